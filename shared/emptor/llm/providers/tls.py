"""One TLS context for all clients: reading the certificates takes longer than anything else about making a client."""

from __future__ import annotations

import ssl
from functools import lru_cache

import httpx2


@lru_cache(maxsize=1)
def tls_context() -> ssl.SSLContext:
    """The process's context, with the certificates httpx2 trusts by default."""
    return httpx2.create_ssl_context()
