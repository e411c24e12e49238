"""Addresses as keys: what counts as the same page when an archive is asked for it, or search results are merged."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

from emptor.utils.sites import without_www

DEFAULT_PORTS = {"http": 80, "https": 443}
PATH_SAFE = "/:@!$&'()*+,;=-._~%"

# Parameters that say where a visitor came from and never what the page shows.
TRACKING = frozenset(
    """
    gclid gclsrc dclid gbraid wbraid fbclid msclkid yclid ttclid twclid igshid srsltid li_fat_id mc_cid mc_eid _ga _gl _hsenc
    _hsmi mkt_tok vero_id oly_anon_id oly_enc_id wickedid ref_src
    """.split()
)
TRACKING_PREFIX = "utm_"


def is_http(url: str) -> bool:
    """Whether an address is an absolute http or https one."""
    return url[:8].lower().startswith(("http://", "https://"))


def normalise(url: str) -> str:
    """The same address in one spelling: scheme and host in lower case, no default port, no fragment, `/` for an empty path.

    Raises:
        ValueError: not an absolute http(s) address.
    """
    parts = urlsplit(url.strip())
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS or not parts.hostname:
        raise ValueError(f"not an http(s) address: {url[:200]}")
    host = _host(parts.hostname)
    netloc = host if parts.port in (None, DEFAULT_PORTS[scheme]) else f"{host}:{parts.port}"
    path = re.sub(r"%[0-9a-f]{2}", lambda match: match[0].upper(), quote(parts.path or "/", safe=PATH_SAFE))
    return urlunsplit((scheme, netloc, path, parts.query, ""))


def loose_key(url: str) -> str:
    """A key under which addresses meet that almost always show the same page.

    On top of `normalise`: http and https are one, as are `www.` and no `www.`, a trailing slash or none, and tracking parameters
    do not count; the order of the other parameters does not either. Raises ValueError as `normalise` does.
    """
    parts = urlsplit(normalise(url))
    query = sorted((name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(name))
    path = quote(unquote(parts.path), safe=PATH_SAFE).rstrip("/")
    return f"{without_www(parts.netloc)}{path}?{urlencode(query)}"


def _is_tracking(parameter: str) -> bool:
    name = parameter.lower()
    return name in TRACKING or (name.startswith(TRACKING_PREFIX) and name.removeprefix(TRACKING_PREFIX).isidentifier())


def join(base: str, reference: str) -> str | None:
    """The absolute http(s) address a reference means on a page, or None when it means none."""
    try:
        return normalise(urljoin(base, reference.strip()))
    except ValueError:
        return None


def _host(hostname: str) -> str:
    host = hostname.lower().rstrip(".")
    if ":" in host:
        return f"[{host}]"
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host
