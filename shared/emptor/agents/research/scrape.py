"""scrape: one page is read, kept as a snapshot, and handed on. A failure is a value."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import Command, Send

from emptor.agents.context import AgentContext
from emptor.agents.progress import tracked
from emptor.agents.research.state import ExtractTask, ScrapeTask
from emptor.models.page import FetchFailure, Page
from emptor.models.research import READ, ReadPage, Selected
from emptor.scraping.port import FetchRequest

NODE = "scrape"


@tracked(NODE, announce=False)
async def scrape(task: ScrapeTask, runtime: Runtime[AgentContext]) -> Command[Any]:
    """Fetch, keep, pass on to extraction."""
    selected, brief, context = task["selected"], task["brief"], runtime.context
    request = FetchRequest(
        url=selected.url,
        deadline_s=context.fetch_deadline_s,
        max_bytes=context.fetch_max_bytes,
        language=brief.language if brief.language != "und" else None,
        country=brief.region,
    )
    result = await context.fetcher.fetch(request)
    if isinstance(result, Page):
        page = _read(selected, result, await context.snapshots.put(result))
    else:
        # What was sent with a refusal is kept too: it shows who refused.
        page = _failed(selected, result, await context.snapshots.put(result.answer) if result.answer else None)
    return Command(update={"pages": {page.url: page}}, goto=[Send("extract", ExtractTask(page=page, brief=brief))])


def _read(selected: Selected, page: Page, snapshot_id: str) -> ReadPage:
    return ReadPage(
        url=selected.url,
        final_url=page.final_url,
        title=selected.title,
        role=selected.role,
        outcome=READ,
        status=page.status,
        snapshot_id=snapshot_id,
        fetched_at=page.fetched_at,
        via=page.via,
    )


def _failed(selected: Selected, failure: FetchFailure, snapshot_id: str | None) -> ReadPage:
    return ReadPage(
        url=selected.url,
        final_url=failure.answer.final_url if failure.answer else None,
        title=selected.title,
        role=selected.role,
        outcome=failure.failure.value,
        detail=failure.message,
        status=failure.status,
        snapshot_id=snapshot_id,
        via=failure.via,
    )
