"""Is this a page, an empty shell that a script would fill, or an anti-bot page? The ladder asks before it climbs."""

from __future__ import annotations

import re
from http import HTTPStatus

from emptor.core.cpu import run_cpu
from emptor.extract import extract_page
from emptor.models.extraction import PageKind
from emptor.models.page import Page
from emptor.scraping.climbing import Verdict

# A page with this much to read and no word of a challenge is a page: most are, and need no closer look.
PLENTY_CHARS = 2_000
LOOKED_AT_CHARS = 400_000
_UNSEEN = re.compile(r"<(script|style|noscript|svg|template)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL)
_CHALLENGE = re.compile(
    r"captcha|are you (?:a )?(?:human|robot)|access denied|attention required|unusual traffic|verify you|checking your browser|"
    r"enable javascript|just a moment|request blocked|pardon our interruption",
    re.IGNORECASE,
)


async def judge_page(page: Page) -> Verdict:
    """Judge at a glance where that is enough, else by reading the page as extraction does, off the event loop."""
    if page.status < HTTPStatus.BAD_REQUEST and looks_plentiful(page.text):
        return "ok"
    verdict: Verdict = await run_cpu(judge_closely, page)
    return verdict


def looks_plentiful(source: str) -> bool:
    """Whether there is much to read and nothing about robots."""
    readable = " ".join(_UNSEEN.sub(" ", source[:LOOKED_AT_CHARS]).split())
    return len(readable) >= PLENTY_CHARS and not _CHALLENGE.search(readable[:PLENTY_CHARS])


def judge_closely(page: Page) -> Verdict:
    """Pure; runs in another process."""
    read = extract_page(page.text, page.final_url, status=page.status, content_type=page.content_type, headers=page.headers)
    if read.kind is PageKind.BLOCKED:
        return "blocked"
    return "shell" if read.needs_browser else "ok"
