"""What a report says of steps that no model did: once, and in a line."""

from __future__ import annotations

from emptor.agents.without_model import merged, note_without
from emptor.llm.port import NoModel

STEPS = "Searches were planned, pages were chosen and the recommendation was worded by rules"
ARCHIVE = "This report was made from an archive."


def note(step: str, *models: str) -> str:
    return note_without(step, NoModel(f"no model answered ({'; '.join(models)})"))


def test_steps_are_told_together_with_the_last_of_each_model() -> None:
    notes = [
        ARCHIVE,
        note("searches were planned by rules", "a:x: timeout", "b:y: timeout", "the time allowed was up"),
        "2 pages could not be read.",
        note("pages were chosen by rules", "b:y: timeout", "c:z: auth"),
        note("the recommendation was worded by rules", "a:x: server"),
    ]
    assert merged(notes) == (
        ARCHIVE,
        f"{STEPS}: no model answered (a:x: server; b:y: timeout; the time allowed was up; c:z: auth).",
        "2 pages could not be read.",
    )


def test_one_step_stays_as_it_is() -> None:
    one = note("searches were planned by rules", "a:x: not within the budget: the call could cost $0.01 and $0 is left")
    assert merged([ARCHIVE, one]) == (ARCHIVE, one)


def test_other_notes_are_left_alone() -> None:
    none = note_without("searches were planned by rules", NoModel("no model is configured for planning"))
    assert merged([none, ARCHIVE]) == (none, ARCHIVE)
