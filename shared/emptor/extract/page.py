"""One page: source in, everything that is read from it out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from emptor.extract.blocked import blocked_by
from emptor.extract.cards import mark_cards
from emptor.extract.catalogues import offered_catalogues, read_catalogue
from emptor.extract.context import Candidate, Context
from emptor.extract.documents import is_document, with_page_numbers
from emptor.extract.dom.pairs import Pair
from emptor.extract.dom.tree import parse
from emptor.extract.fields import more, terms
from emptor.extract.fields.availability import decide_availability
from emptor.extract.fields.brand import brand_candidates
from emptor.extract.fields.choices import chosen_forms
from emptor.extract.fields.currency import CurrencyHints, currency_hints, decide_currency
from emptor.extract.fields.identifiers import gtin_candidates, mpn_candidates, sku_candidates
from emptor.extract.fields.name import name_candidates
from emptor.extract.fields.price import Decision, decide_price
from emptor.extract.fields.seen_price import SeenPrice
from emptor.extract.fields.shown import settled_condition, shown_deposit, shown_rating, shown_seller, shown_shipping, shown_terms
from emptor.extract.fields.variants import variants_of
from emptor.extract.kind import page_kind
from emptor.extract.links import item_links
from emptor.extract.paging import next_page
from emptor.extract.quotes import with_sound_quotes
from emptor.extract.sections import mark_sections
from emptor.extract.shell import needs_browser
from emptor.extract.sources.product import ProductNodes, product_nodes
from emptor.extract.specs import collect_specs
from emptor.extract.text.byline import author, published_at
from emptor.extract.text.main_text import main_text
from emptor.extract.text.mentions import mentions_of
from emptor.models.extraction import Availability, Extraction, Found, Offer, PageKind, Product
from emptor.utils.currency import uses_decimal_comma

_SURE = 3.0  # weight of a candidate that is taken to be certain
_MAX_LANGUAGE = 2
_NEXT_TO = 12  # texts


def extract_page(
    source: str,
    url: str,
    *,
    status: int = 200,
    content_type: str = "text/html",
    headers: Mapping[str, str] | None = None,
) -> Extraction:
    """Read a page.

    Args:
        source: the decoded source, as it came.
        url: its address after redirects; relative links are resolved against it.
        status: HTTP status.
        content_type: media type without parameters; anything but HTML, XHTML or XML gives an `other` page with its text.
        headers: response headers, names in lower case.

    Returns:
        Facts with their evidence. Nothing raises: the worst input gives a page of kind `other` without facts.
    """
    catalogue = read_catalogue(source, url, content_type)
    if catalogue is not None:
        return catalogue
    if "html" not in content_type and "xml" not in content_type:
        return Extraction(url=url, kind=PageKind.OTHER, text=source[:400_000] if content_type.startswith("text/") else "")
    context, nodes, hints, decision = settle(Context(parse(source), url, status, dict(headers or {})))
    blocks = context.blocks
    language = (context.dom.language or context.metas.value("og:locale")).replace("_", "-").split("-")[0].lower()
    base = Extraction(
        url=url, kind=PageKind.OTHER, language=language if len(language) == _MAX_LANGUAGE else None, title=_title(context, nodes)
    )
    who = blocked_by(context, has_product=nodes.main is not None or (decision.seen is not None and bool(context.buttons)))
    if who:
        return base.model_copy(
            update={"kind": PageKind.BLOCKED, "blocked_by": who, "text": "\n".join(b.text for b in blocks)[:4_000]}
        )
    kind = page_kind(context, nodes, decision, blocks)
    return base.model_copy(update=_contents(context, kind, nodes, hints, decision))


class Settled(NamedTuple):
    """A page whose zones are settled, its nodes, what speaks for its currency, and its price: all other facts rest on these."""

    context: Context
    nodes: ProductNodes
    hints: CurrencyHints
    decision: Decision


def settle(context: Context) -> Settled:
    """Settle the zones of a page and decide its price, in the order that both need; the context does not change afterwards."""
    context.free_heading()
    _ = context.blocks  # before sections are judged: in a listing, `new arrivals` are what the page is about
    mark_sections(context)
    mark_cards(context.dom, context.url)
    nodes = product_nodes(context)
    hints = currency_hints(context, nodes)
    return Settled(context, nodes, hints, decide_price(context, nodes, hints))


def _contents(
    context: Context, kind: PageKind, nodes: ProductNodes, hints: CurrencyHints, decision: Decision
) -> dict[str, object]:
    found: dict[str, object] = {"kind": kind, "text": main_text(context, kind)}
    if kind is PageKind.PRODUCT:
        product = with_sound_quotes(read_product(context, nodes, hints, decision), context.dom)
        found["product"] = with_page_numbers(product, context.dom) if is_document(context) else product
    if kind in {PageKind.ARTICLE, PageKind.FORUM}:
        found |= {"author": author(context), "published_at": published_at(context)}
        text = set(str(found["text"]).split("\n"))
        found["mentions"] = mentions_of(context, [b for b in context.blocks if b.text in text])
    if kind is PageKind.LISTING:
        links = item_links(context, decision.prices, hints)
        found |= {"links": links, "items": len(links), "next_page": next_page(context)}
    if kind in {PageKind.LISTING, PageKind.PRODUCT, PageKind.OTHER}:
        offered = offered_catalogues(context)
        found |= {"catalogues": offered.addresses, "search": offered.search}
    chars = sum(len(block.text) for block in context.blocks)
    found["needs_browser"] = needs_browser(
        context, text_chars=chars, has_product=kind is PageKind.PRODUCT and decision.amount is not None
    )
    return found


def _title(context: Context, nodes: ProductNodes) -> str | None:
    names = name_candidates(context, nodes)
    return names[0].value if names else None


def read_product(context: Context, nodes: ProductNodes, hints: CurrencyHints, decision: Decision) -> Product:
    """Read the product a page is about."""
    pairs = context.pairs
    names = name_candidates(context, nodes)
    name = names[0].value if names else ""
    rating, count = more.rating(nodes)
    if rating is None:
        rating, count = shown_rating(context)
    offer = _offer(context, nodes, hints, decision)
    currency = offer.currency.value if offer.currency else None
    return Product(
        name=_found(names),
        brand=_found(brand_candidates(context, nodes, pairs, name)),
        **_identifiers(context, nodes, pairs, sold=offer.price is not None or bool(context.buttons)),
        offer=offer,
        rating=rating,
        review_count=count,
        description=more.description(context, nodes),
        energy_class=terms.energy_class(nodes, pairs),
        category=more.category(context, name),
        images=more.images(context, nodes),
        specs=collect_specs(context, nodes, pairs, decimal_comma=_decimal_comma(context, currency)),
        variants=variants_of(context, nodes) or chosen_forms(context, offer),
    )


def _identifiers(context: Context, nodes: ProductNodes, pairs: list[Pair], *, sold: bool) -> dict[str, Found[str] | None]:
    sku, mpn = _found(sku_candidates(context, nodes, pairs)), _found(mpn_candidates(context, nodes, pairs))
    gtin = _found(gtin_candidates(context, nodes, pairs))
    if not sold and nodes.main is None and mpn is None and gtin is not None and sku is not None and _is_article_number(sku):
        sku, mpn = None, sku  # on a data sheet, where nobody sells, the article number is the maker's
    return {"sku": sku, "gtin": gtin, "mpn": mpn}


def _is_article_number(sku: Found[str]) -> bool:
    """Printed under a label that makers use as well; `SKU` says that it is the seller's."""
    return sku.path == "text" and not sku.quote.lower().startswith("sku")


def _found(candidates: list[Candidate]) -> Found[str] | None:
    """Return the best candidate as a fact."""
    if not candidates:
        return None
    best = candidates[0]
    confidence = round(min(0.98, 0.4 + 0.5 * max(0.0, min(best.weight, _SURE)) / _SURE), 2)
    return Found[str](value=best.value, confidence=confidence, quote=best.quote, path=best.path)


def _offer(context: Context, nodes: ProductNodes, hints: CurrencyHints, decision: Decision) -> Offer:
    available = decide_availability(context, nodes, decision)
    availability = None
    if available is not None:
        availability = Found[Availability](
            value=Availability(available.value),
            confidence=min(0.95, 0.4 + 0.2 * max(0.0, available.weight)),
            quote=available.quote,
            path=available.path,
        )
    offer = Offer(
        availability=availability,
        condition=settled_condition(context, nodes, decision),
        seller=more.seller(nodes, decision) or shown_seller(context, context.pairs),
        delivery_days=terms.delivery_days(context, nodes, context.pairs),
        return_days=terms.return_days(context, nodes),
        url=context.url,
    )
    if decision.amount is None:
        return offer
    claim, seen = decision.claim, decision.seen
    signed = seen if seen is None or seen.symbol else (_with_sign(decision.prices, seen) or seen)
    money = decide_currency(
        hints, signed.symbol if signed else "", signed.quote if signed else "", claim.money() if claim else None
    )
    listed = decision.list_price
    per_unit = terms.unit_price(context, nodes, decision)
    return offer.model_copy(
        update={
            "price": Found[Decimal](
                value=decision.amount, confidence=decision.confidence, quote=decision.quote, path=decision.path
            ),
            "currency": Found[str](value=money.value, confidence=money.weight, quote=money.quote, path=money.path)
            if money
            else None,
            "list_price": Found[Decimal](value=listed.amount, confidence=0.7, quote=listed.quote, path="text")
            if listed
            else None,
            "terms": shown_terms(decision),
            "shipping": more.shipping(nodes) or shown_shipping(context, decision),
            "deposit": shown_deposit(context, decision),
            "valid_until": terms.valid_until(nodes),
            "unit_price": per_unit.amount if per_unit else None,
            "unit": per_unit.unit if per_unit else None,
        }
    )


def _with_sign(prices: list[SeenPrice], bare: SeenPrice) -> SeenPrice | None:
    """The amount with a currency sign that stands next to one without: both are paid in the same money."""
    near = [price for price in prices if price.symbol and abs(price.place - bare.place) <= _NEXT_TO]
    return min(near, key=lambda price: abs(price.place - bare.place), default=None)


_COMMA_LANGUAGES = frozenset(
    {
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "sv",
        "da",
        "no",
        "nb",
        "fi",
        "pl",
        "cs",
        "sk",
        "hu",
        "ro",
        "bg",
        "hr",
        "sl",
        "sr",
        "el",
        "ru",
        "uk",
        "tr",
        "et",
        "lv",
        "lt",
        "id",
        "vi",
    }
)


def _decimal_comma(context: Context, currency: str | None) -> bool | None:
    """Whether this page prints decimal commas, by its language, else by its currency."""
    language = context.dom.language[:2].lower()
    if language:
        return language in _COMMA_LANGUAGES
    return uses_decimal_comma(currency)
