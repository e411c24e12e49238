"""A whole bazaar from a seed: stalls with their offers and listings, makers, a comparison and a thread for each kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from tests.evals.bazaar.items import Ware
from tests.evals.bazaar.manner import BAZAAR, Manner
from tests.evals.bazaar.press import comparison, document, maker_page, thread
from tests.evals.bazaar.wares import make_wares
from tests.evals.frame import Split, split_of
from tests.evals.webs.building import ShoppingWeb, slug, teaser_of
from tests.evals.webs.describing import states_of
from tests.evals.webs.goods import Category, Part, Product
from tests.evals.webs.language import LANGUAGES, capital
from tests.evals.webs.markup import esc
from tests.evals.webs.pages import FRAME, OTHERS, OWN, Row, Teaser, WebPage
from tests.evals.webs.shops import CURRENCIES, Shop, in_currency

SELLERS = 3  # stalls a product
PRICE_SPREAD = 0.03
PER_PAGE = 10  # items of one page of a listing
COPIES = (("kit", "1.2"), ("used", "0.5"), ("refurbished", "0.7"), ("", "1"))  # of products in turn
_NAMES = "tannery brook meadow harbour quarry orchard lantern anvil granary saddler cooper chandler mason weaver".split()


@dataclass(slots=True)
class Entry:
    """A ware with what it is in truth."""

    ware: Ware
    key: str
    what: str
    product: Product
    part: Part | None = None
    states: set[str] = field(default_factory=set)


def make_bazaar(seed: str, kinds: tuple[Category, ...], manner: Manner = BAZAAR) -> ShoppingWeb:
    """Build the web. The same seed and kinds make the same bytes."""
    web = ShoppingWeb(seed, kinds, make_wares(seed, kinds), _stalls(seed, manner))
    builder = _Builder(web, Random(f"bazaar {seed}"), manner)
    entries = builder.entries()
    pages = [page for stall in entries.values() for page in builder.pages_of(stall)]
    pages += [maker_page(web.goods, p, Random(f"maker {p.brand}").choice(LANGUAGES), manner) for p in web.goods.products]
    for place, category in enumerate(kinds):
        chosen = builder.rng.sample(web.goods.of(category), 4)
        pages.append(comparison(category, chosen, LANGUAGES[place % len(LANGUAGES)], manner))
        pages.append(thread(category, chosen, LANGUAGES[(place + 2) % len(LANGUAGES)], builder.rng, manner))
    web.pages = {page.url: page for page in pages}
    return web


def _stalls(seed: str, manner: Manner) -> list[Shop]:
    rng = Random(f"stalls {seed}")
    markups = [*manner.templates, *(manner.held_out if split_of(seed) is Split.UNSEEN else ())]
    languages = [LANGUAGES[i % len(LANGUAGES)] for i in range(len(markups))]
    rng.shuffle(languages)
    names = rng.sample(_NAMES, len(markups))
    return [
        Shop(
            f"{name}-{language}.example", f"{name.title()} {language.upper()}", markup, language, rng.choice(CURRENCIES[language])
        )
        for name, markup, language in zip(names, markups, languages, strict=True)
    ]


class _Builder:
    def __init__(self, web: ShoppingWeb, rng: Random, manner: Manner) -> None:
        self._web = web
        self._manner = manner
        self.rng = rng
        self._used: set[str] = set()

    def entries(self) -> dict[str, list[Entry]]:
        """What each stall sells, by host."""
        shops, found = self._web.shops, defaultdict(list)
        for number, product in enumerate(self._web.goods.products):
            chosen = [shops[(number * SELLERS + i * 5 + number // 4) % len(shops)] for i in range(SELLERS)]
            for shop in dict.fromkeys(chosen):
                found[shop.host].append(self._machine(product, shop))
            what, factor = COPIES[number % len(COPIES)]
            if what:
                found[chosen[0].host].append(self._copy(product, chosen[0], what, Decimal(factor)))
        for number, part in enumerate(self._web.goods.parts):
            shop = shops[(number * 7 + 2) % len(shops)]
            found[shop.host].append(self._part(part, shop))
        return dict(found)

    def _machine(self, product: Product, shop: Shop, title: str = "", factor: Decimal = Decimal(1)) -> Entry:
        rng, lang = self.rng, self._manner.words(shop.language)
        told = self._manner.stated(rng, self._web.goods, product, shop.language, markup=shop.markup)
        spread = Decimal(str(round(rng.uniform(1 - PRICE_SPREAD, 1 + PRICE_SPREAD), 3)))
        price = in_currency(product.price_eur, shop.currency, factor * spread)
        title = title or self._manner.title(rng, product, shop.language)
        kind = product.category.singular[shop.language]
        ware = Ware(
            shop,
            self._url(shop, title),
            title,
            product.brand,
            kind,
            price,
            sku=f"{rng.randint(100_000, 999_999)}",
            intro=lang.page("intro", name=product.name(shop.language), kind=kind),
            was=(price * Decimal("1.3")).quantize(Decimal("0.01")) if rng.random() < 1 / 3 else None,
            gtin=product.gtin if rng.random() < 1 / 2 else None,
            mpn=product.mpn if rng.random() < 1 / 3 else None,
            rows=told.rows,
            sentences=told.sentences,
            colours=[lang.data["colours"][c] for c in product.colours],
            sizes=list(product.sizes),
            asked=[(q, a) for q, a, _ in told.asked],
            boxed=[(name, inside) for name, _, inside in told.boxed],
            book=self._manner.words,
        )
        states = states_of(product, told.rows, told.sentences, shop.language) | told.keys
        return Entry(ware, product.key, "product", product, states=states)

    def _copy(self, product: Product, shop: Shop, what: str, factor: Decimal) -> Entry:
        """A kit, a used or a renewed copy."""
        part = self.rng.choice(product.category.parts).names[shop.language]
        titles = self._manner.words(shop.language).data[what]
        title = str(self.rng.choice(titles)).format(product=product.name(shop.language), part=part)
        entry = self._machine(product, shop, title, factor)
        entry.what = what
        entry.ware.gtin = entry.ware.mpn = None
        entry.ware.condition = {"used": "Used", "refurbished": "Refurbished"}.get(what, "New")
        return entry

    def _part(self, part: Part, shop: Shop) -> Entry:
        rng, lang = self.rng, self._manner.words(shop.language)
        names = {"part": part.kind.names[shop.language], "product": part.product.name(shop.language)}
        title = capital(rng.choice(lang.data["spare"]).format(**names))
        ware = Ware(
            shop,
            self._url(shop, title),
            title,
            part.product.brand,
            names["part"],
            in_currency(part.price_eur, shop.currency),
            sku=f"{rng.randint(100_000, 999_999)}",
            intro=lang.page("part_intro", **names),
            rows=[Row(lang.page("brand"), part.product.brand), Row(lang.page("fits"), names["product"])],
            book=self._manner.words,
        )
        return Entry(ware, part.key, part.kind.kind, part.product, part)

    def _url(self, shop: Shop, title: str) -> str:
        url = shop.url(f"{slug(title)}.html")
        while url in self._used:
            url = shop.url(f"{slug(title)}-{self.rng.randint(2, 999)}.html")
        self._used.add(url)
        return url

    def pages_of(self, entries: list[Entry]) -> list[WebPage]:
        """The pages of one stall: each ware, the listings of its kinds, and the home page."""
        for entry in entries:
            self._add_neighbours(entry, entries)
        return [*(self._offer(e) for e in entries), *self._listings(entries)]

    def _add_neighbours(self, entry: Entry, entries: list[Entry]) -> None:
        ware, product = entry.ware, entry.product
        siblings = {p.key for p in self._web.goods.siblings(product)}
        ware.spares = [_teaser(e) for e in entries if e.part and e.product.key == product.key and e is not entry]
        same = [e for e in entries if e.what == "product" and e.key != entry.key and e.product.category is product.category]
        ware.family = [_teaser(e) for e in sorted(same, key=lambda e: e.key not in siblings)[:2]]
        ware.also = [_teaser(e) for e in self.rng.sample(entries, min(3, len(entries))) if e.key != entry.key]
        if entry.what == "product" and ware.shop.markup == "market":
            lang = self._manner.words(ware.shop.language)
            ware.others = [
                (lang.page("condition_new"), in_currency(product.price_eur, ware.shop.currency, Decimal("1.06"))),
                (lang.page("condition_used"), in_currency(product.price_eur, ware.shop.currency, Decimal("0.5"))),
            ]
        ware.review = self._review(entry, same)

    def _review(self, entry: Entry, same: list[Entry]) -> str:
        """A buyer's words on another product that has what this one has not."""
        for feature in entry.product.category.features:
            other = next((e.product for e in same if e.product.features[feature.key]), None)
            if other is not None and not entry.product.features[feature.key]:
                lang = self._manner.words(entry.ware.shop.language)
                return lang.page("review", other=other.name(lang.language), **lang.forms(feature.names[lang.language]))
        return ""

    def _offer(self, entry: Entry) -> WebPage:
        ware, shop = entry.ware, entry.ware.shop
        lang = self._manner.words(shop.language)
        template = self._manner.templates.get(shop.markup) or self._manner.held_out[shop.markup]
        pieces = template(ware)
        around = [
            (OTHERS, _shelf(lang.page("also"), ware.family)),
            (OTHERS, _shelf(lang.page("together"), [*ware.spares, *ware.also])),
        ]
        title = f"{ware.title} - {shop.name}"
        top, bottom = f"<nav><a href='/'>{esc(shop.name)}</a></nav>", f"<footer>{lang.page('footer')}</footer>"
        body = f"{top}<main>{''.join(p for _, p in pieces)}</main>{''.join(p for _, p in around)}{bottom}"
        html = document(shop.language, title, body)
        page = WebPage(
            ware.url, html, "offer", shop.language, sells=entry.key, what=entry.what, price=ware.price, currency=shop.currency
        )
        page.scope = [(OWN, f"<title>{esc(title)}</title>"), *pieces, *around, (FRAME, top + bottom)]
        page.scope += [(OTHERS, t.name) for t in (*ware.family, *ware.spares, *ware.also)]
        page.scope.append((OWN, "".join(f"<tr><th>{esc(r.label)}</th><td>{esc(r.text)}</td></tr>" for r in ware.rows)))
        page.states = entry.states
        return page

    def _listings(self, entries: list[Entry]) -> list[WebPage]:
        shop = entries[0].ware.shop
        pages, links = [], []
        for category in self._web.kinds:
            mine = [e for e in entries if e.product.category.key == category.key]
            name = category.plural[shop.language]
            links.append(f"<li><a href='/{category.key}/'>{esc(name)}</a></li>")
            pages += [self._listing(shop, category, name, mine, n) for n in range(-(-len(mine) // PER_PAGE))]
        body = f"<h1>{esc(shop.name)}</h1><ul>{''.join(links)}</ul>"
        home = WebPage(shop.url(""), document(shop.language, shop.name, body), "home", shop.language, scope=[(FRAME, body)])
        return [*pages, home]

    def _listing(self, shop: Shop, category: Category, name: str, entries: list[Entry], number: int) -> WebPage:
        shown = entries[number * PER_PAGE : (number + 1) * PER_PAGE]
        cards = "".join(
            f"<article class='card'><h3><a href='{esc(t.url)}'>{esc(t.name)}</a></h3><div class='price'>{t.price}</div></article>"
            for t in map(_teaser, shown)
        )
        more = len(entries) > (number + 1) * PER_PAGE
        after = f"<a rel='next' href='/{category.key}/?p={number + 2}'>›</a>" if more else ""
        url = shop.url(f"{category.key}/" + (f"?p={number + 1}" if number else ""))
        html = document(shop.language, f"{name} - {shop.name}", f"<h1>{esc(name)}</h1>{cards}{after}")
        return WebPage(url, html, "listing", shop.language, scope=[(OTHERS, cards)])


def _shelf(heading: str, teasers: list[Teaser]) -> str:
    cards = "".join(
        f"<div class='tile'><a href='{esc(t.url)}'>{esc(t.name)}</a> <span>{t.price}</span> "
        f"<small>{esc('; '.join(f'{r.label}: {r.text}' for r in t.rows[:3]))}</small></div>"
        for t in teasers
    )
    return f"<section><h2>{esc(heading)}</h2>{cards}</section>" if cards else ""


def _teaser(entry: Entry) -> Teaser:
    return teaser_of(entry.ware, entry.ware.book(entry.ware.shop.language))
