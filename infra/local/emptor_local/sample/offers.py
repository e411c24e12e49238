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
EVERSTEAD = (
    Offer("fernbrook-rill-17", D("39.95"), rating=("4.4", 612)),
    Offer("fernbrook-rill-tea", D("54.00"), was=D("64.00"), rating=("4.6", 318)),
    Offer("copperlow-gander", D("79.00"), rating=("4.7", 204)),
    Offer("tindle-basic", D("19.90"), rating=("3.8", 95)),
    Offer("copperlow-everyday-28", D("34.90"), rating=("4.5", 720)),
    Offer("ironbeck-forge-26", D("44.00"), rating=("4.8", 540)),
    Offer("ironbeck-tri-ply-28", D("89.00"), was=D("109.00"), rating=("4.6", 133)),
    Offer("tindle-lite-24", D("14.90"), rating=("3.9", 210)),
    Offer("wexley-task-3", D("229.00"), rating=("4.5", 187)),
    Offer("wexley-task-3-plus", D("289.00"), was=D("329.00"), rating=("4.6", 92)),
    Offer("oakhollow-perch", D("159.00"), rating=("4.1", 64)),
    Offer("oakhollow-atlas", D("379.00"), rating=("4.7", 41)),
    Offer("lullaway-cloud", D("449.00"), rating=("4.4", 388)),
    Offer("lullaway-cloud-firm", D("479.00"), rating=("4.5", 201)),
    Offer("oakhollow-pocket-1000", D("629.00"), stock=SOLD_OUT, rating=("4.6", 77)),
    Offer("tindle-guest", D("89.00"), rating=("3.7", 58)),
    Offer("cairnside-daylong-22", D("79.00"), rating=("4.6", 266)),
    Offer("cairnside-stormroll-28", D("129.00"), rating=("4.7", 149)),
    Offer("thornway-metro", D("64.00"), was=D("79.00"), rating=("4.2", 83)),
    Offer("thornway-ridge-40", D("139.00"), rating=("4.4", 71)),
    Offer("cairnside-fell-mid", D("159.00"), rating=("4.6", 233)),
    Offer("brackenfoot-trail-low", D("99.00"), rating=("4.3", 178)),
    Offer("brackenfoot-alp-high", D("249.00"), rating=("4.7", 52)),
    Offer("thornway-mire-mid", D("134.00"), stock=SOLD_OUT, rating=("4.4", 66)),
    Offer("cairnside-den-2", D("219.00"), rating=("4.7", 121)),
    Offer("cairnside-den-4", D("349.00"), rating=("4.5", 84)),
    Offer("thornway-feather-2", D("299.00"), rating=("4.3", 47)),
    Offer("gullmere-festival-3", D("69.00"), rating=("3.6", 190)),
    Offer("cairnside-squall", D("219.00"), was=D("259.00"), rating=("4.7", 98)),
    Offer("brackenfoot-drizzle", D("79.00"), rating=("4.2", 140)),
    Offer("gullmere-harbour", D("149.00"), rating=("4.5", 39)),
    Offer("thornway-breeze", D("59.00"), rating=("4.0", 73)),
    Offer("gullmere-flask-750", D("32.00"), rating=("4.7", 504)),
    Offer("gullmere-flask-500", D("27.00"), rating=("4.6", 377)),
    Offer("tindle-sip-1000", D("9.90"), rating=("3.9", 122)),
    Offer("fernbrook-clear-600", D("18.50"), rating=("4.3", 88)),
    Offer("dicewright-harvest-valley", D("49.00"), rating=("4.8", 320)),
    Offer("dicewright-last-lantern", D("39.00"), rating=("4.7", 245)),
    Offer("moonhare-tiny-trains", D("17.50"), rating=("4.4", 130)),
    Offer("moonhare-court-of-owls", D("29.00"), rating=("4.2", 91)),
)
FAIRLANE = (
    Offer("fernbrook-rill-17", D("37.50")),
    Offer("copperlow-gander", D("84.00")),
    Offer("copperlow-everyday-28", D("36.50")),
    Offer("ironbeck-forge-26", D("41.90")),
    Offer("wexley-task-3", D("239.00")),
    Offer("oakhollow-atlas", D("359.00"), was=D("399.00")),
    Offer("lullaway-cloud", D("429.00"), was=D("499.00")),
    Offer("cairnside-daylong-22", D("74.90")),
    Offer("cairnside-stormroll-28", D("134.00")),
    Offer("cairnside-fell-mid", D("154.90")),
    Offer("thornway-mire-mid", D("139.00")),
    Offer("cairnside-den-2", D("229.00")),
    Offer("thornway-feather-2", D("289.00"), stock=SOLD_OUT),
    Offer("cairnside-squall", D("225.00")),
    Offer("brackenfoot-drizzle", D("74.50")),
    Offer("gullmere-flask-750", D("29.90")),
    Offer("dicewright-last-lantern", D("36.90")),
    Offer("dicewright-harvest-valley", D("52.00")),
)


def stock_of(offers: tuple[Offer, ...]) -> list[tuple[Product, Offer]]:
    """A shop's offers with their products."""
    return [(CATALOGUE[offer.key], offer) for offer in offers]


def others(offers: tuple[Offer, ...], product: Product) -> list[tuple[Product, Offer]]:
    """The rest of a shop's offers in a product's section, for "you may also like"."""
    return [(other, offer) for other, offer in stock_of(offers) if other.section == product.section and other is not product]
