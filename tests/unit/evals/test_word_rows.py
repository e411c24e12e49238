"""Rows for a language's words are proposed from the frames of other languages, and rest on their word."""

from __future__ import annotations

import pytest

from tests.evals import word_rows
from tests.evals.word_rows import forms, proposed
from tests.evals.words import Row, holds

LEXICON = {
    "de": {"stock.out": ["ausverkauft"], "price.former": ["statt"]},
    "xx": {"stock.out": ["uppselt", "ausverkauft"], "price.former": ["zzqq"]},
}
ROWS = (Row("de", "stock", "_", "OutOfStock", "ausverkauft"), Row("xx", "stock", "_", "OutOfStock", "ausverkauft"))


def test_a_word_without_a_row_gets_the_frame_of_its_concept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that has one is left alone; one for which no frame holds is named."""
    monkeypatch.setattr(word_rows, "read_toml", lambda: LEXICON)
    monkeypatch.setattr(word_rows, "rows", lambda: iter(ROWS))
    found, left = proposed("xx")
    assert found == [Row("xx", "stock", "_", "OutOfStock", "uppselt")]
    assert all(map(holds, found))
    assert left == ["price.former: zzqq"]


def test_a_phrase_is_tried_as_people_write_it() -> None:
    assert list(forms("*produkt~")) == ["produkt"]
    assert list(forms("share_{this,it}")) == ["share this", "share it"]
