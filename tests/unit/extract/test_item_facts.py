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


def test_a_table_as_a_grid_of_items_gives_each_its_own_price() -> None:
    """Three items a row: a cell is the box of its item, not the row."""
    cells = [f'<td><a href="/p/{n}">{NAMES[n]}</a><span class=price>€{20 + n}.90</span></td>' for n in range(len(NAMES))]
    rows = f"<table><tr>{''.join(cells[:3])}</tr><tr>{''.join(cells[3:])}</tr></table>"
    page = extract_page(
        f"<html><head><title>Lamps</title></head><body><h1>Lamps</h1>{rows}</body></html>", "https://shop.example/c"
    )
    assert [(link.title, link.amount) for link in page.links] == [(NAMES[n], Decimal(f"{20 + n}.90")) for n in range(len(NAMES))]


def test_an_item_is_called_by_its_heading_and_not_by_a_longer_description() -> None:
    """A description that is a link as well is longer than the name."""
    told = "Steel arm, dimmable in three steps, with a cable of two metres and a plug for Europe"
    cards = "".join(
        f"<li class=product-card><a href='/p/{n}'>{told}</a><h3><a href='/p/{n}'>{NAMES[n]}</a></h3>"
        f"<span class=price>€{20 + n}.90</span></li>"
        for n in range(len(NAMES))
    )
    assert [link.title for link in listing(cards)] == list(NAMES)


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


def grid(items: str, *, url: str = "https://shop.example/lamps", head: str = "") -> list[tuple[str, str, Decimal | None]]:
    page = extract_page(f"<html><head><title>Lamps</title>{head}</head><body><h1>Lamps</h1>{items}</body></html>", url)
    return [(link.url, link.title, link.amount) for link in page.links]


def test_links_of_items_are_joined_to_the_base_of_the_page() -> None:
    """A browser follows `<base href>`: `p/1` on `/shop/lamps` with base `/` is `/p/1`, not `/shop/p/1`."""
    boxes = "".join(
        f'<div class=item><a href="p/{n}">{NAMES[n]}</a><span class=price>€{20 + n}.90</span></div>' for n in range(5)
    )
    found = grid(boxes, url="https://shop.example/shop/lamps", head='<base href="/">')
    assert found == [(f"https://shop.example/p/{n}", NAMES[n], Decimal(f"{20 + n}.90")) for n in range(5)]


def test_items_that_one_script_shows_by_their_query_are_apart() -> None:
    """All items are `index.php`, each with a number: a box is that of one number."""
    boxes = "".join(
        f"<div class=product-block><div><a href='/index.php?route=product&amp;id={n}'>{NAMES[n]}</a></div>"
        f"<div class=price><s>€3{n}.00</s> <span class=price-new>€{20 + n}.90</span></div></div>"
        for n in range(5)
    )
    found = grid(f"<div>{boxes}</div>", url="https://shop.example/index.php?route=category")
    assert [amount for _, _, amount in found] == [Decimal(f"{20 + n}.90") for n in range(5)]


def test_one_list_entry_around_all_items_is_not_the_box_of_one() -> None:
    """Thirty items in one `li`, each shown twice over, with its price."""
    told = "<p>Steel</p><p>Dimmable</p><p>Two metres of cable</p>"
    boxes = "".join(
        f"<div class=product><div><a href='/p/{n}'>{NAMES[n % 5]} {n}</a>{told}<span class=price>€{20 + n}.90</span></div></div>"
        for n in range(30)
    )
    found = grid(f"<ul><li>{boxes}</li></ul>")
    assert [amount for _, _, amount in found] == [Decimal(f"{20 + n}.90") for n in range(30)]


def test_items_below_an_open_filter_are_items() -> None:
    """A template that never closes its filter puts all items into it; links of the filter itself are none."""
    boxes = "".join(
        f"<div class=product-item><a href='/p/{n}'>{NAMES[n]}</a><span class=price>€{20 + n}.90</span></div>" for n in range(5)
    )
    found = grid(f"<div class=filters><a href='/lamps/cheap'>Under €50</a>{boxes}</div>")
    assert [(title, amount) for _, title, amount in found] == [(NAMES[n], Decimal(f"{20 + n}.90")) for n in range(5)]
