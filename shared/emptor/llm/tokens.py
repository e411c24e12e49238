"""Estimates of tokens, without a tokenizer: one a model is not to be had, and a bound is what a budget needs.

Tokenizers of the current models merge letters (about four to a token in prose, hardly ever fewer than two), while spaces, digits,
punctuation and the bytes of other scripts may each take a token of their own.
"""

from __future__ import annotations

import math

_MERGED = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BLANKS = b" \t\r\n"  # long runs of which are one token
_LETTERS_PER_TOKEN_AT_LEAST = 2
_BYTES_PER_TOKEN_TYPICAL = 4
_BYTES_PER_TOKEN_AT_MOST = 10
MESSAGE_TOKENS = 64  # roles, separators and the provider's own framing of a turn
SCHEMA_TOKENS = 400  # what a provider tells the model about a schema on top of the schema


def upper_tokens(text: str) -> int:
    """More tokens than any tokenizer in use makes of `text`; for reserving money."""
    raw = text.encode("utf-8", "replace")
    single = len(raw.translate(None, _MERGED))
    return single + math.ceil((len(raw) - single) / _LETTERS_PER_TOKEN_AT_LEAST)


def typical_tokens(text: str) -> int:
    """About as many tokens as prose of this length has; for windows and rate limits."""
    return math.ceil(len(text.encode("utf-8", "replace")) / _BYTES_PER_TOKEN_TYPICAL)


def lower_tokens(text: str) -> int:
    """Fewer tokens than any tokenizer makes of `text`: a server that reports less has cut the prompt."""
    return len(text.encode("utf-8", "replace").translate(None, _BLANKS)) // _BYTES_PER_TOKEN_AT_MOST
