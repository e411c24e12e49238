"""The piece of a page that shows why it was found."""

from __future__ import annotations

from collections.abc import Mapping

from emptor.search.fulltext.tokens import words

SNIPPET_CHARS = 240
SEARCHED_CHARS = 15_000  # of a page's text: what a page is about stands near its beginning
LEAD_CHARS = 40  # kept before the first word of the piece


def snippet(text: str, weights: Mapping[str, float]) -> str:
    """The stretch of a text with the most of the words asked for, each counted once; the beginning when it has none."""
    hits = [(at, key) for key, at in words(text[:SEARCHED_CHARS]) if key in weights]
    start = _best_start(hits, weights)
    begin = max(0, start - LEAD_CHARS)
    if begin:
        space = text.find(" ", begin, start + 1)
        begin = space + 1 if space >= 0 else start
    piece = text[begin : begin + SNIPPET_CHARS]
    if begin + SNIPPET_CHARS < len(text):
        piece = f"{piece.rsplit(' ', 1)[0]} …"
    return f"… {piece}" if begin else piece


def _best_start(hits: list[tuple[int, str]], weights: Mapping[str, float]) -> int:
    best, best_value, first = 0, 0.0, 0
    inside: dict[str, int] = {}
    value = 0.0
    for at, key in hits:
        inside[key] = inside.get(key, 0) + 1
        value += weights[key] if inside[key] == 1 else 0.0
        while hits[first][0] < at - (SNIPPET_CHARS - 2 * LEAD_CHARS):
            gone = hits[first][1]
            inside[gone] -= 1
            value -= weights[gone] if inside[gone] == 0 else 0.0
            first += 1
        if value > best_value:
            best, best_value = hits[first][0], value
    return best
