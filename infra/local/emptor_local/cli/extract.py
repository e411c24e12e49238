"""`emptor extract`: what saved pages say."""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from emptor.core.errors import InvalidInput
from emptor.services.jobs.research import require_http_url
from emptor.utils.outside_json import read_json
from emptor_local.cli.terminal import shown

_GZIP_MAGIC = b"\x1f\x8b"
EXIT_FAILED = 1


def define(command: argparse.ArgumentParser) -> None:
    """Give the command its arguments."""
    command.add_argument("file", nargs="?", default="-", help="an HTML file, gzipped or not; - is standard input")
    command.add_argument("--url", help="the address the page was read from")
    command.add_argument(
        "--jsonl", action="store_true", help='read rows {"id", "url", "path"} and write one row a page, in order'
    )
    command.add_argument(
        "--explain",
        action="store_true",
        help="print what speaks for each candidate of title, price, brand and availability, and which one was taken",
    )
    command.add_argument("--workers", type=int, metavar="N", help="processes for --jsonl (default: one a core)")
    command.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Extract one page, or many. 1 when not one of many could be read."""
    if options.jsonl and options.explain:
        raise InvalidInput("--explain reads one page: give a file and its --url, without --jsonl.")
    if options.jsonl:
        return _many(options)
    if not options.url:
        raise InvalidInput("Give the page's address with --url: currencies, links and item numbers are read from it too.")
    require_http_url(options.url)
    from emptor.extract import extract_page  # noqa: PLC0415
    from emptor.extract.explain import explain_page  # noqa: PLC0415
    from emptor.utils.charset import detect_charset  # noqa: PLC0415

    body = _read(options.file)
    source = body.decode(detect_charset(body, None), errors="replace")
    if options.explain:
        print(shown(explain_page(source, options.url)))
        return 0
    print(extract_page(source, options.url).model_dump_json(indent=2, exclude_none=True))
    return 0


def _many(options: argparse.Namespace) -> int:
    from emptor.extract.rows import extract_rows  # noqa: PLC0415

    base = Path() if options.file == "-" else Path(options.file).parent
    rows = failed = 0
    for row in extract_rows(list(_rows(options.file)), base, workers=options.workers):
        print(json.dumps(row, ensure_ascii=False), flush=True)
        rows += 1
        failed += "error" in row
    if failed:
        print(f"emptor: {failed} of {rows} pages could not be read; their rows have an `error`.", file=sys.stderr)
    return EXIT_FAILED if rows and failed == rows else 0


def _read(name: str) -> bytes:
    raw = sys.stdin.buffer.read() if name == "-" else _bytes_of(Path(name))
    if not raw.startswith(_GZIP_MAGIC):
        return raw
    try:
        return gzip.decompress(raw)
    except (OSError, EOFError, zlib.error) as error:
        shown = "Standard input" if name == "-" else name
        raise InvalidInput(f"{shown} begins as gzip does but cannot be decompressed: {str(error).rstrip('.')}.") from error


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}.") from error


def _rows(name: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(_read(name).decode("utf-8", errors="replace").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = read_json(line)
        except ValueError as error:
            raise InvalidInput(f"Line {number} is not JSON: {error}.") from error
        if not isinstance(row, dict) or not {"url", "path"} <= row.keys():
            raise InvalidInput(f'Line {number}: a row needs "url" and "path".')
        yield row
