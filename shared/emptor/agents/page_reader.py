"""What a page says, worked out once: by whoever asks first, in another process."""

from __future__ import annotations

from collections import OrderedDict

from emptor.agents.context import CpuRunner
from emptor.core.cpu import CpuTimeout
from emptor.models.extraction import Extraction
from emptor.models.page import Page
from emptor.scraping.single_flight import SingleFlight

KEPT = 64  # extractions: those of the pages that a process has under way

Key = tuple[int, int, str, int, str]


class PageReader:
    """Extracts pages off the event loop, and remembers the last few.

    A page is looked at more than once on its way: to judge whether it is one at all, to know how long it may be kept, and for
    its facts. All ask here, and the work is done once. Belongs to one event loop.
    """

    def __init__(self, run_cpu: CpuRunner, *, kept: int = KEPT) -> None:
        self._run_cpu = run_cpu
        self._kept = kept
        self._known: OrderedDict[Key, Extraction | CpuTimeout] = OrderedDict()
        self._flights: SingleFlight[Key, Extraction] = SingleFlight()

    async def read(self, page: Page) -> Extraction:
        """Return everything the page says.

        Raises:
            CpuTimeout: it took too long; so it will again, which is remembered too.
            WorkerLost: the process that did it died.
        """
        key = _key(page)
        known = self._known.get(key)
        if isinstance(known, CpuTimeout):
            raise known
        if known is not None:
            self._known.move_to_end(key)
            return known
        return await self._flights.do(key, lambda: self._extract(key, page))

    async def _extract(self, key: Key, page: Page) -> Extraction:
        try:
            extraction = Extraction.model_validate_json(await self._run_cpu(extraction_json, page.model_copy(update=BARE)))
        except CpuTimeout as error:
            self._remember(key, error)
            raise
        self._remember(key, extraction)
        return extraction

    def _remember(self, key: Key, what: Extraction | CpuTimeout) -> None:
        self._known[key] = what
        while len(self._known) > self._kept:
            self._known.popitem(last=False)


BARE: dict[str, object] = {"attempts": (), "cache": None}  # what extraction has no use for stays here


def extraction_json(page: Page) -> str:
    """Return what a page says, an Extraction in JSON: models with type parameters cannot be pickled. Pure."""
    from emptor.extract import extract_page  # noqa: PLC0415 - the parser and the lexicon are loaded by who extracts

    read = extract_page(page.text, page.final_url, status=page.status, content_type=page.content_type, headers=page.headers)
    return read.model_dump_json()


def _key(page: Page) -> Key:
    """What tells pages apart. Python keys its hash of bytes with a secret: no page can be made to pass for another."""
    charset = f"{page.content_type};{page.charset}"
    return hash(page.body), len(page.body), page.final_url, page.status, charset
