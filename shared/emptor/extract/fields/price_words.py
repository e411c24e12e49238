"""What the words around an amount say of it. The words are the lexicon's (`[price]`), in all languages."""

from __future__ import annotations

import re
from functools import cached_property

from emptor.lexicon import Match, fold, matcher

_FAMILY = "price"
_NET, _GROSS, _TAX = "price.net", "price.gross", "price.tax"
_INCLUDED, _EXCLUDED = "price.included", "price.excluded"
_AT_ONCE = 3  # characters, none a letter or digit, between words and the amount that they speak of
_WITHIN = {"saving": 14, "shipping": 30, "instalment": 25, "addition": 20, "deposit": 20, "rest": 3, "member": 20, "lowest": 14}
_ACROSS_FULL_STOPS = frozenset({"lowest"})
_NEAR_NET = 25  # characters around an amount in which its tax is spoken of
_NOT_BETWEEN = re.compile(r"[.\d]")
_WORD = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_OWN = re.compile(r"[^\W_]")  # a word or another number, of which what follows speaks: `₹32.13 9% off`
_SAVING, _SHARE = "saving", re.compile(r"\d\s?%\s{0,3}$")
_LABELS_NEXT = re.compile(r"\s{0,99}+[:：]|\s{0,99}+\($")
_TIMES = re.compile(r"\d{1,2}\s?[x×](?:\s\w{1,3})?\s*$")
_MANY_TIMES = re.compile(r"^\s*+\*?\s*+(?:x\s?\d{1,2}\b|in\s{1,8}\d{1,2}\s)")
_AMOUNT_OF_UNIT = re.compile(r"\d{1,20}\s?(?:g|ml|kg|l)\s{0,99}+=\s{0,99}+\(?$")
_PER_UNIT = re.compile(r"^\s*+\)?\s*+(?P<slash>/)?\s*+(?:1(?!\d)\s*+)?")  # `/ 1 kg`, but `/100g`
_QUANTITY = re.compile(r"\s*(?:\d+(?:[.,]\d+)?\s*)?")


class AmountWords:
    """The words before and after one amount. Every question is answered from one search of each side."""

    def __init__(self, before: str, after: str) -> None:
        self._before, self._after = fold(before), fold(after)

    @cached_property
    def _ahead(self) -> list[Match]:
        return matcher(_FAMILY).all(self._before)

    @cached_property
    def _behind(self) -> list[Match]:
        return matcher(_FAMILY).all(self._after)

    def leads(self, name: str) -> bool:
        """Whether words of the concept stand before the amount and speak of it: nothing else stands between."""
        key, reach = f"{_FAMILY}.{name}", _WITHIN.get(name, _AT_ONCE)
        return any(
            match.key == key and self._reaches(match.end, name, reach) and not self._speaks_of_a_share(match, name)
            for match in self._ahead
        )

    def _speaks_of_a_share(self, match: Match, name: str) -> bool:
        """Whether a word of saving belongs to the percentage before it, and not to the amount after: `9% off ₹29.10`."""
        return name == _SAVING and _SHARE.search(self._before, 0, match.start) is not None

    def _reaches(self, end: int, name: str, reach: int) -> bool:
        between = self._before[end:]
        if len(between) > reach or (name not in _ACROSS_FULL_STOPS and _NOT_BETWEEN.search(between.lstrip("."))):
            return False
        return name in _WITHIN or not _WORD.search(between)

    def follows(self, name: str) -> bool:
        """Whether words of the concept begin right after the amount."""
        key = f"{_FAMILY}.{name}"
        return any(m.key == key and m.start <= _AT_ONCE and not _OWN.search(self._after[: m.start]) for m in self._behind)

    def closes(self, name: str) -> bool:
        """Whether words of the concept follow the amount and end there: `79,90 € UVP`, but not `$84.50 List price: $99`."""
        key = f"{_FAMILY}.{name}"
        ends = [m.end for m in self._behind if m.key == key and not _WORD.search(self._after[: m.start])]
        return bool(ends) and not _LABELS_NEXT.match(self._after, max(ends)) and not _DIGIT.search(self._after, max(ends))

    def near(self, name: str) -> bool:
        """Whether words of the concept stand anywhere before or after the amount."""
        key = f"{_FAMILY}.{name}"
        return any(match.key == key for match in (*self._ahead, *self._behind))

    def near_before(self, name: str) -> bool:
        """Whether words of the concept stand anywhere before the amount."""
        return any(match.key == f"{_FAMILY}.{name}" for match in self._ahead)

    def near_after(self, name: str) -> bool:
        """Whether words of the concept stand anywhere after the amount."""
        return any(match.key == f"{_FAMILY}.{name}" for match in self._behind)

    @property
    def is_for_members(self) -> bool:
        """For members, subscribers or holders of a card; not where the words deny it: `without membership`."""
        return self.follows("member-after") or (self.leads("member") and not self.leads("everybody"))

    @property
    def is_instalment(self) -> bool:
        """One of several payments, or for a span of time."""
        if self.leads("instalment") or _TIMES.search(self._before):
            return True
        return self.follows("instalment-after") or _MANY_TIMES.match(self._after) is not None

    @property
    def is_per_unit(self) -> bool:
        """For a unit of weight, volume, length or number: `5.96 / kg`, `je 100 g`, `Grundpreis: `."""
        return self.leads("unit-before") or _AMOUNT_OF_UNIT.search(self._before) is not None or self.unit is not None

    @cached_property
    def unit(self) -> str | None:
        """The unit that the amount is said to be for, as printed and folded: `kg`, `100 g`."""
        opening = _PER_UNIT.match(self._after)
        start = opening.end() if opening else 0
        if opening is None or not opening["slash"]:
            per = next((m for m in self._behind if m.key == "price.per" and m.start == start), None)
            if per is None:
                return None
            start = per.end
        quantity = _QUANTITY.match(self._after, start)
        place = quantity.end() if quantity else start
        ends = [m.end for m in self._behind if m.key == "price.unit" and m.start in {start, place}]
        return self._after[start : max(ends)].strip() if ends else None

    @property
    def is_net(self) -> bool:
        """Without tax, or a price for other customers."""
        return self._tax == _NET

    @property
    def is_gross(self) -> bool:
        """Said to hold the tax."""
        return self._tax == _GROSS

    @cached_property
    def _tax(self) -> str | None:
        """What is said of tax right after the amount, else right before it."""
        after = [m for m in self._behind if m.start < _NEAR_NET]
        floor = len(self._before) - _NEAR_NET
        return _tax_of(after) or _tax_of([m for m in reversed(self._ahead) if m.end > floor])


def _tax_of(matches: list[Match]) -> str | None:
    """The first phrase that says it whole (`TTC`), or a word of tax with one of being in it or not: `IVA (21 %) incluido`."""
    told = next((m.key for m in matches if m.key in {_NET, _GROSS}), None)
    keys = {m.key for m in matches}
    if told is None and _TAX in keys:
        return _GROSS if _INCLUDED in keys else _NET if _EXCLUDED in keys else None
    return told


def goes_on(text: str) -> bool:
    """Whether a text goes on from the amount before it: `per month`, `/ kg`, `excl. VAT`."""
    words = AmountWords("", text)
    return text[:1] in "/(" or words.is_instalment or words.is_per_unit or words.follows("net") or words.follows("gross")


def is_free_of_charge(text: str) -> bool:
    """Whether a text says, alone, that something costs nothing: `Free to Play`, `Kostenlos`."""
    folded = fold(text).strip(" .!:")
    return matcher("price.free-of-charge").fullmatch(folded) is not None
