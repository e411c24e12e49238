"""Further kinds of shop markup: colours and sizes in radio buttons, tiles and variant state, figures in feature lists.

`LATER` has those that both halves have, `HELD_OUT` those of the unseen half alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.evals.webs.language import words
from tests.evals.webs.markup import Pieces, about, body, cents, esc, options, price_box, product_ld, script
from tests.evals.webs.pages import Item, Row


def radios(item: Item) -> Pieces:
    """Radio buttons for colours and sizes; figures in brackets in a list of features."""
    lang = words(item.shop.language)
    groups = [(lang.page("colour"), "color", item.colours), (lang.page("size"), "size", item.sizes)]
    chosen = "".join(_radio_group(*group) for group in groups if group[2])
    lines = "".join(f"<li>{esc(r.label)} ({esc(r.text)})</li>" for r in item.rows)
    return script(product_ld(item)), _with_options(item, price_box(item, lang), f"<ul class='features'>{lines}</ul>", chosen)


def _radio_group(label: str, name: str, values: list[str]) -> str:
    inputs = "".join(
        f'<input type="radio" name="{name}" id="{name}-{n}" value="{esc(v)}"><label for="{name}-{n}">{esc(v)}</label>'
        for n, v in enumerate(values)
    )
    return f"<fieldset><legend>{esc(label)}</legend>{inputs}</fieldset>"


def variant_state(item: Item) -> Pieces:
    """Colours and sizes only in the state from which a script draws them."""
    lang = words(item.shop.language)
    names = [(lang.page("colour"), item.colours), (lang.page("size"), item.sizes)]
    variants = [
        {"sku": f"{item.sku}-{n}", "selectedOptions": [{"name": names[0][0], "value": c}], "availableForSale": item.in_stock}
        for n, c in enumerate(item.colours)
    ]
    product = {
        "title": item.title,
        "vendor": item.brand,
        "price": {"amount": str(item.price), "currencyCode": item.shop.currency},
        "options": [{"name": name, "values": values} for name, values in names if values],
        "variants": variants,
    }
    state = script({"props": {"pageProps": {"product": product}}}, 'id="__NEXT_DATA__" type="application/json"')
    rows = "".join(f"<dt>{esc(r.label)}</dt><dd>{esc(r.text)}</dd>" for r in item.rows)
    return "", _with_options(item, price_box(item, lang), f"<dl>{rows}</dl>", '<div class="variant-picker"></div>') + state


def unit_labels(item: Item) -> Pieces:
    """Units beside the label, figures alone in the cell."""
    lang = words(item.shop.language)
    rows = "".join(f"<tr><th>{esc(label)}</th><td>{esc(text)}</td></tr>" for label, text in map(_unit_to_label, item.rows))
    return script(product_ld(item)), body(item, price_box(item, lang), f'<table class="data">{rows}</table>')


def _unit_to_label(row: Row) -> tuple[str, str]:
    figure, _, unit = row.text.partition(" ")
    if not figure[:1].isdigit() or not unit:
        return row.label, row.text
    return f"{row.label} ({unit})", figure


def tiles(item: Item) -> Pieces:
    """The figure above its label, one tile each; swatches and sizes as buttons."""
    lang = words(item.shop.language)
    groups = [(lang.page("colour"), item.colours), (lang.page("size"), item.sizes)]
    buttons = "".join(
        f'<div class="picker" role="radiogroup" aria-label="{esc(label)}">'
        + "".join(f'<button type="button" role="radio" aria-label="{esc(v)}" title="{esc(v)}"><i></i></button>' for v in values)
        + "</div>"
        for label, values in groups
        if values
    )
    rows = "".join(
        f'<div class="tile"><strong class="tile-value">{esc(r.text)}</strong><span class="tile-label">{esc(r.label)}</span></div>'
        for r in item.rows
    )
    return script(product_ld(item)), _with_options(item, price_box(item, lang), f'<div class="tiles">{rows}</div>', buttons)


def magento(item: Item) -> Pieces:
    """Colours and sizes in the configuration of swatches, prices in minor units nowhere."""
    lang = words(item.shop.language)
    groups = [("color", lang.page("colour"), item.colours), ("size", lang.page("size"), item.sizes)]
    attributes = {
        str(93 + n): {
            "id": str(93 + n),
            "code": code,
            "label": label,
            "options": [{"id": f"{n}{i}", "label": v, "products": [f"{cents(item.price)}{i}"]} for i, v in enumerate(values)],
        }
        for n, (code, label, values) in enumerate(groups)
        if values
    }
    config = {"[data-role=swatch-options]": {"Magento_Swatches/js/swatch-renderer": {"jsonConfig": {"attributes": attributes}}}}
    data = f'<script type="text/x-magento-init">{json.dumps(config, ensure_ascii=False)}</script>'
    rows = "".join(
        f'<tr><th class="col label" scope="row">{esc(r.label)}</th><td class="col data" data-th="{esc(r.label)}">{esc(r.text)}</td></tr>'
        for r in item.rows
    )
    specs = f'<table class="data table additional-attributes">{rows}</table>'
    return "", _with_options(item, price_box(item, lang), specs, f'<div data-role="swatch-options"></div>{data}')


def spec_line(item: Item) -> Pieces:
    """Everything in one line, between bars."""
    lang = words(item.shop.language)
    line = " | ".join(f"{r.label}: {r.text}" for r in item.rows)
    return script(product_ld(item)), body(item, price_box(item, lang), f"<p>{esc(line)}</p>")


def _with_options(item: Item, price: str, specs: str, chosen: str) -> str:
    """The usual body with another choice of colours and sizes."""
    lang = words(item.shop.language)
    usual = body(item, price, specs)
    mine = options(item, lang)
    return usual.replace(mine, chosen, 1) if mine else usual.replace(about(item), f"{chosen}{about(item)}", 1)


LATER: dict[str, Callable[[Item], Pieces]] = {"radios": radios, "variant_state": variant_state, "unit_labels": unit_labels}
HELD_OUT: dict[str, Callable[[Item], Pieces]] = {"tiles": tiles, "magento": magento, "spec_line": spec_line}
