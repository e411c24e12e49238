"""Choices that a page puts before the product: the candidates of a field with their marks, and which of them are right.

Pages come from the folders of `make eval S=pages` and `S=gathered`, where they are there, and from the small pages of `S=cases`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from emptor.extract import extract_page
from emptor.extract.context import Candidate, Context
from emptor.extract.dom.tree import parse
from emptor.extract.fields.availability import availability_candidates
from emptor.extract.fields.brand import brand_candidates
from emptor.extract.fields.field_marks import BRAND_POINTS, NAME_POINTS, STOCK_POINTS
from emptor.extract.fields.name import name_candidates
from emptor.extract.fields.price import LEAST_IN_TEXT, MIN_SCORE, Decision
from emptor.extract.fields.price_marks import BASE, POINTS, Role
from emptor.extract.fields.seen_price import SeenPrice
from emptor.extract.page import settle
from emptor.extract.rows import fields_of, read_source
from tests.evals import gathered, saved_pages
from tests.evals.cases import NONE, cases
from tests.evals.frame import Split, split_of
from tests.evals.gathered import gathered_folder
from tests.evals.saved_pages import PRODUCT_SETS, SavedPage, pages_folder, right

Points = Mapping[str, float]
TABLES: Mapping[str, dict[Any, float]] = {
    "price": POINTS,
    "title": NAME_POINTS,
    "brand": BRAND_POINTS,
    "availability": STOCK_POINTS,
}
PROCESSES = 2
_CANDIDATES_MAX = 40  # amounts of a page, best first by the points set by hand


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page and the values that are right on it.

    Attributes:
        name: the set and the page, or the kind and the wording of a case.
        group: what is left out together in cross-validation: a shop, or a kind of case.
        split: its half, as in the suites.
        path: the file; None where `source` is given.
        labels: the values that count as right, by field; an empty list says that the page has none.
    """

    name: str
    group: str
    split: Split
    url: str
    path: Path | None
    source: str
    labels: Mapping[str, Sequence[str]]

    def read(self) -> str:
        """Return the page's HTML."""
        return self.source if self.path is None else read_source(self.path)


@dataclass(frozen=True, slots=True)
class Option:
    """A candidate: what its marks say (a share of the points of each), what else speaks for it, and whether it is right."""

    shares: Points
    offset: float
    is_right: bool
    floor: float | None = None  # least that its marks add

    def score(self, points: Points) -> float:
        """Return its weight with these points."""
        marks = sum(points[mark] * share for mark, share in self.shares.items())
        return self.offset + (marks if self.floor is None else max(marks, self.floor))


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of one field of one page; one without candidates is one the field was not found on."""

    field: str
    page: str
    group: str
    split: Split
    options: tuple[Option, ...]
    least: float  # a weight below this is not taken

    def is_right(self, points: Points) -> bool:
        """Return whether the candidate with the highest weight is right."""
        best = max(self.options, key=lambda option: option.score(points), default=None)
        return best is not None and best.is_right and best.score(points) >= self.least


def labelled_pages() -> list[LabelledPage]:
    """Return all product pages with labels that are on this machine."""
    return [*_saved(), *_gathered(), *_cases()]


def missing_folders() -> list[str]:
    """Return the names of the variables whose folder of pages is not on this machine."""
    folders = {saved_pages.FOLDER_VARIABLE: pages_folder() / PRODUCT_SETS[0], gathered.FOLDER_VARIABLE: gathered_folder()}
    return [variable for variable, folder in folders.items() if not (folder / "truth.jsonl").exists()]


def choices(pages: Sequence[LabelledPage]) -> list[Choice]:
    """Return the choices of all pages, in order."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        return [choice for found in pool.map(choices_of, pages, chunksize=8) for choice in found]


def choices_of(page: LabelledPage) -> list[Choice]:
    """Return the choices of one page: those of the fields it labels with a value."""
    settled = settle(Context(parse(page.read()), page.url, 200, {}))
    names = name_candidates(settled.context, settled.nodes)
    title = names[0].value if names else ""
    brands = brand_candidates(settled.context, settled.nodes, settled.context.pairs, title)
    stock = [c for c in availability_candidates(settled.context, settled.nodes, settled.decision) if c is not None]
    options = {
        "price": lambda labels: _amounts(settled.decision, labels),
        "title": lambda labels: _options("title", names, labels),
        "brand": lambda labels: _options("brand", brands, labels),
        "availability": lambda labels: _options("availability", stock, labels),
    }
    return [
        Choice(
            field,
            page.name,
            page.group,
            page.split,
            tuple(options[field](labels)),
            MIN_SCORE if field == "price" else float("-inf"),
        )
        for field, labels in page.labels.items()
        if field in options and labels
    ]


def decided(pages: Sequence[LabelledPage], points: Mapping[str, Points]) -> dict[str, dict[str, bool]]:
    """Return for each field and page whether the whole extraction is right with these points, all rules applied."""
    found: dict[str, dict[str, bool]] = {field: {} for field in TABLES}
    with ProcessPoolExecutor(PROCESSES, initializer=_set_points, initargs=(points,)) as pool:
        for page, outcome in zip(pages, pool.map(_outcome, pages, chunksize=8), strict=True):
            for field, is_right in outcome.items():
                found[field][page.name] = is_right
    return found


def _set_points(points: Mapping[str, Points]) -> None:
    for field, table in points.items():
        for mark in TABLES[field]:
            TABLES[field][mark] = table[mark]


def _outcome(page: LabelledPage) -> dict[str, bool]:
    got = fields_of(extract_page(page.read(), page.url))
    return {
        field: got[field] is not None and right(field, labels, str(got[field])) if labels else got[field] is None
        for field, labels in page.labels.items()
        if field in TABLES
    }


def _options(field: str, candidates: Iterable[Candidate], labels: Sequence[str]) -> Iterator[Option]:
    table = TABLES[field]
    for candidate in candidates:
        shares = {mark: points / table[mark] for mark, points in candidate.marks.items() if table[mark]}
        yield Option(shares, 0.0, right(field, labels, candidate.value))


def _amounts(decision: Decision, labels: Sequence[str]) -> Iterator[Option]:
    """The amounts that may be paid. What markup says of an amount is added to what the text says, as `decide_price` does."""
    paid = [price for price in decision.prices if price.role is Role.PAID]
    best: dict[Any, SeenPrice] = {}
    for price in paid:
        best.setdefault(price.amount.normalize(), price)
    claimed = {
        amount: total - (max(best[amount].score, LEAST_IN_TEXT) if amount in best else 0.0)
        for amount, total in decision.totals.items()
        if any(claim.amount.normalize() == amount for claim in decision.claims)
    }
    for amount, offset in claimed.items():
        if amount not in best:
            yield Option({}, offset, right("price", labels, str(amount)))
    for price in paid[:_CANDIDATES_MAX]:
        amount = price.amount.normalize()
        shares = {mark: points / POINTS[mark] for mark, points in price.marks.items() if POINTS[mark]}
        in_markup = amount in claimed
        yield Option(
            shares,
            BASE + claimed.get(amount, 0.0),
            right("price", labels, str(amount)),
            floor=LEAST_IN_TEXT - BASE if in_markup else None,
        )


def _saved() -> Iterator[LabelledPage]:
    for name in PRODUCT_SETS:
        folder = pages_folder() / name
        yield from (_page(name, row, folder / f"{row['id']}.html.gz") for row in _rows(folder / "truth.jsonl"))


def _gathered() -> Iterator[LabelledPage]:
    folder = gathered_folder()
    for row in _rows(folder / "truth.jsonl"):
        if row["kind"] == "product":
            yield _page("gathered", row, folder / "pages" / f"{row['id']}.html")


def _page(set_name: str, row: Mapping[str, Any], path: Path) -> LabelledPage:
    saved = SavedPage(set_name, row, {})
    labels = {
        field: [str(label) for label in row["fields"][field] if label is not None] for field in TABLES if field in row["fields"]
    }
    return LabelledPage(saved.name, saved.shop, split_of(saved.shop), str(row.get("url") or ""), path, "", labels)


def _cases() -> Iterator[LabelledPage]:
    names = {"price": "price", "availability": "availability", "brand": "brand", "name": "title"}
    for case in cases():
        labels = {
            names[field]: [value for value in values if value != NONE] for field, values in case.expect.items() if field in names
        }
        yield LabelledPage(case.key, f"cases: {case.kind}", split_of(case.key), case.url, None, case.source, labels)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    if file.exists():
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())
