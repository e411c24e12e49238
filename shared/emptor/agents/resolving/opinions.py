"""What articles, labs and threads say of a product: quotations, and the figures they state."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from emptor.agents.resolving.asked import asked_name
from emptor.agents.resolving.naming import name_pattern
from emptor.agents.resolving.reading import evidence_for, sentences
from emptor.agents.resolving.sentences import Wanted, asked_figures, comparable_figures, facts_in_sentence
from emptor.lexicon import fold, matcher
from emptor.lexicon.negation import negated
from emptor.models.brief import Brief
from emptor.models.dossier import Dossier, ProductText
from emptor.models.extraction import PageKind
from emptor.models.report import Opinion, ReportFact
from emptor.models.research import ReadPage

MAX_OPINIONS = 6
MAX_PER_PAGE = 2
_MIN_QUOTE_WORDS = 4
_LONG_WORDS = 9  # of a sentence without a full stop, as people write in threads; headings are shorter
_CLOSING = frozenset(".!?…。!?")
_STANCES = ("for", "open", "against")
_SPEAKING = frozenset({PageKind.ARTICLE, PageKind.FORUM})


@dataclass(frozen=True)
class _Said:
    """What one page says of one product. `own` sentences name it; `about` may not, on a page that is about it alone."""

    page: ReadPage
    own: list[str]
    about: list[str]


def add_opinions(dossiers: list[Dossier], pages: list[ReadPage], brief: Brief) -> list[Dossier]:
    """Bring to each product what others say of it. A sentence that names several products states no figure of any."""
    wanted = _wanted(dossiers, brief)
    patterns = [name_pattern(asked_name(d.name, brief) or d.name, d.brand, brief.category) for d in dossiers]
    for page in pages:
        if page.extraction is None or page.extraction.kind not in _SPEAKING:
            continue
        said = _sentences_of(page)
        topic = [i for i, pattern in enumerate(patterns) if pattern and pattern.search(page.extraction.title or "")]
        for number, pattern in enumerate(patterns):
            own = [s for s in said if _names(s, pattern, patterns)] if pattern else []
            about = said if topic == [number] else own
            if about:
                others = [p for i, p in enumerate(patterns) if p and i != number]
                alone = [s for s in about if not any(other.search(s) for other in others)]
                dossiers[number] = _heard(dossiers[number], _Said(page, own, alone), wanted)
    return [d.model_copy(update={"opinions": _leading(d.opinions)}) for d in dossiers]


def _names(sentence: str, pattern: re.Pattern[str], patterns: Iterable[re.Pattern[str] | None]) -> bool:
    """Whether a sentence names a product outside the longer name of another one: `Delta` within `Delta XL` is not the Delta."""
    longer = [m.span() for other in patterns if other and other is not pattern for m in other.finditer(sentence)]
    return any(
        not any(first <= m.start() and m.end() <= last and last - first > m.end() - m.start() for first, last in longer)
        for m in pattern.finditer(sentence)
    )


def _leading(opinions: tuple[Opinion, ...]) -> tuple[Opinion, ...]:
    """Those that are kept, what speaks for the product first."""
    kept = opinions[:MAX_OPINIONS]
    return tuple(sorted(kept, key=lambda opinion: _STANCES.index(opinion.stance)))


def stance_of(sentence: str) -> Literal["for", "against", "open"]:
    """Return whether a sentence speaks for a product or against it; `open` where its words do not say, or say both."""
    points = {"for": 0, "against": 0}
    for match in matcher("opinion").find(fold(sentence)):
        kind = match.key.removeprefix("opinion.")
        turned = negated(sentence, (match.start, match.end))
        points["against" if (kind == "for") == turned else "for"] += 1
    if points["for"] == points["against"]:
        return "open"
    return "for" if points["for"] > points["against"] else "against"


def _sentences_of(page: ReadPage) -> list[str]:
    extraction = page.extraction
    if extraction is None:
        return []
    return list(dict.fromkeys([*sentences(extraction.text), *(m.quote for m in extraction.mentions)]))


def _wanted(dossiers: list[Dossier], brief: Brief) -> list[Wanted]:
    """The figures asked for; of products that are compared by name, all those that can be compared."""
    if not any(c.attribute == "name" for c in brief.constraints):
        return asked_figures(brief)
    named = [fact for dossier in dossiers for fact in dossier.facts]
    return list({w.attribute: w for w in [*comparable_figures(named), *asked_figures(brief)]}.values())


def _is_statement(sentence: str, page: ReadPage) -> bool:
    """Whether it says something: not the title, a heading or a bare name, which end as no sentence does and are short."""
    title = fold(page.extraction.title or "") if page.extraction else ""
    words = len(sentence.split())
    closed = sentence.rstrip(" ”\"')")[-1:] in _CLOSING
    return words >= _MIN_QUOTE_WORDS and fold(sentence) not in title and (closed or words >= _LONG_WORDS)


def _heard(dossier: Dossier, said: _Said, wanted: list[Wanted]) -> Dossier:
    page = said.page
    quotable = [s for s in said.own or said.about if _is_statement(s, page)]
    opinions = [
        Opinion(role=page.role, evidence=evidence_for(page, s, "text"), stance=stance_of(s)) for s in quotable[:MAX_PER_PAGE]
    ]
    facts = [fact for s in said.about for fact in _figures(page, s, wanted)]
    texts = [ProductText(where="opinion", text=s, evidence=evidence_for(page, s, "text"), role=page.role) for s in said.own]
    return dossier.model_copy(
        update={
            "opinions": (*dossier.opinions, *opinions),
            "facts": tuple(dict.fromkeys([*dossier.facts, *facts])),
            "texts": (*dossier.texts, *texts),
            "roles": {**dossier.roles, page.url: page.role},
        }
    )


def _figures(page: ReadPage, sentence: str, wanted: list[Wanted]) -> list[ReportFact]:
    return facts_in_sentence(sentence, evidence_for(page, sentence, "text"), wanted)
