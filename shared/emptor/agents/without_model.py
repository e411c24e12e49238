"""What the report says where a model was wanted and none answered."""

from __future__ import annotations

from collections.abc import Iterable

from emptor.llm.port import NoModel

_NOT_CONFIGURED = "no model is configured"
WITHOUT_ANY_MODEL = "No model is configured (a provider's key or EMPTOR_LOCAL_BASE_URL): every step took its path by rules."
_BY_RULES = " by rules: no model answered"


def note_without(what: str, error: NoModel) -> str:
    """One line for the report's notes.

    Args:
        what: what was done by rules instead, as a clause: `searches were planned by rules`.
        error: why no model did it.
    """
    if error.reason.startswith(_NOT_CONFIGURED):
        return WITHOUT_ANY_MODEL
    return f"{what[0].upper()}{what[1:]}: {error.reason}."


def merged(notes: Iterable[str]) -> tuple[str, ...]:
    """Notes in which the steps that no model answered for are told together, with the last that was heard of each model."""
    kept: list[str] = []
    steps: list[str] = []
    why: dict[str, str] = {}
    place = 0
    for note in notes:
        step, _, rest = note.partition(_BY_RULES)
        if not step or not (rest == "." or (rest.startswith(" (") and rest.endswith(")."))):
            kept.append(note)
            continue
        place = place if steps else len(kept)
        steps.append(step if not steps else step[0].lower() + step[1:])
        for reason in filter(None, rest[2:-2].split("; ")):
            model, told, kind = reason.partition(": ")
            why[model] = f"{model}{told}{kind}"
    if steps:
        head = f"{', '.join(steps[:-1])} and {steps[-1]}" if len(steps) > 1 else steps[0]
        reasons = f" ({'; '.join(why.values())})" if why else ""
        kept.insert(place, f"{head}{_BY_RULES}{reasons}.")
    return tuple(kept)
