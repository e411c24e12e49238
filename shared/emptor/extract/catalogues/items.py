"""What the items of every kind of catalogue have in common: bounded texts, links to the same shop, amounts with their unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from emptor.extract.addresses import absolute, has_part, marks
from emptor.extract.sources.node import plain
from emptor.models.extraction import ItemLink
from emptor.utils.currency_table import CODES
from emptor.utils.sites import site_of

MAX_ITEMS = 500  # of one catalogue page; the largest pages that shops serve have 250
MAX_TITLE = 200  # characters
_MAX_ADDRESS = 2_000
_MAX_MINOR_UNITS = 4  # decimals of a currency: ISO 4217 has up to four
_SHOP = "/shop/"  # `/shop/lamp`: elsewhere the word is one of listings
_DECIMAL = re.compile(r"\d{1,9}\.\d{1,3}")
_DIGITS = re.compile(r"\d{1,12}")


class CatalogueFault(Exception):
    """A catalogue that cannot be read, and why: one sentence for the report."""


class Catalogue(NamedTuple):
    """The items of one page of a catalogue, and where it goes on."""

    items: tuple[ItemLink, ...]
    next_page: str | None = None


def texts(value: object) -> str:
    """A text without markup, clipped; empty for anything else."""
    return plain(value[: MAX_TITLE * 4])[:MAX_TITLE] if isinstance(value, str) else ""


def mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def sequence(value: object) -> list[Any]:
    return value[:MAX_ITEMS] if isinstance(value, list) else []


def same_shop(base: str, address: object) -> str | None:
    """An address of the catalogue's own host, with or without `www.`; None for any other."""
    if not isinstance(address, str) or not 0 < len(address) <= _MAX_ADDRESS:
        return None
    url = absolute(base, address)
    return url if url is not None and site_of(url) == site_of(base) else None


def path_of(url: str) -> str:
    """The path of an address; empty where it is none."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def is_product_path(path: str) -> bool:
    """Whether a folder of a path says that it holds products."""
    folder = path.lower().rpartition("/")[0] + "/"
    return _SHOP in folder or has_part(folder, "address.product")


def names_products(text: str) -> bool:
    """Whether an address or title speaks of products."""
    return any(name in text.lower() for name in marks("address.of-products"))


def picture(base: str, address: object) -> str | None:
    """The address of a picture, which may lie on another host: it is shown, and never fetched."""
    return absolute(base, address) if isinstance(address, str) and 0 < len(address) <= _MAX_ADDRESS else None


def decimal_amount(literal: object) -> Decimal | None:
    """An amount whose decimal point proves its unit: `129.00`. A bare integer may be cents, and is not read."""
    found = literal if isinstance(literal, str) and _DECIMAL.fullmatch(literal) else None
    return (Decimal(found) or None) if found else None


def minor_amount(literal: object, decimals: object) -> Decimal | None:
    """An integer in the currency's smallest unit, where the catalogue says how many decimals that is."""
    if not (isinstance(literal, str) and _DIGITS.fullmatch(literal)):
        return None
    if not (isinstance(decimals, str) and decimals.isdecimal() and int(decimals[:2]) <= _MAX_MINOR_UNITS):
        return None
    return Decimal(literal).scaleb(-int(decimals)) or None


def currency(code: object) -> str | None:
    return code if isinstance(code, str) and code in CODES else None


def distinct(items: Iterable[ItemLink]) -> tuple[ItemLink, ...]:
    """One item an address, the first."""
    found: dict[str, ItemLink] = {}
    for item in items:
        found.setdefault(item.url, item)
    return tuple(found.values())[:MAX_ITEMS]
