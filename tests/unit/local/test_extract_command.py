"""`emptor extract --explain` prints what speaks for each candidate; it reads one page."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from emptor.core.errors import InvalidInput
from emptor_local.cli import extract

PAGE = "<h1>Corvo 15 lamp</h1><p class=price>20 €</p><button>Add to cart</button>"


def _options(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    extract.define(parser)
    return parser.parse_args(arguments)


async def test_explain_prints_the_fields_with_their_marks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    assert await extract.run(_options(str(file), "--url", "https://shop.example/product/corvo-15", "--explain")) == 0
    printed = capsys.readouterr().out
    assert "title: Corvo 15 lamp" in printed
    assert "named price +1.0" in printed


async def test_many_pages_are_not_explained() -> None:
    with pytest.raises(InvalidInput, match="--explain reads one page"):
        await extract.run(_options("rows.jsonl", "--jsonl", "--explain"))
