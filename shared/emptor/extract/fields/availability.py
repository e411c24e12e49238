"""Whether a product can be bought: markup, the words near the price, the state of the button."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

from emptor.extract.buttons import says_buy
from emptor.extract.context import Candidate, Context, marked, words
from emptor.extract.dom.hidden import INVISIBLE
from emptor.extract.dom.names import named
from emptor.extract.dom.tree import Dom, Element, Text
from emptor.extract.dom.zones import Zone
from emptor.extract.fields.addressed import addressed_offer
from emptor.extract.fields.field_marks import StockMark
from emptor.extract.fields.price import Decision, claimed_amount
from emptor.extract.fields.stock_words import Stock, is_beside, is_stock_label, read_stock
from emptor.extract.offers import offers_of
from emptor.extract.sources.product import ProductNodes
from emptor.models.extraction import Availability

_MIN_WEIGHT = 0.5
_IN, _OUT = Availability.IN_STOCK.value, Availability.OUT_OF_STOCK.value
_GONE = frozenset({_OUT, Availability.SOLD_OUT.value})
_MAX_RUN_CHARS = 200
_MIN_CHARS = 2
_LABEL_CHARS = 30
_FEW_BEFORE = 3  # texts before a table, of which the last that is not white space is its heading
_SHOWN, _ACTIVE = "shown availability", "buttons that can be pressed"  # kept in the page's memo

_OTHER_NAMES = {
    Availability.IN_STOCK: ("available", "availablefororder", "in", "true", "yes", "onstock", "instockonline"),
    Availability.OUT_OF_STOCK: ("outstock", "oos", "unavailable", "notavailable", "false"),
    Availability.LIMITED: ("limited",),
    Availability.PRE_ORDER: ("pending",),
}
_BY_NAME = {re.sub(r"[^a-z]", "", name.value.lower()): name for name in Availability} | {
    word: name for name, words in _OTHER_NAMES.items() for word in words
}
_DISABLED_NAME = named("disabled")
_OUTSIDE = Zone.RELATED | Zone.NAV | Zone.FOOTER | Zone.HEADER | Zone.OVERLAY | Zone.REVIEWS | Zone.COMMENTS
_NEAR = 160  # texts between the heading and words that may speak of this product
_MAX_CHARS = 70
_SURELY_OUT = 1.5
_BADGE_NAME = named("badge-wide")
_SAYS = {
    Availability.OUT_OF_STOCK: StockMark.SAYS_OUT,
    Availability.PRE_ORDER: StockMark.SAYS_LATER,
    Availability.BACK_ORDER: StockMark.SAYS_LATER,
}
_SPECIFIED = frozenset({"table", "list", "boxes"})  # kinds of label-value pairs whose value stands apart from its label
_STANDS_OUT = 3.0  # score of a price near the heading
_PLAIN_BUY_CHARS = 30
_KEY_OF_SIGNS = "="  # `= not available` explains a sign
_BUTTON_REACH = 2  # parents of a text among which its button is
_OPTION_REACH = 2  # parents of a text among which the choice is that it names


def decide_availability(context: Context, nodes: ProductNodes, decision: Decision) -> Candidate | None:
    """Decide whether the product can be bought; None when the page does not tell.

    Words and buttons near the heading show what a buyer meets now; markup is often cached or says it of another variant.
    """
    return choose_availability(availability_candidates(context, nodes, decision), context, nodes, decision)


def choose_availability(
    candidates: tuple[Candidate | None, ...], context: Context, nodes: ProductNodes, decision: Decision
) -> Candidate | None:
    """Choose among the candidates of `availability_candidates`, or else what only follows from the page."""
    claimed, shown, buttons = candidates
    ranked = [candidate for candidate in (claimed, shown, buttons) if candidate is not None]
    if not ranked:
        return _stated(nodes) or _for_sale(context, decision)
    if claimed is not None:
        return _over_claim(claimed, shown, buttons)
    if (
        shown is not None
        and shown.value == _OUT
        and shown.weight < _SURELY_OUT
        and buttons is not None
        and _is_plain_buy(buttons)
    ):
        return buttons.mark(StockMark.BUTTON_OVER_WORDS)
    return max(ranked, key=lambda candidate: candidate.weight)


def availability_candidates(context: Context, nodes: ProductNodes, decision: Decision) -> tuple[Candidate | None, ...]:
    """Return what markup, words near the heading and buttons say, in this order; None for each that says nothing."""
    return _claimed(context, nodes, decision), shown_availability(context), _buttons(context)


def _over_claim(claimed: Candidate, shown: Candidate | None, buttons: Candidate | None) -> Candidate:
    """What the markup says, unless what a buyer sees says otherwise and says it firmly."""
    if buttons is not None and buttons.value == Availability.PRE_ORDER.value and claimed.value == _IN:
        return buttons.mark(StockMark.PRE_ORDER_BUTTON)
    if shown is not None and claimed.value != shown.value:
        if buttons is not None and buttons.value == shown.value:
            return shown.mark(StockMark.BOTH_AGREE)
        return shown.mark(StockMark.FIRMER) if shown.weight > claimed.weight else claimed.mark(StockMark.MARKUP_STANDS)
    if (
        buttons is not None
        and (shown is None or shown.value not in _GONE)
        and claimed.value in _GONE
        and StockMark.ADDRESSED not in claimed.marks
        and _is_plain_buy(buttons)
    ):
        return buttons.mark(StockMark.BUTTON_OVER_MARKUP)
    return claimed.mark(StockMark.MARKUP_STANDS)


def _stated(nodes: ProductNodes) -> Candidate | None:
    """What the application's state says; a word of its own (`true`) is no evidence, so the product's number or price is."""
    for node in nodes.state:
        for offer in offers_of(node):
            name = availability_name(offer.availability.literal) if offer.availability else None
            proof = offer.price or node.text("sku", "name")
            if name is not None and proof is not None:
                return marked(name.value, proof.quote, proof.path, StockMark.STATED)
    return None


def _for_sale(context: Context, decision: Decision) -> Candidate | None:
    """A price that stands out beside a place to buy, and nothing that says otherwise: the button waits for a size."""
    seen = decision.seen
    if seen is None or seen.score < _STANDS_OUT or not (context.buttons or context.buy_boxes):
        return None
    if context.buttons and not _active(context):
        return None  # a button that cannot be pressed is no place to buy
    return marked(Availability.IN_STOCK.value, decision.quote, "text", StockMark.FOR_SALE)


def availability_name(text: str) -> Availability | None:
    """Return the schema.org name that markup means: `http://schema.org/InStock`, `in stock`, `OutStock`, `oos`."""
    return _BY_NAME.get(re.sub(r"[^a-z]", "", re.split(r"[/#]", text.strip().rstrip("/"))[-1].lower()))


def _is_plain_buy(button: Candidate) -> bool:
    """A button that says no more than that one can buy; longer texts hold several states of which a script shows one."""
    return len(button.quote) <= _PLAIN_BUY_CHARS and says_buy(button.quote)


def _claimed(context: Context, nodes: ProductNodes, decision: Decision) -> Candidate | None:
    found: list[Candidate] = []
    addressed = addressed_offer(context.url, nodes)
    if addressed is not None and addressed.availability and (name := availability_name(addressed.availability.literal)):
        return marked(name.value, addressed.availability.quote, addressed.availability.path, StockMark.ADDRESSED)
    taken = decision.claim.offer if decision.claim else None
    for node in (*nodes.all, *nodes.variants):
        for offer in offers_of(node):
            if offer.availability is None:
                continue
            name = availability_name(offer.availability.literal)
            if name is None:
                continue
            marks = (StockMark.CLAIMED, StockMark.TAKEN_OFFER) if offer is taken else (StockMark.CLAIMED,)
            found.append(marked(name.value, offer.availability.quote, offer.availability.path, *marks))
    meta = context.metas.get("product:availability", "og:availability")
    if not found and meta and (name := availability_name(meta[0])):
        found.append(marked(name.value, meta[0], f"meta:{meta[1]}", StockMark.META))
    if not found:
        return _offered(nodes)
    can = [
        candidate
        for candidate in found
        if candidate.value in {"InStock", "LimitedAvailability", "OnlineOnly", "PreOrder", "BackOrder", "InStoreOnly"}
    ]
    return (can or found)[0]


def _offered(nodes: ProductNodes) -> Candidate | None:
    """An offer with a price and no word of availability offers to sell: schema.org's definition of an offer."""
    for node in nodes.all:
        for offer in offers_of(node):
            if offer.price is not None and (amount := claimed_amount(offer.price)) is not None and amount > 0:
                return marked(Availability.IN_STOCK.value, offer.price.quote, offer.price.path, StockMark.OFFERED)
    return None


def shown_availability(context: Context) -> Candidate | None:
    """Return what the texts near the heading say about it being there. The page's kind asks first, then its offer."""
    if _SHOWN not in context.memo:
        context.memo[_SHOWN] = _shown(context)
    found: Candidate | None = context.memo[_SHOWN]
    return found


def _shown(context: Context) -> Candidate | None:
    dom, anchor = context.dom, context.anchor
    best: Candidate | None = None
    buttons = context.buttons
    name = words(f"{context.page_title} {dom.title}")
    for run in dom.texts[max(0, anchor - 20) : anchor + _NEAR]:
        if not _MIN_CHARS < len(run.text) < _MAX_RUN_CHARS or run.element.zone & _OUTSIDE or _is_option(dom, run):
            continue
        if run.text.lstrip().startswith(_KEY_OF_SIGNS):
            continue
        text = " ".join(run.text.split()).strip(" •✓✔-–:")
        stock = _read(dom, run, text, name)
        if stock is None or _is_of_a_row(context, run) or any(button.first <= run.index < button.last for button in buttons):
            continue
        said = marked(stock.value.value, " ".join(run.text.split()), "text", *_marks(context, run, stock))
        said.mark(StockMark.DISTANCE, abs(run.index - anchor))
        if best is None or said.weight > best.weight:
            best = said
    return best if best is not None and best.weight > _MIN_WEIGHT else None


def _is_option(dom: Dom, run: Text) -> bool:
    """One of several choices, of a size or of a filter (`Show sold out`), and no `Availability:` with its value in one label."""
    near = (run.element, *islice(run.element.ancestors(), _OPTION_REACH))
    return any(parent.tag in {"option", "label"} for parent in near) and not _is_labelled(dom, run)


def _read(dom: Dom, run: Text, text: str, name: Collection[str]) -> Stock | None:
    """What a text says, together with the label before it: `In stock:` `0`."""
    before = dom.texts[run.index - 1].text.strip() if run.index else ""
    labelled = len(before) <= _LABEL_CHARS and is_stock_label(before)
    stock = read_stock(f"{before} {text}" if labelled else text, name)
    if stock is not None and stock.value is not Availability.IN_STOCK and len(before) <= _LABEL_CHARS and is_beside(before):
        return None  # `Shipping` `Not available`
    if stock is not None and stock.value is Availability.IN_STOCK and len(text) > _MAX_CHARS:
        return None  # a long text that speaks of stock may speak of anything
    return stock


def _is_of_a_row(context: Context, run: Text) -> bool:
    """The value of a row of the specification, `Tank` `Not available`: the label says of what it speaks.

    Not of a table right below `Availability`, whose labels are branches.
    """
    said = " ".join(run.text.split())
    rows = (pair for pair in context.pairs if pair.kind in _SPECIFIED and pair.value == said and not is_stock_label(pair.label))
    of_a_row = any(pair.element.first <= run.index < pair.element.last for pair in rows)
    return of_a_row and not _is_below_label(context.dom, run)


def _is_below_label(dom: Dom, run: Text) -> bool:
    """Whether a text stands in a table whose heading is the word for availability."""
    table = next((parent for parent in run.element.ancestors() if parent.tag == "table"), None)
    before = dom.texts[: table.first] if table is not None else []
    return is_stock_label(next((other.text for other in reversed(before[-_FEW_BEFORE:]) if not other.text.isspace()), ""))


def _marks(context: Context, run: Text, stock: Stock) -> Iterator[StockMark]:
    """How firmly a text says it: a sentence or a labelled value more than a badge, which a style sheet may hide."""
    yield _SAYS.get(stock.value, StockMark.SAYS_IN)
    name = run.element.name.lower()
    if stock.sentence:
        yield StockMark.SENTENCE
    elif _BADGE_NAME(name):
        yield StockMark.BADGE
    if "stock" in name or "avail" in name:
        yield StockMark.NAMED
    if _is_labelled(context.dom, run):
        yield StockMark.LABELLED
    elif _is_choice(run.element) and not stock.sentence:
        yield StockMark.CHOICE
    if stock.value is Availability.OUT_OF_STOCK:
        yield from _by_buttons(context, run)


def _by_buttons(context: Context, run: Text) -> Iterator[StockMark]:
    """What the buttons add to words that say sold out: no way to buy bears them out, and one that buys speaks against them."""
    if not _active(context):
        if run.index > context.anchor:
            yield StockMark.NO_BUTTON
    elif any(parent.tag == "button" for parent in (run.element, *islice(run.element.ancestors(), _BUTTON_REACH))):
        yield StockMark.IN_BUTTON


def _is_labelled(dom: Dom, run: Text) -> bool:
    """`Availability: In Stock`, in one text or with the label in the one before: that is no choice among sizes."""
    label, mark, _ = run.text.replace("：", ":").partition(":")
    before = dom.texts[run.index - 1].text.strip() if run.index else ""
    return (bool(mark) and is_stock_label(label)) or (len(before) <= _LABEL_CHARS and is_stock_label(before))


def _is_choice(element: Element) -> bool:
    """Inside a list of sizes or shops, where one being sold out says nothing of the product."""
    return any(
        parent.tag in {"li", "option", "label", "select", "ul"}
        for parent, _ in zip((element, *element.ancestors()), range(4), strict=False)
    )


def _active(context: Context) -> list[Element]:
    """The buttons that can be pressed now; none where the product's own, the first below its heading, cannot."""
    if _ACTIVE not in context.memo:
        context.memo[_ACTIVE] = _pressable(context)
    found: list[Element] = context.memo[_ACTIVE]
    return found


def _pressable(context: Context) -> list[Element]:
    shown = [element for element in context.buttons if element.hidden != INVISIBLE and not element.zone & _OUTSIDE]
    own = next((element for element in shown if element.first >= context.anchor), None)
    if own is not None and _is_disabled(own):
        return []
    return [element for element in shown if not _is_disabled(element)]


def _is_disabled(element: Element) -> bool:
    """By its attribute, for assistive technology, or by the name that its style goes by."""
    if "disabled" in element.attributes or element.get("aria-disabled") == "true":
        return True
    if any(parent.tag == "fieldset" and "disabled" in parent.attributes for parent in element.ancestors()):
        return True
    return _DISABLED_NAME(element.name)


def _buttons(context: Context) -> Candidate | None:
    for element in _active(context):
        text = context.dom.text(element) or element.get("value") or element.get("title") or element.get("aria-label")
        if not text:
            continue
        stock = read_stock(text)
        if stock is not None and stock.value is Availability.PRE_ORDER:
            return marked(stock.value.value, text, "text", StockMark.BUYS)
        mark = StockMark.BUYS if says_buy(text) else StockMark.OTHER_BUTTON
        return marked(Availability.IN_STOCK.value, text, "text", mark)
    return None
