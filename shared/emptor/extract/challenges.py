"""Whose challenge a page is made of, by its source. From public test pages of scrapers and vendors' documentation."""

from __future__ import annotations

import re
from typing import NamedTuple

_REFERENCE = re.compile(r"reference(?:&#32;|\s)*(?:&#35;|#)\s*(?:&#\d+;)?[\da-f]+(?:\.|&#46;)[\da-f]")
_ASKED = tuple(f"{quote}rt{quote}:{quote}{kind}{quote}" for quote in "'\"" for kind in "ci")


class Near(NamedTuple):
    """Two pieces of source of which the second follows the first within some characters."""

    first: str
    then: str
    within: int


Mark = str | Near | re.Pattern[str]
# Source that only a challenge has, in lower case. A shop that merely loads a vendor's script does not contain it.
CHALLENGES: tuple[tuple[str, tuple[Mark, ...]], ...] = (
    ("Cloudflare", (
        "cf-browser-verification", "jschl-answer", "jschl_answer", "jschl_vc", "__cf_chl_", "cf_chl_opt", "challenge-form",
        "cf-captcha-container", "cf-error-details", "cf_captcha_kind", "_cf_chl_", "cf-please-wait",
        Near("/cdn-cgi/challenge-platform/h/", "/orchestrate", 40),
    )),
    ("DataDome", (
        "captcha-delivery.com/captcha", "geo.captcha-delivery.com", "ct.captcha-delivery.com", Near("datadome", "captcha", 80),
        *(Near(asked, "captcha-delivery", 400) for asked in _ASKED),
    )),
    ("PerimeterX", (
        "px-captcha", "captcha.px-cdn.net", "press & hold", "press &amp; hold", "press&hold", Near("_pxappid", "captcha", 400),
    )),
    ("Incapsula", (
        "incapsula incident id",
        *(Near("_incapsula_resource?", word, 200) for word in ("swudnsai", "cwudnsai", "edet=", "incident_id")),
    )),
    ("Incapsula script", ("_incapsula_resource", "/_incapsula_")),
    ("Sucuri", ("sucuri website firewall", "sucuri_cloudproxy", "cloudproxy@sucuri")),
    ("Akamai", ("errors.edgesuite.net", "sec-if-cpt-container", "akam-sw", "bm-verify=", _REFERENCE)),
    ("Amazon", (
        "api-services-support@amazon", "/errors/validatecaptcha", "opfcaptcha", "to discuss automated access to amazon data",
    )),
    ("AWS WAF", (
        "awswafintegration.savereferrer", "awswafintegration.checkforcerefresh", "awswafintegration.forcerefreshtoken",
        "gokuprops", "captcha-sdk.awswaf",
    )),
    ("AWS WAF script", (
        "aws-waf-token", "awswafintegration", Near("awswaf", "challenge", 60), Near("awswaf", "captcha", 60),
    )),
    ("Kasada", (Near("/149e9513-01fa-4fb0-aad4-566afd725d1b/", "ips.js", 120), "kpsdk={}", "kpsdk = {}")),
    ("hCaptcha", ("hcaptcha.com/1/api.js", 'class="h-captcha', "class='h-captcha")),
    ("reCAPTCHA", (
        'class="g-recaptcha', "class='g-recaptcha", "recaptcha/api.js", "recaptcha/api2.js", "recaptcha/challenge",
        "recaptcha_challenge",
    )),
    ("Distil", ("distil_r_captcha", "distilidentificationblock", "/distil_")),
    ("Reddit", ("js_challenge",)),
    ("F5", ("the requested url was rejected. please consult with your administrator", "bobcmn")),
    ("F5 script", ("tspd/",)),
    ("Queue-it", ("queue-it.net/", "queueit-overlay")),
    ("Reblaze", ("rbzns=", "rbzns =", "winsocks(")),
    ("Anubis", ("within.website/x/cmd/anubis", 'id="anubis_challenge', "id='anubis_challenge")),
    ("Geetest", ("static.geetest.com", "geetest_captcha")),
    ("Arkose", ("arkoselabs.com", "funcaptcha")),
    ("Alibaba", ("_____tmd_____/punish", "x5secdata=")),
)  # fmt: skip
# Vendors whose scripts ordinary pages load, too: these block only where there is nothing else.
ALSO_ELSEWHERE = frozenset(
    {"hCaptcha", "reCAPTCHA", "Akamai", "AWS WAF script", "Queue-it", "Incapsula script", "F5 script", "Geetest", "Arkose"}
)


def vendor_of(source: str) -> str | None:
    """Return whose challenge a page's source is; None where no vendor's mark is in it."""
    lowered = source.lower()
    return next((vendor for vendor, listed in CHALLENGES if any(_has(lowered, mark) for mark in listed)), None)


def _has(source: str, mark: Mark) -> bool:
    if isinstance(mark, str):
        return mark in source
    if isinstance(mark, re.Pattern):
        return "#" in source and mark.search(source) is not None
    place = source.find(mark.first)
    while place >= 0:
        begun = place + len(mark.first)
        if source.find(mark.then, begun, begun + mark.within + len(mark.then)) >= 0:
            return True
        place = source.find(mark.first, begun)
    return False
