"""Model numbers and names with figures in them, which are no quantities: `WH-1000XM4`, `Galaxy S24`, `Windows 11`."""

from __future__ import annotations

import re

from emptor.agents.questions.scan import Scan

_LINES = (
    r"iphone|ipad(?: pro| air| mini)?|galaxy(?: note| tab| watch| buds| fold| flip)?|pixel|windows|series|gen|"
    r"generation|mark|mk|rtx|gtx|radeon|ryzen|"
    r"core(?: ultra)?|playstation|ps|xbox series|kindle|surface(?: pro| laptop| go)?|redmi(?: note)?|oneplus|"
    r"xperia|airpods(?: pro)?|meta quest|quest|hero|"
    r"android|ios|macos|model|version|roomba|forerunner|fenix|instinct|quietcomfort|freebuds|nothing phone|"
    r"momentum|elite|sonos era|era|echo dot|switch|thinkpad|macbook(?: air| pro)?|zenbook|ideapad|xps|yoga|mate|"
    r"moto|zenfone|find|poco|kobo|paperwhite"
)
_LINE_NUMBER = re.compile(
    rf"(?<![^\W_])(?:{_LINES})\s?-?[a-z]?\d{{1,4}}[a-z]{{0,3}}(?![\w%])(?:\s(?:pro|plus|max|ultra|mini|air|fe|se|"
    rf"ti|super)(?!\w))*"
)
# Each part is possessive and their number is bounded: what does not match is given up in one pass.
_MIXED = re.compile(r"(?<![\w.,])[a-z]++(?:-[a-z]++){0,8}+-?\d[a-z\d]*+(?:-[a-z\d]++){0,8}(?!\w)")
_NUMBER_FIRST = re.compile(r"(?<![\w.,])\d{3,}[a-z]{1,3}\d[\w-]*")  # 1000XM5
_NEVER = re.compile(
    r"(?:ip[x\d][x\d]|usb|wi-?fi|bluetooth|hdmi|pcie|ddr|mp3|h26|aptx|hdr|under|top|type|co2|[ckm]?m[23]$|ft[23]$)"
)
_OTHER = re.compile(
    r"(?<!\w)(?:24/7|\d+[\s-]?in[\s-]?\d+(?!\w)|\d{1,3}/\d{1,3}(?!\w)|(?:1st|2nd|3rd|\d+th)(?!\w)|one of (?:the|those|these))"
)


def hush_models(scan: Scan, money: list[tuple[int, int]]) -> None:
    """Mark what only looks like a number, so that no rule reads a quantity or a price out of it.

    `money` are spans that are amounts, whatever they look like (`USD150`).
    """
    for pattern in (_LINE_NUMBER, _MIXED, _NUMBER_FIRST, _OTHER):
        for match in list(scan.find(pattern)):
            in_money = any(match.start() < b and a < match.end() for a, b in money)
            if not in_money and not _NEVER.match(match.group()):
                scan.hush(match.start(), match.end())
