"""Reading pages with a browser."""

from __future__ import annotations

from emptor.scraping.browser.fetcher import BrowserFetcher

__all__ = ["BrowserFetcher"]
