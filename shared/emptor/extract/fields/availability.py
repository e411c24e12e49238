"""Whether a product can be bought: markup, the words near the price, the state of the button."""

# ruff: noqa: E501 - expressions of many languages

from __future__ import annotations

import re

from emptor.extract.buttons import says_buy
from emptor.extract.context import Candidate, Context
from emptor.extract.dom.hidden import INVISIBLE
from emptor.extract.dom.tree import Dom, Element, Text
from emptor.extract.dom.zones import Zone
from emptor.extract.fields.price import Decision, claimed_amount
from emptor.extract.offers import offers_of
from emptor.extract.sources.product import ProductNodes
from emptor.models.extraction import Availability

_MIN_WEIGHT = 0.5
_MAX_RUN_CHARS = 200
_MIN_CHARS = 2
_LABEL_CHARS = 30

_BY_NAME = {re.sub(r"[^a-z]", "", name.value.lower()): name for name in Availability} | {
    "instock": Availability.IN_STOCK, "available": Availability.IN_STOCK, "availablefororder": Availability.IN_STOCK, "in": Availability.IN_STOCK,
    "true": Availability.IN_STOCK, "yes": Availability.IN_STOCK, "onstock": Availability.IN_STOCK, "instockonline": Availability.IN_STOCK,
    "outstock": Availability.OUT_OF_STOCK, "oos": Availability.OUT_OF_STOCK, "outofstock": Availability.OUT_OF_STOCK, "unavailable": Availability.OUT_OF_STOCK,
    "notavailable": Availability.OUT_OF_STOCK, "false": Availability.OUT_OF_STOCK, "soldout": Availability.SOLD_OUT, "preorder": Availability.PRE_ORDER,
    "backorder": Availability.BACK_ORDER, "limitedavailability": Availability.LIMITED, "limited": Availability.LIMITED, "pending": Availability.PRE_ORDER,
}  # fmt: skip
_OUT = re.compile(
    r"^(?:(?:this\s+(?:item|product)\s+is\s+)?(?:currently\s+|temporarily\s+|now\s+|permanently\s+|online\s+)*(?:out\s+of\s+stock|sold\s*out|unavailable|not\s+available|no\s+longer\s+available|discontinued)(?:\s+online)?|not\s+in\s+stock|this\s+listing\s+(?:was\s+)?ended|notify\s+me(?:\s+when\s+.*)?|email\s+me\s+when\s+.*|"
    r"(?:(?:dieser\s+|der\s+)?(?:artikel|produkt)\s+(?:ist\s+)?|dieses\s+produkt\s+(?:ist\s+)?)?(?:(?:leider|derzeit|zurzeit|zur\s+zeit|momentan|im\s+moment|aktuell|gerade|vorübergehend|bis\s+auf\s+weiteres|online|bereits)\s+)*(?:ausverkauft|vergriffen|nicht\s+(?:mehr\s+)?(?:online\s+)?(?:verfügbar|lieferbar|bestellbar|erhältlich|auf\s+lager|am\s+lager|vorrätig))|(?:en\s+)?rupture(?:\s+de\s+stock)?|épuisé|indisponible|agotado|sin\s+stock|no\s+disponible|esaurito|non\s+disponibile|esgotado|indisponível|produto\s+indisponível|"
    r"uitverkocht|niet\s+(?:op\s+voorraad|leverbaar|beschikbaar)|slutsåld|slut\s+i\s+lager|ej\s+i\s+lager|udsolgt|ikke\s+på\s+lager|utsolgt|loppu(?:unmyyty)?|ei\s+(?:varastossa|saatavilla)|otsas|läbi\s+müüdud|laost\s+otsas|toode\s+on\s+otsas|niedostępny|brak\s+w\s+magazynie|wyprzedan[ey]|produkt\s+niedostępny|vyprod[aá]no|vypredan[ée]|nen[ií]\s+skladem|nie\s+je\s+(?:na\s+sklade|skladom)|nedostupn[ýé]|momentálne\s+nedostupn[ýé]|momentálně\s+nedostupn[ýé]|"
    r"elfogyott|nincs\s+(?:készleten|raktáron)|нет\s+в\s+наличии|распродан\w*|товар\s+закончился|немає\s+в\s+наявності|stokta\s+yok|tükendi|stoc\s+epuizat|indisponibil|在庫切れ|売り切れ|缺货|售罄|품절|dostupné\s+na\s+objednávku|predaj\s+ukončený|prodej\s+ukončen)[.!]?$",
    re.IGNORECASE,
)
_CANNOT = re.compile(
    r"(?:cannot|can.t|can\s+not)\s+(?:currently\s+)?be\s+(?:bought|purchased|ordered)|not\s+available\s+(?:for\s+purchase|to\s+buy|online)|no\s+longer\s+(?:sold|available)|nie\s+je\s+možné\s+(?:produkt\s+)?kúpiť|nelze\s+(?:produkt\s+)?(?:koupit|objednat)|nicht\s+(?:mehr\s+)?bestellbar|"
    r"n'est\s+(?:plus|pas)\s+disponible|no\s+está\s+disponible|non\s+è\s+(?:più\s+)?disponibile|niet\s+(?:meer\s+)?(?:te\s+koop|leverbaar|bestelbaar)|produkt\s+(?:jest\s+)?niedostępny",
    re.IGNORECASE,
)
_IN = re.compile(
    r"^(?:(?:\d+\+?\s+)?(?:items?\s+)?in\s*stock(?:\s+online|\s+now|\s+and\s+ready.*|\s+\(.*\)|[,.:].*)?|available(?:\s+(?:now|online|for\s+(?:delivery|shipping)|to\s+ship.*|in\s+stock))?|(?:only\s+)?\d+\s+(?:left|available|in\s+stock).*|ready\s+to\s+ship|usually\s+(?:ships|dispatched).*|ships\s+(?:within|in|today|now).*|more\s+than\s+\d+\s+available|"
    r"auf\s+lager.*|(?:sofort\s+)?(?:lieferbar|verfügbar).*|vorrätig|en\s+stock.*|disponible.*|disponibile.*|disponível.*|em\s+estoque.*|op\s+voorraad.*|i\s+lager.*|på\s+lager.*|varastossa.*|laos.*|saadaval.*|w\s+magazynie.*|dostępny.*|dostupn[éý]\s*.*|skladem.*|skladom.*|na\s+sklade.*|raktáron.*|készleten.*|в\s+наличии.*|есть\s+в\s+наличии.*|є\s+в\s+наявності.*|stokta.*|în\s+stoc.*|在庫あり|有货)$",
    re.IGNORECASE,
)
_PREORDER = re.compile(
    r"^(?:pre-?order(?:\s+now)?|available\s+for\s+pre-?order|vorbestellen|vorbestellbar|précommander?|précommande|preventa|pre-?ordina|prenota|reservar|förboka|forudbestil|przedsprzedaż|předobjedn\w*|predobjedn\w*|предзаказ)$",
    re.IGNORECASE,
)
_BACKORDER = re.compile(r"^(?:available\s+on\s+back-?order|back-?ordered|on\s+back-?order)\b.*$", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:(?:stock\s+)?(?:availability|status)|stock|inventory(?:\s+status)?|verfügbarkeit|lagerstatus|disponibilit[éà]|disponibilidad|disponibilidade|beschikbaarheid|voorraad|dostępność|dostupnost|dostupnosť|saatavuus|tillgänglighet|lagerstatus|elérhetőség|készlet|disponibilitate|stoc|stok(?:\s+durumu)?|наличие|наявність|在庫|库存|재고|توفر|التوفر)\s*[:：]\s*",
    re.IGNORECASE,
)
_DISABLED_NAME = re.compile(
    r"(?:^|[\s_-])(?:disabled|sold-?out|unavailable|out-?of-?stock|outofstock)(?=[\s_-]|$)", re.IGNORECASE
)
_OUTSIDE = Zone.RELATED | Zone.NAV | Zone.FOOTER | Zone.HEADER | Zone.OVERLAY | Zone.REVIEWS | Zone.COMMENTS
_NEAR = 160  # texts between the heading and words that may speak of this product
_MAX_CHARS = 70
_SURELY_OUT = 2.4
_STANDS_OUT = 3.0  # score of a price near the heading
_PLAIN_BUY_CHARS = 30


def decide_availability(context: Context, nodes: ProductNodes, decision: Decision) -> Candidate | None:
    """Decide whether the product can be bought; None when the page does not tell.

    Words and buttons near the heading show what a buyer meets now; markup is often cached or says it of another variant.
    """
    claimed = _claimed(context, nodes, decision)
    shown = shown_availability(context)
    buttons = _buttons(context)
    ranked = [candidate for candidate in (claimed, shown, buttons) if candidate is not None]
    if not ranked:
        return _stated(nodes) or _for_sale(context, decision)
    if claimed is not None and shown is not None and claimed.value != shown.value:
        agree = buttons is not None and buttons.value == shown.value
        if agree or shown.weight > claimed.weight:
            return shown
        return claimed
    if claimed is not None and buttons is not None and claimed.value in {"OutOfStock", "SoldOut"} and _is_plain_buy(buttons):
        return buttons
    if (
        shown is not None
        and buttons is not None
        and shown.value == "OutOfStock"
        and shown.weight < _SURELY_OUT
        and _is_plain_buy(buttons)
    ):
        return buttons
    return claimed or max(ranked, key=lambda candidate: candidate.weight)


def _stated(nodes: ProductNodes) -> Candidate | None:
    """What the application's state says; a word of its own (`true`) is no evidence, so the product's number or price is."""
    for node in nodes.state:
        for offer in offers_of(node):
            name = availability_name(offer.availability.literal) if offer.availability else None
            proof = offer.price or node.text("sku", "name")
            if name is not None and proof is not None:
                return Candidate(name.value, 0.8, proof.quote, proof.path)
    return None


def _for_sale(context: Context, decision: Decision) -> Candidate | None:
    """A price that stands out beside a place to buy, and nothing that says otherwise: the button waits for a size."""
    seen = decision.seen
    if seen is None or seen.score < _STANDS_OUT or not (context.buttons or context.buy_boxes):
        return None
    return Candidate(Availability.IN_STOCK.value, 0.5, decision.quote, "text")


def availability_name(text: str) -> Availability | None:
    """Return the schema.org name that markup means: `http://schema.org/InStock`, `in stock`, `OutStock`, `oos`."""
    return _BY_NAME.get(re.sub(r"[^a-z]", "", re.split(r"[/#]", text.strip().rstrip("/"))[-1].lower()))


def _is_plain_buy(button: Candidate) -> bool:
    """A button that says no more than that one can buy; longer texts hold several states of which a script shows one."""
    return len(button.quote) <= _PLAIN_BUY_CHARS and says_buy(button.quote)


def _claimed(context: Context, nodes: ProductNodes, decision: Decision) -> Candidate | None:
    found: list[Candidate] = []
    taken = decision.claim.offer if decision.claim else None
    for node in (*nodes.all, *nodes.variants):
        for offer in offers_of(node):
            if offer.availability is None:
                continue
            name = availability_name(offer.availability.literal)
            if name is None:
                continue
            weight = 2.5 + (0.2 if offer is taken else 0.0)
            found.append(Candidate(name.value, weight, offer.availability.quote, offer.availability.path))
    meta = context.metas.get("product:availability", "og:availability")
    if not found and meta and (name := availability_name(meta[0])):
        found.append(Candidate(name.value, 1.8, meta[0], f"meta:{meta[1]}"))
    if not found:
        return _offered(nodes)
    can = [
        candidate
        for candidate in found
        if candidate.value in {"InStock", "LimitedAvailability", "OnlineOnly", "PreOrder", "BackOrder", "InStoreOnly"}
    ]
    return (can or found)[0]


def _offered(nodes: ProductNodes) -> Candidate | None:
    """An offer with a price and no word of availability is an offer to sell (schema.org: an offer is `to transfer some rights to an item`)."""
    for node in nodes.all:
        for offer in offers_of(node):
            if offer.price is not None and (amount := claimed_amount(offer.price)) is not None and amount > 0:
                return Candidate(Availability.IN_STOCK.value, 0.6, offer.price.quote, offer.price.path)
    return None


def shown_availability(context: Context) -> Candidate | None:
    """Return what short texts near the heading say about it being there."""
    dom, anchor = context.dom, context.anchor
    best: Candidate | None = None
    buttons = context.buttons
    for run in dom.texts[max(0, anchor - 20) : anchor + _NEAR]:
        if (
            not _MIN_CHARS < len(run.text) < _MAX_RUN_CHARS
            or run.element.zone & _OUTSIDE
            or run.element.tag in {"option", "label"}
        ):
            continue
        text = " ".join(run.text.split()).strip(" •✓✔-–:")
        if len(text) > _MAX_CHARS:
            continue
        name = _read(text)
        if name is None or any(button.first <= run.index < button.last for button in buttons):
            continue
        weight = 2.2 if name is Availability.OUT_OF_STOCK else 1.5
        weight += 0.6 if _CANNOT.search(text) else 0.0
        if "stock" in run.element.name.lower() or "avail" in run.element.name.lower():
            weight += 0.8
        if _is_labelled(dom, run, text):
            weight += 0.4
        elif _is_choice(run.element) and not _CANNOT.search(text):
            weight -= 1.5
        weight -= abs(run.index - anchor) * 0.004
        if best is None or weight > best.weight:
            best = Candidate(name.value, weight, " ".join(run.text.split()), "text")
    return best if best is not None and best.weight > _MIN_WEIGHT else None


def _is_labelled(dom: Dom, run: Text, text: str) -> bool:
    """`Availability: In Stock`, in one text or with the label in the one before: that is no choice among sizes."""
    before = dom.texts[run.index - 1].text.strip() if run.index else ""
    return _LABEL.match(text) is not None or (
        len(before) <= _LABEL_CHARS and _LABEL.fullmatch(f"{before.rstrip(' :：')}:") is not None
    )


def _read(text: str) -> Availability | None:
    text = _LABEL.sub("", text)
    if _OUT.match(text):
        return Availability.OUT_OF_STOCK
    if _CANNOT.search(text):
        return Availability.OUT_OF_STOCK
    if _PREORDER.match(text):
        return Availability.PRE_ORDER
    if _BACKORDER.match(text):
        return Availability.BACK_ORDER
    return Availability.IN_STOCK if _IN.match(text) else None


def _is_choice(element: Element) -> bool:
    """Inside a list of sizes or shops, where one being sold out says nothing of the product."""
    return any(
        parent.tag in {"li", "option", "label", "select", "ul"}
        for parent, _ in zip((element, *element.ancestors()), range(4), strict=False)
    )


def _buttons(context: Context) -> Candidate | None:
    for element in context.buttons:
        if element.hidden == INVISIBLE or element.zone & _OUTSIDE:
            continue
        text = context.dom.text(element) or element.get("value") or element.get("title") or element.get("aria-label")
        if not text:
            continue
        if "disabled" in element.attributes or _DISABLED_NAME.search(element.name):
            continue
        name = Availability.PRE_ORDER if _PREORDER.match(text) else Availability.IN_STOCK
        return Candidate(name.value, 1.4 if says_buy(text) else 0.8, text, "text")
    return None
