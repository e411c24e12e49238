"""Rewritten text knows where each of its parts stood."""

from __future__ import annotations

from emptor.agents.questions.rewriting import combine, place_before, rewrite


def test_a_place_behind_rewritten_parts_is_found_again() -> None:
    source = "wireless hedphones under two hundred dolars"
    text, moves = rewrite(source, [(9, 18, "headphones"), (25, 36, "200"), (37, 43, "dollars")])
    assert text == "wireless headphones under 200 dollars"
    start, end = text.index("under"), len(text)
    assert source[place_before(moves, start, at_end=False) : place_before(moves, end, at_end=True)] == source[19:]


def test_two_rewritings_are_one() -> None:
    source = "hedphones under two hundrd dollars in blck"
    first, earlier = rewrite(source, [(0, 9, "headphones"), (20, 26, "hundred"), (38, 42, "black")])
    at = first.index("two hundred")
    text, later = rewrite(first, [(at, at + len("two hundred"), "200")])
    moves = combine(earlier, later)
    assert text == "headphones under 200 dollars in black"
    found = [source[place_before(moves, text.index(w), at_end=False) : place_before(moves, text.index(w) + len(w), at_end=True)]
             for w in ("headphones", "200", "black")]  # fmt: skip
    assert found == ["hedphones", "two hundrd", "blck"]
