"""Rows for `emptor extract --jsonl`: one saved page in, one flat prediction out; many pages on all cores, order kept."""

from __future__ import annotations

import gzip
import os
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from emptor.extract.page import extract_page
from emptor.models.extraction import Availability, Extraction, Found, PageKind
from emptor.utils.collector import relax_collector
from emptor.utils.numbers import plain_decimal

MAX_BYTES = 64 * 1024 * 1024
_CHUNK = 4  # rows sent to a worker at once: pages differ so much in size that larger chunks leave cores idle


def extract_row(row: Mapping[str, Any], base_dir: Path) -> dict[str, Any]:
    """Extract one saved page.

    Args:
        row: `id`, `url` and `path`; optional `status`, `content_type`, `headers`.
        base_dir: what a relative path is relative to. A path that ends in `.gz` is read as gzip.

    Returns:
        `id, url, kind, product, fields, text, blocked, ms`; with `error` when the file cannot be read or the row makes no sense.
    """
    started = time.perf_counter()
    try:
        source = read_source(base_dir / str(row["path"]))
        given = _given(row)
    except (OSError, EOFError, zlib.error, KeyError, ValueError, TypeError, AttributeError) as problem:
        return _failed(row, f"{type(problem).__name__}: {problem}", started)
    page = extract_page(source, str(row.get("url") or ""), **given)
    return {
        "id": row.get("id"),
        "url": row.get("url"),
        "kind": page.kind.value,
        "product": page.product.model_dump(mode="json") if page.product else None,
        "fields": fields_of(page),
        "text": page.text,
        "blocked": page.kind is PageKind.BLOCKED,
        "ms": _ms(started),
    }


def _given(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says of the answer its page came with."""
    return {
        "status": int(row.get("status") or 200),
        "content_type": str(row.get("content_type") or "text/html"),
        "headers": {str(k).lower(): str(v) for k, v in (row.get("headers") or {}).items()},
    }


def extract_rows(rows: Iterable[Mapping[str, Any]], base_dir: Path, workers: int | None = None) -> Iterator[dict[str, Any]]:
    """Extract many saved pages on `workers` processes (all cores by default); results come in the order of `rows`."""
    count = workers if workers is not None else os.cpu_count() or 1
    work = partial(extract_row, base_dir=base_dir)
    if count <= 1:
        yield from map(work, rows)
        return
    with ProcessPoolExecutor(count, initializer=relax_collector) as pool:
        yield from pool.map(work, rows, chunksize=_CHUNK)


def read_source(path: Path) -> str:
    """Read a saved page, decompressed when its name ends in `.gz`, in UTF-8 or else in what the page declares."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as file:
        body = file.read(MAX_BYTES)
    try:
        return str(body.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return str(body.decode(_declared(body), errors="replace"))


def _declared(body: bytes) -> str:
    import codecs  # noqa: PLC0415 - only for pages that are not UTF-8
    import re  # noqa: PLC0415

    match = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", body[:4096], re.IGNORECASE)
    name = match[1].decode("ascii") if match else "cp1252"
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def fields_of(page: Extraction) -> dict[str, str | None]:
    """Return the flat fields of a page: a string each, or None where the page has none."""
    product = page.product
    offer = product.offer if product else None
    return {
        "title": _text(product.name if product else None) or page.title,
        "price": plain_decimal(offer.price.value) if offer and offer.price else None,
        "currency": _text(offer.currency) if offer else None,
        "availability": _flat(offer.availability.value) if offer and offer.availability else None,
        "sku": _text(product.sku) if product else None,
        "gtin": _text(product.gtin) if product else None,
        "mpn": _text(product.mpn) if product else None,
        "brand": _text(product.brand) if product else None,
    }


# The flat field keeps the names a table compares by; the product keeps the page's own.
_FLAT = {
    Availability.SOLD_OUT: Availability.OUT_OF_STOCK,
    Availability.LIMITED: Availability.IN_STOCK,
    Availability.ONLINE_ONLY: Availability.IN_STOCK,
}


def _flat(name: Availability) -> str:
    return _FLAT.get(name, name).value


def _text(found: Found[str] | None) -> str | None:
    return found.value if found else None


def _failed(row: Mapping[str, Any], error: str, started: float) -> dict[str, Any]:
    names = ("title", "price", "currency", "availability", "sku", "gtin", "mpn", "brand")
    return {
        "id": row.get("id"), "url": row.get("url"), "kind": PageKind.ERROR.value, "product": None, "fields": dict.fromkeys(names),
        "text": "", "blocked": False, "ms": _ms(started), "error": error,
    }  # fmt: skip


def _ms(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 2)
