"""plan: what to search for in this round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.judging.kinds import kinds_learned
from emptor.agents.progress import Update, emit, tracked
from emptor.agents.questions.category import names_of_category
from emptor.agents.research.ahead import QUERY_MAX_CHARS, further_queries
from emptor.agents.research.state import ResearchState
from emptor.agents.resolving.asked import asked_names, missing_names
from emptor.agents.resolving.naming import full_name, short_name
from emptor.agents.resolving.shared_words import names_of
from emptor.models.brief import Brief, Constraint, Op
from emptor.models.events import EventType
from emptor.models.report import Candidate, SourceRole, VerdictKind
from emptor.models.research import PlannedQuery

NODE = "plan"
ENOUGH_OPINIONS = 2
ENOUGH_QUALIFIED = 3  # a comparison of fewer is thin: more rounds are tried
SECOND, LAST_SEARCH = 2, 3  # the round that searches for what a model named, and that after which nothing more is searched for
MAX_QUERIES = 4
MAX_DETAIL_QUERIES = 4
MAX_MAKER_QUERIES = 4
MAX_LANGUAGE_QUERIES = 3  # in one round

_REVIEW_WORDS = {"de": "Test", "fr": "test avis", "es": "análisis", "it": "recensione", "nl": "test", "pt": "análise"}


@tracked(NODE)
async def plan(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """First round: shops and reviews. Later ones: what is unknown of promising candidates, other words, and those of a model."""
    brief, number = state["brief"], state.get("round", 1)
    asked = {a.planned.text for a in state.get("answers", [])}
    notes: list[str] = []
    queries: list[PlannedQuery] = []  # none in the rounds that only read what is known already
    if number == 1:
        queries = by_rules(brief)
    elif number <= LAST_SEARCH:
        queries = _later(brief, state.get("candidates", []), number, asked, _words_read(state))
        further, notes = await _of_a_model(state, runtime.context) if number == SECOND else ([], [])
        queries = _unique([*queries, *further])
    fresh = [q for q in queries if q.text not in asked]
    if number > 1:
        emit(runtime, EventType.ROUND_STARTED, f"round {number}", node=NODE, round=number, queries=[q.text for q in fresh])
    return {"queries": fresh, "notes": notes}


async def _of_a_model(state: ResearchState, context: AgentContext) -> tuple[list[PlannedQuery], list[str]]:
    """What a model would search for: asked beside the first round's reading, or now where nothing was read in it."""
    if "ahead" in state:
        return list(state["ahead"].queries), []
    return await further_queries(state["brief"], context)


def by_rules(brief: Brief) -> list[PlannedQuery]:
    """The question itself, the kind of thing with its features, and the same with the word for a review; or what is named."""
    what = describe(brief)
    review = _REVIEW_WORDS.get(brief.language, "review")
    best = f"best {what} {review}" if brief.language == "en" else f"{what} {review}"
    named = asked_names(brief)
    brands = [v for c in brief.constraints if c.attribute == "brand" and c.op in {Op.IN, Op.EQ} for v in c.values]
    question = PlannedQuery(text=brief.question[:QUERY_MAX_CHARS], purpose="shops")
    if named:
        details = [PlannedQuery(text=name, purpose="details") for name in named]
        return _unique([question, *details, *(PlannedQuery(text=f"{name} {review}", purpose="reviews") for name in named)])
    ordered = [PlannedQuery(text=f"{key.words} {what}", purpose="shops") for key in brief.sort[:1]]
    queries = [
        question,
        *ordered,
        *(PlannedQuery(text=f"{brand} {what}", purpose="shops") for brand in brands),
        PlannedQuery(text=what, purpose="shops"),
        PlannedQuery(text=best, purpose="reviews"),
    ]
    return _unique(queries)[: MAX_QUERIES + len(brands)]


def describe(brief: Brief) -> str:
    """`wireless over-ear headphones`: features and category, or the question where the category is unknown."""
    features = [v for c in brief.constraints if c.attribute == "feature" and c.op is Op.HAS for v in c.values]
    if brief.category is None:
        return brief.question[:QUERY_MAX_CHARS]
    return " ".join([*features, brief.category]).replace("_", " ")[:QUERY_MAX_CHARS]


def _words_read(state: ResearchState) -> tuple[str, ...]:
    """The words for the kind asked for that pages in other languages taught."""
    brief = state["brief"]
    if not brief.category:
        return ()
    named = names_of(state.get("pages", {}).values())
    return tuple(sorted(kinds_learned(state.get("dossiers", []), named, brief)))


def _later(
    brief: Brief,
    candidates: list[Candidate],
    number: int,
    asked: Collection[str] = (),
    words_read: Sequence[str] = (),
) -> list[PlannedQuery]:
    """What is not known of those that may still qualify, tests of those that do, and other words where they are too few.

    `words_read` are names of the kind of thing in other languages, as far as the pages read have taught them.
    """
    hard = {c.text: c for c in brief.constraints if c.hard}
    promising = [c for c in candidates if not _failed(c)]
    names = {c.name: short_name(c.name, c.brand, brief.category) for c in promising}
    details = [
        PlannedQuery(text=f"{names[c.name]} {_asks(hard[v.constraint])}", purpose="details", round=number)
        for c in promising
        for v in c.verdicts
        if v.verdict is VerdictKind.UNKNOWN and v.constraint in hard
    ]
    review = _REVIEW_WORDS.get(brief.language, "review")
    untested = [names[c.name] for c in promising if not is_tested(c)]
    tests = [PlannedQuery(text=f"{name} {review}", purpose="reviews", round=number) for name in untested]
    what = brief.category or describe(brief)
    named = asked_names(brief)
    if named:
        other_words = [f"buy {name}" for name in missing_names([full_name(c.name, c.brand) for c in candidates], brief)]
    else:
        few = len(promising) < ENOUGH_QUALIFIED
        other_words = [f"buy {what}", what, *_in_other_languages(brief, asked, words_read)] if few else []
    wider = [PlannedQuery(text=text, purpose="shops", round=number) for text in other_words]
    makers = [] if named else _of_makers(candidates, number, asked)
    return _unique([*tests[:MAX_DETAIL_QUERIES], *_unique(details)[:MAX_DETAIL_QUERIES], *wider, *makers])


def _of_makers(candidates: list[Candidate], number: int, asked: Collection[str]) -> list[PlannedQuery]:
    """The names of makers that were met and not asked for yet: what else they make, also under another language's word."""
    brands = [brand for brand, _ in Counter(c.brand for c in candidates if c.brand).most_common() if brand not in asked]
    return [PlannedQuery(text=brand, purpose="shops", round=number) for brand in brands[:MAX_MAKER_QUERIES]]


def _in_other_languages(brief: Brief, asked: Collection[str], words_read: Sequence[str]) -> list[str]:
    """What the kind of thing is called elsewhere: a shop in a neighbouring country may have what qualifies."""
    names = names_of_category(brief.category) if brief.category else {}
    others = dict.fromkeys((*(name for language, name in names.items() if language != brief.language), *words_read))
    return [name for name in others if name not in asked][:MAX_LANGUAGE_QUERIES]


def _asks(constraint: Constraint) -> str:
    words = constraint.values[0] if constraint.values else constraint.attribute
    return words.replace("_", " ")


_INDEPENDENT = frozenset({SourceRole.LAB, SourceRole.REVIEWER, SourceRole.FORUM})


def is_tested(candidate: Candidate) -> bool:
    """Whether those who do not sell it have been heard: a lab, or two others."""
    heard = {opinion.evidence.url: opinion.role for opinion in candidate.opinions if opinion.role in _INDEPENDENT}
    return SourceRole.LAB in heard.values() or len(heard) >= ENOUGH_OPINIONS


def _failed(candidate: Candidate) -> bool:
    return any(v.verdict is VerdictKind.FAIL for v in candidate.verdicts)


def _unique(queries: list[PlannedQuery]) -> list[PlannedQuery]:
    return list({q.text.casefold().strip(): q for q in reversed(queries) if q.text.strip()}.values())[::-1]
