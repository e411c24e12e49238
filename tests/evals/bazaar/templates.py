"""Markup of the bazaar's shops: an item in, the head's data and pieces of the body out, each with whose it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tests.evals.bazaar.items import Ware
from tests.evals.webs.markup import cents, esc, product_ld, script
from tests.evals.webs.pages import FRAME, OTHERS, OWN, Teaser

Piece = tuple[str, str]  # whose, and its markup
NET_FACTOR = Decimal("1.25")
_CENT = Decimal("0.01")


def money(ware: Ware, amount: Decimal | None = None) -> str:
    """The price of a ware, or another amount, as its shop prints it."""
    return ware.book(ware.shop.language).money(ware.price if amount is None else amount, ware.shop.currency)


def _say(ware: Ware, key: str, **values: object) -> str:
    return ware.book(ware.shop.language).page(key, **values)


def _was(ware: Ware) -> str:
    return f"<del>{money(ware, ware.was)}</del>" if ware.was else ""


def prose(ware: Ware) -> str:
    """Its sentences."""
    return f"<p>{esc(ware.intro)}</p>" + "".join(f"<p>{esc(s)}</p>" for s in ware.sentences)


def choices(ware: Ware) -> str:
    """Its colours and sizes."""
    lines = [(_say(ware, "colour"), ware.colours), (_say(ware, "size"), ware.sizes)]
    return "".join(f"<p>{esc(label)}: {esc(', '.join(values))}</p>" for label, values in lines if values)


def end(ware: Ware) -> str:
    """Tax, stock and the button."""
    return f"<p>{_say(ware, 'vat')}</p><p>{_say(ware, 'stock')}</p><button>{_say(ware, 'cart')}</button>"


def lines(ware: Ware) -> list[Piece]:
    """Nothing but lines of text, a label and then its value."""
    rows = "".join(f"<div>{esc(r.label)}</div><div>{esc(r.text)}</div>" for r in ware.rows)
    return [
        (
            OWN,
            (
                f"<h1>{esc(ware.title)}</h1><div>{_say(ware, 'price')}</div><div>{money(ware)}</div>{end(ware)}"
                f"<div>{_say(ware, 'specs')}</div>{rows}{choices(ware)}{prose(ware)}"
            ),
        )
    ]


def grouped_list(ware: Ware) -> list[Piece]:
    """A definition list in groups; a sale price beside the former one; the title in Open Graph alone."""
    rows = "".join(f"<div class='row'><dt>{esc(r.label)}</dt><dd>{esc(r.text)}</dd></div>" for r in ware.rows)
    price = f"<div class='buy'><span>{_say(ware, 'now')}</span> <ins>{money(ware)}</ins> {_was(ware)}</div>"
    return [
        (OWN, f"<h1>{esc(ware.title)}</h1>{price}{end(ware)}{choices(ware)}<h3>{_say(ware, 'specs')}</h3><dl>{rows}</dl>"),
        (OWN, prose(ware)),
    ]


def spans(ware: Ware) -> list[Piece]:
    """Pairs of spans; structured data without an offer."""
    data = product_ld(ware)
    del data["offers"]
    rows = "".join(f"<p class='kv'><b>{esc(r.label)}:</b> <span>{esc(r.text)}</span></p>" for r in ware.rows)
    price = f"<p class='cost'><span class='price__value'>{money(ware)}</span></p>"
    return [(OWN, f"{script(data)}<h1>{esc(ware.title)}</h1>{price}{end(ware)}{choices(ware)}{prose(ware)}{rows}")]


def store_state(ware: Ware) -> list[Piece]:
    """A script's state with the product, its specification and its neighbours; the page shows the product."""
    product: dict[str, Any] = {
        "productId": ware.sku,
        "name": ware.title,
        "brandName": ware.brand,
        "pricing": {"current": str(ware.price), "currency": ware.shop.currency, "list": str(ware.was or ware.price)},
        "stock": {"available": True},
        "specs": {r.label: r.text for r in ware.rows},
    }
    mine = json.dumps({"pdp": {"product": product}}, ensure_ascii=False)
    near = [{"name": t.name, "pricing": {"current": str(Decimal(t.cents) / 100)}} for t in ware.also]
    rows = "".join(f"<li>{esc(r.label)} – {esc(r.text)}</li>" for r in ware.rows)
    shown = f"<h1>{esc(ware.title)}</h1><strong>{money(ware)}</strong>{end(ware)}{choices(ware)}{prose(ware)}<ul>{rows}</ul>"
    return [
        (OWN, f"{shown}<script>window.__STORE__={mine};</script>"),
        (OTHERS, f"<script>window.__CAROUSEL__={json.dumps(near, ensure_ascii=False)};</script>"),
    ]


def sectioned(ware: Ware) -> list[Piece]:
    """Microdata, and a table with a heading row for each section."""
    offer = (
        "<div itemprop='offers' itemscope itemtype='http://schema.org/Offer'>"
        f"<span itemprop='price' content='{ware.price}'>{money(ware)}</span>"
        f"<meta itemprop='priceCurrency' content='{ware.shop.currency}'>"
        f"<link itemprop='itemCondition' href='http://schema.org/{ware.condition}Condition'></div>"
    )
    half = len(ware.rows) // 2
    sections = [(_say(ware, "about"), ware.rows[:half]), (_say(ware, "specs"), ware.rows[half:])]
    body = "".join(
        f"<tr><th colspan='2'>{esc(name)}</th></tr>"
        + "".join(f"<tr><td>{esc(r.label)}</td><td>{esc(r.text)}</td></tr>" for r in rows)
        for name, rows in sections
    )
    return [
        (
            OWN,
            (
                f"<div itemscope itemtype='http://schema.org/Product'><h1 itemprop='name'>{esc(ware.title)}</h1>"
                f"<meta itemprop='brand' content='{esc(ware.brand)}'>{offer}{end(ware)}{choices(ware)}"
                f"<div itemprop='description'>{prose(ware)}</div><table>{body}</table></div>"
            ),
        )
    ]


def linked_graph(ware: Ware) -> list[Piece]:
    """A graph with the product, and with its spares and siblings as products beside it; `Spec: value` bullets."""
    product = product_ld(ware)
    del product["@context"]
    near = [
        {"@type": "Product", "name": t.name, "offers": {"@type": "Offer", "price": str(Decimal(t.cents) / 100)}}
        for t in (*ware.spares, *ware.family)
    ]
    graph = script({"@context": "https://schema.org", "@graph": [{"@type": "BreadcrumbList"}, product]})
    beside = script({"@context": "https://schema.org", "@graph": near})
    rows = "".join(f"<li>{esc(r.label)}: {esc(r.text)}</li>" for r in ware.rows)
    price = f"<p class='price'>{money(ware)}</p>"
    return [
        (OWN, f"{graph}<h1>{esc(ware.title)}</h1>{price}{end(ware)}{choices(ware)}<ul class='facts'>{rows}</ul>{prose(ware)}"),
        (OTHERS, beside),
    ]


def trade(ware: Ware) -> list[Piece]:
    """The net price first; two pairs to a row of the table."""
    net = money(ware, (ware.price / NET_FACTOR).quantize(_CENT))
    price = f"<p class='price'>{net} {_say(ware, 'net')}</p><p class='price'><b>{money(ware)}</b> {_say(ware, 'gross')}</p>"
    pairs = [ware.rows[i : i + 2] for i in range(0, len(ware.rows), 2)]
    rows = "".join("<tr>" + "".join(f"<th>{esc(r.label)}</th><td>{esc(r.text)}</td>" for r in pair) + "</tr>" for pair in pairs)
    return [(OWN, f"<h1>{esc(ware.title)}</h1>{price}{end(ware)}{choices(ware)}{prose(ware)}<table>{rows}</table>")]


def by_weight(ware: Ware) -> list[Piece]:
    """A price by weight beside the price."""
    per = _say(ware, "per", n=money(ware, max((ware.price / 40).quantize(_CENT), _CENT)))
    rows = "".join(f"<dt>{esc(r.label)}</dt><dd>{esc(r.text)}</dd>" for r in ware.rows)
    price = f"<div class='price-box'><span class='price'>{money(ware)}</span> <small>{per}</small> {_was(ware)}</div>"
    return [
        (OWN, f"{script(product_ld(ware))}<h1>{esc(ware.title)}</h1>{price}{end(ware)}{choices(ware)}<dl>{rows}</dl>"),
        (OWN, prose(ware)),
    ]


def chooser(ware: Ware) -> list[Piece]:
    """Its siblings in columns beside it, in the main column."""
    own_rows = "".join(f"<tr><td>{esc(r.label)}</td><td>{esc(r.text)}</td></tr>" for r in ware.rows)
    head = "".join(f"<th>{esc(name)}</th>" for name in (ware.title, *(t.name for t in ware.family)))
    rows = "".join(
        f"<tr><th>{esc(r.label)}</th><td>{esc(r.text)}</td>"
        + "".join(f"<td>{esc(_of(t, r.states))}</td>" for t in ware.family)
        + "</tr>"
        for r in ware.rows
        if r.states
    )
    prices = "".join(f"<td>{p}</td>" for p in (money(ware), *(t.price for t in ware.family)))
    heading, last = _say(ware, "choose"), f"<tr><th>{_say(ware, 'price')}</th>{prices}</tr>"
    table = f"<h2>{heading}</h2><table><tr><th></th>{head}</tr>{rows}{last}</table>"
    price = f"<p class='product-price'>{money(ware)}</p>"
    return [
        (OWN, f"<h1>{esc(ware.title)}</h1>{price}{end(ware)}{choices(ware)}<table>{own_rows}</table>"),
        *([(OTHERS, table)] if ware.family else []),
        (OWN, prose(ware)),
    ]


def _of(teaser: Teaser, key: str) -> str:
    return next((r.text for r in teaser.rows if r.states == key), "–")


def accordion(ware: Ware) -> list[Piece]:
    """Sections that fold; the parts made for it with their prices in the main column, before the specification."""
    parts = "".join(f"<li><a href='{esc(t.url)}'>{esc(t.name)}</a> <b>{t.price}</b></li>" for t in ware.spares)
    rows = "".join(f"<tr><td>{esc(r.label)}</td><td>{esc(r.text)}</td></tr>" for r in ware.rows)
    spares = f"<details open><summary>{_say(ware, 'spares')}</summary><ul>{parts}</ul></details>"
    return [
        (OWN, f"<h1>{esc(ware.title)}</h1><p class='current'>{money(ware)}</p>{end(ware)}{choices(ware)}"),
        *([(OTHERS, spares)] if ware.spares else []),
        (OWN, f"<details><summary>{_say(ware, 'specs')}</summary><table>{rows}</table></details>"),
        (OWN, f"<details><summary>{_say(ware, 'about')}</summary>{prose(ware)}</details>"),
    ]


def answered(ware: Ware) -> list[Piece]:
    """Questions and answers, and buyers who speak of another product too."""
    rows = "".join(f"<li><span>{esc(r.label)}</span><span>{esc(r.text)}</span></li>" for r in ware.rows)
    asked = "".join(f"<h4>{esc(q)}</h4><p>{esc(a)}</p>" for q, a in ware.asked)
    said = f"<h2>{_say(ware, 'reviews')}</h2><blockquote>{esc(ware.review)}</blockquote>" if ware.review else ""
    return [
        (
            OWN,
            (
                f"{script(product_ld(ware))}<h1>{esc(ware.title)}</h1><p class='price'>{money(ware)}</p>"
                f"{end(ware)}{choices(ware)}"
                f"<ul class='specs'>{rows}</ul>{prose(ware)}<h2>{_say(ware, 'questions')}</h2>{asked}"
            ),
        ),
        *([(OTHERS, said)] if said else []),
    ]


def market(ware: Ware) -> list[Piece]:
    """The first seller's price, and below it what others ask, new and used."""
    rows = "".join(f"<tr><th>{esc(r.label)}</th><td>{esc(r.text)}</td></tr>" for r in ware.rows)
    others = "".join(f"<li>{esc(word)}: {money(ware, amount)}</li>" for word, amount in ware.others)
    more = f"<h2>{_say(ware, 'offers')}</h2><ul class='sellers'>{others}</ul>" if others else ""
    return [
        (OWN, f"{script(product_ld(ware))}<h1>{esc(ware.title)}</h1><div class='main-offer'>{money(ware)}</div>{end(ware)}"),
        *([(FRAME, more)] if more else []),  # the same thing of other sellers
        (OWN, f"{choices(ware)}{prose(ware)}<table>{rows}</table>"),
    ]


def attributes(ware: Ware) -> list[Piece]:
    """Everything in data attributes of elements that show it too, price in minor units."""
    rows = "".join(
        f"<div class='prop' data-name='{esc(r.label)}' data-value='{esc(r.text)}'>"
        f"<em>{esc(r.label)}</em> <i>{esc(r.text)}</i></div>"
        for r in ware.rows
    )
    price = f"<div data-price-minor='{cents(ware.price)}' data-currency='{ware.shop.currency}'>{money(ware)}</div>"
    return [(OWN, f"<h1>{esc(ware.title)}</h1>{price}{end(ware)}{choices(ware)}{rows}{prose(ware)}")]


def stacked(ware: Ware) -> list[Piece]:
    """A paragraph whose lines are broken by elements: `Label: value` each."""
    rows = "<br>".join(f"{esc(r.label)}: {esc(r.text)}" for r in ware.rows)
    price = f"<p>{_say(ware, 'price')}: <strong>{money(ware)}</strong> {_was(ware)}</p>"
    return [(OWN, f"<h1>{esc(ware.title)}</h1>{price}{end(ware)}{choices(ware)}<p>{rows}</p>{prose(ware)}")]


TEMPLATES: dict[str, Callable[[Ware], list[Piece]]] = {
    f.__name__: f
    for f in (
        lines, grouped_list, spans, store_state, sectioned, linked_graph,
        trade, by_weight, chooser, accordion, answered, market,
    )
}  # fmt: skip
# Kinds that only webs of the unseen half have.
HELD_OUT: dict[str, Callable[[Ware], list[Piece]]] = {"attributes": attributes, "stacked": stacked}
