"""`emptor scrape`: read pages and print what they say, one JSON object a line."""

from __future__ import annotations

import argparse
from typing import Any

from emptor.services.jobs.research import require_http_url
from emptor.services.pages.scrape import ScrapeService
from emptor.services.pages.web import open_web
from emptor_local.cli.session import configure_logging, load_settings

EXIT_FAILED = 1


def define(command: argparse.ArgumentParser) -> None:
    """Give the command its arguments."""
    command.add_argument("urls", nargs="+", metavar="URL")
    command.add_argument("--render", choices=("auto", "http", "browser", "browserless", "scraperapi"), default="auto")
    command.add_argument("--web", metavar="live|FILE", default="live", help="the live web, or a WARC archive (default: live)")
    command.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Print results as they come. 1 when no page could be read."""
    for url in options.urls:
        require_http_url(url)
    settings = load_settings(web=options.web)
    configure_logging(settings, quiet=True)
    web = await open_web(settings)

    async def opened() -> Any:
        return web

    read = 0
    try:
        async for result in ScrapeService(opened, settings).many(options.urls, options.render):
            print(result.model_dump_json(exclude_none=True), flush=True)
            read += result.outcome == "read"
    finally:
        await web.aclose()
    return 0 if read else EXIT_FAILED
