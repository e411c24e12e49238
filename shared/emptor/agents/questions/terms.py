"""What the buyer says of the offer and of the answer: in stock, new or used, how many, from which shop."""

from __future__ import annotations

import re

from emptor.agents.questions.scan import Draft, Scan
from emptor.lexicon.folding import words_pattern
from emptor.models.brief import Op

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
_NOT = (
    r"(?:no|not|never|jamais|nunca|mai|nie|nooit|non|without|avoid|nothing|kein\w*|nicht|ohne|"
    r"pas d'|pas de|pas|sans|sin|senza|geen|niet)\s+(?:any\s+|a\s+)?"
)
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
