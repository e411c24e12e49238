"""Signs and words beside numbers are looked up, the longest first, and stand where they may."""

from __future__ import annotations

import pytest

from emptor.utils.sign_words import Line, SignWords, sign_after, sign_before

MARKS = SignWords({"$", "$U", "US $", ":-"}, opens=False, closes=False)
LETTERS = SignWords({"R", "zł"})
WORDS = SignWords({"kr", "kr.", "us dollar"}, any_case=True)
ALL = (MARKS, LETTERS, WORDS)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("US $ 12", "US $"),  # begins before `$` does
        ("kr: 12", "kr"),
        ("KR.12", "KR."),
        ("us\u00a0dollar\t12", "us\u00a0dollar"),
        ("AIR12", None),  # a letter of a longer word
        ("R12", "R"),
        ("$    12", None),  # too wide a gap
    ],
)
def test_the_sign_before_a_number(text: str, sign: str | None) -> None:
    found = sign_before(ALL, Line(text), text.index("12"), 0)
    assert (text[slice(*found)] if found else None) == sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("12 $U", "$U"),
        ("12:-", ":-"),  # a colon may part a sign from its number, or begin one
        ("12 złoty", None),
        ("12 kr", "kr"),
        ("12 KR.", "KR."),
        ("12 $5", None),  # the sign of the next number
        ("12", None),
    ],
)
def test_the_sign_after_a_number(text: str, sign: str | None) -> None:
    found = sign_after(ALL, Line(text), 2)
    assert (text[slice(*found)] if found else None) == sign


def test_a_sign_that_another_number_has_taken_is_free_no_more() -> None:
    """Of `10 $ 20` the sign is the first number's."""
    line = Line("10 $ 20")
    assert sign_before((MARKS,), line, 5, 0) == (3, 4)
    assert sign_before((MARKS,), line, 5, 4) is None


def test_letters_whose_small_form_is_longer_do_not_move_what_follows() -> None:
    """`İ` in small letters are two characters."""
    line = Line("İİ 12 KR")
    assert len(line.lowered) == len(line.text)
    assert sign_after((WORDS,), line, 5) == (6, 8)
