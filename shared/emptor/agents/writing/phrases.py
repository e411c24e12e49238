"""The fixed words of a report in the buyer's language, and numbers, money and dates as that language writes them.

say = phrases_in("de")
say("statement.costs", name="Arco", price=say.money(price), seller="shop.example")  # Arco kostet 39,90 EUR bei shop.example.
say.counted("note.unread", 3)  # 3 weitere Seiten waren bekannt und wurden nicht gelesen.

The words stand in `languages/<code>.toml`, one file a language, all with the same keys. What is quoted stays in the page's words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import Any

from emptor.models.money import Money

ENGLISH = "en"
MAX_DECIMALS = 2  # of a figure that was computed; a page's own figure keeps its digits
_COUNTED = frozenset({"year", "month", "week", "day"})  # units that are words have a plural
_CLOSING_MARKS = "”“»\u00a0 "  # French sets a space before its own
_ENDS_A_SENTENCE = (".", "!", "?", "…")


class Phrases:
    """The words of one language."""

    def __init__(self, language: str, words: Mapping[str, str]) -> None:
        self.language = language
        self._words = words

    def __call__(self, key: str, **values: object) -> str:
        """Return the words of a key, with values filled in. Raises KeyError for a key that no language file has."""
        words = self._words[key]
        return words.format_map(values) if values else words

    def get(self, key: str, default: str) -> str:
        """Return the words of a key that not every language has, such as the name of an attribute."""
        return self._words.get(key, default)

    def counted(self, key: str, count: int, **values: object) -> str:
        """Return the form of a key that goes with a count."""
        from babel import Locale  # noqa: PLC0415 - most functions render nothing

        form = Locale(self.language).plural_form(count)
        chosen = f"{key}.{form}" if f"{key}.{form}" in self._words else f"{key}.other"
        return self(chosen, count=count, **values)

    def quoted(self, text: str) -> str:
        """Return a text in the language's quotation marks, on one line."""
        return self._words["quote"].format(" ".join(text.split()))

    def sentence(self, key: str, **values: object) -> str:
        """Return words that end in one full stop, also where a quotation that ends a sentence comes last."""
        return ended(self(key, **values))

    def number(self, value: Decimal | float) -> str:
        """Return a number with the language's decimal mark and all its digits, thousands ungrouped: `1299.5` or `1299,5`."""
        from babel.numbers import format_decimal  # noqa: PLC0415

        return str(format_decimal(value, locale=self.language, decimal_quantization=False, group_separator=False))

    def figure(self, text: str) -> str:
        """Return a figure that is kept as text, such as `6.1`, as the language writes it; other text as it is."""
        try:
            value = Decimal(text)
        except InvalidOperation:
            return text
        return self.number(value) if value.is_finite() else text

    def measure(self, text: str, unit: str) -> str:
        """Return a figure that is kept as text with its unit: `32 h`, `6,1 kg`; units that are words have a plural: `2 years`."""
        if unit in _COUNTED and text.isdecimal():
            return self.counted(f"value.{unit}", int(text))
        return f"{self.figure(text)} {unit}"

    def rounded(self, value: Decimal | float, decimals: int = MAX_DECIMALS) -> str:
        """Return a computed number without false precision."""
        return self.number(round(Decimal(str(value)), decimals))

    def money(self, money: Money) -> str:
        """Return an amount with its ISO 4217 code, with the decimals that the currency has: `1,299.00 USD`, `64,90 EUR`."""
        if money.currency is None:
            return self.number(money.amount)
        from babel.numbers import format_currency  # noqa: PLC0415

        return str(format_currency(money.amount, money.currency, format="#,##0.00 ¤¤", locale=self.language))

    def date(self, when: date | datetime) -> str:
        """Return a day in words: `16 November 2026`."""
        from babel.dates import format_date  # noqa: PLC0415

        return str(format_date(when, format=self("date"), locale=self.language))

    def listed(self, words: Sequence[str], joining: str = "and") -> str:
        """Return `a, b and c`; `joining` may be `or`."""
        joint = f" {self(joining)} "
        return joint.join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)

    def attribute(self, name: str, label: str = "") -> str:
        """Return what an attribute is called; its label where the language has no word for it."""
        return self.get(f"attribute.{name}", label or name.replace("_", " "))


def ended(text: str) -> str:
    """Return a sentence that ends in one full stop, also where a quotation that ends a sentence comes last."""
    return text if text.rstrip(_CLOSING_MARKS).endswith(_ENDS_A_SENTENCE) else f"{text}."


@cache
def languages() -> frozenset[str]:
    """Return the ISO 639-1 codes of the languages that reports are written in."""
    return frozenset(file.name.removesuffix(".toml") for file in _folder().iterdir() if file.name.endswith(".toml"))


@cache
def phrases_in(language: str) -> Phrases:
    """Return the words of a language, those of English where reports are not written in it."""
    code = language if language in languages() else ENGLISH
    data = tomllib.loads((_folder() / f"{code}.toml").read_text("utf-8"))
    return Phrases(code, dict(_flat(data)))


def _folder() -> Any:
    return files("emptor.agents.writing").joinpath("languages")


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Tables in tables as dotted keys."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
