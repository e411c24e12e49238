"""What the buyer says of the offer and of the answer: in stock, new or used, how many, from which shop."""

from __future__ import annotations

import re

from emptor.agents.questions.scan import Draft, Scan
from emptor.lexicon import Match, matcher
from emptor.lexicon.beside import SPACE, after, before, starts_before
from emptor.models.brief import Op

_BUYABLE = ("InStock", "LimitedAvailability", "OnlineOnly", "InStoreOnly")
_SPACES = re.compile(r"\s{0,8}")
_MAX_LEAD = 6  # phrases before `in stock` that belong to it: "that must currently be"
_SLASH = re.compile(r"/\s{0,8}$")


def _free(scan: Scan, *names: str) -> list[Match]:
    """Where phrases of some concepts stand that no rule has taken."""
    return [match for match in matcher(*names).find(scan.folded) if scan.free(match.start, match.end)]


def take_availability(scan: Scan) -> None:
    for match in _free(scan, "terms.in-stock"):
        start = starts_before(scan.folded, match.start, SPACE, "terms.lead", _MAX_LEAD)[-1]
        scan.add(Draft(start, match.end, "availability", Op.IN, values=_BUYABLE, label="in stock"))


def take_condition(scan: Scan) -> None:
    """New, used or refurbished. `New` alone is how people ask for anything; only `brand new` and the like demand it."""
    wanted: list[tuple[int, int, str]] = []
    for match in _free(scan, "terms.condition"):
        name = match.key.removeprefix("terms.condition.")
        if name == "used" and _is_of_use(scan.folded, match):
            continue
        refused = _refused(scan.folded, match.start)
        if refused is not None:
            scan.add(Draft(refused, match.end, "condition", Op.NOT_IN, values=(name,)))
            continue
        if new := _new_in_list(scan.folded, match.start):
            wanted.append((new.start, new.end, "new"))
        wanted.append((match.start, match.end, name))
    if wanted:
        values = tuple(dict.fromkeys(name for _, _, name in wanted))
        scan.add(Draft(wanted[0][0], wanted[-1][1], "condition", Op.IN, values=values))


def _is_of_use(folded: str, match: Match) -> bool:
    """`used for work`, `to be used daily`: no condition."""
    return (
        after(folded, match.end, _SPACES, "terms.used-for") is not None
        or before(folded, match.start, SPACE, "terms.be-used") is not None
    )


def _refused(folded: str, start: int) -> int | None:
    """Where words begin that refuse what follows: `not any`."""
    first = starts_before(folded, start, SPACE, "terms.any")[-1]
    refused = before(folded, first, SPACE, "terms.refused")
    return refused.start if refused else None


def _new_in_list(folded: str, start: int) -> Match | None:
    """`new or` before another condition."""
    joint = before(folded, start, _SPACES, "clause.or")
    slash = _SLASH.search(folded, max(0, start - 9), start)
    at = joint.start if joint else slash.start() if slash else None
    return None if at is None else before(folded, at, _SPACES, "terms.new")


def take_sellers(scan: Scan) -> None:
    """Shops that the buyer names, or refuses: `from Amazon`, `not on eBay`."""
    for match in _free(scan, "shop.name"):
        at = before(scan.folded, match.start, SPACE, "terms.at")
        if at is None:
            continue
        start = starts_before(scan.folded, at.start, SPACE, "terms.only")[-1]
        refused = _refused(scan.folded, start)
        first = start if refused is None else refused
        if scan.free(first, match.end):
            op = Op.IN if refused is None else Op.NOT_IN
            scan.add(Draft(first, match.end, "seller", op, values=(scan.words(match.start, match.end),)))
