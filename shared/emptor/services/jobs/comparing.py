"""What is different between two reports. Pure: the same reports give the same changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from emptor.agents.judging.offers import condition_fits
from emptor.models.brief import Brief
from emptor.models.extraction import Condition
from emptor.models.report import Candidate, Report, ReportOffer
from emptor.models.run_changes import ChangedVerdict, ComparedProduct, PriceChange, ProductChange
from emptor.utils.gtin import same_gtin
from emptor.utils.text import comparable

PERCENT = Decimal(100)
TENTH = Decimal("0.1")

Pairs = list[tuple[Candidate | None, Candidate | None]]  # of one product: in the earlier report, in the later one


def product_changes(before: Report, now: Report) -> tuple[ProductChange, ...]:
    """Return the products of both reports: those of the later one in its order, then those that only the earlier one has."""
    return tuple(_change(old, new, before.brief, now.brief) for old, new in pairs(before.candidates, now.candidates))


def same_recommendation(before: Report, now: Report) -> bool:
    """Whether both reports recommend the same product, or none."""
    old, new = before.recommended, now.recommended
    if old is None or new is None:
        return old is new
    return any(old is one and new is other for one, other in pairs(before.candidates, now.candidates))


def demands(report: Report) -> tuple[str, ...]:
    """Return what a report's question demands, in canonical text."""
    return tuple(constraint.text for constraint in report.brief.constraints)


def pairs(before: Sequence[Candidate], now: Sequence[Candidate]) -> Pairs:
    """Bring together what is one product: by the number on its package, else by a page that sells it, else by its name.

    The surest sign goes first for all of them, so that a mere name takes no product away from its own number.
    """
    left, found = list(before), dict[int, Candidate]()
    for sign in (_same_number, _same_page, _same_name):
        for place, candidate in enumerate(now):
            if place not in found and (match := _first(left, candidate, sign)) is not None:
                left.remove(match)
                found[place] = match
    return [*((found.get(place), candidate) for place, candidate in enumerate(now)), *((gone, None) for gone in left)]


def _first(left: Iterable[Candidate], candidate: Candidate, sign: Callable[[Candidate, Candidate], bool]) -> Candidate | None:
    return next((one for one in left if sign(one, candidate) and not _contradict(one, candidate)), None)


def _same_number(one: Candidate, other: Candidate) -> bool:
    a, b = one.identifiers.gtin, other.identifiers.gtin
    return bool(a and b and same_gtin(a, b))


def _contradict(one: Candidate, other: Candidate) -> bool:
    return bool(one.identifiers.gtin and other.identifiers.gtin) and not _same_number(one, other)


def _same_page(one: Candidate, other: Candidate) -> bool:
    return bool(_pages(one) & _pages(other))


def _pages(candidate: Candidate) -> set[str]:
    return {page for page in (candidate.url, *(offer.url for offer in candidate.offers)) if page}


def _same_name(one: Candidate, other: Candidate) -> bool:
    return comparable(one.name) == comparable(other.name)


def best_offer(candidate: Candidate, brief: Brief) -> ReportOffer | None:
    """Return the offer that stands for a product: that of its own page, else the first with a price; never a doubted one.

    One in another condition than the buyer accepts stands for it only where there is no other.
    """
    sound = [offer for offer in candidate.offers if not offer.suspicious]
    fit = [offer for offer in sound if condition_fits(offer, brief)] or sound
    priced = [offer for offer in fit if offer.price]
    own = (offer for offer in priced if offer.url == candidate.url)
    return next(own, priced[0] if priced else fit[0] if fit else None)


def _change(old: Candidate | None, new: Candidate | None, brief_before: Brief, brief_now: Brief) -> ProductChange:
    before = _compared(old, brief_before) if old else None
    now = _compared(new, brief_now) if new else None
    price = _price_change(before.offer, now.offer) if before and now else None
    verdicts = _changed_verdicts(old, new) if old and new else ()
    shown = new or old
    return ProductChange(
        kind="new" if before is None else "gone" if now is None else "changed" if _differs(before, now, verdicts) else "same",
        name=shown.name if shown else "",
        before=before,
        now=now,
        price=price,
        verdicts=verdicts,
    )


def _compared(candidate: Candidate, brief: Brief) -> ComparedProduct:
    return ComparedProduct(rank=candidate.rank, qualifies=candidate.qualifies, offer=best_offer(candidate, brief))


def _differs(before: ComparedProduct, now: ComparedProduct, verdicts: Sequence[ChangedVerdict]) -> bool:
    return bool(verdicts) or _seen(before) != _seen(now)


def _seen(product: ComparedProduct) -> tuple[object, ...]:
    """What counts as a change where it is another; when and where it was read does not."""
    offer = product.offer
    return (product.rank, product.qualifies, offer and (offer.price, offer.availability, offer.condition))


def _price_change(before: ReportOffer | None, now: ReportOffer | None) -> PriceChange | None:
    if before is None or now is None or before.price is None or now.price is None:
        return None
    old, new = before.price, now.price
    if new.currency is None or old.currency != new.currency or old.amount == new.amount:
        return None
    if (before.condition or Condition.NEW) != (now.condition or Condition.NEW):
        return None
    amount = new.amount - old.amount
    percent = (amount / old.amount * PERCENT).quantize(TENTH) if old.amount else None
    return PriceChange(amount=amount, percent=percent, currency=new.currency)


def _changed_verdicts(before: Candidate, now: Candidate) -> tuple[ChangedVerdict, ...]:
    old = {verdict.constraint: verdict.verdict for verdict in before.verdicts}
    return tuple(
        ChangedVerdict(constraint=one.constraint, before=old[one.constraint], now=one.verdict)
        for one in now.verdicts
        if old.get(one.constraint, one.verdict) is not one.verdict
    )
