"""What the buyer says of the offer and of the answer: in stock, new or used, how many, from which shop."""

from __future__ import annotations

import re

from emptor.agents.questions.scan import Draft, Scan
from emptor.lexicon.folding import words_pattern
from emptor.models.brief import Op
from emptor.models.jobs import MAX_PRODUCTS
from emptor.utils.units import unit_of

_BUYABLE = ("InStock", "LimitedAvailability", "OnlineOnly", "InStoreOnly")
_STOCK_WORDS = (
    "in stock|in-stock|available now|currently available|available right now|available immediately|ready to ship|"
    "ships now|available today|is available|are available|available to buy|auf lager|lieferbar|sofort lieferbar|"
    "sofort verfügbar|verfügbar|vorrätig|en stock|disponible immédiatement|disponible tout de suite|disponible~|"
    "disponible ahora|en existencias|disponibil~|disponibile|disponibili|disponibile subito|in magazzino|"
    "em estoque|disponível|op voorraad|leverbaar"
)
_IN_STOCK = re.compile(rf"(?<![^\W_]){words_pattern(_STOCK_WORDS)}(?![^\W_])")
_STOCK_LEAD = re.compile(r"(?:(?:must be|that is|that are|which is|only|has to be|should be|currently)\s{1,8}){1,6}$")
_NOT = r"(?:no|not|non|without|avoid|nothing|kein\w*|nicht|ohne|pas d'|pas de|pas|sans|sin|senza|geen|niet)\s+(?:any\s+|a\s+)?"
_CONDITIONS = {
    "new": (
        "brand new|brand-new|new only|only new|new condition|factory new|sealed|neuware|nur neu|fabrikneu|nagelneu|"
        "neuf uniquement|état neuf|a estrenar|solo nuevo|nuevo a estrenar|solo nuovo|nuovo di zecca"
    ),
    "used": (
        "used|second hand|secondhand|pre owned|preowned|pre loved|gebraucht~|aus zweiter hand|d'occasion|occasion|"
        "seconde main|de segunda mano|usad~|di seconda mano|usat~|tweedehands"
    ),
    "refurbished": (
        "refurbished|refurb|renewed|reconditioned|generalüberholt~|refurbisht|aufbereitet|reconditionné~|"
        "reconditionnée~|reacondicionad~|ricondizionat~"
    ),
}
_CONDITION = re.compile(
    r"(?<![^\W_])(?:"
    rf"(?P<no>{_NOT})?(?:"
    + "|".join(f"(?P<{name}>{words_pattern(words)})" for name, words in _CONDITIONS.items())
    + r"))(?![^\W_])"
)
_NEW_IN_LIST = re.compile(r"(?<!\w)(?P<new>new|neu|neuf|nuevo|nuovo)\s*(?P<or>or|oder|ou|o|/)\s*$")
_NOT_A_CONDITION = re.compile(r"\s{0,8}(?:for|to|as|by|in|with|at|on|mostly|mainly|daily|every|while)(?!\w)")
_USE_BEFORE = re.compile(r"(?:be|get|being|is|are|been|mostly|mainly)\s+$")
_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "funf": 5,
    "zehn": 10,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "dix": 10,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "diez": 10,
    "due": 2,
    "tre": 3,
    "quattro": 4,
    "cinque": 5,
    "dieci": 10,
}
_N = r"(?P<n>\d{1,2}|" + "|".join(_WORDS) + r")"
_BEST = r"(?:very\s+)?(?:best|top|cheapest|greatest|finest|besten|gunstigsten|meilleur(?:e)?s|mejores|migliori|melhores|beste)"
_COUNT = (
    re.compile(rf"(?<![^\W_])(?:top|best|besten?|die|les|los|las|i|le)[\s-]+{_N}(?![\w.,%]|[.,]\d)"),
    re.compile(rf"(?<![\w.,]){_N}\s+(?:of\s+the\s+)?{_BEST}(?!\w)"),
    re.compile(rf"(?<!\w)(?:compare|show(?: me)?|give me|list|recommend|suggest|find(?: me)?|pick|name|zeig\w*(?: mir)?|"
rf"nenne(?: mir)?|trouve\w*(?: moi)?|muestra\w*|dame|mostra\w*|dammi)\s+(?:the\s+)?{_N}(?!\w|[.,]\d|\s?%)"),
)  # fmt: skip
_TOP = re.compile(r"(?<![^\W_])top[\s-]+\d")
_SELLERS = (
    "amazon|ebay|walmart|best buy|bestbuy|target|costco|newegg|b&h|home depot|ikea|aliexpress|temu|etsy|"
    "media markt|mediamarkt|saturn|otto|alternate|notebooksbilliger|galaxus|digitec|"
    "fnac|darty|cdiscount|boulanger|ldlc|rue du commerce|el corte inglés|pccomponentes|currys|argos|john lewis|"
    "very|bol.com|coolblue|allegro|zalando|decathlon|rei|backcountry|unieuro|eprice|mercado libre|mercadolibre|"
    "magalu|flipkart|back market|backmarket|reichelt|conrad|thomann|sweetwater"
)
_SELLER = re.compile(
    rf"(?<![^\W_])(?P<no>(?:not|no|nicht|pas|except|anything but|avoid)\s+)?(?:only\s+)?(?:on|at|from|via|sold by|"
    rf"through|bei|auf|von|über|chez|sur|en|de|su|da|op|na)\s+(?P<seller>{words_pattern(_SELLERS)})(?![^\W_])"
)


def take_availability(scan: Scan) -> None:
    for match in list(scan.find(_IN_STOCK)):
        lead = _STOCK_LEAD.search(scan.folded, 0, match.start())
        scan.add(
            Draft(lead.start() if lead else match.start(), match.end(), "availability", Op.IN, values=_BUYABLE, label="in stock")
        )


def take_condition(scan: Scan) -> None:
    """New, used or refurbished. `New` alone is how people ask for anything; only `brand new` and the like demand it."""
    wanted: list[tuple[int, int, str]] = []
    for match in list(scan.find(_CONDITION)):
        name = next(key for key in _CONDITIONS if match[key])
        if name == "used" and (
            _NOT_A_CONDITION.match(scan.folded, match.end()) or _USE_BEFORE.search(scan.folded, 0, match.start())
        ):
            continue
        if match["no"]:
            scan.add(Draft(match.start(), match.end(), "condition", Op.NOT_IN, values=(name,)))
            continue
        also_new = _NEW_IN_LIST.search(scan.folded, 0, match.start())
        if also_new:
            wanted.append((also_new.start(), also_new.end("new"), "new"))
        wanted.append((match.start(), match.end(), name))
    if wanted:
        values = tuple(dict.fromkeys(name for _, _, name in wanted))
        scan.add(Draft(wanted[0][0], wanted[-1][1], "condition", Op.IN, values=values))


def take_sellers(scan: Scan) -> None:
    for match in list(scan.find(_SELLER)):
        name = scan.words(*match.span("seller"))
        scan.add(Draft(match.start(), match.end(), "seller", Op.NOT_IN if match["no"] else Op.IN, values=(name,)))


def take_count(scan: Scan, category_start: int | None) -> int | None:
    """How many products are asked for: `top 5`, `three best`, `5 headphones`."""
    for match in (match for pattern in _COUNT for match in scan.find(pattern)):
        number = _number(match["n"])
        if number and not _counts_something_else(scan, match):
            scan.claim(*match.span(0 if _TOP.match(match.group()) else "n"))
            return number
    return _count_of(scan, category_start)


_BEFORE_CATEGORY = re.compile(
    rf"(?:^|(?<=[\s,]))(?P<n>\d{{1,2}}|{'|'.join(w for w in _WORDS if w != 'one')})\s+(?:[a-z-]+\s+){{0,2}}$"
)
_NEXT_WORD = re.compile(r"[\s-]{0,8}([^\W\d_]{1,40})")
_UNIT_LIKE = re.compile(
    r"\s{0,8}-?\s{0,8}(?:port|person|cup|piece|burner|slot|bay|door|speed|pack|slice|quart|core|seater|man|zone|way|in|"
    r"inch|zoll|pouces|pulgadas|pollici|gb|tb|h|hours?|w|l|kg|g)\w{0,2}(?!\w)"
)


def _counts_something_else(scan: Scan, match: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(scan.folded, match.end("n"))
    return _UNIT_LIKE.match(scan.folded, match.end("n")) is not None or (
        following is not None and unit_of(following[1]) is not None
    )


def _count_of(scan: Scan, category_start: int | None) -> int | None:
    """A number directly before the category, at the start of the question or of a clause."""
    if category_start is None:
        return None
    match = _BEFORE_CATEGORY.search(scan.folded, 0, category_start)
    if match and scan.free(*match.span("n")) and not _counts_something_else(scan, match):
        number = _number(match["n"])
        if number:
            scan.claim(*match.span("n"))
        return number
    return None


def _number(word: str) -> int | None:
    value = _WORDS.get(word) or (int(word) if word.isascii() and word.isdigit() else None)
    return value if value and value <= MAX_PRODUCTS else None
