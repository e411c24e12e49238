"""Labels and names in six languages say the same when their words do."""

from __future__ import annotations

import pytest

from emptor.agents.resolving.meanings import is_of_kind, is_part_of_kind, says_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Griffdurchmesser", "diamètre de poignée"),
        ("keep-warm function", "Warmhaltefunktion"),
        ("Fonction maintien au chaud", "Función de mantenimiento del calor"),
        ("working height", "Arbeitshöhe"),
        ("Altezza di lavoro", "werkhoogte"),
        ("rubberen handgreep", "Gummigriff"),
        ("noise level", "Niveau sonore"),
        ("abnehmbarer Deckel", "coperchio rimovibile"),
        ("permissible total weight", "zulässiges Gesamtgewicht"),
    ],
)
def test_labels_in_two_languages_that_say_the_same(one: str, other: str) -> None:
    """Compounds, word order, number and gender do not count."""
    assert says_same(one, other)
    assert says_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Griffdurchmesser", "diametro"),
        ("weight", "zulässiges Gesamtgewicht"),
        ("maximum user weight", "Gewicht"),
        ("cutting width", "Schnitthöhe"),
        ("rubber handle", "Holzgriff"),
        ("noise level", "sound power level"),
        ("front pocket", "Seitentasche"),
        ("Zyxlab", "Qwerb"),
    ],
)
def test_labels_that_say_something_else(one: str, other: str) -> None:
    """One word that differs, or one word more, is another property; unknown words say nothing."""
    assert not says_same(one, other)


@pytest.mark.parametrize(
    ("kind", "name", "language"),
    [
        ("Trekkingrucksäcke", "Zaino da trekking Orutis Cirro 15 Pro", "it"),
        ("mochilas de trekking", "Halubeck Lark 15 Mini trekkingrugzak", "nl"),
        ("wheelbarrows", "Velanra Brisa Schubkarre", "de"),
        ("desbrozadora", "Tamgard Dune 300 grastrimmer", "nl"),
    ],
)
def test_a_name_in_another_language_says_the_kind(kind: str, name: str, language: str) -> None:
    assert is_of_kind(kind, name, language)


@pytest.mark.parametrize(
    ("kind", "name", "language"),
    [
        ("tent", "Corvik Aster tent mattress", "en"),
        ("Zelt", "Corvik Aster Zelttasche", "de"),
        ("backpack", "Housse pour sac à dos Orutis", "fr"),
        ("Trekkingrucksack", "Mochila Orutis Cirro", "es"),
    ],
)
def test_a_name_whose_noun_is_another_is_of_another_kind(kind: str, name: str, language: str) -> None:
    """The noun decides: last in Germanic names, first in Romance ones; a wider kind is not the narrow one."""
    assert not is_of_kind(kind, name, language)


def test_that_a_part_is_a_spare_does_not_count() -> None:
    assert is_part_of_kind("reservegesp", "hebilla de repuesto")
    assert is_part_of_kind("Gamaschen", "gaiters")
    assert not is_part_of_kind("reservegesp", "rueda de repuesto")


def test_labels_of_many_equal_words_are_compared() -> None:
    """Each word finds one of the other label; that there are many ways to pair equal words costs nothing."""
    many = "kettle " * 40
    assert says_same(f"{many} xyzzy", f"xyzzy {many}")
    assert not says_same(f"{many} xyzzy", f"{many} plugh")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("hose length", "Slanglängd", True),
        ("wheel diameter", "Średnica koła", True),
        ("parking brake", "Parkovací brzda", True),
        ("Sitzhöhe", "Siddehøjde", True),
        ("Sitzhöhe", "Ryghøjde", False),
        ("water tank", "Depósito de água", True),
        ("water tank", "Dammbehållare", False),
        ("second spool", "Deuxième bobine", True),
    ],
)
def test_labels_of_more_languages_are_taken_apart(one: str, other: str, same: bool) -> None:
    """Portuguese, Polish, Swedish, Czech and Danish; Swedish and Danish compounds by their own parts."""
    assert says_same(one, other) is same
