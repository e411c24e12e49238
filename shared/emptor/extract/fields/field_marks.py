"""What speaks for a candidate of the title, the brand or the availability: one row a mark, with its points.

The weight of a candidate is the sum of its marks (`emptor extract --explain` prints them). A mark without points names a rule
that overrides the sum. Points are set by hand: `make fit` compares them with fitted ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

RULE = "rule: "  # begins the name of a mark without points


class FieldMark(StrEnum):
    """A mark of some field."""

    @property
    def points(self) -> float:
        """What it adds to the weight of a candidate."""
        return _TABLES[type(self)][self]

    @property
    def rule(self) -> str | None:
        """The rule it names, in words; None for a mark that counts."""
        return self.removeprefix(RULE) if self.startswith(RULE) else None


class NameMark(FieldMark):
    """What speaks for a name of the product."""

    HEADING = "heading"
    LONG_HEADING = "long heading"
    MARKUP = "markup"
    SHARED_TITLE = "title for sharing"
    PAGE_TITLE = "title of the page"
    AGREES = "agrees with other names"  # points a share: 0 for no common word, 1.5 for the same words
    SLOGAN = "unlike all other names"
    HEADING_STANDS = "rule: the heading, unless a title is fuller"
    FULLER = "rule: a title that says all of the heading and more"
    TITLES_AGREE = "rule: the titles agree, against the heading"
    IN_ADDRESS = "rule: the address says it, against the heading"


class BrandMark(FieldMark):
    """What speaks for a brand."""

    MARKUP = "brand in markup"
    MANUFACTURER = "manufacturer in markup"
    PUBLISHER = "publisher in markup"
    AUTHOR = "author in markup"
    STATE = "state of the application"
    META = "meta tag"
    LABEL = "labelled row"
    LINK = "link to the brand's page"
    LINE = "line below the heading"
    NAMED = "element named as brand"
    DISTANCE = "distance from the heading"  # points a text
    SCRIPT = "key in a script"
    OWN_SITE = "site of the maker"
    HOST = "address of the site"
    REGISTERED = "registered mark"
    KNOWN = "known maker"
    KNOWN_OVER_SHOP = "known maker, where markup names the shop"
    BEFORE_MODEL = "proper name before a model"
    PRINTED_ALONE = "begin of the name, printed alone"
    SAID_BY_SITE = "site's name before the product's"
    OWN_VENDOR = "site as the maker in its data"
    IN_NAME = "in the product's name"


class StockMark(FieldMark):
    """What speaks for an availability."""

    CLAIMED = "markup"
    TAKEN_OFFER = "of the offer whose price is taken"
    ADDRESSED = "offer that the address names"
    META = "meta tag"
    OFFERED = "an offer with a price"
    STATED = "state of the application"
    FOR_SALE = "price beside a place to buy"
    SAYS_OUT = "says sold out"
    SAYS_LATER = "says later"
    SAYS_IN = "says in stock"
    SENTENCE = "a sentence"
    BADGE = "badge"
    NAMED = "element named as stock"
    LABELLED = "labelled"
    CHOICE = "in a list of choices"
    NO_BUTTON = "no button to buy"
    IN_BUTTON = "in a button, another one buys"
    DISTANCE = "distance from the heading"  # points a text
    BUYS = "button that buys"
    OTHER_BUTTON = "other button"
    PRE_ORDER_BUTTON = "rule: a button for pre-orders over `in stock` of markup"
    BOTH_AGREE = "rule: words and button agree against markup"
    FIRMER = "rule: words say it more firmly than markup"
    BUTTON_OVER_MARKUP = "rule: a button that buys, over markup"
    BUTTON_OVER_WORDS = "rule: a button that buys, over words that are not firm"
    MARKUP_STANDS = "rule: markup, unless what a buyer sees says otherwise firmly"


NAME_POINTS: dict[NameMark, float] = {
    NameMark.HEADING: 3.0,
    NameMark.LONG_HEADING: 0.5,
    NameMark.MARKUP: 2.8,
    NameMark.SHARED_TITLE: 2.0,
    NameMark.PAGE_TITLE: 1.4,
    NameMark.AGREES: 1.0,
    NameMark.SLOGAN: -1.0,
    NameMark.HEADING_STANDS: 0.0,
    NameMark.FULLER: 0.0,
    NameMark.TITLES_AGREE: 0.0,
    NameMark.IN_ADDRESS: 0.0,
}
BRAND_POINTS: dict[BrandMark, float] = {
    BrandMark.MARKUP: 3.0,
    BrandMark.MANUFACTURER: 2.0,
    BrandMark.PUBLISHER: 0.6,
    BrandMark.AUTHOR: 0.3,
    BrandMark.STATE: 1.4,
    BrandMark.META: 2.4,
    BrandMark.LABEL: 2.2,
    BrandMark.LINK: 1.4,
    BrandMark.LINE: 1.4,
    BrandMark.NAMED: 1.5,
    BrandMark.DISTANCE: -0.01,
    BrandMark.SCRIPT: 1.6,
    BrandMark.OWN_SITE: 1.0,
    BrandMark.HOST: 1.0,
    BrandMark.REGISTERED: 0.7,
    BrandMark.KNOWN: 0.8,
    BrandMark.KNOWN_OVER_SHOP: 3.2,
    BrandMark.BEFORE_MODEL: 0.7,
    BrandMark.PRINTED_ALONE: 0.7,
    BrandMark.SAID_BY_SITE: 0.8,
    BrandMark.OWN_VENDOR: 0.4,
    BrandMark.IN_NAME: 0.8,
}
STOCK_POINTS: dict[StockMark, float] = {
    StockMark.CLAIMED: 2.5,
    StockMark.TAKEN_OFFER: 0.2,
    StockMark.ADDRESSED: 3.5,
    StockMark.META: 1.8,
    StockMark.OFFERED: 0.6,
    StockMark.STATED: 0.8,
    StockMark.FOR_SALE: 0.5,
    StockMark.SAYS_OUT: 2.2,
    StockMark.SAYS_LATER: 2.0,
    StockMark.SAYS_IN: 1.5,
    StockMark.SENTENCE: 0.6,
    StockMark.BADGE: -1.2,
    StockMark.NAMED: 0.8,
    StockMark.LABELLED: 0.4,
    StockMark.CHOICE: -1.5,
    StockMark.NO_BUTTON: 0.6,
    StockMark.IN_BUTTON: -1.0,
    StockMark.DISTANCE: -0.004,
    StockMark.BUYS: 1.4,
    StockMark.OTHER_BUTTON: 0.8,
    StockMark.PRE_ORDER_BUTTON: 0.0,
    StockMark.BOTH_AGREE: 0.0,
    StockMark.FIRMER: 0.0,
    StockMark.BUTTON_OVER_MARKUP: 0.0,
    StockMark.BUTTON_OVER_WORDS: 0.0,
    StockMark.MARKUP_STANDS: 0.0,
}
_TABLES: Mapping[type[FieldMark], Mapping[Any, float]] = {
    NameMark: NAME_POINTS,
    BrandMark: BRAND_POINTS,
    StockMark: STOCK_POINTS,
}
