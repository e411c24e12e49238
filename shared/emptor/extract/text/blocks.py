"""The visible text as blocks: paragraphs, list items, headings, cells."""

from __future__ import annotations

from dataclasses import dataclass

from emptor.extract.dom.tree import Dom, Element

_BLOCKS = frozenset({
    "p", "div", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article", "dd", "dt",
    "figcaption", "main", "header", "footer",
    "nav", "aside", "body", "ul", "ol", "tr", "table", "form", "fieldset", "address", "center", "details", "summary",
    "figure", "caption",
})  # fmt: skip


@dataclass(slots=True)
class Block:
    """A paragraph's worth of text. `links`: characters of it inside links."""

    text: str
    first: int
    last: int
    element: Element
    links: int
    zone: int

    @property
    def link_share(self) -> float:
        return self.links / max(1, len(self.text))


def blocks_of(dom: Dom) -> list[Block]:
    """Return the blocks of a page in document order. What is not for the eye or only for it (aria-hidden) is left out."""
    found: list[Block] = []
    start = 0
    texts = dom.texts
    for index in range(1, len(texts) + 1):
        if index == len(texts) or texts[index].breaks:
            block = _block(dom, start, index)
            if block is not None:
                found.append(block)
            start = index
    return found


def _block(dom: Dom, first: int, last: int) -> Block | None:
    runs = [run for run in dom.texts[first:last] if not run.element.hidden]
    text = " ".join("".join(run.text for run in runs).split())
    if not text:
        return None
    links = sum(len(run.text.strip()) for run in runs if _in_link(run.element))
    return Block(text, first, last, _container(runs[0].element), min(links, len(text)), runs[0].element.zone)


def _in_link(element: Element | None) -> bool:
    for _ in range(4):
        if element is None:
            return False
        if element.tag in {"a", "button"}:
            return True
        element = element.parent
    return False


def _container(element: Element) -> Element:
    while element.tag not in _BLOCKS and element.parent is not None:
        element = element.parent
    return element
