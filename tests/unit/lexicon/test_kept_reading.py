"""What the lexicon's files say is kept for the next process, and never outlives a change of them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from emptor.lexicon import source


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one each time the files are read."""
    found: list[str] = []

    def read() -> source.Data:
        found.append("read")
        return {"en": {"stock.out": [f"reading {len(found)}"]}}

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(source, "read_toml", read)
    return found


def test_files_are_read_again_only_once_they_have_changed(tmp_path: Path, reads: list[str]) -> None:
    kept, words = tmp_path / "kept", tmp_path / "en.toml"
    words.write_text("sold out")
    assert source.kept_reading(kept, tmp_path) == source.kept_reading(kept, tmp_path) == {"en": {"stock.out": ["reading 1"]}}
    words.write_text("gone for good")
    assert source.kept_reading(kept, tmp_path) == {"en": {"stock.out": ["reading 2"]}}
    os.utime(words, ns=(1, 1))
    source.kept_reading(kept, tmp_path)
    assert len(reads) == 3


def test_what_is_kept_broken_is_read_again(tmp_path: Path, reads: list[str]) -> None:
    kept = tmp_path / "kept"
    source.kept_reading(kept, tmp_path)
    kept.write_text("{")
    source.kept_reading(kept, tmp_path)
    source.kept_reading(kept, tmp_path)
    assert len(reads) == 2
