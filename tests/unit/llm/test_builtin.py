"""The embedding model that needs no key."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from emptor.llm.calls import EmbedCall
from emptor.llm.providers.builtin import BuiltinProvider, missing_files
from emptor.llm.providers.wordpiece import WordPiece

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "head", "##phone", "##s", "cafe", "-", "€", "9", "##9", "日", "本", "a"]


@pytest.fixture
def tokenizer(tmp_path: Path) -> WordPiece:
    vocabulary = tmp_path / "vocab.txt"
    vocabulary.write_text("\n".join(PIECES), encoding="utf-8")
    return WordPiece(vocabulary)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Headphones", ["head", "##phone", "##s"]),
        ("CAFÉ-head", ["cafe", "-", "head"]),
        ("99€", ["[UNK]"]),
        ("99 €", ["9", "##9", "€"]),
        ("日本a", ["日", "本", "a"]),
        ("a\u200ba", ["[UNK]"]),
        ("xyz a", ["[UNK]", "a"]),
        ("", []),
    ],
)
def test_words_are_taken_apart_into_the_longest_pieces(tokenizer: WordPiece, text: str, pieces: list[str]) -> None:
    """Lower case, no accents, punctuation and ideographs apart; between the marks of start and end."""
    assert [PIECES[number] for number in tokenizer.encode(text, 20)] == ["[CLS]", *pieces, "[SEP]"]


def test_long_texts_are_cut_to_the_window(tokenizer: WordPiece) -> None:
    assert len(tokenizer.encode("a " * 1_000, 16)) == 16


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    """With the command that installs it."""
    reason = missing_files(str(tmp_path / "none.txt"))
    assert reason is not None
    assert "pip install" in reason or "EMPTOR_EMBEDDING_VOCABULARY" in reason


@pytest.mark.skipif(missing_files(None) is not None, reason=str(missing_files(None)))
async def test_meaning_brings_vectors_together() -> None:
    """Texts that say the same are nearer than those that do not, and the batch does not matter."""
    provider = BuiltinProvider(None)
    texts = ["wireless over-ear headphones", "bluetooth headset", "espresso machine", *(f"filler {n}" for n in range(20))]
    vectors = (await provider.embed(EmbedCall("minilm", texts, 60.0))).vectors
    assert {len(vector) for vector in vectors} == {384}
    assert math.isclose(_dot(vectors[0], vectors[0]), 1.0, abs_tol=1e-5)
    assert _dot(vectors[0], vectors[1]) > _dot(vectors[0], vectors[2]) + 0.2
    alone = (await provider.embed(EmbedCall("minilm", texts[:1], 60.0))).vectors[0]
    assert _dot(alone, vectors[0]) > 0.99


def _dot(first: list[float], second: list[float]) -> float:
    return sum(a * b for a, b in zip(first, second, strict=True))
