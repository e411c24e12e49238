"""Facts of a document that was printed on pages: each says on which page it stands."""

from __future__ import annotations

from emptor.extract.context import Context
from emptor.extract.dom.tree import Dom, Element
from emptor.models.extraction import Product
from emptor.utils.text import comparable

DOCUMENT_META = "emptor-document"  # written by emptor.scraping.pdf
PAGE_ATTRIBUTE = "data-page"
TEXT_PATH, PAGE_PATH = "text", "page {number}"


def is_document(context: Context) -> bool:
    """Whether a page was made of a document such as a data sheet."""
    return bool(context.metas.value(DOCUMENT_META))


def with_page_numbers(product: Product, dom: Dom) -> Product:
    """Return the product with `page 3` as the path of a specification whose words stand on the third page of the document."""
    pages = [(number, comparable(dom.text(section))) for section in dom.all("section") if (number := _number(section))]
    specs = tuple(
        spec.model_copy(update={"path": PAGE_PATH.format(number=number)})
        if spec.path == TEXT_PATH and (number := next((n for n, text in pages if _holds(text, spec.label, spec.text)), ""))
        else spec
        for spec in product.specs
    )
    return product.model_copy(update={"specs": specs})


def _holds(page: str, label: str, value: str) -> bool:
    """Whether a page has a value behind its label."""
    start = page.find(comparable(label))
    return start >= 0 and comparable(value) in page[start:]


def _number(section: Element) -> str:
    number = section.get(PAGE_ATTRIBUTE)
    return number if number.isdecimal() else ""
