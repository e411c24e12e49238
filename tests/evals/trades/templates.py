"""Markup of the trades' shops: some of the bazaar's, and pages that list what is in the box and what is not."""

from __future__ import annotations

from collections.abc import Callable

from tests.evals.bazaar import templates as bazaar
from tests.evals.bazaar.items import Ware
from tests.evals.bazaar.templates import Piece, choices, end, money, prose
from tests.evals.webs.markup import esc, product_ld, script
from tests.evals.webs.pages import OWN

_MARKS = {True: "✔", False: "✘"}


def _head(ware: Ware) -> str:
    return f"<h1>{esc(ware.title)}</h1><div class='price'>{money(ware)}</div>{end(ware)}{choices(ware)}"


def _listed(ware: Ware, *, inside: bool) -> str:
    names = [ware.kind] if inside else []
    return "".join(f"<li>{esc(name)}</li>" for name in (*names, *(n for n, is_in in ware.boxed if is_in is inside)))


def boxed(ware: Ware) -> list[Piece]:
    """Two lists under headings: what is in the box, and what is not."""
    rows = "".join(f"<tr><th>{esc(r.label)}</th><td>{esc(r.text)}</td></tr>" for r in ware.rows)
    lists = "".join(
        f"<h3>{esc(ware.book(ware.shop.language).page(key))}</h3><ul>{items}</ul>"
        for key, inside in (("inside", True), ("outside", False))
        if (items := _listed(ware, inside=inside))
    )
    return [(OWN, f"{script(product_ld(ware))}{_head(ware)}{prose(ware)}<table>{rows}</table>{lists}")]


def ticks(ware: Ware) -> list[Piece]:
    """One list with a mark before each feature."""
    rows = "".join(f"<dt>{esc(r.label)}</dt><dd>{esc(r.text)}</dd>" for r in ware.rows)
    marked = "".join(f"<li><span>{_MARKS[inside]}</span> {esc(name)}</li>" for name, inside in ware.boxed)
    return [(OWN, f"{_head(ware)}<ul class='features'>{marked}</ul><dl>{rows}</dl>{prose(ware)}")]


def boxed_rows(ware: Ware) -> list[Piece]:
    """Two rows of the specification: what is in the box, and what is not."""
    rows = "".join(f"<tr><td>{esc(r.label)}</td><td>{esc(r.text)}</td></tr>" for r in ware.rows)
    lang = ware.book(ware.shop.language)
    for key, inside in (("inside", True), ("outside", False)):
        if names := [name for name, is_in in ware.boxed if is_in is inside]:
            rows += f"<tr><td>{esc(lang.page(key))}</td><td>{esc(', '.join(names))}</td></tr>"
    return [(OWN, f"{_head(ware)}{prose(ware)}<table>{rows}</table>")]


WITH_BOX = frozenset(f.__name__ for f in (boxed, ticks, boxed_rows))  # markup that lists features as in the box or not
_OF_THE_BAZAAR = ("lines", "grouped_list", "spans", "sectioned", "linked_graph", "chooser", "accordion", "answered")
TEMPLATES: dict[str, Callable[[Ware], list[Piece]]] = {
    **{name: bazaar.TEMPLATES[name] for name in _OF_THE_BAZAAR},
    **{f.__name__: f for f in (boxed, ticks)},
}
# Kinds that only webs of the unseen half have.
HELD_OUT: dict[str, Callable[[Ware], list[Piece]]] = {**bazaar.HELD_OUT, boxed_rows.__name__: boxed_rows}
