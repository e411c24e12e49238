"""Taking out of a dossier whatever rests on words that did not hold."""

from __future__ import annotations

from emptor.agents.verifying.claims import Claim
from emptor.models.dossier import Dossier
from emptor.models.evidence import Evidence
from emptor.models.report import ReportOffer


def prune(dossier: Dossier, bad: list[Claim]) -> Dossier:
    """Return the dossier without the values the failed claims were about. Other values on the same page stay."""
    fallen = {_key(claim.evidence) for claim in bad}
    return dossier.model_copy(
        update={
            "offers": tuple(o for offer in dossier.offers if (o := _prune_offer(offer, fallen))),
            "facts": tuple(f for f in dossier.facts if _key(f.evidence) not in fallen),
            "texts": tuple(t for t in dossier.texts if _key(t.evidence) not in fallen),
            "readings": tuple(r for r in dossier.readings if _key(r.evidence) not in fallen),
            "opinions": tuple(o for o in dossier.opinions if _key(o.evidence) not in fallen),
        }
    )


def _key(evidence: Evidence) -> tuple[str, str, str]:
    return (evidence.snapshot_id, evidence.path, evidence.quote)


def _prune_offer(offer: ReportOffer, fallen: set[tuple[str, str, str]]) -> ReportOffer | None:
    price_gone = bool(offer.evidence and _key(offer.evidence) in fallen)
    stock_gone = bool(offer.availability_evidence and _key(offer.availability_evidence) in fallen)
    if offer.unit_price and _key(offer.unit_price.evidence) in fallen:
        offer = offer.model_copy(update={"unit_price": None})
    if price_gone:
        offer = offer.model_copy(update={"price": None, "list_price": None, "evidence": None})
    if stock_gone:
        offer = offer.model_copy(update={"availability": None, "availability_evidence": None})
    return offer if offer.price or offer.availability else None
