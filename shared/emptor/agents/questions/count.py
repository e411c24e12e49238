"""How many products are asked for (`top 5`, `noem twee tenten`), and how many in one pack (`set of 2`, `2er-Set`)."""

from __future__ import annotations

import re

from emptor.agents.questions.scan import Scan
from emptor.agents.questions.sentences import spans as sentence_spans
from emptor.agents.questions.tokens import Kind, Token, Tokens
from emptor.agents.questions.words import ENGLISH, said, words_of
from emptor.lexicon import matcher
from emptor.lexicon.numbers import EVERY_DAY, number_words
from emptor.models.jobs import MAX_PRODUCTS
from emptor.utils.units import unit_of

Span = tuple[int, int]

_MAX_BETWEEN = 3  # words that describe the thing, between its number and its name
_MAX_DIGITS = 2
_MOST_ANSWERS = 8  # things that a bare number asks for as answers; more are pieces of one purchase
_REACH = 8  # characters before a word of packs in which its number stands
_FOLLOWING = re.compile(r"\s{1,4}\d{1,3}(?!\w|[.,]\d)")
_PRECEDING = re.compile(r"(?<![\w.,])\d{1,3}(?:er)?[\s-]{0,2}$")


def take_count(scan: Scan, category: Span | None) -> int | None:
    """Claim and return the number of products that the question asks for, or None."""
    tokens = Tokens(scan)
    for start, end in sentence_spans(scan.folded, scan.text):
        row = list(tokens.of(start, end))
        for i, token in enumerate(row):
            number = _number(token, scan.language)
            if number and scan.unclaimed(token.start, token.end) and _counts(scan, row, i, category):
                scan.claim(token.start, token.end)
                if number <= _MOST_ANSWERS or _asks_for_answers(scan, row[:i]):
                    return number
                scan.preferred.append((token.start, token.end))  # "24 AA batteries" are pieces
    return None


def _asks_for_answers(scan: Scan, before: list[Token]) -> bool:
    """Whether a word of a list or a rank stands before the number: `top 20`, `give me 12`."""
    asking = words_of("clause.list", scan.language) | words_of("clause.rank", scan.language)
    return any(token.text in asking or said("clause.request", token.text, scan.language) for token in before)


def take_packs(scan: Scan) -> None:
    """Claim what says how many pieces are in one pack, and show it among what orders; offers are compared by their pack."""
    packs = [(m.start, m.end) for m in matcher("demand.pack").find(scan.folded)]
    for start, end in packs:
        number = _FOLLOWING.match(scan.folded, end)
        if number and scan.unclaimed(start, number.end()):
            scan.prefer(start, number.end())
    for match in matcher("demand.packed").find(scan.folded):
        if scan.folded[match.start].isdigit() and scan.unclaimed(match.start, match.end):  # "2er-Set"
            scan.prefer(match.start, match.end)
            continue
        number = _PRECEDING.search(scan.folded, max(0, match.start - _REACH), match.start)
        if number and scan.unclaimed(number.start(), match.end):
            scan.prefer(number.start(), match.end)


def _counts(scan: Scan, row: list[Token], i: int, category: Span | None) -> bool:
    """Whether the number at `i` counts answers: behind `top`, or before the things wanted."""
    if _is_ranked(scan, row, i):
        return not _counts_parts(scan, row, i)
    return _is_asked(scan, row, i) and _leads_to(scan, row, i, category)


def _is_ranked(scan: Scan, row: list[Token], i: int) -> bool:
    before = row[i - 1] if i else None
    return before is not None and before.text in words_of("clause.rank", scan.language) and row[i].start - before.end <= 1


def _is_asked(scan: Scan, row: list[Token], i: int) -> bool:
    """Whether only words that ask, or an article, stand before the number in its part of the sentence."""
    for token in reversed(row[:i]):
        if token.kind is Kind.SIGN:
            return True
        asks = bool(said("clause.request", token.text, scan.language))
        if token.kind not in {Kind.SMALL, Kind.ARTICLE} and not asks and token.text not in words_of("clause.list", scan.language):
            return False
    return True


def _leads_to(scan: Scan, row: list[Token], i: int, category: Span | None) -> bool:
    """Whether what follows is the thing wanted, in the plural where a language shows it, or nothing at all (`give me five`)."""
    listed = any(token.text in words_of("clause.list", scan.language) for token in row[:i])
    if category is None:
        return listed and not _counts_parts(scan, row, i)
    between = [token for token in row[i + 1 :] if token.start < category[0]]
    reaches = scan.folded[row[i].end : category[0]].count(",") == 0 and row[i].end < category[0]
    if not reaches or len(between) > _MAX_BETWEEN or any(unit_of(token.text) for token in between):
        return listed and bool(row[i + 1 :]) and row[i + 1].kind in {Kind.SIGN, Kind.FOR, Kind.WITH}
    plural = scan.language not in ENGLISH or scan.folded[slice(*category)].endswith("s")
    parts = words_of("clause.counted", scan.language)
    counted = any(token.text in parts and scan.free(token.start, token.end) for token in between)
    plain = all(token.kind in {Kind.WORD, Kind.VAGUE, Kind.TAKEN, Kind.NAME} for token in between)
    return plural and plain and not counted


def _counts_parts(scan: Scan, row: list[Token], i: int) -> bool:
    following = row[i + 1] if i + 1 < len(row) else None
    return following is not None and (
        unit_of(following.text) is not None
        or following.text in words_of("clause.counted", scan.language)
        or following.text == "%"
    )


def _number(token: Token, language: str) -> int | None:
    if token.kind is Kind.TAKEN and token.text.isascii() and token.text.isdigit() and len(token.text) <= _MAX_DIGITS:
        value: int | None = int(token.text)
    else:
        value = number_words(None if language == "und" else language, EVERY_DAY).get(token.text)
    return value if value and 1 < value <= MAX_PRODUCTS else None
