"""Which character encoding a page really is in."""

from __future__ import annotations

import codecs
import re
from email.message import Message

META_BYTES = 4_096  # how far into the page a declaration is looked for; the standard says 1024, pages do not keep to it
SAMPLE_BYTES = 32 * 1024
CONTEXT_BYTES = 1_024  # of ASCII before the first foreign byte
LAST_ASCII = 0x7F
MIN_FOREIGN_BYTES = 8  # that a guess from the bytes needs; fewer say nothing
MAX_BAD_SHARE = 0.1  # of the multi-byte sequences of a page that calls itself UTF-8 may be broken
NUL_SHARE = 0.2  # of bytes, from which on ASCII-looking text is UTF-16
REPLACEMENT = "\ufffd"
ASCII = bytes(range(LAST_ASCII + 1))
FALLBACK = "cp1252"  # the HTML standard's, where nothing is known

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)
XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)

# Labels of the WHATWG Encoding standard → Python codec that reads the same. Anything else (`zip`, `idna`, `utf-7`) is no
# web encoding.
CODECS: dict[str, str] = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "l1": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "cp1252": "cp1252",
    "x-cp1252": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "cp866": "cp866",
    "ibm866": "cp866",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "euc-jp": "euc_jp",
    "x-euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms932": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "windows-949": "cp949",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    **{f"windows-125{digit}": f"cp125{digit}" for digit in range(9)},
    **{f"cp125{digit}": f"cp125{digit}" for digit in range(9)},
    **{f"iso-8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
}


def codec_for(label: str | None) -> str | None:
    """Return the Python codec for a web encoding's label, or None when there is no such web encoding."""
    return CODECS.get(label.strip().strip("\"'").lower()) if label else None


def charset_of(content_type: str) -> str | None:
    """Return the `charset` parameter of a Content-Type header, or None when it has none."""
    message = Message()
    message["content-type"] = content_type
    charset = message.get_param("charset")
    return charset if isinstance(charset, str) else None


def detect_charset(body: bytes, header: str | None) -> str:
    """Return the Python codec that decodes `body` best.

    A byte order mark decides. Then text that is valid UTF-8 is UTF-8, whatever it calls itself: other encodings' text is
    hardly ever so by chance. Then what the header and the page declare, as far as the bytes bear it out; then a guess from
    the bytes.

    Args:
        header: the `charset` parameter of Content-Type.
    """
    for mark, codec in BOMS:
        if body.startswith(mark):
            return codec
    declared = [codec for codec in (codec_for(header), codec_for(_meta_label(body))) if codec]
    wide = _utf16(body, declared)
    if wide:
        return wide
    if _decodes(body, "utf-8"):
        return "iso2022_jp" if "iso2022_jp" in declared and b"\x1b$" in body else "utf-8"
    return _declared(body, declared) or _guess(body)


def _utf16(body: bytes, declared: list[str]) -> str | None:
    sample = body[:SAMPLE_BYTES]
    if not sample or sample.count(0) < NUL_SHARE * len(sample):
        return None
    named = next((codec for codec in declared if codec.startswith("utf-16")), None)
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return named or ("utf-16-be" if even > odd else "utf-16-le")


def _meta_label(body: bytes) -> str | None:
    head = body[:META_BYTES]
    match = XML.search(head) or META.search(head)
    label = match.group(1).decode("ascii") if match else None
    return "utf-8" if label and label.lower().startswith("utf-16") else label  # it was just read as ASCII


def _declared(body: bytes, declared: list[str]) -> str | None:
    if declared[:1] == ["cp1252"]:  # what servers send by default: the page itself knows better
        declared = declared[1:] + declared[:1]
    for codec in declared:
        if codec == "utf-8":
            if _mostly_utf8(body):
                return codec
        elif _decodes(body, codec) or codec.startswith("cp125"):
            return codec
    return None


def _mostly_utf8(body: bytes) -> bool:
    text = body.decode("utf-8", errors="replace")
    beyond = sum(not character.isascii() for character in text)
    return text.count(REPLACEMENT) <= MAX_BAD_SHARE * beyond


def _decodes(body: bytes, codec: str) -> bool:
    try:
        body.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _guess(body: bytes) -> str:
    if len(body.translate(None, ASCII)) < MIN_FOREIGN_BYTES:
        return FALLBACK
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rarely needed

    start = next((position for position, byte in enumerate(body) if byte > LAST_ASCII), 0)
    sample = body[max(0, start - CONTEXT_BYTES) : start + SAMPLE_BYTES]
    candidates = sorted(codec for codec in {*CODECS.values()} if not codec.startswith("utf-"))
    best = from_bytes(sample, cp_isolation=candidates).best()
    return best.encoding if best and best.encoding != "ascii" else FALLBACK
