"""WordPiece, the tokenizer of BERT models (Devlin et al. 2018): lower-cased words, taken apart into the longest known pieces."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_UNKNOWN, _START, _END = "[UNK]", "[CLS]", "[SEP]"
_LONGEST_WORD = 100  # characters; longer ones are unknown
_WORDS_KEPT = 20_000
_ASCII_SYMBOLS = frozenset("$+<=>^`|~")  # punctuation to BERT, symbols to Unicode
_IDEOGRAPHS = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))


class WordPiece:
    """Turns texts into ids. The vocabulary has one piece a line; its number is its id."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text("utf-8").splitlines()
        self._ids = {piece: number for number, piece in enumerate(lines)}
        self._pieces = lru_cache(maxsize=_WORDS_KEPT)(self._pieces_of)

    def encode(self, text: str, limit: int) -> list[int]:
        """Return at most `limit` ids, the ones for start and end included."""
        ids = [self._ids[_START]]
        for word in _words(text):
            ids += self._pieces(word)
            if len(ids) >= limit:
                break
        return [*ids[: limit - 1], self._ids[_END]]

    def _pieces_of(self, word: str) -> tuple[int, ...]:
        ids: list[int] = []
        start = 0
        while start < len(word):
            found = self._longest(word, start)
            if found is None or len(word) > _LONGEST_WORD:
                return (self._ids[_UNKNOWN],)
            number, start = found
            ids.append(number)
        return tuple(ids)

    def _longest(self, word: str, start: int) -> tuple[int, int] | None:
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else f"##{word[start:end]}"
            if piece in self._ids:
                return self._ids[piece], end
        return None


def _words(text: str) -> Iterator[str]:
    """Words without accents in lower case; punctuation and ideographs are words of one character."""
    word: list[str] = []
    for character in unicodedata.normalize("NFD", text.lower()):
        kind = unicodedata.category(character)
        if kind == "Mn" or (kind in {"Cc", "Cf"} and not character.isspace()):
            continue
        alone = _is_punctuation(character, kind) or _is_ideograph(character)
        if (alone or character.isspace()) and word:
            yield "".join(word)
            word.clear()
        if alone:
            yield character
        elif not character.isspace():
            word.append(character)
    if word:
        yield "".join(word)


def _is_punctuation(character: str, kind: str) -> bool:
    return kind.startswith("P") or character in _ASCII_SYMBOLS


def _is_ideograph(character: str) -> bool:
    return any(low <= ord(character) <= high for low, high in _IDEOGRAPHS)
