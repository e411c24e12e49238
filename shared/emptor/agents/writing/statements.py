"""The report's sentences, written by rules: each carries the evidence it rests on.

What speaks for the product are reasons: a figure, or a sentence of a page. What speaks against it are trade-offs. A demand that
is met by a bare word (`microphone: “Microphone”`) is named without its quotation, because that would say nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from emptor.agents.judging.leanings import leanings_of
from emptor.agents.judging.superlatives import first_key
from emptor.agents.writing.phrases import Phrases, phrases_in
from emptor.agents.writing.saying import (
    best_offer,
    capitalised,
    demand,
    is_about_price,
    price_said,
    quoted,
    role_says,
    said,
    stock_said,
    tells,
    title,
)
from emptor.agents.writing.summaries import called_by_buyer, compares
from emptor.models.brief import Brief, SortKey
from emptor.models.evidence import Evidence
from emptor.models.extraction import Availability
from emptor.models.report import Candidate, ComparedAttribute, Recommendation, SourceRole, Statement, Verdict, VerdictKind

_DIFFERENCES = 8
_COUNTED = 2  # opinions from which they are counted; one is quoted
_AGAINST = 2  # opinions against the product that are quoted
_SHOWN_STOCK = frozenset({Availability.IN_STOCK, Availability.PRE_ORDER, Availability.LIMITED})
_SELLING = frozenset({SourceRole.MAKER.value, SourceRole.RETAILER.value})
# Whom to quote first: who measured, who tried it, who owns it.
_HEARD_FIRST = {role.value: place for place, role in enumerate((SourceRole.LAB, SourceRole.REVIEWER, SourceRole.FORUM))}


def recommend(candidates: list[Candidate], brief: Brief, comparison: tuple[ComparedAttribute, ...]) -> Recommendation | None:
    """The best that qualifies, with reasons and trade-offs; None when nothing does. Of products that are compared, what sets
    them apart."""
    good = [c for c in candidates if c.qualifies]
    if not good:
        return None
    best, writer = good[0], _Writer(brief, comparison, phrases_in(brief.answer_language))
    if compares(good, brief):
        called = called_by_buyer(good, brief)
        opinions = [writer.opinion(c, of=called[c.rank]) for c in good]
        sentences = [*(writer.price(c, called[c.rank]) for c in good), *writer.differences(called), *opinions]
    else:
        reasons = [*writer.sorted(best, good), *writer.demands(best), *writer.wishes(best)]
        quoted_already = {e.quote for statement in reasons for e in statement.evidence}
        opinions = [writer.opinion(best, without=quoted_already), writer.opinion_counts(best)]
        sentences = [writer.price(best), *reasons, *opinions, writer.runner_up(best, good)]
    return Recommendation(
        rank=best.rank,
        name=best.name,
        statements=tuple(s for s in sentences if s),
        trade_offs=tuple(s for s in writer.trade_offs(best, good) if s),
    )


def set_apart(chosen: Sequence[Candidate], brief: Brief, comparison: tuple[ComparedAttribute, ...]) -> list[Statement]:
    """What tells some products apart, whether they qualify or not: their prices, and what the pages of all of them state."""
    writer = _Writer(brief, comparison, phrases_in(brief.answer_language))
    called = {c.rank: title(c) for c in chosen}
    prices = [sentence for c in chosen if (sentence := writer.price(c))]
    return [*prices, *(writer.differences(called) if len(chosen) > 1 else ())]


def order_said(candidates: Sequence[Candidate], brief: Brief, comparison: tuple[ComparedAttribute, ...]) -> list[Statement]:
    """How the first that qualifies stands in what the list is ordered by; nothing where it has no order, or no page states it."""
    good = [c for c in candidates if c.qualifies]
    return _Writer(brief, comparison, phrases_in(brief.answer_language)).sorted(good[0], good) if good else []


class _Writer:
    """Writes sentences about the candidates of one report."""

    def __init__(self, brief: Brief, comparison: tuple[ComparedAttribute, ...], say: Phrases) -> None:
        self._brief, self._comparison, self._say = brief, comparison, say

    def price(self, candidate: Candidate, name: str = "") -> Statement | None:
        offer, say = best_offer(candidate), self._say
        if offer is None or offer.evidence is None:
            return None
        values = {"name": name or title(candidate), "price": price_said(offer, self._brief, say), "seller": offer.seller}
        evidence = [offer.evidence]
        if offer.availability not in _SHOWN_STOCK:
            return Statement(text=say("statement.costs", **values), evidence=tuple(evidence))
        evidence += [offer.availability_evidence] if offer.availability_evidence else []
        return Statement(text=say("statement.costs_stock", **values, stock=stock_said(offer, say)), evidence=tuple(evidence))

    def sorted(self, candidate: Candidate, good: list[Candidate]) -> list[Statement]:
        """How it stands in what the buyer wants most of, and among how many."""
        key = first_key(self._brief)
        own = self._placed_by(candidate, key) if key else None
        if key is None or own is None:
            return []
        stated = sum(1 for other in good if self._placed_by(other, key))
        words = {
            "what": self._say.attribute(key.attribute),
            "words": key.words,
            "count": stated,
            "value": own.text,
        }
        return [
            Statement(
                text=self._say("statement.sorted" if stated > 1 else "statement.sorted_alone", **words), evidence=own.evidence
            )
        ]

    def _placed_by(self, candidate: Candidate, key: SortKey) -> Statement | None:
        """The figure that it is sorted by, in words, with what shows it."""
        if key.attribute == "price":
            offer = best_offer(candidate)
            if offer is None or offer.evidence is None:
                return None
            return Statement(text=price_said(offer, self._brief, self._say), evidence=(offer.evidence,))
        fact = candidate.sorted_by
        return Statement(text=said(fact, self._say), evidence=(fact.evidence,)) if fact else None

    def demands(self, candidate: Candidate) -> list[Statement]:
        """A sentence for each demand whose proof says something, and one that names the others, without price and stock."""
        met = [v for v in candidate.verdicts if v.verdict is VerdictKind.PASS and v.evidence and not _is_told(v)]
        speaking = [v for v in met if v.evidence and tells(v.evidence.quote, candidate)]
        named = [v for v in met if v not in speaking and not v.constraint.startswith("name ")]
        found = [self._met(v, v.evidence) for v in speaking if v.evidence]
        if named:
            listed = self._say.listed([demand(v.constraint, self._brief, self._say) for v in named])
            text = self._say("statement.meets", demands=listed)
            found.append(Statement(text=text, evidence=tuple(v.evidence for v in named if v.evidence)))
        return found

    def _met(self, verdict: Verdict, evidence: Evidence) -> Statement:
        asked = capitalised(demand(verdict.constraint, self._brief, self._say))
        text = self._say.sentence("statement.met", demand=asked, quote=quoted(evidence, self._say))
        return Statement(text=text, evidence=(evidence,))

    def wishes(self, candidate: Candidate) -> list[Statement]:
        """A sentence for each wish that numbers tell of, and whether it is ahead of those beside it in the table."""
        wished = {leaning.attribute for leaning in leanings_of(self._brief)} - {key.attribute for key in self._brief.sort}
        found = []
        for row in self._comparison:
            own = next((v for v in row.values if v.rank == candidate.rank), None)
            if row.attribute not in wished or own is None:
                continue
            alone = row.best == (candidate.rank,)
            evidence = tuple(v.evidence for v in row.values) if alone else (own.evidence,)
            values = {"what": self._label(row), "value": said(own, self._say), "count": len(row.values)}
            text = self._say("statement.best_of" if alone else "statement.states", **values)
            found.append(Statement(text=text, evidence=evidence))
        return found

    def differences(self, names: dict[int, str]) -> list[Statement]:
        """A sentence for each attribute that all of them state, and not alike; those where a number decides first."""
        rows = [(row, vs) for row in self._comparison if len(vs := [v for v in row.values if v.rank in names]) == len(names)]
        apart = [(row, values) for row, values in rows if len({(v.value.casefold(), v.unit) for v in values}) > 1]
        apart.sort(key=lambda pair: not pair[0].best)
        found = []
        for row, values in apart[:_DIFFERENCES]:
            each = ", ".join(self._say("statement.of", value=said(v, self._say), name=names[v.rank]) for v in values)
            text = self._say("statement.differs", what=self._label(row), values=each)
            found.append(Statement(text=text, evidence=tuple(v.evidence for v in values)))
        return found

    def _label(self, row: ComparedAttribute) -> str:
        return capitalised(self._say.attribute(row.attribute, row.label))

    def opinion(self, candidate: Candidate, of: str = "", without: Collection[str] = ()) -> Statement | None:
        """What somebody who does not sell it says of it, not quoted before; who measured it is heard first."""
        fit = (o for o in candidate.opinions if o.stance != "against" and o.evidence.quote not in without)
        heard = [o for o in fit if tells(o.evidence.quote, candidate)]
        heard.sort(key=lambda o: (o.stance != "for", _HEARD_FIRST.get(o.role, len(_HEARD_FIRST))))
        return self._says(heard[0].role, heard[0].evidence, of) if heard else None

    def _says(self, role: str, evidence: Evidence, of: str = "") -> Statement:
        values = {"role": role_says(role, self._say), "quote": quoted(evidence, self._say)}
        key = "statement.says_of" if of else "statement.says"
        return Statement(text=self._say.sentence(key, **values, name=of), evidence=(evidence,))

    def opinion_counts(self, candidate: Candidate) -> Statement | None:
        """How many of the opinions read are for the product and against it."""
        stances = [o.stance for o in candidate.opinions]
        if len(stances) < _COUNTED or set(stances) == {"open"}:
            return None
        counts = {stance: stances.count(stance) for stance in ("for", "against", "open")}
        return Statement(text=self._say("statement.opinions", **counts), evidence=tuple(o.evidence for o in candidate.opinions))

    def runner_up(self, best: Candidate, good: list[Candidate]) -> Statement | None:
        other = next((c for c in good if c.rank > best.rank), None)
        offer = best_offer(other) if other else None
        if other is None or offer is None or offer.evidence is None:
            return None
        price = price_said(offer, self._brief, self._say, best_offer(best))
        values = {"name": title(other), "price": price, "seller": offer.seller}
        return Statement(text=self._say("statement.runner_up", **values), evidence=(offer.evidence,))

    def trade_offs(self, best: Candidate, good: list[Candidate]) -> list[Statement]:
        """What speaks against the product: who says so, what is not known of it, and whose word alone it rests on."""
        against = [o for o in best.opinions if o.stance == "against"]
        against.sort(key=lambda o: _HEARD_FIRST.get(o.role, len(_HEARD_FIRST)))
        found = [self._says(o.role, o.evidence) for o in against[:_AGAINST]]
        unmet = [v for v in best.verdicts if v.verdict is not VerdictKind.PASS]
        if unmet:
            listed = self._say.listed([demand(v.constraint, self._brief, self._say) for v in unmet])
            found.append(Statement(text=self._say("statement.not_known", demands=listed)))
        if not any(o.role not in _SELLING for o in best.opinions):
            found.append(Statement(text=self._say("statement.sellers_word")))
        return found


def _is_told(verdict: Verdict) -> bool:
    return is_about_price(verdict) or verdict.constraint.startswith("in stock")
