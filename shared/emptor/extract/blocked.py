"""Pages that stand in for the page asked for: challenges, refusals, captchas, walls. Their status is often 200."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from emptor.extract.addresses import is_word
from emptor.extract.challenges import ALSO_ELSEWHERE, vendor_of
from emptor.extract.context import Context
from emptor.lexicon import Match, fold, matcher

_MANY_LINKS = 60
_FEW_LINKS = 8
_NEXT_TO_NOTHING = 300  # visible characters

FEW_CHARS = 1_200  # visible characters up to which a page may be nothing but a challenge
SOME_CHARS = 4_000
_CHALLENGE_CHARS = 250_000  # of source: a challenge is small; what is larger and says little is an application
_HEADER_OFF = frozenset({"", "0", "false", "protected"})
_REFUSALS = frozenset({401, 403, 405, 406, 409, 418, 429, 451, 503})
_HEADERS = {
    "cf-mitigated": "Cloudflare",
    "x-datadome": "DataDome",
    "x-amzn-waf-action": "AWS WAF",
    "x-sucuri-block": "Sucuri",
    "x-px-block": "PerimeterX",
}
_FIELDS = frozenset({"", "text", "email", "password", "tel", "search", "number"})
_LOGIN_PAGE = re.compile(r"/(?:log|sign)[-_]?(?:in|on|up)[\w.-]*/?$", re.IGNORECASE)
_SAYS, _MAY_SAY = "blocked.says", "blocked.may-say"
_ENABLE, _GOES_ON, _ENABLE_REACH = "blocked.enable", "blocked.goes-on", 60  # `please enable JavaScript … to continue`; characters
_LOGIN, _CONSENT, _CONSENT_OPENS = "blocked.login", "blocked.consent", "blocked.consent-opens"
_COUNTRY, _COUNTRY_END = "blocked.country", "blocked.country-end"
_WALLS = {
    _LOGIN: "login wall",
    _CONSENT: "consent wall",
    _CONSENT_OPENS: "consent wall",
    _COUNTRY: "country",
    _COUNTRY_END: "country",
}
_CAPTCHA = re.compile(r"captcha", re.IGNORECASE)


def blocked_by(context: Context, *, has_product: bool) -> str | None:
    """Return who blocks and how one knows, or None. Status, headers, title, body and absence of content are weighed together."""
    if has_product:
        return None
    vendor = next((name for key, name in _HEADERS.items() if context.headers.get(key, "").lower() not in _HEADER_OFF), None)
    if vendor:
        return f"{vendor}: response header"
    text = _visible(context)
    if len(text) > SOME_CHARS:
        says = _said(context.dom.title, weak=True)
        return f"status {context.status}, page says: {says}" if says and context.status in _REFUSALS else None
    return _stand_in(context, text)


def _stand_in(context: Context, text: str) -> str | None:
    """Judge a page that says little."""
    refused = context.status in _REFUSALS
    vendor = vendor_of(context.dom.source[:_CHALLENGE_CHARS])
    bare = len(text) < _NEXT_TO_NOTHING and context.dom.source.count("<a ") < _FEW_LINKS
    title_says = _said(context.dom.title, weak=refused or bare or vendor is not None)
    says = title_says or _said(text, weak=refused or (bare and not _asks_for_input(context)))
    little = len(text) <= FEW_CHARS and not _has_content(context)
    sure = vendor not in ALSO_ELSEWHERE or bool(says) or refused or (bare and not _asks_for_input(context))
    if vendor and ((little and sure) or (title_says and vendor not in ALSO_ELSEWHERE)):
        return f"{vendor}: challenge instead of content"
    if says and (little or refused):
        return f"status {context.status}, page says: {says}"
    wall = _wall(context, text) if little else None
    if wall is not None:
        return wall
    return (
        f"status {context.status} without content" if context.status in {403, 429, 451} and len(text) < _NEXT_TO_NOTHING else None
    )


def _said(text: str, *, weak: bool) -> str | None:
    folded = fold(text)
    found = matcher(_SAYS, _ENABLE, _GOES_ON, _MAY_SAY).all(folded)
    sure = next((m for m in found if m.key == _SAYS or (m.key == _ENABLE and _goes_on(found, m))), None)
    said = sure or (next((m for m in found if m.key == _MAY_SAY), None) if weak else None)
    return text[said.start : said.end] if said else None


def _goes_on(found: list[Match], enable: Match) -> bool:
    return any(m.key == _GOES_ON and 0 <= m.start - enable.end <= _ENABLE_REACH for m in found)


def _asks_for_input(context: Context) -> bool:
    """Whether a form asks for more than a captcha: a page to register, to search, to write to somebody."""
    fields = [e for e in context.dom.all("input") if e.get("type").lower() in _FIELDS] + context.dom.all("textarea")
    return any(not _CAPTCHA.search(f"{e.name} {e.get('name')}") for e in fields)


def _wall(context: Context, text: str) -> str | None:
    """Who asks to log in, to consent or to be elsewhere before showing the page."""
    if context.dom.source.count("<a ") > _MANY_LINKS // 2:
        return None
    for text_of in (text, context.dom.title):
        wall = _wall_said(context, text_of)
        if wall is not None:
            return wall
    return f"login wall: status {context.status}" if context.status in {401, 407} else None


def _wall_said(context: Context, text: str) -> str | None:
    folded = fold(text)
    own = _LOGIN_PAGE.search(context.path) and not _leads_on(context.url)  # the login page itself was asked for
    asks = not own and any(e.get("type").lower() == "password" for e in context.dom.all("input"))
    for match in matcher(_LOGIN, _CONSENT, _CONSENT_OPENS, _COUNTRY, _COUNTRY_END).all(folded):
        name = _WALLS[match.key]
        at_place = {_LOGIN: asks, _CONSENT_OPENS: match.start == 0, _COUNTRY_END: not folded[match.end :].strip()}
        if at_place.get(match.key, True):
            return f"{name}, page says: {text[match.start : match.end]}"
    return None


def _leads_on(url: str) -> bool:
    """Whether an address carries the one to go to after the login."""
    try:
        keys = [key.lower().replace("_", "") for key, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True)]
    except ValueError:
        return False
    return any(is_word(key, "address.goes-on") for key in keys)


def _visible(context: Context) -> str:
    """The visible text together with what scripts-off readers see."""
    dom = context.dom
    return " ".join((dom.joined(0, len(dom.texts)) + " " + dom.noscript[:2_000]).split())


def _has_content(context: Context) -> bool:
    """A page that describes something: a product in its markup, an article, many links."""
    metas = context.metas
    if metas.value("og:type") in {"product", "article"} and metas.value("og:title"):
        return True
    return context.dom.source.count("<a ") > _MANY_LINKS or any(
        "Product" in node.types or "Article" in node.types for node in context.nodes
    )
