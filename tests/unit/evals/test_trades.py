"""The trades: the same for the same seed, of goods no other suite has, and what a page states is what its words say."""

from __future__ import annotations

from random import Random

import pytest

from tests.evals.bazaar.wares import kinds as bazaar_kinds
from tests.evals.frame import Split
from tests.evals.suites.trades import make_web, plan
from tests.evals.trades.asking import make_questions
from tests.evals.trades.kinds import trades
from tests.evals.trades.saying import words
from tests.evals.trades.telling import stated
from tests.evals.trades.templates import HELD_OUT, TEMPLATES
from tests.evals.webs.building import ShoppingWeb
from tests.evals.webs.goods import categories
from tests.evals.webs.language import LANGUAGES

CHOSEN = tuple(trades()[key].category for key in ("car_seat", "suitcase"))
ROUNDS = 20


@pytest.fixture(scope="module")
def web() -> ShoppingWeb:
    return make_web("test", CHOSEN)


def test_a_seed_makes_the_same_web_again(web: ShoppingWeb) -> None:
    again = make_web("test", CHOSEN)
    assert {url: page.html for url, page in web.pages.items()} == {url: page.html for url, page in again.pages.items()}
    assert [q.text for q in make_questions(web, 0)] == [q.text for q in make_questions(again, 0)]


def test_no_kind_of_goods_is_one_of_another_suite() -> None:
    assert not trades().keys() & ({kind.key for kind in bazaar_kinds()} | {category.key for category in categories()})
    assert len(trades()) >= 16


def test_both_halves_have_as_many_kinds_and_the_unseen_half_has_markup_of_its_own() -> None:
    halves = {split: {kind.key for _, chosen in plan(split, 2) for kind in chosen} for split in Split}
    assert len(halves[Split.KNOWN]) == len(halves[Split.UNSEEN]) == len(trades()) // 2
    assert not halves[Split.KNOWN] & halves[Split.UNSEEN]
    markups = {s: {shop.markup for seed, chosen in plan(s, 1) for shop in make_web(seed, chosen).shops} for s in Split}
    assert markups[Split.UNSEEN] - markups[Split.KNOWN] == set(HELD_OUT)
    assert markups[Split.KNOWN] == set(TEMPLATES)


def test_each_question_has_an_answer_by_the_data_or_is_meant_to_have_none(web: ShoppingWeb) -> None:
    asked = list(make_questions(web, 0))
    assert len(asked) >= len(CHOSEN) * 5
    assert all(q.best <= q.right for q in asked)
    assert all(q.right or q.kind in {"nothing", "absent"} for q in asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_writes_all_that_pages_and_questions_need(language: str) -> None:
    here, english = words(language).data, words("en").data
    assert set(here["page"]) >= set(english["page"])
    assert set(here["ask"]) >= set(english["ask"])
    assert len(here["about"]) == len(english["about"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_range_ends_with_the_figure_and_dimensions_have_it_in_its_place(web: ShoppingWeb, language: str) -> None:
    product, number = web.goods.products[0], words(language).number
    upto, width = number(product.facts["upto"]), number(product.facts["width"])
    for round_ in range(ROUNDS):
        told = stated(Random(round_), web.goods, product, language, full=True)
        rows = {row.states: row.text for row in told.rows}
        assert rows["upto"].endswith(f"{upto} cm")
        assert rows["upto"].startswith("45")
        assert rows["width"].startswith(width)


def test_an_absent_feature_is_never_in_the_list_of_the_equipment(web: ShoppingWeb) -> None:
    for product in web.goods.products:
        for round_ in range(ROUNDS):
            told = stated(Random(round_), web.goods, product, "en")
            listed = [row for row in told.rows if row.label == words("en").page("equipment")]
            assert all(product.features[key] for row in listed for key in row.states.split())
