"""What a report says about the pages it could not use, once and with what helps."""

from __future__ import annotations

from emptor.llm import ScriptedLlm
from emptor.services.pages.web import PLAIN, Web
from tests.fakes.memory_jobs import run_in_memory
from tests.fakes.small_web import SmallWeb, small_web

QUESTION = "wireless headphones under 150 dollars"
SHELL = '<html><head><title>Shop</title><script src="/app.js"></script></head><body><div id="root"></div></body></html>'
SHELLS = {f"https://shell{number}.example/p/headphones": SHELL for number in range(2)}


async def _notes(web: Web, question: str = QUESTION) -> tuple[str, ...]:
    return (await run_in_memory(question, web, ScriptedLlm())).report.notes


async def test_pages_that_need_a_browser_are_named_once_with_the_command_that_installs_one() -> None:
    web, _ = small_web(SHELLS)
    said = [note for note in await _notes(web) if "make browser" in note]
    assert said == ["2 pages are filled by scripts, and there is no browser here to run them: `make browser` installs one."]


async def test_where_there_is_a_browser_nobody_is_asked_to_install_one() -> None:
    pages = small_web(SHELLS)[1]
    web = Web("live", [pages], pages, {PLAIN: pages, "browser": pages})
    assert not [note for note in await _notes(web) if "make browser" in note]


async def test_an_archive_that_cannot_help_names_what_its_pages_are_about() -> None:
    """Only then: a report with candidates does not go into what else there is."""
    web = Web("archive small.warc.gz", [SmallWeb()], SmallWeb(), subjects=("headphones", "tents"))
    assert "The archive has pages about: headphones, tents." in await _notes(web, "electric kettle under 50 dollars")
    full = small_web({})[1]
    found = await _notes(Web("archive small.warc.gz", [full], full, subjects=("headphones", "tents")))
    assert not [note for note in found if "tents" in note]
