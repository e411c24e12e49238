"""The scorer of gathered pages: fields, kinds, confidence, items of listings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.evals import gathered
from tests.evals.frame import Figure, Split, SuiteSkipped, split_of
from tests.evals.suites import gathered as suite

SHOP = next(host for n in range(99) if split_of(host := f"shop{n}.example") is Split.KNOWN)
PRODUCT = '<h1>Solis lamp</h1><p class="price">€49.00</p><button>Add to cart</button>'
CARDS = "".join(
    f'<li class="product-card"><a href="/p/{n}">Solis lamp {n}</a><span class="price">€{n}9.00</span></li>' for n in range(1, 7)
)
PAGES = {
    "a1": {"kind": "product", "fields": {"price": ["49.00"], "currency": ["EUR"], "availability": ["OutOfStock"]}},
    "a2": {"kind": "listing", "fields": {}},
}
ITEMS = [{"url": f"https://{SHOP}/p/{n}", "name": f"Solis lamp {n}", "prices": [f"{n}9"]} for n in range(1, 6)]


@pytest.fixture
def figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Figure]:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a1.html").write_text(f"<html><head><title>Solis lamp</title></head><body>{PRODUCT}</body></html>")
    (tmp_path / "pages" / "a2.html").write_text(f"<html><body><h1>Lamps</h1><ul>{CARDS}</ul></body></html>")
    rows = [{"id": name, "url": f"https://{SHOP}/{name}", **row} for name, row in PAGES.items()]
    (tmp_path / "truth.jsonl").write_text("\n".join(map(json.dumps, rows)))
    listing = {"id": "a2", "url": f"https://{SHOP}/a2", "items": [*ITEMS[:4], {**ITEMS[4], "prices": ["1"]}]}
    (tmp_path / "listings.jsonl").write_text(json.dumps(listing))
    monkeypatch.setenv(gathered.FOLDER_VARIABLE, str(tmp_path))
    return {figure.name: figure for figure in suite.run().figures}


def test_fields_and_kinds_are_scored_by_half(figures: dict[str, Figure]) -> None:
    """The shop is in the known half; a wrong value of stock counts against both sides."""
    assert (figures["price F1"].known, figures["price F1"].unseen) == (1.0, None)
    assert figures["availability F1"].known == 0.0
    assert figures["page kind: listing"].known == 1.0
    assert figures["other pages taken for products"].known == 0.0


def test_items_are_scored_by_where_they_lead(figures: dict[str, Figure]) -> None:
    """Five of six items are labelled, one with another price: an item too many and a wrong amount."""
    assert figures["items of listings, F1"].known == pytest.approx(2 * 5 / 11)
    assert figures["items of listings, amount right"].known == pytest.approx(4 / 5)
    assert figures["items of listings, name right"].known == 1.0


def test_confidence_is_held_against_what_was_right(figures: dict[str, Figure]) -> None:
    """Three fields are given; the wrong one counts in the band of its confidence."""
    bands = [figure for name, figure in figures.items() if name.startswith("right, given with confidence")]
    assert sum(figure.rows[0] for figure in bands) == 3
    assert sum((figure.known or 0) * figure.rows[0] for figure in bands) == pytest.approx(2)


def test_without_the_folder_the_suite_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(gathered.FOLDER_VARIABLE, str(tmp_path))
    with pytest.raises(SuiteSkipped, match=gathered.FOLDER_VARIABLE):
        suite.run()


def test_rows_held_out_are_the_unseen_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The halves are the marked rows and the others, whatever their shops."""
    (tmp_path / "pages").mkdir()
    for name in PAGES:
        (tmp_path / "pages" / f"{name}.html").write_text(f"<html><body>{PRODUCT}</body></html>")
    rows = [{"id": name, "url": f"https://{SHOP}/{name}", **row, "held_out": name == "a1"} for name, row in PAGES.items()]
    (tmp_path / "truth.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (tmp_path / "listings.jsonl").write_text("")
    monkeypatch.setenv(gathered.FOLDER_VARIABLE, str(tmp_path))
    figures = {figure.name: figure for figure in suite.run().figures}
    assert (figures["price F1"].known, figures["price F1"].unseen) == (None, 1.0)
    assert (figures["page kind: listing"].known, figures["page kind: listing"].unseen) == (0.0, None)
