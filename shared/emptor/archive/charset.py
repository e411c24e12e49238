"""Which codec decodes a page: the order of the HTML standard's encoding sniffing algorithm, without its language guesses."""

from __future__ import annotations

import codecs
import re

SNIFF_BYTES = 4_096
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
IN_MARKUP = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE
)

# The encoding standard reads these labels as the wider Windows code page, because pages mean that.
WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}


def detect(body: bytes, content_type: str) -> str:
    """The Python codec for a body: byte order mark, HTTP header, markup, then UTF-8 where it fits and Windows-1252 where not."""
    for mark, name in BOMS:
        if body.startswith(mark):
            return name
    header = IN_HEADER.search(content_type)
    named = _codec(header[1]) if header else None
    if named:
        return named
    markup = IN_MARKUP.search(body[:SNIFF_BYTES])
    codec = _codec((markup[1] or markup[2]).decode("ascii", "replace")) if markup else None
    if codec and codec.startswith("utf-16"):
        return "utf-8"  # the declaration was read as ASCII, so it cannot be true; the standard says UTF-8
    return codec or ("utf-8" if _is_utf8(body) else "cp1252")


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
        "".encode(name)
    except (LookupError, ValueError, TypeError):
        return None
    return WIDER.get(name, name)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
