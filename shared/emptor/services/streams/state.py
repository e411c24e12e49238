"""What is known of a job so far, folded from its log: the state that AG-UI and LangGraph clients mirror.

A change is a key and its new value, or a key and what is put at the end of its list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from emptor.models.events import EventType, JobEvent

_STATUS = {
    EventType.JOB_ACCEPTED: "queued",
    EventType.JOB_STARTED: "running",
    EventType.INPUT_NEEDED: "needs_input",
    EventType.INPUT_GIVEN: "queued",
    EventType.JOB_SUCCEEDED: "succeeded",
    EventType.JOB_FAILED: "failed",
    EventType.JOB_CANCELLED: "cancelled",
}
_APPENDED = {
    EventType.SEARCH_DONE: "searches",
    EventType.PAGE_READ: "pages",
    EventType.PAGE_FAILED: "failures",
    EventType.PRODUCT_FOUND: "products",
    EventType.CANDIDATE_JUDGED: "candidates",
}
_SET = {
    EventType.BRIEF_READY: "brief",
    EventType.INPUT_NEEDED: "input",
    EventType.SOURCE_SELECTED: "selection",
    EventType.VERIFICATION_DONE: "verification",
    EventType.JOB_SUCCEEDED: "outcome",
}


@dataclass(frozen=True)
class Change:
    """`key` gets `value`; with `append`, its list grows by it."""

    key: str
    value: Any
    append: bool = False


def first_state(job_id: str, links: dict[str, str]) -> dict[str, Any]:
    """The state before the first event."""
    lists: dict[str, Any] = {key: [] for key in (*_APPENDED.values(), "notices")}
    return {
        "job_id": job_id,
        "links": links,
        "status": "queued",
        "round": 1,
        "progress": None,
        **dict.fromkeys(_SET.values()),
        **lists,
    }


def changes(event: JobEvent) -> list[Change]:
    """How an event changes the state."""
    found = [Change("status", status)] if (status := _STATUS.get(event.type)) else []
    if event.type is EventType.CANDIDATE_JUDGED and event.data.get("rank") == 1:  # each round judges again
        found.append(Change("candidates", []))
    data = {name: value for name, value in event.data.items() if name != "progress"}
    if key := _APPENDED.get(event.type):
        found.append(Change(key, data, append=True))
    if key := _SET.get(event.type):
        found.append(Change(key, data))
    if progress := event.data.get("progress"):
        found.append(Change("progress", progress))
    if event.type is EventType.ROUND_STARTED:
        found.append(Change("round", event.data.get("round")))
    if event.type is EventType.NOTICE:
        found.append(Change("notices", event.message, append=True))
    return found


def apply(state: dict[str, Any], made: list[Change]) -> dict[str, Any]:
    """The state after these changes; the one given stays as it is."""
    after = dict(state)
    for change in made:
        after[change.key] = [*after[change.key], change.value] if change.append else change.value
    return after
