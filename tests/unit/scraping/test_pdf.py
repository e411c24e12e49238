"""PDF documents: what is read from them, and what ends in a typed failure."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emptor.core.cpu import close_cpu
from emptor.extract import extract_page
from emptor.models.extraction import Extraction, PageKind
from emptor.models.page import FailureKind, Page
from emptor.scraping import documents
from emptor.scraping.documents import as_page
from emptor.scraping.faults import FetchFault
from emptor.scraping.pdf import MAX_PAGES, UnreadableDocument, pdf_html
from tests.fakes.pdf import packed_pdf, pdf

URL = "https://maker.example/files/aster-14.pdf"
SHEET = [("Weight", "1.29 kg"), ("Battery life", "up to 14 hours"), ("Memory", "16 GB"), ("Warranty: 3 years",)]
LINE = b"BT /F1 10 Tf 50 700 Td (Aster) Tj ET\n"


@pytest.fixture(autouse=True)
def _workers() -> Iterator[None]:
    yield
    close_cpu()


def read(body: bytes) -> Extraction:
    return extract_page(pdf_html(body), URL)


def answer(body: bytes, content_type: str = "application/pdf") -> Page:
    return Page(
        url=URL, final_url=URL, status=200, body=body, content_type=content_type, charset="latin-1", fetched_at=datetime.now(UTC)
    )


def test_a_data_sheet_gives_its_specifications_with_the_page_they_stand_on() -> None:
    """Columns are rows of a table; a line with a colon is one too."""
    found = read(pdf([[("Aster 14",), ("A laptop for the road.",)], SHEET], title="Aster 14 data sheet"))
    assert found.kind is PageKind.PRODUCT
    assert found.product is not None
    assert found.product.name is not None
    assert found.product.name.value == "Aster 14"
    assert {(s.attribute, str(s.number), s.unit, s.path) for s in found.product.specs} == {
        ("weight", "1.29", "kg", "page 2"),
        ("battery_life", "14", "h", "page 2"),
        ("memory", "16", "GB", "page 2"),
        ("warranty", "3", "year", "page 2"),
    }


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Datenblatt Aster 14", "Aster 14"),
        ("Aster 14 - User Guide", "Aster 14"),
        ("aster14_final_v3.indd", "Corvo Lamp"),
        ("Microsoft Word - x", "Corvo Lamp"),
        ("", "Corvo Lamp"),
    ],
)
def test_a_document_is_called_by_its_title_or_by_its_first_line(title: str, name: str) -> None:
    """What a program wrote as its title is none; the kind of document is no part of the name."""
    assert f"<h1>{name}</h1>" in pdf_html(pdf([[("Corvo Lamp",), *SHEET]], title=title))


def test_a_table_of_two_models_gives_neither_ones_figures() -> None:
    """A column for each model: no row says which of them the document is about."""
    rows = [
        ("", "Aster 14", "Aster 16"),
        ("Weight", "1.29 kg", "1.80 kg"),
        ("Battery life", "14 h", "18 h"),
        ("Memory", "16 GB", "32 GB"),
    ]
    found = read(pdf([rows], title="Aster series", column=150))
    assert found.product is None or not {str(s.number) for s in found.product.specs} & {"1.29", "1.80", "14", "18"}


def test_text_cannot_become_markup() -> None:
    """What a document says is text, whatever it looks like."""
    html = pdf_html(pdf([[("<script>alert(1)</script>", "<b>x</b>")]], title="<h1>"))
    assert "<script>" not in html
    assert "<b>" not in html


def test_pages_after_the_first_ones_are_left_out() -> None:
    """A manual's later pages hold other languages."""
    html = pdf_html(pdf([[(f"Line {n}.",)] for n in range(MAX_PAGES + 5)]))
    assert html.count("<section") == MAX_PAGES


@pytest.mark.parametrize(
    "body",
    [b"%PDF-1.7", b"%PDF-1.4\ntrailer << /Root 1 0 R >>\n%%EOF", pdf([[("Aster",)]])[:250], pdf([[], []])],
    ids=["only the mark", "a root that is not there", "cut", "pictures only"],
)
def test_a_document_that_cannot_be_read_says_why(body: bytes) -> None:
    """No exception of the library gets out."""
    with pytest.raises(UnreadableDocument, match="it "):
        pdf_html(body)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_damage_raises_anything_else(data: st.DataObject) -> None:
    """Bytes changed anywhere give a page or an unreadable document."""
    body = bytearray(pdf([[("Aster 14",), *SHEET]]))
    for place in data.draw(st.lists(st.integers(9, len(body) - 1), max_size=8)):
        body[place] = data.draw(st.integers(0, 255))
    with suppress(UnreadableDocument):
        assert "<main>" in pdf_html(bytes(body))


async def test_what_is_no_document_stays_as_it_is() -> None:
    """Also where the server calls it a PDF."""
    page = answer(b"<html>sold out</html>")
    assert await as_page(page) is page


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (pdf([[], []]), FailureKind.UNSUPPORTED_TYPE),
        (packed_pdf(LINE * 2_500_000), FailureKind.TOO_LARGE),
        (packed_pdf(LINE * 300_000), FailureKind.TIMEOUT),
    ],
    ids=["pictures only", "more than is unpacked", "more than can be read in time"],
)
async def test_a_hostile_document_is_a_typed_failure(body: bytes, kind: FailureKind, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is taken apart in a process of its own that is ended when it takes too long."""
    monkeypatch.setattr(documents, "DOCUMENT_CPU_S", 2.0)
    with pytest.raises(FetchFault) as caught:
        await as_page(answer(body))
    assert caught.value.kind is kind
    assert caught.value.message.endswith(".")


def test_the_library_is_not_loaded_with_the_fetcher() -> None:
    """Functions that serve the API do not pay for it."""

    code = "import sys, emptor.scraping.http, emptor.scraping.documents; print('pypdf' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
