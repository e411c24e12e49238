"""Phrases as expressions over folded text."""

from __future__ import annotations

import re

import pytest

from emptor.lexicon.folding import fold, literal_start, phrase_pattern


@pytest.mark.parametrize(
    ("phrase", "start", "spellings"),
    [
        ("noise cancelling", "noise", ["noise cancelling", "noise-cancelling", "noisecancelling"]),
        ("kabellos~", "kabellos", ["kabellos", "kabellose", "kabellosen"]),
        ("Kopfhörer", "kopfh", ["kopfhorer", "kopfhoerer"]),
        ("Größe", "gr", ["große", "grosse", "groesse"]),
        ("écran tactile", "ecran", ["ecran tactile"]),
        ("ölfrei", "", ["olfrei", "oelfrei"]),
    ],
)
def test_every_spelling_begins_with_the_letters_that_cannot_vary(phrase: str, start: str, spellings: list[str]) -> None:
    assert literal_start(phrase) == start
    for spelling in spellings:
        assert re.fullmatch(phrase_pattern(phrase), spelling)
        assert spelling.startswith(start)


def test_the_letters_that_cannot_vary_are_folded() -> None:
    assert literal_start("Ecran Été") == fold("Ecran")
