# ruff: noqa: E501 - a page is more readable in few lines
"""Kinds of pages that carry no markup: told by how they are built."""

from __future__ import annotations

import pytest

from emptor.extract import extract_page
from emptor.models.extraction import PageKind


def thread(box: str, who: str, when: str, title: str = "Battery drains | Gear forum") -> str:
    posts = "".join(
        f'<div class="{box}"><div class="{who}"><b>user{n}</b></div>{when}<p>Mine lasts for {n} hours.</p></div>' for n in (2, 3)
    )
    return f"<html><head><title>{title}</title></head><body><h1>Battery drains</h1><div>{posts}</div></body></html>"


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://gear.example/t/battery-drains/4601", thread("post", "user", "<time>2026-10-10</time>")),
        ("https://gear.example/thread/battery", thread("message", "author", '<i class="date">10 May</i>')),
        ("https://gear.example/showthread.php?t=12", thread("post-body", "poster", "<time>May</time>", title="Battery")),
        ("https://gear.example/battery", thread("post", "username", "<time>2026-10-10</time>")),
    ],
)
def test_two_signed_posts_make_a_thread(url: str, page: str) -> None:
    """With an address or a title that says forum."""
    assert extract_page(page, url).kind is PageKind.FORUM


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://mag.example/battery", thread("post", "user", "<time>May</time>", title="Battery | Magazine")),
        ("https://mag.example/forums/about", "<html><head><title>About</title></head><body><h1>About us</h1></body></html>"),
        (
            "https://mag.example/t/x/1",
            f'<section class="comments">{thread("comment", "user", "<time>May</time>", title="Lamp")}</section>',
        ),
    ],
)
def test_one_sign_alone_makes_no_thread(url: str, page: str) -> None:
    """Posts of a blog, an address, the comments below something else."""
    assert extract_page(page, url).kind is not PageKind.FORUM


def shop(items: str, after: str = "") -> str:
    return (
        '<html><head><title>Lamps - Shop</title></head><body><div><a href="/">Shop</a> <a href="/deals">Deals under $20</a></div>'
        f"<div><h1>Lamps</h1><p>Sort by: Price | Rating</p>{items}</div>{after}<div><p>Gift card balance: from $10 to $500</p></div></body></html>"
    )


def tiles(form: str, *names: str) -> str:
    return "".join(form.format(name=name, price=20 + place) for place, name in enumerate(names))


TILE = '<div class="tile"><a href="/p/{name}/77">Lamp {name}</a> <span class="tile-price">${price}.00</span></div>'
LI = '<li><a href="/used/{name}">Lamp {name} 45</a> ${price}.00</li>'
ROW = '<tr><td><a href="/lamps/{name}.html">Lamp {name} 45</a></td><td>{price},00 €</td></tr>'
ARTICLE = '<article><a href="/lamps/{name}">Lamp {name} 45</a><p>{price},90 €</p></article>'


@pytest.mark.parametrize(
    ("url", "items", "count"),
    [
        ("https://shop.example/s/lamps", tiles(TILE, "ada", "bea", "cas"), 3),
        ("https://shop.example/s/lamps", tiles(TILE, "ada", "bea", "cas", "dan"), 4),
        ("https://shop.example/all", f"<ul>{tiles(LI, 'ada', 'bea', 'cas', 'dan')}</ul>", 4),
        ("https://shop.example/lamps/", f"<table>{tiles(ROW, 'ada', 'bea')}</table>", 2),
        ("https://shop.example/lamps", tiles(ARTICLE, "ada"), 1),
    ],
)
def test_few_linked_prices_below_the_heading_are_a_listing(url: str, items: str, count: int) -> None:
    """No price of theirs is the page's own."""
    page = extract_page(shop(items), url)
    assert page.kind is PageKind.LISTING
    assert page.product is None
    assert len([link for link in page.links if "Lamp" in link.title]) == count
    assert all(link.price is None or len(link.price) <= len("$500.00") for link in page.links)


@pytest.mark.parametrize(
    "items",
    [
        f'<p class="price">$99.00</p><p>Sold out</p>{tiles(TILE, "ada", "bea", "cas")}',
        f'<p class="price">$99.00</p><button>Add to cart</button>{tiles(TILE, "ada", "bea", "cas")}',
        tiles(
            '<p>Lamp {name} <a href="https://other.example/{name}">the lamp {name}</a> costs ${price}.00</p>', "ada", "bea", "cas"
        ),
    ],
)
def test_prices_of_others_make_no_listing(items: str) -> None:
    """The product's own comes first, or the links lead to other sites."""
    assert extract_page(shop(items), "https://shop.example/p/lamp-one").kind is not PageKind.LISTING


@pytest.mark.parametrize(("name", "price"), [("R5", None), ("R 1,299.00", "1299.00")])
def test_a_letter_is_a_sign_only_beside_money(name: str, price: str | None) -> None:
    """Models are named by a letter and a number too."""
    page = f'<html><head><title>Lamp {name}</title><meta property="og:type" content="product"></head><body><h1>Lamp</h1><p>{name}</p></body></html>'
    found = extract_page(page, "https://shop.example/p/lamp").product
    assert found is not None
    assert (str(found.offer.price.value) if found.offer.price else None) == price


def sheet(row: str, extra: str = "") -> str:
    facts = (
        ("Weight", "254 g"),
        ("Battery life", "45 hours"),
        ("Driver size", "40 mm"),
        ("Article number", "AC-S3"),
        ("EAN", "4006381333931"),
    )
    rows = "".join(row.format(label=label, value=value) for label, value in facts)
    return (
        "<html lang=en><head><title>Acme Solo R5: data sheet | Acme</title></head><body><main><h1>Solo R5</h1><p>Plays long.</p>"
        f"<p>Recommended retail price $379.00. Available from selected dealers.</p>{extra}<h2>Data sheet</h2>{rows}</main></body></html>"
    )


@pytest.mark.parametrize(
    "row",
    [
        '<div class="row"><div class="k">{label}</div><div class="v">{value}</div></div>',
        "<table><tr><th>{label}</th><td>{value}</td></tr></table>",
        "<dl><dt>{label}</dt><dd>{value}</dd></dl>",
    ],
)
def test_a_makers_data_sheet_is_a_product_without_an_offer(row: str) -> None:
    """Name, brand, numbers and properties; what dealers are recommended to ask is no price."""
    page = extract_page(sheet(row), "https://www.acme.example/products/solo-r5")
    assert page.kind is PageKind.PRODUCT
    product = page.product
    assert product is not None
    assert product.name is not None
    assert product.brand is not None
    assert product.gtin is not None
    assert product.mpn is not None
    assert product.name.value in {"Solo R5", "Acme Solo R5"}
    assert (product.brand.value, product.gtin.value, product.mpn.value, product.sku) == ("Acme", "4006381333931", "AC-S3", None)
    assert (product.offer.price, product.offer.availability) == (None, None)
    assert {"weight", "battery_life"} <= {spec.attribute for spec in product.specs if spec.number is not None}


def test_a_table_of_several_products_is_no_data_sheet() -> None:
    """Two trade numbers are two products."""
    second = "<table><tr><th>EAN</th><td>9780306406157</td></tr></table>"
    page = extract_page(
        sheet("<table><tr><th>{label}</th><td>{value}</td></tr></table>", second), "https://www.acme.example/compare"
    )
    assert page.kind is not PageKind.PRODUCT


def test_a_sku_stays_the_sellers_number() -> None:
    """Its label says whose number it is, on a page without an offer too."""
    page = sheet("<table><tr><th>{label}</th><td>{value}</td></tr></table>").replace("Article number", "SKU")
    product = extract_page(page, "https://www.acme.example/products/solo-r5").product
    assert product is not None
    assert product.sku is not None
    assert (product.sku.value, product.mpn) == ("AC-S3", None)


def test_a_category_wrapped_as_one_product_is_a_list() -> None:
    """An aggregate of 1,650 offers is no single product, whatever its markup calls itself."""
    markup = (
        '<script type="application/ld+json">{"@type": "Product", "name": "Phones", "offers": {"@type": "AggregateOffer", '
        '"offerCount": 1650, "lowPrice": 95, "priceCurrency": "EUR"}}</script>'
    )
    source = f"<html><head><title>Phones</title>{markup}</head><body><h1>Phones</h1><p>1650 products</p></body></html>"
    assert extract_page(source, "https://market.example/catalog/phones").kind is not PageKind.PRODUCT


@pytest.mark.parametrize(
    ("url", "inside"),
    [
        ("https://agency.example/blog/best-companies", "<p>Plans begin at <b>$400</b> a seat.</p>"),
        ("https://events.example/d/online/talks", "<div class=price>Free</div><div class=price>Free</div>"),
        ("https://help.example/detroit", "<form class='add-to-cart'><button>Buy now</button></form>"),
    ],
)
def test_one_kind_of_evidence_alone_makes_no_product(url: str, inside: str) -> None:
    """A price, or a button, or a label of Open Graph stands on many pages that sell no single thing."""
    source = (
        f"<html><head><title>Our guide to better work</title></head><body><h1>Our guide to better work</h1>{inside}</body></html>"
    )
    assert extract_page(source, url).kind is not PageKind.PRODUCT


@pytest.mark.parametrize(
    ("url", "title", "inside", "kind"),
    [
        (
            "https://big.example/p/mixer/-/A-5",
            "Big: Expect more",
            "<h1>Item not available</h1><p>We are sorry.</p>",
            PageKind.ERROR,
        ),
        ("https://look.example/look-13/p", "Look", "<button disabled>Produto Indisponível</button>", PageKind.PRODUCT),
        ("https://look.example/about", "Look", "<button disabled>Produto Indisponível</button>", PageKind.OTHER),
        ("https://sense.example/product/category/near", "Sensors | Sense", "<h1>Sensors</h1><p>Sold out</p>", PageKind.LISTING),
    ],
    ids=["names nothing", "at a product's address", "elsewhere", "a category of products"],
)
def test_a_page_that_only_says_sold_out(url: str, title: str, inside: str, kind: PageKind) -> None:
    """It is a product's where its address is; where its heading names nothing, the product is gone."""
    assert extract_page(f"<html><head><title>{title}</title></head><body>{inside}</body></html>", url).kind is kind


def test_four_cards_are_a_list_where_nothing_else_is_sold() -> None:
    cards = "".join(
        f'<li class="product-card"><a href="/p/{n}"><h3>Salt lamp {n}</h3></a><span class="price">{n}9,00 €</span></li>'
        for n in range(1, 5)
    )
    page = f"<html><body><h1>Salt lamps</h1><form>From 19,00 € to 39,00 €</form><ul class='grid'>{cards}</ul></body></html>"
    assert extract_page(page, "https://lamps.example/c/all").kind is PageKind.LISTING


@pytest.mark.parametrize(
    ("url", "links", "kind"),
    [
        ("https://lamps.example/all", "/p/{n}", PageKind.LISTING),
        ("https://lamps.example/all", "https://lamps.example/p/{n}", PageKind.LISTING),
        ("https://blog.example/all", "https://lamps.example/p/{n}", PageKind.OTHER),
        ("https://lamps.example/all", "/story/{n}", PageKind.OTHER),
    ],
    ids=["own", "own with host", "of another site", "stories"],
)
def test_links_to_products_are_a_list_whose_prices_a_script_brings(url: str, links: str, kind: PageKind) -> None:
    """Only of the page's own site, and only where the page is nothing else."""
    items = "".join(f'<div><a href="{links.format(n=n)}">Lamp number {n}</a></div>' for n in range(1, 11))
    assert extract_page(f"<html><body><h1>Lamps</h1>{items}</body></html>", url).kind is kind


RECIPE = '<script type="application/ld+json">{"@type": "%s", "name": "Melon carpaccio", "recipeYield": "4"}</script>'


@pytest.mark.parametrize(
    ("markup", "kind"), [(RECIPE % "Recipe", False), (RECIPE % "HowTo", False), (RECIPE % "Product", True), ("", True)]
)
def test_a_shops_recipe_is_no_product(markup: str, kind: bool) -> None:
    """It sells the ingredients, with prices and a button; markup says what the heading names."""
    page = (
        f"<html><head><title>Melon carpaccio</title>{markup}</head><body><h1>Melon carpaccio</h1>"
        '<div><p class="price">2.99 €</p><button>Add to cart</button></div></body></html>'
    )
    assert (extract_page(page, "https://shop.example/products/melon-carpaccio-120005.html").kind is PageKind.PRODUCT) is kind


@pytest.mark.parametrize(("url", "kind"), [("", PageKind.PRODUCT), ("https://lamps.example/", PageKind.OTHER)])
def test_a_page_without_an_address_is_not_the_front_page(url: str, kind: PageKind) -> None:
    """Saved pages often have none."""
    page = (
        '<html><head><title>Arc lamp</title></head><body><h1>Arc lamp</h1><div class="price">$49.00</div>'
        "<button>Add to cart</button></body></html>"
    )
    assert extract_page(page, url).kind is kind


def _boxes(count: int, name: str) -> str:
    return "".join(
        f'<div class="box"><a href="/t/saw-{n}">Hand Saw No {n}</a><span class="{name.replace("#", str(n))}">£{11 + n}.00</span><button>Add to basket</button></div>'
        for n in range(1, count + 1)
    )


@pytest.mark.parametrize("name", ["price", "price price-#"])
def test_a_button_in_every_box_sells_the_items_of_a_list(name: str) -> None:
    """Many buttons say nothing of one product; the number of each item in its element's name does not tell them apart."""
    boxes = _boxes(7, name)
    page = f"<html><head><title>Saws</title></head><body><h1>Results for saw</h1>{boxes}</body></html>"
    assert extract_page(page, "https://tools.example/search?q=saw").kind is PageKind.LISTING


def test_one_numbered_product_above_boxes_with_buttons_is_a_product() -> None:
    """The page prints the number of one thing: the boxes below are suggestions."""
    body = f"<h1>Bow Saw</h1><p>Product code: BS24-7</p><p class='price'>£18.50</p><button>Add to basket</button>{_boxes(6, 'price')}"
    page = f"<html><head><title>Bow Saw</title></head><body>{body}</body></html>"
    assert extract_page(page, "https://tools.example/tools/bow-saw").kind is PageKind.PRODUCT


def test_a_price_in_the_title_of_a_page_speaks_for_a_product() -> None:
    """A small shop without a button: the title names the price, and the text has much prose."""
    prose = "<p>" + "The monitor has two amplifiers and a woofer that it drives without any fuss at all. " * 12 + "</p>"
    body = f"<h1>Alto M1 Monitor</h1><p>€ 430,00</p><p>Disponibile</p>{prose}"
    title = "Alto M1 Monitor a € 430,00 solo da Music House"
    page = f"<html lang='it'><head><title>{title}</title></head><body>{body}</body></html>"
    assert extract_page(page, "https://music.example/strumento.asp?id=1093").kind is PageKind.PRODUCT


def test_a_numbered_page_about_the_shop_sells_nothing() -> None:
    """`4-about-us` is the page `about-us`, whatever key stands before its name."""
    page = "<html><head><title>About</title></head><body><h1>About us</h1><button>Add to cart</button><p class='price'>$5</p></body></html>"
    assert extract_page(page, "https://shop.example/content/4-about-us").kind is not PageKind.PRODUCT


@pytest.mark.parametrize(
    "field",
    [
        "<select name='orderby'><option>Padrão</option><option>Preço</option></select>",
        "<div class='sort-by'><select onchange='go(this.value)'><option>Nom</option><option>Prix</option></select></div>",
    ],
    ids=["named field", "field in a named box"],
)
def test_a_field_for_the_order_of_items_makes_a_list_of_few(field: str) -> None:
    """A category with one thing in it has the price and the button of a product, but nobody sorts one product."""
    box = (
        "<div class='box'><a href='/moda/vestido'>Vestido</a> <span class='price'>R$ 139,00</span><button>Comprar</button></div>"
    )
    page = f"<html><head><title>Moda</title></head><body><h1>Moda</h1>{field}{box}</body></html>"
    assert extract_page(page, "https://loja.example/categoria-produto/moda/").kind is PageKind.LISTING


def test_a_field_that_sorts_reviews_leaves_a_product_one() -> None:
    """Reviews below a product are sorted as well."""
    sort = "<section class='reviews'><select name='sort'><option>Newest</option></select></section>"
    body = f"<h1>Bow Saw</h1><p class='price'>£18.50</p><button>Add to basket</button>{sort}"
    page = f"<html><head><title>Bow Saw</title></head><body>{body}</body></html>"
    assert extract_page(page, "https://tools.example/tools/bow-saw").kind is PageKind.PRODUCT


@pytest.mark.parametrize(
    ("url", "heading", "kind"),
    [
        ("https://pecas.example/produto/retentor-r-10/", "Retentor R 10", PageKind.PRODUCT),
        ("https://kesici.example/urun/testere-250/", "Testere 250", PageKind.PRODUCT),
        ("https://lop.example/san-pham/lop-xe-205/", "Lốp xe 205", PageKind.PRODUCT),
        ("https://mounts.example/products/monitor-mounts", "Monitor mounts", PageKind.OTHER),
        ("https://pecas.example/produto/retentor-r-10/", "Fale conosco", PageKind.OTHER),
    ],
    ids=["pt", "tr", "vi", "may be a group", "the title says something else"],
)
def test_one_thing_at_its_own_address_may_have_no_price(url: str, heading: str, kind: PageKind) -> None:
    """What is sold on request shows no price: its address has the word for one product, its heading is the page's title."""
    title = heading if kind is PageKind.PRODUCT else "Retentor R 10"
    title = "Monitor mounts" if heading == "Monitor mounts" else title
    source = f"<html><head><title>{title}</title></head><body><h1>{heading}</h1><p>Consult us.</p></body></html>"
    assert extract_page(source, url).kind is kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://shop.example/collections/winter-jackets", PageKind.LISTING),
        ("https://shop.example/categoria-producto/herramientas/", PageKind.LISTING),
        ("https://shop.example/impact/winter-jackets", PageKind.OTHER),
    ],
)
def test_the_address_of_a_group_makes_a_listing_of_a_page_that_shows_nothing(url: str, kind: PageKind) -> None:
    """A script brings the items, or there are none."""
    assert (
        extract_page("<html><head><title>Winter jackets</title></head><body><h1>Winter jackets</h1></body></html>", url).kind
        is kind
    )
