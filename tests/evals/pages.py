"""Small shop pages made from a few facts, and read by the product as it reads any page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from emptor.agents.research.extract import kept_of, settle
from emptor.agents.sources.orders import without_orders
from emptor.extract.page import extract_page
from emptor.models.report import SourceRole
from emptor.models.research import READ, ReadPage

_READ_AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
_SNAPSHOT = "0" * 64
# A shop's own words: the headings of a description, a specification, the buy button, and `in stock`.
_WORDS = {
    "en": ("Description", "Specifications", "Add to cart", "In stock"),
    "de": ("Beschreibung", "Technische Daten", "In den Warenkorb", "Auf Lager"),
    "fr": ("Description", "Caractéristiques", "Ajouter au panier", "En stock"),
    "es": ("Descripción", "Especificaciones", "Añadir al carrito", "En stock"),
    "it": ("Descrizione", "Caratteristiche", "Aggiungi al carrello", "Disponibile"),
    "nl": ("Beschrijving", "Specificaties", "In winkelwagen", "Op voorraad"),
    "pt": ("Descrição", "Especificações", "Adicionar ao carrinho", "Em stock"),
    "pl": ("Opis", "Specyfikacja", "Dodaj do koszyka", "W magazynie"),
    "sv": ("Beskrivning", "Specifikationer", "Lägg i varukorgen", "I lager"),
    "da": ("Beskrivelse", "Specifikationer", "Læg i kurven", "På lager"),
    "cs": ("Popis", "Parametry", "Do košíku", "Skladem"),
}


@dataclass(frozen=True, slots=True)
class ShopPage:
    """The facts of one product page.

    Attributes:
        name: the heading.
        price: as printed, with its currency: `€349.00`; None where the page shows none.
        category: the breadcrumb, widest first.
        sentences: the description.
        specs: label and value of each row of the specification.
        questions: what customers asked, and the answers, below the description; an answer may be empty.
        related: the heading of a row of other products, and their names.
        comparison: the products of a table that compares them, the attribute of its one line, and the value of each product.
        markup: HTML that stands in the description as it is: lists, icons with a text of their own, struck words.
    """

    name: str
    url: str
    language: str = "en"
    price: str | None = "€349.00"
    brand: str | None = None
    category: Sequence[str] = ()
    sentences: Sequence[str] = ()
    specs: Sequence[tuple[str, str]] = ()
    questions: Sequence[tuple[str, str]] = ()
    related: tuple[str, Sequence[str]] = ("", ())
    comparison: tuple[Sequence[str], str, Sequence[str]] = ((), "", ())
    markup: str = ""


def read_page(page: ShopPage) -> ReadPage:
    """Return what the product reads from the page; its extraction is None where it takes the page for something else."""
    extraction = extract_page(source_of(page), page.url)
    read = ReadPage(
        url=page.url,
        final_url=page.url,
        role=SourceRole.RETAILER,
        outcome=READ,
        snapshot_id=_SNAPSHOT,
        fetched_at=_READ_AT,
    )
    return settle(read, kept_of(without_orders(extraction)))


def source_of(page: ShopPage) -> str:
    """The page's HTML, without structured data: what it says stands in its words alone."""
    description, specification, buy, in_stock = _WORDS[page.language]
    parts = [
        f'<nav class="breadcrumb">{" &gt; ".join(f"<a href=/c/{n}>{escape(c)}</a>" for n, c in enumerate(page.category))}</nav>'
        if page.category
        else "",
        f'<main><div class="product"><h1>{escape(page.name)}</h1>',
        f'<p class="price">{escape(page.price)}</p>' if page.price else "",
        f'<p class="availability">{in_stock}</p><button type="submit">{buy}</button>',
        _section("description", description, _paragraphs(page.sentences) + page.markup + _asked(page.questions)),
        _section("specs", specification, _table((*(() if page.brand is None else (("Brand", page.brand),)), *page.specs))),
        "</div>",
        _compared(*page.comparison),
        "</main>",
        _others(*page.related),
    ]
    head = f'<head><meta charset="utf-8"><title>{escape(page.name)}</title></head>'
    top = '<header><a href="/">Shop</a> <a href="/cart">0</a></header>'
    return f'<!doctype html><html lang="{page.language}">{head}<body>{top}{"".join(parts)}<footer>© 2026</footer></body></html>'


def _section(name: str, heading: str, body: str) -> str:
    return f'<section class="{name}"><h2>{heading}</h2>{body}</section>' if body else ""


def _paragraphs(texts: Sequence[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def _asked(questions: Sequence[tuple[str, str]]) -> str:
    return "".join(f"<h4>{escape(question)}</h4>{_paragraphs((answer,))}" for question, answer in questions)


def _others(heading: str, names: Sequence[str]) -> str:
    """A row of cards below the product, as shops print them: a link, a picture and a price each."""
    card = '<li class="card"><a href="/p/{n}"><img src="/{n}.jpg" alt=""><span>{name}</span></a><span>{n}9.00</span></li>'
    cards = "".join(card.format(n=number, name=escape(name)) for number, name in enumerate(names, start=2))
    return f'<section class="row"><h3>{escape(heading)}</h3><ul>{cards}</ul></section>' if names else ""


def _compared(products: Sequence[str], label: str, values: Sequence[str]) -> str:
    head = "".join(f"<th>{escape(product)}</th>" for product in products)
    cells = "".join(f"<td>{escape(value)}</td>" for value in values)
    table = f"<table><thead><tr><th></th>{head}</tr></thead><tbody><tr><th>{escape(label)}</th>{cells}</tr></tbody></table>"
    return f'<section class="compare">{table}</section>' if products else ""


def _table(rows: Sequence[tuple[str, str]]) -> str:
    cells = "".join(f"<tr><th>{escape(label)}</th><td>{escape(value)}</td></tr>" for label, value in rows)
    return f"<table>{cells}</table>" if cells else ""
