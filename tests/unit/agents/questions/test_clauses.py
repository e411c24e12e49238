"""What the small words of a question make of the noun phrases between them, in eight languages."""

from __future__ import annotations

import pytest

from emptor.lexicon import fold
from emptor.models.brief import Op
from tests.unit.agents.questions.rows import ledger, read

WANTED = [
    ("suitcase with spinner wheels, a TSA lock and a front laptop pocket", ["spinner wheels", "tsa-lock", "front laptop pocket"]),
    ("office chair with lumbar support", ["lumbar support"]),
    ("fridge, reversible door, wine rack, vegetable drawer", ["reversible door", "wine rack", "vegetable drawer"]),
    ("pannier that has a rain cover", ["rain cover"]),
    ("Kinderwagen mit Luftreifen, Einkaufskorb und Sonnenverdeck", ["luftreifen", "einkaufskorb", "sonnenverdeck"]),
    ("aspirateur balai avec brosse motorisée et support mural", ["brosse motorisee", "support mural"]),
    ("comedero con bandeja y arnés de cinco puntos", ["bandeja", "arnes de cinco puntos"]),
    ("mangiatoia con freni a disco e cambio al mozzo", ["freni a disco", "cambio al mozzo"]),
    ("koelkast met vriesvak, flessenrek en groentelade", ["vriesvak", "flessenrek", "groentelade"]),
    ("rower z bagażnikiem i regulacją mocy", ["bagaznikiem", "regulacja mocy"]),
    ("bicicleta com travões de disco e porta-bagagens", ["travoes de disco", "porta-bagagens"]),
]
REFUSED = [
    ("dog food without chicken, grain or soy", ["chicken", "grain", "soy"]),
    ("speaker, nothing that needs an app", ["app"]),
    ("watch, no leather strap, no date display", ["leather strap", "date display"]),
    ("Pfanne ohne Beschichtung, kein Deckel", ["beschichtung", "lid"]),
    ("théière sans filtre ni bec verseur", ["filtre", "bec verseur"]),
    ("cafetera que no sea de cápsulas, sin pantalla", ["capsulas", "pantalla"]),
    ("jacket not made of leather", ["leather"]),
    ("silla no de plástico", ["plastico"]),
    ("sedia non di plastica", ["plastica"]),
    ("cadeira não de plástico", ["plastico"]),
    ("koptelefoon niet van plastic", ["plastic"]),
    ("Stuhl nicht aus Plastik", ["plastik"]),
    ("materasso senza molle", ["molle"]),
    ("telefoon zonder Google-diensten", ["google-diensten"]),
    ("krem do rąk bez parabenów", ["parabenow"]),
    ("ténis de corrida sem couro sintético", ["couro sintetico"]),
]


def _features(question: str, op: Op) -> list[str]:
    return [fold(c.values[0]) for c in read(question).constraints if c.op is op and c.attribute == "feature"]


@pytest.mark.parametrize(("question", "expected"), WANTED, ids=[row[0] for row in WANTED])
def test_what_a_thing_shall_have_is_demanded_in_full(question: str, expected: list[str]) -> None:
    """Each phrase behind `with`, and each item of a list, is one feature; a known word in it does not replace it."""
    assert _features(question, Op.HAS) == expected


@pytest.mark.parametrize(("question", "expected"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_refused_is_refused(question: str, expected: list[str]) -> None:
    """A comma carries a refusal on only where an `or` ends the list."""
    assert _features(question, Op.HAS_NOT) == expected
    assert _features(question, Op.HAS) == []


def test_a_thing_that_a_figure_measures_is_no_feature() -> None:
    """`slots at least 3 cm wide` demands a width, and no slots; what is waterproof and light is both."""
    assert ledger("toaster with slots at least 3 cm wide", "feature") == []
    assert ledger("tent waterproof under 3 kg") == ["has waterproof", "weight <= 3 kg"]


def test_a_word_that_describes_another_thing_is_no_demand() -> None:
    assert ledger("travel router for a dorm that has one ethernet port under 50 dollars") == ["price <= 50 USD"]


def test_praise_orders_and_does_not_disqualify() -> None:
    brief = read("headset with a good carrying pouch")
    assert brief.constraints == ()
    assert brief.preferences == ("good carrying pouch",)
