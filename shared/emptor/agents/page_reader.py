"""What a page says, worked out once: by whoever asks first, in another process."""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

from emptor.agents.context import CpuRunner
from emptor.core.cpu import CpuTimeout
from emptor.models.extraction import Extraction
from emptor.models.page import Page
from emptor.scraping.single_flight import SingleFlight

KEPT = 64  # readings: those of the pages that a process has under way
_TEXT_LOOKED_AT_CHARS = 24_000  # of a page's main text, for orders; twice what a job keeps of it, whatever goes

Key = tuple[int, int, str, int, str]


class Reading(NamedTuple):
    """Everything a page says, and the same less what gives orders to software that reads it."""

    whole: Extraction
    without_orders: Extraction


class PageReader:
    """Extracts pages off the event loop, and remembers the last few.

    A page is looked at more than once on its way: to judge whether it is one at all, to know how long it may be kept, and for
    its facts. All ask here, and the work is done once. Belongs to one event loop.
    """

    def __init__(self, run_cpu: CpuRunner, *, kept: int = KEPT) -> None:
        self._run_cpu = run_cpu
        self._kept = kept
        self._known: OrderedDict[Key, Reading | CpuTimeout] = OrderedDict()
        self._flights: SingleFlight[Key, Reading] = SingleFlight()

    async def read(self, page: Page) -> Extraction:
        """Return everything the page says.

        Raises:
            CpuTimeout: it took too long; so it will again, which is remembered too.
            WorkerLost: the process that did it died.
        """
        return (await self._read(page)).whole

    async def read_without_orders(self, page: Page) -> Extraction:
        """Return what the page says, less what gives orders to software; of a long text, the beginning. Raises as `read`."""
        return (await self._read(page)).without_orders

    async def _read(self, page: Page) -> Reading:
        key = _key(page)
        known = self._known.get(key)
        if isinstance(known, CpuTimeout):
            raise known
        if known is not None:
            self._known.move_to_end(key)
            return known
        return await self._flights.do(key, lambda: self._extract(key, page))

    async def _extract(self, key: Key, page: Page) -> Reading:
        try:
            whole, less = await self._run_cpu(readings_json, page.model_copy(update=BARE))
        except CpuTimeout as error:
            self._remember(key, error)
            raise
        extraction = Extraction.model_validate_json(whole)
        reading = Reading(extraction, Extraction.model_validate_json(less) if less else extraction)
        self._remember(key, reading)
        return reading

    def _remember(self, key: Key, what: Reading | CpuTimeout) -> None:
        self._known[key] = what
        while len(self._known) > self._kept:
            self._known.popitem(last=False)


BARE: dict[str, object] = {"attempts": (), "cache": None}  # what extraction has no use for stays here


def readings_json(page: Page) -> tuple[str, str | None]:
    """Return what a page says, and where it gives orders, the same without them: Extractions in JSON. Pure.

    As JSON, since models with type parameters cannot be pickled.
    """
    from emptor.agents.sources.orders import without_orders  # noqa: PLC0415 - the lexicon is loaded by who extracts
    from emptor.extract import extract_page  # noqa: PLC0415 - the parser and the lexicon are loaded by who extracts

    read = extract_page(page.text, page.final_url, status=page.status, content_type=page.content_type, headers=page.headers)
    looked_at = read.model_copy(update={"text": read.text[:_TEXT_LOOKED_AT_CHARS]})
    less = without_orders(looked_at)
    return read.model_dump_json(), None if less is looked_at else less.model_dump_json()


def _key(page: Page) -> Key:
    """What tells pages apart. Python keys its hash of bytes with a secret: no page can be made to pass for another."""
    charset = f"{page.content_type};{page.charset}"
    return hash(page.body), len(page.body), page.final_url, page.status, charset
