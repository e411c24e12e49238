"""Estimates of tokens bound what tokenizers do."""

from __future__ import annotations

import pytest

from emptor.llm.tokens import lower_tokens, typical_tokens, upper_tokens

# As a wasteful tokenizer counts: every digit and sign is a token, and other scripts fall back to bytes.
COUNTED = [
    ("The quick brown fox jumps over the lazy dog.", 10),
    ("1234567890 1234567890", 21),
    ("$1,299.00 / 2.4 lb", 17),
    ("Bluetooth-Kopfhörer mit Geräuschunterdrückung", 20),
    ("ワイヤレスヘッドホン", 30),
    ("{}[]();:,.", 10),
    ("", 0),
]


@pytest.mark.parametrize(("text", "tokens"), COUNTED)
def test_the_bounds_hold(text: str, tokens: int) -> None:
    """More than the upper estimate is never charged, and fewer than the lower means that a server cut the prompt."""
    assert lower_tokens(text) <= tokens <= upper_tokens(text)


def test_typical_is_between_the_bounds() -> None:
    """For prose."""
    text = "A pair of headphones with a long battery life and a soft band. " * 50
    assert lower_tokens(text) < typical_tokens(text) < upper_tokens(text)


def test_lone_surrogates_are_counted_and_not_fatal() -> None:
    """Pages contain them."""
    assert upper_tokens("a\ud800b") > 0
