"""Is it within the budget?"""

from __future__ import annotations

from decimal import Decimal

from emptor.agents.judging.answers import fails, passes, unknown
from emptor.agents.judging.compare import holds, wanted
from emptor.agents.judging.offers import amount_in, condition_fits, cost, is_buyable, is_foreign, price_said, priced_offers
from emptor.models.brief import Brief, Constraint, Op
from emptor.models.dossier import Dossier
from emptor.models.report import ReportOffer, Verdict

_RATE_TOLERANCE = Decimal("0.02")  # by which reference rates may be off: nearer to the limit nothing is said


def judge_price(constraint: Constraint, dossier: Dossier, brief: Brief) -> Verdict:
    """Judge by the best offer that can be bought, in the buyer's currency; a suspicious price decides nothing."""
    if constraint.number is None:
        return unknown(constraint, "the question names no amount")
    offers = [o for o in priced_offers(dossier, brief) if amount_in(o, constraint.unit) is not None]
    buyable = [o for o in offers if is_buyable(o)] or offers
    plausible = [o for o in buyable if o.suspicious is None]
    if not plausible:
        return unknown(constraint, _why_no_price(dossier, constraint, brief, buyable))
    limit = wanted(constraint.op, f"{constraint.number} {constraint.unit or ''}".strip())
    judged = [(offer, _within(offer, constraint)) for offer in plausible]
    fit = [offer for offer, within in judged if within]
    offer = next((offer for offer in fit if not _exceeds_in_all(offer, constraint)), None)
    if offer is not None:
        return passes(constraint, offer.evidence, f"{price_said(offer, constraint.unit)} at {offer.seller}, {limit} is wanted")
    if fit:
        dear = f"{price_said(fit[0], constraint.unit)} at {fit[0].seller}, {fit[0].total} with delivery"
        return unknown(constraint, f"{dear}; {limit} is wanted")
    best = plausible[0]
    said = f"{price_said(best, constraint.unit)} at {best.seller}, {limit} is wanted"
    if any(within is None for _, within in judged):
        return unknown(constraint, f"{said}; too near to the limit for reference rates")
    return fails(constraint, best.evidence, said)


def _within(offer: ReportOffer, constraint: Constraint) -> bool | None:
    """Whether a price is within the limit; None where only the exchange rate decides."""
    price = amount_in(offer, constraint.unit)
    if price is None or constraint.number is None:
        return None
    within = holds(price, constraint.op, constraint.number)
    if is_foreign(offer, constraint.unit):
        around = {
            holds(price * factor, constraint.op, constraint.number) for factor in (1 - _RATE_TOLERANCE, 1 + _RATE_TOLERANCE)
        }
        return within if len(around) == 1 else None
    return within


def _exceeds_in_all(offer: ReportOffer, constraint: Constraint) -> bool:
    """Whether delivery and a deposit take what is paid above the limit."""
    if constraint.number is None or constraint.op not in {Op.LE, Op.LT}:
        return False
    return not holds(cost(offer, constraint.unit), constraint.op, constraint.number)


def _why_no_price(dossier: Dossier, constraint: Constraint, brief: Brief, buyable: list[ReportOffer]) -> str:
    if buyable:
        return f"{price_said(buyable[0], constraint.unit)} at {buyable[0].seller} is doubted: {buyable[0].suspicious}"
    priced = [o for o in dossier.offers if amount_in(o, constraint.unit) is not None]
    if priced and not any(condition_fits(o, brief) for o in priced):
        return f"it is offered only {' or '.join(sorted({str(o.condition) for o in priced}))}"
    others = sorted({o.price.currency or "an unnamed currency" for o in dossier.offers if o.price})
    if others and constraint.unit not in others:
        return f"prices were found only in {', '.join(others)}, for which no exchange rate is known"
    return "no price was found"


def headroom(price: Decimal, limit: Decimal) -> float:
    """The share of the budget that is left, 0 to 1."""
    return float(max(Decimal(0), 1 - price / limit)) if limit else 0.0
