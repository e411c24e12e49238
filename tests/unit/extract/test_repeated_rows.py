"""Specifications that are recognised by their repetition alone: no table, no class that says what they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from emptor.extract.page import extract_page

Rows = Sequence[tuple[str, str]]

SAW: Rows = (
    ("Manufacturer", "Torvik"),
    ("Blade diameter", "190 mm"),
    ("No-load speed", "5,500 rpm"),
    ("Weight", "3.6 kg"),
    ("Dust port", "Yes"),
)
KILN: Rows = (
    ("Brennraum", "18 l"),
    ("Höchsttemperatur", "1.280 °C"),
    ("Anschluss", "230 V"),
    ("Gewicht", "34 kg"),
    ("Regler im Lieferumfang", "nein"),
    ("Hersteller", "Ofenbau Maar"),
)
LOOM: Rows = (
    ("Largeur de tissage", "80 cm"),
    ("Nombre de cadres", "4"),
    ("Poids", "13,5 kg"),
    ("Essence", "hêtre"),
    ("Pliable", "oui"),
)


def _each(row: str) -> Callable[[Rows], str]:
    return lambda rows: "".join(row.format(label=label, value=value) for label, value in rows)


FLAT = "boxes below each other, a label and then its value"
SHAPES: dict[str, Callable[[Rows], str]] = {
    FLAT: _each("<div>{label}</div><div>{value}</div>"),
    "the same behind a heading of the same make": lambda rows: (
        "<div>Data</div>" + _each("<div>{label}</div><div>{value}</div>")(rows)
    ),
    "paragraphs, a label and then its value": lambda rows: f"<section>{_each('<p>{label}</p><p>{value}</p>')(rows)}</section>",
    "spans in one box": lambda rows: f"<div>{_each('<span>{label}</span> <span>{value}</span> ')(rows)}</div>",
    "two makes in turn": lambda rows: f"<div>{_each('<b>{label}</b><span>{value}</span><br>')(rows)}</div>",
    "small headings, each with a value": lambda rows: f"<div>{_each('<h5>{label}</h5><div>{value}</div>')(rows)}</div>",
    "lines of one paragraph": lambda rows: f"<p>{_each('{label}: {value}<br>')(rows)}</p>",
    "lines with a strong label": lambda rows: f"<p>{_each('<strong>{label}:</strong> {value}<br />')(rows)}</p>",
    "lines with a dash": lambda rows: f"<p>{_each('{label} – {value}<br>')(rows)}</p>",
    "a paragraph a line": _each("<p>{label}: {value}</p>"),
    "a box a line, under a name that says nothing": _each("<div class='q7'>{label}: {value}</div>"),
    "a paragraph of label and value": _each("<p class='x1'><b>{label}:</b> <span>{value}</span></p>"),
    "a box of two parts of one make": _each("<div class='x1'><span>{label}</span><span>{value}</span></div>"),
    "a box of two bare boxes": _each("<div><div>{label}</div><div>{value}</div></div>"),
    "a box of two tags": _each("<div class='x1'><strong>{label}</strong><em>{value}</em></div>"),
    "items with a dash": lambda rows: f"<ul>{_each('<li>{label} – {value}</li>')(rows)}</ul>",
    "items with a strong label and no sign": lambda rows: f"<ul>{_each('<li><strong>{label}</strong> {value}</li>')(rows)}</ul>",
    "items of two parts": lambda rows: f"<ul>{_each('<li><span>{label}</span> <span>{value}</span></li>')(rows)}</ul>",
}
PAGES = [pytest.param(shape, rows, id=f"{name}: {rows[1][0]}") for name, shape in SHAPES.items() for rows in (SAW, KILN, LOOM)]


def _page(inside: str) -> str:
    return (
        "<!doctype html><html><head><title>Vanta 40</title></head><body><main><h1>Vanta 40</h1>"
        f"<p class='price'>249.00 €</p><button>Add to cart</button><p>Made for those who work every day.</p>{inside}"
        "<p>Delivery takes four days.</p></main></body></html>"
    )


def _read(inside: str) -> dict[str, str]:
    product = extract_page(_page(inside), "https://shop.example/p/vanta-40").product
    assert product is not None
    return {spec.label: spec.text for spec in product.specs}


@pytest.mark.parametrize(("shape", "rows"), PAGES)
def test_rows_are_read_by_their_repetition(shape: Callable[[Rows], str], rows: Rows) -> None:
    """Every label has its value, whatever the markup is called."""
    read = _read(shape(rows))
    assert {label: read.get(label) for label, _ in rows} == dict(rows)


QUESTIONS = (
    ("Is it loud?", "It hums, at 61 dB."),
    ("Can I return it?", "Within 30 days."),
    ("Where is it made?", "In our shop since 1984."),
    ("Is it heavy?", "At 4 kg it is not."),
)
SENTENCES = (
    ("We built it for years.", "It cuts 40 mm of oak."),
    ("Quietly.", "Try it for 30 days."),
    ("Then decide.", "At 3.6 kg it is light."),
    ("It runs for hours.", "Up to 5 of them."),
)
BUYERS = (("Anna", "Five stars."), ("Bert", "Works."), ("Carla", "Too loud."), ("Dirk", "Fine."))


@pytest.mark.parametrize("rows", [QUESTIONS, SENTENCES, BUYERS], ids=["questions with answers", "sentences", "what buyers say"])
@pytest.mark.parametrize("shape", [SHAPES[FLAT], SHAPES["small headings, each with a value"]], ids=["one make", "two makes"])
def test_what_only_looks_alike_is_no_specification(shape: Callable[[Rows], str], rows: Rows) -> None:
    """Questions, sentences and reviews below each other have no labels."""
    assert not _read(shape(rows))
