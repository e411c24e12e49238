"""Who sells nothing: a maker's page, a comparison in columns, a thread of owners."""

from __future__ import annotations

from random import Random

from tests.evals.bazaar.manner import Manner
from tests.evals.webs.describing import figure, states_of
from tests.evals.webs.goods import Category, Goods, Product
from tests.evals.webs.markup import esc
from tests.evals.webs.pages import FRAME, OWN, WebPage
from tests.evals.webs.press import figures_table


def maker_page(goods: Goods, product: Product, language: str, manner: Manner) -> WebPage:
    """All that its maker says of a product; no price."""
    lang = manner.words(language)
    told = manner.stated(Random(f"page {product.key} {product.mpn}"), goods, product, language, full=True)
    rows, sentences = told.rows, told.sentences
    kind, name = product.category.singular[language], product.name(language)
    title = f"{name} {kind}"
    listed = "".join(f"<li>{esc(r.label)}: {esc(r.text)}</li>" for r in rows)
    text = "".join(f"<p>{esc(s)}</p>" for s in (lang.page("intro", name=name, kind=kind), *sentences))
    own = f"<h1>{esc(title)}</h1>{text}<h2>{lang.page('specs')}</h2><ul>{listed}</ul><p>{product.mpn}</p>"
    url = f"https://{product.brand.lower()}.example/{product.key.replace('/', '-')}"
    states = states_of(product, rows, sentences, language)
    scope = [(OWN, f"<title>{esc(title)}</title>{own}")]
    return WebPage(url, _document(language, title, own), "maker", language, sells=product.key, scope=scope, states=states)


def comparison(category: Category, products: list[Product], language: str, manner: Manner) -> WebPage:
    """Several products in the columns of one table."""
    lang, plural = manner.words(language), category.plural[language]
    title = lang.page("tested", count=len(products), plural=plural)
    heads = "".join(f"<th>{esc(p.name(language))}</th>" for p in products)
    rows = "".join(
        f"<tr><th>{esc(a.names[language].label)}</th>"
        + "".join(f"<td>{esc(figure(a, p.facts[a.key], lang))}</td>" for p in products)
        + "</tr>"
        for a in category.attributes
    )
    body = f"<article><h1>{esc(title)}</h1><table><tr><th></th>{heads}</tr>{rows}</table></article>"
    scope = [(p.key, f"<p>{esc(p.name(language))}</p>{figures_table(p, lang)}") for p in products]
    html, url = _document(language, title, body), f"https://sidebyside.example/{category.key}"
    return WebPage(url, html, "review", language, scope=[*scope, (FRAME, title)])


def thread(category: Category, products: list[Product], language: str, rng: Random, manner: Manner) -> WebPage:
    """Owners who say what their thing has and has not."""
    lang = manner.words(language)
    title = lang.page("thread", plural=category.plural[language])
    posts = []
    for product in products:
        feature = rng.choice(category.features)
        key = "forum_yes" if product.features[feature.key] else "forum_no"
        text = lang.page(key, product=product.name(language), **lang.forms(feature.names[language]))
        posts.append((product.key, f"<div class='comment'><p>{esc(text)}</p></div>"))
    body = f"<h1>{esc(title)}</h1>{''.join(p for _, p in posts)}"
    return WebPage(
        f"https://board.example/threads/{category.key}", _document(language, title, body), "forum", language, scope=[*posts]
    )


def _document(language: str, title: str, body: str) -> str:
    return document(language, title, f"<main>{body}</main>")


def document(language: str, title: str, body: str) -> str:
    """A page's frame."""
    head = f'<meta charset="utf-8"><title>{esc(title)}</title>'
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'
