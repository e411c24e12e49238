"""Checking a report against the snapshots it cites. Deterministic, strict, and the last word."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from emptor.agents.questions.features import FEATURES, feature_mentions, granted_by
from emptor.agents.verifying.context import is_refuted
from emptor.extract.evidence import SourceText, supports_number
from emptor.lexicon import fold
from emptor.lexicon.negation import Polarity, polarity
from emptor.models.base import Model
from emptor.models.evidence import Evidence
from emptor.models.report import Candidate, Removal, ReportFact, ReportOffer, Verdict, VerdictKind

_HAS, _NOT = "has ", "not "
_WORD = re.compile(r"\w+")
_BARE_WORDS = 4  # of a value that stands alone
_WORD_FACTS = frozenset({"gtin", "mpn", "sku"})


class Claim(Model):
    """Something the report says, and the words it is said to rest on."""

    where: str
    text: str
    evidence: Evidence
    number: Decimal | None = None
    unit: str | None = None
    currency: str | None = None
    affirms: tuple[str, ...] = ()  # features that the words must affirm, and not deny or say of another product
    product: str = ""
    sold: bool = False  # its page sells the product: what other products' cards on it say is none of its words


def claims_of(candidate: Candidate) -> list[Claim]:
    """Everything of a candidate that must be found in its snapshots."""
    name = candidate.name
    claims = [c for offer in candidate.offers for c in _offer_claims(name, offer)]
    claims += [_fact_claim(name, fact) for fact in candidate.facts]
    claims += [_verdict_claim(name, verdict, verdict.evidence) for verdict in candidate.verdicts if verdict.evidence]
    claims += [Claim(where=f"{name}: opinion", text=o.evidence.quote, evidence=o.evidence) for o in candidate.opinions]
    sellers, prices = {offer.url for offer in candidate.offers}, [offer.evidence for offer in candidate.offers]
    return [
        claim.model_copy(update={"sold": True}) if claim.evidence.url in sellers and claim.evidence not in prices else claim
        for claim in claims
    ]


def _verdict_claim(name: str, verdict: Verdict, evidence: Evidence) -> Claim:
    asked = verdict.constraint.removeprefix(_HAS) if verdict.constraint.startswith(_HAS) else ""
    passed = verdict.verdict is VerdictKind.PASS and bool(asked) and not asked.startswith(_NOT)
    return Claim(
        where=f"{name}: verdict {verdict.constraint}",
        text=verdict.reason,
        evidence=evidence,
        affirms=(asked,) if passed else (),
        product=name,
    )


def _offer_claims(name: str, offer: ReportOffer) -> list[Claim]:
    claims = []
    if offer.price and offer.evidence:
        price, where = offer.price, f"{name}: price"
        claims.append(Claim(where=where, text=str(price), evidence=offer.evidence, number=price.amount, currency=price.currency))
    if unit := offer.unit_price:
        amount, currency = unit.price.amount, unit.price.currency
        where = f"{name}: unit price"
        claims.append(Claim(where=where, text=str(unit), evidence=unit.evidence, number=amount, currency=currency))
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
            prepared[key] = SourceText(sources[key], url=claim.evidence.url)
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
    if claim.evidence.path.startswith(("text", "page ")) and _is_foreign(claim, source):
        return "the quoted words stand in another product's part of the page"
    return _polarity_fault(claim, source)


def _is_foreign(claim: Claim, source: SourceText) -> bool:
    """Whether the quoted words stand only in others' parts. Which price is the product's own is decided when it is read."""
    return source.stands_outside(claim.evidence.quote) or (claim.sold and source.stands_in_cards(claim.evidence.quote))


def _polarity_fault(claim: Claim, source: SourceText) -> str | None:
    """Why a feature that was judged as given is not: by the quoted words, or by what stands beside them on the page."""
    if any(not _affirmed(feature, claim, source) for feature in claim.affirms):
        return "the quoted words do not affirm it"
    if claim.affirms and is_refuted(source, claim.evidence.quote):
        return "the page takes it back beside the quoted words"
    return None


def _affirmed(feature: str, claim: Claim, source: SourceText) -> bool:
    """Whether some words of a quotation that grant a feature affirm it; a quotation without such words is not judged here.

    Label and value are read as the page's tree has them. Names and bare values (`Bluetooth 5.2`) affirm by naming; of rows and
    sentences the structure must be understood.
    """
    quote = claim.evidence.quote
    row = source.row_of(quote)
    text = row or quote
    prose = row is not None or (len(_WORD.findall(quote)) > _BARE_WORDS and not source.names(quote))
    said = [polarity(text, span, source.language, claim.product, prose=prose) for span in _spans(feature, text)]
    return not said or Polarity.AFFIRMS in said


def _spans(feature: str, text: str) -> list[tuple[int, int]]:
    """Where a text names what grants a feature; one outside the vocabulary is found by its own words only."""
    if feature in FEATURES:
        grants = granted_by(feature)
        return [(start, end) for name, start, end, _ in feature_mentions(text) if name in grants]
    words = r"[\W_]{1,3}".join(map(re.escape, _WORD.findall(fold(feature))))
    return [match.span() for match in re.finditer(rf"(?<!\w){words}(?!\w)", fold(text))] if words else []


def removal(claim: Claim, why: str) -> Removal:
    return Removal(where=claim.where, text=claim.text, reason=why)
