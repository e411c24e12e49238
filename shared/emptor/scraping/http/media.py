"""Which media types are pages: text, and PDF documents, which `scraping/documents.py` turns into text."""

from __future__ import annotations

import codecs

from emptor.scraping.pdf import PDF_TYPE
from emptor.utils.charset import charset_of

TEXT_TYPES = frozenset(
    {"application/xhtml+xml", "application/xml", "application/json", "application/ld+json", "application/javascript"}
)
TEXT_SUFFIXES = ("+xml", "+json")
NEVER_TEXT = frozenset({"image/svg+xml"})
UNKNOWN = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/unknown"})
SNIFF_BYTES = 1_024
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MARKUP_START = b"<"
DEFAULT_TYPE = "text/html"


def split_content_type(header: str) -> tuple[str, str | None]:
    """Return the media type in lower case, and its charset parameter if it has one."""
    return header.split(";", 1)[0].strip().lower(), charset_of(header)


def may_be_page(media_type: str) -> bool:
    """Tell whether a body of this type can be read as text, or made text; types that say nothing may."""
    if media_type in NEVER_TEXT:
        return False
    return (
        media_type.startswith("text/")
        or media_type in TEXT_TYPES
        or media_type.endswith(TEXT_SUFFIXES)
        or media_type in UNKNOWN
        or media_type == PDF_TYPE
    )


def looks_binary(body: bytes, charset: str | None) -> bool:
    """Tell a body that is no text, whatever its type says."""
    head = body[:SNIFF_BYTES]
    if head.startswith(WIDE_MARKS) or (charset or "").lower().startswith("utf-16"):
        return False
    return b"\0" in head and not head.lstrip(b"\0 \r\n\t").startswith(MARKUP_START)


def page_type(media_type: str) -> str:
    """Return the type a page is kept under: a document is kept as what it was turned into."""
    return DEFAULT_TYPE if media_type in UNKNOWN or media_type == PDF_TYPE else media_type
