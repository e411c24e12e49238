"""The generator of shopping webs: the same for the same seed, true to its own data, and scored without mercy."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

import pytest

from emptor.models.brief import Brief
from emptor.models.evidence import Evidence
from emptor.models.extraction import Condition
from emptor.models.money import Money
from emptor.models.report import Candidate, Recommendation, Report, ReportOffer
from tests.evals.frame import Split
from tests.evals.suites import webs
from tests.evals.webs.building import ShoppingWeb, make_web
from tests.evals.webs.goods import categories
from tests.evals.webs.language import LANGUAGES, words
from tests.evals.webs.pages import WebPage
from tests.evals.webs.questions import Question, make_questions, misspelt
from tests.evals.webs.scoring import Score, Scorer, thing
from tests.evals.webs.shops import HELD_OUT, in_euros, markups_of
from tests.evals.webs.truth import Truth

NOW = datetime(2026, 11, 20, tzinfo=UTC)
KINDS = tuple(c for c in categories() if c.key in {"kettlebell", "tent"})


@pytest.fixture(scope="module")
def web() -> ShoppingWeb:
    return make_web("test", KINDS)


def test_a_seed_makes_the_same_web_again(web: ShoppingWeb) -> None:
    again = make_web("test", KINDS)
    assert {url: page.html for url, page in web.pages.items()} == {url: page.html for url, page in again.pages.items()}
    assert [q.text for q in make_questions(web, 0)] == [q.text for q in make_questions(again, 0)]


def test_another_seed_makes_other_goods(web: ShoppingWeb) -> None:
    other = make_web("another", KINDS)
    assert not {p.brand for p in web.goods.products} >= {p.brand for p in other.goods.products}


def test_categories_are_many_and_mostly_not_electronics() -> None:
    listed = categories()
    assert len(listed) >= 14
    assert sum(not c.electronics for c in listed) >= 10


def test_every_category_can_be_asked_for_at_least_and_for_at_most() -> None:
    for category in categories():
        assert {a.more_is_better for a in category.attributes} == {True, False}, category.key


def test_whole_categories_are_held_out() -> None:
    """No known web has a category of the unseen half; every other unseen web has nothing else."""
    known = [c for _, kinds in webs.plan(Split.KNOWN, 6) for c in kinds]
    unseen = [kinds for _, kinds in webs.plan(Split.UNSEEN, 6)]
    assert all(c.split is Split.KNOWN for c in known)
    assert all(c.split is Split.UNSEEN for kinds in unseen[::2] for c in kinds)
    assert not {s for s, _ in webs.plan(Split.KNOWN, 6)} & {s for s, _ in webs.plan(Split.UNSEEN, 6)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_a_category_is_there_in_the_language(language: str) -> None:
    for category in categories():
        for named in (*category.attributes, *category.features):
            assert named.names[language].bare.strip()
            assert "|" not in named.names[language].label
        assert category.singular[language]
        assert category.plural[language]


def test_each_kind_of_markup_has_a_shop(web: ShoppingWeb) -> None:
    assert {s.markup for s in web.shops if not s.lie} == set(markups_of("test"))
    assert {s.language for s in web.shops} == set(LANGUAGES)


def test_held_out_markups_stand_in_unseen_webs_alone() -> None:
    """Kinds of markup are held out like categories."""
    halves = {half: [seed for seed, _ in webs.plan(half, 2)] for half in Split}
    assert all(set(HELD_OUT) <= set(markups_of(seed)) for seed in halves[Split.UNSEEN])
    assert not any(set(HELD_OUT) & set(markups_of(seed)) for seed in halves[Split.KNOWN])


def test_a_page_shows_its_price_to_a_reader(web: ShoppingWeb) -> None:
    """The price of the truth stands in the page's visible text, in the page's own notation."""
    for page in web.pages.values():
        if page.price is not None and page.currency:
            printed = words(page.language).money(page.price, page.currency)
            assert printed in re.sub(r"<script.*?</script>", "", page.html, flags=re.DOTALL), page.url


def test_no_honest_page_affirms_what_its_product_lacks(web: ShoppingWeb) -> None:
    products = {p.key: p for p in web.goods.products}
    for page in _own_pages(web):
        product, lang = products[page.sells or ""], words(page.language)
        own = " ".join(text for who, text in page.scope if who == "own")
        for feature in product.category.features:
            forms = lang.forms(feature.names[page.language])
            for template in lang.data["page"]["deny" if product.features[feature.key] else "affirm"]:
                said = template.format(**forms)
                assert said[0].upper() + said[1:] not in own, (page.url, said)


def test_figures_of_honest_pages_are_those_of_the_product(web: ShoppingWeb) -> None:
    products = {p.key: p for p in web.goods.products}
    checked = 0
    for page in _own_pages(web):
        product, lang = products[page.sells or ""], words(page.language)
        for attribute in product.category.attributes:
            figure = lang.number(product.facts[attribute.key])
            printed = figure if 'class="data"' in page.html else f"{figure} {attribute.unit}"  # some print units beside labels
            if attribute.key in page.states and attribute.unit not in {"kg", "cm"}:  # those may be printed in pounds and inches
                assert printed in page.html, (page.url, attribute.key)
                checked += 1
    assert checked > 50


def test_right_answers_are_within_the_budget_and_no_matter_of_rounding(web: ShoppingWeb) -> None:
    truth, asked = Truth(web), 0
    for number in range(6):
        for question in make_questions(web, number):
            for demand in question.demands:
                if demand.kind == "price" and question.kind not in {"nothing", "pack"}:
                    limit = in_euros(demand.value, demand.currency)
                    prices = {p.key: truth.price_eur(p.key) for p in web.goods.of(question.category)}
                    assert all(prices[key] <= limit * Decimal("0.97") for key in question.right)
                    asked += 1
    assert asked > 10


def test_words_are_misspelt_and_figures_are_not() -> None:
    from random import Random  # noqa: PLC0415

    text = "trekking bikes under 750 dollars"
    wrong = misspelt(text, Random(1))
    assert wrong != text
    assert "750" in wrong


def _own_pages(web: ShoppingWeb) -> list[WebPage]:
    return [p for p in web.pages.values() if p.kind in {"offer", "maker"} and p.what == "product" and not p.lie]


# Scoring.


def _offer(page: WebPage, price: Decimal | None = None, condition: Condition | None = None) -> ReportOffer:
    amount = price if price is not None else page.price
    evidence = Evidence(url=page.url, snapshot_id="x", quote=words(page.language).money(page.price, page.currency or ""))
    return ReportOffer(
        url=page.url,
        seller="shop",
        price=Money(amount=amount, currency=page.currency),
        availability=None,
        condition=condition,
        observed_at=NOW,
        evidence=evidence,
    )


def _scored(web: ShoppingWeb, question: Question, *candidates: Candidate) -> Score:
    report = Report(
        job_id=uuid4(),
        brief=Brief(question=question.text),
        summary="",
        candidates=candidates,
        recommendation=Recommendation(name="x", statements=()) if candidates and candidates[0].qualifies else None,
        web="archive",
        generated_at=NOW,
    )
    return Scorer(web).score(question, report)


def _candidate(*offers: ReportOffer, qualifies: bool = True) -> Candidate:
    return Candidate(name="x", rank=1, score=1, qualifies=qualifies, url=offers[0].url, offers=offers)


def _question(web: ShoppingWeb, kind: str) -> Question:
    return next(q for number in range(6) for q in make_questions(web, number) if q.kind == kind)


def test_the_product_that_was_named_is_right(web: ShoppingWeb) -> None:
    question = _question(web, "named")
    (key,) = question.right
    score = _scored(web, question, _candidate(_offer(web.offers_of(key)[0])))
    assert score.right
    assert score.price_honest
    assert score.price_cells == [True]
    assert all(score.quotes_own)


def test_another_product_than_named_is_a_false_pass(web: ShoppingWeb) -> None:
    question = _question(web, "named")
    other = next(p for p in web.goods.of(question.category) if p.key not in question.right)
    score = _scored(web, question, _candidate(_offer(web.offers_of(other.key)[0])))
    assert not score.right
    assert [kind for kind, _ in score.false_passes] == ["another product than named"]


def test_the_offer_of_a_spare_part_is_a_wrong_merge_and_its_quote_is_anothers(web: ShoppingWeb) -> None:
    question = _question(web, "named")
    (key,) = question.right
    honest = web.offers_of(key)
    spare = next(p for p in web.pages.values() if p.what == "spare" and p.price)
    score = _scored(web, question, _candidate(*(_offer(p) for p in honest), _offer(spare)))
    assert score.wrong_merges == {"spare": 1}
    assert score.quotes_own.count(False) == 1


def test_a_used_copy_may_be_joined_where_it_is_said_to_be_used(web: ShoppingWeb) -> None:
    question = _question(web, "named")
    (key,) = question.right
    used = next(p for p in web.pages.values() if p.what == "used")
    honest = web.offers_of(used.sells or "")
    assert key
    said = _scored(web, question, _candidate(*(_offer(p) for p in honest), _offer(used, condition=Condition.USED)))
    hidden = _scored(web, question, _candidate(*(_offer(p) for p in honest), _offer(used)))
    assert not said.wrong_merges
    assert hidden.wrong_merges == {"used": 1}


def test_a_price_read_wrong_is_a_wrong_cell(web: ShoppingWeb) -> None:
    question = _question(web, "named")
    (key,) = question.right
    score = _scored(web, question, _candidate(_offer(web.offers_of(key)[0], Decimal("0.01"))))
    assert score.price_cells == [False]


def test_nothing_is_right_where_nothing_qualifies(web: ShoppingWeb) -> None:
    question = _question(web, "nothing")
    assert _scored(web, question).right
    product = web.goods.of(question.category)[0]
    assert not _scored(web, question, _candidate(_offer(web.offers_of(product.key)[0]))).right


def test_a_demand_that_the_brief_has_not_is_dropped_in_silence(web: ShoppingWeb) -> None:
    question = _question(web, "least")
    assert len(_scored(web, question).silent) == len(question.demands)


def test_of_a_pack_one_alone_is_a_false_pass_and_the_pack_is_right(web: ShoppingWeb) -> None:
    question = _question(web, "pack")
    key = min(question.right)
    pack = next(p for p in web.pages.values() if thing(p) == key)
    assert not _scored(web, question, _candidate(_offer(pack))).false_passes
    one = _scored(web, question, _candidate(_offer(web.offers_of(key.partition("+")[0])[0])))
    assert [kind for kind, _ in one.false_passes] == ["pack not demanded"]


def test_a_part_and_a_kit_are_things_of_their_own(web: ShoppingWeb) -> None:
    kit = next(p for p in web.pages.values() if p.what == "kit")
    assert thing(kit) == f"{kit.sells}+kit"
