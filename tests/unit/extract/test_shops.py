# ruff: noqa: E501 - a page is more readable in few lines
"""Habits of shops that mark up nothing, or mark it up badly: made-up pages, each with one habit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from emptor.extract import extract_page
from emptor.models.extraction import Availability, PageKind, Product

BUY = "<form action=/cart><button type=submit>Add to cart</button></form>"


def shop(inside: str, *, title: str = "Solis lamp", language: str = "en", head: str = "") -> str:
    return (
        f'<html lang="{language}"><head><title>{title} - Lamps</title>{head}</head><body><h1>{title}</h1>{inside}</body></html>'
    )


def product(source: str, url: str = "https://shop.example/lamps/solis") -> Product:
    found = extract_page(source, url)
    assert found.product is not None, found.kind
    return found.product


def sku(source: str, url: str = "https://shop.example/lamps/solis") -> str | None:
    found = product(source, url).sku
    return found.value if found else None


PRICES = [
    (
        "a number of pieces below a sign whose amount is a picture is no price",
        shop(f"<p>Price: <strong>$</strong><br>72 in stock</p>{BUY}"),
        None,
    ),
    (
        "the saving printed beside two amounts is their difference",
        shop(
            "<div class=price>Catalogue: $125.00</div><div>You save: $11.05</div><div class=price>$113.95</div>"
            f"{BUY}<div class=price>Now $122.05 for the desk lamp</div>"
        ),
        "113.95",
    ),
    (
        "engraving is an addition",
        shop(f"<div><del class=price>$39.95</del> <b class=price>$29.95</b></div><div>Add engraving <span class=price>($5.95)</span></div>{BUY}"),
        "29.95",
    ),
    (
        "a condition between the word for delivery and an amount makes it an offer's price",
        shop("<ul><li>Réservation</li><li>Neuf</li><li>Non disponible</li></ul><ul><li>Expédition</li><li>Neuf</li><li>22,50 €</li></ul><p>EAN13 : <b>9782365775717</b></p>", language="fr"),
        "22.50",
    ),
    (
        "free delivery before the gross price, the net one after it",
        shop(f"<table><tr><td>Doprava zdarma</td></tr><tr><td>Cena s DPH:</td><td>21 777 Kč</td></tr><tr><td>Cena bez DPH:</td><td>17 997 Kč</td></tr></table>{BUY}", language="cs"),
        "21777",
    ),
    (
        "`100+` before an amount is a number of pieces, and `as low as` no former price",
        shop(f"<p>As Low As <span class=asLowAsPrice>$0.24</span> per bead</p><table><tr><td>100+</td></tr></table><p class=price>$3.46</p>{BUY}"),
        "3.46",
    ),
    (
        "links to gifts under an amount are no items",
        shop("<div class=strike_price>$54.99</div><div class=sale_price>$24.99</div><p>Item No. 704665</p>" + "".join(f'<a href="/gifts-{n}">Gifts Under ${n}</a> ' for n in (10, 20, 30))),
        "24.99",
    ),
    (
        "delivery itself is not",
        shop("<p>Expédition <b>5,90 €</b></p><p>Référence : <b>SL40722</b></p><p>EAN13 : <b>9782365775717</b></p>", language="fr"),
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("what", "source", "want"), PRICES, ids=[row[0] for row in PRICES])
def test_price(what: str, source: str, want: str | None) -> None:
    """What stands around an amount says what it is."""
    offer = product(source).offer
    got = offer.price.value if offer.price else None
    assert got == (Decimal(want) if want else None), what


def test_an_amount_without_a_sign_is_paid_in_the_money_of_the_amounts_around_it() -> None:
    """The words that show that sign are the evidence."""
    offer = product(shop(f"<div class=price>5.99</div><div>RRP £26.97</div>{BUY}")).offer
    assert offer.price is not None
    assert offer.currency is not None
    assert (offer.price.value, offer.currency.value, offer.currency.quote) == (Decimal("5.99"), "GBP", "£26.97")


@pytest.mark.parametrize(
    ("words", "want"),
    [
        ("透明的亚克力外壳适合各种键盘轻便耐用欢迎选购现货供应", "CNY"),
        ("このキーボードケースは透明で軽く、長く使えます", "JPY"),
    ],
)
def test_a_yen_sign_is_read_by_the_script_of_the_page(words: str, want: str) -> None:
    """Chinese characters alone make `¥` a yuan, kana a yen; neither language nor address says more."""
    source = f"<html><head><title>{words}</title></head><body><h1>{words}</h1><p class=price>¥149.00</p><button>立即购买</button></body></html>"
    offer = product(source).offer
    assert offer.currency is not None
    assert offer.currency.value == want


NUMBERS = [
    ("a number in a query loses to the one a reader sees, though state names that one first", shop(f'<p>Product code: <b>PHLR7</b></p><script>dataLayer=[{{"event":"view_item","ecommerce":{{"detail":{{"products":[{{"name":"Solis lamp","id":"PHLR7"}}]}}}}}}]</script>{BUY}<p class=price>£5</p>'), "https://shop.example/view?productId=597430", "PHLR7"),
    ("without a colon", shop(f"<p>Item No. 704665</p><p class=price>£5</p>{BUY}"), "https://shop.example/lamps/solis", "704665"),
    ("without a space", shop(f"<p>Artikelnummer 1023-029</p><p class=price>5 €</p>{BUY}", language="de"), "https://shop.example/lampen/solis", "1023-029"),
    ("a store's own style", shop(f"<p>Store Style #: 40T6MBMS1S</p><p class=price>$5</p>{BUY}"), "https://shop.example/lamps/solis", "40T6MBMS1S"),
    ("a sentence is no label", shop(f"<p>We sold number 704665</p><p class=price>£5</p>{BUY}"), "https://shop.example/lamps/solis", None),
]  # fmt: skip


@pytest.mark.parametrize(("what", "source", "url", "want"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_the_sellers_number(what: str, source: str, url: str, want: str | None) -> None:
    """As shops print it."""
    assert sku(source, url) == want, what


def test_a_brand_that_is_a_number_is_a_key_unless_the_name_has_it() -> None:
    """State gives `408` for a maker; `4711` is one."""
    state = '<script>dataLayer=[{{"ecommerce":{{"detail":{{"products":[{{"name":"{name}","id":"X1","price":"12.00","brand":"{brand}"}}]}}}}}}]</script>'
    body = f"<p class=price>€12.00</p>{BUY}"
    key = product(shop(body + state.format(name="Solis lamp", brand="408")))
    name = product(shop(body + state.format(name="4711 Eau de Cologne", brand="4711"), title="4711 Eau de Cologne"))
    assert key.brand is None or key.brand.value != "408"
    assert name.brand is not None
    assert name.brand.value == "4711"


@pytest.mark.parametrize(
    ("items", "want"),
    [
        ("<li>Availability: <b>In Stock</b></li>", Availability.IN_STOCK),
        ("<li>Availability: <b>Out of Stock</b></li>", Availability.OUT_OF_STOCK),
        (f"<li>Size S <b>Out of Stock</b></li><li>Size M</li>{BUY}", Availability.IN_STOCK),
    ],
)
def test_a_labelled_state_in_a_list_is_the_products(items: str, want: Availability | None) -> None:
    """A size that is sold out is not."""
    found = product(shop(f"<ul>{items}</ul><p>Product ID: 21785</p><p class=price>$30.99</p>")).offer.availability
    assert (found.value if found else None) == want


def test_the_field_for_a_number_of_pieces_is_no_button() -> None:
    """Even when its name says that it adds to the cart: its value is not what one presses."""
    found = product(
        shop("<p>Item No. 704665</p><input type=text name=addtocart value=1><p class=price>$9.00</p>")
    ).offer.availability
    assert found is None


MAKERS = [
    ("a code that the address has", "https://maker.example/en/solis/SL-40722.html", "<p>Model code: SL-40722</p>"),
    ("an open graph product with reviews of customers", "https://maker.example/en/products/solis.html", '<meta property="og:type" content="product"><div itemscope itemtype="http://schema.org/Review"><b itemprop=author>Ann</b></div><div itemscope itemtype="http://schema.org/Review"><b itemprop=author>Ben</b></div>'),
    ("a data sheet", "https://maker.example/products/solis", "<table><tr><th>Weight</th><td>1.2 kg</td></tr><tr><th>Width</th><td>20 cm</td></tr><tr><th>Height</th><td>40 cm</td></tr><tr><th>Colour</th><td>Black</td></tr><tr><th>Material</th><td>Steel</td></tr></table>"),
]  # fmt: skip
PROSE = "".join(
    f"<p>Solis lights a room as the morning does, part {n}: warm, even, and without a shadow where you do not want one. "
    "Its arm holds where you leave it, its head turns all the way round, and its lamp lasts for twenty years of evenings. "
    "We build each by hand, in small numbers, from steel that was used before, and mend it when it is old.</p>"
    for n in range(8)
)


@pytest.mark.parametrize(("what", "url", "inside"), MAKERS, ids=[row[0] for row in MAKERS])
def test_a_makers_page_is_a_product_without_a_price(what: str, url: str, inside: str) -> None:
    """However much prose praises it, and though nobody sells it there."""
    found = extract_page(shop(PROSE + inside), url)
    assert found.kind is PageKind.PRODUCT, what
    assert found.product is not None
    assert found.product.offer.price is None


NOT_MAKERS = [
    ("prose alone", "https://mag.example/en/solis.html", "", PageKind.ARTICLE),
    ("an article that names the code", "https://mag.example/en/solis-40722.html", '<meta property="og:type" content="article"><meta property="article:published_time" content="2026-10-01"><p>Model code: SL-40722</p>', PageKind.ARTICLE),
    ("one review is the page", "https://mag.example/en/solis", '<script type="application/ld+json">{"@type":"Review","name":"Solis lamp","author":{"name":"Ann"}}</script>', PageKind.ARTICLE),
]  # fmt: skip


@pytest.mark.parametrize(("what", "url", "inside", "want"), NOT_MAKERS, ids=[row[0] for row in NOT_MAKERS])
def test_an_article_about_a_product_stays_an_article(what: str, url: str, inside: str, want: PageKind) -> None:
    """What speaks of a thing is not the thing's page."""
    assert extract_page(shop(PROSE + inside), url).kind is want, what


TILES = "".join(
    f'<div class=tile><a href="/kits/{name}">{name.title()} lamp kit</a> <span class=price>$4{n}.00</span>{BUY}</div>'
    for n, name in enumerate(("oak", "elm", "ash"))
)
SELLS_NOTHING = [
    ("front page", "https://shop.example/", f"<p class=price>$40.00</p>{BUY}", PageKind.OTHER),
    ("front page in a language", "https://shop.example/de/", f"<p class=price>$40.00</p>{BUY}", PageKind.OTHER),
    ("log in", "https://shop.example/customer/login", BUY, PageKind.OTHER),
    ("ask us", "https://shop.example/contact-us.html", BUY, PageKind.OTHER),
    ("three kits, each with its link, price and button", "https://shop.example/kits", TILES, PageKind.LISTING),
    ("a lamp for registers", "https://shop.example/lamps/register-lamp", f"<p class=price>$40.00</p>{BUY}", PageKind.PRODUCT),
]  # fmt: skip


@pytest.mark.parametrize(("what", "url", "inside", "want"), SELLS_NOTHING, ids=[row[0] for row in SELLS_NOTHING])
def test_pages_of_a_shop_that_are_not_a_products(what: str, url: str, inside: str, want: PageKind) -> None:
    """No price is claimed for what sells many things or none."""
    found = extract_page(shop(inside), url)
    assert found.kind is want, what
    assert (found.product is not None) == (want is PageKind.PRODUCT)


@pytest.mark.parametrize(
    ("inside", "want"),
    [
        ('<h1>Solo R5</h1><a href="/stores/acme">Visita la tienda de Acme</a>', "Acme"),
        ('<h1>Solo R5</h1><div>By <a href="/acme/">Acme</a></div>', "Acme"),
        ('<a href="/brands/acme"><img alt="Acme logo" src="/a.png"></a><h1>Solo R5</h1>', "Acme"),
        ("<h1>ACME® Solo R5</h1>", "ACME"),
        ("<h1>Lamphouse Solo R5</h1>", "Lamphouse"),
        ("<h1>Solo R5</h1><p>From Monday in our shops</p>", None),
        ("<h1>Rambler® 12 oz</h1>", None),
    ],
    ids=["invitation", "by", "logo", "registered mark", "address", "a day", "a line of products"],
)
def test_a_brand_by_its_place(inside: str, want: str | None) -> None:
    """Without markup, the line below the name, the link to the maker's page, or the name itself says who made it."""
    offer = '<p class="price">€49.00</p><button>Add to cart</button>'
    page = f"<html><head><title>Shop</title></head><body>{inside}{offer}</body></html>"
    product = extract_page(page, "https://www.lamphouse.example/p/1").product
    assert product is not None
    assert (product.brand.value if product.brand else None) == want
