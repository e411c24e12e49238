"""The numbers of a product: the seller's (sku), the maker's (mpn), the trade's (GTIN)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import zip_longest
from urllib.parse import parse_qs, urlsplit

from emptor.extract.context import Candidate, Context
from emptor.extract.dom.pairs import Pair
from emptor.extract.dom.zones import Zone
from emptor.extract.fields.unseen import seen_characters
from emptor.extract.sources.node import Node
from emptor.extract.sources.product import ProductNodes
from emptor.extract.wording import is_all, opening
from emptor.lexicon import fold, folded
from emptor.utils.gtin import clean_gtin, is_restricted, isbn10_to_gtin

_TRADE_LENGTH = 12  # digits of the shortest GTIN that an own number is not mistaken for
_MAX_CODE = 60
_MAX_ATTRIBUTE = 40
_FEW_RUNS = 2
_MIN_LETTERS = 3
_MIN_IN_ADDRESS = 4
_SURE_CODE = 6  # characters of a code that is not in an address by chance

GTIN_KEYS = ("gtin13", "gtin", "gtin14", "gtin12", "gtin8", "isbn", "ean", "upc", "barcode")
_SKU, _SKU_LOOSE, _MPN, _GTIN = "label.sku", "label.sku-loose", "label.mpn", "label.gtin"
_OWNER, _OWNER_LOOSE, _OWNED = "label.owner", "label.owner-loose", "label.owned"
_MAKER, _MADE = "label.maker", "label.made"
_SPACED = re.compile(r"[\s.\-–]+")
_IN_ADDRESS = 0.4  # what standing in the address adds to a number
_SAID_AGAIN = 0.1
_WITH_SIGN = re.compile(
    r"^\W{0,3}(?P<label>[^\W\d][^\d#:№]{1,28}?)\s*[#№]\s*[:.]?\s*(?P<value>(?=[^\s]*\d|\S+\s\S*\d)[A-Za-z0-9][\w\-./]{2,24}(?:\s[\w\-./]*\d[\w\-./]*)?)\W*$"
)
_NUMBER_WORD = r"\b(?:no|nr)\.|n°|\bnumber|nummer|\bsku|\bc[oó]d(?:e|igo)"
# Where the label itself ends in a word for number, what follows needs no colon: `Item No. 704665`, `Artikelnummer 1023`.
_WITH_WORD = re.compile(
    rf"^\W{{0,3}}(?P<label>[^\W\d][^\d#:№]{{0,24}}?(?:{_NUMBER_WORD}))\s*[:.]?\s*(?P<value>(?=[^\s]*\d)[A-Za-z0-9][\w\-./]{{2,24}})\W*$",
    re.IGNORECASE,
)
_NUMBER_WORDS = ("no.", "nr.", "n°", "number", "nummer", "sku", "code", "digo")
_NEAR = 120  # texts from the heading
_BESIDE = Zone.RELATED | Zone.REVIEWS | Zone.OVERLAY
_NAMED = "code"
_PRINTED, _PRINTED_LOOSELY = 3.6, 1.9  # a labelled number that a reader sees; one of several such, or under a loose label
_LABEL_EDGE = " .#:*№-–"
_LABEL_EDGE_PLAIN = " :*"
_LABELS_KEPT = 4_096
_PARENTHESES = re.compile(r"\s{0,99}+\([^)]{0,99}\)")
_CODE = re.compile(r"^[\w][\w\-./ #+]{1,40}$")
_HAS_DIGIT = re.compile(r"\d")
_JOINTS = re.compile(r"[-_./]")
# Where a key that means a GTIN may begin; a plain search for each is many times faster than one expression for all.
_GTIN_WORDS = ("gtin", "GTIN", "Gtin", '"ean', '"EAN', 'Ean"', '"upc', '"UPC', "arcode", "isbn", "ISBN")
_GTIN_KEY = re.compile(r'"?\w{0,14}\\?"\s*:\s*(?:\[\s*)?\\?"?(\d{8,14})(?!\d)')
_MAX_KEYS = 200
_ID_ORDER = ("data-sku", "data-product-sku", "data-product-id", "data-pid", "data-productid", "data-item-id", "data-product-code")
_ISBN = re.compile(r"(?<!\d)(97[89]\d{10})(?!\d)")
_SHORT_GTIN = 10  # digits from which a number may be a GTIN without its leading zeros
_PRINTED_GTIN = re.compile(r"[\dXx][\d\- ]{6,16}[\dXx]")
_ASIN = re.compile(r"/(?:dp|gp/product|gp/aw/d|product)/([A-Z0-9]{10})(?:[/?#]|$)")
_ITEM = re.compile(r"/itm/(?:[^/]+/)?(\d{9,14})(?:[/?#]|$)")
_QUERY_KEYS = (
    "sku",
    "skuid",
    "pid",
    "productid",
    "product_id",
    "itemid",
    "item_id",
    "code",
    "variant",
    "article",
    "artikelnummer",
    "itemnumber",
    "id",
)
_URL_PART = re.compile(r"\d{6,14}(?:[-_]\w{1,20})?|[A-Za-z]{1,3}\d{6,14}")
_URL_CHAIN = re.compile(r"(?<=[-_/])(\d{2,6}(?:-\d{2,8}){1,3})(?:\.html?)?/?$()")
_URL_LEAD = re.compile(r"^(?:pd?|id|prod|item|art)(?=\d)", re.IGNORECASE)
_NONE = "maker.none"  # `N/A`: printed where there is no value
_CART_KEY = "add-to-cart"  # what the field of a form is called
_CLOSE = 40  # texts around the heading
_ALONE = re.compile(r"(?=\D{0,40}\d)[A-Za-z0-9][\w\-./]{4,20}")
_URL_TAIL = re.compile(
    r"(?:^|[-_/,.])(?:(?:p|pd|prod|id|a|i|x|art|item|sku)[-_]?)?(\d{4,14})(?:\.html?|\.php|\.aspx?|\.do)?/?$|-(\w*\d\w*)\.html?$",
    re.IGNORECASE,
)


def sku_candidates(context: Context, nodes: ProductNodes, pairs: list[Pair]) -> list[Candidate]:
    """Return possible seller's numbers, best first."""
    stated = [c for c in _marked_skus(nodes) if not _is_key_of_page(context, c.value)]
    found: list[Candidate] = [*_giants(context), *stated, *_printed_skus(context, pairs)]
    if not found:  # small shops print the maker's number alone, and sell by it
        found.extend(Candidate(text, 1.2, pair.quote, "text") for pair, text in _labelled(pairs, _is_mpn_label))
    meta = context.metas.get(
        "product:retailer_item_id", "product:retailer_part_no", "og:product_id", "product:id", "sku", "productid"
    )
    if meta and _is_code(meta[0]):
        found.append(Candidate(meta[0].strip(), 1.6, meta[0], f"meta:{meta[1]}"))
    found.extend(_named(context))
    found.extend(_from_attributes(context))
    found.extend(_from_address(context))
    found.extend(_numbered(context))
    return _vote(found, context)


def _is_key_of_page(context: Context, number: str) -> bool:
    """Whether a number in markup is the key of the product in the shop's database: what a form adds to the cart by.

    WordPress shops fill `sku` with it where the seller gave no number; two shops have other products under one key.
    """
    if not number.isdigit():
        return False
    return any(e.get("name") == _CART_KEY and e.get("value") == number for e in context.dom.all("button", "input"))


def _marked_skus(nodes: ProductNodes) -> Iterator[Candidate]:
    for node in nodes.all:
        for key, weight in (("sku", 3.0), ("productID", 2.4), ("productGroupID", 1.4), ("identifier", 1.0)):
            for value in node.values(key):
                text = _code_of(re.sub(r"^(?:sku|mpn|id|isbn|upc|ean)\s*:\s*", "", value.text, flags=re.IGNORECASE))
                if _is_code(text) or (key == "sku" and _is_joined(text)):
                    yield Candidate(text, weight if node.source == "json-ld" else weight - 0.1, value.quote, value.path)
    for node in nodes.state:
        stated = node.text("sku")
        if stated is not None and _is_code(stated.text):
            yield Candidate(stated.text, 1.3, stated.quote, stated.path)
    for offer in (offer for node in nodes.all for offer in node.nodes("offers")):
        own = offer.text("sku")
        if own is not None and _is_code(own.text):
            yield Candidate(own.text, 1.8, own.quote, own.path)


def _printed_skus(context: Context, pairs: list[Pair]) -> Iterator[Candidate]:
    printed = [(pair.label, text, pair.quote) for pair, text in _labelled(pairs, _is_sku_label)]
    printed += [found for found in _inline(context, _is_sku_label) if found[1] not in {text for _, text, _ in printed}]
    for label, text, quote in printed:
        if " " in text and _is_loose_label(_label(label)):
            yield Candidate(text, 0.8, quote, "text")
            continue
        sure = not _is_loose_label(_label(label)) and len({_squeeze(other) for _, other, _ in printed}) == 1
        yield Candidate(text, _PRINTED if sure else _PRINTED_LOOSELY, quote, "text")


def labelled_numbers(pairs: list[Pair]) -> Iterator[tuple[Pair, str]]:
    """Yield the seller's numbers that stand beside a label which says so and little else."""
    for pair, text in _labelled(pairs, _is_sku_label):
        if not _is_loose_label(_label(pair.label)):
            yield pair, text


def _vote(found: list[Candidate], context: Context) -> list[Candidate]:
    """A number that several sources name, or that stands in the address too, is the likelier."""
    address = _squeeze(context.url)
    best: dict[str, float] = {}
    said: Counter[str] = Counter()
    for candidate in found:
        key = _squeeze(candidate.value)
        best[key] = max(best.get(key, 0.0), candidate.weight)
        said[key] += 1
    totals = {key: weight + _SAID_AGAIN * (said[key] - 1) for key, weight in best.items()}
    for key in totals:
        if len(key) >= _MIN_IN_ADDRESS and key in address:
            totals[key] += _IN_ADDRESS
    return sorted(found, key=lambda c: (-totals[_squeeze(c.value)], -c.weight))


def _squeeze(text: str) -> str:
    return re.sub(r"[^0-9a-z]", "", text.lower())


def _is_code(text: str) -> bool:
    text = text.strip()
    return (
        bool(text)
        and len(text) <= _MAX_CODE
        and (_HAS_DIGIT.search(text) is not None or (text.isupper() and len(text) >= _MIN_LETTERS and not is_all(text, _NONE)))
        and not text.startswith("http")
    )


def _is_joined(text: str) -> bool:
    """Whether a text without digits may be a number where it is said to be one: `RPI_zero-board-only`, parts and a capital."""
    parts = _JOINTS.split(text)
    named = len(text) <= _MAX_CODE and len(parts) > 1 and all(map(str.isalnum, parts)) and text.lower() != text
    return named and not is_all(text, _NONE)


def _labelled(pairs: list[Pair], says: Callable[[str], bool]) -> Iterator[tuple[Pair, str]]:
    for pair in pairs:
        label = _label(pair.label)
        if not says(label):
            continue
        text = _code_of(seen_characters(pair.value))
        if (_is_code(text) or (is_all(label, _SKU) and _is_joined(text))) and _CODE.match(text):
            yield pair, text


def _inline(context: Context, says: Callable[[str], bool]) -> Iterator[tuple[str, str, str]]:
    """Yield label, number and words where a number sign stands between them: `Model # 6202-22-00`, in one text or two."""
    dom, anchor = context.dom, context.anchor
    runs = dom.texts[max(0, anchor - _NEAR) : anchor + _NEAR]
    for run, following in zip_longest(runs, runs[1:]):
        if run.element.zone & _BESIDE or len(run.text) > _MAX_CODE:
            continue
        if "#" not in run.text and "№" not in run.text:
            yield from _after_word(run.text, says)
            continue
        for text in (run.text, f"{run.text} {following.text}" if following is not None else ""):
            match = _WITH_SIGN.match(seen_characters(" ".join(text.split())))
            if match and says(f"{fold(match['label'].strip())} #") and _is_code(match["value"]):
                yield f"{match['label'].strip()} #", match["value"], match["value"]
                break


def _after_word(text: str, says: Callable[[str], bool]) -> Iterator[tuple[str, str, str]]:
    if not _HAS_DIGIT.search(text) or not any(word in text.lower() for word in _NUMBER_WORDS):
        return
    match = _WITH_WORD.match(seen_characters(" ".join(text.split())))
    if match and says(_label(match["label"])) and _is_code(match["value"]):
        yield match["label"], match["value"], match["value"]


def is_numbered(text: str) -> bool:
    """Whether a text is a code behind the label of a seller's or maker's number, and nothing else: `Réf. BCC448120`."""
    words, _, code = seen_characters(" ".join(text.split())).rpartition(" ")
    label = _label(words)
    return bool(label) and _is_code(code) and (_is_sku_label(label) or _is_mpn_label(label))


def _label(text: str) -> str:
    return fold(seen_characters(text)).strip(_LABEL_EDGE)


@lru_cache(maxsize=_LABELS_KEPT)
def _is_sku_label(label: str) -> bool:
    """Whether a folded label is one of the seller's numbers: `item no`, `our product code`."""
    return _is_any(label, _SKU, _SKU_LOOSE) or _is_of(label, _OWNER, _OWNED) or _is_of(label, _OWNER_LOOSE, _OWNED)


def _is_loose_label(label: str) -> bool:
    """Whether other numbers go by the label as well."""
    return is_all(_plain(label), _SKU_LOOSE) or _is_of(label, _OWNER_LOOSE, _OWNED)


@lru_cache(maxsize=_LABELS_KEPT)
def _is_mpn_label(label: str) -> bool:
    """Whether a folded label is one of the maker's numbers: `mpn`, `manufacturer part no`."""
    return _is_any(label, _MPN, _MAKER) or _is_of(label, _MAKER, _MADE)


def _is_any(label: str, *concepts: str) -> bool:
    """Whether a label is words of a concept, apart from what it adds in parentheses."""
    whole = _plain(label)
    return is_all(whole, *concepts) or ("(" in whole and is_all(_plain(_PARENTHESES.sub("", label)), *concepts))


def _is_of(label: str, owner: str, thing: str) -> bool:
    """Whether a label names whose number it is, and then of what: `manufacturer part no`."""
    plain = _plain(_PARENTHESES.sub("", label))
    whose = opening(plain, owner)
    return whose is not None and is_all(plain[whose.end :].strip(), thing)


def _plain(label: str) -> str:
    """Full stops and hyphens as spaces: `art.-nr.`, `art nr`."""
    return _SPACED.sub(" ", label).strip(_LABEL_EDGE_PLAIN)


def _code_of(text: str) -> str:
    """Cut what follows a code: `746423 Loading price...` is `746423`, `GARNI 570 EASY II` stays."""
    parts = text.split()
    for place, part in enumerate(parts):
        if (
            place
            and any(char.islower() for char in part)
            and not _HAS_DIGIT.search(part)
            and any(_HAS_DIGIT.search(p) for p in parts[:place])
        ):
            parts = parts[:place]
            break
    return " ".join(parts).strip(" ,;|")


def _giants(context: Context) -> Iterator[Candidate]:
    """Marketplaces whose addresses carry the number of the item by their own convention."""
    host = context.host
    if "amazon." in host:
        match = _ASIN.search(context.url)
    elif "ebay." in host:
        match = _ITEM.search(context.url)
    else:
        return
    if match:
        yield Candidate(match[1], 6.0, match[1], "url")


def _named(context: Context) -> Iterator[Candidate]:
    """A code in an element that is named for it, near the heading."""
    dom, anchor = context.dom, context.anchor
    for element in dom.called(_NAMED):
        if not 0 < element.last - element.first <= _FEW_RUNS or abs(element.first - anchor) > _NEAR or element.zone & _BESIDE:
            continue
        text = _code_of(dom.text(element))
        if _is_code(text) and _CODE.match(text) and " " not in text:
            yield Candidate(text, 3.2, text, "text")
            return


def _from_attributes(context: Context) -> Iterator[Candidate]:
    """`data-sku` and the like, on an element near the heading."""
    for element in context.dom.having(*_ID_ORDER):
        for key in _ID_ORDER:
            value = element.attributes.get(key)
            if value and _is_code(value) and len(value) <= _MAX_ATTRIBUTE:
                yield Candidate(value, 1.1 if "sku" in key else 0.9, value, f"css:[{key}]")
                return


def _from_address(context: Context) -> Iterator[Candidate]:
    """Numbers in the address: a query parameter, the end of the path."""
    try:
        query = parse_qs(urlsplit(context.url).query)
    except ValueError:
        return
    for key in _QUERY_KEYS:
        for name, values in query.items():
            if name.lower() == key and _is_code(values[0]):
                yield Candidate(values[0], 1.2, values[0], "url")
    match = _URL_CHAIN.search(context.path) or _URL_TAIL.search(context.path)
    if match:
        code = (match[1] or match[2]).strip("-_")
        yield Candidate(_URL_LEAD.sub("", code), 1.0, code, "url")
    for part in context.path.split("/"):
        if _URL_PART.fullmatch(part):
            yield Candidate(part, 0.9, part, "url")


def _numbered(context: Context) -> Iterator[Candidate]:
    """A code printed alone near the heading that the address has as well: what else would both name?"""
    dom, anchor, address = context.dom, context.anchor, _squeeze(context.url.partition("://")[2].partition("/")[2])
    for run in dom.texts[max(0, anchor - _CLOSE) : anchor + _CLOSE]:
        text = seen_characters(" ".join(run.text.split())).strip(" ()[]#:№")
        if not _ALONE.fullmatch(text) or run.element.zone & _BESIDE:
            continue
        if _squeeze(text) in address:
            yield Candidate(text, 1.5, text, "text")
            return


def code_in_address(context: Context) -> bool:
    """Whether a product's code is printed near the heading and is in the address as well: a page of one thing."""
    address = _squeeze(context.path)
    printed = (*_printed_skus(context, context.pairs), *_named(context), *_numbered(context))
    return any(
        len(key) >= _SURE_CODE and key in address and _HAS_DIGIT.search(key) for key in (_squeeze(c.value) for c in printed)
    )


def mpn_candidates(context: Context, nodes: ProductNodes, pairs: list[Pair]) -> list[Candidate]:
    """Return possible manufacturer's part numbers, best first."""
    found: list[Candidate] = []
    for node in (*nodes.all, *nodes.variants[:1]):
        value, own = node.text("mpn", "manufacturerPartNumber"), node.text("sku")
        if value is not None and 1 < len(value.text) <= _MAX_CODE:
            same = own is not None and own.text == value.text  # then the seller's number was put into both
            found.append(Candidate(value.text, 1.5 if same else 3.0, value.quote, value.path))
    stated = [value for node in nodes.state if (value := node.text("mpn")) is not None and _is_code(value.text)]
    found.extend(Candidate(value.text, 1.3, value.quote, value.path) for value in stated)
    for pair, text in _labelled(pairs, _is_mpn_label):
        weight = 1.4 if fold(_label(pair.label)) in folded("label.model") else 2.6
        found.append(Candidate(text, weight, pair.quote, "text"))
    found.extend(Candidate(text, 2.4, quote, "text") for _, text, quote in _inline(context, _is_mpn_label))
    meta = context.metas.get("product:mfr_part_no", "product:mpn", "mpn")
    if meta:
        found.append(Candidate(meta[0].strip(), 2.0, meta[0], f"meta:{meta[1]}"))
    return sorted(found, key=lambda candidate: -candidate.weight)


def gtin_candidates(context: Context, nodes: ProductNodes, pairs: list[Pair]) -> list[Candidate]:
    """Return possible GTINs whose check digit holds, best first."""
    found: list[Candidate] = [*_marked_gtins(nodes), *printed_gtins(pairs)]
    meta = context.metas.get(
        "product:ean",
        "product:upc",
        "product:gtin",
        "product:isbn",
        "books:isbn",
        "og:upc",
        "og:isbn",
        "book:isbn",
        "isbn",
        "gtin13",
        "gtin",
        "ean",
    )
    if meta and (code := _marked_code(meta[0]) or isbn10_to_gtin(meta[0])):
        found.append(Candidate(code, 2.2, meta[0], f"meta:{meta[1]}"))
    if not found:
        found.extend(_isbn_in_address(context))
    if not found:
        found.extend(_from_scripts(context))
    return sorted(found, key=lambda candidate: -candidate.weight)


def _marked_code(text: str) -> str | None:
    """Return the GTIN that markup gives, with the leading zeros back that a number in markup loses."""
    code = clean_gtin(text)
    digits = text.strip()
    if code is None and digits.isdigit() and _SHORT_GTIN <= len(digits) < _TRADE_LENGTH:
        code = clean_gtin(digits.zfill(_TRADE_LENGTH)) or clean_gtin(digits.zfill(_TRADE_LENGTH + 1))
    return code


def _isbn_in_address(context: Context) -> Iterator[Candidate]:
    """Shops of books put the ISBN into the address; its check digit and prefix leave no doubt."""
    codes = {match for match in _ISBN.findall(context.path) if clean_gtin(match)}
    if len(codes) == 1:
        code = codes.pop()
        yield Candidate(code, 1.6, code, "url")


def _marked_gtins(nodes: ProductNodes) -> Iterator[Candidate]:
    for node in nodes.all:
        yield from _gtins(node, 3.0)
        for value in node.values("sku"):
            if (code := clean_gtin(value.text)) and len(code) >= _TRADE_LENGTH and not is_restricted(code):
                yield Candidate(code, 1.0, value.quote, value.path)
    for node in nodes.state:
        yield from _gtins(node, 1.5)
    if len(nodes.variants) == 1:
        yield from _gtins(nodes.variants[0], 2.0)


def printed_gtins(pairs: list[Pair]) -> Iterator[Candidate]:
    """Yield the GTINs that stand beside a label that says so."""
    for pair in pairs:
        if not _is_any(_label(pair.label), _GTIN):
            continue
        for token in _PRINTED_GTIN.findall(seen_characters(pair.value)):
            if code := clean_gtin(token) or isbn10_to_gtin(token):
                yield Candidate(code, 2.6, pair.quote, "text")


def _gtins(node: Node, weight: float) -> Iterator[Candidate]:
    for key in GTIN_KEYS:
        for value in node.values(key):
            code = _marked_code(value.text) or (isbn10_to_gtin(value.text) if key == "isbn" else None)
            if code:
                yield Candidate(code, weight, value.quote, value.path)
    for offer in node.nodes("offers"):
        for key in GTIN_KEYS:
            for value in offer.values(key):
                if code := _marked_code(value.text):
                    yield Candidate(code, weight - 0.5, value.quote, value.path)


def _from_scripts(context: Context) -> Iterator[Candidate]:
    """A GTIN in the page's state, when the state names only one."""
    codes: dict[str, str] = {}
    for _, text in context.dom.scripts:
        for match in _gtin_keys(text):
            if code := clean_gtin(match[1]):
                codes.setdefault(code, match.group())
        if len(codes) > 1:
            return
    for code, quote in codes.items():
        yield Candidate(code, 1.2, quote, "state:gtin")


def _gtin_keys(text: str) -> Iterator[re.Match[str]]:
    for word in _GTIN_WORDS:
        start = text.find(word)
        for _ in range(_MAX_KEYS):
            if start < 0:
                break
            if match := _GTIN_KEY.match(text, start):
                yield match
            start = text.find(word, start + len(word))
