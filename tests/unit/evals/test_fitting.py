"""Fitting the points of marks: what a ranker learns from choices, and what it must leave alone."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from emptor.extract import extract_page
from emptor.extract.fields.field_marks import NameMark
from emptor.extract.fields.price_marks import POINTS, Mark
from tests.evals.fitting.__main__ import FITTED, _compared, _fitted, main
from tests.evals.fitting.choices import TABLES, Choice, LabelledPage, Option, choices_of
from tests.evals.fitting.ranker import fit, problem
from tests.evals.frame import Split

URL = "https://shop.example/product/corvo-15"
PAGE = """
<html><head><title>Corvo 15 lamp | Shop</title></head><body><main><h1>Corvo 15 lamp</h1>
<p class="price">20 €</p><button>Add to cart</button><p>Read our story about the 30 € lamps of other makers.</p></main>
</body></html>
"""


def _choice(shop: str, *options: Option, split: Split = Split.KNOWN) -> Choice:
    return Choice("price", f"{shop}/1", shop, split, options, float("-inf"))


def _lesson(shop: str, split: Split = Split.KNOWN) -> Choice:
    """A page where the amount near the button is right, and the one named as a price is wrong."""
    right, wrong = Option({Mark.NEAR_BUTTON: 1.0}, 0.0, True), Option({Mark.NAMED: 1.0}, 0.0, False)
    return _choice(shop, wrong, right, split=split)


def test_marks_of_right_candidates_gain_points_and_those_of_wrong_ones_lose_them() -> None:
    begin = {Mark.NAMED: 1.0, Mark.NEAR_BUTTON: 0.0}
    points = fit(problem([_lesson("a"), _lesson("b")], list(begin)), begin, penalty=0.01)
    assert points[Mark.NEAR_BUTTON] > points[Mark.NAMED]
    assert _lesson("c").is_right(points)
    assert not _lesson("c").is_right(begin)


def test_a_strong_penalty_keeps_the_points_set_by_hand() -> None:
    begin = {Mark.NAMED: 1.0, Mark.NEAR_BUTTON: 0.0}
    points = fit(problem([_lesson("a")], list(begin)), begin, penalty=1000.0)
    assert points == pytest.approx(begin, abs=0.05)


def test_a_mark_that_no_choice_decides_keeps_its_points() -> None:
    begin = {Mark.NAMED: 1.0, Mark.NEAR_BUTTON: 0.0, Mark.SHIPPING: -3.0}
    assert fit(problem([_lesson("a")], list(begin)), begin, penalty=0.01)[Mark.SHIPPING] == -3.0


def test_a_choice_without_a_wrong_candidate_teaches_nothing() -> None:
    begin = {Mark.NAMED: 1.0}
    only = _choice("a", Option({Mark.NAMED: 1.0}, 0.0, True))
    assert fit(problem([only], list(begin)), begin, penalty=0.01) == begin


def test_a_rule_never_gets_points() -> None:
    begin = {NameMark.HEADING: 3.0, NameMark.FULLER: 0.0}
    right, wrong = Option({}, 0.0, True), Option({NameMark.HEADING: 1.0}, 0.0, False)
    page = Choice("title", "a/1", "a", Split.KNOWN, (right, wrong), float("-inf"))
    points = _fitted([page], begin, 0.01)
    assert points[NameMark.FULLER] == 0.0
    assert points[NameMark.HEADING] < 3.0


def test_points_for_a_shop_are_fitted_without_it_and_without_the_unseen_half() -> None:
    """The only known shop, left out, leaves nothing to learn from; the unseen page, which teaches the same, is not looked at."""
    rows, _ = _compared("price", [_lesson("only"), _lesson("hidden", Split.UNSEEN)])
    from_nothing = [row.split() for row in rows if "from nothing" in row]
    assert len(from_nothing) == 3
    for row in from_nothing:
        assert row[-8:] == ["known", "0", "of", "1", "unseen", "1", "of", "1"]


def test_the_choice_of_a_page_is_the_one_that_the_product_makes() -> None:
    """What is fitted is the weighing that the product does: candidates, marks and weights are its own."""
    page = LabelledPage("own/1", "shop.example", Split.KNOWN, URL, None, PAGE, {"price": ["20"], "title": ["Corvo 15 lamp"]})
    price, title = choices_of(page)
    assert (price.field, title.field) == ("price", "title")
    assert len(price.options) == 2
    assert price.is_right(POINTS)
    product = extract_page(PAGE, URL).product
    assert product is not None
    assert product.offer.price is not None
    assert product.offer.price.value == Decimal(20)
    upside_down = {mark: -points for mark, points in POINTS.items()}
    assert not price.is_right(upside_down)


def test_the_fitted_points_that_are_kept_name_marks_that_there_are() -> None:
    """A mark that is renamed is renamed there too; one that is new has its points with the next `make fit ARGS=--write`."""
    kept = tomllib.loads(FITTED.read_text(encoding="utf-8"))
    assert set(kept) == set(TABLES)
    for field, table in TABLES.items():
        assert kept[field]
        assert set(kept[field]) <= {mark.value for mark in table if not mark.startswith("rule: ")}


def test_points_are_not_kept_when_pages_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Points fitted to the small pages alone would silently replace those fitted to shops."""
    monkeypatch.setenv("EMPTOR_EVAL_PAGES", str(tmp_path))
    monkeypatch.setenv("EMPTOR_EVAL_GATHERED", str(tmp_path))
    before = FITTED.read_bytes()
    assert main(["--write"]) == 2
    assert FITTED.read_bytes() == before
    said = capsys.readouterr()
    assert "set EMPTOR_EVAL_PAGES" in said.out
    assert "set EMPTOR_EVAL_GATHERED" in said.out
    assert "--write needs all pages" in said.err


def test_a_page_without_the_field_is_no_choice() -> None:
    page = LabelledPage("own/1", "shop.example", Split.KNOWN, URL, None, PAGE, {"price": [], "brand": ["Corvo"]})
    assert [choice.field for choice in choices_of(page)] == ["brand"]
