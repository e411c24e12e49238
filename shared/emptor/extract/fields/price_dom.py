"""The amounts a reader sees on the page, each with what its place and the words around it say about it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from itertools import islice, pairwise

from emptor.extract.context import Context
from emptor.extract.dom.names import named
from emptor.extract.dom.tree import Dom, Element, Text
from emptor.extract.dom.zones import Zone
from emptor.extract.fields.price_words import AmountWords, goes_on, is_free_of_charge
from emptor.utils.currency import MoneyMatch, currencies_of, find_money, read_amount
from emptor.utils.currency_table import CODES, SIGNS, WORDS
from emptor.utils.numbers import NUMBER_PATTERN, plain_width

_WORDS_INSIDE = 3
_SENTENCE = 40
_CENTS_RUNS = 8
_MAX_SENTENCE = 400
_MAX_RUNS = 24

MAX_PRICES = 400
MAX_PRICE_CHARS = 70  # of an element that shows a price and little else
_CLIMB = 4
_MANY = 4  # different amounts in boxes of one make
_ONE_OF_MANY = 1.5
_FAR = 240  # texts below the heading where other things have begun
_MAIN_BUTTONS = 6
_FOREIGN = 1.5
_STEPPERS = frozenset({"+", "-", "−", "–", "＋"})
_WAS, _IS = 2.5, 0.6  # of a pair with its percentage
_SIDE_BY_SIDE = 6  # texts
_FORMER = "list price-2.5"
_STRUCK, _SAVING, BOUND = "struck-2.5", "saving-3.0", "range-3.0"
_STANDS_OUT, _RIVAL, _AROUND = 3.0, 1.0, 24  # scores of an amount near the heading, of one beside it; texts around
_OTHER_AMOUNTS = ("together", "addition", "deposit", "member", "bid")
_APART = re.compile(r"\D{1,40}\s\d{1,4}")  # a sign, and apart from it a whole number: `$` and in the next line `72 in stock`
_SIGNED = re.compile(r"[-−]$|(?<!\d)\+$")  # `100+` is a number of pieces
_CHOICES = frozenset({"option", "label", "li"})
_CHOICE_REACH, _CHOICE_PARTS = 3, 12  # ancestors of an amount, elements of an option
_CHOSEN = 1.5
_CHOSEN_NAME = named("chosen")
_FREE_CHARS, _FREE = 30, 1.4
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,2}(?:\.\d+)?)\s?%")
_CONTEXT_CHARS = 60
_LONGEST_AMOUNT = 60  # characters, with its sign and the space around it
_RUNS_BEFORE = 4
_DIGIT = re.compile(r"\d")
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
_DOTTED = tuple(word for word in (*SIGNS, *WORDS) if "." in word[1:-1])  # L.E., د.إ
_PRICE_NAME = named("price")
_PAID_NAME = named("price-paid")
_SIDE_NAME = named("price-side")
_PURE_NUMBER = re.compile(rf"\s{{0,99}}+({NUMBER_PATTERN})(?:[.,:]?[-–—]{{1,2}})?\s{{0,99}}+")  # also `549,-`
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


class Role(StrEnum):
    PAID = "paid"
    LIST = "list"
    OTHER = "other"  # shipping, saving, instalment, unit price, threshold


@dataclass(slots=True)
class SeenPrice:
    """An amount in the page's visible text."""

    amount: Decimal
    currency: str | None
    symbol: str
    role: Role
    score: float
    quote: str
    element: Element
    place: int  # index of its first text
    text: str = ""  # all that its element shows
    lowest: bool = False  # "from"
    reasons: list[str] = field(default_factory=list)


def seen_prices(context: Context, hint: str | None, *, free: bool = False) -> list[SeenPrice]:
    """Return the amounts of money in the visible text, best first.

    Args:
        hint: the page's most likely currency, ISO 4217.
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
    _repeated(prices)
    _standing_alone(prices)
    _foreign(prices, hint)
    _discounted(context, prices)
    _saved(prices)
    return sorted(prices, key=lambda price: (-round(price.score, 1), price.place))


def _repeated(prices: list[SeenPrice]) -> None:
    """Different amounts in boxes of one make are a list of products, shops or options: the price of the product stands alone."""
    groups: dict[tuple[str, str, int], list[SeenPrice]] = {}
    for price in prices:
        if price.role is Role.PAID:
            groups.setdefault((price.element.tag, price.element.name, price.element.depth), []).append(price)
    for group in groups.values():
        if len({price.amount for price in group}) >= _MANY:
            for price in group:
                price.score -= _ONE_OF_MANY
                price.reasons.append(f"one of many-{_ONE_OF_MANY}")


def _free_of_charge(context: Context, buttons: list[int], *, said: bool) -> list[SeenPrice]:
    """Texts that say, in the place of a price, that the product costs nothing."""
    found: list[SeenPrice] = []
    for run in context.dom.texts[context.anchor :]:
        text = run.text.strip()
        if not 0 < len(text) <= _FREE_CHARS or not (said or _named_price(run.element)) or not is_free_of_charge(text):
            continue
        price = _judge(context, run.element, text, MoneyMatch(0, len(text), Decimal(0), None, ""), buttons)
        price.score += _FREE
        price.reasons.append(f"free of charge+{_FREE}")
        found.append(price)
    return found


def _choice_of(element: Element) -> Element | None:
    """The box of an option, a size or a seller in which an amount stands."""
    return next((e for e in (element, *islice(element.ancestors(), _CHOICE_REACH)) if e.tag in _CHOICES), None)


def _chosen(dom: Dom, prices: list[SeenPrice]) -> None:
    """Of amounts in boxes side by side (options, sizes, sellers), that of the chosen one is paid."""
    groups: dict[tuple[int, str], dict[int, tuple[Element, SeenPrice]]] = {}
    for price in prices:
        if price.role is Role.PAID and "in a sentence-0.8" not in price.reasons:
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
            price.score += _CHOSEN if index == chosen[0] else -_CHOSEN
            price.reasons.append("chosen" if index == chosen[0] else "not chosen")


def _is_chosen(dom: Dom, choice: Element) -> bool:
    """By an input that is checked, an attribute for assistive technology, or a class that says so."""
    for element in (choice, *islice(dom.within(choice), _CHOICE_PARTS)):
        attributes = element.attributes
        if "checked" in attributes or "selected" in attributes:
            return True
        if any(attributes.get(name) == "true" for name in ("aria-checked", "aria-selected", "aria-pressed")):
            return True
        if _CHOSEN_NAME(element.get("class")):
            return True
    return False


def _standing_alone(prices: list[SeenPrice]) -> None:
    """An amount that only its name or label calls a former one is the price when none to pay stands beside it: `RRP £49`."""
    for price in prices:
        if (
            price.role is not Role.LIST
            or not {_STRUCK, _FORMER} & set(price.reasons)
            or price.score + _WAS < _STANDS_OUT
            or _is_crossed(price.element)
        ):
            continue
        rivals = (p for p in prices if p.role is Role.PAID and p.amount < price.amount and p.score > _RIVAL)
        if all(abs(rival.place - price.place) > _AROUND for rival in rivals):
            price.role = Role.PAID
            price.score += _WAS
            price.reasons.append(f"stands alone+{_WAS}")


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
            price.score -= _FOREIGN
            price.reasons.append(f"foreign word-{_FOREIGN}")


def _discounted(context: Context, prices: list[SeenPrice]) -> None:
    """Of two amounts side by side that differ by just the percentage printed there, the lower is paid and the higher was."""
    paid = sorted((p for p in prices if p.role is Role.PAID and not p.element.zone & Zone.RELATED), key=lambda price: price.place)
    for one, other in pairwise(paid):
        low, high = sorted((one, other), key=lambda price: price.amount)
        if other.place - one.place > _SIDE_BY_SIDE or low.amount == high.amount:
            continue
        around = context.dom.joined(max(0, one.place - _SIDE_BY_SIDE), other.place + _SIDE_BY_SIDE)
        saved = 100 - 100 * low.amount / high.amount
        if any(abs(Decimal(number) - saved) <= 1 for number in _PERCENT.findall(around)):
            if _is_by_method(context, low):
                low.score -= _IS
                low.reasons.append(f"by a way of payment-{_IS}")
                continue
            high.role = Role.LIST
            high.score -= _WAS
            high.reasons.append(f"discounted from-{_WAS}")
            low.score += _IS
            low.reasons.append(f"discounted to+{_IS}")


def _is_by_method(context: Context, price: SeenPrice) -> bool:
    """Whether words after an amount say that only those pay it who pay in one way: `R$ 189,99 no boleto (5% de desconto)`."""
    end = price.element.last
    after = context.dom.joined(price.place, min(end + 2, len(context.dom.texts))).partition(price.quote)[2]
    return AmountWords("", after[:_CONTEXT_CHARS]).follows("method")


def _saved(prices: list[SeenPrice]) -> None:
    """Where the saving printed beside two amounts is just their difference, the lower is paid and the higher was."""
    savings = [price for price in prices if price.role is Role.OTHER and _SAVING in price.reasons]
    for saving in savings:
        near = [p for p in prices if p.role is not Role.OTHER and abs(p.place - saving.place) <= _SIDE_BY_SIDE]
        for high in near:
            low = next((p for p in near if p.role is Role.PAID and p.amount == high.amount - saving.amount), None)
            if low is None or f"worked out+{_IS}" in low.reasons:
                continue
            low.score += _IS
            low.reasons.append(f"worked out+{_IS}")
            if high.role is Role.PAID:
                high.role = Role.LIST
                high.score -= _WAS
                high.reasons.append(f"worked out-{_WAS}")


def _money(element: Element, text: str, hint: str | None) -> list[MoneyMatch]:
    found = [
        money
        for money in find_money(text, hint=hint)
        if not _is_model(money, text, hint) and (money.symbol.lower() not in _WEIGHED or _named_price(element))
    ]
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
    text = plain_width(text)
    if (
        _SIGN_CHARS.search(text) is not None
        or _PENCE.search(text) is not None
        or not _MONEY_WORDS.isdisjoint(_LETTERS.findall(text.lower()))
    ):
        return True
    return "." in text and any(sign in text for sign in _DOTTED)


def _named_price(element: Element) -> bool:
    return _PRICE_NAME(element.name) or (element.parent is not None and _PRICE_NAME(element.parent.name))


def _price_elements(dom: Dom) -> Iterator[tuple[Element, str]]:
    """Yield the smallest elements whose text shows an amount of money, with that text."""
    done: set[int] = set()
    last: Element | None = None
    for run in dom.texts:
        if not _DIGIT.search(run.text):
            continue
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
        if has_sign(text) or (element is run.element and _PURE_NUMBER.fullmatch(text) and _named_price(element)):
            return _with_cents(dom, element, text)
        element = element.parent
    return None


def _is_signed(text: str) -> bool:
    """Whether a text is one amount with its sign, and nothing else."""
    if len(text) > _LONGEST_AMOUNT:
        return False
    found = find_money(text)
    return len(found) == 1 and not (text[: found[0].start] + text[found[0].end :]).strip(" *")


def _is_beside_amount(dom: Dom, element: Element, run: Text) -> bool:
    """A name that ends in a number (`Meridian 45`), with an amount of its own in a block below: the two are not read as one."""
    return _LETTERS.search(run.text) is not None and any(
        other.breaks and other is not run and _DIGIT.search(other.text) and has_sign(other.text)
        for other in dom.texts[run.index + 1 : element.last]
    )


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
    pieces: list[str] = []
    for run in dom.texts[first:last]:
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


def _judge(context: Context, element: Element, text: str, money: MoneyMatch, buttons: list[int]) -> SeenPrice:  # noqa: C901, PLR0912 - one list of marks and what each is worth
    dom = context.dom
    before = _before(dom, element, text[: money.start])
    after = _after(dom, element, text[money.end :])
    price = SeenPrice(
        money.amount, money.currency, money.symbol, Role.PAID, 1.0, text[money.start : money.end], element, element.first, text
    )
    names = " ".join([element.name, *(a.name for a, _ in zip(element.ancestors(), range(3), strict=False))])

    def mark(reason: str, points: float) -> None:
        price.score += points
        price.reasons.append(f"{reason}{points:+.1f}")

    if _PRICE_NAME(names):
        mark("named price", 1.0)
    if _PAID_NAME(element.name + " " + (element.parent.name if element.parent else "")):
        mark("named as paid", 0.5)
    if "price" in element.get("itemprop"):
        mark("itemprop", 0.7)
    if _SIDE_NAME(element.name + " " + (element.parent.name if element.parent else "")):
        mark("named as side amount", -1.2)
    _place(price, context, buttons, mark)
    zone = element.zone
    if zone & Zone.RELATED:
        mark("beside other products", -3.0)
    if zone & (Zone.NAV | Zone.FOOTER):
        mark("frame", -3.0)
    if zone & Zone.HEADER:
        mark("header", -2.0)
    if zone & Zone.OVERLAY:
        mark("overlay", -1.5)
    if zone & (Zone.REVIEWS | Zone.COMMENTS):
        mark("reviews", -2.0)
    if element.hidden:
        mark("not spoken", -0.3)
    link = next((a for a in (element, *element.ancestors()) if a.tag == "a"), None)
    if link is not None and link.get("href")[:1] not in {"", "#"} and not link.get("href").startswith("javascript"):
        mark("link", -1.0)
    if _choice_of(element) is not None:
        mark("choice", -0.5)
    if len(text) > _SENTENCE:
        mark("in a sentence", -0.8)
    elif before.endswith("(") and after.startswith(")"):
        mark("in parentheses", -1.0)
    price.role = _role(price, before, after, mark)
    return price


def _place(price: SeenPrice, context: Context, buttons: list[int], mark: object) -> None:
    assert callable(mark)  # noqa: S101 - for the type checker
    distance = price.place - context.anchor
    if distance >= 0:
        mark("after heading", 2.0 * math.exp(-distance / 80))
        if context.heading is not None and distance > _FAR:
            mark("far below heading", -0.6)
    else:
        mark("before heading", 1.7 * math.exp(distance / 15) - 0.8)
    if buttons:
        near = min(abs(price.place - button) for button in buttons[:_MAIN_BUTTONS])
        mark("near button", 1.2 * math.exp(-near / 40))


def _role(price: SeenPrice, before: str, after: str, mark: object) -> Role:
    assert callable(mark)  # noqa: S101 - for the type checker
    words = AmountWords(before, after)
    if price.element.zone & Zone.STRUCK:
        if words.leads("saving"):
            mark("saving", -3.0)  # in the same box as the former price
            return Role.OTHER
        mark("struck", -2.5)
        return Role.LIST
    if words.leads("lowest"):
        mark("lowest of 30 days", -3.0)
        return Role.OTHER
    if (words.leads("former") or words.closes("former")) and not words.is_instalment:
        mark("list price", -2.5)
        return Role.LIST
    side = _side_amount(price, before, words)
    if side is not None:
        mark(side, -3.0)
        return Role.OTHER
    if words.leads("from"):
        price.lowest = True
        mark("from", -0.2)
    elif words.leads("now") or words.leads("condition"):
        mark("said to be the price", 0.6)
    if words.is_net:
        mark("net", -1.5)
    elif words.is_gross:
        mark("gross", 0.3)
    return Role.PAID


def _side_amount(price: SeenPrice, before: str, words: AmountWords) -> str | None:
    """The name of an amount that is neither paid nor was: by the words around it."""
    told = (
        ("count", _APART.fullmatch(price.quote) is not None and words.follows("count-after")),
        ("unit price", words.is_per_unit),
        ("instalment", words.is_instalment),
        ("saving", words.leads("saving") or _is_saving_after(words) or _SIGNED.search(before) is not None),
        ("shipping", words.leads("shipping") and not _is_free_before(words, named=_named_price(price.element))),
        *((name, words.leads(name)) for name in _OTHER_AMOUNTS),
        ("range", words.leads("range") and "link-1.0" in price.reasons),
        ("threshold", words.leads("threshold") and words.near("free-near")),
    )
    return next((name for name, holds in told if holds), None)


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
