"""The amounts a reader sees on the page, each with what its place and the words around it say about it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from emptor.extract.context import Context
from emptor.extract.dom.names import named
from emptor.extract.dom.tree import Dom, Element, Text
from emptor.extract.dom.zones import Zone
from emptor.extract.fields.price_marks import BASE, POINTS, Mark, Role
from emptor.extract.fields.price_tiers import mark_tiers
from emptor.extract.fields.price_words import AmountWords, goes_on, is_free_of_charge
from emptor.extract.fields.seen_price import Make, SeenPrice
from emptor.utils.currency import MoneyMatch, currencies_of, find_money, read_amount
from emptor.utils.currency_table import CODES, LOCAL_SIGNS, SIGNS, WORDS
from emptor.utils.numbers import NUMBER_PATTERN, plain_width

_WORDS_INSIDE = 3
_SENTENCE = 40
_CENTS_RUNS = 8
_MAX_SENTENCE = 400
_MAX_RUNS = 24

MAX_PRICES = 400
MAX_PRICE_CHARS = 70  # of an element that shows a price and little else
_ASKED_AGAIN, _SIGNS_KEPT = 200, 4_096  # characters of the texts, and texts, of which is kept whether they have a sign
_CLIMB = 4
_MANY = 4  # different amounts in boxes of one make
_FAR = 240  # texts below the heading where other things have begun
_MAIN_BUTTONS = 6
_REACH_BELOW, _REACH_ABOVE, _REACH_BUTTON = 80, 15, 40  # texts in which the points of a place fall to a third
_STEPPERS = frozenset({"+", "-", "−", "–", "＋"})
_SIDE_BY_SIDE = 6  # texts
_STANDS_OUT, _RIVAL, _AROUND = 3.0, 1.0, 24  # scores of an amount near the heading, of one beside it; texts around
_APART = re.compile(r"\D{1,40}\s\d{1,4}")  # a sign, and apart from it a whole number: `$` and in the next line `72 in stock`
_SIGNED = re.compile(r"[-−]$|(?<!\d)\+$")  # `100+` is a number of pieces
_CHOICES = frozenset({"option", "label", "li"})
_CHOICE_REACH, _CHOICE_PARTS = 3, 12  # ancestors of an amount, elements of an option
_CHOSEN_NAME = named("chosen")
_CURRENT = frozenset({"true", "page"})  # of a link to the form that this page shows
_FREE_CHARS = 30
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,2}(?:\.\d+)?)\s?%")
_CONTEXT_CHARS = 60
_LONGEST_AMOUNT = 60  # characters, with its sign and the space around it
_RUNS_BEFORE = 4
_DIGIT = re.compile(r"\d")
# A digit, a character that may be a sign, and few words: most texts with a digit end here.
_MAY_BE_SIGNED = re.compile(
    r"(?=\D{0,60}+\d)(?=[\d\s.,:;()/+%-]{0,60}+[^\d\s.,:;()/+%-])(?:[^A-Za-z]{0,60}+[A-Za-z]{1,60}+){0,5}+[^A-Za-z]{0,60}+$"
).match
_WEIGHED = frozenset({"pound", "pounds"})  # printed on shops' pages, a weight more often than money
_PENCE = re.compile(r"\dp(?![^\W_])")
_SIGN_CHARS = re.compile(
    "["
    + re.escape("".join(sorted({char for sign in SIGNS for char in sign if not char.isalnum() and char not in " ./"})))
    + "円元원¢]"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_MONEY_WORDS = frozenset(
    {code.lower() for code in CODES} | {word.rstrip(".").lower() for word in [*WORDS, *SIGNS] if word[0].isalpha()}
)
_INNER_MARKS = ".\"'״"
_MARKED = tuple(word for word in (*SIGNS, *WORDS) if any(mark in word[1:-1] for mark in _INNER_MARKS))  # L.E., د.إ, ש"ח
_PRICE_NAME = named("price")
_PAID_NAME = named("price-paid")
_SIDE_NAME = named("price-side")
_PURE_NUMBER = re.compile(rf"\s{{0,99}}+({NUMBER_PATTERN})(?:[.,:]?[-–—]{{1,2}})?\s{{0,99}}+")  # also `549,-`
# Letters on either side of a number, which may be a sign in some country: `DA 4 500`, `4500DA`, `1299:-`.
_LETTERED = re.compile(r"(?<![^\W_])([^\W\d_]{1,4}\.?)\s?\d|\d\s?([^\W\d_]{1,4}|:-)(?![^\W_])")
_LETTERED_NUMBER = re.compile(
    rf"\s{{0,9}}+(?:([^\W\d_]{{1,4}}\.?)\s?{NUMBER_PATTERN}|(?<![\w.,]){NUMBER_PATTERN}\s?([^\W\d_]{{1,4}}\.?|:-))\s{{0,9}}+"
)
_SIGN_FIRST = re.compile(r"\s{0,99}+[^\w\s.,]{1,3}\s?\d")  # an amount of its own after a number: `Lamp 1` `$19`
_PIECE = re.compile(rf"{NUMBER_PATTERN}[.,]?\s*|[.,]")  # a part of an amount that is set in pieces
_WHOLE = re.compile(r"\d{1,3}(?:[ .,\u00a0\u202f]?\d{3})*")
_EUROS, _TWO_DIGITS = (
    re.compile(r"\s{0,99}+(\d{1,3}(?:[ .\u00a0\u202f]?\d{3}){0,5})\s{0,99}+([€£])\s{0,99}+"),
    re.compile(r"\s{0,99}+\d{2}\s{0,99}+"),
)
_RAISED = re.compile(r"\s{0,99}+[€£]\s?\d{2}\s{0,99}+")
_SMALL = re.compile(r"\s{0,99}+[.,]?\s{0,99}+\d{2}\s{0,99}+\D{0,3}")  # the digits after the point, in a run of their own
_CENTS = re.compile(r"\s{0,99}+\d{2}(?:\D{0,99}$)")


def seen_prices(context: Context, hint: str | None, *, claimed: Collection[Decimal] = (), free: bool = False) -> list[SeenPrice]:
    """Return the amounts of money in the visible text, best first.

    Args:
        hint: the page's most likely currency, ISO 4217.
        claimed: the prices that markup gives.
        free: whether markup gives a price of zero, so that `Free` stands for a price wherever it stands.
    """
    dom = context.dom
    buttons = [element.first for element in (context.buttons or context.buy_boxes)]
    prices: list[SeenPrice] = []
    for element, text in _price_elements(dom):
        found = [money for money in _money(element, text, hint)[:3] if money.amount > 0]
        prices.extend(_judge(context, element, text, money, buttons) for money in found)
        if len(prices) >= MAX_PRICES:
            break
    prices.extend(_free_of_charge(context, buttons, said=free))
    _chosen(dom, prices)
    mark_tiers(dom, prices)
    _repeated(prices)
    _standing_alone(prices, claimed)
    _foreign(prices, hint)
    _discounted(context, prices)
    _saved(prices)
    _bought_at_once(prices)
    return sorted(prices, key=lambda price: (-round(price.score, 1), price.place))


def _repeated(prices: list[SeenPrice]) -> None:
    """Different amounts in boxes of one make are a list of products, shops or options: the price of the product stands alone."""
    groups: dict[Make, list[SeenPrice]] = {}
    for price in prices:
        if price.role is Role.PAID:
            groups.setdefault(price.make, []).append(price)
    for group in groups.values():
        if len({price.amount for price in group}) >= _MANY:
            for price in group:
                price.mark(Mark.ONE_OF_MANY)


def _free_of_charge(context: Context, buttons: list[int], *, said: bool) -> list[SeenPrice]:
    """Texts that say, in the place of a price, that the product costs nothing."""
    found: list[SeenPrice] = []
    for run in context.dom.texts[context.anchor :]:
        text = run.text.strip()
        if not 0 < len(text) <= _FREE_CHARS or not (said or _named_price(run.element)) or not is_free_of_charge(text):
            continue
        price = _judge(context, run.element, text, MoneyMatch(0, len(text), Decimal(0), None, ""), buttons)
        price.mark(Mark.FREE)
        found.append(price)
    return found


def _choice_of(element: Element) -> Element | None:
    """The box of an option, a size or a seller in which an amount stands."""
    return next((e for e in (element, *islice(element.ancestors(), _CHOICE_REACH)) if e.tag in _CHOICES), None)


def _chosen(dom: Dom, prices: list[SeenPrice]) -> None:
    """Of amounts in boxes side by side (options, sizes, sellers), that of the chosen one is paid."""
    groups: dict[tuple[int, str], dict[int, tuple[Element, SeenPrice]]] = {}
    for price in prices:
        if price.role is Role.PAID and Mark.IN_SENTENCE not in price.marks:
            for box in (price.element, *islice(price.element.ancestors(), _CHOICE_REACH)):
                if box.parent is not None:
                    groups.setdefault((box.parent.index, box.tag), {}).setdefault(box.index, (box, price))
    done: set[int] = set()
    for group in groups.values():
        chosen = [index for index, (box, _) in group.items() if len(group) > 1 and _is_chosen(dom, box)]
        if len(chosen) != 1 or done & {id(price) for _, price in group.values()}:
            continue
        for index, (_, price) in group.items():
            done.add(id(price))
            price.mark(Mark.CHOSEN if index == chosen[0] else Mark.NOT_CHOSEN)


def _is_chosen(dom: Dom, choice: Element) -> bool:
    """By an input that is checked, an attribute for assistive technology, or a class that says so."""
    for element in (choice, *islice(dom.within(choice), _CHOICE_PARTS)):
        attributes = element.attributes
        if "checked" in attributes or "selected" in attributes:
            return True
        if any(attributes.get(name) == "true" for name in ("aria-checked", "aria-selected", "aria-pressed")):
            return True
        if attributes.get("aria-current") in _CURRENT:
            return True
        if _CHOSEN_NAME(element.get("class")):
            return True
    return False


def _standing_alone(prices: list[SeenPrice], claimed: Collection[Decimal]) -> None:
    """An amount that only its words call another's is the price when none to pay stands beside it: `RRP £49`, `£3 per unit`."""
    for price in prices:
        former = price.role is Role.LIST and bool({Mark.STRUCK, Mark.FORMER} & price.marks.keys())
        by_unit = Mark.UNIT in price.marks and (not claimed or price.amount in claimed)
        if (
            not (former or by_unit)
            or price.score + POINTS[Mark.ALONE] < _STANDS_OUT
            or _is_crossed(price.element)
            or len({p.amount for p in prices if p.make == price.make}) >= _MANY
        ):
            continue
        rivals = (p for p in prices if p.role is Role.PAID and (by_unit or p.amount < price.amount) and p.score > _RIVAL)
        if all(abs(rival.place - price.place) > _AROUND for rival in rivals):
            price.mark(Mark.ALONE)


def _is_crossed(element: Element) -> bool:
    """Whether a tag or a style, and not a mere name, crosses the text out."""
    for parent in (element, *element.ancestors()):
        if parent.tag in {"del", "s", "strike"} or "line-through" in parent.get("style"):
            return True
    return False


def _foreign(prices: list[SeenPrice], hint: str | None) -> None:
    """A word or letters that may be a currency (`3.5 pounds`, `LE 12`) are none where the page pays in another."""
    home = hint or next((p.currency for p in prices if p.symbol and not p.symbol[0].isalpha()), None)
    if home is None:
        return
    for price in prices:
        if price.symbol[:1].isalpha() and price.symbol not in CODES and home not in currencies_of(price.symbol):
            price.mark(Mark.FOREIGN)


def _discounted(context: Context, prices: list[SeenPrice]) -> None:
    """Of two amounts side by side that differ by just the percentage printed there, the lower is paid and the higher was."""
    alone = (p for p in prices if p.role is Role.PAID and not p.element.zone & Zone.RELATED and Mark.ONE_OF_MANY not in p.marks)
    for one, other in pairwise(sorted(alone, key=lambda price: price.place)):
        low, high = sorted((one, other), key=lambda price: price.amount)
        if other.place - one.place > _SIDE_BY_SIDE or low.amount == high.amount:
            continue
        around = context.dom.joined(max(0, one.place - _SIDE_BY_SIDE), other.place + _SIDE_BY_SIDE)
        saved = 100 - 100 * low.amount / high.amount
        if any(abs(Decimal(number) - saved) <= 1 for number in _PERCENT.findall(around)):
            if _is_by_method(context, low):
                low.mark(Mark.BY_METHOD)
                continue
            high.mark(Mark.DISCOUNTED_FROM)
            low.mark(Mark.DISCOUNTED_TO)


def _is_by_method(context: Context, price: SeenPrice) -> bool:
    """Whether words after an amount say that only those pay it who pay in one way: `R$ 189,99 no boleto (5% de desconto)`."""
    end = price.element.last
    after = context.dom.joined(price.place, min(end + 2, len(context.dom.texts))).partition(price.quote)[2]
    return AmountWords("", after[:_CONTEXT_CHARS]).follows("method")


def _saved(prices: list[SeenPrice]) -> None:
    """Where the saving printed beside two amounts is just their difference, the lower is paid and the higher was."""
    savings = [price for price in prices if price.role is Role.OTHER and Mark.SAVING in price.marks]
    for saving in savings:
        near = [p for p in prices if p.role is not Role.OTHER and abs(p.place - saving.place) <= _SIDE_BY_SIDE]
        for high in near:
            low = next((p for p in near if p.role is Role.PAID and p.amount == high.amount - saving.amount), None)
            if low is None or Mark.WORKED_OUT in low.marks:
                continue
            low.mark(Mark.WORKED_OUT)
            if high.role is Role.PAID:
                high.mark(Mark.WORKED_OUT_FROM)


def _bought_at_once(prices: list[SeenPrice]) -> None:
    """Of a bid and a higher amount beside it that is none, the latter is paid: `Current bid $61` `Buy it now $120`."""
    plain = [price for price in prices if price.role is Role.PAID and Mark.AUCTION not in price.marks and price.score > _RIVAL]
    for bid in (price for price in prices if Mark.AUCTION in price.marks):
        if any(bid.amount < price.amount and abs(bid.place - price.place) <= _SIDE_BY_SIDE for price in plain):
            bid.mark(Mark.BID_BESIDE)


def _money(element: Element, text: str, hint: str | None) -> list[MoneyMatch]:
    found = [
        money
        for money in find_money(text, hint=hint)
        if not _is_model(money, text, hint) and (money.symbol.lower() not in _WEIGHED or _named_price(element))
    ]
    if not found and _is_local(text) and _named_price(element):
        found = find_money(text, hint=hint, anywhere=True)
    if found or not _PURE_NUMBER.fullmatch(text):
        return found
    match = _PURE_NUMBER.fullmatch(text)
    if match is None or not _named_price(element):
        return []
    amount = read_amount(match[1], currency=hint)
    return [MoneyMatch(match.start(1), match.end(1), amount, None, "")] if amount is not None else []


def _is_model(money: MoneyMatch, text: str, hint: str | None) -> bool:
    """`R5` is a robot as often as five rand: a letter as sign needs a page that deals in its currency, or cents.

    And letters that go on after the number, or stand in capitals right before it, are a name: `LE37B550`, `RS232`.
    """
    symbol = money.symbol
    if symbol.replace(".", "").isalpha() and symbol.isascii() and hint not in currencies_of(symbol):
        end = text[money.end : money.end + 1]
        whole = text[money.start : money.end]
        if end.isalnum() or end == "-" or whole == f"{symbol}{money.amount}":
            return True
    if len(money.symbol) > 1 or not money.symbol.isascii() or not money.symbol.isalpha() or hint in currencies_of(money.symbol):
        return False
    return text[money.start : money.end].lower() == f"{money.symbol}{money.amount}".lower()


def has_sign(text: str) -> bool:
    """Whether a currency sign, code or word occurs: a quick test before the full one."""
    return _has_sign(text) if len(text) <= _ASKED_AGAIN else _has_sign.__wrapped__(text)


@lru_cache(maxsize=_SIGNS_KEPT)
def _has_sign(text: str) -> bool:
    """What `has_sign` returns. The texts around an amount are asked for again from each element that holds them."""
    text = plain_width(text)
    if (
        _SIGN_CHARS.search(text) is not None
        or _PENCE.search(text) is not None
        or not _MONEY_WORDS.isdisjoint(_LETTERS.findall(text.lower()))
    ):
        return True
    marked = any(mark in text for mark in _INNER_MARKS) and any(sign in text for sign in _MARKED)
    return marked or any(not LOCAL_SIGNS.keys().isdisjoint(match.groups()) for match in _LETTERED.finditer(text))


def _named_price(element: Element) -> bool:
    return _PRICE_NAME(element.name) or (element.parent is not None and _PRICE_NAME(element.parent.name))


def _price_elements(dom: Dom) -> Iterator[tuple[Element, str]]:
    """Yield the smallest elements whose text shows an amount of money, with that text."""
    done: set[int] = set()
    last: Element | None = None
    for run in dom.with_digits:
        found = _in_pieces(dom, run) or _smallest(dom, run, done)
        if found is not None and last is not None and found[0].index < last.index < found[0].end:
            continue  # the amount in it has been found: this text (`-5%`) only stands beside
        if found is not None and not any(e.index in done for e in (found[0], *islice(found[0].ancestors(), _CLIMB))):
            done.add(found[0].index)
            last = found[0]
            yield found


def _in_pieces(dom: Dom, run: Text) -> tuple[Element, str] | None:
    """The smallest element around a bare number that shows one amount and nothing else: its sign and cents stand beside it."""
    if _is_signed(run.text):
        return None
    element: Element | None = run.element
    for _ in range(_CLIMB):
        if element is None or element.last - element.first > _CENTS_RUNS:
            break
        text = shown(dom, element.first, element.last)
        if len(text) > MAX_PRICE_CHARS:
            break
        if _is_signed(text):
            return element, text
        if not _PIECE.fullmatch(plain_width(text)):
            break
        element = element.parent
    return None


def _smallest(dom: Dom, run: Text, done: set[int]) -> tuple[Element, str] | None:
    element: Element | None = run.element
    for _ in range(_CLIMB):
        if element is None or element.index in done or element.tag in {"script", "body", "html"}:
            break
        if element.last - element.first > _MAX_RUNS:
            break
        text = shown(dom, element.first, element.last)
        if len(text) > MAX_PRICE_CHARS:
            if run.element is element and has_sign(run.text) and len(run.text) < _MAX_SENTENCE:
                return element, " ".join(run.text.split())
            break
        if element is not run.element and _is_beside_amount(dom, element, run):
            break
        if has_sign(text) or (element is run.element and _is_pure(text) and _named_price(element)):
            return _with_cents(dom, element, text)
        element = element.parent
    return None


def _is_pure(text: str) -> bool:
    """Whether a text is a number alone, or one with letters that are a sign in some country: `P 1,299`."""
    return _PURE_NUMBER.fullmatch(text) is not None or _is_local(text)


def _is_local(text: str) -> bool:
    """Whether a text is a number with letters that are a sign in some country, and nothing else."""
    match = _LETTERED_NUMBER.fullmatch(text)
    return match is not None and not LOCAL_SIGNS.keys().isdisjoint(match.groups())


def _is_signed(text: str) -> bool:
    """Whether a text is one amount with its sign, and nothing else."""
    if len(text) > _LONGEST_AMOUNT or not _MAY_BE_SIGNED(text):
        return False
    found = find_money(text)
    return len(found) == 1 and not (text[: found[0].start] + text[found[0].end :]).strip(" *")


def _is_beside_amount(dom: Dom, element: Element, run: Text) -> bool:
    """A number that is no part of the amount in a block below: in a name (`Meridian 45`), or the pieces that a price is for."""
    lettered = _LETTERS.search(run.text) is not None
    return any(
        other.breaks
        and _DIGIT.search(other.text)
        and (has_sign(_line(dom, other, element.last)) if lettered else _is_signed(other.text))
        for other in dom.texts[run.index + 1 : element.last]
    )


def _line(dom: Dom, run: Text, end: int) -> str:
    """A text with what goes on from it in the same line: `49` and, in elements of their own, its sign and cents."""
    going_on = takewhile(lambda other: not other.breaks, dom.texts[run.index + 1 : min(end, run.index + _CENTS_RUNS)])
    return "".join([run.text, *(other.text for other in going_on)])


def _with_cents(dom: Dom, element: Element, text: str) -> tuple[Element, str]:
    """When the cents stand in an element of their own (`$19` `99`), take the parent that holds both."""
    parent = element.parent
    if parent is None or parent.last - parent.first > _CENTS_RUNS or not re.search(r"\d[.,]?$", text):
        return element, text
    following = dom.texts[element.last] if element.last < len(dom.texts) else None
    if following is None or following.index >= parent.last or not _SMALL.fullmatch(following.text):
        return element, text
    return parent, shown(dom, parent.first, parent.last)


def shown(dom: Dom, first: int, last: int) -> str:
    """Join texts as an eye reads them: two digits set apart after a whole number are its cents."""
    if last - first == 1:
        return dom.joined(first, last)
    span = (first, last)
    text = dom.shown.get(span)
    if text is None:
        text = dom.shown[span] = _as_seen(dom.texts[first:last])
    return text


def _as_seen(runs: list[Text]) -> str:
    pieces: list[str] = []
    for run in runs:
        text = run.text
        before = pieces[-1] if pieces else ""
        if not run.breaks and _RAISED.fullmatch(text) and _WHOLE.fullmatch(before.strip()):
            pieces.append(text.strip())  # 599 and, raised, €95
            continue
        if not run.breaks and _TWO_DIGITS.fullmatch(text) and (whole := _EUROS.fullmatch("".join(pieces))):
            pieces = [f"{whole[1].strip()}{whole[2]}{text.strip()}"]  # 49, a sign, and apart from both 95
            continue
        if before and before[-1].isdigit() and text[:1].isdigit():
            cents = (
                _CENTS.fullmatch(text)
                and not re.search(r"[.,]\d{1,2}$", before)
                and (not run.breaks or has_sign("".join(pieces)))
            )
            pieces.append("." if cents else " ")
        elif run.breaks or (before and before[-1].isdigit() and _SIGN_FIRST.match(text)):
            pieces.append(" ")
        pieces.append(text)
    return " ".join("".join(pieces).split())


class _Sight(NamedTuple):
    """An amount with what is around it."""

    price: SeenPrice
    names: str  # of its element and those around it
    own_names: str
    before: str
    after: str
    words: AmountWords

    @property
    def zone(self) -> int:
        return self.price.element.zone


def _judge(context: Context, element: Element, text: str, money: MoneyMatch, buttons: list[int]) -> SeenPrice:
    price = SeenPrice(
        money.amount, money.currency, money.symbol, Role.PAID, BASE, text[money.start : money.end], element, element.first, text
    )
    names = " ".join([element.name, *(a.name for a, _ in zip(element.ancestors(), range(3), strict=False))])
    own_names = f"{element.name} {element.parent.name if element.parent else ''}"
    before = _before(context.dom, element, text[: money.start])
    after = _after(context.dom, element, text[money.end :])
    sight = _Sight(price, names, own_names, before, after, AmountWords(before, after))
    _place(price, context, buttons)
    for mark, applies in _MARKS:
        if applies(sight):
            price.mark(mark)
    role = next((mark for mark, applies in _SIDES if applies(sight)), None)
    if role is not None:
        price.mark(role)
        return price
    for mark, applies in _SAYINGS:
        if applies(sight):
            price.mark(mark)
    price.lowest = Mark.FROM in price.marks
    return price


def _is_in_parentheses(sight: _Sight) -> bool:
    return len(sight.price.text) <= _SENTENCE and sight.before.endswith("(") and sight.after.startswith(")")


def _is_linked(sight: _Sight) -> bool:
    """Whether the amount stands in a link to another page."""
    element = sight.price.element
    link = next((a for a in (element, *element.ancestors()) if a.tag == "a"), None)
    href = link.get("href") if link is not None else ""
    return href[:1] not in {"", "#"} and not href.startswith("javascript")


def _is_former(sight: _Sight) -> bool:
    words = sight.words
    return (words.leads("former") or words.closes("former")) and not words.is_instalment


def _is_saving(sight: _Sight) -> bool:
    words = sight.words
    return words.leads("saving") or _is_saving_after(words) or _SIGNED.search(sight.before) is not None


_Applies = Callable[[_Sight], bool]
# All that hold count.
_MARKS: tuple[tuple[Mark, _Applies], ...] = (
    (Mark.NAMED, lambda s: _PRICE_NAME(s.names)),
    (Mark.NAMED_PAID, lambda s: _PAID_NAME(s.own_names)),
    (Mark.ITEMPROP, lambda s: "price" in s.price.element.get("itemprop")),
    (Mark.NAMED_SIDE, lambda s: _SIDE_NAME(s.own_names)),
    (Mark.BESIDE_OTHERS, lambda s: bool(s.zone & Zone.RELATED)),
    (Mark.FRAME, lambda s: bool(s.zone & (Zone.NAV | Zone.FOOTER))),
    (Mark.HEADER, lambda s: bool(s.zone & Zone.HEADER)),
    (Mark.OVERLAY, lambda s: bool(s.zone & Zone.OVERLAY)),
    (Mark.REVIEWS, lambda s: bool(s.zone & (Zone.REVIEWS | Zone.COMMENTS))),
    (Mark.NOT_SPOKEN, lambda s: bool(s.price.element.hidden)),
    (Mark.LINK, _is_linked),
    (Mark.CHOICE, lambda s: _choice_of(s.price.element) is not None),
    (Mark.IN_SENTENCE, lambda s: len(s.price.text) > _SENTENCE),
    (Mark.IN_PARENTHESES, _is_in_parentheses),
)
# The first that holds says that the amount is not paid.
_SIDES: tuple[tuple[Mark, _Applies], ...] = (
    (Mark.SAVING, lambda s: bool(s.zone & Zone.STRUCK) and s.words.leads("saving")),  # in the same box as the former price
    (Mark.STRUCK, lambda s: bool(s.zone & Zone.STRUCK)),
    (Mark.LOWEST, lambda s: s.words.leads("lowest")),
    (Mark.FORMER, _is_former),
    (Mark.COUNT, lambda s: _APART.fullmatch(s.price.quote) is not None and s.words.follows("count-after")),
    (Mark.UNIT, lambda s: s.words.is_per_unit),
    (Mark.INSTALMENT, lambda s: s.words.is_instalment),
    (Mark.TRADE_IN, lambda s: s.words.follows("trade-in") or (s.words.leads("trade-in") and not s.words.leads("everybody"))),
    (Mark.SAVING, _is_saving),
    (Mark.SHIPPING, lambda s: s.words.leads("shipping") and not _is_free_before(s.words, named=_named_price(s.price.element))),
    (Mark.TOGETHER, lambda s: s.words.leads("together")),
    (Mark.ADDITION, lambda s: s.words.leads("addition")),
    (Mark.DEPOSIT, lambda s: s.words.leads("deposit") or s.words.leads("rest")),
    (Mark.MEMBER, lambda s: s.words.is_for_members),
    (Mark.BID, lambda s: s.words.leads("bid")),
    (Mark.PLEDGE, lambda s: s.words.leads("pledge")),
    (Mark.RANGE, lambda s: s.words.leads("range") and Mark.LINK in s.price.marks),
    (Mark.THRESHOLD, lambda s: s.words.leads("order-least") or (s.words.leads("threshold") and s.words.near("free-near"))),
)
# What is said of an amount to pay.
_SAYINGS: tuple[tuple[Mark, _Applies], ...] = (
    (Mark.FROM, lambda s: s.words.leads("from")),
    (Mark.SAID, lambda s: not s.words.leads("from") and (s.words.leads("now") or s.words.leads("condition"))),
    (Mark.AUCTION, lambda s: s.words.leads("bid-now")),
    (Mark.NET, lambda s: s.words.is_net),
    (Mark.GROSS, lambda s: not s.words.is_net and s.words.is_gross),
)


def _place(price: SeenPrice, context: Context, buttons: list[int]) -> None:
    """Where the amount stands: the nearer to heading and button, the more points."""
    distance = price.place - context.anchor
    if distance >= 0:
        price.mark(Mark.AFTER_HEADING, math.exp(-distance / _REACH_BELOW))
        if context.heading is not None and distance > _FAR:
            price.mark(Mark.FAR_BELOW)
    else:
        price.mark(Mark.BEFORE_HEADING)
        price.mark(Mark.RIGHT_ABOVE, math.exp(distance / _REACH_ABOVE))
    if buttons:
        near = min(abs(price.place - button) for button in buttons[:_MAIN_BUTTONS])
        price.mark(Mark.NEAR_BUTTON, math.exp(-near / _REACH_BUTTON))


def _is_saving_after(words: AmountWords) -> bool:
    """Whether words of a saving, or of paid delivery, follow the amount: `€324.99 Delivery at no additional cost` is a price."""
    return words.follows("saving-after") and not (words.follows("shipping") and words.near_after("free"))


def _is_free_before(words: AmountWords, *, named: bool) -> bool:
    """Whether words about delivery end before the amount: a condition begins an offer, or a price follows free delivery."""
    return words.leads("condition") or (words.near_before("free") and (named or words.leads("now") or words.is_gross))


def _before(dom: Dom, element: Element, inside: str) -> str:
    """The words just before an amount: in its element, else in what stands before it and does not speak of another amount."""
    if len(inside.strip()) > _WORDS_INSIDE:
        return inside[-_CONTEXT_CHARS:]
    kept: list[Text] = []
    chars = 0
    for run in reversed(dom.texts[max(0, element.first - _RUNS_BEFORE) : element.first]):
        if run.text.strip() in _STEPPERS:
            continue  # buttons that change the number of pieces
        if find_money(run.text):
            kept = _of_their_own(kept)
            break
        kept.append(run)
        chars += len(run.text)
        if chars > _CONTEXT_CHARS or len(_DIGIT.findall(run.text)) > 1:
            break
    return (" ".join(run.text.strip() for run in reversed(kept)) + " " + inside)[-_CONTEXT_CHARS:].rstrip()


def _of_their_own(after_amount: list[Text]) -> list[Text]:
    """Of texts after another amount, nearest last, those that begin a block: what runs on from that amount speaks of it."""
    start = next((place for place in range(len(after_amount) - 1, -1, -1) if after_amount[place].breaks), -1)
    return after_amount[: start + 1]


def _after(dom: Dom, element: Element, inside: str) -> str:
    if len(inside.strip()) > _WORDS_INSIDE:
        return inside[:_CONTEXT_CHARS]
    pieces = [inside]
    for run in dom.texts[element.last : element.last + 2]:
        if run.breaks and (find_money(run.text) or not goes_on(run.text[:_CONTEXT_CHARS].lstrip())):
            break  # what begins a block of its own speaks for itself
        pieces.append(run.text)
    return "".join(pieces)[:_CONTEXT_CHARS]
