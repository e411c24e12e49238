"""What we say of ourselves when asking for a page."""

from __future__ import annotations

from emptor.scraping.port import FetchRequest
from emptor.utils.decompress import ACCEPT_ENCODING

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.8,*/*;q=0.5"
DEFAULT_LANGUAGE = "en"


def accept_language(language: str | None, country: str | None) -> str:
    """Return an Accept-Language header: the wanted language, its regional form first, English as the spare."""
    wanted = (language or DEFAULT_LANGUAGE).lower()
    parts = [f"{wanted}-{country.upper()}"] if country else []
    parts.append(f"{wanted};q=0.9" if parts else wanted)
    if wanted != DEFAULT_LANGUAGE:
        parts.append(f"{DEFAULT_LANGUAGE};q=0.5")
    return ", ".join(parts)


def request_headers(request: FetchRequest, user_agent: str) -> dict[str, str]:
    """Return the headers of a person opening the page, under our own honest name."""
    headers = {
        "User-Agent": user_agent,
        "Accept": ACCEPT,
        "Accept-Language": accept_language(request.language, request.country),
        "Accept-Encoding": ACCEPT_ENCODING,
        "Upgrade-Insecure-Requests": "1",
        "Sec-Fetch-Dest": "document",
        "Sec-Fetch-Mode": "navigate",
        "Sec-Fetch-Site": "none",
    }
    if request.etag:
        headers["If-None-Match"] = request.etag
    if request.last_modified:
        headers["If-Modified-Since"] = request.last_modified
    return headers
