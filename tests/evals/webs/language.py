"""The words of a language, and the small grammar that shop sentences and questions need."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "de", "fr", "es", "it", "nl")  # the order of every list of six in the data
DATA = Path(__file__).parent / "data"
_VOWELS = "aeiouhyéèêâàîôûœ"
_SYMBOLS = {"USD": "$", "GBP": "£", "EUR": "€", "CHF": "CHF"}


def capital(text: str) -> str:
    """The text with a capital letter first and all others as they are."""
    return text[0].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Naming:
    """A thing's name in one language: `a` / `milk frother` / `Milk frother`.

    Attributes:
        article: as it follows "with" or "has"; of Dutch the definite one; empty where none is used.
        bare: the name as it follows the article.
        label: the name as the heading of a row.
        with_: the name without article after "with".
    """

    article: str
    bare: str
    label: str
    with_: str

    @classmethod
    def parse(cls, text: str) -> Naming:
        """Read `article|bare|label|with`; the last two are worked out where they are left away."""
        article, bare, *more = text.split("|")
        label = more[0] if more else capital(bare)
        return cls(article, bare, label, more[1] if len(more) > 1 else bare)


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that is written in one language."""

    language: str
    data: dict[str, Any]

    def number(self, value: Decimal) -> str:
        """A figure as people print it: `1,234.5`."""
        text = f"{value.normalize():,f}"
        return text.replace(",", "\0").replace(".", self.data["decimal"]).replace("\0", self.data["group"])

    def plain(self, value: Decimal) -> str:
        """A figure as buyers type it: without groups."""
        return f"{value.normalize():f}".replace(".", self.data["decimal"])

    def money(self, amount: Decimal, currency: str) -> str:
        """A price as a shop of this language prints it."""
        text = f"{amount:,.2f}"
        text = text.replace(",", "\0").replace(".", self.data["decimal"]).replace("\0", self.data["group"])
        if currency == "CHF":
            return "CHF " + f"{amount:,.2f}".replace(",", "’")
        if self.language == "en":
            return f"{_SYMBOLS[currency]}{text}"
        return f"€ {text}" if self.language == "nl" else f"{text} {_SYMBOLS[currency]}"

    def budget(self, amount: Decimal, currency: str) -> str:
        """An amount as a buyer writes it: `150 dollars`."""
        return str(self.data["money"][currency]).format(n=self.plain(amount))

    def page(self, key: str, **values: object) -> str:
        """A line of a shop's page."""
        return str(self.data["page"][key]).format(**values)

    def forms(self, naming: Naming) -> dict[str, str]:
        """The braces that stand for a feature or attribute."""
        indefinite = {"nl": "een" if naming.article else ""}.get(self.language, naming.article)
        space = "" if indefinite.endswith("'") else " "
        with_article = f"{indefinite}{space}{naming.bare}".strip()
        return {
            "a": with_article,
            "bare": naming.bare,
            "label": naming.label,
            "label_lower": naming.bare,
            "with": with_article if self.language == "en" else naming.with_,
            "de": f"d'{naming.bare}" if naming.bare[0].lower() in _VOWELS else f"de {naming.bare}",
            "no": f"k{with_article}" if naming.article.startswith("ein") else f"keine {naming.with_}",
            "the": self._definite(naming),
        }

    def adjective(self, key: str, naming: Naming) -> str:
        """A superlative that agrees with a name by its article."""
        masculine, feminine, *_ = self.data["adjective"].get(key) or self.data[key]
        return str(feminine if naming.article in {"une", "una", "un'"} else masculine)

    def _definite(self, naming: Naming) -> str:
        vowel = naming.bare[0].lower() in _VOWELS
        if self.language == "fr":  # the article stands before the name, the superlative behind it
            return "l'" if vowel else ("la " if naming.article == "une" else "le ")
        if self.language == "it":
            known = {"una": "la ", "un'": "l'", "uno": "lo ", "un": "l'" if vowel else "il "}
            return known.get(naming.article, "i ")
        known = {"einem": "dem", "einer": "der", "un": "el", "una": "la", "het": "het", "de": "de"}
        return known.get(naming.article, "")


@lru_cache(maxsize=len(LANGUAGES))
def words(language: str) -> Words:
    """The words of a language."""
    return Words(language, tomllib.loads((DATA / "words" / f"{language}.toml").read_text("utf-8")))
