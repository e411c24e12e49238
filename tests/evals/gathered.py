"""Pages gathered from public repositories, with their labels: products, pages that are none, and listings with their items.

The folder holds `truth.jsonl` (a row a page: `id`, `url`, `kind`, `fields`), `listings.jsonl` (`id`, `url` and `items`, each with
`url`, `name` and the `prices` that count as right) and the pages as `pages/ID.html`. `tests.evals.gather` writes all three: the
labels from `data/gathered`, where they are kept, the pages from clones of the repositories that have them. Rows with `held_out`
are those that nobody looked at.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from emptor.extract import extract_page
from emptor.extract.rows import extract_row, read_source
from emptor.models.extraction import ItemLink
from emptor.utils.sites import site_of
from tests.evals.frame import Split, SuiteSkipped
from tests.evals.saved_pages import HELD_OUT, SavedPage, split_of_row

FOLDER_VARIABLE = "EMPTOR_EVAL_GATHERED"
DEFAULT_FOLDER = Path(__file__).resolve().parents[3] / "pages_extra"
SET = "gathered"
NAME_OVERLAP = 0.7  # share of the label's words that an item's name must have
_NAMED_BY_QUERY = "route="  # shops whose items share one path


@dataclass(frozen=True)
class SavedListing:
    """A labelled listing and the items that the product read from it.

    Attributes:
        truth: the row of `listings.jsonl`.
        links: the items read.
    """

    truth: Mapping[str, Any]
    links: tuple[ItemLink, ...]

    @property
    def shop(self) -> str:
        """The site, as in `SavedPage`."""
        return site_of(str(self.truth["url"]))

    @property
    def split(self) -> Split:
        """The half, as in `SavedPage`."""
        return split_of_row(self.truth, self.shop)

    @cached_property
    def wanted(self) -> dict[str, Mapping[str, Any]]:
        """The labelled items by the place they lead to."""
        return {_place(item["url"]): item for item in self.truth["items"]}

    @cached_property
    def found(self) -> dict[str, ItemLink]:
        """The items read by the place they lead to."""
        return {_place(link.url): link for link in reversed(self.links)}

    @cached_property
    def hits(self) -> list[tuple[Mapping[str, Any], ItemLink]]:
        """The labelled items that were read, each with what was read."""
        return [(item, self.found[place]) for place, item in self.wanted.items() if place in self.found]

    @property
    def f1(self) -> float:
        """Of the items: 1 when each is there and nothing else is."""
        return 2 * len(self.hits) / (len(self.wanted) + len(self.found)) if self.wanted or self.found else 1.0


def read_pages() -> list[SavedPage]:
    """Return the labelled pages with what was extracted from each; `SuiteSkipped` where the folder is not there."""
    folder = gathered_folder()
    return [
        SavedPage(SET, row, extract_row({"id": row["id"], "url": row["url"], "path": f"{row['id']}.html"}, folder / "pages"))
        for row in _rows(folder / "truth.jsonl")
    ]


def read_listings() -> list[SavedListing]:
    """Return the labelled listings with the items read from each."""
    folder = gathered_folder()
    return [
        SavedListing(row, extract_page(read_source(folder / "pages" / f"{row['id']}.html"), row["url"]).links)
        for row in _rows(folder / "listings.jsonl")
    ]


def gathered_folder() -> Path:
    """Return the folder of gathered pages: named by the environment, else beside the repository."""
    return Path(os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER)


def is_amount_right(item: Mapping[str, Any], link: ItemLink) -> bool:
    """Whether an item's price is one of its labels."""
    return link.amount is not None and Decimal(link.amount) in {Decimal(price) for price in item["prices"]}


def is_name_right(item: Mapping[str, Any], link: ItemLink) -> bool:
    """Whether an item's name has most words of its label."""
    want, got = (set(re.findall(r"\w+", text.casefold())) for text in (item["name"], link.title))
    return len(want & got) >= NAME_OVERLAP * len(want)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    if not file.exists():
        raise SuiteSkipped(f"no {file.name} in {file.parent.name}; set {FOLDER_VARIABLE} to a folder of gathered pages")
    for line in file.read_text(encoding="utf-8").splitlines():
        yield {HELD_OUT: False, **json.loads(line)}


def _place(url: str) -> str:
    parts = urlsplit(url)
    return unquote(parts.path).rstrip("/") + (f"?{parts.query}" if _NAMED_BY_QUERY in parts.query else "")
