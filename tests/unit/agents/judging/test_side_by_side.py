"""The side-by-side table: what is shown, who is believed, and who is ahead."""

from __future__ import annotations

from emptor.agents.judging.ranking import rank
from emptor.agents.judging.side_by_side import MAX_COLUMNS, leads, side_by_side
from emptor.agents.questions import parse_question
from emptor.models.jobs import JobOptions
from emptor.models.report import Candidate, ComparedAttribute, ReportFact, SourceRole
from tests.fakes.dossiers import dossier, fact, offer

BRIEF = parse_question("headphones with at least 20 hours of battery", JobOptions())
ASKED = ["battery_life"]
SHOP, LAB = "https://shop.example/p/1", "https://lab.example/1"
ROLES = {SHOP: SourceRole.RETAILER, LAB: SourceRole.LAB}


def candidates(*facts: tuple[ReportFact, ...]) -> list[Candidate]:
    """Each dearer than the one before, so that they keep their order."""
    made = [
        dossier(f"Number {i}", brand=None, offers=(offer(str(50 + i)),), facts=(fact("battery_life", "30", "h"), *own))
        for i, own in enumerate(facts)
    ]
    return rank(made, BRIEF, len(made))


def row(found: tuple[ComparedAttribute, ...], attribute: str) -> ComparedAttribute:
    return next(r for r in found if r.attribute == attribute)


def test_what_was_asked_for_stands_first_then_what_most_state() -> None:
    found = side_by_side(
        candidates((fact("weight", "200", "g"),), (fact("weight", "220", "g"), fact("colour", "red"))), ASKED, ROLES
    )
    assert [r.attribute for r in found][:2] == ["battery_life", "weight"]
    assert [len(r.values) for r in found][:2] == [2, 2]


def test_a_measurement_is_believed_before_a_shop() -> None:
    tested = dossier("Tested", brand=None, facts=(fact("battery_life", "32", "h"), fact("battery_life", "24.1", "h", LAB)))
    found = row(side_by_side(rank([tested], BRIEF, 1), ASKED, ROLES), "battery_life")
    assert [(v.value, v.evidence.url) for v in found.values] == [("24.1", LAB)]


def test_less_weight_and_more_battery_are_ahead_in_whatever_unit_they_are_told() -> None:
    found = side_by_side(candidates((fact("weight", "0.25", "kg"),), (fact("weight", "240", "g"),)), ASKED, ROLES)
    assert row(found, "weight").best == (2,)
    assert row(found, "battery_life").best == ()
    assert leads(found) == {2: ["weight"]}


def test_nobody_is_ahead_where_one_does_not_tell_in_numbers() -> None:
    found = side_by_side(candidates((fact("weight", "light"),), (fact("weight", "240", "g"),)), ASKED, ROLES)
    assert row(found, "weight").best == ()


def test_numbers_of_shops_and_words_of_one_site_alone_are_left_out() -> None:
    one = (fact("sku", "A1"), fact("sleeve_print", "owl"), fact("mopping_pads", "2"))
    other = (fact("sku", "A2"), fact("sleeve_print", "fox"), fact("mopping_pads", "1", url=LAB))
    assert {r.attribute for r in side_by_side(candidates(one, other), ASKED, ROLES)} == {"battery_life", "mopping_pads"}


def test_a_shop_under_two_names_is_one_site() -> None:
    one, other = (fact("pads", "2", url="https://shop.example/1"),), (fact("pads", "1", url="https://www.shop.example/2"),)
    assert {r.attribute for r in side_by_side(candidates(one, other), ASKED, ROLES)} == {"battery_life"}


def test_the_table_has_columns_for_the_first_few() -> None:
    found = side_by_side(candidates(*[()] * (MAX_COLUMNS + 2)), ASKED, ROLES)
    assert [v.rank for v in row(found, "battery_life").values] == list(range(1, MAX_COLUMNS + 1))
