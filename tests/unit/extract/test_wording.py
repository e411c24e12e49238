"""Words whose meaning decides a field."""

from __future__ import annotations

import pytest

from emptor.extract import extract_page
from emptor.extract.text.noise import is_noise
from emptor.extract.wording import is_all, is_label, opening
from emptor.lexicon import phrases
from emptor.models.extraction import Availability, Product


def product(body: str, lang: str = "de") -> Product:
    page = f'<html lang="{lang}"><head><title>Acme Solo 3 | Laden</title><meta property="og:type" content="product"></head><body>'
    found = extract_page(f"{page}<h1>Acme Solo 3</h1>{body}</body></html>", "https://laden.example/p/solo-3").product
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Zurzeit nicht lieferbar", Availability.OUT_OF_STOCK),
        ("Zur Zeit nicht verfügbar", Availability.OUT_OF_STOCK),
        ("Leider ausverkauft", Availability.OUT_OF_STOCK),
        ("Vorübergehend nicht auf Lager", Availability.OUT_OF_STOCK),
        ("Dieser Artikel ist derzeit nicht bestellbar", Availability.OUT_OF_STOCK),
        ("Nicht mehr lieferbar.", Availability.OUT_OF_STOCK),
        ("Sofort lieferbar, Lieferzeit 1-3 Werktage", Availability.IN_STOCK),
        ("Nicht ohne Adapter verwendbar", None),
    ],
)
def test_german_words_for_stock(words: str, expected: Availability | None) -> None:
    """What stands beside the price."""
    found = product(f'<div class="preis">129,00 €</div><div class="lager">{words}</div>').offer.availability
    assert (found.value if found else None) is expected


@pytest.mark.parametrize(
    ("row", "length"),
    [
        ("<li>Mit Bluetooth und 3,5-mm-Kabel</li>", None),
        ("<table><tr><td>Kabel</td><td>3,5 mm</td></tr></table>", None),
        ("<table><tr><td>Kabellänge</td><td>1,2 m</td></tr></table>", "1.2"),
        ("<table><tr><td>Kabellänge</td><td>1200 mm</td></tr></table>", "1200"),
    ],
)
def test_a_plug_is_no_length_of_cable(row: str, length: str | None) -> None:
    """Plugs are named by their diameter in millimetres."""
    specs = product(f'<div class="preis">129,00 €</div>{row}').specs
    assert [str(s.number) for s in specs if s.attribute == "cable_length"] == ([length] if length else [])


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("4", "4"),
        ("4 ports (USB-A)", "4"),
        ("USB-C (65 W), HDMI 2.0, 2x USB-A", None),
        ("2x HDMI 2.0, DisplayPort 1.4", None),
    ],
)
def test_a_list_of_ports_is_no_count_of_them(words: str, count: str | None) -> None:
    specs = product(f'<div class="preis">129,00 €</div><table><tr><td>Ports</td><td>{words}</td></tr></table>').specs
    assert [str(s.number) for s in specs if s.attribute == "ports" and s.number is not None] == ([count] if count else [])


@pytest.mark.parametrize(
    "concept", ["section.related", "section.products", "section.stories", "section.community", "noise.opens"]
)
def test_every_listed_phrase_is_found_where_it_opens_a_text(concept: str) -> None:
    shown = {phrase: phrase.strip("*").replace("_", " ").upper() for phrase in phrases(concept)}
    missed = [phrase for phrase, words in shown.items() if opening(f"– {words} …", concept) is None]
    assert missed == []


def test_words_open_a_text_only_at_its_beginning_or_after_words_that_may_stand_before_them() -> None:
    assert opening("Our other recommendations", "section.products") is None
    assert opening("Our other recommendations", "section.products", over="section.lead") is not None
    assert opening("The most relevant related items", "section.related", over="section.lead") is None


def test_a_text_is_a_label_only_before_a_colon() -> None:
    assert is_label("Photo credit: Jane Doe", "noise.credit")
    assert not is_label("Photo credit goes to Jane", "noise.credit")
    assert is_all("Back to top", "noise.alone")
    assert not is_all("Back to top of the list", "noise.alone")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Subscribe to our newsletter", True),
        ("Image: Acme Ltd.", True),
        ("Comments (12)", True),
        ("Categories:", True),
        ("Tags: lamps, light", True),
        ("Alle Rechte vorbehalten.", True),
        ("Tagliatelle with mushrooms", False),
        ("Image quality is good in daylight.", False),
        ("Save for the handle, all parts are steel.", False),
    ],
)
def test_credits_and_calls_are_no_text_and_sentences_are(line: str, expected: bool) -> None:
    assert is_noise(line) is expected
