"""What each shop sells, and for how much."""

from __future__ import annotations

from decimal import Decimal

from emptor_local.sample.goods import CATALOGUE
from emptor_local.sample.model import Offer, Product

D = Decimal
SOLD_OUT = "OutOfStock"

AUDIORAMA = (
    Offer("halvik-meridian-45", D("129.00"), was=D("159.00"), rating=("4.6", 412)),
    Offer("tarvane-drift-2", D("79.99"), rating=("4.3", 1208)),
    # The markup still has the price from before the sale.
    Offer("sonnika-h700", D("149.00"), was=D("179.00"), stated=D("179.00"), rating=("4.5", 233)),
    Offer("quillon-arc-lite", D("99.00"), rating=("4.1", 96)),
    Offer("sonnika-longhaul-80", D("119.00"), stock=SOLD_OUT, rating=("4.7", 88)),
    Offer("halvik-meridian-pro", D("159.00"), rating=("4.8", 51)),
    Offer("brezza-aria-28", D("119.00"), rating=("4.2", 140)),
    Offer("tarvane-drift-mini", D("89.00"), rating=("4.0", 77)),
    Offer("mirefold-studio-m40", D("109.00"), rating=("4.7", 64)),
    Offer("quillon-arc-max", D("249.00"), was=D("299.00"), rating=("4.6", 302)),
    Offer("mirefold-haven", D("139.00"), rating=("4.4", 19)),
    Offer("kitefin-pods-air", D("69.00"), rating=("4.2", 540)),
    Offer("halvik-bud-one", D("99.00"), rating=("4.3", 61)),
)
HOMEWARD = (
    Offer("halvik-meridian-45", D("134.95"), rating=("4.5", 97)),
    Offer("tarvane-drift-2", D("84.50"), was=D("99.00"), rating=("4.4", 310)),
    Offer("brezza-aria-kids", D("39.00"), rating=("4.6", 212)),
    Offer("domovik-r3", D("229.00"), rating=("4.3", 180)),
    Offer("domovik-r5", D("329.00"), was=D("379.00"), rating=("4.5", 265)),
    Offer("domovik-r7-station", D("549.00"), rating=("4.6", 72)),
    Offer("sweepra-mini", D("149.00"), rating=("3.9", 401)),
    Offer("sweepra-max-plus", D("399.00"), was=D("499.00"), rating=("4.2", 133)),
    Offer("rundo-one", D("199.00"), rating=("4.0", 88)),
    Offer("rundo-aqua", D("289.00"), rating=("3.7", 54)),
    Offer("rundo-pet", D("259.00"), stock=SOLD_OUT, rating=("4.4", 119)),
    Offer("lumetra-l27q", D("299.00"), was=D("329.00"), rating=("4.6", 143)),
    Offer("vantor-view-27c", D("289.00"), rating=("4.4", 58)),
    Offer("vantor-fast-24", D("169.00"), rating=("4.2", 39)),
    Offer("orbisque-o40-wide", D("1299.00"), rating=("4.7", 12)),
)
KLANGBILD = (
    Offer("halvik-meridian-45", D("139.00")),
    Offer("sonnika-h700", D("164.90")),
    Offer("sonnika-longhaul-80", D("129.00"), stock=SOLD_OUT),
    Offer("quillon-arc-max", D("269.00"), was=D("319.00")),
    Offer("mirefold-studio-m40", D("112.50")),
    Offer("lumetra-l27q", D("289.00"), was=D("319.00")),
    Offer("vantor-view-27c", D("279.90")),
    Offer("vantor-view-27", D("129.00")),
    Offer("pixelhain-p27g", D("239.00")),
    Offer("pixelhain-p27-oled", D("699.00")),
    Offer("orbisque-o27-4k", D("299.00")),
    Offer("orbisque-o27-curve", D("219.00"), stock=SOLD_OUT),
    Offer("lumetra-l27u-pro", D("429.00")),
    Offer("vantor-curve-32", D("249.00")),
    Offer("orbisque-o40-wide", D("1299.00"), was=D("1499.00")),
    Offer("kehrwerk-k100", D("249.00")),
    Offer("kehrwerk-k300-station", D("649.00")),
)
CHEZ_LUMO = (
    Offer("halvik-meridian-45", D("144.90"), rating=("4.5", 33)),
    Offer("sonnika-h700", D("159.00"), was=D("189.00"), rating=("4.4", 27)),
    Offer("brezza-aria-28", D("115.00"), rating=("4.3", 41)),
    Offer("kitefin-pods-air", D("64.90"), rating=("4.1", 18)),
    Offer("pixelhain-p27g", D("244.90"), rating=("4.5", 22)),
    Offer("orbisque-o27-4k", D("319.00"), rating=("4.2", 9)),
    Offer("orbisque-o40-wide", D("1349.00"), rating=("4.8", 4)),
    Offer("rundo-aqua", D("279.00"), rating=("3.8", 15)),
)
VOLTLY = (
    Offer("halvik-meridian-45", D("124.99"), rating=("4.6", 205)),
    Offer("quillon-arc-lite", D("94.50"), was=D("109.00"), rating=("4.0", 62)),
    Offer("tarvane-drift-2", D("82.00"), rating=("4.2", 90)),
    Offer("tarvane-loop-sport", D("35.00"), rating=("3.9", 70)),
    Offer("halvik-bud-one", D("89.00"), rating=("4.4", 48)),
    Offer("sweepra-mini", D("139.00"), rating=("4.0", 66)),
)
SECONDSPIN = (
    Offer("halvik-meridian-pro", D("118.00"), was=D("159.00"), condition="refurbished", rating=("4.5", 23)),
    Offer("quillon-arc-max", D("148.00"), was=D("249.00"), condition="refurbished", rating=("4.4", 31)),
    Offer("brezza-aria-28", D("74.00"), was=D("119.00"), condition="used", rating=("4.0", 8)),
    Offer("lumetra-l27u-pro", D("289.00"), was=D("449.00"), condition="refurbished", rating=("4.3", 11)),
)


def stock_of(offers: tuple[Offer, ...]) -> list[tuple[Product, Offer]]:
    """A shop's offers with their products."""
    return [(CATALOGUE[offer.key], offer) for offer in offers]


def others(offers: tuple[Offer, ...], product: Product) -> list[tuple[Product, Offer]]:
    """The rest of a shop's offers in a product's section, for "you may also like"."""
    return [(other, offer) for other, offer in stock_of(offers) if other.section == product.section and other is not product]
