"""Known makers to include or avoid: `from Sony or Bose`, `no Beats`, `avoid JBL`, `only Apple`."""

from __future__ import annotations

import re
from functools import cache

from emptor.agents.questions.brand_table import SERIES
from emptor.agents.questions.language import SPOKEN
from emptor.agents.questions.scan import Draft, Scan
from emptor.agents.questions.spelling import is_known_word
from emptor.agents.questions.stance import Stance, stance_before
from emptor.agents.questions.words import words_of
from emptor.lexicon import Matcher, fold
from emptor.lexicon.makers import BRANDS, ORDINARY_WORDS
from emptor.lexicon.matcher import Entry
from emptor.models.brief import Op

_JOINT = re.compile(r"\s{0,8}[,/&+]?\s{0,8}([^\W\d_]{1,5}\s{1,8})?")
_NAME = re.compile(r"[^\W_]+(?:['&-][^\W_]+)*")


@cache
def _book(names: str) -> Matcher:
    return Matcher(Entry(name, "mul", name) for name in names.split("|"))


def brand_spans(scan: Scan) -> list[tuple[str, int, int]]:
    """Known makers the question names; everyday words only with a capital letter, and no parts of compounds (Google-Dienste)."""
    return [
        (match.key, match.start, match.end)
        for match in _book(BRANDS).find(scan.folded)
        if scan.free(match.start, match.end) and _is_whole(scan, match.start, match.end)
        and (fold(match.key) not in ORDINARY_WORDS or scan.text[match.start].isupper())
    ]  # fmt: skip


def _is_whole(scan: Scan, start: int, end: int) -> bool:
    behind = scan.folded[end : end + 2]
    elided = behind[:1] == "'" and behind[1:] in set("aeiou")
    compound = behind[:1] == "-" and behind[1:].isalpha()
    return not (elided or compound or scan.folded[start - 1 : start] == "-")


def series_spans(scan: Scan) -> list[tuple[str, int, int]]:
    """Lines of products that are known without their maker: `iPhone`, `ThinkPad`."""
    return [(match.key, match.start, match.end) for match in _book(SERIES).find(scan.folded)]


def take_brands(scan: Scan) -> None:
    """Turn named makers into constraints; those of a list share the words before it, makers of no table among them."""
    group: list[tuple[str, int, int]] = []
    for brand in brand_spans(scan):
        if group and _is_joined(scan, group[-1][2], brand[1]):
            group.append(brand)
            continue
        _decide(scan, group)
        group = [brand]
    _decide(scan, group)


def _is_joined(scan: Scan, end: int, start: int) -> bool:
    """Whether only a joint of a list stands between: `Sony, Bose or JBL`; a refusal begins again."""
    joint = _JOINT.fullmatch(scan.folded, end, start)
    if joint is None or (joint[1] and joint[1].strip() not in _joints(scan.language)):
        return False
    return stance_before(scan, start).stance is not Stance.REFUSED or (joint[1] or "").strip() in words_of("clause.or", "und")


def _joints(language: str) -> frozenset[str]:
    spoken = language if language in SPOKEN else "und"
    return words_of("clause.and", spoken) | words_of("clause.or", spoken)


def _decide(scan: Scan, group: list[tuple[str, int, int]]) -> None:
    if not group:
        return
    spoken = stance_before(scan, group[0][1])
    if spoken.stance is Stance.BESIDE:
        return
    start = spoken.start if scan.free(spoken.start, group[0][1]) else group[0][1]
    group = [*group, *_others(scan, group[-1][2])]
    values = tuple(dict.fromkeys(name for name, _, _ in group))
    op = Op.NOT_IN if spoken.stance is Stance.REFUSED else Op.IN
    scan.add(Draft(start, group[-1][2], "brand", op, values=values))


def _others(scan: Scan, end: int) -> list[tuple[str, int, int]]:
    """Names behind a known maker that an `or` joins to it: `Denon or Marantz`."""
    joint = _JOINT.match(scan.folded, end)
    if joint is None or not joint[1] or joint[1].strip() not in _joints(scan.language):
        return []
    name = _NAME.match(scan.text, joint.end())
    if name is None or not name.group()[0].isupper() or not scan.free(*name.span()):
        return []
    known = is_known_word(fold(name.group()), scan.language)
    return [] if known else [(name.group(), *name.span()), *_others(scan, name.end())]
