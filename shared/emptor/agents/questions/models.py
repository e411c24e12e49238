"""Model numbers and names with figures in them, which are no quantities: `WH-1000XM4`, `Galaxy S24`, `Windows 11`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from emptor.agents.questions.scan import Scan
from emptor.lexicon import Matcher
from emptor.lexicon.matcher import Entry
from emptor.lexicon.worded import Worded

_LINES = (
    "iphone|ipad|ipad pro|ipad air|ipad mini|galaxy|galaxy note|galaxy tab|galaxy watch|galaxy buds|galaxy fold|galaxy flip|"
    "pixel|windows|series|gen|generation|mark|mk|rtx|gtx|radeon|ryzen|core|core ultra|playstation|ps|xbox series|kindle|"
    "surface|surface pro|surface laptop|surface go|redmi|redmi note|oneplus|xperia|airpods|airpods pro|meta quest|quest|hero|"
    "android|ios|macos|model|version|roomba|forerunner|fenix|instinct|quietcomfort|freebuds|nothing phone|momentum|elite|"
    "sonos era|era|echo dot|switch|thinkpad|macbook|macbook air|macbook pro|zenbook|ideapad|xps|yoga|mate|moto|zenfone|find|"
    "poco|kobo|paperwhite"
)
_NUMBER = re.compile(r"\s?-?[a-z]?\d{1,4}[a-z]{0,3}(?![\w%])")
_TIER = Worded(r"\s«tier»(?!\w)")
_MAX_TIERS = 3
# Each part is possessive and their number is bounded: what does not match is given up in one pass.
_MIXED = re.compile(r"(?<![\w.,])[a-z]++(?:-[a-z]++){0,8}+-?\d[a-z\d]*+(?:-[a-z\d]++){0,8}(?!\w)")
_NUMBER_FIRST = re.compile(r"(?<![\w.,])\d{3,}[a-z]{1,3}\d[\w-]*")  # 1000XM5
_NEVER = re.compile(
    r"(?:ip[x\d][x\d]|usb|wi-?fi|bluetooth|hdmi|pcie|ddr|mp3|h26|aptx|hdr|under|top|type|co2|[ckm]?m[23]$|ft[23]$)"
)
_OTHER = Worded(r"(?<!\w)(?:24/7|\d+[\s-]?in[\s-]?\d+(?!\w)|\d{1,3}/\d{1,3}(?!\w)|(?:1st|2nd|3rd|\d+th)(?!\w)|«joint.one-of»)")


def set_models_aside(scan: Scan, money: list[tuple[int, int]]) -> None:
    """Mark what only looks like a number, so that no rule reads a quantity or a price out of it.

    `money` are spans that are amounts, whatever they look like (`USD150`).
    """
    for start, end in _numbered_lines(scan.folded):
        _set_aside(scan, start, end, money)
    for pattern in (_MIXED, _NUMBER_FIRST, _OTHER):
        for match in list(scan.find(pattern)):
            _set_aside(scan, match.start(), match.end(), money)


def _set_aside(scan: Scan, start: int, end: int, money: list[tuple[int, int]]) -> None:
    in_money = any(start < b and a < end for a, b in money)
    if scan.free(start, end) and not in_money and not _NEVER.match(scan.folded, start, end):
        scan.set_aside(start, end)


def _numbered_lines(folded: str) -> Iterator[tuple[int, int]]:
    """Lines of products with their number and tiers: `Galaxy S24 Ultra`."""
    for line in _lines().all(folded):
        found = _NUMBER.match(folded, line.end)
        tiers = 0
        while found and tiers < _MAX_TIERS and (tier := _TIER.match(folded, found.end())):
            found, tiers = tier, tiers + 1
        if found:
            yield line.start, found.end()


@cache
def _lines() -> Matcher:
    return Matcher(Entry("line", "mul", name) for name in _LINES.split("|"))
