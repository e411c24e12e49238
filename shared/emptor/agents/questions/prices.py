"""Budgets: `under $150`, `between 100 and 200 €`, `around $200`, `budget of 500`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from emptor.agents.questions.comparators import JOIN, RANGE_OPEN, beside, is_loose
from emptor.agents.questions.phrases_before import phrase_before
from emptor.agents.questions.proper_names import is_of_a_name
from emptor.agents.questions.scan import Draft, Scan
from emptor.agents.questions.words import ALL, words_of
from emptor.lexicon import fold, matcher
from emptor.lexicon.worded import Worded
from emptor.models.brief import Op
from emptor.utils.currency import MoneyMatch, find_money, read_amount
from emptor.utils.numbers import NUMBER_PATTERN, read_token

PRICE = "price"
AROUND = Decimal("0.15")  # how far from "around 200" a price still is what the buyer means
_THOUSAND = 1000
_CENT = Decimal("0.01")
_JOINED = Worded(JOIN)
_BEHIND = Worded(rf"(?<![\w.,-])(?P<n>{NUMBER_PATTERN})(?P<k>k)?\s?(?P<sign>[$€£¥])?{JOIN}$")
_AHEAD = Worded(rf"{JOIN}(?P<n>{NUMBER_PATTERN})(?P<k>k(?!\w))?(?!\w|[.,]\d|\s?%)")
_NOT_A_PRICE = Worded(r"\s{0,8}«joint.reduction»(?!\w)")
_NUMBER = re.compile(rf"(?<![\w.,/-])(?P<n>{NUMBER_PATTERN})(?P<k>k)?(?![\w%]|[.,]\d)")
_ENDS = re.compile(r"\s{0,8}(?:$|[,;.!?)\]|/-])")
_WORD = re.compile(r"\s{0,8}([^\W\d_]+)")
_MAX_LINKS = 3  # words between one of money and its amount: "budget is about"
_CONJUNCTION = Worded(r"\s{0,99}+,?\s{0,99}+«clause.and|joint.but»\s+")
_LAKHS = Worded(rf"(?<![\w.,])(?P<n>{NUMBER_PATTERN})\s?(?P<unit>«rupees»)(?!\w)")
_RUPEES = {"rupees.lakh": Decimal(100_000), "rupees.crore": Decimal(10_000_000)}
_REACH = 24  # characters before an amount in which the lower end of its range may stand
_FAR = 40  # and in which the words of money that govern it may
_LEAST_BARE = 5  # a bare "under 3" is more likely a count or a rating than a price


def money_spans(scan: Scan, hint: str | None) -> list[MoneyMatch]:
    """Every amount with a currency that the question names and no rule has taken."""
    found = [
        m for m in find_money(scan.text, hint=hint) if scan.free(m.start, m.end) and not is_of_a_name(scan.text, scan.language, m)
    ]
    return found + [m for m in _rupees(scan) if not any(m.start < o.end and o.start < m.end for o in found)]


def _rupees(scan: Scan) -> list[MoneyMatch]:
    """Lakh and crore without a currency are amounts of rupees."""
    amounts = ((m, read_token(m["n"])) for m in _LAKHS.finditer(scan.folded))
    return [
        MoneyMatch(m.start(), m.end(), value * _many(m["unit"]), "INR", m["unit"])
        for m, value in amounts
        if value is not None and scan.free(*m.span())
    ]


def take_prices(scan: Scan, money: list[MoneyMatch]) -> None:
    """Turn amounts with a currency into constraints on the price."""
    for match in money:
        if not scan.free(match.start, match.end) or _NOT_A_PRICE.match(scan.folded, match.end):
            continue
        if not _range_with(scan, match):
            _single(scan, (match.start, match.end), match.amount, match.currency)


def is_budget(folded: str, start: int) -> bool:
    """Whether words of money stand before the place."""
    return _budget_before(folded, start) is not None


def _budget_before(folded: str, start: int) -> int | None:
    """Where words of money begin that lead to an amount at `start`: `my budget is about`."""
    at = start
    for _ in range(_MAX_LINKS + 1):
        while at and folded[at - 1] in " :=\t\n":
            at -= 1
        found = phrase_before(folded, at, "clause.money", near=True)
        if found is not None:
            return found
        link = phrase_before(folded, at, "clause.money-link", near=True)
        if link is None or link == at:
            return None
        at = link
    return None


def _budget_after(folded: str, end: int) -> bool:
    """Whether the amount is called a budget: `500 € budget`."""
    word = _WORD.match(folded, end)
    return word is not None and word[1] in words_of("clause.money-after", ALL)


def _ends_amount(folded: str, end: int) -> bool:
    """Whether an amount without a currency ends here: no unit and no noun that it counts follows."""
    word = _WORD.match(folded, end)
    return _ENDS.match(folded, end) is not None or (word is not None and word[1] in words_of("clause.after-amount", ALL))


def take_bare_prices(scan: Scan, currency: str | None) -> None:
    """Turn amounts without a currency into constraints on the price, where words of money or a bare limit stand beside them."""
    for low, high in list(_pairs(scan)):
        opener = RANGE_OPEN.search(scan.folded, max(0, low.start() - _FAR), low.start())
        budget = _budget_before(scan.folded, low.start())
        least, most = _amount(low["n"], low["k"], currency), _amount(high["n"], high["k"], currency)
        if least and most and least < most and (opener or budget is not None) and _ends_amount(scan.folded, high.end()):
            start = opener.start() if opener else low.start() if budget is None else budget
            _both(scan, (start, high.end()), (least, most), currency)
    for match in list(scan.find(_NUMBER)):
        if scan.free(match.start(), match.end()):
            _bare(scan, match, currency)


def _pairs(scan: Scan) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Two numbers with a joint of a range between them."""
    for low in scan.find(_NUMBER):
        joint = _JOINED.match(scan.folded, low.end())
        high = _NUMBER.match(scan.folded, joint.end()) if joint else None
        if high and scan.free(low.start(), high.end()):
            yield low, high


def _bare(scan: Scan, match: re.Match[str], currency: str | None) -> None:
    amount = _amount(match["n"], match["k"], currency)
    comparator, start, end = beside(scan.folded, match.start(), match.end())
    budget = _budget_before(scan.folded, start) is not None or _budget_after(scan.folded, end)
    limit = comparator is not None and (comparator.op in {Op.LE, Op.LT, None} or _joins_price(scan, end))
    if amount is None or not _ends_amount(scan.folded, end) or not (budget or (limit and amount >= _LEAST_BARE)):
        return
    _single(scan, match.span(), amount, currency or _priced_in(scan))


def _priced_in(scan: Scan) -> str | None:
    return next((d.unit for d in scan.drafts if d.attribute == PRICE and d.unit), None)


def _joins_price(scan: Scan, end: int) -> bool:
    """`over 500 and under 300 dollars`: the other limit has the currency."""
    return any(d.attribute == PRICE and _CONJUNCTION.fullmatch(scan.folded, end, d.start) for d in scan.drafts)


def _single(scan: Scan, span: tuple[int, int], amount: Decimal, currency: str | None) -> None:
    comparator, first, last = beside(scan.folded, *span)
    budget = _budget_before(scan.folded, first)
    first = first if budget is None else budget
    op = comparator.op if comparator else Op.LE
    if op is None:
        low, high = (amount * (1 - AROUND)).quantize(_CENT), (amount * (1 + AROUND)).quantize(_CENT)
        _both(scan, (first, last), (low, high), currency, hard=False)
        return
    scan.add(Draft(first, last, PRICE, op, number=amount, unit=currency))


def _both(scan: Scan, span: tuple[int, int], bounds: tuple[Decimal, Decimal], currency: str | None, *, hard: bool = True) -> None:
    for op, number in zip((Op.GE, Op.LE), bounds, strict=True):
        scan.add(Draft(*span, PRICE, op, number=number, unit=currency, hard=hard))


def _range_with(scan: Scan, match: MoneyMatch) -> bool:
    """Whether the amount is one end of a range whose other end is printed with or without the currency."""
    behind = _BEHIND.search(scan.folded, max(0, match.start - _REACH), match.start)
    if behind and scan.unclaimed(*behind.span("n")) and _joined(scan, behind, behind.start()):
        low = _amount(behind["n"], behind["k"], match.currency)
        if low is not None and not behind["k"]:
            low *= _many(match.symbol)  # "between 1 and 1.5 lakh"
        if low is not None and low < match.amount:
            _both(scan, (_opened(scan, behind.start()), match.end), (low, match.amount), match.currency)
            return True
    return _range_ahead(scan, match)


def _range_ahead(scan: Scan, match: MoneyMatch) -> bool:
    other = next(
        (
            m
            for m in find_money(scan.text[match.end : match.end + _REACH])
            if _JOINED.fullmatch(scan.folded, match.end, match.end + m.start)
        ),
        None,
    )
    if (
        other
        and (joined := _JOINED.match(scan.folded, match.end))
        and _joined(scan, joined, match.start)
        and match.amount < other.amount
    ):
        span = (_opened(scan, match.start), match.end + other.end)
        _both(scan, span, (match.amount, other.amount), match.currency or other.currency)
        return True
    ahead = _AHEAD.match(scan.folded, match.end)
    if ahead and _joined(scan, ahead, match.start) and _ends_amount(scan.folded, ahead.end()):
        high = _amount(ahead["n"], ahead["k"], match.currency)
        if high is not None and match.amount < high:
            _both(scan, (_opened(scan, match.start), ahead.end()), (match.amount, high), match.currency)
            return True
    return False


def _joined(scan: Scan, match: re.Match[str], start: int) -> bool:
    """`100 - 200` is a range by itself, `100 and 200` only after `between`."""
    return is_loose(match["join"]) or RANGE_OPEN.search(scan.folded, max(0, start - _FAR), start) is not None


def _opened(scan: Scan, start: int) -> int:
    opener = RANGE_OPEN.search(scan.folded, max(0, start - _FAR), start)
    return opener.start() if opener else start


def _amount(token: str, thousand: str | None, currency: str | None) -> Decimal | None:
    value = read_amount(token, currency=currency)
    return value * _THOUSAND if value is not None and thousand else value


def _many(word: str) -> Decimal:
    """How many rupees a lakh or a crore is; 1 for any other word."""
    found = matcher("rupees").fullmatch(fold(word))
    return _RUPEES[found.key] if found else Decimal(1)
