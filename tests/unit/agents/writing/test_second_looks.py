"""The second look at a model's sentences: a judge that can only take away."""

from __future__ import annotations

import pytest

from emptor.agents.questions import parse_question
from emptor.agents.verifying.citable import PRICE, Citable, scene_for
from emptor.agents.verifying.written import WrittenSentence
from emptor.agents.writing.drafts import Draft, drafts_of
from emptor.agents.writing.judged import judged
from emptor.agents.writing.phrases import phrases_in
from emptor.models.jobs import JobOptions
from emptor.models.report import Candidate
from tests.fakes.contexts import context_with
from tests.fakes.dossiers import evidence
from tests.fakes.written import COSTS, LIE

NAME = "Aurora AH-300 Headphones"


def drafts(*sentences: dict[str, object]) -> list[Draft]:
    fact = Citable(
        line=f"{NAME} costs 129.00 USD at shop.example",
        product=NAME,
        attribute=PRICE,
        evidence=evidence("$129.00"),
        number=129,
        currency="USD",
        seller="shop.example",
    )
    candidate = Candidate(name=NAME, brand="Aurora", identifiers={}, rank=1, score=1.0, qualifies=True)
    scene = scene_for([fact], [candidate], parse_question("headphones under 150 dollars", JobOptions()))
    return drafts_of([WrittenSentence.model_validate(one) for one in sentences], scene, phrases_in("en"))


@pytest.mark.parametrize(("score", "kept"), [(1.0, True), (0.5, True), (0.2, False), (0.0, False)])
async def test_the_judge_takes_away_what_it_finds_unsupported(score: float, kept: bool) -> None:
    context = context_with({"support": {"scores": [{"number": 0, "score": score}]}}, judge_sentences=True)
    found, shown = await judged(drafts(COSTS), context)
    assert shown == 1
    assert (not found[0].faults) is kept


async def test_the_judge_cannot_bring_back_what_fell() -> None:
    """It is not even asked about it."""
    context = context_with({"support": {"scores": [{"number": 0, "score": 1.0}]}}, judge_sentences=True)
    found, shown = await judged(drafts(LIE), context)
    assert shown == 0
    assert found[0].faults


async def test_the_judge_is_off_unless_asked_for() -> None:
    context = context_with({"support": {"scores": [{"number": 0, "score": 0.0}]}})
    found, shown = await judged(drafts(COSTS), context)
    assert (shown, found[0].faults) == (0, ())
    assert context.llm.asked == []  # type: ignore[attr-defined]
