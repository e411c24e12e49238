"""Pages of shops: an offer with its neighbours, listings with pagination, a search page, a home page."""

from __future__ import annotations

from html import escape

from tests.evals.webs.catalogues import catalogue_head
from tests.evals.webs.choices import HELD_OUT, LATER
from tests.evals.webs.goods import Category
from tests.evals.webs.language import Words, capital, words
from tests.evals.webs.markup import MARKUP, esc
from tests.evals.webs.pages import FRAME, OTHERS, OWN, Item, Teaser, WebPage
from tests.evals.webs.shops import Shop

PER_PAGE = 5
_KINDS = MARKUP | LATER | HELD_OUT


def document(language: str, title: str, head: str, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{esc(title)}</title>\n{head}\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def header(shop: Shop) -> str:
    lang = words(shop.language)
    return f'<header><a href="https://{shop.host}/">{esc(shop.name)}</a><nav><a href="https://{shop.host}/">{lang.page("home")}</a></nav></header>'


def footer(shop: Shop) -> str:
    return f"<footer><p>{esc(words(shop.language).page('footer'))}</p><p>{esc(shop.name)}</p></footer>"


def offer_page(item: Item) -> WebPage:
    """A product's page at a shop."""
    lang = words(item.shop.language)
    head, own = _KINDS[item.shop.markup](item)
    title = f"{item.title} | {item.shop.name}"
    others = _comparison(item, lang) + _carousel(item, lang)
    html = document(
        lang.language,
        title,
        f"{head}{catalogue_head(item.shop)}",
        f"{header(item.shop)}\n<main>{own}</main>\n{others}\n{footer(item.shop)}",
    )
    scope = [(OWN, f"<title>{esc(title)}</title>{head}{_without_neighbours(item, own)}"), (OTHERS, others)]
    scope += [(OTHERS, name) for name in _neighbour_names(item)]
    scope.append((OWN, _own_column(item, lang)))
    scope.append((FRAME, header(item.shop) + footer(item.shop)))
    return WebPage(item.url, html, "offer", lang.language, scope=scope)


def _without_neighbours(item: Item, own: str) -> str:
    """The product's part of a page whose state holds its neighbours too: what stands before them."""
    for mark in ('"recommendations":', '"related":'):
        own = own.partition(mark)[0] if mark in own else own
    return own


def _neighbour_names(item: Item) -> list[str]:
    return [t.name for t in (*item.also, *item.compare)]


def _carousel(item: Item, lang: Words) -> str:
    if not item.also:
        return ""
    cards = "".join(
        f'<li><a href="{escape(t.url)}">{esc(t.name)}</a><p>{_summary(t)}</p><b>{t.price}</b></li>' for t in item.also
    )
    return f'<section class="recommendations"><h2>{lang.page("also")}</h2><ul>{cards}</ul></section>'


def _summary(teaser: Teaser) -> str:
    return esc(", ".join(f"{r.label} {r.text}" for r in teaser.rows[:4]))


def _comparison(item: Item, lang: Words) -> str:
    """This product beside others, one column each."""
    if not item.compare:
        return ""
    labels = [r for r in item.rows if r.states]
    heads = "".join(f"<th>{esc(name)}</th>" for name in (item.title, *(t.name for t in item.compare)))
    prices = "".join(f"<td>{p}</td>" for p in (lang.money(item.price, item.shop.currency), *(t.price for t in item.compare)))
    rows = "".join(
        f"<tr><th>{esc(r.label)}</th><td>{esc(r.text)}</td>"
        + "".join(f"<td>{esc(_value(t, r.states))}</td>" for t in item.compare)
        + "</tr>"
        for r in labels
    )
    return (
        f'<section class="compare"><h2>{lang.page("compare")}</h2><table><tr><td></td>{heads}</tr>'
        f"<tr><th>{lang.page('price')}</th>{prices}</tr>{rows}</table></section>"
    )


def _own_column(item: Item, lang: Words) -> str:
    """What of the comparison speaks of the page's own product."""
    cells = [(r.label, r.text) for r in item.rows if r.states] if item.compare else []
    price = (lang.page("price"), lang.money(item.price, item.shop.currency))
    return "".join(f"<tr><th>{esc(label)}</th><td>{esc(text)}</td></tr>" for label, text in (price, *cells))


def _value(teaser: Teaser, key: str) -> str:
    return next((r.text for r in teaser.rows if r.states == key), "–")


def listing_pages(shop: Shop, items: list[Item], by_category: list[tuple[Category, Item]]) -> list[WebPage]:
    """A listing a category, in pages; and the shop's own search for the first of them."""
    lang, pages = words(shop.language), []
    kinds = {c.key: c for c, _ in by_category}
    for category in kinds.values():
        name = category.plural[shop.language]
        mine = [i for c, i in by_category if c.key == category.key]
        pages += _paged(shop, f"c/{category.key}", capital(name), mine, "listing")
    if items:
        query = next(iter(kinds.values())).singular[shop.language]
        pages += _paged(shop, "search", lang.page("results", query=query), items[: PER_PAGE * 2], "search")
    return pages


def _paged(shop: Shop, path: str, title: str, items: list[Item], kind: str) -> list[WebPage]:
    lang, pages = words(shop.language), []
    count = -(-len(items) // PER_PAGE)
    for number in range(1, count + 1):
        shown = items[(number - 1) * PER_PAGE : number * PER_PAGE]
        cards = "".join(
            f'<li class="product-card"><a href="{escape(i.url)}">{esc(i.title)}</a><span class="price">{lang.money(i.price, shop.currency)}</span></li>'
            for i in shown
        )
        more = f'<a rel="next" href="{_page_url(shop, path, number + 1)}">{lang.page("next")}</a>' if number < count else ""
        heading = title if number == 1 else f"{title} – {lang.page('page', n=number)}"
        body = f"{header(shop)}<main><h1>{esc(heading)}</h1><ul class='products'>{cards}</ul>{more}</main>{footer(shop)}"
        html = document(shop.language, f"{heading} | {shop.name}", catalogue_head(shop), body)
        pages.append(WebPage(_page_url(shop, path, number), html, kind, shop.language, scope=[(OTHERS, cards)]))
    return pages


def _page_url(shop: Shop, path: str, number: int) -> str:
    return shop.url(path if number == 1 else f"{path}?page={number}")


def home_page(shop: Shop, kinds: tuple[Category, ...]) -> WebPage:
    names = [(c.key, c.plural[shop.language]) for c in kinds]
    links = "".join(f'<li><a href="{shop.url(f"c/{key}")}">{esc(name)}</a></li>' for key, name in names)
    body = f"{header(shop)}<main><h1>{esc(shop.name)}</h1><ul>{links}</ul></main>{footer(shop)}"
    return WebPage(
        f"https://{shop.host}/",
        document(shop.language, shop.name, catalogue_head(shop), body),
        "home",
        shop.language,
        scope=[(FRAME, body)],
    )
