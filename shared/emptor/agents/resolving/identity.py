"""When are two pages about the same product? What contradicts parts them, whatever else agrees; then identifiers, then names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from emptor.agents.resolving.model_names import ModelName, model_name, sizes_differ
from emptor.agents.resolving.sells import Sells
from emptor.lexicon import fold, matcher

_GTIN_LENGTH = 14
_MIN_OVERLAP = 0.75
_MIN_NAME_WORDS = 2
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Identity:
    """What identifies a product on a page. `shared` are words that names of several makers' products have: they tell no model."""

    name: str
    brand: str | None = None
    gtin: str | None = None
    mpn: str | None = None
    shelf: str = ""
    shared: frozenset[str] = frozenset()
    parts: ModelName = field(init=False)

    def __post_init__(self) -> None:
        parts = model_name(self.name, self.brand or "", self.shelf)
        own = parts.words - self.shared
        told = own - frozenset(fold(self.brand or "").split())
        object.__setattr__(self, "parts", replace(parts, words=own) if told or parts.codes else parts)


def same_product(a: Identity, b: Identity) -> bool:
    """Whether both are one product, in whatever colour."""
    if contradicts(a, b):
        return False
    if a.gtin and b.gtin:
        return _gtin(a) == _gtin(b) or (_colours_differ(a, b) and _names_agree(a, b))
    if a.mpn and b.mpn and fold(a.mpn) == fold(b.mpn):
        return True
    return _names_agree(a, b)


def contradicts(a: Identity, b: Identity) -> bool:
    """Whether something parts two pages, even with an equal identifier: what is sold, maker, model, tier, size or condition."""
    one, other = a.parts, b.parts
    return (
        one.offering.kind is not other.offering.kind
        or one.offering.used != other.offering.used
        or (one.offering.kind is not Sells.PRODUCT and not _one_thing(one, other))
        or not _brands_agree(a, b)
        or sizes_differ(one, other)
        or one.pack != other.pack
        or _differ(one.years, other.years)
        or _differ(one.radio, other.radio)
        or _differ(one.fit, other.fit)
        or (bool(one.codes and other.codes) and not _codes_agree(one, other))
        or (one.tiers != other.tiers and (_speak_alike(one, other) or _differ(one.tiers, other.tiers)))
    )


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Both say something, and not the same."""
    return bool(one and other and one != other)


def _codes_agree(one: ModelName, other: ModelName) -> bool:
    return bool(one.codes & other.codes) and (one.codes <= other.codes or other.codes <= one.codes)


def _speak_alike(one: ModelName, other: ModelName) -> bool:
    """Whether two names have anything in common, so that what only one of them says parts them."""
    return bool(one.words & other.words or one.codes & other.codes)


def _one_thing(one: ModelName, other: ModelName) -> bool:
    """Whether two accessories, bundles or services are of one kind: under the same name, or as the same part in two languages."""
    if one.offering.head == other.offering.head:
        return True
    parts, others = (frozenset(m.key for m in matcher("part").all(named.offering.head)) for named in (one, other))
    if parts and others:
        return bool(parts & others) and _figures(one.offering.head) == _figures(other.offering.head)
    return bool(one.words & other.words)


def _figures(text: str) -> frozenset[str]:
    return frozenset(_FIGURE.findall(text))


def _gtin(identity: Identity) -> str:
    return (identity.gtin or "").zfill(_GTIN_LENGTH)


def _colours_differ(a: Identity, b: Identity) -> bool:
    return bool(a.parts.colours and b.parts.colours and a.parts.colours != b.parts.colours)


def _brands_agree(a: Identity, b: Identity) -> bool:
    if a.brand and b.brand:
        one, other = fold(a.brand), fold(b.brand)
        return one == other or one in other or other in one
    known, name = (a.brand, b.name) if a.brand else (b.brand, a.name)
    return known is None or fold(known) in fold(name)


def _names_agree(a: Identity, b: Identity) -> bool:
    one, other = a.parts, b.parts
    makers = frozenset(fold(a.brand or "").split()) | frozenset(fold(b.brand or "").split())
    fewer, more = sorted((one.words - makers, other.words - makers), key=len)
    if one.codes or other.codes:
        bare_beside_suffix = not fewer and bool(one.suffix or other.suffix) and len(more) == 1
        return _codes_agree(one, other) and not bare_beside_suffix
    if one.kinds and other.kinds and not one.kinds & other.kinds:
        return False
    if not fewer and one.tiers:
        return one.tiers == other.tiers and len(more) <= 1
    if not fewer:
        return fewer == more and fold(a.name) == fold(b.name)
    return fewer == more or (len(fewer) >= _MIN_NAME_WORDS and len(fewer & more) / len(fewer | more) >= _MIN_OVERLAP)
