"""Words as the index knows them."""

from __future__ import annotations

import pytest

from emptor.search.fulltext.tokens import stem, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("headphone", "Headphones"),
        ("battery", "batteries"),
        ("monitor", "Monitore"),
        ("Kopfhörer", "kopfhorer"),
        ("Kopfhörer", "Kopfhörern"),
        ("casque", "casques"),
        ("écran", "ecrans"),
        ("Straße", "strasse"),
        ("vacuum", "vacuums"),
        ("mühle", "Mühlen"),
    ],
)
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    """Case, accents and the plural do not matter."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("glass", "gla"), ("h700", "h70"), ("bus", "bu"), ("pan", "panel")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    """Short words and model numbers are not cut."""
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("over-ear", {"over", "ear", "overear"}),
        ("Over-Ear-Kopfhörer", {"over", "ear", "overear"}),
        ("WH-1000XM5", {"wh", "1000xm5", "wh1000xm5"}),
        ('27" QHD', {"27", "qhd"}),
        ("耳机", {"耳机"}),
        ("降噪耳机", {"降噪", "噪耳", "耳机"}),
        ("", set()),
        ("--- ...", set()),
    ],
)
def test_compounds_are_found_whole_and_in_parts(text: str, found: set[str]) -> None:
    """A hyphen may or may not be typed; scripts without spaces are cut in pairs."""
    assert found <= {word for word, _ in words(text)}
    assert bool(found) == bool(list(words(text)))


def test_words_know_their_place() -> None:
    """Snippets are cut around them."""
    text = "The over-ear kind"
    assert all(text[at:].lower().startswith(word[:3]) for word, at in words(text))
