"""Facts of an item that its listing shows beside the link: amount and currency, stock, picture, rating."""

from __future__ import annotations

from collections.abc import Iterator

from emptor.extract.addresses import absolute
from emptor.extract.context import Context
from emptor.extract.dom.tree import Element
from emptor.extract.fields.availability import availability_name
from emptor.extract.fields.currency import CurrencyHints, decide_currency
from emptor.extract.fields.more import rating_of
from emptor.extract.fields.price import claimed_amount
from emptor.extract.fields.seen_price import SeenPrice
from emptor.extract.fields.shown import rating_in
from emptor.extract.fields.stock_words import read_stock
from emptor.extract.offers import offers_of
from emptor.extract.sources.node import Node
from emptor.models.extraction import Availability, ItemLink
from emptor.utils.currency_table import CODES

_STOCK_CHARS = 60  # of a text in a card that says whether there is any; longer ones are descriptions
_CARD_TEXTS, _CARD_ELEMENTS = 60, 300  # of a box that are looked at
_LAZY = ("data-src", "data-original", "data-lazy-src", "src")  # the real picture first: `src` may hold a place for it


def from_card(context: Context, box: Element, price: SeenPrice | None, hints: CurrencyHints | None, link: ItemLink) -> ItemLink:
    """Return the link with what the box of its item shows."""
    inside = [box, *context.dom.elements[box.index + 1 : min(box.end, box.index + _CARD_ELEMENTS)]]
    money = decide_currency(hints or CurrencyHints(), price.symbol, price.quote, None) if price else None
    return link.model_copy(
        update={
            "amount": price.amount if price else None,
            "currency": money.value if money else None,
            "availability": _stock(context, box),
            "image": _image(context, inside),
            "rating": next((found for text in _texts(context, box, inside) if (found := rating_in(text))), None),
        }
    )


def from_node(context: Context, node: Node, link: ItemLink) -> ItemLink:
    """Return the link with what markup states of its item, where the page itself showed nothing."""
    offer = next(iter(offers_of(node)), None)
    currency = offer.currency.text.strip().upper() if offer and offer.currency else None
    amount = (claimed_amount(offer.price, currency) or None) if offer and offer.price else None
    picture = node.text("image")
    stated = {
        "price": offer.price.quote if offer and offer.price and amount is not None else None,
        "amount": amount,
        "currency": currency if currency in CODES else None,
        "availability": availability_name(offer.availability.literal) if offer and offer.availability else None,
        "image": absolute(context.base, picture.literal) if picture else None,
        "rating": rating_of(node),
    }
    if link.amount is not None:  # amount, currency and quote belong together
        stated |= {"price": link.price, "amount": link.amount, "currency": link.currency or stated["currency"]}
    known = link.model_dump()
    return link.model_copy(update={key: value for key, value in stated.items() if known[key] is None})


def _stock(context: Context, box: Element) -> Availability | None:
    """What a short text of the card says; sold out weighs more, because a template may print both."""
    runs = context.dom.texts[box.first : min(box.last, box.first + _CARD_TEXTS)]
    said = [stock.value for run in runs if len(run.text) <= _STOCK_CHARS and (stock := read_stock(run.text))]
    return next((value for value in said if value is not Availability.IN_STOCK), next(iter(said), None))


def _image(context: Context, inside: list[Element]) -> str | None:
    for element in inside:
        if element.tag != "img":
            continue
        for name in _LAZY:
            given = element.get(name)
            if given and not given.startswith("data:") and (url := absolute(context.base, given)):
                return url
    return None


def _texts(context: Context, box: Element, inside: list[Element]) -> Iterator[str]:
    """What is printed in a card, and what its stars say to those who do not see them."""
    for run in context.dom.texts[box.first : min(box.last, box.first + _CARD_TEXTS)]:
        yield run.text
    for element in inside:
        yield from (text for name in ("aria-label", "title", "alt") if (text := element.get(name)))
