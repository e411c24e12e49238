"""Pages that stand in for the page asked for: challenges, refusals, captchas. Their status is often 200."""

# ruff: noqa: E501 - expressions

from __future__ import annotations

import re

from emptor.extract.context import Context

_MANY_LINKS = 60
_NEXT_TO_NOTHING = 300  # visible characters

FEW_CHARS = 1_200  # visible characters up to which a page may be nothing but a challenge
SOME_CHARS = 4_000
_HEADER_OFF = frozenset({"", "0", "false", "protected"})
_ALSO_ELSEWHERE = frozenset({"hCaptcha", "reCAPTCHA", "Akamai", "AWS WAF", "Queue-it"})  # ordinary pages may load these too
_REFUSALS = frozenset({401, 403, 405, 406, 409, 418, 429, 503})

# Source that only a challenge page has. A shop that merely loads a vendor's script does not contain these. Before each expression
# stand plain words, in lower case, one of which it needs: looking for these first costs a tenth.
_CHALLENGE = (
    ("Cloudflare", ("cf-", "cf_", "jschl", "challenge-"), re.compile(r"cf-browser-verification|jschl[-_]answer|jschl_vc|__cf_chl_|cf_chl_opt|/cdn-cgi/challenge-platform/h/[^\"']*/orchestrate|challenge-form|cf-captcha-container|cf-error-details|cf_captcha_kind|_cf_chl_|cf-please-wait")),
    ("DataDome", ("captcha-delivery", "datadome"), re.compile(r"geo\.captcha-delivery\.com|captcha-delivery\.com/captcha|datadome.{0,80}captcha|ct\.captcha-delivery\.com|['\"]rt['\"]\s*:\s*['\"][ci]['\"].{0,400}captcha-delivery", re.DOTALL)),
    ("PerimeterX", ("px-captcha", "_pxappid", "px-cdn", "press &", "press&"), re.compile(r"px-captcha|_pxAppId.{0,400}captcha|captcha\.px-cdn\.net|Press\s*(?:&amp;|&)\s*Hold", re.DOTALL)),
    ("Incapsula", ("incapsula",), re.compile(r"_Incapsula_Resource|Incapsula incident ID|/_Incapsula_")),
    ("Sucuri", ("sucuri",), re.compile(r"Sucuri WebSite Firewall|sucuri_cloudproxy|cloudproxy@sucuri", re.IGNORECASE)),
    ("Akamai", ("edgesuite", "reference", "sec-if-cpt", "akam-sw", "bm-verify"), re.compile(r"errors\.edgesuite\.net|Reference(?:&#32;|\s)*(?:&#35;|#)\s*(?:&#\d+;)?[\da-f]+(?:\.|&#46;)[\da-f]|sec-if-cpt-container|akam-sw|bm-verify=", re.IGNORECASE)),
    ("Amazon", ("api-services-support", "validatecaptcha", "opfcaptcha", "automated access"), re.compile(r"api-services-support@amazon|/errors/validateCaptcha|opfcaptcha|To discuss automated access to Amazon data", re.IGNORECASE)),
    ("AWS WAF", ("awswaf", "aws-waf"), re.compile(r"awswaf.{0,60}(?:challenge|captcha)|aws-waf-token|AwsWafIntegration", re.IGNORECASE | re.DOTALL)),
    ("Kasada", ("149e9513", "kpsdk", "ips.js"), re.compile(r"/149e9513-01fa-4fb0-aad4-566afd725d1b/|KPSDK|ips\.js\?")),
    ("hCaptcha", ("hcaptcha", "h-captcha"), re.compile(r"hcaptcha\.com/1/api\.js|class=[\"']h-captcha")),
    ("reCAPTCHA", ("recaptcha",), re.compile(r"class=[\"']g-recaptcha|recaptcha/api2?\.js|recaptcha/challenge|recaptcha_challenge")),
    ("Distil", ("distil",), re.compile(r"distil_r_captcha|distilIdentificationBlock|/distil_")),
    ("Reddit", ("js_challenge",), re.compile(r"js_challenge|solution.{0,40}js_challenge", re.DOTALL)),
    ("F5", ("tspd/", "requested url was rejected", "bobcmn"), re.compile(r"TSPD/|The requested URL was rejected\. Please consult with your administrator|bobcmn")),
    ("Queue-it", ("queue-it", "queueit"), re.compile(r"queue-it\.net/\?|queueit-overlay")),
)  # fmt: skip
_SAYS = re.compile(
    r"access\s+(?:to\s+this\s+(?:page|site|resource)\s+(?:has\s+been\s+|is\s+)?)?denied|are\s+you\s+(?:a\s+)?(?:human|robot)|verify(?:ing)?\s+(?:that\s+)?you\s+are\s+(?:a\s+)?(?:human|not\s+a\s+(?:ro)?bot)|i(?:'|’)?m\s+not\s+a\s+robot|not\s+a\s+robot|robot\s+check|checking\s+(?:your|the\s+site|if\s+the\s+site)\s+(?:browser|connection)?|just\s+a\s+moment|attention\s+required|one\s+more\s+step|"
    r"unusual\s+(?:traffic|activity)|automated\s+(?:access|requests?|queries|traffic)|pardon\s+our\s+interruption|complete\s+the\s+(?:security\s+check|prove\s+your\s+humanity|complete\s+the\s+challenge|captcha)|enter\s+the\s+characters\s+you\s+see|type\s+the\s+characters|solve\s+(?:the|this)\s+(?:captcha|puzzle)|(?:you\s+have\s+been|has\s+been|been)\s+blocked|request\s+(?:was\s+)?blocked|security\s+check|prove\s+your\s+humanity|complete\s+the\s+challenge|ddos\s+protection|"
    r"please\s+(?:enable|turn)\s+(?:on\s+)?(?:javascript|cookies|js).{0,60}(?:continue|proceed|cookies|reload|access|and)|enable\s+javascript\s+and\s+cookies|too\s+many\s+requests|forbidden|human\s+verification|bot\s+(?:detection|protection)|why\s+have\s+i\s+been\s+blocked|captcha|sorry!?\s+something\s+went\s+wrong\s+on\s+our\s+end|prove\s+(?:that\s+)?you(?:'|’)?re\s+(?:a\s+)?human|please\s+wait\s+(?:while|for)\s+(?:we|verification)|rate\s+limit(?:ed)?|"
    r"zugriff\s+verweigert|sind\s+sie\s+ein\s+mensch|accès\s+refusé|acceso\s+denegado|accesso\s+negato|доступ\s+(?:ограничен|запрещен)|проверка\s+браузера|access\s+blocked|client\s+challenge|verification\s+required|blocked\s+because",
    re.IGNORECASE,
)
_HEADERS = {
    "cf-mitigated": "Cloudflare",
    "x-datadome": "DataDome",
    "x-amzn-waf-action": "AWS WAF",
    "x-sucuri-block": "Sucuri",
    "x-px-block": "PerimeterX",
}


def blocked_by(context: Context, *, has_product: bool) -> str | None:
    """Return who blocks and how one knows, or None. Status, headers, title, body and absence of content are weighed together."""
    if has_product:
        return None
    vendor = next((name for key, name in _HEADERS.items() if context.headers.get(key, "").lower() not in _HEADER_OFF), None)
    if vendor:
        return f"{vendor}: response header"
    text = _visible(context)
    if len(text) > SOME_CHARS:
        says = _SAYS.search(context.dom.title)
        return f"status {context.status}, page says: {says.group()}" if says and context.status in _REFUSALS else None
    return _stand_in(context, text)


def _stand_in(context: Context, text: str) -> str | None:
    """Judge a page that says little."""
    refused = context.status in _REFUSALS
    vendor = _vendor(context.dom.source)
    title_says = _SAYS.search(context.dom.title)
    says = title_says or _SAYS.search(text)
    little = len(text) <= FEW_CHARS and not _has_content(context)
    sure = says or refused or len(text) < _NEXT_TO_NOTHING or vendor not in _ALSO_ELSEWHERE
    if vendor and ((little and sure) or title_says):
        return f"{vendor}: challenge instead of content"
    if says and (little or refused):
        return f"status {context.status}, page says: {says.group()}"
    return f"status {context.status} without content" if context.status in {403, 429} and len(text) < _NEXT_TO_NOTHING else None


def _vendor(source: str) -> str | None:
    """Return whose challenge the source is made of."""
    lowered = source.lower()
    for name, needed, pattern in _CHALLENGE:
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
