"""A whole web from a seed: shops with their offers and listings, makers, tests and threads."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from tests.evals.webs.catalogues import catalogue_page
from tests.evals.webs.describing import describe, states_of, title_of
from tests.evals.webs.goods import Category, Goods, Part, Product, make_goods
from tests.evals.webs.language import Words, capital, words
from tests.evals.webs.markup import cents
from tests.evals.webs.pages import Item, Row, Teaser, WebPage
from tests.evals.webs.press import maker_pages, press_pages
from tests.evals.webs.rendering import home_page, listing_pages, offer_page
from tests.evals.webs.shops import Shop, in_currency, make_shops

SHOPS_PER_PRODUCT = 3
PRICE_SPREAD = 0.03  # between the shops of a product, up and down
ALSO, COMPARED = 3, 2
PRODUCTS_PER_LIE = 3
RATE_MONTHS = 24
VARIANT_EVERY = 3  # products of which one has a page for a colour


@dataclass(slots=True)
class ShoppingWeb:
    """The goods, the shops, and every page."""

    seed: str
    kinds: tuple[Category, ...]
    goods: Goods
    shops: list[Shop]
    pages: dict[str, WebPage] = field(default_factory=dict)

    def offers_of(self, key: str) -> list[WebPage]:
        """Honest pages that sell the thing itself, new."""
        return [p for p in self.pages.values() if p.sells == key and p.kind == "offer" and p.what in _ITSELF and not p.lie]


_ITSELF = frozenset({"product", "spare", "accessory"})


def make_web(seed: str, kinds: tuple[Category, ...]) -> ShoppingWeb:
    """Build the web. The same seed and kinds make the same bytes."""
    goods, shops = make_goods(seed, kinds), make_shops(seed)
    web = ShoppingWeb(seed, kinds, goods, shops)
    builder = _Builder(web, Random(f"pages {seed}"))
    items = builder.honest_items()
    for shop_items in items.values():
        builder.add_neighbours(shop_items)
    honest = [(entry, offer_page(entry.item)) for shop_items in items.values() for entry in shop_items]
    for entry, page in honest:
        page.sells, page.what, page.states = entry.key, entry.what, entry.states
        page.price, page.currency = entry.item.price, entry.item.shop.currency
    pages = [page for _, page in honest] + builder.lying_pages()
    for shop in shops:
        if not shop.lie:
            pages += listing_pages(shop, [e.item for e in items[shop.host]], [(e.category, e.item) for e in items[shop.host]])
            pages.append(home_page(shop, kinds))
            pages += filter(None, [catalogue_page(shop, [e.item for e in items[shop.host]])])
    pages += maker_pages(seed, goods) + press_pages(seed, goods, kinds)
    web.pages = {page.url: page for page in pages}
    return web


@dataclass(slots=True)
class Entry:
    """An item with what it is in truth."""

    item: Item
    key: str
    what: str
    category: Category
    states: set[str] = field(default_factory=set)


class _Builder:
    def __init__(self, web: ShoppingWeb, rng: Random) -> None:
        self._web = web
        self._rng = rng
        self._honest = [s for s in web.shops if not s.lie]
        self._used_urls: set[str] = set()

    def honest_items(self) -> dict[str, list[Entry]]:
        """What each honest shop sells, by host."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for number, product in enumerate(self._web.goods.products):
            sellers = self._sellers(number)
            for shop in sellers:
                found[shop.host].append(self._product(product, shop))
            self._copies(product, number, found)
            if number % VARIANT_EVERY == 0:
                found[sellers[0].host].append(self._colour_page(product, sellers[0]))
        for number, part in enumerate(self._web.goods.parts):
            shop = self._honest[(number * 5 + 1) % len(self._honest)]
            found[shop.host].append(self._part(part, shop))
        return found

    def _colour_page(self, product: Product, shop: Shop) -> Entry:
        """A second page of the same shop for one colour: the same product."""
        colour = words(shop.language).data["colours"][product.colours[1]]
        entry = self._product(product, shop, title=f"{title_of(product, shop.language)} – {colour}")
        entry.item.colours = [colour]
        return entry

    def _sellers(self, number: int) -> list[Shop]:
        """Shops in turn, so that each has its share; no shop twice."""
        start = number * SHOPS_PER_PRODUCT
        return [self._honest[(start + i * 5 + number // 5) % len(self._honest)] for i in range(SHOPS_PER_PRODUCT)]

    def _copies(self, product: Product, number: int, found: dict[str, list[Entry]]) -> None:
        """Kits, bundles, packs, used and refurbished copies of some products."""
        market = next(s for s in self._honest if s.markup == "marketplace")
        other = self._honest[number % len(self._honest)]
        plans = {
            0: ("kit", other, "1.18"),
            1: ("used", market, "0.55"),
            2: ("refurbished", market, "0.72"),
            3: ("bundle", other, "1.24"),
        }
        self._copy(product, *plans[number % len(plans)], found)
        if product.category.packs and number % 2 == 0:
            self._copy(product, "pack", self._honest[(number + 3) % len(self._honest)], "1.9", found)

    def _copy(self, product: Product, what: str, shop: Shop, factor: str, found: dict[str, list[Entry]]) -> None:
        lang, name = words(shop.language), product.name(shop.language)
        part = product.category.parts[1].names[shop.language]
        title = str(lang.data[what]).format(product=name, part=part)
        entry = self._product(product, shop, Decimal(factor), title)
        entry.what = what
        entry.item.condition = {"used": "Used", "refurbished": "Refurbished"}.get(what, "New")
        if what in {"kit", "bundle", "used", "pack"}:
            entry.item.gtin = None
        found[shop.host].append(entry)

    def _product(self, product: Product, shop: Shop, factor: Decimal = Decimal(1), title: str = "") -> Entry:
        rng, lang = self._rng, words(shop.language)
        imperial = shop.currency == "USD" and rng.random() < 1 / 3
        rows, sentences = describe(rng, self._web.goods, product, shop.language, imperial=imperial)
        spread = Decimal(str(round(rng.uniform(1 - PRICE_SPREAD, 1 + PRICE_SPREAD), 3)))
        price = in_currency(product.price_eur, shop.currency, spread * factor)
        title = title or title_of(product, shop.language)
        item = Item(
            shop,
            self._url(shop, title),
            title,
            product.brand,
            product.category.singular[shop.language],
            price,
            sku=f"{rng.randint(10_000, 99_999)}",
            intro=lang.page("intro", name=product.name(shop.language)),
            was=in_currency(product.price_eur, shop.currency, spread * factor * Decimal("1.25"))
            if rng.random() < 1 / 4
            else None,
            gtin=product.gtin if rng.random() < 2 / 3 else None,
            mpn=product.mpn if rng.random() < 1 / 2 else None,
            rating=product.rating,
            reviews=rng.randint(8, 400),
            rows=rows,
            sentences=sentences,
            colours=[lang.data["colours"][c] for c in product.colours],
            sizes=list(product.sizes),
            instalment=(price / RATE_MONTHS).quantize(Decimal("0.01")) if rng.random() < 1 / 5 else None,
            used_price=in_currency(product.price_eur, shop.currency, Decimal("0.55")),
        )
        return Entry(item, product.key, "product", product.category, states_of(product, rows, sentences, shop.language))

    def _part(self, part: Part, shop: Shop) -> Entry:
        rng, lang = self._rng, words(shop.language)
        name, product = part.name(shop.language), part.product.name(shop.language)
        item = Item(
            shop,
            self._url(shop, name),
            name,
            part.product.brand,
            part.kind.names[shop.language],
            in_currency(part.price_eur, shop.currency),
            sku=f"{rng.randint(10_000, 99_999)}",
            intro=lang.page("part_intro", part=part.kind.names[shop.language], product=product),
            rating=Decimal("4.4"),
            reviews=rng.randint(5, 90),
            rows=[Row(lang.page("fits"), product)],
        )
        return Entry(item, part.key, part.kind.kind, part.product.category)

    def add_neighbours(self, entries: list[Entry]) -> None:
        """Carousels and comparisons name other products of the shop, with their figures."""
        machines = [e for e in entries if e.what == "product"]
        for entry in entries:
            others = [e for e in entries if e.key != entry.key]
            same = [e for e in machines if e.key != entry.key and e.category is entry.category]
            entry.item.also = [_teaser(e) for e in self._rng.sample(others, min(ALSO, len(others)))]
            if entry.what == "product":
                entry.item.compare = [_teaser(e) for e in same[:COMPARED]]

    def lying_pages(self) -> list[WebPage]:
        pages = []
        for shop in self._web.shops:
            if shop.lie:
                chosen = self._rng.sample(self._web.goods.products, PRODUCTS_PER_LIE)
                pages += [self._lie(product, shop, shop.lie) for product in chosen]
        return pages

    def _lie(self, product: Product, shop: Shop, lie: str) -> WebPage:
        if lie == "official":
            name = slug(product.brand)
            shop = Shop(
                f"www.{name}-official.example", f"{product.brand} Official", shop.markup, shop.language, shop.currency, lie
            )
        entry = self._product(product, shop)
        _FALSIFY[lie](entry, product, self._rng)
        entry.item.url = self._url(shop, entry.item.title)
        page = offer_page(entry.item)
        page.sells, page.what, page.lie, page.currency = entry.key, entry.what, lie, shop.currency
        return page

    def _url(self, shop: Shop, title: str) -> str:
        number = self._rng.randint(1000, 9999)
        path = {"shopify": f"products/{slug(title)}", "woo": f"product/{slug(title)}/", "table": f"article.php?id={number}"}.get(
            shop.markup, f"p/{slug(title)}-{number}"
        )
        url = shop.url(path)
        while url in self._used_urls:
            url = f"{url}-{self._rng.randint(2, 9)}"
        self._used_urls.add(url)
        return url


def slug(text: str) -> str:
    """`Chaises de bureau` as part of an address."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _teaser(entry: Entry) -> Teaser:
    return teaser_of(entry.item, words(entry.item.shop.language))


def teaser_of(item: Item, lang: Words) -> Teaser:
    """An item as other pages show it."""
    price = lang.money(item.price, item.shop.currency)
    return Teaser(item.title, item.url, price, [r for r in item.rows if r.states], cents(item.price))


# What each lying shop does to an honest item.


def _set_price(entry: Entry, factor: str) -> None:
    entry.item.price = max((entry.item.price * Decimal(factor)).quantize(Decimal("0.01")), Decimal("0.01"))
    entry.item.instalment = None


def _cent(entry: Entry, product: Product, rng: Random) -> None:
    _set_price(entry, "0")


def _absurd(entry: Entry, product: Product, rng: Random) -> None:
    """Twenty times the figure, or a twentieth where less is better."""
    for row in entry.item.rows:
        attribute = next((a for a in product.category.attributes if a.key == row.states), None)
        if attribute:
            value = product.facts[attribute.key] * 20 if attribute.more_is_better else product.facts[attribute.key] / 20
            row.text = f"{words(entry.item.shop.language).number(value.quantize(Decimal('0.01')))} {attribute.unit}"


def _million(entry: Entry, product: Product, rng: Random) -> None:
    _set_price(entry, "0.5")
    entry.item.rating, entry.item.reviews = Decimal("5.0"), 1_000_000


def _official(entry: Entry, product: Product, rng: Random) -> None:
    _set_price(entry, "0.3")


def _as_other(entry: Entry, product: Product, what: str, title: str, factor: str) -> None:
    _set_price(entry, factor)
    entry.what, entry.item.title = what, title
    entry.item.gtin, entry.item.mpn = product.gtin, product.mpn


def _spare_gtin(entry: Entry, product: Product, rng: Random) -> None:
    lang = words(entry.item.shop.language)
    part = product.category.parts[0].names[lang.language]
    title = str(lang.data["for_product"]).format(part=part, product=product.name(lang.language))
    _as_other(entry, product, "spare", capital(title), "0.06")
    entry.item.rows, entry.item.sentences = [Row(lang.page("fits"), product.name(lang.language))], []
    entry.item.intro = lang.page("part_intro", part=part, product=product.name(lang.language))


def _empty_box(entry: Entry, product: Product, rng: Random) -> None:
    lang = words(entry.item.shop.language)
    _as_other(entry, product, "empty_box", str(lang.data["empty_box"]).format(product=product.name(lang.language)), "0.05")


def _for_parts(entry: Entry, product: Product, rng: Random) -> None:
    lang = words(entry.item.shop.language)
    _as_other(entry, product, "broken", str(lang.data["broken"]).format(product=product.name(lang.language)), "0.2")


def _other_brand(entry: Entry, product: Product, rng: Random) -> None:
    _as_other(entry, product, "other_brand", f"Zenkamo ZK-{rng.randint(100, 999)} {entry.item.kind}", "0.4")
    entry.item.brand = "Zenkamo"
    entry.item.intro = words(entry.item.shop.language).page("intro", name="Zenkamo")
    entry.item.rows[0].text = "Zenkamo"


def _deposit(entry: Entry, product: Product, rng: Random) -> None:
    _set_price(entry, "0.1")
    entry.item.deposit = entry.item.price


def _instalment(entry: Entry, product: Product, rng: Random) -> None:
    _set_price(entry, str(round(1 / RATE_MONTHS, 4)))
    entry.item.instalment = entry.item.price


_FALSIFY = {
    "cent": _cent,
    "absurd": _absurd,
    "million": _million,
    "official": _official,
    "spare_gtin": _spare_gtin,
    "empty_box": _empty_box,
    "deposit": _deposit,
    "instalment": _instalment,
    "for_parts": _for_parts,
    "other_brand": _other_brand,
}
