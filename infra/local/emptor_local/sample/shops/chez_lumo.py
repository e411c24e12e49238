"""A French shop: Open Graph tags and the application's state in the page, nothing of schema.org."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from emptor_local.sample.chatter import reviews
from emptor_local.sample.html import document, esc, join, pick, script_json
from emptor_local.sample.labels import eur_fr, rows
from emptor_local.sample.model import Offer, Product, SitePage, Truth
from emptor_local.sample.offers import CHEZ_LUMO, others, stock_of

SITE = "https://www.chez-lumo.example"
SECTIONS = {
    "headphones": ("casques", "Casques audio"),
    "monitors": ("ecrans", "Écrans"),
    "vacuums": ("aspirateurs", "Aspirateurs robots"),
}
KINDS = {
    "over-ear headphones": "Casque circum-auriculaire",
    "in-ear headphones": "Écouteurs intra-auriculaires",
    "robot vacuum": "Aspirateur robot",
}
PARTS = 3


def pages() -> Iterator[SitePage]:
    """Product pages and a category page for each section."""
    for product, offer in stock_of(CHEZ_LUMO):
        yield _product_page(product, offer)
    for section in SECTIONS:
        yield _listing(section)


def _address(product: Product) -> str:
    return f"{SITE}/{SECTIONS[product.section][0]}/{product.key}"


def _title(product: Product) -> str:
    kind = KINDS.get(product.kind) or f"Écran {product.specs['screen_inch']} pouces"
    return f"{kind} {product.name}"


def _sku(product: Product) -> str:
    return f"LUM{product.article[-6:]}"


def _product_page(product: Product, offer: Offer) -> SitePage:
    return SitePage(
        url=_address(product),
        body=_frame(_title(product), _body(product, offer), _head(product, offer)),
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
            sku=_sku(product),
            specs=product.specs,
        ),
    )


def _head(product: Product, offer: Offer) -> str:
    tags = {
        "og:type": "product",
        "og:title": _title(product),
        "og:url": _address(product),
        "og:image": f"{SITE}/media/{product.key}.webp",
        "og:locale": "fr_FR",
        "product:price:amount": str(offer.price),
        "product:price:currency": "EUR",
        "product:availability": "in stock",
        "product:brand": product.brand,
        "product:retailer_item_id": _sku(product),
    }
    return "\n".join(f'<meta property="{name}" content="{esc(value)}">' for name, value in tags.items())


def _state(product: Product, offer: Offer) -> dict[str, Any]:
    return {
        "route": {"name": "product", "locale": "fr"},
        "product": {
            "sku": _sku(product),
            "ean": product.gtin,
            "mpn": product.mpn,
            "name": _title(product),
            "brand": {"name": product.brand},
            "price": {"value": float(offer.price), "oldValue": float(offer.was) if offer.was else None, "currency": "EUR"},
            "stock": {"status": "IN_STOCK", "quantity": 14},
            "rating": {"average": float(offer.rating[0]), "count": offer.rating[1]},
        },
        "cart": {"items": [], "total": 0, "freeShippingFrom": 60},
    }


def _body(product: Product, offer: Offer) -> str:
    slug, section = SECTIONS[product.section]
    was = f'<del class="prix-barre">{eur_fr(offer.was)}</del>' if offer.was else ""
    part = eur_fr((offer.price / PARTS).quantize(offer.price))
    features = "".join(
        f"<li><span>{esc(label)}</span> : <strong>{esc(value)}</strong></li>" for label, value in rows(product, "fr")
    )
    opinions = "".join(f"<blockquote>{esc(what)} <cite>{esc(who)}</cite></blockquote>" for who, _, what in _opinions(product))
    return join((
        f'<nav aria-label="fil"><a href="/">Accueil</a> / <a href="/{slug}">{section}</a></nav>',
        f'<main><h1>{esc(_title(product))}</h1><p class="marque">Marque : {esc(product.brand)} · Réf. {_sku(product)}</p>',
        f'<div class="achat"><span class="prix">{eur_fr(offer.price)}</span> {was}<p>ou {PARTS} fois {part} sans frais</p>',
        '<p class="dispo">En stock, expédié sous 24 h</p><button>Ajouter au panier</button>',
        "<p>Livraison offerte dès 60 €. Éco-participation 0,15 € incluse.</p></div>",
        f"<h2>Caractéristiques</h2><ul class=\"caracteristiques\">{features}</ul>",
        f"<h2>Avis clients ({offer.rating[1]}) : {offer.rating[0].replace('.', ',')}/5</h2>{opinions}</main>",
        _also(product),
        f"<script>window.__INITIAL_STATE__={script_json(_state(product, offer)).split('>', 1)[1].rsplit('<', 1)[0]};</script>",
    ))  # fmt: skip


def _opinions(product: Product) -> list[tuple[str, int, str]]:
    """Some of this shop's buyers write in English."""
    return reviews(product.section, f"lumo/{product.key}", 2)


def _also(product: Product) -> str:
    cards = "".join(_card(other, offer) for other, offer in pick(product.key, others(CHEZ_LUMO, product), 3))
    return f'<section class="suggestions"><h2>Vous aimerez aussi</h2>{cards}</section>'


def _card(product: Product, offer: Offer) -> str:
    return f'<article><a href="/{SECTIONS[product.section][0]}/{product.key}">{esc(_title(product))}</a><p>{eur_fr(offer.price)}</p></article>'


def _listing(section: str) -> SitePage:
    slug, name = SECTIONS[section]
    cards = "".join(_card(product, offer) for product, offer in stock_of(CHEZ_LUMO) if product.section == section)
    body = f"<main><h1>{name}</h1>{cards}</main>"
    return SitePage(url=f"{SITE}/{slug}", body=_frame(name, body, ""), truth=Truth("listing"))


def _frame(title: str, body: str, head: str) -> str:
    menu = "".join(f'<a href="/{slug}">{name}</a>' for slug, name in SECTIONS.values())
    top = f'<header><a href="/">Chez Lumo</a><nav>{menu}</nav><span>Panier 0,00 €</span></header>'
    bottom = (
        "<footer><p>Chez Lumo, 8 quai des Tanneurs. Livraison offerte dès 60 €, retour sous 30 jours.</p></footer>"
        '<div class="bandeau-cookies">Nous utilisons des cookies. <button>Tout accepter</button><button>Refuser</button></div>'
    )
    return document(title=f"{title} | Chez Lumo", language="fr", head=head, body=f"{top}\n{body}\n{bottom}")
