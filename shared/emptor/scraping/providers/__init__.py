"""Scraping providers: others' browsers and addresses, for money."""

from __future__ import annotations

from emptor.scraping.providers.browserless import BrowserlessFetcher
from emptor.scraping.providers.cdp import CdpFetcher
from emptor.scraping.providers.scraperapi import ScraperApiFetcher

__all__ = ["BrowserlessFetcher", "CdpFetcher", "ScraperApiFetcher"]
