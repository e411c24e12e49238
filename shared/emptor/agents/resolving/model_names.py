"""The parts of a product's name that tell models apart: line words, model codes, numbers, tiers, generation, sizes, packs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from emptor.agents.questions.category import category_spans, category_terms
from emptor.agents.questions.features import feature_mentions
from emptor.agents.resolving.sells import Offering, sells
from emptor.lexicon import concepts, fold, matcher, phrases
from emptor.utils.units import QuantityMatch, convert, find_quantities

_CACHE = 4096
_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_APART = frozenset("-–—|/•*([,:;")  # between a model and what a shop adds
_YEAR = re.compile(r"20[0-3]\d")
_BEFORE = re.compile(r"([^\W\d_]{1,40})[\s-]$")
_SHORT_NUMBER = 2  # digits; a longer one is a code by itself
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7"}
_MARK = re.compile(r"(?<![a-z0-9])(?:mk|mark|v|gen)-?(\d{1,2})(?![a-z0-9])")
_BASE = {"inch": "mm", "cm": "mm", "m": "mm", "ft": "mm", "kg": "g", "lb": "g", "oz": "g", "TB": "GB", "MB": "GB", "l": "ml"}
_SAME_SIZE = Decimal("0.03")  # 27 inch and 68.5 cm are one size
_TELLING = frozenset(
    {"length", "data", "volume", "mass", "voltage", "area", "charge", "energy"}
)  # dimensions by which siblings differ
_FILLERS = frozenset("the a an and with for by in of to de la le el il der die das und mit fur avec con y e".split())


@dataclass(frozen=True)
class ModelName:
    """What a name says beyond its maker.

    Attributes:
        offering: what is sold.
        words: the name's own words, without codes, tiers, features, colours and the kind of thing.
        kinds: the names of the kinds of thing that it says, in all languages.
        codes: `ah300`, and a word with its number: `corvo15` of `Corvo 15 Pro`.
        tiers: `pro`, `max`; generations as `gen2`.
        radio: `wifi`, `5g`, where the name says by which a device is connected.
        fit: a size in words: `king`, `cabin`, `xl`.
        suffix: the one word in capitals that follows a code and ends the name: `Absolute` of `S9 Absolute`.
    """

    offering: Offering
    words: frozenset[str]
    kinds: frozenset[str]
    codes: frozenset[str]
    tiers: frozenset[str]
    colours: frozenset[str]
    years: frozenset[str]
    radio: frozenset[str]
    fit: frozenset[str]
    sizes: tuple[tuple[str, Decimal], ...]
    pack: str
    suffix: str


@lru_cache(maxsize=_CACHE)
def model_name(name: str, brand: str = "", shelf: str = "") -> ModelName:
    """Take a product's name apart."""
    folded = fold(name)
    radios = matcher("model.radio").find(folded)
    plain = _blank(folded, [(m.start, m.end) for m in radios])
    quantities = find_quantities(plain)
    plain = _blank(plain, [(q.start, q.end) for q in quantities])
    pack, spans = _pack(plain, [(m.start, m.end) for m in matcher("model.pack").all(plain)])
    generation, plain = _generation(_blank(plain, spans))
    colours = matcher("model.colour").find(plain)
    makers = frozenset(_TOKEN.findall(fold(brand)))
    kinds = [(start, end) for start, end, _ in category_spans(plain)]
    years = frozenset(token for token in _TOKEN.findall(plain) if _YEAR.fullmatch(token))
    codes, spans = _codes(name, plain, makers)
    plain = _blank(plain, [*spans, *kinds, *((c.start, c.end) for c in colours)])
    tiers = frozenset(token for token in _own_words(name, plain) if token in _tiers())
    rest = _blank(plain, _described(plain))
    return ModelName(
        offering=sells(name, shelf, brand),
        words=frozenset(_own_words(name, rest)) - tiers - _FILLERS - makers,
        kinds=frozenset(fold(term) for start, end in kinds for term in category_terms(folded[start:end])),
        codes=codes,
        tiers=tiers | frozenset(f"gen{number}" for number in generation),
        colours=frozenset(folded[c.start : c.end] for c in colours),
        years=years,
        radio=frozenset(re.sub(r"[\s-]", "", folded[m.start : m.end]) for m in radios),
        fit=frozenset(folded[m.start : m.end] for m in matcher("model.size").find(plain)),
        sizes=tuple(_size(q) for q in quantities if q.dimension in _TELLING),
        pack=pack,
        suffix="" if colours else _suffix(name, rest, spans),
    )


def _own_words(name: str, plain: str) -> list[str]:
    """The words of a name, without figures; of a name in mixed case those in capitals: the rest describes."""
    mixed = any(word[0].isupper() for word in name.split())
    tokens = [(match.start(), match.group()) for match in _TOKEN.finditer(plain)]
    kept = [token for start, token in tokens if not mixed or not name[start].islower()]
    return [part for token in kept for part in token.split("-") if part and not part.isdigit()]


def _described(plain: str) -> list[tuple[int, int]]:
    """The places of words that say its features and its condition."""
    features = [(start, end) for _, start, end, _ in feature_mentions(plain)]
    return [*features, *((m.start, m.end) for m in matcher("sells.used").all(plain))]


def _codes(name: str, plain: str, makers: frozenset[str]) -> tuple[frozenset[str], list[tuple[int, int]]]:
    """Model codes, and numbers with the word before them, which is how people say a model without a code."""
    found: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(plain):
        token = match.group()
        if _YEAR.fullmatch(token) or not (any(c.isdigit() for c in token) or token in _ROMAN):
            continue
        if not (token.isdigit() or token in _ROMAN):
            found.append((token.replace("-", ""), *match.span()))
            continue
        before = _BEFORE.search(plain, 0, match.start())
        if before and before[1] not in makers | _FILLERS | _tiers() and not name[before.start(1)].islower():
            found.append((before[1] + _ROMAN.get(token, token), before.start(1), match.end()))
        elif before or len(token) > _SHORT_NUMBER:
            found.append((_ROMAN.get(token, token), *match.span()))
    return frozenset(code for code, _, _ in found), [(start, end) for _, start, end in found]


def _suffix(name: str, rest: str, codes: list[tuple[int, int]]) -> str:
    """The one word in capitals behind the last code, where the name ends with it."""
    if not codes:
        return ""
    tail = rest[max(end for _, end in codes) :]
    words = _TOKEN.findall(tail)
    if not words or words[0] in _tiers() or tail.lstrip()[:1] in _APART:
        return ""
    start = len(rest) - len(tail) + tail.find(words[0]) if words else 0
    return (
        words[0] if len(words) == 1 and not tail[tail.find(words[0]) + len(words[0]) :].strip() and name[start].isupper() else ""
    )


@cache
def _tiers() -> frozenset[str]:
    return frozenset(fold(phrase) for concept in concepts("tier") for phrase in phrases(concept))


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with some parts as spaces, so that places stay where they are."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _pack(text: str, spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """How many are sold together: `2-pack`, `lot de 2`, `4x`."""
    for start, end in spans:
        before = re.search(r"(\d{1,3})\s?(?:[-x]|er[\s-])?\s?$", text[:start])
        after = re.match(r"\s?(?:of\s)?(\d{1,3})\b", text[end:])
        if before:
            return before[1], [(before.start(1), end)]
        if after:
            return after[1], [(start, end + after.end())]
    times = re.match(r"\s{0,8}(\d{1,2})\s?x\s(?=[a-z])", text) or re.search(r"(?<=\s)x(\d{1,2})\s*$", text)
    return (times[1], [times.span()]) if times and times[1] != "1" else ("", [])


@lru_cache(maxsize=_CACHE)
def pack_of(text: str) -> str:
    """Return how many a text says are sold together: `2` of `Set of 2`; empty where it says nothing."""
    folded = fold(text)
    plain = _blank(folded, [(q.start, q.end) for q in find_quantities(folded)])
    return _pack(plain, [(m.start, m.end) for m in matcher("model.pack").all(plain)])[0]


def generations_of(text: str) -> frozenset[str]:
    """Return the generations beyond the first that a text names: `gen2` of `(2nd generation)`, `Mark II`."""
    return frozenset(f"gen{number}" for number in _generation(fold(text))[0])


def _generation(text: str) -> tuple[list[str], str]:
    """The ordinal of a generation, and the text without it; the first generation is not named as a rule."""
    found: list[str] = []
    for concept, number in (("model.second", "2"), ("model.third", "3")):
        for match in matcher(concept).find(text):
            text = _blank(text, [(match.start, match.end)])
            found.append(number)
    for match in reversed(matcher("model.generation").find(text)):
        before = re.search(r"(\d{1,2})\.?(?:st|nd|rd|th|e|eme|ere|ª|º|a|o)?[\s.-]*$", text[: match.start])
        after = re.match(r"[\s.-]{0,8}(\d{1,2}|iii|ii|iv)\b", text[match.end :])
        number = before[1] if before else after[1] if after else ""
        if number:
            start = before.start() if before else match.start
            end = match.end + (after.end() if after and not before else 0)
            text = _blank(text, [(start, end)])
            found.append(_ROMAN.get(number, number))
    found += [mark[1] for mark in _MARK.finditer(text)]
    text = _MARK.sub(lambda m: " " * len(m.group()), text)
    return [number for number in found if number != "1"], text


def _size(quantity: QuantityMatch) -> tuple[str, Decimal]:
    base = _BASE.get(quantity.unit, quantity.unit)
    return quantity.dimension, convert(quantity.number, quantity.unit, base) or quantity.number


def sizes_differ(one: ModelName, other: ModelName) -> bool:
    """Whether both state a size of one dimension and no two of them agree."""
    for dimension in {d for d, _ in one.sizes} & {d for d, _ in other.sizes}:
        left, right = ([v for d, v in named.sizes if d == dimension] for named in (one, other))
        if not any(abs(a - b) <= max(a, b) * _SAME_SIZE for a in left for b in right):
            return True
    return False
