"""select: which of the pages found are read in this round."""

from __future__ import annotations

from collections import Counter, defaultdict

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.progress import Update, emit, tracked
from emptor.agents.research.cheaper import cheaper_unread
from emptor.agents.research.discovery import found_on_pages
from emptor.agents.research.plan import LAST_SEARCH
from emptor.agents.research.state import ResearchState
from emptor.agents.sources.roles import role_from_address
from emptor.core.errors import SearchUnavailable
from emptor.models.brief import Brief
from emptor.models.events import EventType
from emptor.models.report import SourceRole
from emptor.models.research import Answered, ReadPage, Selected, Skipped
from emptor.utils.sites import site_of
from emptor.utils.text import comparable

NODE = "select"
PAGES_PER_PRODUCT = 2  # pages read in one round for each candidate wanted in the report
MIN_PAGES = 12
MAX_PAGES = 40
LATER_SHARE = 0.75  # of the first round's pages, in each later one
PER_DOMAIN_SHARE = 0.5  # of a round's pages, at most, from one domain
MIN_PER_DOMAIN = 4
OPINION_SHARE = 0.34  # of the first round's pages kept for tests, reviews and threads
LATER_OPINION_SHARE = 0.6  # later rounds check what the first one found
OLD_ANSWER_WEIGHT = 0.2  # in a later round, of what earlier queries found
RRF_K = 60  # reciprocal rank fusion's usual constant (Cormack, Clarke and Büttcher, 2009)
_OPINION_ROLES = frozenset({SourceRole.LAB, SourceRole.REVIEWER, SourceRole.FORUM, SourceRole.AFFILIATE})


@tracked(NODE)
async def select(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """Given pages first; then what searches and listings found, best first, under the caps."""
    job, brief, number = state["job"], state["brief"], state.get("round", 1)
    read = state.get("pages", {})
    require_answers(state)
    budget = min(MAX_PAGES, max(MIN_PAGES, job.options.max_products * PAGES_PER_PRODUCT))
    budget = budget if number == 1 else max(MIN_PAGES, int(budget * LATER_SHARE))
    given = [Selected(url=u, role=role_from_address(u), round=number) for u in brief.urls if u not in read]
    ranked = [s for s in _ranked(state.get("answers", []), read, brief, number) if s.url not in read and s.url not in brief.urls]
    cheaper = cheaper_unread(state)
    ranked.sort(key=lambda page: page.url not in cheaper)
    if number > LAST_SEARCH:
        ranked, given = [page for page in ranked if page.url in cheaper], []
    share = OPINION_SHARE if number == 1 else LATER_OPINION_SHARE
    room = max(0, budget - len(given))
    chosen, skipped = choose(ranked, room, share)
    doubted = set(state["ahead"].doubted) if "ahead" in state else set()
    if doubted and skipped:  # there is something else to read in their place
        chosen, skipped = choose([page for page in ranked if page.url not in doubted], room, share)
        skipped += [_skip(page, "about something else, by its title") for page in ranked if page.url in doubted]
    selected = given + chosen
    message = f"{len(selected)} pages to read, {len(skipped)} left out"
    emit(runtime, EventType.SOURCE_SELECTED, message, node=NODE, urls=[s.url for s in selected], skipped=len(skipped))
    return {"selected": selected, "skipped": skipped}


def require_answers(state: ResearchState) -> None:
    """Raise SearchUnavailable when no provider answered any query, and there is no page to read without them.

    A provider that found nothing has answered: then it is true that nothing was found.
    """
    attempts = [attempt for answered in state.get("answers", []) for attempt in answered.answer.attempts]
    if state["brief"].urls or not attempts or any(attempt.answered for attempt in attempts):
        return
    why = {
        attempt.provider: attempt.detail or f"{attempt.provider} failed ({attempt.outcome})." for attempt in reversed(attempts)
    }
    raise SearchUnavailable(
        f"No search provider answered: {' '.join(sorted(why.values()))} Try again later, or set up another provider."
    )


def _ranked(answers: list[Answered], read: dict[str, ReadPage], brief: Brief, number: int) -> list[Selected]:
    """All pages known, by reciprocal rank fusion over the queries; a listing's items count by what they promise."""
    scores: dict[str, float] = defaultdict(float)
    titles: dict[str, str] = {}
    for answered in answers:
        weight = 1.0 if answered.planned.round == number else OLD_ANSWER_WEIGHT
        for hit in answered.answer.hits:
            scores[hit.url] += weight / (RRF_K + hit.rank)
            titles.setdefault(hit.url, hit.title)
    for found in found_on_pages(read, brief):
        scores[found.url] += OLD_ANSWER_WEIGHT * found.gain / (RRF_K + found.place)
        titles.setdefault(found.url, found.title)
    best = sorted(scores, key=lambda url: -scores[url])
    brands = frozenset(comparable(v) for c in brief.constraints if c.attribute == "brand" for v in c.values)
    return [Selected(url=u, title=titles[u], role=role_from_address(u, titles[u], brands), round=number) for u in best]


def choose(ranked: list[Selected], budget: int, opinion_share: float = OPINION_SHARE) -> tuple[list[Selected], list[Skipped]]:
    """Fill the budget in order, keeping a share for opinions and capping each domain."""
    per_domain = max(MIN_PER_DOMAIN, int(budget * PER_DOMAIN_SHARE))
    opinions_kept = int(budget * opinion_share)
    waiting = sum(s.role in _OPINION_ROLES for s in ranked)
    domains: Counter[str] = Counter()
    chosen: list[Selected] = []
    skipped: list[Skipped] = []
    for page in ranked:
        is_opinion = page.role in _OPINION_ROLES
        taken = sum(s.role in _OPINION_ROLES for s in chosen)
        reserved = 0 if is_opinion else max(0, min(opinions_kept, waiting) - taken)
        site = site_of(page.url)
        if len(chosen) + reserved >= budget:
            skipped.append(_skip(page, "enough pages"))
        elif domains[site] >= per_domain:
            skipped.append(_skip(page, f"enough pages of {site}"))
        else:
            domains[site] += 1
            chosen.append(page)
    return chosen, skipped


def _skip(page: Selected, why: str) -> Skipped:
    return Skipped(url=page.url, title=page.title, role=page.role, why=why)
