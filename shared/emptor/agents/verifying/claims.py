"""Checking a report against the snapshots it cites. Deterministic, strict, and the last word."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from emptor.extract.evidence import SourceText, supports_number
from emptor.models.base import Model
from emptor.models.evidence import Evidence
from emptor.models.report import Candidate, Removal, ReportFact, ReportOffer

_WORD_FACTS = frozenset({"gtin", "mpn", "sku"})


class Claim(Model):
    """Something the report says, and the words it is said to rest on."""

    where: str
    text: str
    evidence: Evidence
    number: Decimal | None = None
    unit: str | None = None
    currency: str | None = None


def claims_of(candidate: Candidate) -> list[Claim]:
    """Everything of a candidate that must be found in its snapshots."""
    name = candidate.name
    claims = [c for offer in candidate.offers for c in _offer_claims(name, offer)]
    claims += [_fact_claim(name, fact) for fact in candidate.facts]
    claims += [
        Claim(where=f"{name}: verdict {v.constraint}", text=v.reason, evidence=v.evidence)
        for v in candidate.verdicts
        if v.evidence
    ]
    return claims + [Claim(where=f"{name}: opinion", text=o.evidence.quote, evidence=o.evidence) for o in candidate.opinions]


def _offer_claims(name: str, offer: ReportOffer) -> list[Claim]:
    claims = []
    if offer.price and offer.evidence:
        price, where = offer.price, f"{name}: price"
        claims.append(Claim(where=where, text=str(price), evidence=offer.evidence, number=price.amount, currency=price.currency))
    if offer.availability and offer.availability_evidence:
        claims.append(Claim(where=f"{name}: availability", text=offer.availability, evidence=offer.availability_evidence))
    return claims


def _fact_claim(name: str, fact: ReportFact) -> Claim:
    number = None if fact.attribute in _WORD_FACTS else _number(fact.value)
    where, text = f"{name}: {fact.attribute}", f"{fact.value} {fact.unit or ''}".strip()
    return Claim(where=where, text=text, evidence=fact.evidence, number=number, unit=fact.unit)


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def failing(claims: list[Claim], sources: dict[str, str]) -> list[tuple[Claim, str]]:
    """The claims whose words are not in the cited snapshot, or whose figure is not in those words. `sources` is decoded text by
    snapshot id. Pure; runs in another process."""
    prepared: dict[str, SourceText] = {}
    bad = []
    for claim in claims:
        key = claim.evidence.snapshot_id
        if key not in prepared and key in sources:
            prepared[key] = SourceText(sources[key])
        why = _fault(claim, prepared.get(key))
        if why:
            bad.append((claim, why))
    return bad


def _fault(claim: Claim, source: SourceText | None) -> str | None:
    quote = claim.evidence.quote
    if source is None:
        return "its snapshot is missing"
    if not quote.strip() or not source.holds(quote):
        return "the quoted words are not in the snapshot"
    if claim.number is not None and not supports_number(quote, claim.number, unit=claim.unit, currency=claim.currency):
        return "the figure is not in the quoted words"
    return None


def removal(claim: Claim, why: str) -> Removal:
    return Removal(where=claim.where, text=claim.text, reason=why)
