"""Exports of a report: whatever pages have put into it, nothing runs in a browser or a spreadsheet."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser
from uuid import UUID

import pytest

from emptor.services.jobs.exports.csv import BYTE_ORDER_MARK, FORMULA_STARTS, cell, to_csv
from emptor.services.jobs.exports.html import to_html
from tests.fakes.hostile_reports import FORMULA, hostile_report

REPORT = hostile_report(UUID(int=1))


class Elements(HTMLParser):
    """The elements and attributes of a page as a browser sees them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK))))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (FORMULA, f"'{FORMULA}"),
        ("+1-800-555", "'+1-800-555"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("＝1+1", "'＝1+1"),
        ("-2+3", "'-2+3"),
        ("-10", "-10"),
        ("Kettle;=HYPERLINK(1)", "Kettle;'=HYPERLINK(1)"),
        ("Kettle;  ＠SUM(A1)", "Kettle;  '＠SUM(A1)"),
        ("Kettle\n-2+3", "Kettle\n'-2+3"),
        ("Kettle; steel", "Kettle; steel"),
        ("129.00", "129.00"),
        ("a=b", "a=b"),
        ("a\0b", "ab"),
        (None, ""),
    ],
)
def test_a_cell_is_no_formula(value: str | None, shown: str) -> None:
    """Numbers below zero stay numbers; white space and wide signs do not hide a formula."""
    assert cell(value) == shown


def test_no_cell_of_a_hostile_report_is_a_formula() -> None:
    lines = rows(to_csv(REPORT))
    assert len(lines) == 2
    assert {len(line) for line in lines} == {len(lines[0])}
    risky = [value for line in lines for value in line if value.startswith(FORMULA_STARTS)]
    assert risky == ["-10"]
    assert lines[1][lines[0].index("name")] == f"'{FORMULA}"
    assert lines[1][lines[0].index("price <= 150 USD")] == "pass"


def test_a_hostile_report_is_a_page_without_scripts() -> None:
    """Only our own elements, no handler of events, and no address but of the web."""
    page = to_html(REPORT)
    elements = Elements(page).found
    assert not {tag for tag, _ in elements} & {"script", "img", "iframe", "svg", "object", "form", "input"}
    assert not [name for _, attributes in elements for name in attributes if name.startswith("on")]
    links = [attributes["href"] for tag, attributes in elements if tag == "a"]
    assert links
    assert all((link or "").startswith("https://") for link in links)


def test_the_page_says_what_the_report_says() -> None:
    page = to_html(REPORT)
    assert "129.00 USD" in page
    assert "Comparison" in page
    assert "@media print" in page
