"""The report from the state: what was found, what was tried, what it cost."""

from __future__ import annotations

from decimal import Decimal

from emptor.agents.context import AgentContext
from emptor.agents.conversation.replying import answer_of, reply_to
from emptor.agents.judging.leanings import asked_attributes
from emptor.agents.judging.side_by_side import side_by_side
from emptor.agents.judging.superlatives import unsorted_by
from emptor.agents.progress import total_times
from emptor.agents.research.cheaper import cheaper_unread
from emptor.agents.research.state import ResearchState
from emptor.agents.sources.orders import text_without_orders
from emptor.agents.without_model import WITHOUT_ANY_MODEL, merged
from emptor.agents.writing.phrases import phrases_in
from emptor.agents.writing.summaries import summarise
from emptor.models.conversation import FollowUpKind
from emptor.models.extraction import PageKind
from emptor.models.page import FailureKind
from emptor.models.report import Candidate, ComparedAttribute, Cost, CostLine, Counts, Recommendation, Reply, Report, Source
from emptor.models.research import READ, ReadPage

_BY_RULES = "by rules: "  # such notes differ in their reasons only: one a step is enough
_MAX_SKIPPED_SHOWN = 30


def assemble(
    state: ResearchState,
    recommendation: Recommendation | None,
    comparison: tuple[ComparedAttribute, ...],
    context: AgentContext,
) -> Report:
    """Put the report together; verification and publication complete it."""
    job, candidates, brief = state["job"], state.get("candidates", []), state["brief"]
    now = context.now()
    reply = _reply(state, comparison, recommendation)
    return Report(
        job_id=job.job_id,
        brief=brief,
        summary=(answer_of(reply) if reply else "") or summarise(candidates, brief, comparison),
        follow_up=reply,
        candidates=tuple(candidates),
        comparison=comparison,
        recommendation=recommendation,
        sources=sources_of(state),
        notes=notes_of(state, context),
        counts=counts_of(state),
        cost=Cost(limit_usd=job.options.max_cost_usd),
        timing=total_times(state.get("timings", [])),
        wall_ms=max(0.0, (now - job.started_at).total_seconds() * 1_000),
        web=context.web,
        rounds=state.get("round", 1) - 1,
        generated_at=now,
    )


def _reply(
    state: ResearchState, comparison: tuple[ComparedAttribute, ...], recommendation: Recommendation | None
) -> Reply | None:
    """The reply to a follow-up; None for a question of its own."""
    said, parent_id = state.get("follow_up"), state["job"].parent_id
    if said is None or parent_id is None:
        return None
    searched = not state.get("answered")
    return reply_to(said, parent_id, state.get("candidates", []), comparison, recommendation, searched=searched)


def comparison_of(state: ResearchState, candidates: list[Candidate]) -> tuple[ComparedAttribute, ...]:
    """What the candidates' pages state, side by side; of a follow-up that sets some of them against each other, theirs."""
    said = state.get("follow_up")
    chosen = [c for c in candidates if said and c.name in said.products]
    if said and said.kind is not FollowUpKind.COMPARE and not (said.attributes and len(chosen) > 1):
        chosen += [c for c in candidates if c not in chosen]
    asked = (*(said.attributes if said else ()), *asked_attributes(state["brief"]))
    roles = {url: page.role for url, page in state.get("pages", {}).items()}
    return side_by_side(chosen or candidates, asked, roles)


def sources_of(state: ResearchState) -> tuple[Source, ...]:
    """Every page that was considered, those that were read first."""
    pages = state.get("pages", {})
    read = sorted(pages.values(), key=lambda p: p.outcome != READ)
    skipped = {s.url: s for s in state.get("skipped", []) if s.url not in pages}
    return (
        *(_source(page) for page in read),
        *(
            Source(url=s.url, title=text_without_orders(s.title), role=s.role, outcome="skipped", detail=s.why)
            for s in list(skipped.values())[:_MAX_SKIPPED_SHOWN]
        ),
    )


def _source(page: ReadPage) -> Source:
    return Source(
        url=page.url,
        title=text_without_orders(page.title),
        role=page.role,
        outcome=page.outcome,
        detail=page.detail,
        page_kind=page.extraction.kind.value if page.extraction else None,
        snapshot_id=page.snapshot_id,
        fetched_at=page.fetched_at,
        via=page.via,
    )


def counts_of(state: ResearchState) -> Counts:
    pages = state.get("pages", {}).values()
    read = [p for p in pages if p.outcome == READ]
    blocked = sum(p.outcome == FailureKind.BLOCKED.value for p in pages)
    answers = state.get("answers", [])
    return Counts(
        queries=len(answers),
        hits=len({hit.url for a in answers for hit in a.answer.hits}),
        attempted=len(pages),
        read=len(read),
        blocked=blocked,
        failed=len(pages) - len(read) - blocked,
        skipped=unread_count(state),
        products=sum(bool(p.extraction and p.extraction.kind is PageKind.PRODUCT) for p in read),
    )


def unread_count(state: ResearchState) -> int:
    """How many pages were known and not read, those included that a catalogue names and that were not worth keeping."""
    extractions = [page.extraction for page in state.get("pages", {}).values() if page.extraction]
    return len(known_unread(state)) + sum(max(0, e.items - len(e.links)) for e in extractions)


def known_unread(state: ResearchState) -> set[str]:
    """The addresses that searches and listings named and that were not read."""
    pages = state.get("pages", {})
    listings = [p.extraction for p in pages.values() if p.extraction and p.extraction.kind is PageKind.LISTING]
    items = {link.url for listing in listings for link in listing.links} | {e.next_page for e in listings if e.next_page}
    return (items | {s.url for s in state.get("skipped", [])}) - set(pages)


def notes_of(state: ResearchState, context: AgentContext) -> tuple[str, ...]:
    """What failed or is missing, for a person."""
    say = phrases_in(state["brief"].answer_language)
    notes = list({note.partition(":")[0] if _BY_RULES in note else note: note for note in state.get("notes", [])}.values())
    if context.web != "live":
        notes.insert(0, say("note.archive", web=context.web))
        if context.subjects and not state.get("candidates"):
            notes.insert(1, say("note.archive_subjects", subjects=", ".join(context.subjects)))
    unusable = sum(p.outcome != READ for p in state.get("pages", {}).values())
    if unusable:
        notes.append(say.counted("note.unusable", unusable))
    if not context.renders and (shells := _shells(state)):
        notes.append(say.counted("note.needs_browser", shells))
    unread = unread_count(state)
    if unread:
        notes.append(say.counted("note.unread", unread))
    if cheaper := len(cheaper_unread(state)):
        notes.append(say.counted("note.cheaper_unread", cheaper))
    if what := unsorted_by(state["brief"], state.get("candidates", [])):
        notes.append(say("note.not_sorted", what=say.attribute(what)))
    if not state.get("answers") and not state.get("answered"):
        notes.append(say("note.no_search"))
    elif not any(a.answer.hits for a in state.get("answers", [])) and not state.get("answered"):
        notes.append(say("note.no_hits"))
    return tuple(say("note.no_model") if note == WITHOUT_ANY_MODEL else note for note in merged(notes))


def _shells(state: ResearchState) -> int:
    """How many pages came empty because a script fills them."""
    return sum(bool(page.extraction and page.extraction.needs_browser) for page in state.get("pages", {}).values())


def cost_of(lines: tuple[CostLine, ...], limit: Decimal) -> Cost:
    """What the job has spent on models, searches and scraping providers."""
    return Cost(total_usd=sum((line.usd for line in lines), Decimal(0)), limit_usd=limit, lines=lines)
