"""Which site an address belongs to."""

from __future__ import annotations

from urllib.parse import urlsplit

_WWW = "www."


def site_of(url: str) -> str:
    """Return the host of an address in lower case, without `www.`, which makes no other site; "" where it names none."""
    try:
        return without_www(urlsplit(url).hostname or "")
    except ValueError:  # `http://[` is no address
        return ""


def without_www(host: str) -> str:
    """Return a host without a leading `www.`."""
    return host.removeprefix(_WWW)
