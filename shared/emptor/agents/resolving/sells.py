"""Decides from its name and shelf whether a page sells a product, something for it, a bundle, a service, or what is left of one.

>>> sells("Screen Protector for Corvo 15 Pro Smartphone")
Offering(kind=<Sells.ACCESSORY: 'accessory'>, head='screen protector', host='corvo 15 pro smartphone', state=None)

The head of a name stands before `for`, `with`, a comma or a bracket. What a name sells is the noun at the end of its head
(English, German, Dutch, Swedish) or at its beginning (Romance languages, Polish, Czech).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from emptor.agents.questions.category import category_spans
from emptor.agents.resolving.meanings import kind_phrases
from emptor.lexicon import Match, fold, matcher, phrases
from emptor.lexicon.models import foreign_names, tiers
from emptor.lexicon.worded import Worded
from emptor.models.extraction import Condition
from emptor.utils.units import find_quantities

_FAMILY = "sells"
STATES = {"condition.used": Condition.USED, "condition.refurbished": Condition.REFURBISHED}
_PREFIX_WORDS = 3  # before a colon
_CACHE = 4096
_EDGE = re.compile(r"[,;(\[|:]|\s[-–—/•·+]\s|\s\+|\+\s")
_PLUS = re.compile(r"\w\s?\+\s\w|\s\+\s?\w")
_WORD = re.compile(r"[^\W_]+")
_COUNTED = Worded(r"\s{0,8}(?:«grammar.of|grammar.of-pieces»)?\s{0,8}\d")
_COUNTS = re.compile(r"\d(?:-|[\s-]?er[\s-]{0,9}+)$")  # `2-pack`, `4er Set`
_FIGURE_LAST = re.compile(r"\s\d{1,2}$")
_SIZED = re.compile(r"\d")


class Sells(StrEnum):
    """What a page sells."""

    PRODUCT = "product"
    ACCESSORY = "accessory"  # a part, spare or kit for another product
    BUNDLE = "bundle"  # a product with others
    SERVICE = "service"
    REMAINS = "remains"  # an empty box, a broken copy, a dummy


class Offering(NamedTuple):
    """What a page sells: its kind, the folded words that name it, what it is for, and the state of a copy that is not new."""

    kind: Sells
    head: str
    host: str = ""
    state: Condition | None = None

    @property
    def used(self) -> bool:
        """Whether the name says that the copy is not new."""
        return self.state is not None


@lru_cache(maxsize=_CACHE)
def sells(name: str, shelf: str = "", brand: str = "") -> Offering:
    """Return what is sold under a name.

    Args:
        name: the product's name on its page.
        shelf: the last step of the page's breadcrumb: `Spare parts`.
        brand: the maker, where known: `Ear pads Sony WH-1000XM5` begins with what is sold.
    """
    folded = fold(name)
    states = matcher(*STATES).all(folded)
    begin = _behind_prefix(folded, states)
    words = _words(folded)
    link = _link(name, folded, words)
    end = link.start if link else len(name)
    head_end = _head_end(folded, words, begin, end)
    head, host = folded[begin:head_end].strip(" -"), folded[link.end :].strip() if link else ""
    kind = _kind_of(_Name(name, folded, words, head_end, fold(brand).strip()), link)
    if kind is Sells.PRODUCT and shelf and _is_for_others(shelf):
        kind = Sells.ACCESSORY
    return Offering(kind, head, host, STATES[states[0].key] if states else None)


def pieces(name: str) -> list[str]:
    """Return a name's parts between commas, brackets and dashes."""
    return [piece for piece in _EDGE.split(name) if piece.strip()]


def prefix_of(name: str) -> str:
    """Return the folded words before a colon with which a shop begins a product's name: `b-keus` of `B-keus: Draylo HD-20`."""
    prefix, colon, rest = fold(name).partition(":")
    return prefix.strip() if colon and rest.strip() and len(prefix.split()) <= _PREFIX_WORDS else ""


def _behind_prefix(folded: str, states: list[Match]) -> int:
    """Where the name begins behind a prefix that says the copy's state: `B-Ware: …`."""
    colon = folded.find(":")
    return colon + 1 if any(m.start == 0 and folded[m.end :].lstrip().startswith(":") for m in states) else 0


def _words(folded: str) -> list[Match]:
    """The words of the lexicon in a name, but for those within the name of a kind: `macchina per espresso`, `sac a dos`."""
    spans = [(start, end) for start, end, _ in category_spans(folded)]
    spans += [(said.start, said.end) for said in kind_phrases(folded)]
    found = [word for word in matcher(_FAMILY).all(folded) if not any(_is_within(word, start, end) for start, end in spans)]
    return [word for word in found if not _is_kind_of_its_own(folded[word.start : word.end], word)]


def _is_within(word: Match, start: int, end: int) -> bool:
    """A `for` in the midst of a kind's name; a noun that begins it, where the language puts nouns first."""
    longer = start <= word.start and word.end < end
    return longer and (_kind(word) == "for" or (word.start == start and _leads_in(word)))


def _is_kind_of_its_own(token: str, word: Match) -> bool:
    """A compound that ends like an accessory and is a machine: `Hochdruckreiniger`, `Zahnbürste`."""
    is_ending = _kind(word) == "accessory" and token not in _accessories()
    return is_ending and matcher("kind").fullmatch(token) is not None


@cache
def _accessories() -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in phrases(f"{_FAMILY}.accessory"))


def _is_for_others(shelf: str) -> bool:
    """Whether a shelf holds parts and accessories only."""
    return (
        is_spares_shelf(shelf)
        or matcher(f"{_FAMILY}.shelf").fullmatch(fold(shelf).strip()) is not None
        or sells(shelf).kind is Sells.ACCESSORY
    )


def shelf_of(crumbs: Sequence[str], name: str) -> str:
    """Return the last step of a breadcrumb that is not the product itself; before that one that has spare parts below it."""
    steps = [step for step in crumbs if fold(step) != fold(name)]
    return next((step for step in steps if is_spares_shelf(step)), steps[-1] if steps else "")


def is_spares_shelf(step: str) -> bool:
    """Whether a step of a breadcrumb has nothing but spare parts below it. Accessories may be things of their own."""
    return matcher(f"{_FAMILY}.spares-shelf").fullmatch(fold(step).strip()) is not None


def _kind(match: Match) -> str:
    return match.key.removeprefix(f"{_FAMILY}.")


def _link(name: str, folded: str, words: list[Match]) -> Match | None:
    """The first `for` that stands behind a noun. `Pro` in capitals is a tier, not the Czech `for`."""
    found = [w for w in words if _kind(w) == "for" and _WORD.search(folded, 0, w.start) and not name[w.start].isupper()]
    return found[0] if found else None


def _head_end(folded: str, words: list[Match], begin: int, end: int) -> int:
    edge = _EDGE.search(folded, begin + 1, end)
    stops = [w.start for w in words if _kind(w) == "with" and begin < w.start < end]
    return min([end, *stops, *([edge.start()] if edge else [])])


class _Name(NamedTuple):
    """A name that is being taken apart; its head ends at `head_end`."""

    raw: str
    folded: str
    words: list[Match]
    head_end: int
    brand: str

    def nouns(self, *kinds: str) -> bool:
        """Whether a word of some kinds is the noun of the head."""
        return any(_kind(w) in kinds and w.end <= self.head_end and _is_noun(self, w) for w in self.words)

    def has(self, *kinds: str) -> bool:
        """Whether a word of some kinds stands anywhere in the name."""
        return any(_kind(w) in kinds for w in self.words)


def _kind_of(name: _Name, link: Match | None) -> Sells:
    of_another = link is not None and (bool(foreign_names(name.raw[link.end :], "")) or _made_for(name, link))
    spare = any(_kind(w) == "part" and w.end <= name.head_end for w in name.words)
    kinds = (
        (Sells.REMAINS, name.has("remains")),
        (Sells.SERVICE, name.nouns("service")),
        (Sells.ACCESSORY, spare or name.nouns("accessory", "kit") or of_another),
        (Sells.BUNDLE, _PLUS.search(name.raw) is not None or _joins_others(name)),
    )
    return next((kind for kind, holds in kinds if holds), Sells.PRODUCT)


def _made_for(name: _Name, link: Match) -> bool:
    """The maker is named only behind the `for`: what stands before it is something for the maker's product."""
    return bool(name.brand) and name.brand in name.folded[link.end :] and name.brand not in name.folded[: link.start]


def _joins_others(name: _Name) -> bool:
    """A set of different things; `set of 4` and `2-pack` are several of one."""
    found = [w for w in name.words if _kind(w) in {"bundle", "kit"} and not (_is_of_tax(name.folded, w) or _is_tier(name, w))]
    counted = [_COUNTED.match(name.folded, w.end) or _COUNTS.search(name.folded, 0, w.start) for w in found]
    return any(not count for count in counted)


def _is_tier(name: _Name, word: Match) -> bool:
    """`Orbit 7 Duo` is a model; `Duo Orbit 7` is two of it."""
    behind_model = name.folded[: word.start].rstrip()[-1:].isalnum()
    return behind_model and name.raw[word.start].isupper() and name.folded[word.start : word.end] in tiers()


def _is_of_tax(folded: str, word: Match) -> bool:
    """`inkl. MwSt.` includes nothing that is sold."""
    behind = folded[word.end :].lstrip(" .")
    return any(m.start == 0 for m in matcher("price.tax").all(behind))


def _is_noun(name: _Name, word: Match) -> bool:
    """The word ends the head, colours, sizes and figures aside, or begins it."""
    before = _WORD.findall(name.folded, 0, word.start)
    if _begins(name, word) if not before else _leads_in(word) and before[-1][-1].isdigit():
        return True
    rest = name.folded[word.end : name.head_end]
    for quantity in reversed(find_quantities(rest)):
        rest = rest[: quantity.start] + " " + rest[quantity.end :]
    found = matcher("model.colour", "model.pack").all(rest)
    left = "".join(" " if any(c.start <= i < c.end for c in found) else char for i, char in enumerate(rest))
    if any(_WORD.search(token) and not _SIZED.search(token) for token in left.split()):
        return False
    return not _measures(name, word)


def _measures(name: _Name, word: Match) -> bool:
    """A figure right before the word, behind the kind of thing: `coffee grinder 450 g hopper` describes the grinder."""
    before = name.folded[: word.start].rstrip(" -")
    quantities = find_quantities(before)
    start = quantities[-1].start if quantities and quantities[-1].end == len(before) else None
    counted = _FIGURE_LAST.search(before)
    start = start if start is not None else counted.start() if counted else None
    return start is not None and any(end <= start for _, end, _ in category_spans(name.folded[:start]))


_HEAD_FIRST = frozenset({"fr", "es", "it", "pt", "pl", "cs", "ro"})


def _begins(name: _Name, word: Match) -> bool:
    """A noun that begins a name: in languages whose attributes follow (`Coque Corvo 15`), or right before the maker."""
    before_maker = bool(name.brand) and name.folded[word.end :].lstrip().startswith(name.brand)
    return before_maker or _leads_in(word)


def _leads_in(word: Match) -> bool:
    """Whether the word belongs to a language whose nouns come first."""
    return bool(_HEAD_FIRST.intersection(word.languages))
