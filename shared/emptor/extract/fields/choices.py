"""Forms of a product that only a list to choose from names: `Black - $19.99`, `42 - Sold out`.

A list counts where one of its entries costs what the page asks for the product, or where the words of one say that it is there or
not. Plans, instalments, surcharges, numbers of pieces and orders of sorting do neither.
"""

from __future__ import annotations

import re
from decimal import Decimal

from emptor.extract.context import Context
from emptor.extract.dom.tree import Choice
from emptor.extract.dom.zones import Zone
from emptor.extract.fields.price_words import AmountWords
from emptor.extract.fields.stock_words import Stock, read_stock
from emptor.models.extraction import Availability, Found, Offer, Variant
from emptor.utils.currency import MoneyMatch, find_money
from emptor.utils.currency_table import CODES

_CONFIDENCE = 0.8
_FAR = 200  # texts below the heading where other things have begun
_LEAST = 2  # entries
_OUTSIDE = Zone.RELATED | Zone.NAV | Zone.FOOTER | Zone.HEADER | Zone.OVERLAY | Zone.REVIEWS | Zone.FILTER
_PATH = "css:option"
_ENDS = " \t\n-–—:|/,;"
_EMPTY_BRACKETS = re.compile(r"\s{0,4}[(\[]\s{0,4}[)\]]")
_CODE = re.compile(r"\b[A-Z]{3}\b")
_PART = re.compile(r"\s[-–—|]\s|[(\[,]")  # behind which an entry says whether it is there
_ADDED = re.compile(r"[+＋]\s{0,3}$")


def chosen_forms(context: Context, offer: Offer) -> tuple[Variant, ...]:
    """Return the forms in the first list near the heading that states prices or stock; none where no list does.

    Args:
        context: the page.
        offer: what the page asks for the product.
    """
    anchor = context.anchor
    for choice in context.dom.choices:
        element = choice.element
        if element.zone & _OUTSIDE or not anchor <= element.first <= anchor + _FAR:
            continue
        forms = [_form(text, offer) for text in choice.entries if text]
        if len(forms) >= _LEAST and (_is_priced(forms, offer) or _is_in_stock_or_not(choice, forms)):
            return tuple(forms)
    return ()


def _is_priced(forms: list[Variant], offer: Offer) -> bool:
    """Whether all entries cost something, and one of them what the product costs."""
    prices = [form.offer.price.value for form in forms if form.offer.price is not None]
    return offer.price is not None and len(prices) == len(forms) and offer.price.value in prices


def _is_in_stock_or_not(choice: Choice, forms: list[Variant]) -> bool:
    """Whether an entry, of those that name a form and cost nothing of their own, says that it is there or not."""
    said = [form.offer.availability is not None for form in forms]
    return any(said) and all(form.offer.price is None and form.name for form in forms) and not _has_amounts(choice)


def _has_amounts(choice: Choice) -> bool:
    return any(find_money(text) for text in choice.entries)


def _form(text: str, offer: Offer) -> Variant:
    """One entry as a form of the product."""
    said = _said(text)
    money = _price(text, offer)
    end = said[0] if said is not None else len(text)
    name = text[:end] if money is None or money.start >= end else f"{text[: money.start]} {text[money.end : end]}"
    price = currency = None
    if money is not None:
        price = Found[Decimal](value=money.amount, confidence=_CONFIDENCE, quote=text, path=_PATH)
        code = money.currency or (offer.currency.value if offer.currency else None)
        currency = Found[str](value=code, confidence=_CONFIDENCE, quote=text, path=_PATH) if code else None
    stock = said[1] if said is not None else None
    available = Found[Availability](value=stock.value, confidence=_CONFIDENCE, quote=text, path=_PATH) if stock else None
    label, mark, value = _tidy(name).partition(": ")
    options = {label: value} if mark and value else {}
    return Variant(name=_tidy(name), options=options, offer=Offer(price=price, currency=currency, availability=available))


def _price(text: str, offer: Offer) -> MoneyMatch | None:
    """The one amount of an entry that is a price: no surcharge, no instalment."""
    found = find_money(text, hint=offer.currency.value if offer.currency else None)
    if len(found) != 1 or found[0].amount <= 0:
        return None
    before, after = text[: found[0].start], text[found[0].end :]
    return None if _ADDED.search(before) or AmountWords(before, after).is_instalment else found[0]


def _said(text: str) -> tuple[int, Stock] | None:
    """Where the words of an entry begin that say whether it is there, and what they say: `42 - Sold out`."""
    for part in _PART.finditer(text):
        stock = read_stock(text[part.end() :].strip(" )]"))
        if stock is not None:
            return part.start(), stock
    return None


def _tidy(name: str) -> str:
    """The name of a form without what stood around its price and its stock."""
    named = _CODE.sub(lambda code: "" if code[0] in CODES else code[0], name)
    return " ".join(_EMPTY_BRACKETS.sub("", named).split()).strip(_ENDS)
