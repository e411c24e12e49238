"""Ratings and versions that are ordered though they are no quantities: `IP67`, `Bluetooth 5.0 or newer`, `Wi-Fi 6`."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product

from emptor.agents.questions.comparators import beside
from emptor.agents.questions.scan import Draft, Scan
from emptor.lexicon.worded import Worded
from emptor.models.brief import Op

# IEC 60529: the first digit is protection against solids (0-6), the second against water (0-9); X is not tested.
_IP = re.compile(r"(?<![^\W_])ip[\s-]?(?P<solid>[0-6x])(?P<water>[0-9x])(?P<k>k)?(?![^\W_])")
_TAIL = Worded(r"[\s-]{0,8}«protection.against»?[\s-]{0,8}«protection.words»(?!\w)")
_SOLIDS, _WATERS = "0123456", "0123456789"
_BLUETOOTH = re.compile(r"(?<![^\W_])bluetooth[\s-]?(?:version[\s-]?|v)?(?P<n>\d(?:\.\d)?)(?![\w.])")
_TECH = re.compile(
    r"(?<![^\W_])(?P<tech>wi-?fi|usb(?:[\s-]?[ac])?|hdmi|pcie|displayport|thunderbolt|ddr|dp|"
    r"hdr)[\s-]?(?P<n>\d(?:\.\d)?[ex]?)(?![\w.]\d|\w)"
)


def ip_codes_meeting(code: str) -> tuple[str, ...]:
    """Return every IP code that protects at least as well as `code` (`IPX7`), the code itself first."""
    match = _IP.fullmatch(code.lower())
    if match is None:
        return (code,)
    solids = [d for d in _SOLIDS if match["solid"] == "x" or d >= match["solid"]]
    waters = [d for d in _WATERS if match["water"] == "x" or d >= match["water"]]
    solids += ["X"] if match["solid"] == "x" else []
    waters += ["X"] if match["water"] == "x" else []
    codes = [f"IP{solid}{water}" for solid, water in product(solids, waters) if (solid, water) != ("X", "X")]
    named = f"IP{match['solid']}{match['water']}".upper()
    return tuple(dict.fromkeys([named, *codes]))


def take_ratings(scan: Scan) -> None:
    """Turn ratings and versions into constraints."""
    for match in list(scan.find(_IP)):
        tail = _TAIL.match(scan.folded, match.end())
        code = f"IP{match['solid']}{match['water']}".upper()
        _, start, end = beside(scan.folded, match.start(), tail.end() if tail else match.end())
        scan.add(Draft(start, end, "water_resistance", Op.IN, values=ip_codes_meeting(code), label=f"water_resistance >= {code}"))
    for match in list(scan.find(_BLUETOOTH)):
        comparator, start, end = beside(scan.folded, match.start(), match.end())
        op = comparator.op if comparator and comparator.op else Op.GE
        scan.add(Draft(start, end, "bluetooth_version", op, number=Decimal(match["n"])))
    for match in list(scan.find(_TECH)):
        _, start, end = beside(scan.folded, match.start(), match.end())
        scan.add(Draft(start, end, "feature", Op.HAS, values=(match.group(),)))
