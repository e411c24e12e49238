"""The buttons that buy: their place marks the product's own box, and their state its availability."""

# ruff: noqa: E501 - expressions and words of many languages

from __future__ import annotations

import re

from emptor.extract.dom.hidden import INVISIBLE
from emptor.extract.dom.names import named
from emptor.extract.dom.tree import Dom, Element
from emptor.extract.dom.zones import Zone

_LABEL_RUNS = 3

_BUY = re.compile(
    r"^(?:add(?:\s+\w+)?\s+to\s+(?:\w+\s+)?(?:cart|bag|basket|trolley|order)|buy(?:\s+(?:it\s+)?now)?|pre-?order(?:\s+now)?|in\s+den\s+(?:warenkorb|einkaufswagen)(?:\s+legen)?|kaufen|jetzt\s+kaufen|bestellen|ajouter\s+au\s+panier|acheter|ajouter|"
    r"añadir\s+(?:al\s+carrito|a\s+la\s+cesta)|agregar\s+al\s+carrito|comprar(?:\s+(?:ahora|ya|agora))?|aggiungi\s+al\s+carrello|acquista(?:\s+ora)?|adicionar\s+ao\s+carrinho|adicionar|in\s+winkelwagen|in\s+winkelmand|toevoegen|"
    r"lägg\s+i\s+(?:varukorg(?:en)?|kundvagn)|köp|læg\s+i\s+kurv|legg\s+i\s+handlekurv|kjøp|lisää\s+(?:ostoskoriin|koriin)|osta|lisa\s+(?:ostu)?korvi|do\s+koszyka|dodaj\s+do\s+koszyka|kup\s+teraz|do\s+košíku|vložit\s+do\s+košíku|přidat\s+do\s+košíku|koupit|do\s+košíka|vložiť\s+do\s+košíka|kúpiť|"
    r"kosárba|kosárba\s+teszem|в\s+корзину|купить|добавить\s+в\s+корзину|у\s+кошик|купити|sepete\s+ekle|satın\s+al|adaugă\s+în\s+coș|add\s+item\s+to\s+cart|カートに入れる|加入购物车|dodaj\s+u\s+košaricu|pirkt|į\s+krepšelį)\b",
    re.IGNORECASE,
)
_BUY_NAME = named(
    r"add-?_?to-?_?(?:cart|bag|basket)|addtocart|addtobasket|addtobag|buy-?_?now|buybutton|btn-?cart|product-form__submit|single_add_to_cart"
)
_BUY_TITLE = re.compile(
    r"^(?:add|ajouter|dodaj|agregar|añadir|aggiungi|adicionar|lägg)\b.{0,120}\b(?:cart|basket|bag|trolley|panier|koszyka|carrito|cesta|carrello|carrinho|varukorg\w*)$",
    re.IGNORECASE,
)
_BUTTONS = ("button", "a", "input", "div", "span")
_BUTTON_NAME = named(r"btn|button|buy|cart|basket|kup|order")
_FIRST_WORDS = (
    "add", "buy", "pre", "in den", "kauf", "jetzt", "bestell", "ajouter", "acheter", "añadir", "agregar", "comprar", "aggiungi", "acquista", "adicionar",
    "in winkel", "toevoegen", "lägg", "köp", "læg", "legg", "kjøp", "lisää", "osta", "lisa", "do ko", "dodaj", "kup", "vložit", "vložiť", "přidat", "koupit",
    "kúpiť", "kosár", "в корзину", "купить", "добавить", "у кошик", "купити", "sepete", "satın", "adaug", "カート", "加入", "pirkt", "į krep",
)  # fmt: skip
_OUTSIDE = Zone.RELATED | Zone.FOOTER | Zone.NAV
_MAX_RUNS = 8  # texts in a button
_MAX_LABEL = 60


def buy_buttons(dom: Dom) -> list[Element]:
    """Return the elements that put the product into the basket, in document order."""
    found = [
        element for tag in _BUTTONS for element in dom.by_tag.get(tag, ()) if not element.zone & _OUTSIDE and _buys(dom, element)
    ]
    return sorted(found, key=lambda element: element.index)


def _buys(dom: Dom, element: Element) -> bool:
    runs = element.last - element.first
    if element.hidden == INVISIBLE or runs > _MAX_RUNS:
        return False
    attributes = element.attributes
    if element.tag in {"div", "span"}:
        if not 0 < runs <= _LABEL_RUNS or not ("role" in attributes or (element.name and _BUTTON_NAME(element.name))):
            return False
    elif element.tag == "a":
        if not runs or not (
            dom.texts[element.first].text.lstrip().lower().startswith(_FIRST_WORDS) or _BUTTON_NAME(element.name)
        ):
            return False  # most links of a page end here: a test of their first letters is all they cost
    elif element.tag in {"button", "input"} and _BUY_NAME(f"{element.name} {element.get('name')}"):
        return True
    label = element.get("value") if element.tag == "input" else dom.text(element) if runs else ""
    if 0 < len(label) < _MAX_LABEL and _BUY.match(label):
        return True
    title = attributes.get("title") or attributes.get("aria-label")
    return bool(title) and _BUY_TITLE.match(title or "") is not None


def buy_boxes(dom: Dom) -> list[Element]:
    """Return the elements that are named as adding to the basket, in document order."""
    found = [
        e
        for tag in ("form", "div", "span", "button", "a", "section")
        for e in dom.by_tag.get(tag, ())
        if e.name and not e.zone & _OUTSIDE and _BUY_NAME(e.name)
    ]
    return sorted(found, key=lambda element: element.index)
