"""The second look at a model's sentences: written anew once, and scored by a judge that can only take away."""

from __future__ import annotations

import pytest

from emptor.agents.questions import parse_question
from emptor.agents.verifying.citable import PRICE, Citable, Scene, scene_for
from emptor.agents.verifying.drafts import drafts_of
from emptor.agents.writing.judged import judged
from emptor.agents.writing.rewriting import rewritten
from emptor.llm import NoModel
from emptor.models.jobs import JobOptions
from emptor.models.report import Candidate
from tests.fakes.contexts import context_with
from tests.fakes.dossiers import evidence

BRIEF = parse_question("headphones under 150 dollars", JobOptions())
NAME = "Aurora AH-300 Headphones"
TRUE, FALSE = "The Aurora AH-300 costs 129.00 USD [1].", "The Aurora AH-300 costs 99.00 USD [1]."


@pytest.fixture
def scene() -> Scene:
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
    return scene_for([fact], [candidate], BRIEF)


async def test_what_holds_is_not_asked_about_again(scene: Scene) -> None:
    context = context_with({})
    drafts = drafts_of(TRUE, scene)
    assert await rewritten(drafts, scene, context) == drafts
    assert context.llm.asked == []  # type: ignore[attr-defined]


async def test_a_wrong_sentence_is_shown_with_its_fault_and_replaced_by_one_that_holds(scene: Scene) -> None:
    context = context_with({"rewrite": {"sentences": [{"number": 1, "text": "At 129.00 USD the Aurora AH-300 fits [1]."}]}})
    drafts = await rewritten(drafts_of(f"{TRUE} {FALSE}", scene), scene, context)
    assert [draft.text for draft in drafts] == ["The Aurora AH-300 costs 129.00 USD.", "At 129.00 USD the Aurora AH-300 fits."]
    assert not any(draft.faults for draft in drafts)
    (asked,) = context.llm.asked  # type: ignore[attr-defined]
    assert "99.00 USD is in no fact" in asked.prompt.data[1]


@pytest.mark.parametrize(
    "answer",
    [
        {"sentences": [{"number": 0, "text": FALSE}]},
        {"sentences": [{"number": 7, "text": TRUE}]},
        {"sentences": [{"number": 0, "text": ""}]},
        {"sentences": []},
        NoModel("none"),
    ],
    ids=["wrong again", "another number", "given up", "nothing", "no model"],
)
async def test_what_is_wrong_again_stays_wrong(scene: Scene, answer: object) -> None:
    """One call, whatever comes of it."""
    context = context_with({"rewrite": answer})  # type: ignore[dict-item]
    (draft,) = await rewritten(drafts_of(FALSE, scene), scene, context)
    assert draft.faults
    assert len(context.llm.asked) == 1  # type: ignore[attr-defined]


async def test_a_repetition_is_no_correction(scene: Scene) -> None:
    context = context_with({"rewrite": {"sentences": [{"number": 1, "text": TRUE}]}})
    drafts = await rewritten(drafts_of(f"{TRUE} {FALSE}", scene), scene, context)
    assert [bool(draft.faults) for draft in drafts] == [False, True]


@pytest.mark.parametrize(("score", "kept"), [(1.0, True), (0.5, True), (0.2, False), (0.0, False)])
async def test_the_judge_takes_away_what_it_finds_unsupported(scene: Scene, score: float, kept: bool) -> None:
    context = context_with({"support": {"scores": [{"number": 0, "score": score}]}}, judge_sentences=True)
    drafts, shown = await judged(drafts_of(TRUE, scene), context)
    assert shown == 1
    assert (not drafts[0].faults) is kept


async def test_the_judge_cannot_bring_back_what_fell(scene: Scene) -> None:
    """It is not even asked about it."""
    context = context_with({"support": {"scores": [{"number": 0, "score": 1.0}]}}, judge_sentences=True)
    drafts, shown = await judged(drafts_of(FALSE, scene), context)
    assert shown == 0
    assert drafts[0].faults


async def test_the_judge_is_off_unless_asked_for(scene: Scene) -> None:
    context = context_with({"support": {"scores": [{"number": 0, "score": 0.0}]}})
    drafts, shown = await judged(drafts_of(TRUE, scene), context)
    assert (shown, drafts[0].faults) == (0, ())
    assert context.llm.asked == []  # type: ignore[attr-defined]
