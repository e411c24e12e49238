"""The order of candidates, and why."""

from __future__ import annotations

from decimal import Decimal

from emptor.agents.judging.leanings import leanings_of, standings
from emptor.agents.judging.offers import cost, priced_offers, wanted_currency
from emptor.agents.judging.price import headroom
from emptor.agents.judging.quantity import in_unit
from emptor.agents.judging.superlatives import Placings, places_of, placings, superlative_said
from emptor.agents.judging.verdicts import IN_STOCK, is_out, judge_all, qualifies
from emptor.models.brief import Brief, Constraint, Op
from emptor.models.dossier import Dossier
from emptor.models.report import Candidate, ScorePart, SourceRole, Verdict, VerdictKind
from emptor.utils.exchange import COMMON

# The score of a candidate is a weighted mean of these, each from 0 to 1.
_WEIGHT_CONSTRAINTS = 0.55
_WEIGHT_PRICE = 0.15
_WEIGHT_MARGIN = 0.10
_WEIGHT_RATING = 0.15
_WEIGHT_SOURCES = 0.05

_WEIGHT_WISHES = 0.3  # beside all of these, where the buyer says what orders: quiet, light
_WEIGHT_MOST = 0.8  # the quietest, the lightest

_VALUE_OF = {VerdictKind.PASS: 1.0, VerdictKind.UNKNOWN: 0.4, VerdictKind.FAIL: 0.0}
_DIGITS = 4  # of a score and its parts
_QUALIFIED = 1.0
_NOT_QUALIFIED = 0.5  # one that does not qualify never outscores one that does
_PRIOR_RATING = 3.8  # what a product without reviews is taken for: shops' averages lie near 4
_PRIOR_REVIEWS = 20
_BEST_RATING = 5
_ENOUGH_SOURCES = 4
_SELLING = frozenset({SourceRole.RETAILER, SourceRole.AFFILIATE, SourceRole.UNKNOWN})
_SELLERS_WORD = "rests on the sellers' word alone: no page of its maker, a test or a buyer was read about it"


def rank(dossiers: list[Dossier], brief: Brief, limit: int) -> list[Candidate]:
    """Judge, score and order: those that qualify, those that may (something is unknown), those that do not."""
    currency = wanted_currency(brief) or COMMON
    prices = [float(cost(o[0], currency)) for d in dossiers if (o := priced_offers(d, brief))]
    highest = max(prices, default=0.0)
    wishes = standings(dossiers, brief)
    weight = _WEIGHT_MOST if any(leaning.most for leaning in leanings_of(brief)) else _WEIGHT_WISHES
    judged = [
        (_candidate(dossier, brief, highest, wish, weight), placed)
        for dossier, wish, placed in zip(dossiers, wishes, placings(dossiers, brief), strict=True)
    ]
    judged.sort(
        key=lambda pair: (
            not pair[0].qualifies,
            is_out(pair[0].verdicts, brief),
            places_of(pair[1]),
            -pair[0].score,
            pair[0].name,
        )
    )
    qualifying = [placed for candidate, placed in judged if candidate.qualifies]
    return [
        candidate.model_copy(
            update={
                "rank": i,
                "reasons": (*_first(i, placed, qualifying), *candidate.reasons),
                "sorted_by": next((found.fact for _, found in placed[:1] if found), None),
            }
        )
        for i, (candidate, placed) in enumerate(judged[:limit], start=1)
    ]


def _first(rank_: int, placed: Placings, qualifying: list[Placings]) -> tuple[str, ...]:
    """How the first one stands in what the buyer wants most of."""
    said = superlative_said(placed, qualifying) if rank_ == 1 and qualifying else None
    return (said,) if said else ()


def _candidate(dossier: Dossier, brief: Brief, highest: float, wishes: float | None, weight: float) -> Candidate:
    verdicts = judge_all(dossier, brief)
    fits = qualifies(verdicts, brief)
    best = priced_offers(dossier, brief)
    parts = _weighed(_parts(dossier, brief, verdicts, highest), wishes, weight, fits=fits)
    return Candidate(
        name=dossier.name,
        brand=dossier.brand,
        identifiers=dossier.identifiers,
        url=best[0].url if best else (dossier.offers[0].url if dossier.offers else None),
        image=dossier.image,
        rank=1,
        score=round(sum(part.weight * part.value for part in parts), _DIGITS),
        score_parts=parts,
        qualifies=fits,
        reasons=_reasons(dossier, verdicts, brief),
        offers=tuple(sorted(dossier.offers, key=lambda o: best.index(o) if o in best else len(best))),
        facts=dossier.facts,
        verdicts=verdicts,
        opinions=dossier.opinions,
    )


def _weighed(parts: list[ScorePart], wishes: float | None, weight: float, *, fits: bool) -> tuple[ScorePart, ...]:
    """The parts with what the buyer's wishes take of their weights; all weights are halved where it does not qualify."""
    share = _QUALIFIED if fits else _NOT_QUALIFIED
    rest = share if wishes is None else share * (1 - weight)
    wished = [] if wishes is None else [_part("wishes", share * weight, wishes)]
    return (*(_part(part.name, part.weight * rest, part.value) for part in parts), *wished)


def _parts(dossier: Dossier, brief: Brief, verdicts: tuple[Verdict, ...], highest: float) -> list[ScorePart]:
    best = priced_offers(dossier, brief)
    cheap = headroom(cost(best[0], wanted_currency(brief) or COMMON), Decimal(str(highest))) if best and highest else 0.0
    return [
        _part("demands", _WEIGHT_CONSTRAINTS, _met(verdicts, brief)),
        _part("price", _WEIGHT_PRICE, cheap),
        _part("margin", _WEIGHT_MARGIN, _margin(dossier, brief)),
        _part("rating", _WEIGHT_RATING, _rating(dossier)),
        _part("sources", _WEIGHT_SOURCES, min(1.0, len(dossier.roles) / _ENOUGH_SOURCES)),
    ]


def _part(name: str, weight: float, value: float) -> ScorePart:
    """Rounded, so that a reader who adds up what the report prints comes to the score."""
    return ScorePart(name=name, weight=round(weight, _DIGITS), value=round(min(1.0, max(0.0, value)), _DIGITS))


def _met(verdicts: tuple[Verdict, ...], brief: Brief) -> float:
    soft = {c.text for c in brief.constraints if not c.hard} | {IN_STOCK.text}
    weights = [(0.5 if v.constraint in soft else 1.0, _VALUE_OF[v.verdict]) for v in verdicts]
    total = sum(w for w, _ in weights)
    return sum(w * value for w, value in weights) / total if total else 1.0


def _margin(dossier: Dossier, brief: Brief) -> float:
    """How far beyond the demanded numbers it goes, the mean over constraints; twice as good as demanded is full marks."""
    shares = [m for c in brief.constraints if (m := _beyond(c, dossier)) is not None]
    return sum(shares) / len(shares) if shares else 0.0


def _beyond(constraint: Constraint, dossier: Dossier) -> float | None:
    if constraint.number is None or constraint.number == 0 or constraint.attribute == "price" or constraint.op is Op.EQ:
        return None
    values = [v for f in dossier.facts if f.attribute == constraint.attribute and (v := in_unit(f, constraint.unit)) is not None]
    if not values:
        return 0.0
    ratio = float(min(values) / constraint.number)
    gain = ratio - 1 if constraint.op in {Op.GE, Op.GT} else 1 - ratio
    return max(0.0, min(1.0, gain))


def _rating(dossier: Dossier) -> float:
    """Mean rating, drawn towards the prior the fewer reviews there are (a Bayesian mean)."""
    rating = next((Decimal(f.value) for f in dossier.facts if f.attribute == "rating"), None)
    count = next((int(Decimal(f.value)) for f in dossier.facts if f.attribute == "review_count"), 1)
    if rating is None:
        return _PRIOR_RATING / _BEST_RATING
    mean = (float(rating) * count + _PRIOR_RATING * _PRIOR_REVIEWS) / (count + _PRIOR_REVIEWS)
    return mean / _BEST_RATING


def _reasons(dossier: Dossier, verdicts: tuple[Verdict, ...], brief: Brief) -> tuple[str, ...]:
    """Why it ranks where it does: what decides against it first, then what speaks for it, then on whose word that rests."""
    order = {VerdictKind.FAIL: 0, VerdictKind.UNKNOWN: 1, VerdictKind.PASS: 2}
    told = [f"{v.verdict}: {v.constraint}: {v.reason}" for v in sorted(verdicts, key=lambda v: order[v.verdict]) if v.reason]
    alone = bool(brief.constraints) and bool(dossier.roles) and not set(dossier.roles.values()) - _SELLING
    return (*told, *([_SELLERS_WORD] if alone else []))
