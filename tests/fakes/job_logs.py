"""Jobs whose log a test writes itself, as a worker would: short, and with everything that is hard to tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from emptor.db import Database
from emptor.db.events import EventRepository
from emptor.db.jobs import JobRepository
from emptor.models.events import EventType, NewEvent
from emptor.models.jobs import Job, JobStatus

LEASE_S = 600
OUTCOME = {"candidates": 2, "qualifying": 1, "recommendation": "Halvik Meridian 45"}
SUMMARY = "The Halvik Meridian 45 is the one to buy."


def event(type_: EventType, message: str = "", node: str | None = None, **data: Any) -> NewEvent:
    return NewEvent(type=type_, message=message, node=node, data=data)


def text(*pieces: str) -> list[NewEvent]:
    return [event(EventType.REPORT_DELTA, node="write", text=piece) for piece in pieces]


def node(name: str, *inside: NewEvent) -> list[NewEvent]:
    return [
        event(EventType.NODE_STARTED, name, name),
        *inside,
        event(EventType.NODE_FINISHED, name, name, ms=1.5),
    ]


DRAFT = text("The Sonnika H700 ", "lasts 60 hours.\n")  # taken back: its page says otherwise
STANDING = text("The Halvik Meridian 45 costs ", "129,00\u202f€ ", "and lasts 45\u00a0hours.\n", "It “folds” \u2028flat. 🎧\n")
FINAL_TEXT = "".join(str(piece.data["text"]) for piece in STANDING)
SHOP, LAB = "https://shop.example/p/1", "https://lab.example/t/1"

# A worker that dies in its first node, a second round, a page that fails, and a text that is taken back.
BODY: list[NewEvent] = [
    event(EventType.JOB_STARTED, "A worker took the job.", attempt=1),
    event(EventType.NODE_STARTED, "brief", "brief"),
    event(EventType.JOB_STARTED, "A worker took the job.", attempt=2),
    *node(
        "brief",
        event(
            EventType.BRIEF_READY,
            "headphones",
            "brief",
            category="headphones",
            constraints=["new"],
            preferences=[],
            sort=["weight, ascending"],
            corrected=["hedphones → headphones"],
            unused=["crackle"],
            assumptions=[],
        ),
    ),
    event(EventType.SEARCH_DONE, "“headphones”: 2 results", "search", query="headphones", provider="archive", hits=2),
    event(EventType.NOTICE, "search provider brave failed", "search"),
    *node("select", event(EventType.SOURCE_SELECTED, "2 pages to read", "select", urls=[SHOP, LAB], skipped=0)),
    event(EventType.PAGE_READ, f"{SHOP}: product", "extract", url=SHOP, kind="product", role="retailer"),
    event(EventType.PRODUCT_FOUND, "Halvik", "extract", url=SHOP, name="Halvik Meridian 45", price="129.00", currency="EUR"),
    event(EventType.PAGE_FAILED, f"{LAB}: blocked", "extract", url=LAB, outcome="blocked"),
    *node("judge", event(EventType.CANDIDATE_JUDGED, "1. Other", "judge", rank=1, name="Other", qualifies=False, score=0.1)),
    event(EventType.ROUND_STARTED, "round 2", "plan", round=2, queries=["halvik review"]),
    event(EventType.PAGE_READ, f"{SHOP}: product", "extract", url=SHOP, kind="product", role="retailer"),
    *node(
        "judge",
        event(EventType.CANDIDATE_JUDGED, "1. Halvik", "judge", rank=1, name="Halvik Meridian 45", qualifies=True, score=0.9),
        event(EventType.CANDIDATE_JUDGED, "2. Other", "judge", rank=2, name="Other", qualifies=False, score=0.1),
    ),
    *node("write", *DRAFT),
    *node(
        "verify",
        event(EventType.REPORT_RESTART, node="verify"),
        *STANDING,
        event(EventType.VERIFICATION_DONE, "9 checked, 1 removed", "verify", checked=9, removed=1),
    ),
]


class LogWriter:
    """Holds a job as its worker, and writes its log."""

    def __init__(self, db: Database) -> None:
        self._jobs = JobRepository(db)
        self._events = EventRepository(db)
        self._held: dict[UUID, Job] = {}

    async def hold(self, job_id: UUID) -> None:
        job = await self._jobs.claim(job_id, "a test", lease_s=LEASE_S, max_attempts=1)
        assert job is not None, "another worker has it"
        self._held[job_id] = job

    async def write(self, job_id: UUID, events: Sequence[NewEvent]) -> None:
        await self._events.append(job_id, self._held[job_id].fencing_token, events)

    async def finish(self, job_id: UUID, status: JobStatus = JobStatus.SUCCEEDED, **more: Any) -> None:
        token = self._held[job_id].fencing_token
        data = OUTCOME if status is JobStatus.SUCCEEDED else {}
        await self._jobs.finish(job_id, token, status, **{"message": SUMMARY, "data": data, **more})
