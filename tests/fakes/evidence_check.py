"""An independent check of a report against the archive it was made from: only warcio, the standard library and the report's JSON.

It shares no code with the extraction or the verification it checks.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator

Json = dict[str, Any]
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_SPACES = re.compile(r"\s+")


class _Text(HTMLParser):
    """The words between tags, script and style left out."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"script", "style"} and self._silent > 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def flat(text: str) -> str:
    return _SPACES.sub(" ", text.replace("\u00a0", " ").replace("\u202f", " ")).strip()


def archived(path: Path) -> dict[str, bytes]:
    """Bodies by the SHA-256 of their bytes."""
    bodies = {}
    with path.open("rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type in {"response", "resource"}:
                body = record.content_stream().read()
                bodies[hashlib.sha256(body).hexdigest()] = body
    return bodies


def readings(body: bytes) -> list[str]:
    """The ways in which words may stand in a page: its source, with JSON escapes undone, and its text."""
    source = body.decode("utf-8", errors="replace")
    parser = _Text()
    parser.feed(source)
    unescaped = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m.group(1), 16)), source).replace("\\/", "/").replace('\\"', '"')
    texts = (source, html.unescape(source), unescaped, "".join(parser.parts), " ".join(parser.parts))
    return [flat(text) for text in texts]


def evidences(report: Json) -> Iterator[tuple[str, Json, str | None]]:
    """Everything the report rests on a page: where, the evidence, and the figure that must be in its words."""
    for candidate in report["candidates"]:
        for where, evidence, number in (*_offers(candidate), *_facts(candidate), *_verdicts(candidate)):
            yield f"{candidate['name']}: {where}", evidence, number
        for opinion in candidate["opinions"]:
            yield f"{candidate['name']}: opinion", opinion["evidence"], None
    for row in report["comparison"]:
        for value in row["values"]:
            number = value["value"] if value["unit"] and _NUMBER.fullmatch(value["value"]) else None
            yield f"comparison: {row['attribute']}", value["evidence"], number
    for statement in (report["recommendation"] or {"statements": []})["statements"]:
        for evidence in statement["evidence"]:
            yield f"statement {statement['text']}", evidence, None


def _offers(candidate: Json) -> Iterator[tuple[str, Json, str | None]]:
    for offer in candidate["offers"]:
        if offer["price"]:
            assert offer["evidence"], f"{candidate['name']}: a price without evidence"
            yield "price", offer["evidence"], offer["price"]["amount"]
        if offer["availability_evidence"]:
            yield "availability", offer["availability_evidence"], None


def _facts(candidate: Json) -> Iterator[tuple[str, Json, str | None]]:
    for fact in candidate["facts"]:
        number = fact["value"] if fact["unit"] and _NUMBER.fullmatch(fact["value"]) else None
        yield fact["attribute"], fact["evidence"], number


def _verdicts(candidate: Json) -> Iterator[tuple[str, Json, str | None]]:
    for verdict in candidate["verdicts"]:
        if verdict["verdict"] != "unknown":
            assert verdict["evidence"], f"{candidate['name']}: {verdict['constraint']} judged without evidence"
            yield f"verdict {verdict['constraint']}", verdict["evidence"], None


def figure_in(number: str, words: str) -> bool:
    """Whether the figure stands in the words, however its thousands and decimals are separated."""
    wanted = _plain(number)
    for found in re.findall(r"\d+(?:[.,'’]\d+|[ \u00a0\u202f]\d{3}(?!\d))*", words):
        token = re.sub(r"[\s'’]", "", found)
        forms = {token.replace(",", ""), token.replace(".", "").replace(",", "."), *re.findall(r"\d+(?:\.\d+)?", token)}
        if wanted in {_plain(form) for form in forms}:
            return True
    return False


def _plain(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number


def problems(report: Json, archive: Path) -> list[str]:
    """What in the report is not in the page it cites; empty when all holds."""
    bodies = archived(archive)
    known: dict[str, list[str]] = {}
    found = []
    for where, evidence, number in evidences(report):
        body = bodies.get(evidence["snapshot_id"])
        if body is None:
            found.append(f"{where}: no page of the archive is the snapshot {evidence['snapshot_id'][:12]} ({evidence['url']})")
            continue
        texts = known.setdefault(evidence["snapshot_id"], readings(body))
        quote = flat(evidence["quote"])
        if not quote or not any(quote in text for text in texts):
            found.append(f"{where}: {evidence['url']} does not say {quote!r}")
        if number is not None and not figure_in(number, evidence["quote"]):
            found.append(f"{where}: {number} is not in {quote!r}")
    return found
