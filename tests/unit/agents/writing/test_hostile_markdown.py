"""The report as Markdown, drawn by a program that lets HTML through: whatever pages say, no link leads to a script."""

from __future__ import annotations

from html.parser import HTMLParser
from uuid import UUID

import pytest

from emptor.agents.writing.markdown import to_markdown
from emptor.models.report import Report
from tests.fakes.hostile_reports import hostile_report

markdown_it = pytest.importorskip("markdown_it")

BREAKS_OUT = "https://shop.example/a)<img src=x onerror=alert(7)>[b](javascript:alert(8)"
OWN = {"h1", "h2", "h3", "p", "ul", "li", "strong", "a", "table", "thead", "tbody", "tr", "th", "td", "em", "hr", "code", "br"}


class Drawn(HTMLParser):
    """Elements and links, as a browser sees them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


def drawn(report: Report) -> Drawn:
    maker = markdown_it.MarkdownIt("commonmark", {"html": True}).enable("table")
    maker.validateLink = lambda _url: True  # not each program looks at the scheme
    return Drawn(maker.render(to_markdown(report)))


def test_a_hostile_report_draws_our_own_elements_alone() -> None:
    page = drawn(hostile_report(UUID(int=1)))
    assert page.tags <= OWN, page.tags - OWN
    assert page.links
    assert all(link.startswith("https://") for link in page.links), page.links


def test_an_address_does_not_end_its_link() -> None:
    """Brackets, spaces and signs of HTML in an address stay in the address."""
    report = hostile_report(UUID(int=1))
    candidate = report.candidates[0]
    offers = tuple(one.model_copy(update={"url": BREAKS_OUT}) for one in candidate.offers)
    page = drawn(report.model_copy(update={"candidates": (candidate.model_copy(update={"offers": offers}),)}))
    assert page.tags <= OWN, page.tags - OWN
    assert all(link.startswith("https://") for link in page.links), page.links
