"""What speaks for and against an amount of money on a page: one row a mark, with its points and the role it gives the amount.

The score of an amount is `BASE` plus the points of its marks (`emptor extract --explain` prints them). When a mark applies
stands in `price_dom.py`. Points are set by hand: `make fit` compares them with fitted ones.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What an amount is: to be paid, a former price, or neither (shipping, saving, instalment, unit price, threshold)."""

    PAID = "paid"
    LIST = "list"
    OTHER = "other"


class Mark(StrEnum):
    """The name of a mark, as `--explain` prints it."""

    # what its element is named, and where it stands
    NAMED = "named price"
    NAMED_PAID = "named as paid"
    ITEMPROP = "itemprop"
    NAMED_SIDE = "named as side amount"
    AFTER_HEADING = "after heading"
    FAR_BELOW = "far below heading"
    BEFORE_HEADING = "before heading"
    RIGHT_ABOVE = "right above heading"
    NEAR_BUTTON = "near button"
    BESIDE_OTHERS = "beside other products"
    FRAME = "frame"
    HEADER = "header"
    OVERLAY = "overlay"
    REVIEWS = "reviews"
    NOT_SPOKEN = "not spoken"
    LINK = "link"
    CHOICE = "choice"
    IN_SENTENCE = "in a sentence"
    IN_PARENTHESES = "in parentheses"
    # what the words around it say
    STRUCK = "struck"
    LOWEST = "lowest of 30 days"
    FORMER = "list price"
    COUNT = "count"
    UNIT = "unit price"
    INSTALMENT = "instalment"
    SAVING = "saving"
    SHIPPING = "shipping"
    TOGETHER = "together"
    ADDITION = "addition"
    DEPOSIT = "deposit"
    MEMBER = "member"
    BID = "bid"
    TRADE_IN = "trade-in"
    PLEDGE = "pledge"
    RANGE = "range"
    THRESHOLD = "threshold"
    FROM = "from"
    SAID = "said to be the price"
    AUCTION = "current bid"
    NET = "net"
    GROSS = "gross"
    # what other amounts of the page say of it
    ONE_OF_MANY = "one of many"
    ONE_PIECE = "price of one piece"
    MORE_PIECES = "price of more pieces"
    FREE = "free of charge"
    CHOSEN = "chosen"
    NOT_CHOSEN = "not chosen"
    ALONE = "stands alone"
    FOREIGN = "foreign word"
    BY_METHOD = "by a way of payment"
    DISCOUNTED_FROM = "discounted from"
    DISCOUNTED_TO = "discounted to"
    WORKED_OUT = "worked out"
    WORKED_OUT_FROM = "worked out from"
    BID_BESIDE = "a bid beside a price"
    AS_MARKUP = "read as markup does"


BASE = 1.0  # with which every amount in the text begins
POINTS: dict[Mark, float] = {
    Mark.NAMED: 1.0,
    Mark.NAMED_PAID: 0.5,
    Mark.ITEMPROP: 0.7,
    Mark.NAMED_SIDE: -1.2,
    Mark.AFTER_HEADING: 2.0,  # at the heading; less with the distance
    Mark.FAR_BELOW: -0.6,
    Mark.BEFORE_HEADING: -0.8,
    Mark.RIGHT_ABOVE: 1.7,  # at the heading; less with the distance
    Mark.NEAR_BUTTON: 1.2,  # at the button; less with the distance
    Mark.BESIDE_OTHERS: -3.0,
    Mark.FRAME: -3.0,
    Mark.HEADER: -2.0,
    Mark.OVERLAY: -1.5,
    Mark.REVIEWS: -2.0,
    Mark.NOT_SPOKEN: -0.3,
    Mark.LINK: -1.0,
    Mark.CHOICE: -0.5,
    Mark.IN_SENTENCE: -0.8,
    Mark.IN_PARENTHESES: -1.0,
    Mark.STRUCK: -2.5,
    Mark.LOWEST: -3.0,
    Mark.FORMER: -2.5,
    Mark.COUNT: -3.0,
    Mark.UNIT: -3.0,
    Mark.INSTALMENT: -3.0,
    Mark.SAVING: -3.0,
    Mark.SHIPPING: -3.0,
    Mark.TOGETHER: -3.0,
    Mark.ADDITION: -3.0,
    Mark.DEPOSIT: -3.0,
    Mark.MEMBER: -3.0,
    Mark.BID: -3.0,
    Mark.TRADE_IN: -3.0,
    Mark.PLEDGE: -3.0,
    Mark.RANGE: -3.0,
    Mark.THRESHOLD: -3.0,
    Mark.FROM: -0.2,
    Mark.SAID: 0.6,
    Mark.AUCTION: 0.0,  # the price, as long as nobody offers more
    Mark.NET: -1.5,
    Mark.GROSS: 0.3,
    Mark.ONE_OF_MANY: -1.5,
    Mark.ONE_PIECE: 0.5,
    Mark.MORE_PIECES: -3.0,
    Mark.FREE: 1.4,
    Mark.CHOSEN: 1.5,
    Mark.NOT_CHOSEN: -1.5,
    Mark.ALONE: 2.5,
    Mark.FOREIGN: -1.5,
    Mark.BY_METHOD: -0.6,
    Mark.DISCOUNTED_FROM: -2.5,
    Mark.DISCOUNTED_TO: 0.6,
    Mark.WORKED_OUT: 0.6,
    Mark.WORKED_OUT_FROM: -2.5,
    Mark.BID_BESIDE: -1.5,
    Mark.AS_MARKUP: 0.0,
}
ROLES: dict[Mark, Role] = {
    **dict.fromkeys((Mark.STRUCK, Mark.FORMER, Mark.DISCOUNTED_FROM, Mark.WORKED_OUT_FROM), Role.LIST),
    **dict.fromkeys(
        (
            Mark.LOWEST, Mark.COUNT, Mark.UNIT, Mark.INSTALMENT, Mark.SAVING, Mark.SHIPPING, Mark.TOGETHER, Mark.ADDITION,
            Mark.DEPOSIT, Mark.MEMBER, Mark.BID, Mark.TRADE_IN, Mark.PLEDGE, Mark.RANGE, Mark.THRESHOLD,
            Mark.MORE_PIECES,
        ),
        Role.OTHER,
    ),
    Mark.ALONE: Role.PAID,
}  # fmt: skip
