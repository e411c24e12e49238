# ruff: noqa: E501 - a page is more readable in few lines
from __future__ import annotations

from decimal import Decimal

import pytest

from emptor.extract import extract_page
from emptor.extract.evidence import SourceText, supports_number
from emptor.models.extraction import Availability, Condition, PageKind, Product

URL = "https://shop.example/p/solo-3"
HEAD = """<html lang="de"><head><title>Acme Solo 3 | Shop</title><script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "Product", "name": "Acme Solo 3", "sku": "S3-77", "mpn": "AC-SOLO3", "gtin13": "4006381333931",
 "brand": {"@type": "Brand", "name": "Acme"}, "image": ["/a.jpg"], "description": "Over-ear headphones with long play.",
 "aggregateRating": {"ratingValue": "8.4", "bestRating": "10", "reviewCount": 1203},
 "offers": {"@type": "Offer", "price": 129.9, "priceCurrency": "EUR", "availability": "https://schema.org/OutOfStock", "itemCondition": "NewCondition",
  "seller": {"name": "Shop GmbH"}},},
 {"@type": "BreadcrumbList", "itemListElement": [{"name": "Audio"}, {"name": "Kopfhörer"}]}]}
</script></head>"""
BODY = """<body><main><h1>Acme Solo 3</h1><p class="price">129,90 €</p><p>Artikelnummer: 998877</p>
<table class="specs"><tr><th>Akkulaufzeit</th><td>bis zu 30 Std.</td></tr><tr><th>Gewicht</th><td>250 g</td></tr>
<tr><th>Aktive Geräuschunterdrückung</th><td>Ja</td></tr><tr><th>Farbe</th><td>Schwarz</td></tr></table>
<ul><li>Ladezeit nur 2,5 Stunden</li></ul>
<p hidden>Gewicht: 1 g</p><p style="font-size:0">Akkulaufzeit: 999 Stunden</p></main></body></html>"""


@pytest.fixture
def product() -> Product:
    found = extract_page(HEAD + BODY, URL)
    assert found.kind is PageKind.PRODUCT
    assert found.product is not None
    return found.product


def test_identifiers_are_told_apart(product: Product) -> None:
    """The number a reader sees is the seller's; the maker's and the trade's come from the markup, whose trailing comma is repaired."""
    assert product.sku is not None
    assert product.mpn is not None
    assert product.gtin is not None
    assert (product.sku.value, product.mpn.value, product.gtin.value) == ("998877", "AC-SOLO3", "4006381333931")


def test_facts_of_the_markup(product: Product) -> None:
    """Rating is put on a scale of five; the breadcrumb goes from wide to narrow."""
    assert product.brand is not None
    assert product.rating is not None
    assert product.review_count is not None
    assert product.category is not None
    assert product.offer.availability is not None
    assert product.offer.condition is not None
    assert product.offer.seller is not None
    assert product.brand.value == "Acme"
    assert product.review_count.value == 1203
    assert product.category.value == ("Audio", "Kopfhörer")
    assert product.offer.availability.value is Availability.OUT_OF_STOCK
    assert product.offer.condition.value is Condition.NEW
    assert product.offer.seller.value == "Shop GmbH"
    assert product.images == ("https://shop.example/a.jpg",)


def test_specs_are_normalised(product: Product) -> None:
    """Attribute, number and unit have canonical names, whatever the language; sentences that state a known property count too."""
    specs = {spec.attribute: spec for spec in product.specs}
    assert (specs["battery_life"].number, specs["battery_life"].unit) == (Decimal(30), "h")
    assert (specs["weight"].number, specs["weight"].unit) == (Decimal(250), "g")
    assert (specs["charging_time"].number, specs["charging_time"].unit) == (Decimal("2.5"), "h")
    assert specs["noise_cancelling"].yes is True
    assert specs["colour"].text == "Schwarz"


def test_what_no_reader_sees_is_no_spec(product: Product) -> None:
    """Hidden and zero-size text is where injected figures hide."""
    assert {spec.number for spec in product.specs if spec.attribute in {"weight", "battery_life"}} == {Decimal(250), Decimal(30)}


def test_every_fact_is_proved(product: Product) -> None:
    """Its words stand in the page, and a number is in its words."""
    text = SourceText(HEAD + BODY)
    facts = [product.name, product.brand, product.sku, product.gtin, product.mpn, product.review_count, product.description]
    assert all(fact is not None and text.holds(fact.quote) for fact in facts)
    assert all(text.holds(spec.quote) for spec in product.specs)
    assert all(supports_number(spec.quote, spec.number, unit=spec.unit) for spec in product.specs if spec.number is not None)


VARIANTS = """<html><head><title>Belt</title><script type="application/ld+json">{"@type": "ProductGroup", "name": "Belt", "hasVariant": [
{"@type": "Product", "name": "Belt S", "sku": "B-S", "size": "S", "offers": {"price": "20", "priceCurrency": "USD", "availability": "InStock"}},
{"@type": "Product", "name": "Belt M", "sku": "B-M", "size": "M", "offers": {"price": "22", "priceCurrency": "USD", "availability": "SoldOut"}}]}
</script></head><body><h1>Belt</h1><span class=price>$20.00</span><button>Add to bag</button></body></html>"""


def test_variants_have_their_own_offers() -> None:
    """A group's price is the one shown; its variants keep theirs."""
    product = extract_page(VARIANTS, URL).product
    assert product is not None
    assert product.offer.price is not None
    assert product.offer.price.value == Decimal(20)
    rows = [(v.sku, v.options, v.offer.price.value if v.offer.price else None) for v in product.variants]
    assert rows == [("B-S", {"size": "S"}, Decimal(20)), ("B-M", {"size": "M"}, Decimal(22))]


MICRODATA = """<html><body><div itemscope itemtype="http://schema.org/Product"><h1 itemprop="name">Mug</h1><span itemprop="sku">M-100</span>
<div itemprop="offers" itemscope itemtype="http://schema.org/Offer"><meta itemprop="priceCurrency" content="PLN"><span itemprop="price" content="997.00">997 zł</span>
<link itemprop="availability" href="http://schema.org/InStock"></div></div></body></html>"""


def test_microdata_is_read() -> None:
    """Nested items, values in attributes, links."""
    product = extract_page(MICRODATA, "https://sklep.example.pl/kubek").product
    assert product is not None
    assert product.offer.price is not None
    assert product.offer.currency is not None
    assert product.offer.availability is not None
    assert (product.offer.price.value, product.offer.currency.value) == (Decimal(997), "PLN")
    assert product.offer.availability.value is Availability.IN_STOCK


WORDS = [
    ("Sold out", Availability.OUT_OF_STOCK),
    ("Derzeit nicht verfügbar", Availability.OUT_OF_STOCK),
    ("Produkt niedostępny", Availability.OUT_OF_STOCK),
    ("In stock", Availability.IN_STOCK),
    ("Skladem", Availability.IN_STOCK),
    ("Pre-order", Availability.PRE_ORDER),
    ("A fine lamp", None),
]


@pytest.mark.parametrize(("words", "expected"), WORDS)
def test_availability_is_what_the_page_says(words: str, expected: Availability | None) -> None:
    """Unknown is an answer: a price alone does not say that one can buy."""
    source = f"<html><body><h1>Lamp</h1><div class=price>$20.00</div><div>{words}</div></body></html>"
    product = extract_page(source, "https://shop.example/products/lamp-1234567").product
    assert product is not None
    found = product.offer.availability
    assert (found.value if found else None) is expected


def test_a_marketplace_address_carries_the_item_number() -> None:
    """By the marketplace's own convention."""
    source = "<html><body><h1>Lamp</h1><span class=price>$20.00</span><button>Add to Cart</button></body></html>"
    product = extract_page(source, "https://www.amazon.com/Some-Lamp/dp/B08N5WRWNW?th=1").product
    assert product is not None
    assert product.sku is not None
    assert product.sku.value == "B08N5WRWNW"


@pytest.mark.parametrize(
    ("given", "brand"),
    [
        ("300ml", None),
        ("300 ml", None),
        ("100% Solo", "100% Solo"),  # a name that goes on after a size
        ("3M", "3M"),
        ("Acme · Ref. BCC448120", "Acme"),
        ("Acme (SKU: TW-2201)", "Acme"),
        ("Nord - Ost", "Nord - Ost"),
    ],
)
def test_a_size_or_an_article_number_is_no_brand(given: str, brand: str | None) -> None:
    """Shops fill the key of the maker with what they have at hand, or print the number of the article behind it."""
    markup = (
        f'{{"@type": "Product", "name": "shampoo", "brand": "{given}", "offers": {{"price": "9.90", "priceCurrency": "EUR"}}}}'
    )
    head = f'<head><title>shampoo</title><script type="application/ld+json">{markup}</script></head>'
    page = extract_page(f"<html>{head}<body><h1>shampoo</h1><p class=price>€9.90</p></body></html>", URL)
    assert page.product is not None
    assert (page.product.brand and page.product.brand.value) == brand


@pytest.mark.parametrize(
    ("name", "brand"),
    [
        ("Nikon D3500 with lens", "Nikon"),
        ("Mercedes-Benz Model Car 1:18", "Mercedes-Benz"),
        ("Peugeot 308 1.6", "Peugeot"),
        ("Ring Light 10 inch", None),  # an everyday word
        ("Case for Nikon D3500", None),  # it fits one
        ("Nikon", None),  # no product
        ("Laptop MSI GP76 11UG", "MSI"),
        ("Tênis Adidas Ultraboost 22", "Adidas"),
        ("Battery Nikon D3500", None),  # made for it
        ("HiLook TK-4145TC-MC kit", "HiLook"),  # no word of a language
    ],
)
def test_a_maker_known_by_name_is_the_brand_where_the_page_names_none(name: str, brand: str | None) -> None:
    """The product's name begins with it and goes on."""
    page = f'<title>{name}</title><main><h1>{name}</h1><p class="price">$49.00</p><button>Add to cart</button></main>'
    found = extract_page(page, "https://shop.example/p/77").product
    assert found is not None
    assert (found.brand.value if found.brand else None) == brand


def test_a_name_that_holds_the_sites_is_its_makers() -> None:
    """The address may be called by words within the name, wherever they stand."""
    name = "Sarang Walet 5 gram Nest One"
    page = f'<title>{name}</title><main><h1>{name}</h1><p class="price">Rp75.000</p><button>Beli</button></main>'
    found = extract_page(page, "https://nestone.example/product/sarang-walet/").product
    assert found is not None
    assert found.brand is not None
    assert found.brand.value == "Nest One"


def test_the_shops_own_name_as_brand_gives_way_to_a_known_maker() -> None:
    """Small shops mark up their name as the brand of all they sell; a maker's own shop is right to."""
    page = (
        '<title>%s</title><script type="application/ld+json">{"@type": "Product", "name": "%s", "brand": "Camworld",'
        ' "offers": {"price": "49", "priceCurrency": "USD"}}</script><h1>%s</h1>'
    )
    for name, brand in (("Nikon D3500 body", "Nikon"), ("Strap, leather", "Camworld")):
        found = extract_page(page % (name, name, name), "https://www.camworld.example/p/77").product
        assert found is not None
        assert found.brand is not None
        assert found.brand.value == brand


@pytest.mark.parametrize(
    ("label", "name", "brand"),
    [
        ("Sailun, Finland", "Sailun Atrezzo tyre", "Sailun"),
        ("Corvetta (Việt Nam)", "Tyre Corvetta 205", "Corvetta"),
        ("Garmin USA", "Garmin Striker 4", "Garmin"),
        ("American Honda", "Honda EU2000i Generator", "Honda"),
        ("Kids Concept", "Kids bed", "Kids Concept"),
        ("Salt, Pepper & Co", "Grinder", "Salt, Pepper & Co"),
    ],
)
def test_a_brand_ends_where_its_country_begins(label: str, name: str, brand: str) -> None:
    """What a page adds to a brand that the product's name has without it is a country or a firm."""
    rows = f"<table><tr><th>Brand</th><td>{label}</td></tr></table>"
    source = f"<html><head><title>{name}</title></head><body><h1>{name}</h1><p>€49.00</p><button>Add to cart</button>{rows}</body></html>"
    product = extract_page(source, "https://shop.example/product/1").product
    assert product is not None
    assert product.brand is not None
    assert product.brand.value == brand


def test_a_word_to_choose_by_is_no_brand() -> None:
    """`Peppermint` among the kinds to choose from."""
    source = (
        "<html><head><title>Peppermint soap</title></head><body><h1>Peppermint soap</h1><p>€4.00</p>"
        "<p><label>Peppermint</label> <label>Rose</label></p><button>Add to cart</button></body></html>"
    )
    product = extract_page(source, "https://shop.example/product/1").product
    assert product is not None
    assert product.brand is None


@pytest.mark.parametrize(
    ("path", "name"),
    [("/Diners-Collage-1000-Piece-Puzzle/prod201", "Diners Collage 1000 Piece Puzzle"), ("/p/201", "Free shipping above")],
    ids=["the address says the title", "the address says nothing"],
)
def test_a_slogan_in_the_heading_gives_way_to_what_the_address_says(path: str, name: str) -> None:
    """The only first-level heading is the shop's; title and address name the product."""
    source = (
        "<html><head><title>Diners Collage 1000 Piece Puzzle | Calendars</title></head><body><h1>Free shipping above $35</h1>"
        '<p class="price">$14.99</p><button>Add to cart</button></body></html>'
    )
    product = extract_page(source, f"https://shop.example{path}").product
    assert product is not None
    assert product.name is not None
    assert product.name.value == name
