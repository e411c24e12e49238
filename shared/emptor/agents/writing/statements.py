"""The report's sentences, written by rules: each carries the evidence it rests on."""

from __future__ import annotations

from collections import Counter

from emptor.agents.judging.leanings import leanings_of
from emptor.agents.judging.offers import wait_for
from emptor.agents.judging.side_by_side import leads
from emptor.agents.resolving.asked import asked_name, asked_names, missing_names
from emptor.agents.resolving.naming import full_name
from emptor.models.brief import Brief
from emptor.models.evidence import Evidence
from emptor.models.extraction import Availability
from emptor.models.report import (
    Candidate,
    ComparedAttribute,
    ComparedValue,
    Recommendation,
    ReportOffer,
    Statement,
    Verdict,
    VerdictKind,
)

_QUOTED_CHARS = 220
_DIFFERENCES = 8
_WORDS = frozenset({"year", "month", "week", "day"})  # units that are words have a plural
_AVAILABLE = {
    Availability.IN_STOCK: "in stock",
    Availability.PRE_ORDER: "on pre-order",
    Availability.LIMITED: "in stock, few left",
}


def recommend(candidates: list[Candidate], brief: Brief, comparison: tuple[ComparedAttribute, ...]) -> Recommendation | None:
    """The best that qualifies, with reasons; None when nothing does. Of products that are compared, what sets them apart."""
    good = [c for c in candidates if c.qualifies]
    if not good:
        return None
    best = good[0]
    if _compares(good, brief):
        called = _called(good, brief)
        opinions = [_opinion(c, of=called[c.rank]) for c in good]
        told = [*(_price(c, called[c.rank]) for c in good), *_differences(called, comparison), *opinions]
    else:
        told = [_price(best), *_demands(best), *_wishes(best, brief, comparison), _opinion(best), _runner_up(best, candidates)]
    return Recommendation(rank=best.rank, name=best.name, statements=tuple(s for s in told if s))


def summarise(candidates: list[Candidate], brief: Brief, comparison: tuple[ComparedAttribute, ...]) -> str:
    """What the buyer reads first."""
    missing = missing_names(map(title, candidates), brief)
    told = [_found(candidates, brief, comparison)] if candidates else []
    if missing or not candidates:
        what = " or ".join(missing) or f"{brief.category or 'products'} as asked for"
        told.append(f"{'' if candidates else 'Nothing qualifies: '}no page that could be read is about {what}.")
    return " ".join(sentence[0].upper() + sentence[1:] for sentence in told)


def _found(candidates: list[Candidate], brief: Brief, comparison: tuple[ComparedAttribute, ...]) -> str:
    good = [c for c in candidates if c.qualifies]
    if not good:
        return f"Nothing qualifies: none of the {len(candidates)} candidates meets every demand. {_closest(candidates[0])}"
    if _compares(good, brief):
        return _compared(good, _called(good, brief), comparison)
    best = f"{title(good[0])} is the best match"
    if len(good) == 1:
        return f"{best}."
    if not any(c.hard for c in brief.constraints):
        return f"{best} of the {len(good)} products found that can be had."
    return f"{best}; {len(good) - 1} more of the {len(candidates)} candidates also meet every demand."


def _compares(good: list[Candidate], brief: Brief) -> bool:
    return len(good) > 1 and len(asked_names(brief)) > 1


def _called(good: list[Candidate], brief: Brief) -> dict[int, str]:
    """What to call each: by the question's own words where they tell it from the others."""
    asked = {c.rank: asked_name(title(c), brief) or "" for c in good}
    times = Counter(asked.values())
    return {c.rank: name if (name := asked[c.rank]) and times[name] == 1 else title(c) for c in good}


def _compared(good: list[Candidate], called: dict[int, str], comparison: tuple[ComparedAttribute, ...]) -> str:
    """Who is ahead in what, in words."""
    ahead = leads(comparison)
    cheapest = _cheapest(good)
    told = []
    for candidate in good:
        points = [*(["price"] if candidate is cheapest else []), *ahead.get(candidate.rank, [])]
        if points:
            told.append(f"{called[candidate.rank]} is ahead in {_listed(points)}")
    names = _listed(list(called.values()))
    return f"{names} compared: {'; '.join(told)}." if told else f"{names}: the pages that could be read set neither ahead."


def _cheapest(good: list[Candidate]) -> Candidate | None:
    """The one whose best offer costs least; None when prices are alike, unknown or in several currencies."""
    prices = {c.rank: offer.price for c in good if (offer := best_offer(c)) and offer.price}
    if len(prices) < len(good) or len({p.currency for p in prices.values()}) > 1:
        return None
    least = min(p.amount for p in prices.values())
    found = [c for c in good if prices[c.rank].amount == least]
    return found[0] if len(found) == 1 else None


def _differences(names: dict[int, str], comparison: tuple[ComparedAttribute, ...]) -> list[Statement]:
    """A sentence for each attribute that all of them state, and not alike; those where a number decides first."""
    rows = [(row, values) for row in comparison if len(values := [v for v in row.values if v.rank in names]) == len(names)]
    apart = [(row, values) for row, values in rows if len({(v.value.casefold(), v.unit) for v in values}) > 1]
    apart.sort(key=lambda pair: not pair[0].best)
    return [
        Statement(
            text=f"{row.label.capitalize()}: " + ", ".join(f"{said(v)} for {names[v.rank]}" for v in values) + ".",
            evidence=tuple(v.evidence for v in values),
        )
        for row, values in apart[:_DIFFERENCES]
    ]


def said(value: ComparedValue) -> str:
    """A value with its unit: `32 h`, `2 years`."""
    many = "s" if value.unit in _WORDS and value.value != "1" else ""
    return f"{value.value} {value.unit or ''}{many}".strip()


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


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


def _price(candidate: Candidate, name: str = "") -> Statement | None:
    offer = best_offer(candidate)
    if offer is None or offer.price is None or offer.evidence is None:
        return None
    stock = _AVAILABLE.get(offer.availability) if offer.availability else None
    text = f"{name or title(candidate)} costs {offer.price} at {offer.seller}" + (f" ({stock})." if stock else ".")
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


def _wishes(candidate: Candidate, brief: Brief, comparison: tuple[ComparedAttribute, ...]) -> list[Statement]:
    """A sentence for each wish that numbers tell of, and whether it is ahead of those beside it in the table."""
    wished = {leaning.attribute for leaning in leanings_of(brief)}
    found = []
    for row in comparison:
        own = next((v for v in row.values if v.rank == candidate.rank), None)
        if row.attribute not in wished or own is None:
            continue
        alone = row.best == (candidate.rank,)
        others = f", the best of the {len(row.values)} compared here that tell" if alone else ""
        evidence = tuple(v.evidence for v in row.values) if alone else (own.evidence,)
        found.append(Statement(text=f"{row.label.capitalize()}: {said(own)}{others}.", evidence=evidence))
    return found


_SIGNS = {">=": "≥", "<=": "≤"}


def demand(constraint: str) -> str:
    """A constraint's canonical text for a person: `has wireless` is `wireless`, `battery_life >= 3 h` is `battery life ≥ 3 h`."""
    if constraint.startswith(("name in ", "name = ")):
        return "asked for by name"
    words = [_SIGNS.get(word, word.replace("_", " ")) for word in constraint.removeprefix("has ").split(" ")]
    return " ".join(words)


def _opinion(candidate: Candidate, of: str = "") -> Statement | None:
    opinion = next((o for o in candidate.opinions if o.stance != "against"), None)
    if opinion is None:
        return None
    who = f"{'An' if opinion.role[0] in 'aeiou' else 'A'} {opinion.role}"
    text = f"{who} says{f' of {of}' if of else ''}: “{shorten(opinion.evidence.quote)}”."
    return Statement(text=text, evidence=(opinion.evidence,))


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
