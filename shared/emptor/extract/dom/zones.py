"""Parts of a page, told by tag, class, id and the like: what surrounds a product is not the product."""

# ruff: noqa: E501 - one rule a line

from __future__ import annotations

import re
from functools import lru_cache

from emptor.utils.text import any_of


class Zone:
    """Where an element stands, as bits of an int: thousands are combined for each page. Zones are inherited by what is inside."""

    NONE = 0
    NAV = 1
    HEADER = 2
    FOOTER = 4
    ASIDE = 8
    RELATED = 16  # other products: recommended, similar, recently viewed, bundles, sponsored
    REVIEWS = 32
    OVERLAY = 64  # modal, mini cart, cookie banner, newsletter
    BREADCRUMB = 128
    STRUCK = 256  # struck through: not what is paid
    SPEC = 512  # specification
    COMMENTS = 1024
    SHARE = 2048
    FILTER = 4096  # facets, sorting, paging of a listing


AROUND = Zone.NAV | Zone.HEADER | Zone.FOOTER | Zone.OVERLAY

_BY_TAG = {
    "nav": Zone.NAV,
    "header": Zone.HEADER,
    "footer": Zone.FOOTER,
    "aside": Zone.ASIDE,
    "del": Zone.STRUCK,
    "s": Zone.STRUCK,
    "strike": Zone.STRUCK,
}
_BY_ROLE = {
    "navigation": Zone.NAV,
    "banner": Zone.HEADER,
    "contentinfo": Zone.FOOTER,
    "complementary": Zone.ASIDE,
    "dialog": Zone.OVERLAY,
    "alertdialog": Zone.OVERLAY,
    "menu": Zone.NAV,
    "menubar": Zone.NAV,
}
# stem → zone, and the form in which the stem must stand where it alone says too little. Names are lower case.
_START, _STOP = r"(?:^|[\s_-])", r"(?=[\s_-]|$)"
_FORMER = r"(?:(?<!lo)was|(?<!g)old|rrp|uvp|msrp|srp|list(?!ing)|original|before|previous|compare|compare[-_]?at|crossed|strike|strikethrough|prior|retail)"
_RULES: tuple[tuple[str, int, str | None], ...] = (
    *((stem, Zone.RELATED, None) for stem in (
        "related", "recommend", "upsell", "up-sell", "crosssell", "cross-sell", "cross_sell", "similar", "you-may", "youmay", "also-like", "alsolike",
        "also-b", "alsob", "also-view", "also_view", "frequently", "together", "recently", "last-seen", "lastseen", "last-viewed", "sponsored",
        "complete-the", "shop-the-look", "empfehl", "zubehoer", "certona", "nosto", "richrelevance", "dynamic-yield", "podobn", "souvisej", "other-products",
        "cross-link", "viewed-products", "products-carousel", "product-carousel", "products-slider", "product-slider", "productcarousel", "productslider",
    )),
    ("product", Zone.RELATED, r"product[-_]?(?:grid|list|tile|card|teaser)s?(?![a-z])"),
    ("recs", Zone.RELATED, rf"{_START}recs{_STOP}"),
    ("accessor", Zone.RELATED, r"accessor(?:y|ies)"),
    ("bundle", Zone.RELATED, None),
    ("minicard", Zone.RELATED, None),
    ("history", Zone.RELATED, r"(?:view|brows)\w{0,40}[-_]?history"),
    *((stem, Zone.REVIEWS, None) for stem in ("bewertung", "testimonial", "yotpo", "bazaarvoice", "trustpilot")),
    ("review", Zone.REVIEWS, r"reviews?(?![a-z])"),
    ("question", Zone.REVIEWS, r"questions?(?![a-z])"),
    ("comment", Zone.COMMENTS, r"comments?(?![a-z])"),
    ("disqus", Zone.COMMENTS, None),
    *((stem, Zone.OVERLAY, None) for stem in (
        "modal", "popup", "pop-up", "overlay", "mini-cart", "minicart", "minibasket", "cart-drawer", "side-cart", "cookie", "consent", "newsletter",
        "drawer", "offcanvas", "off-canvas", "lightbox", "flyout", "gdpr", "tooltip",
    )),
    ("crumb", Zone.BREADCRUMB, r"bread-?_?crumb|crumbs"),
    ("nav", Zone.NAV, rf"{_START}(?:\w{{1,40}}-)?(?:nav|navbar|navigation|sidenav){_STOP}"),
    ("menu", Zone.NAV, rf"{_START}(?:mega-?menu|menu|submenu|main-?menu|dropdown-menu){_STOP}"),
    ("topbar", Zone.NAV, rf"{_START}topbar{_STOP}"),
    ("footer", Zone.FOOTER, rf"{_START}(?:site-|page-|main-|global-)?footer(?=[\s_]|$|-(?:wrap|inner|content|top|bottom|main|links|nav|menu))"),
    ("colophon", Zone.FOOTER, None),
    ("header", Zone.HEADER, r"(?:^|\s)(?:site-|page-|global-|main-)?header(?=[\s_]|$)"),
    ("masthead", Zone.HEADER, None),
    ("announcement", Zone.HEADER, None),
    ("promo", Zone.HEADER, r"promo-?_?ba(?:r|nner)"),
    ("shipping-bar", Zone.HEADER, None),
    ("line-through", Zone.STRUCK, None),
    ("linethrough", Zone.STRUCK, None),
    ("strike", Zone.STRUCK, r"strike(?:d|through|-through|[-_]?price|thru)?(?![a-z])"),
    ("tachado", Zone.STRUCK, None),
    ("price", Zone.STRUCK, rf"(?:{_START}|[a-z]){_FORMER}[-_]{{0,2}}price(?![a-z])|price[-_]{{0,2}}{_FORMER}(?![a-z])"),
    ("preis", Zone.STRUCK, r"(?:alter|statt|streich|uvp)[-_]?preis|preis[-_]?(?:alt|uvp|statt)"),
    ("prix", Zone.STRUCK, r"(?:ancien|barre)[-_]?prix|prix[-_]?(?:ancien|barre)"),
    ("prijs", Zone.STRUCK, r"(?:oude|van|advies)[-_]?prijs"),
    ("preco", Zone.STRUCK, r"(?:de|antigo)[-_]preco|preco[-_]?(?:de|antigo)(?![a-z])"),
    ("was", Zone.STRUCK, rf"{_START}was{_STOP}"),
    ("rrp", Zone.STRUCK, rf"{_START}rrp{_STOP}"),
    ("spec", Zone.SPEC, r"spec(?:s|ifications?)?(?![a-z])"),
    *((stem, Zone.SPEC, None) for stem in (
        "technical", "tech-data", "datasheet", "data-sheet", "product-attributes", "additional-info", "technische", "caracteristic", "caractéristic",
        "characteristic", "parameters", "parametr", "itemattr",
    )),
    *((stem, Zone.FILTER, None) for stem in ("filter", "facet", "refine", "pagination", "paginat", "toolbar", "sort-by", "sortby", "sorting", "sort_by")),
    ("sort", Zone.FILTER, rf"{_START}sort(?:er|ing)?{_STOP}"),
    ("share", Zone.SHARE, rf"{_START}shar(?:e|ing){_STOP}"),
    ("social", Zone.SHARE, rf"{_START}social{_STOP}"),
)  # fmt: skip
_COMPILED = [(stem, zone, re.compile(pattern) if pattern else None) for stem, zone, pattern in _RULES]

_ANY_STEM = re.compile(any_of({stem for stem, _, _ in _RULES}))
_CACHE = 50_000
_MAX_NAME = 300


@lru_cache(maxsize=_CACHE)
def zone_of_name(name: str) -> int:
    """Return what an element's class and id say about it."""
    name = name[:_MAX_NAME].lower()
    zone = Zone.NONE
    if _ANY_STEM.search(name) is None:  # most names
        return zone
    for stem, value, pattern in _COMPILED:  # a plain search for each stem is twenty times faster than one expression for all
        if stem in name and (pattern is None or pattern.search(name)):
            zone |= value
    return zone


def zone_of_tag(tag: str, role: str | None) -> int:
    """Return what an element's tag and role say about it."""
    zone = _BY_TAG.get(tag, Zone.NONE)
    return zone | _BY_ROLE.get(role, Zone.NONE) if role else zone
