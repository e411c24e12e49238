"""What a writer may cite: one value or quotation of one product, and the scene in which sentences about it are checked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from emptor.agents.questions.category import category_terms
from emptor.agents.resolving.naming import full_name, name_pattern
from emptor.models.base import Model
from emptor.models.brief import Brief
from emptor.models.evidence import Evidence
from emptor.models.report import Candidate
from emptor.utils.text import fold

PRICE, RATING, REVIEWS, STOCK, OPINION = "price", "rating", "review_count", "availability", "opinion"


class Citable(Model):
    """One fact as a writer sees it. `line` is what is shown; the rest is what a sentence that cites it is held to."""

    line: str
    product: str
    attribute: str
    evidence: Evidence
    number: Decimal | None = None
    unit: str | None = None
    currency: str | None = None
    seller: str | None = None

    @property
    def words(self) -> str:
        """Everything it says."""
        return f"{self.line} {self.evidence.quote}"


@dataclass(frozen=True)
class Named:
    """A product where a sentence names it."""

    start: int
    end: int
    product: str


@dataclass(frozen=True)
class Scene:
    """What is known when a sentence is checked: all that may be cited, how the products are called, and what was asked."""

    facts: tuple[Citable, ...]
    brief: Brief
    names: tuple[tuple[str, re.Pattern[str]], ...]
    best: str | None = None

    def named(self, text: str) -> list[Named]:
        """The products a text names, in order; the longest name wins where two overlap."""
        found = [Named(m.start(), m.end(), product) for product, pattern in self.names for m in pattern.finditer(text)]
        kept: list[Named] = []
        for one in sorted(found, key=lambda n: (n.start - n.end, n.start)):
            if all(one.end <= other.start or one.start >= other.end for other in kept):
                kept.append(one)
        return sorted(kept, key=lambda n: n.start)

    def of(self, product: str, attribute: str) -> list[Citable]:
        return [fact for fact in self.facts if fact.product == product and fact.attribute == attribute]


# A number after a name makes it another model (`Arc 2`), unless it is a figure: `the L27Q 299.00 USD`.
_NUMBER_IS_MODEL = r"|\d+)\b)"
_BUT_NOT_FIGURES = (
    r"|\d+(?![\d.,]*\s?(?:[€$£%]|[A-Z]{3}\b|h\b|hours|g\b|kg|W\b|Hz|dB|Pa|ms\b|min\b|nit|inch|"
    r"stars?\b|/\s?(?:5|10)\b|out of\b)))\b)"
)


def scene_for(facts: list[Citable], candidates: list[Candidate], brief: Brief) -> Scene:
    """The scene of a report's candidates."""
    names: list[tuple[str, re.Pattern[str]]] = []
    for candidate in candidates:
        product = full_name(candidate.name, candidate.brand)
        spoken = name_pattern(_plain(candidate.name, brief.category), candidate.brand, brief.category)
        plain = sorted({product, candidate.name}, key=len, reverse=True)
        forms = [rf"(?<!\w){re.escape(form)}(?!\w)" for form in plain]
        names.append((product, re.compile("|".join(forms), re.IGNORECASE)))
        if spoken:
            brand = rf"(?:{re.escape(candidate.brand)}(?:['’]s)?\s+)?" if candidate.brand else ""
            names.append((product, re.compile(brand + spoken.pattern.replace(_NUMBER_IS_MODEL, _BUT_NOT_FIGURES), re.IGNORECASE)))
    told = {fact.product for fact in facts}
    shown = [candidate for candidate in candidates if full_name(candidate.name, candidate.brand) in told]
    brands = Counter(fold(candidate.brand) for candidate in shown if candidate.brand)
    for candidate in shown:
        if candidate.brand and brands[fold(candidate.brand)] == 1:  # `the Vantor` is its only one here
            alone = rf"(?<=\bthe ){re.escape(candidate.brand)}(?!\w)(?!\s+(?-i:[A-Z0-9]))"
            names.append((full_name(candidate.name, candidate.brand), re.compile(alone, re.IGNORECASE)))
    best = next((full_name(c.name, c.brand) for c in candidates if c.qualifies), None)
    return Scene(tuple(facts), brief, tuple(names), best)


def _plain(name: str, category: str | None) -> str:
    """The name without the words of its category, as people say it: `Rundo One Robot Vacuum` is `Rundo One`."""
    terms = sorted((re.escape(term) for term in category_terms(category)), key=len, reverse=True) if category else []
    if not terms:
        return name
    short = re.sub(rf"(?<!\w)(?:[\w.,]+-)*(?:{'|'.join(terms)})(?!\w)", " ", name, flags=re.IGNORECASE)
    return " ".join(short.split()) or name
