"""Reading pages with plain HTTP requests."""

from __future__ import annotations

from emptor.scraping.http.fetcher import HttpFetcher

__all__ = ["HttpFetcher"]
