"""Which codec a page is decoded with."""

from __future__ import annotations

import pytest

from emptor.archive.charset import detect


@pytest.mark.parametrize(
    ("body", "content_type", "codec"),
    [
        ("12,90 €".encode(), "text/html; charset=utf-8", "utf-8"),
        ("12,90 €".encode("cp1252"), "text/html; charset=ISO-8859-1", "cp1252"),
        ("\ufeff12 €".encode(), "text/html; charset=latin-1", "utf-8-sig"),
        ("12 €".encode("utf-16"), "text/html", "utf-16"),
        ('<meta charset="windows-1251"><p>цена'.encode("cp1251"), "text/html", "cp1251"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', "text/html", "cp932"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?>', "application/xml", "iso8859-2"),
        (b'<meta charset="utf-16"><p>plain', "text/html", "utf-8"),
        ("12 €".encode(), "text/html; charset=no-such-thing", "utf-8"),
        ("12 €".encode("cp1252"), "text/html", "cp1252"),
        (b"plain", "text/html; charset=rot13", "utf-8"),
    ],
)
def test_the_codec_is_the_one_a_browser_takes(body: bytes, content_type: str, codec: str) -> None:
    """Byte order mark, header, markup, then UTF-8 if it fits."""
    assert detect(body, content_type) == codec
