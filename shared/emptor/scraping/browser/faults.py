"""From what a browser reports to a typed failure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from emptor.core.net.proxy import FilteringProxy
from emptor.models.page import FailureKind
from emptor.scraping.browser.reading import Watch
from emptor.scraping.faults import FetchFault

NET_ERROR = re.compile(r"net::(ERR_[A-Z0-9_]+)")
REFUSED_BY_PROXY = frozenset(
    {"ERR_TUNNEL_CONNECTION_FAILED", "ERR_HTTP_RESPONSE_CODE_FAILURE", "ERR_INVALID_RESPONSE", "ERR_FAILED"}
)
CLOSED = ("has been closed", "Target closed", "Page crashed", "Browser closed", "Connection closed", "crashed")

# First part of a net error's name → what it is, and whether a later try may help.
KINDS: tuple[tuple[str, FailureKind, bool], ...] = (
    ("ERR_CERT_", FailureKind.TLS, False),
    ("ERR_SSL_", FailureKind.TLS, False),
    ("ERR_BAD_SSL", FailureKind.TLS, False),
    ("ERR_TOO_MANY_REDIRECTS", FailureKind.TOO_MANY_REDIRECTS, False),
    ("ERR_CONTENT_DECODING", FailureKind.DECODING, False),
    ("ERR_CONTENT_LENGTH_MISMATCH", FailureKind.TRUNCATED, True),
    ("ERR_INCOMPLETE_CHUNKED", FailureKind.TRUNCATED, True),
    ("ERR_NAME_NOT_RESOLVED", FailureKind.DNS, False),
    ("ERR_INVALID_URL", FailureKind.INVALID_URL, False),
    ("ERR_UNSAFE_PORT", FailureKind.FORBIDDEN_ADDRESS, False),
    ("ERR_DISALLOWED_URL_SCHEME", FailureKind.INVALID_URL, False),
    ("ERR_UNKNOWN_URL_SCHEME", FailureKind.INVALID_URL, False),
    ("ERR_UNSAFE_REDIRECT", FailureKind.INVALID_URL, False),
    ("ERR_TIMED_OUT", FailureKind.TIMEOUT, True),
    ("ERR_", FailureKind.CONNECT, True),
)


def fault_of_browser(error: Exception, url: str, watch: Watch | None, proxy: FilteringProxy | None) -> FetchFault:
    """Return what an error of Playwright means for the fetch of `url`."""
    text = str(error)
    if watch and (watch.downloads or "Download is starting" in text):
        return FetchFault(FailureKind.UNSUPPORTED_TYPE, f"{url} is a file to download, not a page.")
    if (watch and watch.crashed) or any(mark in text for mark in CLOSED):
        return FetchFault(FailureKind.CRASHED, f"The browser lost the page of {url}.", retryable=True)
    match = NET_ERROR.search(text)
    if match is None:
        kind = FailureKind.TIMEOUT if "Timeout" in text else FailureKind.CRASHED
        return FetchFault(kind, f"The browser could not read {url}: {_first_line(text)}.", retryable=True)
    name = match.group(1)
    if proxy and name in REFUSED_BY_PROXY:
        refused = refusal_of([*(watch.failed if watch else []), url], proxy)
        if refused:
            return refused
    if watch and watch.broken and watch.failed[-1] == watch.committed:
        return FetchFault(FailureKind.TRUNCATED, f"{url} broke off inside the page.", retryable=True)
    kind, retryable = next((kind, retryable) for prefix, kind, retryable in KINDS if name.startswith(prefix))
    return FetchFault(
        kind, f"The browser could not open {url}: {name.removeprefix('ERR_').replace('_', ' ').lower()}.", retryable=retryable
    )


def refusal_of(urls: list[str], proxy: FilteringProxy) -> FetchFault | None:
    """Return why our proxy refused one of the addresses, if it did."""
    for url in urls:
        refusal = proxy.refusal(urlsplit(url).hostname or "")
        if refusal:
            return FetchFault(FailureKind(refusal.kind), refusal.message, retryable=refusal.kind == FailureKind.CONNECT)
    return None


def _first_line(text: str) -> str:
    return text.strip().split("\n", 1)[0].rstrip(".")
