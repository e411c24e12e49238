"""One page's product as report values: offers, facts and texts, each with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from emptor.agents.resolving.sells import Sells, sells
from emptor.agents.resolving.sides import sides_of
from emptor.lexicon import fold, matcher
from emptor.lexicon.negation import denies_its_list
from emptor.models.dossier import ProductText
from emptor.models.evidence import Evidence
from emptor.models.extraction import Condition, Extraction, Found, Offer, Product, Spec
from emptor.models.money import Money
from emptor.models.report import ReportFact, ReportOffer, UnitPrice
from emptor.models.research import ReadPage
from emptor.utils.exchange import COMMON, rates
from emptor.utils.numbers import plain_decimal
from emptor.utils.sites import site_of
from emptor.utils.text import collapse

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý0-9\"“])|\n+")
_SENTENCE_MAX_CHARS = 400
_BODY_SENTENCES = 80
_LABEL_CHARS = 48  # a line that may be the label of a row
_LIST_LINES = 8  # items of a list under one heading
_SENTENCE_MARKS = frozenset(".!?")


def evidence_for(page: ReadPage, quote: str, path: str) -> Evidence:
    return Evidence(url=page.url, snapshot_id=page.snapshot_id or "", quote=quote, path=path)


def found_evidence(page: ReadPage, found: Found[Any] | None) -> Evidence | None:
    return evidence_for(page, found.quote, found.path) if found else None


def seller_of(page: ReadPage, product: Product) -> str:
    if product.offer.seller:
        return product.offer.seller.value
    return site_of(page.url)


def offer_of(page: ReadPage, product: Product) -> ReportOffer | None:
    """The page's offer; None when the page shows neither a price nor an availability (a maker's page, say)."""
    offer = product.offer
    if not (offer.price or offer.availability) or page.fetched_at is None:
        return None
    currency = offer.currency.value if offer.currency else None
    price, shipping, deposit = (_money(part, currency) for part in (offer.price, offer.shipping, offer.deposit))
    terms = offer.terms.value if offer.terms else None
    return ReportOffer(
        url=page.url,
        seller=seller_of(page, product),
        price=price,
        shipping=shipping,
        deposit=deposit,
        total=None if terms else total_of(price, shipping, deposit),
        unit_price=_unit_price(page, offer, currency),
        terms=terms,
        list_price=_money(offer.list_price, currency),
        availability=offer.availability.value if offer.availability else None,
        availability_evidence=found_evidence(page, offer.availability),
        condition=condition_of(product),
        observed_at=page.fetched_at,
        evidence=found_evidence(page, offer.price),
    )


def _unit_price(page: ReadPage, offer: Offer, currency: str | None) -> UnitPrice | None:
    price, evidence = _money(offer.unit_price, currency), found_evidence(page, offer.unit_price)
    return UnitPrice(price=price, unit=offer.unit, evidence=evidence) if price and offer.unit and evidence else None


def _money(found: Found[Decimal] | None, currency: str | None) -> Money | None:
    return Money(amount=found.value, currency=currency) if found else None


def total_of(price: Money | None, shipping: Money | None, deposit: Money | None) -> Money | None:
    """Return what is paid in all; None where the price is not known, or what delivery costs."""
    if price is None or shipping is None:
        return None
    return Money(amount=price.amount + shipping.amount + (deposit.amount if deposit else 0), currency=price.currency)


def price_of(product: Product) -> Decimal | None:
    """Return the price in the currency in which prices are compared; None for a used copy, and where it is not known."""
    offer = product.offer
    if offer.price is None or offer.currency is None or condition_of(product) not in {None, Condition.NEW}:
        return None
    return rates().convert(offer.price.value, offer.currency.value, COMMON)


def condition_of(product: Product) -> Condition | None:
    """Return the condition the page states, or the one that the product's name says: a shop may mark a used copy only there."""
    stated = product.offer.condition.value if product.offer.condition else None
    if stated not in {None, Condition.NEW} or product.name is None:
        return stated
    offering = sells(product.name.value)
    if offering.kind is Sells.REMAINS:
        return Condition.DAMAGED
    return offering.state or stated


def facts_of(page: ReadPage, product: Product) -> list[ReportFact]:
    """The page's specification, identifiers and rating."""
    facts = [_spec_fact(page, spec) for spec in product.specs]
    facts += _sides(page, product)
    single: list[tuple[str, Found[Any] | None]] = [
        ("gtin", product.gtin),
        ("mpn", product.mpn),
        ("sku", product.sku),
        ("review_count", product.review_count),
    ]
    for attribute, found in single:
        if found:
            facts.append(_found_fact(page, attribute, str(found.value), found))
    if product.rating:
        facts.append(_found_fact(page, "rating", plain_decimal(product.rating.value), product.rating))
    return facts


def _found_fact(page: ReadPage, attribute: str, value: str, found: Found[Any]) -> ReportFact:
    return ReportFact(
        attribute=attribute, value=value, confidence=found.confidence, evidence=evidence_for(page, found.quote, found.path)
    )


def _spec_fact(page: ReadPage, spec: Spec) -> ReportFact:
    value = plain_decimal(spec.number) if spec.number is not None else spec.text
    if spec.yes is not None:
        value = "yes" if spec.yes else "no"
    return ReportFact(
        attribute=spec.attribute,
        label=spec.label,
        value=value,
        unit=spec.unit if spec.number is not None else None,
        confidence=spec.confidence,
        evidence=evidence_for(page, spec.quote, spec.path),
    )


def _sides(page: ReadPage, product: Product) -> list[ReportFact]:
    """The sides that rows of dimensions state, where no row states them alone."""
    language = language_of(page.extraction) if page.extraction else None
    alone = {spec.attribute for spec in product.specs}
    return [
        ReportFact(
            attribute=side,
            label=spec.label,
            value=number,
            unit=unit,
            confidence=spec.confidence,
            evidence=evidence_for(page, spec.quote, spec.path),
        )
        for spec in product.specs
        for side, (number, unit) in sides_of(spec.label, spec.text, language).items()
        if side not in alone
    ]


def language_of(extraction: Extraction) -> str | None:
    """Return the ISO 639-1 code of a page's language: `pt` for `pt-BR`."""
    return extraction.language.split("-")[0].lower() if extraction.language else None


def texts_of(page: ReadPage, extraction: Extraction, product: Product) -> list[ProductText]:
    """The words of the page about its product, from the name down to the sentences of the main text."""
    texts: list[ProductText] = []
    language = language_of(extraction)

    def add(where: str, text: str, quote: str, path: str) -> None:
        texts.append(
            ProductText(where=where, text=text, evidence=evidence_for(page, quote, path), role=page.role, language=language)
        )

    if product.name:
        add("name", product.name.value, product.name.quote, product.name.path)
    if extraction.title:
        add("title", extraction.title, extraction.title, "text")
    if product.category:
        add("category", " > ".join(product.category.value), product.category.quote, product.category.path)
    for spec in product.specs:
        add("spec", f"{spec.label}: {spec.text}", spec.quote, spec.path)
    for sentence in sentences(product.description.value if product.description else ""):
        add("description", sentence, sentence, product.description.path if product.description else "text")
    for sentence, quote in passages(extraction.text, product, language)[:_BODY_SENTENCES]:
        add("body", sentence, quote, "text")
    return texts


def passages(text: str, product: Product, language: str | None = None) -> list[tuple[str, str]]:
    """Return what the main text says, sentence by sentence, each with its exact words.

    A question goes with its answer, and a cell with the `Yes` or `No` beside it; the rows of the specification are left out:
    a label alone affirms nothing. The items of a list whose heading denies them are read with it: `Not included: charger`.
    """
    rows = {fold(part) for spec in product.specs for part in (spec.label, spec.text)}
    kept = [sentence for sentence in sentences(text) if fold(sentence) not in rows]
    found: list[tuple[str, str]] = []
    for heading, sentence in _under_headings(kept, language):
        if heading:
            found.append((f"{heading.rstrip(' :')}: {sentence}", sentence))
            continue
        before = found[-1][0] if found else ""
        if before.endswith("?") or (len(before) <= _LABEL_CHARS and _is_answer(sentence) and before[-1:].isalnum()):
            between = " " if before.endswith("?") else ": "
            found[-1] = (before + between + sentence, f"{before} {sentence}")
        else:
            found.append((sentence, sentence))
    return found


def _under_headings(lines: Sequence[str], language: str | None) -> Iterator[tuple[str, str]]:
    """Yield each line with the heading that denies it, or with none. A list ends with a sentence or with the next heading."""
    heading, since = "", 0
    for line in lines:
        short = len(line) <= _LABEL_CHARS and line[-1:] not in _SENTENCE_MARKS
        if short and denies_its_list(line, language):
            heading, since = line, 0
            yield "", line
            continue
        if not short or since >= _LIST_LINES or matcher("negation.present").has(fold(line)):
            heading = ""
        since += 1
        yield heading, line


def _is_answer(sentence: str) -> bool:
    found = matcher("negation.answer-no", "negation.answer-yes", "negation.unstated").fullmatch(fold(sentence).strip(" ."))
    return found is not None


def sentences(text: str) -> list[str]:
    """Split running text; what is too long to be quoted whole is left out."""
    parts = (collapse(part) for part in _SENTENCE_END.split(text))
    return [part for part in parts if part and len(part) <= _SENTENCE_MAX_CHARS]
