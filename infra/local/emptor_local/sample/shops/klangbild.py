"""A German shop without any structured data: headings, tables, and prices with a comma."""

from __future__ import annotations

from collections.abc import Iterator

from emptor_local.sample.html import document, esc, join, pick
from emptor_local.sample.labels import eur_de, rows, text
from emptor_local.sample.model import Offer, Product, SitePage, Truth
from emptor_local.sample.offers import KLANGBILD, others, stock_of

SITE = "https://www.klangbild-technik.example"
SECTIONS = {"headphones": "Kopfhörer", "monitors": "Monitore", "vacuums": "Saugroboter"}
KINDS = {
    "over-ear headphones": "Over-Ear-Kopfhörer",
    "on-ear headphones": "On-Ear-Kopfhörer",
    "in-ear headphones": "In-Ear-Kopfhörer",
    "robot vacuum": "Saugroboter",
}
MONTHS = 12
FREE_FROM = "Versandkostenfrei ab 49,00 €, sonst 4,95 €"


def pages() -> Iterator[SitePage]:
    """Product pages and a category page for each section."""
    for number, (product, offer) in enumerate(stock_of(KLANGBILD)):
        yield _product_page(product, offer, _number(number))
    for section in SECTIONS:
        yield _listing(section)


def _number(at: int) -> str:
    return f"{100230 + at * 11}"


def _slug(product: Product, number: str) -> str:
    return f"/{SECTIONS[product.section].lower().replace('ö', 'oe')}/{product.key}-{number}.html"


def _kind(product: Product) -> str:
    return KINDS.get(product.kind) or f"{product.specs['screen_inch']}-Zoll-Monitor"


def _title(product: Product) -> str:
    return f"{product.brand} {product.model} {_kind(product)}"


def _product_page(product: Product, offer: Offer, number: str) -> SitePage:
    return SitePage(
        url=f"{SITE}{_slug(product, number)}",
        body=_frame(_title(product), _body(product, offer, number)),
        truth=Truth(
            "product",
            name=_title(product),
            brand=product.brand,
            price=offer.price,
            list_price=offer.was,
            currency="EUR",
            availability=offer.stock,
            gtin=product.gtin,
            mpn=product.mpn,
            sku=number,
            specs=product.specs,
        ),
    )


def _body(product: Product, offer: Offer, number: str) -> str:
    was = f'<div class="uvp">UVP: <span class="alt">{eur_de(offer.was)}</span></div>' if offer.was else ""
    sold_out = offer.stock == "OutOfStock"
    stock = (
        '<div class="lager rot">Zurzeit nicht lieferbar</div>'
        if sold_out
        else '<div class="lager gruen">Sofort lieferbar, Lieferzeit 1-3 Werktage</div><input type="submit" value="In den Warenkorb">'
    )
    rate = eur_de((offer.price / MONTHS).quantize(offer.price))
    return join((
        f'<p class="pfad"><a href="/">Start</a> &gt; <a href="/{SECTIONS[product.section].lower().replace("ö", "oe")}/">'
        f"{SECTIONS[product.section]}</a> &gt; {esc(product.brand)}</p>",
        f'<h1>{esc(_title(product))}</h1><p>Artikelnummer: {number}</p>',
        f'<div class="kaufen"><div class="preis">{eur_de(offer.price)}</div>{was}<small>inkl. 19 % MwSt., zzgl. Versandkosten</small>'
        f"<p>Finanzierung: {MONTHS} Raten zu {rate}</p>{stock}</div>",
        f"<p>{FREE_FROM}</p>",
        f"<h2>Beschreibung</h2><p>{_german(product)}</p>",
        f"<h2>Technische Daten</h2>{_table(product, number)}",
        _also(product),
    ))  # fmt: skip


def _german(product: Product) -> str:
    specs = product.specs
    if product.section == "headphones":
        lasts = f"Der Akku hält bis zu {specs['battery_life_h']} Stunden. " if "battery_life_h" in specs else ""
        return f"{esc(product.name)}: {_kind(product)} mit {esc(text('connectivity', specs['connectivity'], 'de'))}. {lasts}Gewicht: {specs['weight_g']} g."
    if product.section == "monitors":
        hz = specs["refresh_hz"]
        return f"{esc(product.name)}: {specs['screen_inch']} Zoll, {specs['resolution']} Bildpunkte, {esc(specs['panel'])}-Panel mit {hz} Hz."
    return f"{esc(product.name)}: Saugroboter mit {specs['suction_pa']} Pa und bis zu {specs['runtime_min']} Minuten Laufzeit."


def _table(product: Product, number: str) -> str:
    lines = [("Hersteller", product.brand), ("Hersteller-Nr.", product.mpn), ("EAN", product.gtin), ("Artikelnummer", number)]
    body = "".join(f"<tr><td>{esc(label)}:</td><td>{esc(value)}</td></tr>" for label, value in (*lines, *rows(product, "de")))
    return f'<table border="0" cellpadding="4">{body}</table>'


def _also(product: Product) -> str:
    lines = "".join(_line(other, offer) for other, offer in pick(product.key, others(KLANGBILD, product), 3))
    return f'<h3>Kunden kauften auch</h3><table class="auch">{lines}</table>'


def _line(product: Product, offer: Offer) -> str:
    number = _number(next(at for at, candidate in enumerate(KLANGBILD) if candidate is offer))
    return f'<tr><td><a href="{_slug(product, number)}">{esc(_title(product))}</a></td><td align="right">{eur_de(offer.price)}</td></tr>'


def _listing(section: str) -> SitePage:
    lines = "".join(_line(product, offer) for product, offer in stock_of(KLANGBILD) if product.section == section)
    name = SECTIONS[section]
    body = f"<h1>{name}</h1><p>Sortieren: Preis aufsteigend | Bewertung</p><table>{lines}</table>"
    return SitePage(url=f"{SITE}/{name.lower().replace('ö', 'oe')}/", body=_frame(name, body), truth=Truth("listing"))


def _frame(title: str, body: str) -> str:
    menu = " | ".join(f'<a href="/{name.lower().replace("ö", "oe")}/">{name}</a>' for name in SECTIONS.values())
    top = (
        f'<table width="100%"><tr><td><a href="/"><b>Klangbild Technik</b></a></td><td>{menu}</td><td>Warenkorb: 0,00 €</td></tr></table>'
        '<div class="cookie">Diese Website verwendet Cookies. <a href="#">Zustimmen</a> <a href="#">Ablehnen</a></div>'
    )
    bottom = (
        "<hr><p>Klangbild Technik GmbH, Am Alten Hafen 3. Gutschein: 5,00 € ab 100,00 € Bestellwert für Newsletter-Abonnenten. "
        '<a href="/impressum">Impressum</a> <a href="/agb">AGB</a> <a href="/versand">Versand</a></p>'
    )
    head = '<meta property="og:type" content="website"><meta property="og:site_name" content="Klangbild Technik">'
    return document(title=f"{title} kaufen | Klangbild Technik", language="de", head=head, body=f"{top}\n{body}\n{bottom}")
