"""What a listing says of its items beside their links: amount, currency, stock, picture, rating."""

from __future__ import annotations

import json
from decimal import Decimal

from emptor.extract import extract_page
from emptor.models.extraction import Availability, ItemLink, PageKind

NAMES = ("Solis desk lamp", "Luma floor lamp", "Nori reading lamp", "Vela wall lamp", "Pico clip lamp")


def listing(cards: str, *, head: str = "") -> tuple[ItemLink, ...]:
    body = f"<body><h1>Lamps</h1><ul class=products>{cards}</ul></body>"
    source = f'<html lang="en"><head><title>Lamps</title>{head}</head>{body}</html>'
    page = extract_page(source, "https://shop.example/lamps")
    assert page.kind is PageKind.LISTING
    return page.links


def card(number: int, inside: str) -> str:
    return f'<li class=product-card><a href="/p/{number}">{NAMES[number]}</a>{inside}</li>'


def priced(inside: str) -> tuple[ItemLink, ...]:
    return listing("".join(card(n, f"<span class=price>€{20 + n}.90</span>{inside}") for n in range(len(NAMES))))


def test_amount_and_currency_stand_beside_the_quoted_price() -> None:
    """The printed price, its number and its currency."""
    first = priced("")[0]
    assert (first.price, first.amount, first.currency) == ("€20.90", Decimal("20.90"), "EUR")


def test_a_sold_out_badge_outweighs_a_template_that_prints_both() -> None:
    """A card whose template prints `In stock` and `Sold out` is taken to be sold out."""
    both = priced("<span>In stock</span><span class=badge>Sold out</span>")
    assert {link.availability for link in both} == {Availability.OUT_OF_STOCK}
    assert {link.availability for link in priced("<span>In stock</span>")} == {Availability.IN_STOCK}
    assert {link.availability for link in priced("")} == {None}


def test_the_picture_is_the_real_one_and_not_its_place() -> None:
    """A lazily loaded picture is taken from `data-src`."""
    links = priced('<img src="data:image/gif;base64,R0" data-src="/img/lamp.jpg" alt="Lamp">')
    assert {link.image for link in links} == {"https://shop.example/img/lamp.jpg"}


def test_stars_are_read_from_what_they_say_to_screen_readers() -> None:
    """The label of the stars gives the rating, on a scale of five."""
    assert {link.rating for link in priced('<i role=img aria-label="8.4 out of 10"></i>')} == {Decimal("4.20")}


def test_markup_fills_what_the_page_does_not_show() -> None:
    """JSON-LD of an item list adds price, stock and rating; what is shown stays as it is shown."""
    items = [
        {
            "@type": "ListItem",
            "position": number + 1,
            "item": {
                "@type": "Product",
                "name": name,
                "url": f"https://shop.example/p/{number}",
                "image": "/img/1.jpg",
                "offers": {
                    "@type": "Offer",
                    "price": "33.00",
                    "priceCurrency": "USD",
                    "availability": "https://schema.org/OutOfStock",
                },
                "aggregateRating": {"@type": "AggregateRating", "ratingValue": "4.5", "reviewCount": "12"},
            },
        }
        for number, name in enumerate(NAMES)
    ]
    data = json.dumps({"@context": "https://schema.org", "@type": "ItemList", "itemListElement": items})
    head = f'<script type="application/ld+json">{data}</script>'
    bare = listing("".join(card(n, "") for n in range(len(NAMES))), head=head)[0]
    assert (bare.amount, bare.currency, bare.availability) == (Decimal("33.00"), "USD", Availability.OUT_OF_STOCK)
    assert (bare.rating, bare.image, bare.price) == (Decimal("4.5"), "https://shop.example/img/1.jpg", '"price": "33.00"')
    shown = listing("".join(card(n, "<b class=price>$29.00</b>") for n in range(len(NAMES))), head=head)[0]
    assert (shown.amount, shown.currency, shown.price) == (Decimal("29.00"), "USD", "$29.00")


def test_of_several_amounts_the_one_paid_now_is_taken() -> None:
    """A card prints what it was and what it is, or what a piece of it costs."""
    was = listing("".join(card(n, f"<span>€{40 + n}.00</span> <span>€{20 + n}.00</span>") for n in range(len(NAMES))))
    per = listing("".join(card(n, f"<p>€{20 + n}.00</p><p>€2.10/100g</p>") for n in range(len(NAMES))))
    assert [link.amount for link in was] == [link.amount for link in per] == [Decimal(20 + n) for n in range(len(NAMES))]


def test_a_link_around_a_whole_card_is_called_by_its_name() -> None:
    """Its text holds the stars as well, which alone would name no item."""
    inside = "<b>€{0}9.00</b> Rating: 4.6 out of 5.0 by those who bought it and wrote about it"
    cards = "".join(
        f'<li class="product-card"><a href="/p/{n}"><h3>{name}</h3>{inside.format(n + 1)}</a></li>'
        for n, name in enumerate(NAMES)
    )
    assert [(link.title, link.amount) for link in listing(cards)] == [
        (name, Decimal(f"{n + 1}9")) for n, name in enumerate(NAMES)
    ]


def test_dinars_in_the_markup_of_items_have_three_decimals() -> None:
    """`19,000 DT` are nineteen dinars, also where no key names the currency."""
    items = [
        {
            "@type": "ListItem",
            "item": {"@type": "Product", "@id": f"/p/{n}", "name": NAMES[n], "offers": {"price": f"1{n},000 DT"}},
        }
        for n in range(len(NAMES))
    ]
    head = f'<script type="application/ld+json">{json.dumps({"@type": "ItemList", "itemListElement": items})}</script>'
    links = listing("".join(card(n, "") for n in range(len(NAMES))), head=head)
    assert [link.amount for link in links] == [Decimal(10 + n) for n in range(len(NAMES))]
