"""The bundled sample is what its sources say, and has in it what it is for."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from emptor.archive import Archive
from emptor.utils.gtin import clean_gtin
from emptor_local.sample import sample_path, truth
from emptor_local.sample.build import build

TRUTH = Path(__file__).parents[2] / "data" / "sample_truth.jsonl"
MAX_BYTES = 1_000_000
THOUSANDS = re.compile(r"(?<=\d)[.,\u202f](?=\d{3}\b)")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    """What is true of each page."""
    return [json.loads(line) for line in TRUTH.read_text("utf-8").splitlines()]


def test_the_archive_and_its_truth_are_up_to_date(tmp_path: Path) -> None:
    """After a change run `python -m emptor_local.sample.build --truth tests/data/sample_truth.jsonl`."""
    built = tmp_path / "sample.warc.gz"
    build(built)

    def pages(path: Path) -> list[Any]:
        return list(Archive.open(path).pages(documents_only=False))

    assert pages(sample_path()) == pages(built)
    assert TRUTH.read_text("utf-8") == truth.as_json_lines()
    assert sample_path().stat().st_size < MAX_BYTES


def test_every_row_of_the_truth_has_its_page(rows: list[dict[str, Any]]) -> None:
    """And every page its row."""
    archive = Archive.open(sample_path())
    assert {row["url"] for row in rows} == {capture.url for capture in archive.index.standing()}
    assert all(archive.get(row["url"]).status == row["status"] for row in rows)  # type: ignore[union-attr]


def test_every_host_and_number_is_reserved(rows: list[dict[str, Any]]) -> None:
    """RFC 2606: nobody can own these names. GS1 gives numbers that begin with 952 to nobody."""
    assert all(row["url"].split("/")[2].endswith(".example") for row in rows)
    numbers = {row["gtin"] for row in rows if row["gtin"]}
    assert {number[:3] for number in numbers} == {"952"}
    assert all(clean_gtin(number) for number in numbers)


def test_it_has_the_breadth_that_the_examples_need(rows: list[dict[str, Any]]) -> None:
    """Shops, products, tests, forums, walls."""
    kinds = Counter(row["kind"] for row in rows)
    shops = {row["url"].split("/")[2] for row in rows if row["price"]}
    assert kinds["product"] >= 40
    assert kinds["article"] + kinds["forum"] >= 8
    assert kinds["blocked"] == 2
    assert len(shops) >= 4
    assert {row["currency"] for row in rows if row["price"]} == {"USD", "EUR"}
    assert {row["availability"] for row in rows if row["price"]} == {"InStock", "OutOfStock"}
    assert "refurbished" in {row["condition"] for row in rows}


def test_the_first_example_question_has_winners_near_misses_and_unknowns(rows: list[dict[str, Any]]) -> None:
    """Wireless over-ear headphones under 150 dollars with at least 30 hours, by the truth alone."""
    offers = [
        row
        for row in rows
        if row["currency"] == "USD" and row["condition"] in (None, "new") and row["specs"].get("form_factor") == "Over-ear"
    ]

    def fits(row: dict[str, Any]) -> bool:
        return row["specs"]["wireless"] and float(row["price"]) < 150 and row["specs"].get("battery_life_h", 0) >= 30

    assert {row["mpn"] for row in offers if fits(row) and row["availability"] == "InStock"} == {
        "HV-M45",
        "TV-D2-OE",
        "SNK-H700",
        "QLN-ARC-L",
    }
    assert {row["mpn"] for row in offers if fits(row) and row["availability"] == "OutOfStock"} == {"SNK-LH80"}
    assert {row["mpn"] for row in offers if "battery_life_h" not in row["specs"] and row["specs"]["wireless"]} == {"MF-HAVEN"}


@pytest.mark.parametrize("product", ["952778100145", "952102200270"])
def test_a_product_has_one_gtin_and_several_prices(rows: list[dict[str, Any]], product: str) -> None:
    """The same thing in several shops, so that offers can be brought together."""
    offers = [row for row in rows if (row["gtin"] or "").startswith(product) and row["price"]]
    assert len({row["gtin"] for row in offers}) == 1
    assert len({row["url"].split("/")[2] for row in offers}) >= 2
    assert len({row["price"] for row in offers}) >= 2


def test_the_visible_price_is_in_the_page_where_the_page_is_not_built_by_a_script(rows: list[dict[str, Any]]) -> None:
    """The truth is not a wish: the amount stands on the page, as its shop prints it."""
    archive = Archive.open(sample_path())
    priced = [row for row in rows if row["price"] and "script" not in row["note"]]
    assert len(priced) > 50
    for row in priced:
        page = archive.get(row["url"])
        assert page is not None
        text = THOUSANDS.sub("", page.text)
        assert row["price"] in text or row["price"].replace(".", ",") in text, row["url"]


def test_a_page_that_a_script_builds_shows_nothing_itself(rows: list[dict[str, Any]]) -> None:
    """Its data lie beside it."""
    archive = Archive.open(sample_path())
    shells = [row for row in rows if row["kind"] == "product" and "script" in row["note"]]
    assert len(shells) >= 5
    for row in shells:
        assert row["gtin"] not in archive.get(row["url"]).text  # type: ignore[union-attr]
        data = archive.get(row["url"].replace("/item/", "/api/products/") + ".json")
        assert data is not None
        assert json.loads(data.body)["gtin"] == row["gtin"]


def test_it_sells_twelve_kinds_of_thing_and_says_which(rows: list[dict[str, Any]]) -> None:
    """Most of them are no electronics. Each kind has products to choose from, in stock, with their specifications."""
    subjects = Archive.open(sample_path()).subjects()
    assert len(subjects) >= 12
    assert {"backpacks", "hiking boots", "board games", "mattresses"} <= set(subjects)
    listed = Counter(row["url"].split("/")[3] for row in rows if "everstead.example" in row["url"] and row["kind"] == "product")
    assert len(listed) >= 8
    assert min(listed.values()) >= 4
