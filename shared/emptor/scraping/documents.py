"""Pages that are documents: they are taken apart in the CPU pool before anybody reads them."""

from __future__ import annotations

import codecs

from emptor.core.cpu import CpuTimeout, run_cpu
from emptor.core.cpu_worker import WorkerLost
from emptor.models.page import FailureKind, Page
from emptor.scraping.faults import FetchFault
from emptor.scraping.pdf import DocumentTooLarge, UnreadableDocument, is_pdf, pdf_html

DOCUMENT_CPU_S = 10.0  # a manual of 80 pages takes 2 to 6
HTML_TYPE = "text/html"
UTF_8 = codecs.lookup("utf-8").name


async def as_page(page: Page) -> Page:
    """Return a page as text that can be read: a PDF as HTML, anything else as it is.

    The headers keep the type that the server sent; what a snapshot keeps is the HTML.

    Raises:
        FetchFault: the document cannot be read, takes too long, or broke the process that read it.
    """
    if not page.body or not is_pdf(page.body):
        return page
    try:
        text = await run_cpu(pdf_html, page.body, timeout_s=DOCUMENT_CPU_S)
    except UnreadableDocument as error:
        kind = FailureKind.TOO_LARGE if isinstance(error, DocumentTooLarge) else FailureKind.UNSUPPORTED_TYPE
        raise _fault(page, kind, f"cannot be read: {error}") from error
    except CpuTimeout as error:
        raise _fault(page, FailureKind.TIMEOUT, "takes too long to be read") from error
    except WorkerLost as error:
        raise _fault(page, FailureKind.CRASHED, "broke the process that read it") from error
    return page.model_copy(update={"body": text.encode(UTF_8), "charset": UTF_8, "content_type": HTML_TYPE})


def _fault(page: Page, kind: FailureKind, what: str) -> FetchFault:
    return FetchFault(kind, f"{page.final_url} is a PDF that {what}.", status=page.status)
