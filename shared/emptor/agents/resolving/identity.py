"""When are two pages about the same product? Identifiers decide; names only where identifiers are silent. Variants stay apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from emptor.utils.text import fold

_GTIN_LENGTH = 14
_WORD = re.compile(r"[a-z0-9]+")
_MODEL = re.compile(r"(?=[a-z0-9-]*\d)(?=[a-z0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*|\d{3,}")
# Words that tell one model of a family from another: a Pro is not a Lite.
_TIERS = frozenset(
    "pro plus max mini ultra lite light se air neo prime elite premium sport gen2 ii iii iv v2 v3 mk2 mkii mark xl xs 2nd 3rd "
    "4th".split()
)
_COLOURS = frozenset(
    "black white silver grey gray blue red green pink gold beige navy teal purple violet yellow orange brown graphite midnight "
    "sand cream ivory schwarz weiss silber grau blau rot grun noir blanc argent gris bleu rouge vert nero bianco negro".split()
)
_MIN_OVERLAP = 0.75
_MIN_NAME_WORDS = 2


@dataclass(frozen=True)
class Identity:
    """What identifies a product on a page."""

    name: str
    brand: str | None = None
    gtin: str | None = None
    mpn: str | None = None
    makers: frozenset[str] = field(init=False)
    words: frozenset[str] = field(init=False)
    models: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        folded = fold(self.name)
        models = frozenset(m.replace("-", "") for m in _MODEL.findall(folded))
        object.__setattr__(self, "models", models)
        object.__setattr__(self, "makers", frozenset(_WORD.findall(fold(self.brand or ""))))
        object.__setattr__(self, "words", frozenset(_WORD.findall(folded)) - self.makers)

    @property
    def colours(self) -> frozenset[str]:
        return self.words & _COLOURS

    @property
    def tiers(self) -> frozenset[str]:
        return self.words & _TIERS


def same_product(a: Identity, b: Identity) -> bool:
    """Whether both are one product in one variant."""
    if a.gtin and b.gtin:
        return a.gtin.zfill(_GTIN_LENGTH) == b.gtin.zfill(_GTIN_LENGTH)
    if not _brands_agree(a, b) or a.tiers != b.tiers or _differ(a.colours, b.colours):
        return False
    if a.mpn and b.mpn and fold(a.mpn) == fold(b.mpn):
        return True
    return _names_agree(a, b)


def _brands_agree(a: Identity, b: Identity) -> bool:
    if a.brand and b.brand:
        one, other = fold(a.brand), fold(b.brand)
        return one == other or one in other or other in one
    known, name = (a.brand, b.name) if a.brand else (b.brand, a.name)
    return known is None or fold(known) in fold(name)


def _differ(a: frozenset[str], b: frozenset[str]) -> bool:
    """Both say something, and not the same."""
    return bool(a and b and a != b)


def _names_agree(a: Identity, b: Identity) -> bool:
    if a.models or b.models:
        return bool(a.models & b.models) and (a.models <= b.models or b.models <= a.models)
    aside = _COLOURS | a.makers | b.makers  # a page that does not tell the maker apart has it in the name
    fewer, more = sorted((a.words - aside, b.words - aside), key=len)
    if len(fewer) < _MIN_NAME_WORDS:
        return bool(fewer) and fewer == more
    return len(fewer & more) / len(fewer | more) >= _MIN_OVERLAP or (len(fewer) > _MIN_NAME_WORDS and fewer <= more)
