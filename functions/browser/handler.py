"""Renders a page in Chromium for the other functions. Deployed as a container image; see the Dockerfile beside it."""

from __future__ import annotations

from emptor.core import cold_start
from emptor.core.logging import configure
from emptor.core.settings import get_settings
from emptor.scraping.browser.function import RenderFunction

configure(get_settings())
handler = cold_start.ready(RenderFunction())
