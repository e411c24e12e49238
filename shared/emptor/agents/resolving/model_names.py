"""The parts of a product's name that tell models apart: line words, model codes, numbers, tiers, generation, sizes, packs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from emptor.agents.questions.category import category_spans, category_terms
from emptor.agents.questions.features import feature_mentions
from emptor.agents.resolving.sells import STATES, Offering, sells
from emptor.lexicon import fold, folded, matcher
from emptor.lexicon.models import tiers
from emptor.utils.units import QuantityMatch, convert, find_quantities

_CACHE = 4096
_TOKEN = re.compile(r"[^\W\d_]{1,4}-?\d{1,4}\.\d{1,2}(?![\w.])|[^\W_]+(?:-[^\W_]+)*")  # `GX7.2` is one word
_APART = frozenset("-–—|/•*([,:;")  # between a model and what a shop adds
_LENGTH = "length"  # by which models are named: `Sprint 26`
_LETTERS = frozenset({"s", "A"})  # units that name models in the other case
_COMMON = "en"  # whose words for kinds stand in names of all languages
_NUMBER = re.compile(r"\d+")
_AFTER = re.compile(r"[\s-]([^\W\d_]{3})")
_WORN = re.compile(r"[\s:.]{1,2}\d{1,2}(?:[.,]5)?(?![\w.,]|\s?x\s?\d)")
_CODE_BEFORE = re.compile(r"(?<![^\W_])[^\W\d_]{1,4}-$")
_CODE_PIECE = re.compile(
    r"[A-Z]{1,4}(?![^\W\d_])|\d{1,5}(?:[A-Za-z]{1,2}(?![^\W\d_]))?"
)  # of a code that may be written with spaces or hyphens
_ENDED = re.compile(r"(?!\w|[.,]\d)")
_GAP = re.compile(r"[\s-]?")
_YEAR = re.compile(r"20[0-3]\d")
_BEFORE = re.compile(r"([^\W\d_]{1,40})[\s-]$")
_SHORT_NUMBER = 2  # digits; a longer one is a code by itself
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7"}
_MARK = re.compile(r"(?<![a-z0-9])(?:mk|mark|v|gen)-?(\d{1,2})(?![a-z0-9])")
_ROMAN_MARK = re.compile(r"(?<=\d)\s(ii|iii|iv)(?![a-z0-9])")  # behind a model's number: `G4 II`
_BASE = {"inch": "mm", "cm": "mm", "m": "mm", "ft": "mm", "kg": "g", "lb": "g", "oz": "g", "TB": "GB", "MB": "GB", "l": "ml"}
_SAME_SIZE = Decimal("0.03")  # 27 inch and 68.5 cm are one size
_TELLING = frozenset(
    {"length", "data", "volume", "mass", "voltage", "area", "charge", "energy"}
)  # dimensions by which siblings differ


@dataclass(frozen=True)
class ModelName:
    """What a name says beyond its maker.

    Attributes:
        offering: what is sold.
        words: the name's own words, without codes, tiers, features, colours and the kind of thing.
        kinds: the names of the kinds of thing that it says, in all languages.
        codes: `ah300`, and a word with its number: `corvo15` of `Corvo 15 Pro`.
        spelled: runs of short letters and figures, joined: `sd938d` of `SD 938 D` and of `SD-938D`.
        measured: what would be such a code, but for a unit behind the number: `sprint26` of `Sprint 26 inch`.
        tiers: `pro`, `max`; generations as `gen2`.
        radio: `wifi`, `5g`, where the name says by which a device is connected.
        fit: a size in words: `king`, `cabin`, `xl`.
        plain: the folded name without colours and sizes that are worn.
        suffix: the one word in capitals that follows a code and ends the name: `Absolute` of `S9 Absolute`.
    """

    offering: Offering
    words: frozenset[str]
    kinds: frozenset[str]
    codes: frozenset[str]
    spelled: frozenset[str]
    measured: frozenset[str]
    tiers: frozenset[str]
    colours: frozenset[str]
    years: frozenset[str]
    radio: frozenset[str]
    fit: frozenset[str]
    sizes: tuple[tuple[str, Decimal], ...]
    pack: str
    suffix: str
    plain: str


@lru_cache(maxsize=_CACHE)
def model_name(name: str, brand: str = "", shelf: str = "", language: str | None = None) -> ModelName:
    """Take a product's name apart.

    Args:
        name: as the page prints it.
        brand: the maker; its words tell no model.
        shelf: the last step of the page's breadcrumb.
        language: ISO 639-1 code of the page: a line such as `Mesa` right behind the maker names tables on Spanish pages only.
    """
    folded = fold(name)
    worn = _worn(folded)
    radios = matcher("model.radio").find(folded)
    plain = blanked(folded, [(m.start, m.end) for m in radios] + worn)
    quantities = measures_of(name, plain)
    plain = blanked(plain, [(q.start, q.end) for q in quantities])
    pack, spans = _pack(plain, [(m.start, m.end) for m in matcher("model.pack").all(plain)])
    generation, plain = _generation(blanked(plain, spans))
    colours = matcher("model.colour").find(plain)
    makers = frozenset(_TOKEN.findall(fold(brand)))
    kinds = [
        (start, end)
        for start, end, spoken in category_spans(plain)
        if language in {None, spoken} or spoken == _COMMON or not _follows_maker(plain, start, makers)
    ]
    years = frozenset(token for token in _TOKEN.findall(plain) if _YEAR.fullmatch(token))
    codes, spans = _codes(name, plain, makers)
    plain = blanked(plain, [*spans, *kinds, *((c.start, c.end) for c in colours)])
    tier = frozenset(token for token in _own_words(name, plain) if token in tiers())
    rest = blanked(plain, _described(plain))
    return ModelName(
        offering=sells(name, shelf, brand),
        words=frozenset(_own_words(name, rest)) - tier - fillers() - makers,
        kinds=frozenset(fold(term) for start, end in kinds for term in category_terms(folded[start:end])),
        codes=codes,
        spelled=_spelled(name, folded, quantities),
        measured=_measured(name, folded, quantities),
        tiers=tier | frozenset(f"gen{number}" for number in generation),
        colours=frozenset(folded[c.start : c.end] for c in colours),
        years=years,
        radio=frozenset(re.sub(r"[\s-]", "", folded[m.start : m.end]) for m in radios),
        fit=frozenset(folded[m.start : m.end] for m in matcher("model.size").find(plain)),
        sizes=tuple(_size(q) for q in quantities if q.dimension in _TELLING),
        pack=pack,
        suffix="" if colours else _suffix(name, rest, spans),
        plain=" ".join(blanked(folded, [*worn, *((c.start, c.end) for c in colours)]).split()),
    )


def measures_of(name: str, folded: str) -> list[QuantityMatch]:
    """The quantities in a name: `Fjord 300 S` and `Nova 7a` are models and measure neither seconds nor amperes."""
    found = find_quantities(folded)
    return [q for q in found if not (_is_model_letter(name[q.start : q.end], q.unit) or _ends_code(name, q))]


def _ends_code(name: str, quantity: QuantityMatch) -> bool:
    """`938D` of `SD-938D` is no number of days: it is joined to the letters before it, and its letter to the figure."""
    printed = name[quantity.start : quantity.end]
    return _CODE_BEFORE.search(name, 0, quantity.start) is not None and printed.isalnum()


def _is_model_letter(printed: str, unit: str) -> bool:
    return unit in _LETTERS and printed[-1:].isalpha() and not printed.endswith(unit)


def _follows_maker(plain: str, start: int, makers: frozenset[str]) -> bool:
    before = _TOKEN.findall(plain, 0, start)
    return bool(before) and before[-1] in makers


def _own_words(name: str, plain: str) -> list[str]:
    """The words of a name, without figures; of a name in mixed case those in capitals: the rest describes."""
    mixed = any(word[0].isupper() for word in name.split())
    tokens = [(match.start(), match.group()) for match in _TOKEN.finditer(plain)]
    kept = [token for start, token in tokens if not mixed or not name[start].islower()]
    return [part for token in kept for part in token.split("-") if part and not part.isdigit()]


def _described(plain: str) -> list[tuple[int, int]]:
    """The places of words that say its features and its condition."""
    features = [(start, end) for _, start, end, _ in feature_mentions(plain)]
    return [*features, *((m.start, m.end) for m in matcher(*STATES).all(plain))]


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
        if before and before[1] not in makers | fillers() | tiers() and not name[before.start(1)].islower():
            found.append((before[1] + _ROMAN.get(token, token), before.start(1), match.end()))
        elif (before or len(token) > _SHORT_NUMBER) and not _is_count(name, plain, match, makers):
            found.append((_ROMAN.get(token, token), *match.span()))
    return frozenset(code for code, _, _ in found), [(start, end) for _, start, end in found]


def _spelled(name: str, folded: str, quantities: Iterable[QuantityMatch]) -> frozenset[str]:
    """Codes as one word, however a shop divides them; a measure is none."""
    plain = blanked(name, [(q.start, q.end) for q in quantities])
    runs: list[list[re.Match[str]]] = []
    for piece in _CODE_PIECE.finditer(plain):
        if runs and _joins(runs[-1][-1], piece, plain):
            runs[-1].append(piece)
        elif _stands_alone(piece, plain):
            runs.append([piece])
    ended = (run for run in runs if _ENDED.match(plain, run[-1].end()))
    joined = (folded[run[0].start() : run[-1].end()] for run in ended if run[0].group().isalpha())
    return frozenset(re.sub(r"[\s-]", "", code) for code in joined if any(c.isdigit() for c in code))


def _joins(before: re.Match[str], piece: re.Match[str], plain: str) -> bool:
    return _GAP.fullmatch(plain, before.end(), piece.start()) is not None


def _stands_alone(piece: re.Match[str], plain: str) -> bool:
    return not plain[max(0, piece.start() - 1) : piece.start()].isalnum()


def _is_count(name: str, plain: str, number: re.Match[str], makers: frozenset[str]) -> bool:
    """A number between two words in small letters of a name that has capitals counts something: `trolley 4 wheels`."""
    before, after = _BEFORE.search(plain, 0, number.start()), _AFTER.match(plain, number.end())
    if before is None or after is None or before[1] in makers or name.islower():
        return False
    return name[before.start(1)].islower() and name[after.start(1)].islower()


def _measured(name: str, folded: str, quantities: Iterable[QuantityMatch]) -> frozenset[str]:
    found = ((_BEFORE.search(folded, 0, q.start), _NUMBER.match(folded, q.start)) for q in quantities if q.dimension == _LENGTH)
    return frozenset(word[1] + number[0] for word, number in found if word and number and not name[word.start(1)].islower())


def _worn(folded: str) -> list[tuple[int, int]]:
    """The places of sizes that are worn: `size 42`, `maat 57`. One product has many."""
    sizes = ((m.start, _WORN.match(folded, m.end)) for m in matcher("model.worn").all(folded))
    return [(start, size.end()) for start, size in sizes if size]


def _suffix(name: str, rest: str, codes: list[tuple[int, int]]) -> str:
    """The one word in capitals behind the last code, where the name ends with it."""
    if not codes:
        return ""
    tail = rest[max(end for _, end in codes) :]
    words = _TOKEN.findall(tail)
    if not words or words[0] in tiers() or tail.lstrip()[:1] in _APART:
        return ""
    start = len(rest) - len(tail) + tail.find(words[0])
    printed = name[start : start + len(words[0])]
    alone = len(words) == 1 and not tail[tail.find(words[0]) + len(words[0]) :].strip()
    of_kind = printed.isupper() and start + len(printed) < len(name.rstrip())  # `LED` of `LED lamp`
    return words[0] if alone and printed[0].isupper() and not of_kind else ""


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
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
    plain = blanked(folded, [(q.start, q.end) for q in measures_of(text, folded)])
    return _pack(plain, [(m.start, m.end) for m in matcher("model.pack").all(plain)])[0]


def generations_of(text: str) -> frozenset[str]:
    """Return the generations beyond the first that a text names: `gen2` of `(2nd generation)`, `Mark II`."""
    return frozenset(f"gen{number}" for number in _generation(fold(text))[0])


def without_generation(text: str) -> str:
    """Return folded text without the words that name a generation: `corvo 15 (2nd generation)` without its bracket's words."""
    return _generation(text)[1]


def _generation(text: str) -> tuple[list[str], str]:
    """The ordinal of a generation, and the text without it; the first generation is not named as a rule."""
    found: list[str] = []
    for concept, number in (("model.second", "2"), ("model.third", "3")):
        for match in matcher(concept).find(text):
            text = blanked(text, [(match.start, match.end)])
            found.append(number)
    for match in reversed(matcher("model.generation").find(text)):
        before = re.search(r"(\d{1,2})\.?(?:st|nd|rd|th|e|eme|ere|ª|º|a|o)?[\s.-]*$", text[: match.start])
        after = re.match(r"[\s.-]{0,8}(\d{1,2}|iii|ii|iv)\b", text[match.end :])
        number = before[1] if before else after[1] if after else ""
        if number:
            start = before.start() if before else match.start
            end = match.end + (after.end() if after and not before else 0)
            text = blanked(text, [(start, end)])
            found.append(_ROMAN.get(number, number))
    found += [mark[1] for mark in _MARK.finditer(text)] + [_ROMAN[mark[1]] for mark in _ROMAN_MARK.finditer(text)]
    for marks in (_MARK, _ROMAN_MARK):
        text = marks.sub(lambda m: " " * len(m.group()), text)
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


def fillers() -> frozenset[str]:
    """Small words that tell no model of another."""
    return folded("grammar.joins-name", "grammar.article-in-name")
