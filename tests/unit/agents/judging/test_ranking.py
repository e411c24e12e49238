"""The order of candidates."""

from __future__ import annotations

import json

import pytest

from emptor.agents.judging.ranking import rank
from emptor.agents.questions import parse_question
from emptor.models.jobs import JobOptions
from tests.fakes.dossiers import dossier, fact, offer

BRIEF = parse_question("headphones under $150 with at least 30 hours of battery", JobOptions())


def test_what_qualifies_comes_before_what_does_not_however_well_rated() -> None:
    good = dossier("Plain One", brand=None, offers=(offer("149.00"),), facts=(fact("battery_life", "30", "h"),))
    dear = dossier(
        "Praised Two",
        brand=None,
        offers=(offer("299.00"),),
        facts=(fact("battery_life", "60", "h"), fact("rating", "5"), fact("review_count", "9000")),
    )
    ranked = rank([dear, good], BRIEF, 10)
    assert [c.name for c in ranked] == ["Plain One", "Praised Two"]
    assert [c.rank for c in ranked] == [1, 2]
    assert ranked[0].score > ranked[1].score


def test_what_may_qualify_comes_before_what_does_not() -> None:
    """One that no page states the battery of is worth another look; one that is too dear is not, however good it is."""
    silent = dossier("Silent", brand=None, offers=(offer("149.00"),))
    dear = dossier("Dear", brand=None, offers=(offer("151.00"),), facts=(fact("battery_life", "90", "h"), fact("rating", "5")))
    assert [c.name for c in rank([dear, silent], BRIEF, 10)] == ["Silent", "Dear"]


def test_the_cheaper_of_two_equals_is_first() -> None:
    facts = (fact("battery_life", "35", "h"),)
    ranked = rank(
        [
            dossier("Dear", brand=None, offers=(offer("149"),), facts=facts),
            dossier("Cheap", brand=None, offers=(offer("89"),), facts=facts),
        ],
        BRIEF,
        10,
    )
    assert ranked[0].name == "Cheap"


def test_one_five_star_review_does_not_beat_a_thousand_good_ones() -> None:
    facts = (fact("battery_life", "35", "h"),)
    lone = dossier("Lone", brand=None, offers=(offer("99"),), facts=(*facts, fact("rating", "5"), fact("review_count", "1")))
    loved = dossier(
        "Loved", brand=None, offers=(offer("99"),), facts=(*facts, fact("rating", "4.6"), fact("review_count", "1000"))
    )
    assert rank([lone, loved], BRIEF, 10)[0].name == "Loved"


def test_no_more_candidates_than_wanted() -> None:
    assert len(rank([dossier(f"Number {i}", brand=None) for i in range(5)], BRIEF, 3)) == 3


@pytest.mark.parametrize("question", ["headphones under $150 with at least 30 hours of battery", "light headphones under $150"])
def test_a_score_is_the_sum_of_the_parts_that_the_report_prints(question: str) -> None:
    brief = parse_question(question, JobOptions())
    good = dossier(
        "Good", brand=None, offers=(offer("99.00"),), facts=(fact("battery_life", "50", "h"), fact("weight", "210", "g"))
    )
    dear = dossier("Dear", brand=None, offers=(offer("299.00"),), facts=(fact("rating", "4.9"), fact("weight", "290", "g")))
    ranked = rank([dear, good], brief, 10)
    for candidate in ranked:
        printed = json.loads(candidate.model_dump_json())
        total = sum(part["weight"] * part["value"] for part in printed["score_parts"])
        assert total == pytest.approx(printed["score"], abs=0.0001)
        assert sum(part["weight"] for part in printed["score_parts"]) == pytest.approx(
            1 if candidate.qualifies else 0.5, abs=0.001
        )
    assert ("wishes" in {part.name for part in ranked[0].score_parts}) == question.startswith("light")
