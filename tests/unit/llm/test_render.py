"""Page text is data: cleaned, delimited, cut where it must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emptor.llm.port import Prompt
from emptor.llm.render import CUT_MARK, DATA_NOTICE, render, shorten

INVISIBLE = {
    "zero width space": "\u200b",
    "right-to-left override": "\u202e",
    "unicode tag": "\U000e0041",
    "soft hyphen": "\u00ad",
    "byte order mark": "\ufeff",
    "null": "\x00",
    "escape": "\x1b",
    "variation selector": "\ufe0f",
    "supplementary variation selector": "\U000e0100",
    "hangul filler": "\u3164",
}


def prompt(*data: str) -> Prompt:
    return Prompt(system="S", user="U", data=data)


@pytest.mark.parametrize("character", INVISIBLE.values(), ids=INVISIBLE.keys())
def test_what_a_reader_cannot_see_is_taken_out(character: str) -> None:
    """A page says nothing to a model that it does not say to a person."""
    assert "igno re" not in (text := render(prompt(f"ig{character}nore")).user)
    assert "ignore" in text
    assert character not in text


@pytest.mark.parametrize(
    "text", ["a\tb\nc\r\nd", "1.099,00 €", "日本語", "naïve café", "½ × 2 °C – “quoted”", "עברית", "العربية"]
)
def test_what_a_reader_can_see_stays(text: str) -> None:
    """Facts and quotations are found in the page as they were read."""
    assert text in render(prompt(text)).user


@given(st.text(), st.text())
def test_a_page_cannot_contain_its_own_delimiter(first: str, second: str) -> None:
    """The mark depends on everything between the marks."""
    text = render(prompt(first, second)).user
    mark = text.split("<page ", 1)[1].split(" ", 1)[0]
    assert text.count(f"</page {mark}>") == 2


def test_the_same_prompt_renders_the_same() -> None:
    """Prompt caches and the ledger rely on it."""
    assert render(prompt("a", "b")) == render(prompt("a", "b")) != render(prompt("ab"))


def test_the_notice_is_there_exactly_when_there_is_data() -> None:
    """A prompt without pages is sent as it is."""
    assert DATA_NOTICE in render(prompt("page")).system
    assert render(prompt()).system == "S"


def test_the_question_comes_last() -> None:
    """After the pages, where it is not buried."""
    assert render(prompt("page")).user.endswith("\n\nU")


@pytest.mark.parametrize(
    ("pieces", "characters", "lengths"),
    [
        (["a" * 10, "b" * 100], 200, [10, 100]),
        (["a" * 10, "b" * 100], 60, [10, 50]),
        (["a" * 100, "b" * 100], 60, [30, 30]),
        (["a" * 5, "b" * 50, "c" * 500], 105, [5, 50, 50]),
    ],
)
def test_the_longest_pieces_are_cut_first(pieces: list[str], characters: int, lengths: list[int]) -> None:
    """Short pieces stay whole, and a cut is marked."""
    cut = shorten(pieces, characters)
    assert [len(piece.removesuffix(CUT_MARK)) for piece in cut] == lengths
    assert [piece.endswith(CUT_MARK) for piece in cut] == [len(old) > new for old, new in zip(pieces, lengths, strict=True)]
