"""Text that is rewritten before it is read, and where each part of it stood in what the buyer wrote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Move(NamedTuple):
    """A rewritten part at `text[start:end]`, which stood at `source[first:last]`."""

    start: int
    end: int
    first: int
    last: int


def rewrite(text: str, parts: Iterable[tuple[int, int, str]]) -> tuple[str, tuple[Move, ...]]:
    """Return `text` with each `(start, end, words)` replaced, and the moves from the new text to `text`.

    Parts are in order and do not overlap.
    """
    pieces: list[str] = []
    moves: list[Move] = []
    at = length = 0
    for start, end, words in parts:
        pieces += [text[at:start], words]
        length += start - at
        moves.append(Move(length, length + len(words), start, end))
        length += len(words)
        at = end
    return "".join([*pieces, text[at:]]), tuple(moves)


def place_before(moves: Iterable[Move], at: int, *, at_end: bool) -> int:
    """Return where a place of rewritten text stood; inside a rewritten part, its beginning or its end."""
    shift = 0
    for start, end, first, last in moves:
        if start < at < end:
            return last if at_end else first
        if end <= at:
            shift = last - end
    return at + shift


def combine(earlier: tuple[Move, ...], later: tuple[Move, ...]) -> tuple[Move, ...]:
    """Return the moves of two rewritings, one after the other, as one: from the newest text to the first."""
    swallowed = [move for move in earlier if any(m.first <= move.start and move.end <= m.last for m in later)]
    kept = [move for move in earlier if move not in swallowed]
    moved = [Move(_place_after(later, m.start), _place_after(later, m.end), m.first, m.last) for m in kept]
    traced = [_traced(earlier, move) for move in later]
    return tuple(sorted([*moved, *traced]))


def _traced(earlier: tuple[Move, ...], move: Move) -> Move:
    """A move of the later rewriting, back to the first text."""
    first = place_before(earlier, move.first, at_end=False)
    return Move(move.start, move.end, first, place_before(earlier, move.last, at_end=True))


def _place_after(moves: tuple[Move, ...], at: int) -> int:
    shift = 0
    for move in moves:
        if move.last <= at:
            shift = move.end - move.last
    return at + shift
