# ruff: noqa: E501 - a page is more readable in one line
"""Pages that stand in for the page asked for, and pages that merely load what these are made of."""

from __future__ import annotations

import pytest

from emptor.extract import extract_page
from emptor.models.extraction import PageKind

NAV = "".join(f'<a href="/c/{n}">Category {n}</a>' for n in range(20))
URL = "https://shop.example/p/lamp-123"

BLOCKS = {
    "challenge of a network": (403, '<title>Just a moment...</title><script>window._cf_chl_opt={}</script><noscript>Enable JavaScript and cookies to continue</noscript>'),
    "rate limit in words": (429, "<title>Access denied</title><h1>You are being rate limited</h1>"),
    "country banned": (403, "<title>Error</title><p>The owner of this website has banned the country or region your IP address is in from accessing this website.</p>"),
    "device check with status 200": (200, "<p>Please enable JS and disable any ad blocker</p><script>var dd={'rt':'c','host':'geo.captcha-delivery.com'}</script>"),
    "press and hold": (200, '<title>Robot or human?</title><p>Activate and hold the button to confirm that you are human.</p><div id="px-captcha"></div>'),
    "refusal with a reference": (403, "<title>Access Denied</title>You don't have permission to access this server.<p>Reference&#32;&#35;18&#46;6d5e1cb8&#46;17"),
    "refresh with a token": (200, '<meta http-equiv="refresh" content="5; URL=/p?bm-verify=AAQ"><script>var i=1</script>'),
    "frame with an incident": (200, '<iframe src="/_Incapsula_Resource?SWUDNSAI=31&xinfo=9">Request unsuccessful. Incapsula incident ID: 12-5</iframe>'),
    "challenge with status 202": (202, '<script src="https://abc.token.awswaf.com/abc/challenge.js"></script><script>AwsWafIntegration.saveReferrer()</script>'),
    "script that counts": (429, '<script src="/149e9513-01fa-4fb0-aad4-566afd725d1b/2d206a39-8ed7/ips.js?x=1"></script>'),
    "puzzle": (200, '<title>Verification</title><script src="https://client-api.arkoselabs.com/v2/A/api.js"></script><h2>Please solve this puzzle so we know you are a real person</h2>'),
    "captcha alone": (200, '<title>Verify</title><form><p>To continue, please confirm that you are not a robot.</p><div class="g-recaptcha"></div><button>Go on</button></form>'),
    "slider": (200, '<title>Security Verification</title><p>Slide to complete the puzzle</p>'),
    "proof of work": (200, "<title>Making sure you're not a bot!</title><p>Loading...</p>"),
    "queue": (200, "<h1>You are now in line</h1><p>Your estimated wait time is 5 minutes.</p>"),
    "legal reasons": (451, "<h1>Unavailable due to legal reasons</h1>"),
    "not in this country": (200, "<title>Sorry</title><p>This website is not available in your country or region.</p>"),
    "login wall": (200, '<h1>Log in to continue</h1><p>You must log in to see this page.</p><input type="password">'),
    "consent wall": (200, "<title>Before you continue</title><h1>Before you continue</h1><button>Accept all</button>"),
    "German": (200, '<h1>Bitte bestätigen Sie, dass Sie kein Roboter sind</h1><div class="g-recaptcha"></div>'),
    "Japanese": (403, "<title>アクセスが拒否されました</title>"),
    "Russian": (200, "<h1>Вы не робот?</h1>"),
}  # fmt: skip


@pytest.mark.parametrize(("status", "page"), BLOCKS.values(), ids=BLOCKS.keys())
def test_a_page_that_stands_in_is_blocked(status: int, page: str) -> None:
    """Told by what it says, what it is made of, its status and its want of content together."""
    found = extract_page(f"<html><body>{page}</body></html>", URL, status=status)
    assert found.kind is PageKind.BLOCKED
    assert found.blocked_by


SCRIPTS = {
    "network's own": '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>',
    "device check": '<script src="https://js.datadome.co/tags.js"></script><script>window.ddjskey="A"</script>',
    "client": '<script>window._pxAppId="PXabc"</script><script src="//client.px-cloud.net/PXabc/main.min.js"></script>',
    "pixel": '<script src="/akam/13/6a1f"></script>',
    "resource": '<script src="/_Incapsula_Resource?SWJIYLWA=719d34d3"></script>',
    "integration": '<script src="https://abc.edge.sdk.awswaf.com/abc/challenge.js" defer></script>',
    "configured": '<script src="/149e9513-01fa-4fb0-aad4-566afd725d1b/2d206a39/p.js"></script><script>KPSDK.configure([])</script>',
    "invisible captcha": '<script src="https://www.google.com/recaptcha/api.js?render=6L"></script>',
    "captcha in a form": '<form><input name="email"><div class="g-recaptcha"></div></form>',
    "puzzle": '<script src="https://client-api.arkoselabs.com/v2/A/api.js"></script>',
    "queue": '<script src="https://static.queue-it.net/script/queueclient.min.js"></script>',
    "balancer": '<script src="/TSPD/0850f8f1?type=9"></script>',
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_a_vendors_script_on_a_short_page_is_no_block(script: str) -> None:
    """A page of few words that has links and a heading of its own."""
    page = f"<html><head><title>Desk lamp</title></head><body><nav>{NAV}</nav>{script}<h1>Desk lamp</h1><p>Walnut, 40 cm. $49.99</p></body></html>"
    assert extract_page(page, URL).kind is not PageKind.BLOCKED


@pytest.mark.parametrize(
    ("url", "page", "status"),
    [
        ("https://shop.example/contact", f'<title>Contact</title>{NAV}<h1>Contact us</h1><form><textarea></textarea><div class="g-recaptcha"></div></form>', 200),
        ("https://shop.example/login", f'<title>Log in</title>{NAV}<p>Log in to continue</p><input name="u"><input type="password">', 200),
        (URL, f"<title>Just a Moment - Poems</title>{NAV}<h1>Just a Moment</h1><p>Poems, 120 pages. 12.00 EUR</p>", 200),
        (URL, "<title>Page not found</title><h1>404</h1><p>Sorry, we could not find that page.</p>", 404),
        (URL, "<title>Shop</title><h1>Internal Server Error</h1>", 500),
        (URL, f"<title>Lamp</title>{NAV}<h1>Lamp</h1><p>This product is not available in your country.</p>", 200),
    ],
)  # fmt: skip
def test_forms_titles_and_errors_are_no_blocks(url: str, page: str, status: int) -> None:
    """Captchas in forms, words that are titles, a product that is not sold here."""
    assert extract_page(f"<html><body>{page}</body></html>", url, status=status).kind is not PageKind.BLOCKED
