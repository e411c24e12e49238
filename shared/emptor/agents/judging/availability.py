"""Can it be bought, and in which condition?"""

from __future__ import annotations

from emptor.agents.judging.answers import fails, passes, unknown
from emptor.agents.judging.offers import IN_STOCK_NOW, condition_fits
from emptor.models.brief import Brief, Constraint
from emptor.models.dossier import Dossier
from emptor.models.report import Verdict


def judge_availability(constraint: Constraint, dossier: Dossier, brief: Brief) -> Verdict:
    """In stock at one seller is enough; to be had later is not in stock; unknown where no page tells."""
    told = [o for o in dossier.offers if o.availability and condition_fits(o, brief)]
    if not told:
        return unknown(constraint, "no page read tells whether it is in stock")
    for offer in told:
        if offer.availability in IN_STOCK_NOW:
            return passes(constraint, offer.availability_evidence, f"{offer.availability} at {offer.seller}")
    return fails(constraint, told[0].availability_evidence, f"{told[0].availability} at {told[0].seller}")


def judge_condition(constraint: Constraint, dossier: Dossier, brief: Brief) -> Verdict:
    for offer in dossier.offers:
        if condition_fits(offer, brief):
            return passes(constraint, offer.evidence, f"{(offer.condition or 'new')} at {offer.seller}")
    if not dossier.offers:
        return unknown(constraint, "no offer was found")
    return fails(constraint, dossier.offers[0].evidence, f"only {dossier.offers[0].condition}")
