"""What the report says where a model was wanted and none answered."""

from __future__ import annotations

from emptor.llm.port import NoModel

_NOT_CONFIGURED = "no model is configured"


def note_without(what: str, error: NoModel) -> str:
    """One line for the report's notes.

    Args:
        what: what was done by rules instead, as a clause: `searches were planned by rules`.
        error: why no model did it.
    """
    if error.reason.startswith(_NOT_CONFIGURED):
        return "No model is configured (a provider's key or EMPTOR_LOCAL_BASE_URL): every step took its path by rules."
    return f"{what[0].upper()}{what[1:]}: {error.reason}."
