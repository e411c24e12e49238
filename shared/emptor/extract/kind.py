"""What kind of page it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from emptor.extract.addresses import has_part, is_word
from emptor.extract.context import Context, overlap, words
from emptor.extract.documents import is_document
from emptor.extract.dom.names import named
from emptor.extract.dom.tree import Element
from emptor.extract.dom.zones import AROUND, Zone
from emptor.extract.fields.availability import shown_availability
from emptor.extract.fields.identifiers import code_in_address, labelled_numbers, printed_gtins, sku_candidates
from emptor.extract.fields.price import Decision
from emptor.extract.fields.price_marks import Mark, Role
from emptor.extract.fields.seen_price import SeenPrice
from emptor.extract.fields.stock_words import read_stock
from emptor.extract.forum import forum_score
from emptor.extract.links import item_address
from emptor.extract.sources.product import ProductNodes
from emptor.extract.specified import describes_one_thing
from emptor.extract.text.blocks import Block
from emptor.lexicon import fold, matcher
from emptor.models.extraction import Availability, PageKind
from emptor.utils.attributes import ATTRIBUTES, canonical_attribute
from emptor.utils.currency import find_money

_IDENTITY, _SORTING = "identity", "is sorted"  # kept in the page's memo
_SORT_NAME = named("zone-filter")
_ONE_OF_ITEMS = 1.0  # what a price or a button says less for one product where such a field stands
_SORTED = 1.6  # a field for the order of the items: one product has none
_FEW_LINKS = 0.3
_PARAGRAPH = 100
_NOT_FOUND_CHARS = 2_500
_ERROR_CHARS = 3_000
_GONE_CHARS = 60
_CLIENT_ERROR = 400  # first HTTP status that is an error

_ARTICLE_TYPES = frozenset(
    {
        "Article",
        "NewsArticle",
        "BlogPosting",
        "Review",
        "TechArticle",
        "Report",
        "ScholarlyArticle",
        "HowTo",
        "Recipe",
        "LiveBlogPosting",
        "AdvertiserContentArticle",
    }
)
_WORKS = frozenset({"Recipe", "HowTo", "NewsArticle", "LiveBlogPosting", "Report", "ScholarlyArticle"})
_LISTING_TYPES = frozenset({"ItemList", "CollectionPage", "SearchResultsPage", "OfferCatalog"})
_PRODUCT_NUMBER = re.compile(r"-p-?\d+|/p\d{5,}|[-_/][a-z]{0,3}\d{6,}(?:\.html?)?$", re.IGNORECASE)
_GROUPED = re.compile(r"/products?/(?=categor|collection)", re.IGNORECASE)  # the products of a category
_EXTENSION = re.compile(r"\.\w{2,5}$")
_SERVICE = "address.service"
_KEY_OF_PAGE = re.compile(r"^\d{1,4}-")  # `4-about-us`
_FRONT_PAGE = re.compile(r"/?(?:(?:index|default|home)(?:\.\w{2,5})?|[a-z]{2}(?:[-_][a-z]{2})?)?/?", re.IGNORECASE)
_NOT_SOLD_HERE = 2.0  # what a page of customer service, or a front page, loses as a product's
_CALLED_PRICE = frozenset({Mark.NAMED, Mark.SAID, Mark.AUCTION})
_NUMBER_KEYS = ("gtin13", "gtin", "gtin14", "gtin12", "gtin8", "mpn", "sku", "productID")
_IN_TITLE, _BID = 0.8, 0.6
_NOT_BORNE_OUT, _KINDS_OF_EVIDENCE = 0.9, 2
_SURELY_LISTING = 2.0
_CODED = 1.2  # a code printed near the heading that the address has as well
_VERY_MANY_BUTTONS = 12
_NEAR_HEADING = 2.0
_PROMINENT = 3.0  # score of a price that stands out near the heading
_NUMBERED, _TOLD = 0.6, 0.5
_SHEET_ROWS = 4  # properties that make a data sheet
_SOON = 40  # texts between a listing's heading and its first price
_FEW_ITEMS = 3
_MANY_OFFERS = 100  # of one aggregate: no single product has so many sellers
_AT_ONCE = 6  # texts between the heading of a list and the price of its first item
_LOOKED_AT = 12  # amounts of one make
_MANY_PRODUCTS = 4
_MANY_BUTTONS = 4
_COUNTED_IN, _FIGURE = 1_500, 4  # texts in which a listing says how many it has; characters before the word
_SAME_NAME = 0.8
_CARD_MIN = 6  # prices beside links to other pages that make a listing
_SHELF = 8  # links to products that make a listing of a page that is nothing else
_FEW_CARDS = 4  # where nothing else is sold on the page
_MARKED_ARTICLE = 2.5
_LONG_PROSE = 4_000
_PROSE_MIN = 900  # characters of prose that make an article


def page_kind(context: Context, nodes: ProductNodes, decision: Decision, blocks: list[Block]) -> PageKind:
    """Decide the kind of a page that is not blocked."""
    if _is_error(context, blocks):
        return PageKind.ERROR
    scores = {
        PageKind.PRODUCT: _product(context, nodes, decision),
        PageKind.LISTING: _listing(context, nodes, decision),
        PageKind.ARTICLE: _article(context, blocks, decision),
        PageKind.FORUM: forum_score(context, blocks),
    }
    away = _sells_nothing(context, nodes)
    if away:
        scores[PageKind.PRODUCT] -= _NOT_SOLD_HERE
    if not _is_borne_out(context, nodes, decision) or _is_work(context, nodes):
        scores[PageKind.PRODUCT] = min(scores[PageKind.PRODUCT], _NOT_BORNE_OUT)
    kind = max(scores, key=lambda name: scores[name])
    if scores[PageKind.LISTING] < _SURELY_LISTING and (kind is not PageKind.PRODUCT or scores[kind] < 1.0):
        scores[PageKind.PRODUCT] += _identity(context)
        kind = max(scores, key=lambda name: scores[name])
    if away or (kind in {PageKind.PRODUCT, PageKind.LISTING} and scores[kind] >= 1.0):
        return kind if scores[kind] >= 1.0 else PageKind.OTHER
    return _or_one_thing(context, kind, scores, decision)


def _is_borne_out(context: Context, nodes: ProductNodes, decision: Decision) -> bool:
    """Whether two things of different kinds say that one product is sold here: an article names prices, a form has a button."""
    offered = bool(nodes.variants) or any(node.nodes("offers") for node in (*nodes.all, *nodes.state))
    if offered or (nodes.main is not None and nodes.main.text(*_NUMBER_KEYS) is not None):
        return True
    marked = nodes.main is not None or bool(nodes.state) or "product" in context.metas.value("og:type").lower()
    told: tuple[Callable[[], bool], ...] = (  # what costs most comes last: most pages are borne out before
        lambda: marked or bool(context.metas.get("product:price:amount", "og:price:amount")),
        lambda: decision.seen is not None and decision.seen.score > 0,
        lambda: bool(context.buttons or context.buy_boxes),
        lambda: _has_one_price(context, decision),
        lambda: _is_product_address(context.path) or code_in_address(context),
        lambda: _identity(context) > 0,
        lambda: _rows(context) >= _SHEET_ROWS,
        lambda: any(candidate.path == "text" for candidate in sku_candidates(context, nodes, context.pairs)),
    )
    return sum(islice((True for holds in told if holds()), _KINDS_OF_EVIDENCE)) == _KINDS_OF_EVIDENCE


def _rows(context: Context) -> int:
    """How many labels with a value a page has that are its own."""
    return sum(not pair.element.zone & (Zone.RELATED | Zone.REVIEWS | Zone.COMMENTS) for pair in context.pairs)


def _is_work(context: Context, nodes: ProductNodes) -> bool:
    """Whether markup calls what the heading names a recipe, a guide or news and names no product: only its parts are sold."""
    if nodes.main is not None or nodes.state or context.heading is None:
        return False
    heading = context.heading[1]
    works = (node.text("name", "headline") for node in context.nodes if not _WORKS.isdisjoint(node.types))
    return any(name is not None and overlap(heading, name.text) >= _SAME_NAME for name in works)


def _has_one_price(context: Context, decision: Decision) -> bool:
    """Whether what is named or said to be the price stands near the heading, alone, on a page of little prose: a classified ad.

    Free is no price here: talks and downloads are free, and nobody buys them.
    """
    seen = decision.seen
    if seen is None or seen.score < _NEAR_HEADING or _CALLED_PRICE.isdisjoint(seen.marks):
        return False
    amounts = {price.amount for price in decision.prices if price.role is Role.PAID and price.score > 0}
    return len(amounts) == 1 and min(amounts) > 0 and sum(len(block.text) for block in context.blocks) < _PROSE_MIN


def _or_one_thing(context: Context, kind: PageKind, scores: dict[PageKind, float], decision: Decision) -> PageKind:
    """What looks like prose, or like nothing, may be a maker's page of one product: it shows neither price nor button."""
    unmarked = scores[PageKind.FORUM] < 1.0 and _marked_article(context) == 0
    if unmarked and code_in_address(context) and scores[PageKind.PRODUCT] + _CODED >= 1.0:
        return PageKind.PRODUCT
    if (scores[kind] < 1.0 or (unmarked and kind is PageKind.ARTICLE)) and _is_data_sheet(context):
        return PageKind.PRODUCT
    if scores[kind] < 1.0 and (_is_unpriced(context) or _is_maker_page(context, decision)):
        return PageKind.PRODUCT
    if scores[kind] >= 1.0:
        return kind
    # an address of a group speaks alone where nothing else does: the group is empty, or a script brings its items
    return PageKind.LISTING if has_part(context.path, "address.listing") or _is_shelf(context) else PageKind.OTHER


def _sells_nothing(context: Context, nodes: ProductNodes) -> bool:
    """The front page of a site, or one for logging in, asking, paying; unless markup names one product with an offer."""
    if nodes.main is not None and nodes.main.nodes("offers") and _is_heading(context, nodes):
        return False
    if context.url and "?" not in context.url and _FRONT_PAGE.fullmatch(context.path):
        return True
    last = _EXTENSION.sub("", context.path.rstrip("/").rpartition("/")[2].lower())
    return is_word(_KEY_OF_PAGE.sub("", last).replace("-", ""), _SERVICE)


def _is_product_address(path: str) -> bool:
    return has_part(_GROUPED.sub("/", path), "address.product") or _PRODUCT_NUMBER.search(path) is not None


def _is_unpriced(context: Context) -> bool:
    """Whether one thing is shown without its price: on request, in the shop, for members, or sold out.

    Its heading is what the title of the page says, and the address puts it right below a word for one product.
    """
    heading = context.heading[1] if context.heading else ""
    if overlap(heading, f"{context.page_title} {context.dom.title}") < _SAME_NAME or _is_sorted(context):
        return False
    *_, parent, last = ("", "", *context.path.lower().rstrip("/").split("/"))
    return bool(last) and is_word(parent, "address.one-product")


def _is_maker_page(context: Context, decision: Decision) -> bool:
    """Whether one thing is described without a price, on a page whose visitor has no list to sort."""
    return decision.seen is None and not _is_sorted(context) and describes_one_thing(context)


def _is_data_sheet(context: Context) -> bool:
    """A maker's page: a heading, the properties of one thing, its GTIN; nobody sells there, so no price and no button."""
    if context.heading is None:
        return False
    beside = Zone.RELATED | Zone.REVIEWS | Zone.COMMENTS
    rows = [pair for pair in context.pairs if pair.kind in {"table", "list", "boxes"} and not pair.element.zone & beside]
    if len(rows) < _SHEET_ROWS:
        return False
    numbers = {candidate.value for candidate in printed_gtins(rows)}
    if numbers:
        return len(numbers) == 1
    known = sum(canonical_attribute(pair.label) in ATTRIBUTES for pair in rows)
    return known >= _SHEET_ROWS and (is_document(context) or _is_product_address(context.path))


def _is_error(context: Context, blocks: list[Block]) -> bool:
    chars = sum(len(b.text) for b in blocks)
    if context.status >= _CLIENT_ERROR and chars < _ERROR_CHARS:
        return True
    heading = context.heading[1] if context.heading else ""
    if chars >= _NOT_FOUND_CHARS:
        return False
    return matcher("page.error").has(fold(f"{context.dom.title} | {heading}")) or _is_gone(context, heading)


def _is_gone(context: Context, heading: str) -> bool:
    """Whether the heading says that something is not there and names nothing: `Item not available`; no markup of a product."""
    if not 0 < len(heading) <= _GONE_CHARS or any("Product" in node.types for node in context.nodes):
        return False
    stock = read_stock(heading)
    return stock is not None and stock.value is Availability.OUT_OF_STOCK and not words(heading) & words(context.page_title)


def _product(context: Context, nodes: ProductNodes, decision: Decision) -> float:
    score = -_ONE_OF_ITEMS if _is_sorted(context) and not _is_one_thing(context, nodes) else 0.0
    if nodes.main is not None:
        score += 2.0 if nodes.main.nodes("offers") or nodes.variants else 1.2
    elif nodes.state:
        score += 1.2 if any(node.nodes("offers") for node in nodes.state) else 0.6
    if "product" in context.metas.value("og:type").lower() or context.metas.get("product:price:amount", "og:price:amount"):
        score += 1.0
    of_items = _are_of_items(context, nodes, decision)
    if context.buttons and not of_items:
        score += 1.0
    if _is_product_address(context.path):
        score += 0.6
    if decision.seen is not None and (_is_one_thing(context, nodes) or not _is_an_items_price(context, decision)):
        score += 0.4 + 0.8 * (decision.seen.score > _PROMINENT) + 0.6 * (bool(context.buy_boxes) and not of_items)
        score += _IN_TITLE * _is_in_title(context, decision.seen) + _BID * (Mark.AUCTION in decision.seen.marks)
    return score


def _are_of_items(context: Context, nodes: ProductNodes, decision: Decision) -> bool:
    """Whether the buttons are those of the items of a list: there are many, as there are amounts in boxes of their own.

    A page that prints the number of one thing sells that thing, and others below.
    """
    if len(context.buttons) < _MANY_BUTTONS or _is_one_thing(context, nodes) or _identity(context) >= _NUMBERED:
        return False
    cards = _cards(context, decision)
    return len(cards) >= _CARD_MIN and _are_several(context, cards)


def _is_in_title(context: Context, seen: SeenPrice) -> bool:
    """Whether the title of the page names the price: `Monitor a € 430,00`."""
    return not seen.lowest and any(money.amount == seen.amount for money in find_money(context.dom.title))


def _identity(context: Context) -> float:
    if _IDENTITY not in context.memo:
        context.memo[_IDENTITY] = _work_out_identity(context)
    found: float = context.memo[_IDENTITY]
    return found


def _work_out_identity(context: Context) -> float:
    """What a page prints about one thing for sale: its number, its GTIN, whether it is there. A list prints many or none."""
    if context.heading is None:
        return _TOLD if _says_gone(context) else 0.0
    pairs = [pair for pair in context.pairs if not pair.element.zone & (Zone.RELATED | Zone.REVIEWS | Zone.COMMENTS)]
    numbers = {text for _, text in labelled_numbers(pairs)}
    gtins = {candidate.value for candidate in printed_gtins(pairs)}
    score = _NUMBERED if len(numbers) in {1, 2} else 0.0
    score += (
        _NUMBERED if len(gtins) == 1 or context.metas.get("books:isbn", "product:isbn", "product:gtin", "product:ean") else 0.0
    )
    state = shown_availability(context)
    return score + (_TOLD if state is not None else 0.0)


def _says_gone(context: Context) -> bool:
    """Whether a page at a product's address, with no heading, says that it cannot be had: no more of it is left to see."""
    state = shown_availability(context)
    return state is not None and state.value == Availability.OUT_OF_STOCK.value and _is_product_address(context.path)


def _listing(context: Context, nodes: ProductNodes, decision: Decision) -> float:
    types = context.types
    score = 0.0
    if types.keys() & _LISTING_TYPES:
        score += 0.8
    many = _offers_many(nodes)
    if many:
        score += 2.5
    names = {name.text for node in (*nodes.all, *nodes.others) if (name := node.text("name")) is not None}
    cards = _cards(context, decision)
    sold = nodes.main is not None or bool(nodes.state) or decision.seen is not None or bool(context.buttons or context.buy_boxes)
    only_cards = not sold and len(cards) >= _LOOKED_AT
    exact = _is_one_thing(context, nodes) and not many and not only_cards
    if len(names) >= _MANY_PRODUCTS and not exact:
        score += 2.0
    if len(cards) >= (_CARD_MIN if _is_sold_here(context, nodes) else _FEW_CARDS) and _are_several(context, cards):
        score += 0.3 if exact else 1.6
        if exact and len(context.buttons) >= _VERY_MANY_BUTTONS:
            score += 1.3  # markup that describes a whole category as one product
    elif not exact and (_opens_with_items(context, decision) or _is_an_items_price(context, decision)):
        score += 1.6
    if len(context.buttons) >= _MANY_BUTTONS and not exact and _identity(context) < _NUMBERED:
        score += 1.0
    score += 0.6 if has_part(context.path, "address.listing") and nodes.main is None else 0.0
    score += _SORTED if not exact and _is_sorted(context) else 0.0
    if _counts_items(context.dom.joined(0, min(len(context.dom.texts), _COUNTED_IN))):
        score += 0.8
    return score


def _is_sorted(context: Context) -> bool:
    """Whether a visitor can choose the order of what the page lists, or filter it, in a field named for that."""
    if _SORTING not in context.memo:
        fields = context.dom.all("select")
        context.memo[_SORTING] = any(
            (e.zone & Zone.FILTER or _SORT_NAME(e.get("name"))) and not e.zone & (Zone.REVIEWS | Zone.COMMENTS) for e in fields
        )
    found: bool = context.memo[_SORTING]
    return found


def _cards(context: Context, decision: Decision) -> list[SeenPrice]:
    """The amounts that stand in the boxes of other products."""
    return [
        price
        for price in decision.prices
        if (Mark.ONE_OF_MANY in price.marks or _is_card(context, price.element))
        and (Mark.RANGE not in price.marks or item_address(context, price) is not None)
    ]


def _is_shelf(context: Context) -> bool:
    """Whether the body of a page links to many pages of this site at products' addresses; a script may bring their prices."""
    aside = Zone.NAV | Zone.FOOTER | Zone.HEADER | Zone.OVERLAY | Zone.BREADCRUMB
    if _is_product_address(context.path):
        return False
    given = {anchor.get("href").partition("?")[0] for anchor in context.dom.all("a") if not anchor.zone & aside}
    paths = {link.partition("//")[2].partition("/")[2] if "//" in link else link for link in given if _is_own(link, context.host)}
    return sum(_is_product_address(f"/{path.lstrip('/')}") for path in paths) >= _SHELF


def _is_own(link: str, host: str) -> bool:
    return "//" not in link or link.partition("//")[2].partition("/")[0].lower() == host


def _is_sold_here(context: Context, nodes: ProductNodes) -> bool:
    """Whether anything but amounts speaks for one product: markup, a place to buy, the address."""
    return nodes.main is not None or bool(context.buttons or context.buy_boxes) or _is_product_address(context.path)


def _counts_items(text: str) -> bool:
    """Whether a text says how many there are: `214 products`."""
    folded = fold(text)
    return any(folded[max(0, m.start - _FIGURE) : m.start].rstrip()[-1:].isdigit() for m in matcher("page.counts").all(folded))


def _offers_many(nodes: ProductNodes) -> bool:
    """Whether markup wraps a whole category as one product: an aggregate of very many offers."""
    for offer in nodes.main.nodes("offers") if nodes.main is not None else ():
        count = offer.text("offerCount")
        if count is not None and count.text.isdigit() and int(count.text) >= _MANY_OFFERS:
            return True
    return False


def _is_one_thing(context: Context, nodes: ProductNodes) -> bool:
    """Whether markup offers the heading's product, or the address is a product's and its heading the page's title."""
    if nodes.main is not None and bool(nodes.main.nodes("offers") or nodes.variants) and _is_heading(context, nodes):
        return True
    heading = context.heading[1] if context.heading else ""
    return _is_product_address(context.path) and overlap(heading, f"{context.page_title} {context.dom.title}") >= _SAME_NAME


def _opens_with_items(context: Context, decision: Decision) -> bool:
    """Whether what follows the heading are links into the same site, each with a price, and nothing here can be bought.

    Three make a list. Fewer do when their addresses lie below the page's own, as those of a category's last items.
    """
    if context.heading is None or context.buttons or context.buy_boxes or _is_product_address(context.path):
        return False
    start = context.heading[0].last
    aside = AROUND | Zone.FILTER
    seen = (p for p in decision.prices if p.place >= start and Mark.RANGE not in p.marks and not p.element.zone & aside)
    after = (p for p in seen if not any(parent.tag == "form" for parent in p.element.ancestors()))
    prices = sorted(after, key=lambda p: p.place)
    if not prices or prices[0].place - start > _SOON:
        return False
    items: list[str] = []
    for price in prices:
        address = item_address(context, price)
        if address is None:
            break
        items.append(address)
    boxed = all(_is_card(context, price.element) for price in prices)
    if len(set(items)) >= _FEW_ITEMS or (boxed and len(items) == len(prices) and prices[0].place - start <= _AT_ONCE):
        return True  # the last page of a list may hold one item, and then nothing else on it has a price
    below = f"{context.path.rstrip('/')}/"
    return bool(items) and below != "/" and all(path.startswith(below) for path in items)


def _is_an_items_price(context: Context, decision: Decision) -> bool:
    """Whether the amount that stands out belongs to a link to another page, as do others of its make with other links.

    Where it is no link's, very many boxes with such an amount say the same: an advertisement stands first in a list.
    """
    seen = decision.seen
    if seen is None:
        return False
    if item_address(context, seen) is None:
        boxed = [p for p in decision.prices if p.make[:2] == seen.make[:2] and _is_card(context, p.element)]
        return _is_card(context, seen.element) and len(boxed) >= _LOOKED_AT and _are_several(context, boxed)
    alike = [price for price in decision.prices if price.make == seen.make]
    return len({item_address(context, price) for price in alike[:_LOOKED_AT]} - {None}) >= _FEW_ITEMS


def _is_heading(context: Context, nodes: ProductNodes) -> bool:
    """Whether the main node's name is what the page's heading or title says, and does not merely share a word with it."""
    name = nodes.main.text("name") if nodes.main is not None else None
    if name is None:
        return False
    got = words(name.text)
    for text in (context.heading[1] if context.heading else "", context.page_title, context.dom.title):
        other = words(text)
        if got and other and len(got & other) / len(got) >= _SAME_NAME:
            return True
    return False


def _is_card(context: Context, element: Element) -> bool:
    """Whether an amount stands in the box of another product; the box that also holds the page's heading is not another's."""
    for parent, _ in zip((element, *element.ancestors()), range(7), strict=False):
        if parent.tag in {"li", "article"} or parent.own_zone & Zone.RELATED:
            return not parent.first <= context.anchor < parent.last
    return False


def _are_several(context: Context, cards: list[SeenPrice]) -> bool:
    """Whether amounts in boxes are those of different things: different amounts, or different pages they lead to."""
    if len({price.amount for price in cards}) >= _FEW_ITEMS:
        return True
    return len({item_address(context, price) for price in cards} - {None}) >= _FEW_ITEMS


def _article(context: Context, blocks: list[Block], decision: Decision) -> float:
    score = _marked_article(context)
    prose = sum(
        len(b.text)
        for b in blocks
        if len(b.text) > _PARAGRAPH
        and b.link_share < _FEW_LINKS
        and not b.zone & (Zone.NAV | Zone.FOOTER | Zone.REVIEWS | Zone.COMMENTS | Zone.RELATED)
    )
    unmarked_shop = score == 0 and decision.seen is not None and decision.seen.score > _NEAR_HEADING
    score += min(1.0 if unmarked_shop else 1.5, prose / (2 * _PROSE_MIN))
    if score >= _MARKED_ARTICLE and prose >= _LONG_PROSE:
        score += 1.0
    return score


def _marked_article(context: Context) -> float:
    """What markup says for an article. Several reviews, or one on a page that calls itself a product's, are its customers'."""
    kind = context.metas.value("og:type").lower()
    named = context.types.keys() & _ARTICLE_TYPES
    if context.types["Review"] > 1 or "product" in kind:
        named -= {"Review"}
    score = 1.4 if named else 0.0
    if kind in {"article", "blog", "news"}:
        score += 0.6
    return score + (0.5 if context.metas.get("article:published_time", "article:author") else 0.0)
