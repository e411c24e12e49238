"""The report's sentences, written by rules: each carries the evidence it rests on."""

from __future__ import annotations

from emptor.agents.judging.offers import wait_for
from emptor.agents.resolving.naming import full_name
from emptor.models.brief import Brief
from emptor.models.evidence import Evidence
from emptor.models.extraction import Availability
from emptor.models.report import Candidate, Recommendation, ReportOffer, Statement, Verdict, VerdictKind

_QUOTED_CHARS = 220
_AVAILABLE = {
    Availability.IN_STOCK: "in stock",
    Availability.PRE_ORDER: "on pre-order",
    Availability.LIMITED: "in stock, few left",
}


def recommend(candidates: list[Candidate]) -> Recommendation | None:
    """The best that qualifies, with reasons; None when nothing does."""
    best = next((c for c in candidates if c.qualifies), None)
    if best is None:
        return None
    statements = [s for s in (_price(best), *_demands(best), _opinion(best), _runner_up(best, candidates)) if s]
    return Recommendation(rank=best.rank, name=best.name, statements=tuple(statements))


def summarise(candidates: list[Candidate], brief: Brief) -> str:
    """What the buyer reads first."""
    what = brief.category or "products"
    if not candidates:
        return f"Nothing qualifies: no page that could be read is about {what} as asked for."
    good = [c for c in candidates if c.qualifies]
    if not good:
        return f"Nothing qualifies: none of the {len(candidates)} candidates meets every demand. {_closest(candidates[0])}"
    best = good[0]
    others = f"; {len(good) - 1} more of the {len(candidates)} candidates also meet every demand" if len(good) > 1 else ""
    return f"{title(best)} is the best match{others}."


def title(candidate: Candidate) -> str:
    """The name with its maker's, once."""
    return full_name(candidate.name, candidate.brand)


def _closest(candidate: Candidate) -> str:
    """Why even the first one fails."""
    lacking = [v for v in candidate.verdicts if v.verdict is not VerdictKind.PASS]
    return f"Closest is {title(candidate)}: " + "; ".join(f"{demand(v.constraint)} is {_outcome(v)}" for v in lacking) + "."


def _outcome(verdict: Verdict) -> str:
    return f"not met ({verdict.reason})" if verdict.verdict is VerdictKind.FAIL else "not known"


def best_offer(candidate: Candidate) -> ReportOffer | None:
    priced = [o for o in candidate.offers if o.price and o.evidence]
    return min(priced, key=wait_for, default=None)


def _price(candidate: Candidate) -> Statement | None:
    offer = best_offer(candidate)
    if offer is None or offer.price is None or offer.evidence is None:
        return None
    stock = _AVAILABLE.get(offer.availability) if offer.availability else None
    text = f"{title(candidate)} costs {offer.price} at {offer.seller}" + (f" ({stock})." if stock else ".")
    evidence = [offer.evidence] + ([offer.availability_evidence] if stock and offer.availability_evidence else [])
    return Statement(text=text, evidence=tuple(evidence))


def _demands(candidate: Candidate) -> list[Statement]:
    """One sentence for each demand that a fact meets; price and stock have been told."""
    met = [v for v in candidate.verdicts if v.verdict is VerdictKind.PASS and v.evidence]
    return [
        Statement(text=f"{demand(v.constraint)}: “{shorten(v.evidence.quote)}”.", evidence=(v.evidence,))
        for v in met
        if v.evidence and not v.constraint.startswith(("price", "in stock"))
    ]


_SIGNS = {">=": "≥", "<=": "≤"}


def demand(constraint: str) -> str:
    """A constraint's canonical text for a person: `has wireless` is `wireless`, `battery_life >= 3 h` is `battery life ≥ 3 h`."""
    words = [_SIGNS.get(word, word.replace("_", " ")) for word in constraint.removeprefix("has ").split(" ")]
    return " ".join(words)


def _opinion(candidate: Candidate) -> Statement | None:
    opinion = next(iter(candidate.opinions), None)
    if opinion is None:
        return None
    return Statement(text=f"A {opinion.role} says: “{shorten(opinion.evidence.quote)}”.", evidence=(opinion.evidence,))


def _runner_up(best: Candidate, candidates: list[Candidate]) -> Statement | None:
    other = next((c for c in candidates if c.qualifies and c.rank > best.rank), None)
    offer = best_offer(other) if other else None
    if other is None or offer is None or offer.evidence is None:
        return None
    evidence: tuple[Evidence, ...] = (offer.evidence,)
    return Statement(text=f"The next best, {title(other)}, costs {offer.price} at {offer.seller}.", evidence=evidence)


def shorten(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _QUOTED_CHARS else words[:_QUOTED_CHARS].rsplit(" ", 1)[0] + " …"
