"""Arguments that are no text: bytes of another encoding arrive as halves of surrogate pairs, which nothing can keep or print."""

from __future__ import annotations

import argparse

import pytest

from emptor_local.cli import main

BYTES = "h\udcffphones"


@pytest.mark.parametrize(
    "arguments",
    [
        ["research", BYTES],
        ["research", "headphones", "--url", f"https://shop.example/{BYTES}"],
        ["research", "headphones", "--max-cost", "1", "--region", BYTES],
        ["chat", BYTES],
        ["scrape", f"https://shop.example/{BYTES}"],
        ["extract", "page.html", "--url", f"https://shop.example/{BYTES}"],
        ["keys", "create", "00000000-0000-4000-8000-000000000001", BYTES],
    ],
    ids=lambda words: " ".join(words).replace(BYTES, "bytes"),
)
def test_bytes_of_another_encoding_are_wrong_input(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(arguments) == main.EXIT_USAGE
    said = capsys.readouterr()
    assert not said.out
    assert "UTF-8" in said.err
    assert len(said.err.splitlines()) == 1


def test_a_file_may_have_any_name(monkeypatch: pytest.MonkeyPatch) -> None:
    from emptor_local.cli import archive, extract  # noqa: PLC0415 - beside the command they are of

    async def done(options: argparse.Namespace) -> int:
        return 0

    monkeypatch.setattr(extract, "run", done)
    monkeypatch.setattr(archive, "run_list", done)
    assert main.main(["extract", f"{BYTES}.html", "--url", "https://shop.example/"]) == main.EXIT_OK
    assert main.main(["archive", "list", f"{BYTES}.warc.gz"]) == main.EXIT_OK
