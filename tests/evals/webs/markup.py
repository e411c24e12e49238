"""Kinds of shop markup: an item in, the head's data and the product's own part of the body out."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from html import escape
from typing import Any

from tests.evals.webs.language import Words, words
from tests.evals.webs.pages import Item

CENTS = 100
Pieces = tuple[str, str]  # for the head, for the body


def esc(text: object) -> str:
    return escape(str(text))


def script(value: Any, attributes: str = 'type="application/ld+json"') -> str:
    body = json.dumps(value, ensure_ascii=False, default=str, separators=(",", ":")).replace("</", "<\\/")
    return f"<script {attributes}>{body}</script>"


def cents(amount: Decimal) -> int:
    return int(amount * CENTS)


# Pieces that many shops share.


def price_box(item: Item, lang: Words, attributes: str = "") -> str:
    """The price with what stands beside it: the usual price, tax, an instalment."""
    money = lang.money(item.price, item.shop.currency)
    was = f'<p class="old">{lang.page("was")} <s>{lang.money(item.was, item.shop.currency)}</s></p>' if item.was else ""
    monthly = item.instalment and lang.money(item.instalment, item.shop.currency)
    rate = f'<p class="finance">{lang.page("instalment", n=monthly)}</p>' if monthly else ""
    deposit = item.deposit and lang.page("deposit", n=lang.money(item.deposit, item.shop.currency))
    first = f'<p class="price">{esc(deposit)}</p>' if deposit else ""
    return f'{first}<p class="price"{attributes}>{money}</p>{was}<p class="tax">{lang.page("vat")}</p>{rate}'


def stock(item: Item, lang: Words) -> str:
    return f'<p class="stock">{lang.page("stock" if item.in_stock else "sold_out")}</p>'


def options(item: Item, lang: Words) -> str:
    """Colours and sizes to choose from."""
    colours = "".join(f"<li>{esc(c)}</li>" for c in item.colours)
    sizes = "".join(f"<option>{esc(s)}</option>" for s in item.sizes)
    return (f'<p>{lang.page("colour")}</p><ul class="swatches">{colours}</ul>' if colours else "") + (
        f'<label>{lang.page("size")}<select name="size">{sizes}</select></label>' if sizes else ""
    )


def table(item: Item) -> str:
    rows = "".join(f"<tr><th>{esc(r.label)}</th><td>{esc(r.text)}</td></tr>" for r in item.rows)
    return f'<table class="specs">{rows}</table>'


def bullets(item: Item) -> str:
    return "<ul>" + "".join(f"<li>{esc(r.label)}: {esc(r.text)}</li>" for r in item.rows) + "</ul>"


def about(item: Item) -> str:
    return f'<div class="description"><p>{esc(" ".join((item.intro, *item.sentences)))}</p></div>'


def body(item: Item, price: str, specs: str, extra: str = "") -> str:
    """The usual order: heading, price, stock, button, text, specification."""
    lang = words(item.shop.language)
    rating = f'<p class="rating">{item.rating} / 5 ({item.reviews} {lang.page("reviews")})</p>' if item.rating else ""
    return (
        f"<h1>{esc(item.title)}</h1>{rating}{price}{stock(item, lang)}{options(item, lang)}"
        f"<button>{lang.page('cart')}</button><h2>{lang.page('about')}</h2>{about(item)}"
        f"<h2>{lang.page('specs')}</h2>{specs}{extra}"
    )


def product_ld(item: Item) -> dict[str, Any]:
    """The schema.org product of a page."""
    stock_name = "InStock" if item.in_stock else "OutOfStock"
    offer = {
        "@type": "Offer",
        "price": str(item.price),
        "priceCurrency": item.shop.currency,
        "availability": f"https://schema.org/{stock_name}",
        "itemCondition": f"https://schema.org/{item.condition}Condition",
        "url": item.url,
        "seller": {"@type": "Organization", "name": item.shop.name},
    }
    known = {"gtin13": item.gtin, "mpn": item.mpn}
    rated = {"aggregateRating": {"@type": "AggregateRating", "ratingValue": str(item.rating), "reviewCount": item.reviews}}
    return {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": item.title,
        "sku": item.sku,
        "brand": {"@type": "Brand", "name": item.brand},
        **{name: value for name, value in known.items() if value},
        "description": item.intro,
        **(rated if item.rating else {}),
        "offers": offer,
    }


# The kinds.


def json_ld(item: Item) -> Pieces:
    lang = words(item.shop.language)
    return script(product_ld(item)), body(item, price_box(item, lang), table(item))


def graph(item: Item) -> Pieces:
    """As search-engine plug-ins write it: everything in one graph, nodes by their identifiers."""
    product = product_ld(item)
    del product["@context"]
    product["@id"] = f"{item.url}#product"
    nodes = [
        {"@type": "WebSite", "@id": f"https://{item.shop.host}/#website", "name": item.shop.name},
        {"@type": "WebPage", "@id": item.url, "name": item.title, "mainEntity": {"@id": f"{item.url}#product"}},
        product,
    ]
    lang = words(item.shop.language)
    return script({"@context": "https://schema.org", "@graph": nodes}), body(item, price_box(item, lang), bullets(item))


def microdata(item: Item) -> Pieces:
    lang = words(item.shop.language)
    available = "InStock" if item.in_stock else "OutOfStock"
    price = (
        '<div itemprop="offers" itemscope itemtype="https://schema.org/Offer">'
        f'<meta itemprop="priceCurrency" content="{item.shop.currency}"><span itemprop="price" content="{item.price}">'
        f"{lang.money(item.price, item.shop.currency)}</span>"
        f'<link itemprop="availability" href="https://schema.org/{available}">'
        f'<link itemprop="itemCondition" href="https://schema.org/{item.condition}Condition"></div>'
    )
    rows = "".join(
        '<tr itemprop="additionalProperty" itemscope itemtype="https://schema.org/PropertyValue">'
        f'<th itemprop="name">{esc(r.label)}</th><td itemprop="value">{esc(r.text)}</td></tr>'
        for r in item.rows
    )
    inner = body(item, price, f"<table>{rows}</table>").replace("<h1>", '<h1 itemprop="name">', 1)
    brand = f'<div itemprop="brand" itemscope itemtype="https://schema.org/Brand"><meta itemprop="name" content="{esc(item.brand)}"></div>'
    number = f'<meta itemprop="gtin13" content="{item.gtin}">' if item.gtin else ""
    return "", f'<div itemscope itemtype="https://schema.org/Product">{brand}{number}{inner}</div>'


def open_graph(item: Item) -> Pieces:
    lang = words(item.shop.language)
    values = {
        "og:type": "product",
        "og:title": item.title,
        "og:url": item.url,
        "product:price:amount": item.price,
        "product:price:currency": item.shop.currency,
        "product:brand": item.brand,
        "product:availability": "in stock" if item.in_stock else "out of stock",
        "product:condition": item.condition.replace("Condition", "").lower(),
    }
    head = "".join(f'<meta property="{name}" content="{esc(value)}">' for name, value in values.items())
    rows = "".join(
        f'<div class="attr"><span class="attr-name">{esc(r.label)}</span><span class="attr-value">{esc(r.text)}</span></div>'
        for r in item.rows
    )
    return head, body(item, price_box(item, lang), f'<div class="attrs">{rows}</div>')


def _state(item: Item) -> dict[str, Any]:
    return {
        "id": item.sku,
        "title": item.title,
        "brand": {"name": item.brand},
        "price": {"centAmount": cents(item.price), "currencyCode": item.shop.currency, "fractionDigits": 2},
        "availability": {"isOnStock": item.in_stock},
        "attributes": [{"name": r.label, "value": r.text} for r in item.rows],
    }


def _teaser_states(item: Item) -> list[dict[str, Any]]:
    return [
        {"title": t.name, "price": {"centAmount": t.cents, "currencyCode": item.shop.currency, "fractionDigits": 2}}
        for t in item.also
    ]


def next_state(item: Item) -> Pieces:
    """A React shop: amounts in minor units in the page's state, neighbours in the same state."""
    lang = words(item.shop.language)
    props = {"pageProps": {"product": _state(item), "recommendations": _teaser_states(item)}}
    state = script(
        {"props": props, "page": "/product/[slug]", "query": {"slug": item.sku}}, 'id="__NEXT_DATA__" type="application/json"'
    )
    return "", body(item, price_box(item, lang), bullets(item)) + state


def shopify(item: Item) -> Pieces:
    """A theme with the product as JSON: prices in cents, variants by option."""
    lang = words(item.shop.language)
    names = item.colours or ["Default Title"]
    variants = [
        {
            "id": 4400 + n,
            "title": name,
            "option1": name,
            "price": cents(item.price),
            "sku": f"{item.sku}-{n}",
            "available": item.in_stock,
        }
        for n, name in enumerate(names)
    ]
    product = {
        "id": 7700,
        "title": item.title,
        "vendor": item.brand,
        "type": item.kind,
        "price": cents(item.price),
        "price_min": cents(item.price),
        "compare_at_price": cents(item.was) if item.was else None,
        "available": item.in_stock,
        "variants": variants,
    }
    head = (
        f'<meta property="og:title" content="{esc(item.title)}"><meta property="og:price:amount" content="{item.price}">'
        f'<meta property="og:price:currency" content="{item.shop.currency}">'
        f'<script>window.ShopifyAnalytics={{}};var Shopify={{"currency":{{"active":"{item.shop.currency}"}}}};</script>'
    )
    data = script(product, 'type="application/json" data-product-json')
    return head, f'<div class="product-single">{body(item, price_box(item, lang), bullets(item), data)}</div>'


def woo(item: Item) -> Pieces:
    """A WordPress shop: prices in nested elements, a table of attributes, variations in an attribute."""
    lang = words(item.shop.language)
    amount = f'<span class="woocommerce-Price-amount amount"><bdi>{lang.money(item.price, item.shop.currency)}</bdi></span>'
    was = lang.money(item.was, item.shop.currency) if item.was else ""
    old = (
        f'<del><span class="woocommerce-Price-amount amount"><bdi>{was}</bdi></span></del> <ins>{amount}</ins>' if was else amount
    )
    variations = [
        {"attributes": {"attribute_pa_color": c}, "display_price": float(item.price), "is_in_stock": item.in_stock}
        for c in item.colours
    ]
    form = (
        f'<form class="variations_form cart" data-product_variations="{esc(json.dumps(variations, ensure_ascii=False))}"></form>'
    )
    rows = "".join(
        '<tr class="woocommerce-product-attributes-item"><th class="woocommerce-product-attributes-item__label">'
        f'{esc(r.label)}</th><td class="woocommerce-product-attributes-item__value"><p>{esc(r.text)}</p></td></tr>'
        for r in item.rows
    )
    specs = f'<table class="woocommerce-product-attributes shop_attributes">{rows}</table>'
    inner = body(item, f'<p class="price">{old}</p><p class="tax">{lang.page("vat")}</p>', specs, form)
    titled = inner.replace("<h1>", '<h1 class="product_title entry-title">', 1)
    return "", f'<div class="product type-product">{titled}</div>'


def bare_table(item: Item) -> Pieces:
    """No structured data at all; the price stands in the table too."""
    lang = words(item.shop.language)
    first = f"<tr><td>{lang.page('price')}</td><td><b>{lang.money(item.price, item.shop.currency)}</b></td></tr>"
    number = f"<tr><td>{lang.page('number')}</td><td>{item.sku}</td></tr>"
    rows = "".join(f"<tr><td>{esc(r.label)}</td><td>{esc(r.text)}</td></tr>" for r in item.rows)
    return "", body(item, "", f"<table>{first}{number}{rows}</table>")


def definition_list(item: Item) -> Pieces:
    lang = words(item.shop.language)
    rows = "".join(f"<dt>{esc(r.label)}</dt><dd>{esc(r.text)}</dd>" for r in item.rows)
    return "", body(item, price_box(item, lang), f"<dl>{rows}</dl>")


def net_gross(item: Item) -> Pieces:
    """A shop for trade and private buyers: the net price first, then what a buyer pays."""
    lang = words(item.shop.language)
    net = (item.price / VAT_FACTOR).quantize(Decimal("0.01"))
    currency = item.shop.currency
    price = (
        f'<div class="prices"><p class="net">{lang.money(net, currency)} <small>{lang.page("net")}</small></p>'
        f'<p class="gross"><strong>{lang.money(item.price, currency)}</strong> <small>{lang.page("gross")}</small></p></div>'
    )
    return "", body(item, price, table(item))


VAT_FACTOR = Decimal("1.2")


def minor_state(item: Item) -> Pieces:
    """A shop whose script holds the state in minor units; the page shows the price too."""
    lang = words(item.shop.language)
    state = {
        "product": {
            "name": item.title,
            "priceInCents": cents(item.price),
            "currency": item.shop.currency,
            "inStock": item.in_stock,
        },
        "related": [{"name": t.name, "priceInCents": t.cents, "currency": item.shop.currency} for t in item.also],
    }
    data = json.dumps(state, ensure_ascii=False, separators=(",", ":"))
    return "", body(item, price_box(item, lang), table(item), f"<script>window.__INITIAL_STATE__={data};</script>")


def marketplace(item: Item) -> Pieces:
    """New from the first seller, used from others."""
    lang = words(item.shop.language)
    used = item.used_price and lang.page("used_from", n=lang.money(item.used_price, item.shop.currency))
    seller = f'<p class="seller">{lang.page("seller")} {esc(item.shop.name)}</p>'
    other = f'<p class="used-offers"><a href="#used">{used}</a></p>' if used else ""
    price = f'<div class="buybox">{price_box(item, lang)}{seller}</div>{other}'
    return script(product_ld(item)), body(item, price, table(item))


def broken_ld(item: Item) -> Pieces:
    """Markup that a strict parser refuses: a trailing comma and a raw line feed in a string."""
    lang = words(item.shop.language)
    data = json.dumps({**product_ld(item), "description": "LINE"}, ensure_ascii=False)
    data = data.replace('"LINE"', f'"{esc(item.intro)}\n"').removesuffix("}") + ",}"
    return f'<script type="application/ld+json">{data}</script>', body(item, price_box(item, lang), table(item))


def product_group(item: Item) -> Pieces:
    """Variants by colour as schema.org describes them: a group with one product each."""
    lang = words(item.shop.language)
    product = product_ld(item)
    names = item.colours or [""]
    variants = [
        {
            "@type": "Product",
            "name": f"{item.title} {colour}".strip(),
            "sku": f"{item.sku}-{n}",
            "color": colour,
            "offers": product["offers"],
        }
        for n, colour in enumerate(names)
    ]
    group = {
        "@context": "https://schema.org",
        "@type": "ProductGroup",
        "name": item.title,
        "brand": product["brand"],
        "productGroupID": item.sku,
        "variesBy": ["https://schema.org/color"],
        "hasVariant": variants,
    }
    return script(group), body(item, price_box(item, lang), table(item))


def prose(item: Item) -> Pieces:
    """A small shop that writes its figures into sentences."""
    lang = words(item.shop.language)
    text = " ".join(
        str(lang.data["page"]["sentence_states"]).format(label=r.label, label_lower=_lower(r.label), value=r.text)
        for r in item.rows
    )
    return "", body(item, price_box(item, lang), f"<p>{esc(text)}</p>")


def _lower(label: str) -> str:
    return label[0].lower() + label[1:] if not label[1:2].isupper() else label


MARKUP: dict[str, Callable[[Item], Pieces]] = {
    "json_ld": json_ld,
    "graph": graph,
    "microdata": microdata,
    "open_graph": open_graph,
    "next_state": next_state,
    "shopify": shopify,
    "woo": woo,
    "table": bare_table,
    "definition_list": definition_list,
    "net_gross": net_gross,
    "minor_state": minor_state,
    "marketplace": marketplace,
    "broken_ld": broken_ld,
    "product_group": product_group,
    "prose": prose,
}
