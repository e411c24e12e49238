"""Scoring of real pages: values against labels, text against text, by shop.

The folder holds sets, each with a `truth.jsonl` and its pages as `ID.html.gz`. Labels are lists of the values that count as
right; an empty list says that the page shows none. Values are matched as the public product-extraction benchmark of Zyte does
(price as a decimal, the others exactly), after trimming and case folding; names match when four fifths of the words agree.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from emptor.extract.rows import extract_row
from emptor.utils.sites import site_of
from tests.evals.frame import Split, SuiteSkipped, split_of

FOLDER_VARIABLE = "EMPTOR_EVAL_PAGES"
DEFAULT_FOLDER = Path(__file__).resolve().parents[3] / "shared" / "pages"
PRODUCT_SETS = ("products", "products2", "products3")
TEXT_SET, BLOCKED_SET = "text", "blocked"
NAME_OVERLAP = 0.8  # share of the label's words that the name must have
NAME_EXCESS = 3  # a name of more than this many times the label's words is not a name
HELD_OUT = "held_out"  # a row that says whether it may be looked at
CODES = frozenset({"sku", "mpn", "gtin"})
SIGNS = {
    "$": "USD CAD AUD NZD MXN CLP ARS SGD HKD TWD COP", "US$": "USD", "R$": "BRL", "€": "EUR", "£": "GBP", "₹": "INR",
    "Rs": "INR PKR", "¥": "JPY CNY", "₽": "RUB", "руб": "RUB", "zł": "PLN", "kr": "SEK NOK DKK", "₺": "TRY", "TL": "TRY",
    "Kč": "CZK", "Ft": "HUF", "lei": "RON", "₩": "KRW", "R": "ZAR", "₴": "UAH", "грн": "UAH",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A labelled page and what the product read from it.

    Attributes:
        set_name: the set it is from, such as `products2`.
        truth: the row of `truth.jsonl`.
        got: the row that `emptor extract --jsonl` writes.
    """

    set_name: str
    truth: Mapping[str, Any]
    got: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Set and identifier, as in the folder."""
        return f"{self.set_name}/{self.truth['id']}"

    @property
    def shop(self) -> str:
        """The site of the page: what must not stand in both halves. Pages without an address count by their name."""
        return site_of(str(self.truth.get("url") or "")) or self.name

    @property
    def split(self) -> Split:
        """The half of the page: by its shop, but in a set that names its own held-out rows by those (`held_out`)."""
        return split_of_row(self.truth, self.shop)


def split_of_row(truth: Mapping[str, Any], shop: str) -> Split:
    """Return the half of a labelled row: what its `held_out` says, else the half of its shop."""
    held_out = truth.get(HELD_OUT)
    if held_out is None:
        return split_of(shop)
    return Split.UNSEEN if held_out else Split.KNOWN


def read_set(set_name: str) -> list[SavedPage]:
    """Return the pages of one set with what was extracted from each; `SuiteSkipped` where the folder is not there."""
    folder = pages_folder() / set_name
    truth = folder / "truth.jsonl"
    if not truth.exists():
        raise SuiteSkipped(
            f"no labelled pages in {folder.parent.name}/{set_name}; set {FOLDER_VARIABLE} to a folder that has them"
        )
    rows = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()]
    return [SavedPage(set_name, row, extract_row({**_given(row), "path": f"{row['id']}.html.gz"}, folder)) for row in rows]


def pages_folder() -> Path:
    """Return the folder of real pages: named by the environment, else beside the repository."""
    return Path(os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER)


def right(field: str, labels: Sequence[str], value: str) -> bool:
    """Return whether the value of a field is one of its labels."""
    if field == "price":
        return _decimal(value) in {_decimal(label) for label in labels}
    if field == "currency":
        return any(value == label or value in SIGNS.get(label, "").split() for label in labels)
    if field == "title":
        return any(_same_name(value, label) for label in labels)
    tidy = _code if field in CODES else _plain
    return tidy(value) in {tidy(label) for label in labels}


def f1(outcomes: Iterable[tuple[bool, bool, bool]]) -> float | None:
    """Return the F1 of (has a label, has a value, is right); None where no page has either.

    A wrong value counts twice, as a value that is not there and as a label that was missed.
    """
    listed = list(outcomes)
    labelled, valued, hits = (sum(row[n] for row in listed) for n in range(3))
    return 2 * hits / (labelled + valued) if labelled + valued else None


def word_f1(got: str, want: str) -> float:
    """Return the F1 of the words of two texts, each word as often as it stands."""
    first, second = Counter(_words(got)), Counter(_words(want))
    total = sum(first.values()) + sum(second.values())
    return 2 * sum((first & second).values()) / total if total else 1.0


def _given(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": row["id"], "url": row.get("url") or ""}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _same_name(value: str, label: str) -> bool:
    got, want = set(_words(value)), set(_words(label))
    return len(got & want) >= NAME_OVERLAP * len(want) and len(got) <= NAME_EXCESS * len(want)


def _plain(value: str) -> str:
    return " ".join(value.split()).casefold()


def _code(value: str) -> str:
    return re.sub(r"[^0-9a-z]", "", value.casefold()).lstrip("0")


def _decimal(value: str) -> Decimal | None:
    try:
        return Decimal(value).normalize()
    except InvalidOperation:
        return None
