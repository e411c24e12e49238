"""Verdicts: what passes, what fails, and what stays unknown because no page says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from emptor.agents.judging.category import Fit, category_fit
from emptor.agents.judging.offers import priced_offers
from emptor.agents.judging.verdicts import judge, judge_all, ledger, qualifies
from emptor.agents.questions import parse_question
from emptor.models.dossier import Dossier
from emptor.models.jobs import JobOptions
from emptor.models.report import SourceRole, VerdictKind
from emptor.utils.exchange import RATES_VARIABLE
from tests.fakes.dossiers import dossier, fact, offer, text

PASS, FAIL, UNKNOWN = VerdictKind.PASS, VerdictKind.FAIL, VerdictKind.UNKNOWN


@pytest.fixture(autouse=True)
def _fixed_rates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rates of a day that does not change, so that amounts stay as near to a limit as they are meant to be."""
    file = tmp_path / "rates.toml"
    file.write_text('base = "EUR"\nday = 2025-10-01\nsource = "test"\n[rates]\nUSD = "1.174"\n')
    monkeypatch.setenv(RATES_VARIABLE, str(file))


def verdict(question: str, product: Dossier) -> VerdictKind:
    """The verdict on the question's one constraint."""
    brief = parse_question(question, JobOptions())
    assert len(brief.constraints) == 1, brief.constraints
    return judge(brief.constraints[0], product, brief).verdict


@pytest.mark.parametrize(
    ("offers", "expected"),
    [
        ((offer("129.00"),), PASS),
        ((offer("150.00"),), PASS),
        ((offer("150.01"),), FAIL),
        ((), UNKNOWN),
        ((offer(None),), UNKNOWN),
        ((offer("129.00", "EUR"),), UNKNOWN),
        ((offer("99.00", "EUR"),), PASS),
        ((offer("199.00", "EUR"),), FAIL),
        ((offer("99.00", "XXX"),), UNKNOWN),
        ((offer("129.00", None),), UNKNOWN),
        ((offer("199.00"), offer("140.00", seller="other.example")), PASS),
        ((offer("99.00", availability="OutOfStock"), offer("180.00", seller="other.example")), FAIL),
        ((offer("99.00", availability="OutOfStock"),), PASS),
        ((offer("99.00", condition="used"), offer("180.00")), FAIL),
    ],
    ids=[
        "within",
        "exactly the limit",
        "a cent over",
        "no offer",
        "no price",
        "another currency, too near to the limit for a reference rate",
        "another currency well below the limit",
        "another currency above the limit",
        "a currency without a rate",
        "an unknown currency is not taken for the wanted one",
        "a cheaper shop counts",
        "a sold-out offer does not count while another can be bought",
        "the only offer counts even when sold out",
        "a used offer does not count for a buyer who wants it new",
    ],
)
def test_price_is_judged_by_the_cheapest_offer_a_buyer_can_take(offers: tuple, expected: VerdictKind) -> None:
    assert verdict("headphones under $150", dossier(offers=offers)) is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((fact("battery_life", "40", "h"),), PASS),
        ((fact("battery_life", "30", "h"),), PASS),
        ((fact("battery_life", "28", "h"),), FAIL),
        ((fact("battery_life", "1800", "min"),), PASS),
        ((fact("battery_life", "long"),), UNKNOWN),
        ((fact("charging_time", "40", "h"),), UNKNOWN),
        ((), UNKNOWN),
    ],
    ids=["more", "exactly", "less", "in another unit", "words are no number", "another attribute", "not stated"],
)
def test_quantities_are_compared_in_one_unit(facts: tuple, expected: VerdictKind) -> None:
    assert verdict("headphones with at least 30 hours of battery", dossier(facts=facts)) is expected


@pytest.mark.parametrize(
    ("question", "product", "expected"),
    [
        ("tent for 4 people", dossier(name="Den Tent", facts=(fact("sleeps", "4 people", None),)), PASS),
        ("tent for 4 people", dossier(name="Den Tent", facts=(fact("capacity", "3 people", None),)), FAIL),
        ("Zelt für 4 Personen", dossier(name="Den Tent", facts=(fact("number of people", "4", None),)), PASS),
        ("tent for 4 people", dossier(name="Den Two-Person Tent", texts=(text("name", "Den Two-Person Tent"),)), FAIL),
        ("tent for 4 people", dossier(name="Den Tent", texts=(text("description", "Room for five people and a dog."),)), PASS),
        (
            "tent for 4 people",
            dossier(name="Den Tent", texts=(text("description", "Two people pitch it in a minute."),)),
            UNKNOWN,
        ),
        ("tent for 4 people", dossier(name="Den Tent", texts=(text("description", "It isn't made for four people."),)), UNKNOWN),
        ("fridge for 24 bottles", dossier(name="Cellar Fridge", facts=(fact("capacity", "18 bottles", None),)), FAIL),
        ("fridge for 24 bottles", dossier(name="Cellar Fridge", facts=(fact("capacity", "60 l", None),)), UNKNOWN),
    ],
)
def test_how_many_it_is_for_is_read_from_rows_names_and_sentences_of_room(
    question: str, product: Dossier, expected: VerdictKind
) -> None:
    assert verdict(question, product) is expected


def test_a_measurement_outweighs_the_shops_claim() -> None:
    """The lab measured less than the shop says: the demand is not met, and the verdict names the disagreement."""
    lab, shop = "https://lab.example/t", "https://shop.example/p/1"
    product = dossier(
        facts=(fact("battery_life", "40", "h", shop), fact("battery_life", "24", "h", lab)),
        roles={lab: SourceRole.LAB, shop: SourceRole.RETAILER},
    )
    brief = parse_question("headphones with at least 30 hours of battery", JobOptions())
    result = judge(brief.constraints[0], product, brief)
    assert result.verdict is FAIL
    assert result.evidence is not None
    assert result.evidence.url == lab
    assert "40 h" in result.reason


def test_equals_that_contradict_each_other_leave_it_unknown() -> None:
    one, other = "https://a.example/p", "https://b.example/p"
    product = dossier(
        facts=(fact("battery_life", "40", "h", one), fact("battery_life", "24", "h", other)),
        roles={one: SourceRole.RETAILER, other: SourceRole.RETAILER},
    )
    assert verdict("headphones with at least 30 hours of battery", product) is UNKNOWN


def test_sizes_are_equal_within_rounding() -> None:
    assert verdict("27-inch monitor", dossier("Vista 27", facts=(fact("screen_size", "68.6", "cm"),))) is PASS
    assert verdict("27-inch monitor", dossier("Vista 24", facts=(fact("screen_size", "23.8", "inch"),))) is FAIL


@pytest.mark.parametrize(
    ("name", "texts", "expected"),
    [
        ("Aurora Wireless Headphones", (), PASS),
        ("Aurora Wired Headphones", (), FAIL),
        ("Aurora Headphones", (text("spec", "Connection: Bluetooth, wireless"),), PASS),
        ("Aurora Headphones", (text("spec", "Wireless: No"),), FAIL),
        ("Aurora Wired Headphones", (text("body", "Unlike our wireless models, this one has a cable."),), FAIL),
        ("Aurora Headphones", (), UNKNOWN),
    ],
    ids=["named", "named the opposite", "in the specification", "denied", "the name outweighs the prose", "not told"],
)
def test_features_are_looked_for_where_words_count_most(name: str, texts: tuple, expected: VerdictKind) -> None:
    assert verdict("wireless headphones", dossier(name, texts=texts)) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("headphones from Aurora", PASS),
        ("headphones from Sony or Bose", FAIL),
        ("headphones, not Aurora", FAIL),
        ("headphones, no Sony", PASS),
    ],
)
def test_brands_can_be_demanded_and_avoided(question: str, expected: VerdictKind) -> None:
    assert verdict(question, dossier()) is expected


def test_unknown_never_qualifies() -> None:
    brief = parse_question("wireless headphones under $150 with at least 30 hours of battery", JobOptions())
    silent = dossier(offers=(offer(),))
    assert not qualifies(judge_all(silent, brief), brief)
    told = dossier(offers=(offer(),), facts=(fact("battery_life", "35", "h"),))
    assert qualifies(judge_all(told, brief), brief)


def test_what_is_sold_out_everywhere_does_not_qualify_though_nobody_asked() -> None:
    brief = parse_question("headphones under $150", JobOptions())
    assert any(c.text == "in stock" for c in ledger(brief))
    assert not qualifies(judge_all(dossier(offers=(offer(availability="OutOfStock"),)), brief), brief)
    assert qualifies(judge_all(dossier(offers=(offer(availability=None),)), brief), brief)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("InStock",), PASS),
        (("LimitedAvailability",), PASS),
        (("BackOrder",), FAIL),
        (("PreOrder",), FAIL),
        (("BackOrder", "InStock"), PASS),
        (("OutOfStock", "PreOrder"), FAIL),
        ((None,), UNKNOWN),
        ((None, "BackOrder"), FAIL),
    ],
)
def test_what_can_be_had_only_later_is_not_in_stock(names: tuple[str | None, ...], expected: VerdictKind) -> None:
    offers = tuple(offer(availability=name, seller=f"shop{place}.example") for place, name in enumerate(names))
    assert verdict("headphones in stock", dossier(offers=offers)) is expected


def test_an_offer_to_be_had_now_counts_before_a_cheaper_one_to_be_had_later() -> None:
    brief = parse_question("headphones under $150", JobOptions())
    offers = (
        offer("80.00", availability="BackOrder", seller="later.example"),
        offer("99.00", seller="now.example"),
        offer("70.00", availability="SoldOut", seller="never.example"),
    )
    assert [o.seller for o in priced_offers(dossier(offers=offers), brief)] == ["now.example", "later.example", "never.example"]


@pytest.mark.parametrize(
    ("name", "category", "expected"),
    [
        ("Aurora AH-300 Headphones", "headphones", Fit.YES),
        ("Kopfhörer Aurora AH-300", "headphones", Fit.YES),
        ("Walnut Headphone Stand", "headphones", Fit.NO),
        ("Carrying Case for Aurora Headphones", "headphones", Fit.NO),
        ("Oak Dining Table", "headphones", Fit.NO),
        ("Anything at all", None, Fit.LIKELY),
    ],
)
def test_only_the_kind_of_thing_that_was_asked_for_is_a_candidate(name: str, category: str | None, expected: Fit) -> None:
    assert category_fit(category, dossier(name)) is expected


def test_a_long_passage_is_quoted_where_it_tells() -> None:
    """The quotation is a part of the passage, cut between words, around the word that decides."""
    passage = "It is a " + "very " * 40 + "comfortable wireless pair " + "for long days " * 20
    brief = parse_question("wireless headphones", JobOptions())
    result = judge(brief.constraints[0], dossier("Aurora Headphones", texts=(text("body", passage.strip()),)), brief)
    assert result.verdict is PASS
    assert result.evidence is not None
    assert "wireless" in result.evidence.quote
    assert result.evidence.quote in passage
    assert len(result.evidence.quote) < len(passage) / 2


def test_a_product_that_is_only_offered_used_is_said_to_be() -> None:
    brief = parse_question("headphones under $150", JobOptions())
    result = judge(brief.constraints[0], dossier(offers=(offer("99.00", condition="refurbished"),)), brief)
    assert result.verdict is UNKNOWN
    assert "only refurbished" in result.reason


@pytest.mark.parametrize(
    ("where", "words", "expected"),
    [
        ("spec", "Noise cancelling: No", FAIL),
        ("spec", "Réduction de bruit : Non", FAIL),
        ("body", "They don't offer noise cancelling.", FAIL),
        ("body", "Noise cancelling is sold with the Pro version only.", FAIL),
        ("body", "Noise cancelling is optional.", UNKNOWN),
        ("body", "Do they have noise cancelling?", UNKNOWN),
        ("body", "They do not lack noise cancelling.", PASS),
    ],
)
def test_a_feature_that_is_denied_fails_and_one_that_is_only_offered_is_unknown(
    where: str, words: str, expected: VerdictKind
) -> None:
    """What a page denies, sells separately or only asks about is never taken for a pass."""
    assert verdict("headphones with noise cancelling", dossier(texts=(text(where, words),))) is expected


def test_texts_that_contradict_each_other_leave_a_feature_open() -> None:
    """A row says yes and a sentence says no: neither is believed, and the verdict quotes both."""
    said = (text("spec", "Noise cancelling: Yes"), text("body", "They don't offer noise cancelling."))
    assert verdict("headphones with noise cancelling", dossier(texts=said)) is UNKNOWN


@pytest.mark.parametrize(
    ("name", "category", "expected"),
    [
        ("Replacement bulb for Arc Desk Lamp", "desk lamp", Fit.NO),
        ("Arc Desk Lamp", "desk lamp", Fit.YES),
        ("Neoprene Sleeve for Aster 14", "laptop sleeve", Fit.YES),
        ("Aster 14 Laptop", "laptop sleeve", Fit.NO),
        ("Shoulder Bag for Lumo Z5 Camera", "camera bag", Fit.YES),
        ("Lumo Z5 Camera", "camera bag", Fit.NO),
        ("Empty box for Lumo Z5 Camera", "camera", Fit.NO),
        ("Lumo Z5 Camera extended warranty", "camera", Fit.NO),
    ],
)
def test_accessories_answer_only_where_they_are_asked_for(name: str, category: str, expected: Fit) -> None:
    """A spare part is no answer to a question for its machine, nor the machine to one for the part."""
    assert category_fit(category, dossier(name)) is expected


def test_what_its_own_pages_say_is_for_another_is_not_the_machine() -> None:
    """`Arc Desk Lamp Halo` is no lamp where its page says that the halo is made for the lamp of that name."""
    extra = dossier("Arc Desk Lamp Halo").model_copy(update={"for_another": True})
    assert category_fit("desk lamp", dossier("Arc Desk Lamp Halo")) is Fit.YES
    assert category_fit("desk lamp", extra) is Fit.NO


@pytest.mark.parametrize(
    ("name", "category", "expected"),
    [
        ("Ashwick Bolt silicone sheet", "bed sheet", Fit.NO),
        ("Ashwick Bolt bed sheet", "bed sheet", Fit.YES),
        ("Grimby Atlas Flächenreiniger", "Hochdruckreiniger", Fit.NO),
    ],
)
def test_a_noun_alone_is_not_the_thing_whose_name_ends_with_it(name: str, category: str, expected: Fit) -> None:
    """The words before the noun say which one is wanted."""
    assert category_fit(category, dossier(name)) is expected


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("gift for dad", False),
        ("something under 20 euros", False),
        ("headphones", True),
        ("Corvo 15 Pro", True),
        ("blue, size M, under 30 euros", True),
    ],
)
def test_nothing_qualifies_where_nothing_says_what_is_wanted(question: str, told: bool) -> None:
    """Any product of the web was recommended as the gift for dad."""
    brief = parse_question(question, JobOptions())
    product = dossier(
        "Corvo 15 Pro", offers=(offer("10.00", "EUR"),), texts=(text("name", "Corvo 15 Pro"), text("spec", "blue, M"))
    )
    verdicts = judge_all(product, brief)
    assert ("kind of product" not in {v.constraint for v in verdicts}) is told
    assert told or not qualifies(verdicts, brief)
