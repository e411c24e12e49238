"""Catalogues in XML: product feeds for Google Merchant Center (RSS 2.0 and Atom, namespace `g:`), and sitemaps.

Google's product data specification gives `g:price` as `15.00 USD` (amount, ISO 4217 code), `g:sale_price` likewise, and
`g:availability` as `in_stock`, `out_of_stock`, `preorder` or `backorder`. A sitemap (sitemaps.org) names addresses only; the last
part of an address is its title. An index of sitemaps goes on at the one that names products.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import unquote

from lxml import etree

from emptor.extract.catalogues.items import (
    MAX_ITEMS,
    Catalogue,
    CatalogueFault,
    currency,
    decimal_amount,
    distinct,
    is_product_path,
    names_products,
    path_of,
    picture,
    same_shop,
    texts,
)
from emptor.extract.fields.availability import availability_name
from emptor.models.extraction import ItemLink

_MERCHANT = "{http://base.google.com/ns/1.0}"
_PRICE = re.compile(r"(?P<amount>\d{1,9}(?:\.\d{1,3})?)\s{0,3}(?P<code>[A-Z]{3})")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDING = re.compile(r"\.\w{3,5}$|[-_]\d{3,}$")


def feed_items(source: str, url: str) -> Catalogue:
    """Read a product feed or a sitemap. Raises CatalogueFault when it is neither."""
    root = _parsed(source)
    kind = _local(root)
    if kind == "urlset":
        return Catalogue(distinct(_from_sitemap(root, url)))
    if kind == "sitemapindex":
        return Catalogue((), _product_sitemap(root, url))
    if kind in {"rss", "feed", "rdf"}:
        return Catalogue(distinct(item for node in _entries(root) if (item := _merchant(node, url))))
    raise CatalogueFault(f"its outermost element <{kind[:40]}> is none of a feed or sitemap.")


def _parsed(source: str) -> etree._Element:
    """The document; entities stay unresolved, nothing is loaded, and depth and size are bounded by the parser."""
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(source.encode("utf-8", errors="replace"), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise CatalogueFault(f"it is no well-formed XML: {str(problem)[:120]}.") from None


def _local(node: etree._Element) -> str:
    return etree.QName(node).localname.lower() if isinstance(node.tag, str) else ""


def _entries(root: etree._Element) -> Iterator[etree._Element]:
    found = (node for node in root.iter() if _local(node) in {"item", "entry"})
    return (node for _, node in zip(range(MAX_ITEMS), found, strict=False))


def _merchant(node: etree._Element, url: str) -> ItemLink | None:
    fields: dict[str, str] = {}
    for child in node:
        if isinstance(child.tag, str):
            fields.setdefault(child.tag.removeprefix(_MERCHANT), (child.text or child.get("href") or "").strip())
    plain_fields = {name.rpartition("}")[2].lower(): value for name, value in reversed(list(fields.items()))}
    address, title = same_shop(url, plain_fields.get("link")), texts(plain_fields.get("title", ""))
    if address is None or not title or not ({"price", "id"} & fields.keys()):
        return None  # an entry of a blog has neither
    price = _PRICE.fullmatch(plain_fields.get("sale_price") or plain_fields.get("price", ""))
    code = currency(price["code"]) if price else None
    amount = _amount(price["amount"]) if price and code else None
    return ItemLink(
        url=address,
        title=title,
        price=price[0] if price and amount else None,
        amount=amount,
        currency=code if amount else None,
        availability=availability_name(plain_fields.get("availability", "")),
        image=picture(url, plain_fields.get("image_link")),
    )


def _amount(text: str) -> Decimal | None:
    """The specification's amounts are in the main unit, with a point before the decimals or without any."""
    return decimal_amount(text) if "." in text else (Decimal(text) or None)


def _from_sitemap(root: etree._Element, url: str) -> Iterator[ItemLink]:
    for place in _places(root):
        address = same_shop(url, place)
        if address is None or not is_product_path(path_of(address)):
            continue
        title = _title_of(address)
        if title:
            yield ItemLink(url=address, title=title)


def _places(root: etree._Element) -> Iterator[str]:
    """The addresses that entries name, not those of their pictures."""
    for entry in root:
        for child in entry:
            if _local(child) == "loc" and etree.QName(child).namespace == etree.QName(root).namespace:
                yield (child.text or "").strip()


def _product_sitemap(root: etree._Element, url: str) -> str | None:
    named = (same_shop(url, place) for place in _places(root))
    return next((address for address in named if address and names_products(path_of(address))), None)


def _title_of(address: str) -> str:
    """`/p/arco-kettle-17-l-4711` is `arco kettle 17 l`."""
    last = unquote(path_of(address)).rstrip("/").rpartition("/")[2]
    words = _ENDING.sub("", last).replace("-", " ").replace("_", " ").replace("+", " ")
    return texts(words) if _WORD.search(words) else ""
