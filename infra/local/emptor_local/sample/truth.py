"""What is true of each page, written from the data the pages are made of, never from the pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from emptor_local.sample.model import SitePage
from emptor_local.sample.web import site_pages


def rows() -> Iterator[dict[str, Any]]:
    """A row for each page; amounts are decimal strings, what a page does not have is null."""
    for page in site_pages():
        yield _row(page)


def as_json_lines() -> str:
    """The rows, one JSON object a line."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows())


def _row(page: SitePage) -> dict[str, Any]:
    truth = asdict(page.truth)
    for name in ("price", "list_price"):
        truth[name] = None if truth[name] is None else str(truth[name])
    return {"url": page.url, "status": page.status, **truth}
