"""Who sells nothing: makers' own pages, a laboratory, a round-up of several products, a thread of owners."""

from __future__ import annotations

from random import Random

from tests.evals.webs.describing import describe, feature_sentence, figure, states_of, title_of
from tests.evals.webs.goods import Category, Goods, Product
from tests.evals.webs.language import LANGUAGES, Words, capital, words
from tests.evals.webs.markup import esc, script
from tests.evals.webs.pages import FRAME, OWN, WebPage

TESTED = 5  # products in one article
AUTHORS = "Mika Jo Sam Alex Robin Kim".split()


def maker_pages(seed: str, goods: Goods) -> list[WebPage]:
    """A page a product on its maker's site, in one language a maker; no price."""
    rng, pages = Random(f"makers {seed}"), []
    language_of: dict[str, str] = {}
    for product in goods.products:
        language = language_of.setdefault(product.brand, rng.choice(LANGUAGES))
        pages.append(_maker_page(rng, goods, product, language))
    return pages


def _maker_page(rng: Random, goods: Goods, product: Product, language: str) -> WebPage:
    lang, title = words(language), title_of(product, language)
    rows, sentences = describe(rng, goods, product, language, full=True)
    host = f"www.{product.brand.lower()}.example"
    data = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": title,
        "brand": product.brand,
        "gtin13": product.gtin,
        "mpn": product.mpn,
    }
    table = "".join(f"<tr><th>{esc(r.label)}</th><td>{esc(r.text)}</td></tr>" for r in rows)
    text = " ".join((lang.page("intro", name=product.name(language)), *sentences))
    own = (
        f"{script(data)}<h1>{esc(title)}</h1><p>{esc(text)}</p><h2>{lang.page('specs')}</h2><table>{table}</table>"
        f'<a href="/stores">{lang.page("where")}</a>'
    )
    html = _document(language, f"{title} | {product.brand}", f"<main>{own}</main><footer>{esc(product.brand)}</footer>")
    url = f"https://{host}/{product.key.replace('/', '-')}"
    states = states_of(product, rows, sentences, language)
    return WebPage(
        url, html, "maker", language, sells=product.key, scope=[(OWN, f"{title} | {product.brand} {own}")], states=states
    )


def press_pages(seed: str, goods: Goods, kinds: tuple[Category, ...]) -> list[WebPage]:
    """For each category a laboratory's test, a round-up and a thread, each in a language of its own."""
    rng, pages = Random(f"press {seed}"), []
    for place, category in enumerate(kinds):
        for offset, make in enumerate((_laboratory, _roundup, _thread)):
            language = LANGUAGES[(place + offset * 2 + rng.randint(0, 5)) % len(LANGUAGES)]
            chosen = rng.sample(goods.of(category), TESTED)
            pages.append(make(rng, category, chosen, language))
    return pages


def _laboratory(rng: Random, category: Category, products: list[Product], language: str) -> WebPage:
    """Measured figures, a section a product."""
    lang = words(language)
    sections = []
    for product in products:
        head = f"<h2>{esc(product.name(language))}</h2><p>{lang.page('measured')}</p>"
        sections.append((product.key, f"<section>{head}{figures_table(product, lang)}</section>"))
    return _article("www.proefwerk-lab.example", f"lab/{category.key}", category, language, sections)


def figures_table(product: Product, lang: Words) -> str:
    """All figures of a product, a row each."""
    rows = "".join(
        f"<tr><th>{esc(a.names[lang.language].label)}</th><td>{esc(figure(a, product.facts[a.key], lang))}</td></tr>"
        for a in product.category.attributes
    )
    return f"<table>{rows}</table>"


def _roundup(rng: Random, category: Category, products: list[Product], language: str) -> WebPage:
    """An editor's words on several products."""
    lang = words(language)
    sections = []
    for product in products:
        said = [feature_sentence(rng, f, product.features[f.key], lang) for f in category.features[:2]]
        attribute = rng.choice(category.attributes)
        naming = attribute.names[language]
        said.append(f"{naming.label}: {figure(attribute, product.facts[attribute.key], lang)}.")
        sections.append((product.key, f"<h2>{esc(product.name(language))}</h2><p>{esc(' '.join(said))}</p>"))
    return _article("www.kaufblick.example", f"best/{category.key}", category, language, sections)


def _article(host: str, path: str, category: Category, language: str, sections: list[tuple[str, str]]) -> WebPage:
    lang = words(language)
    plural = category.plural[language]
    title = lang.page("tested", plural=capital(plural), count=len(sections))
    data = {"@context": "https://schema.org", "@type": "Article", "headline": title, "datePublished": "2026-09-01"}
    body = f"<article><h1>{esc(title)}</h1>{''.join(html for _, html in sections)}<h2>{lang.page('verdict')}</h2></article>"
    html = _document(language, title, body, script(data))
    kind = "lab" if path.startswith("lab") else "review"
    return WebPage(f"https://{host}/{path}", html, kind, language, scope=[*sections, (FRAME, title)])


def _thread(rng: Random, category: Category, products: list[Product], language: str) -> WebPage:
    """Owners who say what their thing has and has not."""
    lang = words(language)
    title = lang.page("thread", plural=category.plural[language], singular=category.singular[language])
    posts = []
    for product in products:
        feature = rng.choice(category.features)
        key = "forum_yes" if product.features[feature.key] else "forum_no"
        forms = lang.forms(feature.names[language])
        text = str(lang.data["page"][key]).format(product=product.name(language), **forms)
        posts.append(
            (product.key, f'<div class="post"><span class="author">{rng.choice(AUTHORS)}</span><p>{esc(text)}</p></div>')
        )
    body = f"<main><h1>{esc(title)}</h1>{''.join(html for _, html in posts)}</main>"
    return WebPage(
        f"https://forum.plauderecke.example/t/{category.key}", _document(language, title, body), "forum", language, scope=[*posts]
    )


def _document(language: str, title: str, body: str, head: str = "") -> str:
    return f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{esc(title)}</title>{head}</head>\n<body>{body}</body></html>\n'
