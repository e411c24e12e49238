"""The currency of a page's price: from its markup, the sign beside the amount, the language, the address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from emptor.extract.context import Candidate, Context
from emptor.extract.offers import StructuredOffer, offers_of
from emptor.extract.sources.product import ProductNodes
from emptor.utils.currency import currencies_of, currency_of, currency_of_country, find_money
from emptor.utils.currency_table import CODES

_COUNTRY_CHARS = 2

_CODE = re.compile(r"^[A-Za-z]{3}$")
_LOCALE = re.compile(r"(?:^|/)([a-z]{2})[-_]([a-zA-Z]{2})(?:/|$)")
_COUNTRY = re.compile(r"^/([a-z]{2})(?:/|$)")
_GENERIC = frozenset(
    {
        "com",
        "net",
        "org",
        "io",
        "co",
        "shop",
        "store",
        "eu",
        "info",
        "biz",
        "me",
        "tv",
        "app",
        "dev",
        "ai",
        "care",
        "to",
        "cc",
        "ly",
        "is",
        "it's",
    }
)
_LANGUAGE_REGION = re.compile(r"^[a-z]{2}[-_]([A-Za-z]{2})\b")
_STATE = re.compile(r'"(\w{6,15})"\s*:\s*"([A-Z]{3})"')
_KEYS = frozenset({"currency", "currencyCode", "currency_code", "priceCurrency", "currencyISO", "iso_code", "active"})
_SCRIPT_LIMIT = 200_000
_YEN_OR_YUAN = ("¥", "￥", "&yen;", "&#165;")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]{2}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SAMPLE_TEXTS, _SOME_CHARACTERS = 300, 20


@dataclass
class CurrencyHints:
    """Everything that speaks about the currency, apart from a sign beside an amount."""

    claimed: list[Candidate] = field(default_factory=list)
    locale: str | None = None

    @property
    def most_likely(self) -> str | None:
        return self.claimed[0].value if self.claimed else self.locale


def currency_hints(context: Context, nodes: ProductNodes) -> CurrencyHints:
    """Collect the currencies that markup and address name, the most trustworthy first."""
    hints = CurrencyHints(locale=_from_address(context) or _from_language(context) or _from_script(context))
    for node in (*nodes.all, *nodes.variants):
        hints.claimed.extend(filter(None, map(_of_offer, offers_of(node))))
        own = node.text("priceCurrency")
        if own is not None and (code := _code(own.text)):
            hints.claimed.append(Candidate(code, 2.5, own.quote, own.path))
    found = context.metas.get(
        "product:price:currency", "og:price:currency", "product:sale_price:currency", "currency", "pricecurrency"
    )
    if found and (code := _code(found[0])):
        hints.claimed.append(Candidate(code, 2.0, found[0], f"meta:{found[1]}"))
    for node in nodes.state:
        for offer in offers_of(node):
            if offer.currency is not None and (code := _code(offer.currency.text)):
                hints.claimed.append(Candidate(code, 1.8, offer.currency.quote, offer.currency.path))
    if not hints.claimed:
        hints.claimed.extend(_from_state(context))
    return hints


def _code(text: str) -> str | None:
    text = text.strip()
    if _CODE.match(text) and text.upper() in CODES:
        return text.upper()
    codes = currencies_of(text)
    return codes[0] if len(codes) == 1 else None


def _of_offer(offer: StructuredOffer) -> Candidate | None:
    """The currency an offer of markup names, else the one whose sign it prints in the price."""
    if offer.currency is not None and (code := _code(offer.currency.text)):
        return Candidate(code, 3.0, offer.currency.quote, offer.currency.path)
    if offer.price is not None and (code := _signed(offer.price.text)):
        return Candidate(code, 2.2, offer.price.quote, offer.price.path)
    return None


def _signed(price: str) -> str | None:
    """The currency whose sign markup prints in the price itself: `27,63£`."""
    codes = {code for money in find_money(price) for code in currencies_of(money.symbol)}
    return codes.pop() if len(codes) == 1 else None


def _from_state(context: Context) -> list[Candidate]:
    """What the scripts of the page set as currency, when they agree."""
    found: dict[str, str] = {}
    for _, text in context.dom.scripts:
        for match in _STATE.finditer(text[:_SCRIPT_LIMIT]):
            if match[1] in _KEYS and match[2] in CODES:
                found.setdefault(match[2], match[0])
    if len(found) == 1:
        code, quote = next(iter(found.items()))
        return [Candidate(code, 1.5, quote, "state:currency")]
    return []


def _from_address(context: Context) -> str | None:
    """`/en_us/`, `/gb/`, `?currency=`, `shop.de`."""
    try:
        parts = urlsplit(context.url)
        query = parse_qs(parts.query)
    except ValueError:
        return None
    for key in ("currency", "cur"):
        value = query.get(key, [""])[0].upper()
        if value in CODES:
            return value
    match = _LOCALE.search(parts.path)
    if match:
        for country in (match[2], match[1]):
            code = currency_of_country(country)
            if code and country.upper() not in {"EN", "AR", "SR"}:
                return code
    match = _COUNTRY.match(parts.path)
    if match and match[1] not in {"en", "pr", "p", "no"} and (code := currency_of_country(match[1])):
        return code
    labels = context.host.split(".")
    for label in (labels[-1], labels[0]):
        if len(label) == _COUNTRY_CHARS and label not in _GENERIC and (code := currency_of_country(label)):
            return code
    return None


def _from_language(context: Context) -> str | None:
    for text in (context.metas.value("og:locale"), context.dom.language):
        match = _LANGUAGE_REGION.match(text.strip())
        if match and (code := currency_of_country(match[1])):
            return code
    return None


def _from_script(context: Context) -> str | None:
    """`¥` in a page written with Chinese characters alone is a yuan; kana make it a yen."""
    if not (_HAN.search(context.dom.title) or _KANA.search(context.dom.title)):
        return None
    if not any(sign in context.dom.source for sign in _YEN_OR_YUAN):
        return None
    text = f"{context.dom.title} {context.dom.joined(0, min(len(context.dom.texts), _SAMPLE_TEXTS))}"
    if _KANA.search(text):
        return "JPY"
    return "CNY" if len(_HAN.findall(text)) >= _SOME_CHARACTERS else None


def decide_currency(hints: CurrencyHints, symbol: str, quote: str, claimed: Candidate | None) -> Candidate | None:
    """Decide the currency of a price.

    Args:
        symbol: the sign or code beside the visible amount, empty when there is none.
        quote: the words that show that amount.
        claimed: the currency that markup gives for the very amount taken.
    """
    possible = currencies_of(symbol) if symbol else ()
    if claimed and (not possible or claimed.value in possible):
        return Candidate(claimed.value, 0.95, claimed.quote, claimed.path)
    if possible:
        for hint in hints.claimed:
            if hint.value in possible:
                return Candidate(hint.value, 0.9, hint.quote, hint.path)
        code = currency_of(symbol, hint=hints.locale)
        if code:
            return Candidate(code, 0.85 if len(possible) == 1 or hints.locale == code else 0.6, quote, "text")
    if hints.claimed:
        best = hints.claimed[0]
        return Candidate(best.value, 0.8, best.quote, best.path)
    return None
