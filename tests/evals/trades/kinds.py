"""Kinds of goods in the wording of their trade: labels that compete, ranges, compound figures, and figures nobody asks for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from tests.evals.frame import Split, split_of
from tests.evals.trades.saying import DATA
from tests.evals.webs.goods import Category, category_of
from tests.evals.webs.language import LANGUAGES, Naming


@dataclass(frozen=True, slots=True)
class Style:
    """How shops of the trade print an attribute.

    Attributes:
        labels: headings of its row by language; a shop has one of them.
        shape: empty for one figure, `range` for `start–figure`, `dims` for one place of a compound figure.
        start: where the range begins, in the attribute's unit.
        place: which of the three figures of the dimensions it is.
    """

    labels: dict[str, tuple[str, ...]]
    shape: str = ""
    start: Decimal = Decimal(0)
    place: int = 0


@dataclass(frozen=True, slots=True)
class Beside:
    """A row that nobody asks for, with figures that could be taken for those asked for."""

    labels: dict[str, str]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trade:
    """A kind of goods as its trade writes of it."""

    category: Category
    styles: dict[str, Style]
    beside: tuple[Beside, ...]

    @property
    def split(self) -> Split:
        """Whole kinds are held out."""
        return split_of(f"trade {self.category.key}")


@lru_cache(maxsize=1)
def trades() -> dict[str, Trade]:
    """All kinds of the trades, by name."""
    files = sorted((DATA / "kinds").glob("*.toml"))
    return {file.stem: _trade(file.stem, tomllib.loads(file.read_text("utf-8"))) for file in files}


def _trade(key: str, data: dict[str, Any]) -> Trade:
    styles = {}
    for name, row in data["attribute"].items():
        labels = dict(zip(LANGUAGES, (_labels(text) for text in row["names"]), strict=True))
        styles[name] = Style(labels, row.get("style", ""), Decimal(str(row.get("from", 0))), row.get("place", 0))
        row["names"] = [_first_label(text) for text in row["names"]]
    category = category_of(key, data)
    for attribute in category.attributes:
        styles.setdefault(attribute.key, Style({lang: (naming.label,) for lang, naming in attribute.names.items()}))
    beside = (Beside(dict(zip(LANGUAGES, row["labels"], strict=True)), tuple(row["values"])) for row in data["beside"].values())
    return Trade(category, styles, tuple(beside))


def _labels(text: str) -> tuple[str, ...]:
    return tuple(Naming.parse(text).label.split(";"))


def _first_label(text: str) -> str:
    """The naming with one label."""
    article, bare, *more = text.split("|")
    return "|".join((article, bare, *(part.split(";")[0] for part in more)))
