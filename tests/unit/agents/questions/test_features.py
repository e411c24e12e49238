"""Features: how they are said, denied, and what they exclude."""

from __future__ import annotations

import pytest

from emptor.agents.questions.features import FEATURES, contradicts, feature_mentions, granted_by, implies
from tests.unit.agents.questions.rows import ledger

ROWS = [
    ("wireless over-ear headphones", ["has wireless", "has over-ear"]),
    ("noise cancelling headphones with microphone", ["has noise-cancelling", "has microphone"]),
    ("headphones with ANC and USB-C", ["has noise-cancelling", "has usb-c"]),
    ("kabellose Over-Ear-Kopfhörer mit Geräuschunterdrückung", ["has wireless", "has over-ear", "has noise-cancelling"]),
    ("kabellose Kopfhoerer mit Geraeuschunterdrueckung", ["has wireless", "has noise-cancelling"]),
    ("casque sans fil à réduction de bruit", ["has wireless", "has noise-cancelling"]),
    ("auriculares inalámbricos con cancelación de ruido", ["has wireless", "has noise-cancelling"]),
    ("cuffie senza fili pieghevoli", ["has wireless", "has foldable"]),
    ("headphones without a microphone", ["has not microphone"]),
    ("Kopfhörer ohne Mikrofon", ["has not microphone"]),
    ("mouse, no RGB", ["has not backlit"]),
    ("headphones, not in-ear", ["has not in-ear"]),
    ("laptop without touchscreen or webcam", ["has not touchscreen", "has not webcam"]),
    ("headphones with no wires", ["has wireless"]),
    ("waterproof hiking boots", ["has waterproof"]),
    ("zapatillas de trail impermeables", ["has waterproof"]),
    ("gluten-free pasta", ["has gluten-free"]),
    ("glutenfreie Nudeln", ["has gluten-free"]),
    ("fair-trade coffee beans", ["has fair-trade"]),
    ("coffee grinder with conical burrs", ["has burr"]),
    ("4k monitor", ["has 4k"]),
    ("2-in-1 laptop with touch screen", ["has 2-in-1", "has touchscreen"]),
    ("electric toothbrush with pressure sensor", ["has electric", "has pressure sensor"]),
    ("phone without notch", ["has not notch"]),
    ("wireless headphones, must be wireless", ["has wireless"]),
    ("headphones comfortable with glasses", []),
    ("laptop with RTX 4060", ["has rtx 4060"]),
    ("TV with HDMI 2.1", ["has hdmi 2.1"]),
    ("Monitor, nicht gebogen", ["has not curved"]),
    ("good headphones", []),
    ("cheap nice reliable kettle", []),
    ("coffee with a rich taste", ["has rich taste"]),
]


@pytest.mark.parametrize(("question", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_features_in_a_question(question: str, expected: list[str]) -> None:
    assert ledger(question, "feature") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wireless over-ear headphones", [("wireless", False), ("over-ear", False)]),
        ("Microphone: No", [("microphone", True)]),
        ("Mikrofon: nein, Bluetooth: ja", [("microphone", True), ("bluetooth", False)]),
        ("not waterproof", [("waterproof", True)]),
        ("not only wireless but foldable", [("wireless", False), ("foldable", False)]),
        ("comes without a cable or case, mic included", [("microphone", False)]),
        ("no microphone, wireless", [("microphone", True), ("wireless", False)]),
        ("ohne Mikrofon oder GPS", [("microphone", True), ("gps", True)]),
        ("wirelessness of unfoldables", []),
    ],
)
def test_mentions_in_a_text_of_a_page(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(name, negated) for name, _, _, negated in feature_mentions(text)] == expected


def test_a_mention_spans_the_exact_words() -> None:
    text = "Unser Modell: GERÄUSCHUNTERDRÜCKUNG – top!"
    ((name, start, end, _),) = feature_mentions(text)
    assert (name, text[start:end]) == ("noise-cancelling", "GERÄUSCHUNTERDRÜCKUNG")


def test_contradiction_is_symmetric_and_never_of_oneself() -> None:
    for name in FEATURES:
        assert name not in contradicts(name)
        assert all(name in contradicts(other) for other in contradicts(name))
    assert contradicts("over-ear") >= {"on-ear", "in-ear", "earbuds"}
    assert "wired" in contradicts("wireless")
    assert contradicts("no such feature") == frozenset()


def test_a_feature_is_granted_by_what_implies_it() -> None:
    assert "wireless" in implies("bluetooth")
    assert {"wireless", "bluetooth", "true-wireless"} <= granted_by("wireless")


@pytest.mark.parametrize("name", sorted(FEATURES))
def test_every_phrase_of_the_vocabulary_is_found_as_its_feature(name: str) -> None:
    """Longer phrases of other features may contain a phrase, but none may shadow it."""
    for language in ("en", "de", "fr", "es", "it"):
        for phrase in FEATURES[name].phrases(language):
            found = [feature for feature, *_ in feature_mentions(phrase.replace("~", ""))]
            shared = {
                other
                for other in FEATURES
                if any(phrase in FEATURES[other].phrases(lang) for lang in ("en", "de", "fr", "es", "it"))
            }
            assert set(found) & shared, f"{phrase!r} gives {found}"


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("senza bluetooth né wifi", [True, True]),
        ("sem bluetooth nem wifi", [True, True]),
        ("zonder bluetooth of wifi", [True, True]),
        ("with bluetooth or wifi", [False, False]),
        ("without any real bluetooth", [True]),
        ("bluetooth: no-name brand", [False]),
        ("bluetooth | ✗", [True]),
    ],
)
def test_denials_reach_over_articles_and_lists_in_each_language(text: str, denied: list[bool]) -> None:
    assert [negated for _, _, _, negated in feature_mentions(text)] == denied


@pytest.mark.parametrize("question", ["microphone sin cable", "microphone sans fil", "mouse ohne Kabel", "lamp senza fili"])
def test_a_feature_of_several_words_is_read_in_a_question_of_another_language(question: str) -> None:
    """People mix languages; the words together mean nothing else in English."""
    assert ledger(question, "feature") == ["has wireless"]
