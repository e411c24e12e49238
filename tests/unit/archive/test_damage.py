"""Damaged archives end in a typed error or in what is left, whatever is damaged."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from emptor.archive import Archive, list_entries
from emptor.core.errors import InvalidInput
from tests.fakes import warcs

DATA = Path(__file__).parents[2] / "data" / "archives"
ROUNDS = 150
SOURCES = {
    "web.warc.gz": (DATA / "wget.warc.gz").read_bytes(),
    "web.warc": (DATA / "wget-second-visit.warc").read_bytes(),
    "web.wacz": warcs.wacz(*(warcs.response(f"https://shop.example/{at}", b"<title>x" * 50) for at in range(6))),
}


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, lost or put in between."""
    out = bytearray(data)
    for _ in range(chance.choice([1, 3, 30])):
        at = chance.randrange(len(out))
        match chance.randrange(5):
            case 0:
                del out[at : at + chance.randrange(200)]
            case 1:
                out[at:at] = chance.randbytes(chance.randrange(50))
            case _:
                out[at] = chance.randrange(256)
    return bytes(out)


@pytest.mark.parametrize("name", SOURCES)
def test_damage_never_ends_in_another_error(tmp_path: Path, name: str) -> None:
    """A file is refused as a whole, or its readable pages are read; both happen in these rounds."""
    chance = random.Random(name)
    refused = read = 0
    for _ in range(ROUNDS):
        path = warcs.write(tmp_path, _damaged(SOURCES[name], chance), name)
        try:
            list_entries(path)
            list(Archive.open(path).pages(documents_only=False))
            read += 1
        except InvalidInput:
            refused += 1
    assert read > 0
    assert refused > 0
