"""Small pages of our own, one fault each, with what a buyer sees on them.

`data/cases/KIND.toml` holds the pages of one kind of fault. `wording` names the page within its kind; `title`, `head` and `body`
are its source; `expect` says what is right. An expected value is a text, or a list of texts that all count as right; `none` says
that the page has no such value. Variants are written as one text, `name: price currency availability; …`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from html import escape
from pathlib import Path
from typing import Any

from emptor.extract import extract_page
from emptor.models.extraction import Extraction, Found, Variant

FOLDER = Path(__file__).parent / "data" / "cases"
NONE = "none"
OFFER_FIELDS = frozenset({"price", "currency", "list_price", "availability", "condition"})
PRODUCT_FIELDS = frozenset({"name", "brand", "sku", "gtin", "mpn"})
VARIANTS = "variants"


@dataclass(frozen=True, slots=True)
class Case:
    """One page and what is right on it.

    Attributes:
        kind: the kind of fault: the name of the file.
        wording: names the page within its kind.
        url: the address that the page was read from.
        source: the page's HTML.
        expect: the values that count as right, by field.
    """

    kind: str
    wording: str
    url: str
    source: str
    expect: Mapping[str, tuple[str, ...]]

    @property
    def key(self) -> str:
        """What decides its half: kind and wording."""
        return f"{self.kind}: {self.wording}"


def cases() -> list[Case]:
    """Return all cases, by kind."""
    return [
        _case(file.stem, row)
        for file in sorted(FOLDER.glob("*.toml"))
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


def faults(case: Case) -> dict[str, tuple[str, str]]:
    """Return the fields that were read wrong: what is right, and what was read."""
    page = extract_page(case.source, case.url)
    got = {field: value_of(page, field) for field in case.expect}
    return {
        field: (" or ".join(right), got[field] or NONE)
        for field, right in case.expect.items()
        if not any(same(got[field], value) for value in right)
    }


def value_of(page: Extraction, field: str) -> str | None:
    """Return a field of what was extracted, as text."""
    if field == "kind":
        return page.kind.value
    holder = page.product
    if field == VARIANTS:
        return "; ".join(map(_form, holder.variants)) or None if holder else None
    if field in OFFER_FIELDS:
        holder = holder.offer if holder else None
    elif field not in PRODUCT_FIELDS:
        raise KeyError(f"unknown field in a case: {field}")
    found: Found[object] | None = getattr(holder, field) if holder else None
    return None if found is None else str(getattr(found.value, "value", found.value))


def _form(variant: Variant) -> str:
    """A variant as cases write it: `name: price currency availability`, with `-` for what is not known."""
    offer = variant.offer
    stock = offer.availability.value.value if offer.availability else None
    told = (offer.price.value if offer.price else None, offer.currency.value if offer.currency else None, stock)
    return f"{variant.name}: {' '.join('-' if value is None else str(value) for value in told)}"


def same(got: str | None, want: str) -> bool:
    """Return whether a value is the expected one: equal as numbers where both are, else letter by letter."""
    if got is None or want == NONE:
        return got is None and want == NONE
    try:
        return Decimal(got) == Decimal(want)
    except InvalidOperation:
        return got.strip() == want


def page_source(title: str, head: str, body: str, lang: str | None) -> str:
    """Return a whole page, with the frame that every shop has."""
    language = f' lang="{lang}"' if lang else ""
    head = f'<meta charset="utf-8"><title>{escape(title, quote=False)}</title>\n{head}'
    return (
        f"<!doctype html>\n<html{language}><head>{head}</head>\n"
        '<body><header><a href="/">⌂</a> <a href="/account">☺</a></header>\n'
        f'<main>{body}</main>\n<footer><a href="/imprint">§</a></footer></body></html>'
    )


def kinds(listed: Iterable[Case]) -> list[str]:
    """Return the kinds of fault in the order of their files."""
    return list(dict.fromkeys(case.kind for case in listed))


def _case(kind: str, row: Mapping[str, Any]) -> Case:
    source = page_source(str(row["title"]), str(row.get("head", "")), str(row["body"]), _text(row.get("lang")))
    expect = {field: tuple(value) if isinstance(value, list) else (str(value),) for field, value in row["expect"].items()}
    return Case(kind, str(row["wording"]), str(row["url"]), source, expect)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
