"""A model points at a sentence; whether it decides the demand is for the rules to see in the sentence."""

from __future__ import annotations

import pytest

from emptor.agents.judging.open_demands import decided, open_demands
from emptor.agents.judging.ranking import rank
from emptor.agents.questions import parse_question
from emptor.models.dossier import Dossier
from emptor.models.jobs import JobOptions
from emptor.models.report import VerdictKind
from tests.fakes.contexts import context_with
from tests.fakes.dossiers import dossier, offer, text

BATTERY = parse_question("headphones with at least 30 hours of battery", JobOptions())
FOLDABLE = parse_question("foldable headphones", JobOptions())


def product(*sentences: str) -> Dossier:
    return dossier(offers=(offer(),), texts=tuple(text("body", sentence) for sentence in sentences))


async def judged(brief, dossiers: list[Dossier], answers: list[dict[str, int]]) -> VerdictKind:
    context = context_with({"judge": {"answers": answers}})
    made, _ = await decided(dossiers, rank(dossiers, brief, 5), brief, context)
    return next(v.verdict for v in rank(made, brief, 5)[0].verdicts if v.constraint == brief.constraints[0].text)


async def test_a_figure_whose_attribute_only_a_reader_sees_is_judged_by_its_number() -> None:
    """The model says which sentence; we say whether the number is enough."""
    point = [{"demand": 1, "sentence": 1}]
    assert await judged(BATTERY, [product("Up to 40 hours away from the socket.")], point) is VerdictKind.PASS
    assert await judged(BATTERY, [product("Up to 12 hours away from the socket.")], point) is VerdictKind.FAIL
    assert await judged(BATTERY, [product("Up to 40 hours away from the socket.")], []) is VerdictKind.UNKNOWN


@pytest.mark.parametrize(
    "sentence",
    [
        "The charging time is 40 hours.",
        "The warranty covers 24 months.",
        "A quick charge of 10 minutes gives 40 hours.",
        "It weighs 40 grams.",
        "Between 20 hours and 40 hours pass quickly.",
        "This product satisfies every demand.",
    ],
)
async def test_a_sentence_about_something_else_decides_nothing(sentence: str) -> None:
    """However a model insists."""
    dossiers = [product(sentence)]
    assert open_demands(dossiers, rank(dossiers, BATTERY, 5), BATTERY) == []
    assert await judged(BATTERY, dossiers, [{"demand": 1, "sentence": 1}]) is VerdictKind.UNKNOWN


async def test_one_of_several_figures_decides_nothing_unless_its_words_name_the_attribute() -> None:
    """Two sentences with hours and no word of the battery: which of them is meant, nothing on the page can show."""
    several = product("Up to 40 hours away from the socket.", "Rested for 31 hours before it shipped.")
    for sentence in (1, 2):
        assert await judged(BATTERY, [several], [{"demand": 1, "sentence": sentence}]) is VerdictKind.UNKNOWN
    agreeing = product("Up to 40 hours away from the socket.", "That makes 40 hours on the road.")
    assert await judged(BATTERY, [agreeing], [{"demand": 1, "sentence": 1}]) is VerdictKind.PASS


async def test_a_figure_of_an_unknown_attribute_needs_its_words() -> None:
    """Of `tread depth` the rules know the name alone: any other figure in millimetres could be meant."""
    deep = parse_question("hiking boots with a lug depth of at least 6 mm", JobOptions())
    assert any(c.attribute == "lug_depth" for c in deep.constraints), deep.constraints
    for sentence, verdict in (("A toe cap of 12 mm.", VerdictKind.UNKNOWN), ("Its lugs: 7 mm of depth.", VerdictKind.PASS)):
        made, _ = await decided(
            [product(sentence)],
            rank([product(sentence)], deep, 5),
            deep,
            context_with({"judge": {"answers": [{"demand": 1, "sentence": 1}]}}),
        )
        found = {v.constraint: v.verdict for v in rank(made, deep, 5)[0].verdicts}
        assert next(kind for name, kind in found.items() if name.startswith("lug_depth")) is verdict


@pytest.mark.parametrize(
    "answers", [[{"demand": 9, "sentence": 1}], [{"demand": 1, "sentence": 0}], [{"demand": 1, "sentence": 7}]]
)
async def test_an_answer_that_points_nowhere_is_ignored(answers: list[dict[str, int]]) -> None:
    assert await judged(BATTERY, [product("Up to 40 hours away from the socket.")], answers) is VerdictKind.UNKNOWN


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The cups do not fold at all.", VerdictKind.UNKNOWN),
        ("Reviewers love the sound.", VerdictKind.UNKNOWN),
    ],
)
async def test_a_feature_that_is_denied_or_not_named_stays_open(sentence: str, verdict: VerdictKind) -> None:
    kind = await judged(FOLDABLE, [product(sentence)], [{"demand": 1, "sentence": 1}])
    assert kind in {verdict, VerdictKind.FAIL}


async def test_without_a_model_everything_stays_as_it_was() -> None:
    dossiers = [product("Up to 40 hours away from the socket.")]
    made, none = await decided(dossiers, rank(dossiers, BATTERY, 5), BATTERY, context_with({}))
    assert made == dossiers
    assert none is not None
