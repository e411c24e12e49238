"""Which codec a page is read with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emptor.utils.charset import charset_of, codec_for, detect_charset

CYRILLIC = "Чайник медный, цена 4990 рублей, в наличии. Доставка по всей стране."

ROWS = [
    ("plain ASCII", b"<p>kettle</p>", None, "utf-8"),
    ("empty", b"", None, "utf-8"),
    ("UTF-8 mark beats the header", b"\xef\xbb\xbfx", "windows-1251", "utf-8-sig"),
    ("UTF-16 mark", "x".encode("utf-16"), "utf-8", "utf-16"),
    ("UTF-16 without a mark", "<p>kettle</p>".encode("utf-16-le"), None, "utf-16-le"),
    ("UTF-16, big end first", "<p>kettle</p>".encode("utf-16-be"), None, "utf-16-be"),
    ("header", CYRILLIC.encode("koi8-r"), "KOI8-R", "koi8-r"),
    ("header in quotes", CYRILLIC.encode("cp1251"), '"windows-1251"', "cp1251"),
    ("meta", b'<meta charset="windows-1251">' + CYRILLIC.encode("cp1251"), None, "cp1251"),
    (
        "old meta",
        b'<META http-equiv=Content-Type content="text/html; charset=windows-1251">' + CYRILLIC.encode("cp1251"),
        None,
        "cp1251",
    ),
    ("XML declaration", b'<?xml version="1.0" encoding="windows-1251"?>' + CYRILLIC.encode("cp1251"), None, "cp1251"),
    ("meta against a server's default", b"<meta charset=windows-1251>" + CYRILLIC.encode("cp1251"), "iso-8859-1", "cp1251"),
    ("UTF-8 that says Latin-1", CYRILLIC.encode(), "iso-8859-1", "utf-8"),
    ("UTF-8 with one broken letter", CYRILLIC.encode() + b"\xd0 end", "utf-8", "utf-8"),
    ("Latin-1 is read as browsers read it", "prix: 5 €".encode("cp1252"), "iso-8859-1", "cp1252"),
    ("a few words without a declaration", "12 €".encode("cp1252"), None, "cp1252"),
    ("a header that names no encoding", "12 €".encode(), "no-such-thing", "utf-8"),
    ("a declaration that cannot be true", b'<meta charset="utf-16"><p>plain', None, "utf-8"),
    ("UTF-7 is no web encoding", b"+ADw-script+AD4-", "utf-7", "utf-8"),
]


@pytest.mark.parametrize(("body", "header", "codec"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_the_codec_is_the_one_that_reads_the_page(body: bytes, header: str | None, codec: str) -> None:
    """Marks, then valid UTF-8, then declarations that the bytes bear out."""
    assert detect_charset(body, header) == codec


@pytest.mark.parametrize(
    "label", ["zip", "idna", "punycode", "unicode_escape", "rot13", "hex", "utf-7", "undefined", "", "x" * 40]
)
def test_only_web_encodings_are_known(label: str) -> None:
    """Python's transforms and costly codecs cannot be asked for by a page."""
    assert codec_for(label) is None


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [("text/html; charset=utf-8", "utf-8"), ('text/html;charset="KOI8-R"', "KOI8-R"), ("text/html", None), ("", None)],
)
def test_the_charset_of_a_content_type_is_found(content_type: str, charset: str | None) -> None:
    """With and without quotes; None when it says nothing."""
    assert charset_of(content_type) == charset


@given(st.binary(max_size=2_000), st.none() | st.text(max_size=20))
def test_any_bytes_and_any_label_give_a_codec_that_decodes(body: bytes, header: str | None) -> None:
    """Nothing raises, and the codec exists."""
    assert isinstance(body.decode(detect_charset(body, header), errors="replace"), str)
