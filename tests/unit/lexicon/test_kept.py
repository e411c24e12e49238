"""What the lexicon's files say is kept for the next process, and never outlives a change of them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from emptor.lexicon.kept import Data, read_kept


class Reader:
    """Reads one file of words, and counts how often."""

    def __init__(self, folder: Path) -> None:
        self.source, self.kept, self.times = folder / "en.toml", folder / "cache" / "data.json", 0
        self.source.write_text("sold out")

    def __call__(self) -> Data:
        return read_kept(self.kept, [self.source], self._read)

    def _read(self) -> Data:
        self.times += 1
        return {"en": {"stock.sold-out": [self.source.read_text()]}}


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return Reader(tmp_path)


def test_what_was_read_once_is_not_read_again(reader: Reader) -> None:
    assert reader() == reader() == {"en": {"stock.sold-out": ["sold out"]}}
    assert reader.times == 1


def test_a_changed_file_is_read_again(reader: Reader) -> None:
    reader()
    reader.source.write_text("gone for good")
    assert reader()["en"]["stock.sold-out"] == ["gone for good"]


def test_a_change_of_the_same_length_is_seen_by_its_time(reader: Reader) -> None:
    reader()
    reader.source.write_text("sold 0ut")
    os.utime(reader.source, ns=(1, 1))
    assert reader()["en"]["stock.sold-out"] == ["sold 0ut"]


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"sources": 1}'])
def test_what_is_kept_broken_is_made_again(broken: str, reader: Reader) -> None:
    reader()
    reader.kept.write_text(broken)
    assert reader() == reader()
    assert reader.times == 2


def test_nothing_is_kept_where_python_keeps_no_byte_code(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    reader()
    assert not reader.kept.exists()


def test_a_folder_that_takes_no_files_is_no_fault(reader: Reader) -> None:
    reader.kept.parent.write_text("a file where the folder should be")
    assert reader()["en"]["stock.sold-out"] == ["sold out"]
