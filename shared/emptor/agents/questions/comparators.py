"""Words that compare: `under`, `mindestens`, `jusqu'à`, `or more`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from emptor.lexicon import fold, matcher, phrases
from emptor.lexicon.worded import Worded
from emptor.models.brief import Op

_OPS = {
    "comparator.at-most": Op.LE, "comparator.up-to": Op.LE, "comparator.at-least": Op.GE, "comparator.about": None,
    "comparator.at-most-after": Op.LE, "comparator.at-least-after": Op.GE, "comparator.about-after": None,
}  # fmt: skip
_BEFORE = tuple(name for name in _OPS if not name.endswith("-after"))
_AFTER = tuple(name for name in _OPS if name.endswith("-after"))
# The bare signs are taken at their word.
_SIGNS_BEFORE = {
    "<": Op.LT, ">": Op.GT, "<=": Op.LE, "=<": Op.LE, "≤": Op.LE, ">=": Op.GE, "=>": Op.GE, "≥": Op.GE, "~": None, "≈": None,
}  # fmt: skip
_SIGNS_AFTER = {
    "以上": Op.GE, "이상": Op.GE, "以下": Op.LE, "以内": Op.LE, "まで": Op.LE, "이하": Op.LE, "미만": Op.LE,
    "未満": Op.LE, "+": Op.GE,
}  # fmt: skip
_SIGN = re.compile(r"(?<![-=<>])(?:<=|=<|>=|=>|[<>≤≥~≈])$")
_FILLER = Worded(r"(?<![^\W_])«joint.before-number»\s*$")
_REACH = 16  # characters before a number in which an article may stand between it and its comparison
_PAUSE = re.compile(r"\s{0,8},?[\s-]{0,8}")
_DIGIT_NEXT = re.compile(r"\s{0,99}+(?:[^\W\d_]{1,8}\s)?[\d$€£]")
_LAST_WORD = re.compile(r"(?<![\w'])([^\W\d_]+(?:'[^\W\d_]+)?)\s*$")
_WORD_REACH = 24  # letters of a word and the space behind it
_MAX_BETWEEN = 5  # words between a denial and its comparison
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_REACH_BEHIND = 48  # characters behind a number in which a denial of its comparison may stand
_SIGN_REACH = 4
_REMEMBERED = 4  # questions whose comparisons are kept while they are read

RANGE_OPEN = Worded(r"(?<!\w)«joint.range-open»\s*$")
_NO_LETTER = r"(?![^\W\d_])"
_BOUNDS = "joint.range|joint.range-between|clause.and"
JOIN = rf"\s{{0,8}}(?P<join>-|«{_BOUNDS}»{_NO_LETTER})\s{{0,8}}"
# "2 or 3 kg"; a unit may stand before it, but no word goes on into it.
JOIN_OR_ELSE = rf"\s{{0,8}}(?P<join>-|(?<![^\W\d_])«{_BOUNDS}|joint.or»{_NO_LETTER})\s{{0,8}}"
_LOOSE = Worded("-|«joint.range»")


class Comparator(NamedTuple):
    """A comparison beside a number: its operator, None for `about`, and where its words begin and end."""

    op: Op | None
    start: int
    end: int


@lru_cache(maxsize=_REMEMBERED)
def _ending(folded: str) -> dict[int, Comparator]:
    """Where comparisons end, each with the longest that ends there: "no less than" before "less than"."""
    found: dict[int, Comparator] = {}
    for match in matcher(*_BEFORE).all(folded):
        known = found.get(match.end)
        if known is None or match.start < known.start:
            found[match.end] = Comparator(_OPS[match.key], match.start, match.end)
    return found


@lru_cache(maxsize=_REMEMBERED)
def _beginning(folded: str) -> dict[int, Comparator]:
    """Where comparisons begin, each with the longest that begins there."""
    found: dict[int, Comparator] = {}
    for match in matcher(*_AFTER).all(folded):
        known = found.get(match.start)
        if known is None or match.end > known.end:
            found[match.start] = Comparator(_OPS[match.key], match.start, match.end)
    return found


def is_loose(join: str) -> bool:
    """Whether a word between two numbers makes a range of them by itself: `100 to 200`, but not `100 and 200`."""
    return _LOOSE.fullmatch(join) is not None


def spans(folded: str) -> list[Comparator]:
    """Return every comparison that may stand before a number, by its end."""
    return sorted(_ending(folded).values(), key=lambda comparator: comparator.end)


def before(folded: str, start: int) -> Comparator | None:
    """Return the comparison that ends where a number starts; an article may stand between."""
    floor = max(0, start - _REACH)
    at = _trimmed(folded, floor, start)
    sign = _SIGN.search(folded, max(0, at - _SIGN_REACH), at)
    if sign:
        return Comparator(_SIGNS_BEFORE[sign.group()], sign.start(), start)
    candidates = [_ending(folded).get(at)]
    filler = _FILLER.search(folded, floor, at)
    if filler:
        candidates.append(_ending(folded).get(_trimmed(folded, floor, filler.start())))
    found = [candidate for candidate in candidates if candidate]
    if not found:
        return None
    longest = min(found, key=lambda candidate: candidate.start)
    return _unless_denied(folded, Comparator(longest.op, longest.start, start))


def _unless_denied(folded: str, found: Comparator) -> Comparator:
    """`won't weigh more than 2 kg`, `can't be wider than 82 cm`: a denied "more" is a limit."""
    if found.op is not Op.GE:
        return found
    at = found.start
    for _ in range(_MAX_BETWEEN):
        word = _LAST_WORD.search(folded, max(0, at - _WORD_REACH), at)
        if word is None:
            return found
        if word[1] in _deniers():
            return Comparator(Op.LE, word.start(), found.end)
        if word[1] not in _between():
            return found
        at = word.start()
    return found


@cache
def _deniers() -> frozenset[str]:
    return frozenset(fold(word) for phrase in phrases("demand.deny") for word in phrase.split())


@cache
def _between() -> frozenset[str]:
    words = (
        word
        for concept in ("demand.verb", "demand.link", "demand.want")
        for phrase in phrases(concept)
        for word in phrase.split()
    )
    return frozenset(map(fold, words))


def _denied_behind(folded: str, end: int) -> bool:
    """`mehr als 900 Euro sollte es nicht kosten`: only words that may stand between lead to the denial."""
    at = end
    for count, word in enumerate(_NEXT_WORD.finditer(folded, end, min(len(folded), end + _REACH_BEHIND))):
        if folded[at : word.start()].strip() or count > _MAX_BETWEEN:
            return False
        if word.group() in _deniers():
            return count > 1  # right behind the figure a denial begins the next demand: "over 500 euros, no Apple"
        if count and word.group() not in _between():
            return False
        at = word.end()
    return False


def _trimmed(folded: str, floor: int, end: int) -> int:
    while end > floor and folded[end - 1] in " \t\n:":
        end -= 1
    return end


def after(folded: str, end: int) -> Comparator | None:
    """Return the comparison that begins where a number ends."""
    at = end
    while at < len(folded) and folded[at].isspace():
        at += 1
    for sign, op in _SIGNS_AFTER.items():
        if folded.startswith(sign, at) and not (sign == "+" and folded[at + 1 : at + 2].isalnum()):
            return Comparator(op, end, at + len(sign))
    pause = _PAUSE.match(folded, end)
    found = _beginning(folded).get(pause.end() if pause else end)
    return Comparator(found.op, end, found.end) if found else None


def compares_what_follows(folded: str, end: int) -> bool:
    """Whether a figure follows a comparison that ends at `end`, so that it belongs to that one."""
    return _DIGIT_NEXT.match(folded, end) is not None


def beside(folded: str, start: int, end: int) -> tuple[Comparator | None, int, int]:
    """Return the comparison beside a number at `folded[start:end]`, and the span of both together."""
    ahead = before(folded, start)
    if ahead:
        ahead = ahead._replace(op=Op.LE) if ahead.op is Op.GE and _denied_behind(folded, end) else ahead
        return ahead, ahead.start, end
    behind = after(folded, end)
    if behind and not compares_what_follows(folded, behind.end):  # "7 kg, at most 40 cm"
        return behind, start, behind.end
    return None, start, end
