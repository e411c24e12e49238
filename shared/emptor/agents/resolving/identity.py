"""When are two pages about the same product? What contradicts parts them, whatever else agrees; then identifiers, then names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from emptor.agents.questions.feature_table import LANGUAGES
from emptor.agents.resolving.model_names import ModelName, model_name, sizes_differ
from emptor.agents.resolving.name_runs import LaidOut, continues, laid_out, parted, words_beyond
from emptor.agents.resolving.sells import Sells, prefix_of
from emptor.lexicon import fold, matcher, phrases
from emptor.utils.gtin import same_gtin

_LETTERS = re.compile(r"[^\W_]+")
_UMLAUT = re.compile(r"([aou])e")  # `oe` of `Moeller`
_MIN_OVERLAP = 0.75
_MIN_NAME_WORDS = 2
_WORD = re.compile(r"[^\W\d_]{4,}")  # a noun rather than a word of grammar
_AREA = re.compile(r"\b(\d{2,3})\s?[x×]\s?(\d{2,3})\s{0,2}(?:cm\b)?(?!\s?[x×.,]?\d)")  # `160 x 200 cm` is `160x200`
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
_NOUNS_IN_CAPITALS = "de"  # the language that writes all nouns with a capital
_FAR_APART = Decimal("2.5")  # times: offers of one product differ by less, a spare and its machine by more
_DEARER = Decimal("1.2")  # times: what a thing with something else costs at least


@dataclass(frozen=True)
class Identity:
    """What identifies a product on a page.

    Attributes:
        shared: words that names of several makers' products have: they tell no model.
        nouns: those of them that names of things have which are nothing for another product.
        price: the offer's price, all in one currency; None where the page shows none, or a used copy's.
        language: ISO 639-1 code of the page's language, where it is known.
        for_itself: the page says that it is for the model of its own name, so it is not that model.
        of_asked_kind: its name names the kind of thing asked for, and nothing that it is for: a `punching bag` is no bag for one.
    """

    name: str
    brand: str | None = None
    gtin: str | None = None
    mpn: str | None = None
    shelf: str = ""
    shared: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    price: Decimal | None = None
    language: str | None = None
    for_itself: bool = False
    of_asked_kind: bool = False
    parts: ModelName = field(init=False)
    order: LaidOut = field(init=False)

    def __post_init__(self) -> None:
        name = _AREA.sub(r"\1x\2", self.name)
        parts = model_name(name, self.brand or "", self.shelf, self.language)
        own = parts.words - self.shared
        told = own - frozenset(fold(self.brand or "").split())
        if self.for_itself and parts.offering.kind is Sells.PRODUCT:
            parts = replace(parts, offering=parts.offering._replace(kind=Sells.ACCESSORY))
        object.__setattr__(self, "parts", replace(parts, words=own) if told or parts.codes else parts)
        object.__setattr__(self, "order", laid_out(name, self.brand or ""))


def same_product(a: Identity, b: Identity) -> bool:
    """Whether both are one product, in whatever colour."""
    if contradicts(a, b):
        return False
    if a.gtin and b.gtin:
        return same_gtin(a.gtin, b.gtin) or (_colours_differ(a, b) and _names_agree(a, b))
    if a.mpn and b.mpn and fold(a.mpn) == fold(b.mpn):
        return True
    return _names_agree(a, b)


def contradicts(a: Identity, b: Identity) -> bool:
    """Whether something parts two pages, even with an equal identifier: what is sold, maker, model, tier, size or condition."""
    one, other = a.parts, b.parts
    return (
        (not (a.of_asked_kind and b.of_asked_kind) and _kinds_part(one, other))
        or _is_for(a, b)
        or _is_for(b, a)
        or one.offering.used != other.offering.used
        or not _brands_agree(a, b)
        or sizes_differ(one, other)
        or one.pack != other.pack
        or _differ(one.years, other.years)
        or _differ(one.radio, other.radio)
        or _differ(one.fit, other.fit)
        or (bool(one.codes and other.codes) and not _codes_agree(one, other))
        or (one.tiers != other.tiers and (_speak_alike(one, other) or _differ(one.tiers, other.tiers)))
        or _prices_part(a, b)
        or (not _one_gtin(a, b) and not _spelled_alike(one, other) and parted(a.order, b.order))
    )


def _kinds_part(one: ModelName, other: ModelName) -> bool:
    """Whether one is a product and the other something for it, or both are something else for a product."""
    if one.offering.kind is not other.offering.kind:
        return True
    return one.offering.kind is not Sells.PRODUCT and not _one_thing(one, other)


def _is_for(part: Identity, host: Identity) -> bool:
    """Whether one page says that it is for the model that both names have, and the other neither that nor what the part is.

    A filter's name may be that of a part too: `Filter sponge (Vaskholm Halo)`, `Vaskholm Halo aquarium filter`.
    """
    if not part.for_itself or host.for_itself or host.parts.offering.host:
        return False
    return bool(frozenset(_WORD.findall(part.parts.offering.head)) - frozenset(_WORD.findall(fold(host.name))))


def _one_gtin(a: Identity, b: Identity) -> bool:
    return bool(a.gtin and b.gtin and same_gtin(a.gtin, b.gtin))


def _prices_part(a: Identity, b: Identity) -> bool:
    """Whether price and name together show two things: a spare beside its machine, or a thing with something else.

    A price alone parts nothing: a page whose name says no more than the other's may lie about its price, which is doubted
    elsewhere.
    """
    if not (a.price and b.price):
        return False
    low, high = sorted((a, b), key=lambda identity: identity.price or 0)
    times = (high.price or Decimal(0)) / (low.price or Decimal(1))
    products = {low.parts.offering.kind, high.parts.offering.kind} == {Sells.PRODUCT}
    more = words_beyond(low.order, high.order, translated=a.language != b.language) - low.nouns
    return (times >= _FAR_APART and (bool(more) or not products or _shelves_differ(a, b))) or (
        times >= _DEARER and (continues(low.order, high.order) or _is_set_apart(low, high))
    )


def _is_set_apart(cheap: Identity, other: Identity) -> bool:
    """The cheaper name stands behind a prefix that says nothing of a sale: another state of the thing, in any language."""
    prefix = prefix_of(cheap.name)
    words = frozenset(_LETTERS.findall(prefix))
    return bool(words) and not words & frozenset(other.order.tokens) and matcher("condition.deal").fullmatch(prefix) is None


def _shelves_differ(a: Identity, b: Identity) -> bool:
    """Both pages say on which shelf they stand, and the shelves have no word in common."""
    shelves = [frozenset(_WORD.findall(fold(identity.shelf))) for identity in (a, b)]
    return all(shelves) and not shelves[0] & shelves[1]


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Both say something, and not the same."""
    return bool(one and other and one != other)


def _codes_agree(one: ModelName, other: ModelName) -> bool:
    """One name has all codes of the other, or spells them another way; `Sprint 26` is that of `Sprint 26 inch` as well."""
    if _spelled_alike(one, other):
        return True
    left, right = one.codes | one.measured, other.codes | other.measured
    return bool(left & right) and (one.codes <= right or other.codes <= left)


def _spelled_alike(one: ModelName, other: ModelName) -> bool:
    """Whether the names have one code that shops divide differently."""
    return bool(one.spelled) and one.spelled == other.spelled and one.codes != other.codes


def _speak_alike(one: ModelName, other: ModelName) -> bool:
    """Whether two names have anything in common, so that what only one of them says parts them."""
    return bool(one.words & other.words or one.codes & other.codes)


def _one_thing(one: ModelName, other: ModelName) -> bool:
    """Whether two accessories, bundles or services are of one kind: under the same name, or as the same part in two languages."""
    heads = one.offering.head, other.offering.head
    if heads[0] == heads[1]:
        return True
    if len({matcher("sells.kit").has(head) for head in heads}) > 1:
        return False
    parts, others = (frozenset(m.key for m in matcher("part").all(head)) for head in heads)
    if parts and others:
        return bool(parts & others) and _figures(heads[0]) == _figures(heads[1])
    hosts = frozenset(_WORD.findall(f"{one.offering.host} {other.offering.host}"))
    if hosts:
        left, right = (frozenset(_WORD.findall(head)) - hosts for head in heads)
        return bool(left & right)
    return bool(one.words & other.words)


def _figures(text: str) -> frozenset[str]:
    return frozenset(_FIGURE.findall(text))


def _colours_differ(a: Identity, b: Identity) -> bool:
    return bool(a.parts.colours and b.parts.colours and a.parts.colours != b.parts.colours)


def _are_compared(a: Identity, b: Identity) -> bool:
    """Whether words for kinds of thing can be compared: in one language, or in two that the table of kinds translates."""
    languages = {a.language, b.language} - {None}
    return len(languages) < 2 or languages <= set(LANGUAGES)  # noqa: PLR2004 - one language


def _is_suffixed(a: Identity, b: Identity) -> bool:
    """One name ends with a word of its own behind the code; in German perhaps the kind of thing, where the other names one."""
    suffixed, bare = (a, b) if a.parts.suffix else (b, a)
    is_noun = suffixed.language == _NOUNS_IN_CAPITALS and bool(bare.parts.kinds) and not suffixed.parts.kinds
    return bool(suffixed.parts.suffix) and not is_noun


def _maker_key(maker: str) -> str:
    """Return a maker's folded name in the one form of its spellings: `Black & Forge`, `BlackForge`; `Moeller und Sohn`."""
    words = [word for word in _LETTERS.findall(maker) if word not in _joining()]
    return _UMLAUT.sub(r"\1", "".join(words))


@cache
def _joining() -> frozenset[str]:
    return frozenset(map(fold, phrases("affirming.and")))


def _brands_agree(a: Identity, b: Identity) -> bool:
    if a.brand and b.brand:
        one, other = fold(a.brand), fold(b.brand)
        if _maker_key(one) == _maker_key(other):
            return True
        return one == other or one in other or other in one
    known, name = (a.brand, b.name) if a.brand else (b.brand, a.name)
    return known is None or fold(known) in fold(name)


def _says_the_same(short: Identity, long: Identity) -> bool:
    """One name's words are all that the other has, in any order and case, before what a shop adds behind a comma or bracket.

    Sizes, tiers and generations are compared before (`contradicts`); a name of its maker and its kind alone tells no model.
    """
    words = short.order.bag - _makers_of(short)
    told = words - frozenset(_WORD.findall(" ".join(short.parts.kinds))) - short.shared
    return (
        len(told) >= 1
        and len(words) >= _MIN_NAME_WORDS
        and words in (long.order.bag - _makers_of(long), long.order.head - _makers_of(long))
    )


def _makers_of(identity: Identity) -> frozenset[str]:
    return frozenset(fold(identity.brand or "").split())


def _names_agree(a: Identity, b: Identity) -> bool:
    one, other = a.parts, b.parts
    if _says_the_same(a, b) or _says_the_same(b, a):
        return True
    makers = frozenset(fold(a.brand or "").split()) | frozenset(fold(b.brand or "").split())
    fewer, more = sorted((one.words - makers, other.words - makers), key=len)
    if one.codes or other.codes:
        return _codes_agree(one, other) and not (not fewer and len(more) == 1 and _is_suffixed(a, b))
    if one.kinds and other.kinds and not one.kinds & other.kinds and _are_compared(a, b):
        return False
    if not fewer and one.tiers:
        return one.tiers == other.tiers and len(more) <= 1
    if not fewer:
        return fewer == more and one.plain == other.plain
    return fewer == more or (len(fewer) >= _MIN_NAME_WORDS and len(fewer & more) / len(fewer | more) >= _MIN_OVERLAP)
