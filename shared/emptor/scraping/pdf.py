"""PDF documents as pages: data sheets and manuals become HTML, with a section for each page of paper.

`pypdf` (BSD) takes them apart. It is imported when a document is read, in a process of the CPU pool: a function that serves
the API never loads it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import escape

PDF_TYPE = "application/pdf"
PDF_START = b"%PDF-"
SNIFFED_BYTES = 1_024  # in which readers look for the mark (ISO 32000-2, annex I)
MAX_PAGES = 80  # further ones of a manual hold languages and safety notes
MAX_CHARS = 600_000  # of text in all
MAX_TITLE_CHARS = 120
MAX_LABEL_CHARS = 60
MAX_CELLS = 12
_COLUMNS = re.compile(r"\s{3,99}|\t+|\s?\.{4,99}\s?")  # space, or a dotted line, between what stands in columns
_LABELLED = re.compile(r"([^:：]{2,60})[:：]\s+(\S.{0,200})")
_SENTENCE_END = (".", "!", "?", "。")
_AROUND = " -–—:|,·"  # between a title's parts
_NOT_A_TITLE = re.compile(r"(?i)\.(?:docx?|indd|pdf|xlsx?|pptx?|qxd|ai)\b|^untitled|^microsoft |^(?:print|page) \d")
_LETTER = re.compile(r"[^\W\d_]")


class UnreadableDocument(Exception):
    """The bytes are no PDF that can be read; the message says why."""


class DocumentTooLarge(UnreadableDocument):
    """What is packed in it is more than can be read."""


def is_pdf(body: bytes) -> bool:
    """Whether bytes are a PDF, whatever their media type says."""
    return PDF_START in body[:SNIFFED_BYTES]


def pdf_html(body: bytes) -> str:
    """Return a PDF as HTML: its title, and for each page a `section` whose `data-page` is the number, from 1.

    What stands in columns becomes the rows of a table, so that a data sheet is read as the one of a page is. Pictures are left
    out; so are pages after the first `MAX_PAGES` and text after `MAX_CHARS`.

    Raises:
        UnreadableDocument: it is damaged, wants a password, or shows pictures only.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - see the module
    from pypdf.errors import LimitReachedError, PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(body))
        locked = reader.is_encrypted and not reader.decrypt("")
        title = (reader.metadata.title if reader.metadata and not locked else None) or ""
        pages = [] if locked else [list(lines) for lines in _pages(reader)]
    except LimitReachedError as error:
        raise DocumentTooLarge("it holds more than can be read") from error
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, RecursionError) as error:
        raise UnreadableDocument(f"it is damaged ({type(error).__name__})") from error
    if locked:
        raise UnreadableDocument("it wants a password")
    if not any(pages):
        raise UnreadableDocument("it has no text, only pictures")
    return _document(_title(str(title), pages), pages)


def _pages(reader: object) -> Iterator[Iterator[str]]:
    chars = 0
    for page in reader.pages[:MAX_PAGES]:  # type: ignore[attr-defined]
        text = page.extract_text(extraction_mode="layout")[: MAX_CHARS - chars]
        chars += len(text)
        yield (line.strip() for line in text.splitlines() if line.strip())
        if chars >= MAX_CHARS:
            return


def _title(told: str, pages: list[list[str]]) -> str:
    """The document's title when it is one for readers, else its first line of words."""
    title = without_kind(" ".join(told.split()))
    if 1 < len(title) <= MAX_TITLE_CHARS and not _NOT_A_TITLE.search(title):
        return title
    lines = (without_kind(" ".join(line.split())) for page in pages for line in page)
    return next((line for line in lines if _LETTER.search(line) and len(line) <= MAX_TITLE_CHARS), "")


def without_kind(title: str) -> str:
    """A title without what it calls the document at its beginning or end: `Aster 14 data sheet` is the one of an `Aster 14`."""
    from emptor.lexicon import fold, matcher  # noqa: PLC0415 - the browser's image reads no documents and has not its packages

    folded = fold(title)
    for match in matcher("page.document").all(folded):
        if not folded[match.end :].strip(_AROUND) or not folded[: match.start].strip(_AROUND):
            title = f"{title[: match.start]} {title[match.end :]}"
            return title.strip(_AROUND)
    return title


def _document(title: str, pages: list[list[str]]) -> str:
    sections = "\n".join(
        f'<section data-page="{number}">\n{"".join(_blocks(lines))}</section>' for number, lines in enumerate(pages, 1)
    )
    name = escape(title)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><meta name="emptor-document" content="{PDF_TYPE}">'
        f"<title>{name}</title></head>\n<body><main><h1>{name}</h1>\n{sections}\n</main></body></html>\n"
    )


def _blocks(lines: list[str]) -> Iterator[str]:
    """Rows of columns as tables, all other lines as paragraphs; lines that go on are joined."""
    rows: list[list[str]] = []
    prose: list[str] = []
    for line in lines:
        cells = _cells(line)
        if rows and (not cells or len(cells) != len(rows[0])):
            yield _table(rows)
            rows = []
        if cells:
            yield from _paragraph(prose)
            rows.append(cells)
        else:
            prose.append(line)
            if line.endswith(_SENTENCE_END):
                yield from _paragraph(prose)
    yield from _paragraph(prose)
    if rows:
        yield _table(rows)


def _cells(line: str) -> list[str]:
    """What stands in the columns of a line; empty for one of prose."""
    cells = [cell.strip() for cell in _COLUMNS.split(line) if cell.strip()]
    if 1 < len(cells) <= MAX_CELLS and len(cells[0]) <= MAX_LABEL_CHARS:
        return cells
    labelled = _LABELLED.fullmatch(line)
    return [labelled[1].strip(), labelled[2].strip()] if labelled else []


def _table(rows: list[list[str]]) -> str:
    written = (f"<tr><th>{escape(row[0])}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in row[1:])}</tr>\n" for row in rows)
    return f"<table>\n{''.join(written)}</table>\n"


def _paragraph(lines: list[str]) -> Iterator[str]:
    """What was gathered, as one paragraph; the list is emptied."""
    if lines:
        yield f"<p>{escape(' '.join(' '.join(lines).split()))}</p>\n"
        lines.clear()
