# ruff: noqa: E501 - a page is more readable in few lines
from __future__ import annotations

import gzip
from pathlib import Path

from emptor.extract.rows import extract_row, extract_rows

SOURCE = "<html><body><h1>Lamp</h1><span class=price>$20.00</span><button>Add to cart</button></body></html>"


def test_a_row_has_the_fields_of_the_interface(tmp_path: Path) -> None:
    """Strings, or null where the page has none."""
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(SOURCE.encode()))
    row = extract_row({"id": "a", "url": "https://shop.example/products/lamp", "path": "a.html.gz"}, tmp_path)
    assert set(row) == {"id", "url", "kind", "product", "fields", "text", "blocked", "ms"}
    assert (row["id"], row["kind"], row["blocked"]) == ("a", "product", False)
    assert row["fields"] == {
        "title": "Lamp", "price": "20", "currency": "USD", "availability": "InStock", "sku": None, "gtin": None, "mpn": None, "brand": None,
    }  # fmt: skip


def test_an_unreadable_file_is_a_row_with_an_error(tmp_path: Path) -> None:
    """One bad file does not end the run."""
    (tmp_path / "bad.html.gz").write_bytes(b"not gzip")
    rows = list(
        extract_rows(
            [{"id": 1, "url": "u", "path": "bad.html.gz"}, {"id": 2, "url": "u", "path": "none.html"}], tmp_path, workers=1
        )
    )
    assert [row["id"] for row in rows] == [1, 2]
    assert all(row["error"] and row["product"] is None for row in rows)


def test_rows_that_make_no_sense_are_rows_with_errors(tmp_path: Path) -> None:
    """A damaged file, a status that is no number, headers that are none: the pages around them are read."""
    (tmp_path / "a.html").write_text(SOURCE)
    (tmp_path / "damaged.html.gz").write_bytes(gzip.compress(b"")[:10] + b"garbage, not deflate")
    (tmp_path / "cut.html.gz").write_bytes(gzip.compress(SOURCE.encode())[:40])
    rows = [
        {"path": "a.html"},
        {"path": "damaged.html.gz"},
        {"path": "cut.html.gz"},
        {"path": "a.html", "status": "abc"},
        {"path": "a.html", "headers": 7},
        {"path": "a.html"},
    ]
    found = list(extract_rows([{"id": n, "url": "https://shop.example/p", **row} for n, row in enumerate(rows)], tmp_path, 2))
    assert [row["id"] for row in found if "error" in row] == [1, 2, 3, 4]
    assert [row["kind"] for row in (found[0], found[5])] == ["product", "product"]


def test_many_processes_keep_the_order(tmp_path: Path) -> None:
    """A slow page does not overtake or hold back the order of the answers."""
    rows = []
    for number in range(12):
        (tmp_path / f"{number}.html").write_text(SOURCE * (30 if number % 3 == 0 else 1))
        rows.append({"id": number, "url": "https://shop.example/products/lamp", "path": f"{number}.html"})
    assert [row["id"] for row in extract_rows(rows, tmp_path, workers=2)] == list(range(12))


def test_declared_charset_is_used(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are read by what the page declares."""
    (tmp_path / "c.html").write_bytes(
        "<html><head><meta charset=windows-1251></head><body><h1>Лампа настольная</h1></body></html>".encode("cp1251")
    )
    row = extract_row({"id": "c", "url": "https://shop.example/x", "path": "c.html"}, tmp_path)
    assert row["fields"]["title"] == "Лампа настольная"
