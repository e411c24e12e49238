"""How far a job is, folded from its own events: the same events give the same progress."""

from __future__ import annotations

from emptor.models.events import EventType, NewEvent
from emptor.models.progress import JobProgress, JobStep

_STEPS = tuple(JobStep)
_STEP_OF_NODE = {
    "brief": JobStep.UNDERSTAND,
    "clarify": JobStep.UNDERSTAND,
    "follow": JobStep.UNDERSTAND,
    "plan": JobStep.SEARCH,
    "search": JobStep.SEARCH,
    "select": JobStep.SEARCH,
    "scrape": JobStep.READ,
    "extract": JobStep.READ,
    "resolve": JobStep.COMPARE,
    "judge": JobStep.COMPARE,
    "answer": JobStep.COMPARE,
    "write": JobStep.CHECK,
    "verify": JobStep.CHECK,
    "publish": JobStep.CHECK,
}
# What part of the whole is behind when a node speaks, in the first round; reading, most of the work, goes on page by page.
_BEHIND = {
    "brief": 0.02,
    "clarify": 0.02,
    "follow": 0.02,
    "plan": 0.06,
    "search": 0.08,
    "select": 0.1,
    "resolve": 0.56,
    "judge": 0.58,
    "answer": 0.6,
    "write": 0.88,
    "verify": 0.92,
    "publish": 0.97,
}
_READING = (0.12, 0.55)  # the first round's part of the whole
_READING_AGAIN = (0.62, 0.86)  # that of all later rounds
_UNSAID = frozenset({EventType.REPORT_DELTA, EventType.REPORT_RESTART})  # pieces of text, of which there are many


class ProgressCount:
    """The progress of one job while its events come, in their order."""

    def __init__(self) -> None:
        self.now = JobProgress()
        self._chosen = 0  # pages of this round
        self._behind = 0  # those of them that were read or failed

    def add(self, event: NewEvent) -> None:
        """Count an event."""
        changes = self._changes(event)
        step = _STEP_OF_NODE.get(event.node or "")
        if step is not None:
            changes.update(name=step, step=_STEPS.index(step) + 1)
        after = self.now.model_copy(update=changes)
        fraction = 1.0 if event.type is EventType.JOB_SUCCEEDED else self._fraction(after, event.node or "")
        self.now = after.model_copy(update={"fraction": max(fraction, self.now.fraction)})

    def told(self, event: NewEvent) -> NewEvent:
        """Count an event, and return it with the progress after it among its data."""
        self.add(event)
        if event.type in _UNSAID:
            return event
        return event.model_copy(update={"data": {**event.data, "progress": self.now.model_dump(mode="json")}})

    def _changes(self, event: NewEvent) -> dict[str, object]:
        now, data = self.now, event.data
        changes: dict[str, object] = {}
        match event.type:
            case EventType.SEARCH_DONE:
                changes = {"searches": now.searches + 1, "results": now.results + int(data.get("hits", 0))}
            case EventType.SOURCE_SELECTED:
                chosen = len(data.get("urls", ()))
                self._chosen += chosen
                changes = {"pages": now.pages + chosen}
            case EventType.PAGE_READ:
                self._behind += 1
                changes = {"pages_read": now.pages_read + 1}
            case EventType.PAGE_FAILED:
                self._behind += 1
                changes = {"pages_failed": now.pages_failed + 1}
            case EventType.PRODUCT_FOUND:
                changes = {"products": now.products + 1}
            case EventType.CANDIDATE_JUDGED:
                changes = {"candidates": int(data.get("rank", now.candidates + 1))}
            case EventType.ROUND_STARTED:
                self._chosen = self._behind = 0
                changes = {"round": int(data.get("round", now.round + 1))}
        return changes

    def _fraction(self, now: JobProgress, node: str) -> float:
        first, last = _READING if now.round == 1 else _READING_AGAIN
        if now.name is JobStep.READ:
            share = min(self._behind / self._chosen, 1.0) if self._chosen else 0.0
            return round(first + (last - first) * share, 3)
        behind = _BEHIND.get(node, 0.0)
        if now.round > 1 and now.name is JobStep.COMPARE:
            return last
        return first if now.round > 1 and now.name is JobStep.SEARCH else behind
