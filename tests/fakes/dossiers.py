"""Short ways to make dossiers and pages for tests of judging, ranking and writing."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from emptor.models.dossier import Dossier, ProductText
from emptor.models.evidence import Evidence
from emptor.models.extraction import Availability, Condition
from emptor.models.money import Money
from emptor.models.report import ReportFact, ReportOffer, SourceRole

READ_AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
SNAPSHOT = "0" * 64


def evidence(quote: str, url: str = "https://shop.example/p/1") -> Evidence:
    return Evidence(url=url, snapshot_id=SNAPSHOT, quote=quote, path="text")


def offer(
    amount: str | None = "129.00",
    currency: str | None = "USD",
    *,
    availability: str | None = "InStock",
    condition: str | None = None,
    seller: str = "shop.example",
    url: str = "https://shop.example/p/1",
) -> ReportOffer:
    return ReportOffer(
        url=url,
        seller=seller,
        price=Money(amount=Decimal(amount), currency=currency) if amount else None,
        availability=Availability(availability) if availability else None,
        availability_evidence=evidence(availability, url) if availability else None,
        condition=Condition(condition) if condition else None,
        observed_at=READ_AT,
        evidence=evidence(f"${amount}", url) if amount else None,
    )


def fact(attribute: str, value: str, unit: str | None = None, url: str = "https://shop.example/p/1") -> ReportFact:
    return ReportFact(
        attribute=attribute,
        label=attribute,
        value=value,
        unit=unit,
        confidence=0.9,
        evidence=evidence(f"{attribute}: {value} {unit}", url),
    )


def text(where: str, words: str, url: str = "https://shop.example/p/1") -> ProductText:
    return ProductText(where=where, text=words, evidence=evidence(words, url))


def dossier(
    name: str = "Aurora AH-300 Wireless Over-Ear Headphones",
    *,
    brand: str | None = "Aurora",
    offers: tuple[ReportOffer, ...] = (),
    facts: tuple[ReportFact, ...] = (),
    texts: tuple[ProductText, ...] = (),
    roles: dict[str, SourceRole] | None = None,
) -> Dossier:
    return Dossier(
        name=name,
        brand=brand,
        offers=offers,
        facts=facts,
        texts=(text("name", name), *texts),
        roles=roles or {"https://shop.example/p/1": SourceRole.RETAILER},
    )
