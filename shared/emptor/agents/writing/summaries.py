"""The two or three sentences of a report that a buyer reads first."""

from __future__ import annotations

from collections import Counter

from emptor.agents.judging.side_by_side import leads
from emptor.agents.resolving.asked import asked_name, asked_names, missing_names
from emptor.agents.writing.phrases import Phrases, phrases_in
from emptor.agents.writing.saying import best_offer, capitalised, demand, reason_of, title
from emptor.models.brief import Brief
from emptor.models.report import Candidate, ComparedAttribute, Verdict, VerdictKind


def summarise(candidates: list[Candidate], brief: Brief, comparison: tuple[ComparedAttribute, ...]) -> str:
    """What the buyer reads first, in the language of the answer."""
    say = phrases_in(brief.answer_language)
    missing = missing_names(map(title, candidates), brief)
    wanted = say("summary.as_asked", what=brief.category or say("summary.products"))
    what = say.listed(missing, "or") if missing else wanted
    if not candidates or (missing and len(missing) == len(asked_names(brief))):
        sentences = [say("summary.nothing_read", what=what), *([say("summary.others")] if candidates else [])]
    else:
        sentences = [_found(candidates, brief, comparison, say)]
        sentences += [say("summary.not_read", what=what)] if missing else []
    return " ".join(capitalised(sentence) for sentence in sentences)


def _found(candidates: list[Candidate], brief: Brief, comparison: tuple[ComparedAttribute, ...], say: Phrases) -> str:
    good = [c for c in candidates if c.qualifies]
    if not good:
        return f"{say.counted('summary.nothing', len(candidates))} {_closest(candidates[0], brief, say)}"
    if compares(good, brief):
        return _compared(good, called_by_buyer(good, brief), comparison, say)
    if len(good) == 1:
        return say("summary.best", name=title(good[0]))
    if not any(c.hard for c in brief.constraints):
        return say("summary.best_of", name=title(good[0]), count=len(good))
    return say.counted("summary.best_and", len(good) - 1, name=title(good[0]), candidates=len(candidates))


def compares(good: list[Candidate], brief: Brief) -> bool:
    """Whether products that the question names are set against each other."""
    return len(good) > 1 and len(asked_names(brief)) > 1


def called_by_buyer(good: list[Candidate], brief: Brief) -> dict[int, str]:
    """What to call each: by the question's own words where they tell it from the others."""
    asked = {c.rank: asked_name(title(c), brief) or "" for c in good}
    times = Counter(asked.values())
    return {c.rank: name if (name := asked[c.rank]) and times[name] == 1 else title(c) for c in good}


def _compared(good: list[Candidate], called: dict[int, str], comparison: tuple[ComparedAttribute, ...], say: Phrases) -> str:
    """Who is ahead in what, in words."""
    ahead = leads(comparison)
    names = {row.label: say.attribute(row.attribute, row.label) for row in comparison}
    cheapest = _cheapest(good)
    parts = []
    for candidate in good:
        price = [say("summary.price")] if candidate is cheapest else []
        points = [*price, *(names.get(label, label) for label in ahead.get(candidate.rank, []))]
        if points:
            parts.append(say("summary.ahead", name=called[candidate.rank], points=say.listed(points)))
    listed = say.listed(list(called.values()))
    return say("summary.compared", names=listed, leads="; ".join(parts)) if parts else say("summary.even", names=listed)


def _cheapest(good: list[Candidate]) -> Candidate | None:
    """The one whose best offer costs least; None when prices are alike, unknown or in several currencies."""
    prices = {c.rank: offer.price for c in good if (offer := best_offer(c)) and offer.price}
    if len(prices) < len(good) or len({p.currency for p in prices.values()}) > 1:
        return None
    least = min(p.amount for p in prices.values())
    found = [c for c in good if prices[c.rank].amount == least]
    return found[0] if len(found) == 1 else None


def _closest(candidate: Candidate, brief: Brief, say: Phrases) -> str:
    """Why even the first one fails."""
    lacking = [v for v in candidate.verdicts if v.verdict is not VerdictKind.PASS]
    outcomes = "; ".join(outcome(v, candidate, brief, say) for v in lacking)
    return say("summary.closest", name=title(candidate), outcomes=outcomes)


def outcome(verdict: Verdict, candidate: Candidate, brief: Brief, say: Phrases) -> str:
    """What is lacking, in a few words: `weight ≤ 1 kg is not met (1.2 kg)`."""
    asked = demand(verdict.constraint, brief, say)
    if verdict.verdict is VerdictKind.UNKNOWN:
        return say("summary.unknown", demand=asked)
    reason = reason_of(verdict, candidate, brief, say)
    return say("summary.not_met", demand=asked, reason=reason) if reason else say("summary.not_met_bare", demand=asked)


def ruled_out_by(candidate: Candidate, brief: Brief, say: Phrases) -> str:
    """The one thing that rules a product out: a demand that is not met, else one that is unknown; empty where all are met."""
    ordered = sorted(candidate.verdicts, key=lambda v: v.verdict is not VerdictKind.FAIL)
    verdict = next((v for v in ordered if v.verdict is not VerdictKind.PASS), None)
    if verdict is None:
        return ""
    asked, reason = demand(verdict.constraint, brief, say), reason_of(verdict, candidate, brief, say)
    if verdict.constraint.startswith("name "):
        return reason
    return say("statement.met", demand=asked, quote=reason)
