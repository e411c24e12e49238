"""Pages that stand in for the page asked for: challenges, refusals, captchas, walls. Their status is often 200."""

from __future__ import annotations

import re

from emptor.extract.challenges import ALSO_ELSEWHERE, CHALLENGES, MAY_SAY, SAYS, WALLS
from emptor.extract.context import Context

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
_GOES_ON = re.compile(
    r"[?&](?:next|continue|return\w*|redirect\w*|url|to|target|session_?redirect|back\w*|ref\w*|service|goto)=", re.IGNORECASE
)
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
    vendor = _vendor(context.dom.source)
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
    found = SAYS.search(text) or (MAY_SAY.search(text) if weak else None)
    return found.group() if found else None


def _asks_for_input(context: Context) -> bool:
    """Whether a form asks for more than a captcha: a page to register, to search, to write to somebody."""
    fields = [e for e in context.dom.all("input") if e.get("type").lower() in _FIELDS] + context.dom.all("textarea")
    return any(not _CAPTCHA.search(f"{e.name} {e.get('name')}") for e in fields)


def _wall(context: Context, text: str) -> str | None:
    """Who asks to log in, to consent or to be elsewhere before showing the page."""
    if context.dom.source.count("<a ") > _MANY_LINKS // 2:
        return None
    own = _LOGIN_PAGE.search(context.path) and not _GOES_ON.search(context.url)  # the login page itself was asked for
    for name, pattern in WALLS[1:] if own else WALLS:
        found = pattern.search(text) or pattern.search(context.dom.title)
        if found and (name != "login wall" or any(e.get("type").lower() == "password" for e in context.dom.all("input"))):
            return f"{name}, page says: {found.group()}"
    return f"login wall: status {context.status}" if context.status in {401, 407} else None


def _vendor(source: str) -> str | None:
    """Return whose challenge the source is made of."""
    source = source[:_CHALLENGE_CHARS]
    lowered = source.lower()
    for name, needed, pattern in CHALLENGES:
        if any(word in lowered for word in needed) and pattern.search(source):
            return name
    return None


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
