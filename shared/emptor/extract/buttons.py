"""The buttons that buy: their place marks the product's own box, and their state its availability."""

# ruff: noqa: E501 - expressions and words of many languages

from __future__ import annotations

import re
from itertools import islice

from emptor.extract.dom.hidden import INVISIBLE
from emptor.extract.dom.names import named
from emptor.extract.dom.tree import Dom, Element
from emptor.extract.dom.zones import Zone

_LABEL_RUNS = 3
_NEAREST = 2  # parents

# Words that put something into a basket, whatever follows.
_INTO_BASKET = (
    r"add(?:\s+\w+)?\s+to\s+(?:\w+\s+)?(?:cart|bag|basket|trolley|order)|add\s+item\s+to\s+cart|buy\s+(?:it\s+)?now|pre-?order(?:\s+now)?|in\s+den\s+(?:warenkorb|einkaufswagen)(?:\s+legen)?|jetzt\s+(?:kaufen|bestellen)|ajouter\s+au\s+panier|"
    r"añadir\s+(?:al\s+carrito|a\s+la\s+cesta)|(?:agregar|añadir|sumar)\s+al\s+(?:carrito|carro)|comprar\s+(?:ahora|ya|agora)|aggiungi\s+al\s+carrello|acquista\s+ora|(?:adicionar|colocar)\s+(?:ao|no)\s+carrinho|acrescentar\s+itens\s+ao\s+carrinho|in\s+(?:de\s+)?winkel(?:wagen|mand(?:je)?)|"
    r"lägg\s+i\s+(?:varukorg(?:en)?|kundvagn(?:en)?)|læg\s+i\s+(?:kurv|indkøbskurv)(?:en)?|legg\s+i\s+handle(?:kurv|vogn)(?:en)?|lisää\s+(?:ostoskoriin|koriin)|lisa\s+(?:ostu)?korvi|do\s+koszyka|dodaj\s+do\s+koszyka|kup\s+teraz|do\s+košíku|vložit\s+do\s+košíku|přidat\s+do\s+košíku|do\s+košíka|(?:vložiť|pridať)\s+do\s+košíka|"
    r"kosárba(?:\s+teszem)?|в\s+корзину|добавить\s+в\s+корзину|(?:додати\s+)?(?:у|до|в)\s+кошика?|sepete\s+ekle|satın\s+al|hemen\s+al|adaug[ăa](?:ți)?\s+în\s+co[șsş]|adaug[ăa]\s+in\s+cos|カートに(?:入れる|追加)|買い物かごに入れる|加入(?:购物车|購物車)|立即购买|장바구니(?:\s*담기)?|바로\s*구매|구매하기|dodaj\s+u\s+(?:košaricu|korpu)|v\s+košarico|į\s+krepšelį|ielikt\s+grozā|"
    r"προσθήκη\s+στο\s+καλάθι|στο\s+καλάθι|thêm\s+vào\s+giỏ(?:\s+hàng)?|mua\s+ngay|tambah(?:kan)?\s+ke\s+(?:keranjang|troli)|beli\s+sekarang|\+\s*keranjang|(?:أضف|اضف|أضيف)\s+(?:إلى|الى)\s+(?:السلة|سلة\s+\w+|عربة\s+\w+)|اشتري?\s+الآن|הוסף?\s+ל(?:סל|עגלה)|הוספה\s+לסל|קנה\s+עכשיו|หยิบใส่(?:ตะกร้า|รถเข็น)|ซื้อเลย|افزودن\s+به\s+سبد(?:\s+خرید)?|добави\s+в\s+(?:количката|кошницата)|купи\s+сега|додај\s+во\s+кошничка|shto\s+në\s+shportë"
)
# Words that buy only when they are all a button says, or say how: a menu has `Buy tea` and `Kaufen Sie bei uns`.
_PLAIN = r"buy(?:\s+(?:new|used|online|this|product|item))?|kaufen|bestellen|köp|kjøp|køb|osta|acheter|ajouter|comprar|acquista|adicionar|toevoegen|bestel|kup|koupit|kúpiť|купить|купити|купи|agregar|añadir|pirkt|pirkti|osta\s+nüüd|order(?:\s+now)?|add|purchase|شراء|اشتري|购买|購入(?:する)?|구매"
_BUY = re.compile(rf"^\W{{0,3}}(?:(?:{_INTO_BASKET})(?![^\W\d_])|(?:{_PLAIN})\W*(?:[$€£₹]?\s?[\d.,]+.{{0,6}})?$)", re.IGNORECASE)
_BUY_NAME = named(
    r"add-?_?to-?_?(?:cart|bag|basket)|addtocart|addtobasket|addtobag|buy-?_?now|buybutton|btn-?cart|product-form__submit|single_add_to_cart"
)
# A verb of putting and a basket in one short label, in either order: `Zum Warenkorb hinzufügen`, `Toevoegen aan winkelwagen`.
_PUT = r"(?:add|put|hinzu\w{0,20}|legen|ajouter|mettre|añadir|agregar|meter|aggiungi|metti|adicionar|toevoegen|leg|doe|lägg|læg|legg|tilføj|lisää|laita|lisa|dodaj|wrzuć|vložit|vložiť|přidat|pridať|добав\w{0,20}|полож\w{0,20}|додати|покласти|ekle|at|adaug\w{0,20}|προσθ\w{0,20}|thêm|стави)"
_BASKET = r"(?:cart|basket|bag|trolley|warenkorb|einkaufswagen|einkaufskorb|panier|carrito|cesta|carro|carrello|carrinho|cesto|winkel\w{1,20}|mand|varukorg\w{0,20}|kundvagn\w{0,20}|(?:indkøbs|handle)?kurv\w{0,20}|handlevogn\w{0,20}|ostoskori\w{0,20}|korvi\w{0,20}|koszyka?|koš[íi]k[ua]?|корзину|кошика?|sepete|co[șsş]|καλάθι|giỏ)"
_PUTS = re.compile(
    rf"(?<![^\W\d_]){_PUT}(?![^\W\d_]).{{0,120}}(?<![^\W\d_]){_BASKET}(?![^\W\d_])|(?<![^\W\d_]){_BASKET}(?![^\W\d_]).{{0,30}}(?<![^\W\d_]){_PUT}(?![^\W\d_])",
    re.IGNORECASE,
)
_BUTTONS = ("button", "a", "input", "div", "span")
_BUTTON_NAME = named(r"btn|button|buy|cart|basket|kup|order")
_FIRST_WORDS = (
    "order", "purchase", "sumar", "colocar", "acrescentar", "køb", "in de ", "bestel", "pridať", "додати", "до кош", "в кош", "hemen", "買", "立即", "장바", "바로", "구매", "购买", "購",
    "v ko", "ielikt", "προσθ", "στο", "thêm", "mua ", "tambah", "beli", "+", "أض", "اض", "اشتر", "شراء", "הוס", "קנה", "หยิบ", "ซื้อ", "افز", "добави", "купи", "додај", "shto",
    "add", "buy", "pre", "in den", "kauf", "jetzt", "bestell", "ajouter", "acheter", "añadir", "agregar", "comprar", "aggiungi", "acquista", "adicionar",
    "in winkel", "toevoegen", "leg ", "zum ", "zur ", "aan ", "mettre", "meter", "wrzuć", "tilføj", "laita", "покла", "полож", "lägg", "köp", "læg", "legg", "kjøp", "lisää", "osta", "lisa", "do ko", "dodaj", "kup", "vložit", "vložiť", "přidat", "koupit",
    "kúpiť", "kosár", "в корзину", "купить", "добавить", "у кошик", "купити", "sepete", "satın", "adaug", "カート", "加入", "pirkt", "į krep",
)  # fmt: skip
_OUTSIDE = Zone.RELATED | Zone.FOOTER | Zone.NAV
_MAX_RUNS = 8  # texts in a button
_MAX_LABEL = 60
_PRESSED = frozenset({"submit", "button", "image"})  # types of input that are buttons


def buy_buttons(dom: Dom) -> list[Element]:
    """Return the elements that put the product into the basket, in document order."""
    found = [
        element for tag in _BUTTONS for element in dom.by_tag.get(tag, ()) if not element.zone & _OUTSIDE and _buys(dom, element)
    ]
    return sorted(found, key=lambda element: element.index)


def says_buy(label: str) -> bool:
    """Whether a button's words mean to buy, to pre-order, or to put into the basket."""
    return bool(_BUY.match(label) or _PUTS.search(label))


def _buys(dom: Dom, element: Element) -> bool:
    runs = element.last - element.first
    if element.hidden == INVISIBLE or runs > _MAX_RUNS or (element.tag == "input" and _is_field(element)):
        return False
    attributes = element.attributes
    if element.tag in {"div", "span"}:
        if not 0 < runs <= _LABEL_RUNS or not ("role" in attributes or _in_button(dom, element)):
            return False
    elif element.tag == "a":
        if not runs or not (
            dom.texts[element.first].text.lstrip().lower().startswith(_FIRST_WORDS) or _BUTTON_NAME(element.name)
        ):
            return False  # most links of a page end here: a test of their first letters is all they cost
    elif element.tag in {"button", "input"} and _BUY_NAME(f"{element.name} {element.get('name')}"):
        return True
    label = element.get("value") if element.tag == "input" else dom.text(element) if runs else ""
    if 0 < len(label) < _MAX_LABEL and (_BUY.match(label) or _PUTS.search(label)):
        return True
    title = attributes.get("title") or attributes.get("aria-label")
    return bool(title) and _PUTS.search(title or "") is not None


def _is_field(element: Element) -> bool:
    """An input that one fills in, as with the number of pieces, and does not press."""
    return (element.attributes.get("type") or "").lower() not in _PRESSED


def _in_button(dom: Dom, element: Element) -> bool:
    """Whether a box is named as a button, or is the only text of one."""
    if element.name and _BUTTON_NAME(element.name):
        return True
    if element.last - element.first > 1 or not dom.texts[element.first].text.lstrip().lower().startswith(_FIRST_WORDS):
        return False
    return any(parent.name and _BUTTON_NAME(parent.name) for parent in islice(element.ancestors(), _NEAREST))


def buy_boxes(dom: Dom) -> list[Element]:
    """Return the elements that are named as adding to the basket, in document order."""
    found = [
        e
        for tag in ("form", "div", "span", "button", "a", "section")
        for e in dom.by_tag.get(tag, ())
        if e.name and not e.zone & _OUTSIDE and _BUY_NAME(e.name)
    ]
    return sorted(found, key=lambda element: element.index)
