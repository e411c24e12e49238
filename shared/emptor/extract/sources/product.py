"""Which of a page's structured nodes is the product the page is about, and which are its variants."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from emptor.extract.context import Context, overlap
from emptor.extract.sources.node import Node
from emptor.extract.sources.state import state_nodes

_PRODUCT_TYPES = frozenset({
    "Product", "ProductGroup", "ProductModel", "IndividualProduct", "SomeProducts", "Vehicle", "Car", "Motorcycle", "Book",
    "SoftwareApplication", "MobileApplication",
    "WebApplication", "VideoGame", "Event", "MusicEvent", "TheaterEvent", "SportsEvent", "Course", "Movie", "MusicAlbum",
    "Accommodation", "Apartment", "House", "Drug",
    "DietarySupplement", "Menu", "MenuItem", "Service", "CreativeWork", "Game", "Offer", "AggregateOffer",
})  # fmt: skip
_STRONG_TYPES = frozenset(
    {"Product", "ProductGroup", "ProductModel", "IndividualProduct", "SomeProducts", "Vehicle", "Car", "Book"}
)
_OTHERS = frozenset({
    "isRelatedTo", "isSimilarTo", "isAccessoryOrSparePartFor", "isConsumableFor", "itemReviewed", "itemOffered",
    "itemListElement",
    "review", "reviews", "breadcrumb", "hasPart", "mentions", "addOn",
})  # fmt: skip
_KEY = re.compile(r"\w+")
_NESTED_OFFER = re.compile(r"\.offers?(?:\[\d+\])?")
_VARIANT = re.compile(r"\.hasVariant(?:\[\d+\])?|\.isVariantOf|\.model(?:\[\d+\])?$")
_LIKE = 0.6  # share of words from which two names speak of the same product


@dataclass(slots=True)
class ProductNodes:
    """The main node of a page, others that describe the same product, its variants; and what the application's state says.

    The state is read only where markup is wanting.
    """

    main: Node | None = None
    same: list[Node] = field(default_factory=list)
    variants: list[Node] = field(default_factory=list)
    others: list[Node] = field(default_factory=list)
    state: list[Node] = field(default_factory=list)

    @property
    def all(self) -> list[Node]:
        """Main node first."""
        return ([self.main] if self.main else []) + self.same


def product_nodes(context: Context) -> ProductNodes:
    """Sort the product-like nodes of a page, and look into its application's state when they do not tell offer and number."""
    nodes = _marked_nodes(context)
    main = nodes.main
    if main is None or not (main.nodes("offers") or nodes.variants) or main.text("sku", "productID") is None:
        nodes.state = state_nodes(context)
    return nodes


def _marked_nodes(context: Context) -> ProductNodes:
    likely = [node for node in context.nodes if _is_product(node)]
    if not likely:
        return ProductNodes()
    scored = sorted(
        ((_score(node, context) - place * 0.001, node) for place, node in enumerate(likely)), key=lambda pair: -pair[0]
    )
    best, main = scored[0]
    if best < 0:
        return ProductNodes(others=likely)
    found = ProductNodes(main)
    name = _name(main)
    group = main if "ProductGroup" in main.types else None
    for score, node in scored[1:]:
        if node.path.startswith(main.path) and _VARIANT.search(node.path[len(main.path) :]):
            found.variants.append(node)
        elif score >= 0 and _is_same(node, main, name):
            (found.variants if group is None and _is_sibling(node, main) else found.same).append(node)
        else:
            found.others.append(node)
    for variant in main.nodes("hasVariant", "model"):
        if all(variant.path != known.path for known in found.variants):
            found.variants.append(variant)
    found.variants.sort(key=lambda node: [int(number) for number in re.findall(r"\[(\d+)\]", node.path)])
    return found


def _is_same(node: Node, main: Node, name: str) -> bool:
    """Two nodes speak of one product when their names do; one without a name counts in JSON-LD, where no boxes mix."""
    if _name(node):
        return overlap(_name(node), name) >= _LIKE
    return node.source == "json-ld" or (main.source == "json-ld" and "offers" not in node.data)


def _is_product(node: Node) -> bool:
    types = set(node.types)
    if types & {"Offer", "AggregateOffer"}:
        return not _NESTED_OFFER.search(node.path) and node.source == "microdata" and "price" in node.data
    if types & _STRONG_TYPES:
        return True
    if types & {"Organization", "WebSite", "WebPage", "BreadcrumbList", "LocalBusiness", "Store", "ItemList", "ListItem"}:
        return False
    return (bool(types & _PRODUCT_TYPES) and "offers" in node.data) or (bool(node.nodes("offers")) and bool(node.text("name")))


def _is_sibling(node: Node, main: Node) -> bool:
    """In a list of nodes of one block, those beside the main one are its variants (each with an offer of its own)."""
    parent = main.path.rsplit("[", 1)[0]
    return (
        node.source == main.source == "json-ld"
        and node.path != main.path
        and node.path.rsplit("[", 1)[0] == parent
        and "offers" in node.data
    )


def _score(node: Node, context: Context) -> float:
    """How likely a node is what the page is about."""
    score = 1.0 if set(node.types) & _STRONG_TYPES else 0.3
    name = _name(node)
    reference = context.heading[1] if context.heading else ""
    if name:
        score += (
            2 * max(overlap(name, reference), overlap(name, context.page_title), 0.9 * overlap(name, context.dom.title)) - 0.5
        )
    if node.nodes("offers"):
        score += 0.6
    if "ProductGroup" in node.types:
        score += 0.3
    if node.source == "json-ld":
        score += 0.3
    address = node.text("url", "@id")
    if address and context.path.strip("/") and context.path.rstrip("/").endswith(_tail(address.literal)):
        score += 0.8
    if not _OTHERS.isdisjoint(_KEY.findall(node.path)):
        score -= 3
    if _VARIANT.search(node.path):
        score -= 0.8
    element = node.data.get("#element")
    if isinstance(element, int) and _in_others(context, element):
        score -= 1.5
    return score


def _in_others(context: Context, index: int) -> bool:
    from emptor.extract.dom.zones import Zone  # noqa: PLC0415

    return bool(context.dom.elements[index].zone & (Zone.RELATED | Zone.FOOTER | Zone.OVERLAY | Zone.NAV))


def _name(node: Node) -> str:
    value = node.text("name", "title")
    return value.text if value else ""


def _tail(address: str) -> str:
    return address.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0].rstrip("/").rsplit("/", 1)[-1] or "\0"
