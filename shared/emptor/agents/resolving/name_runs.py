"""Two names laid side by side: words that take each other's place, numbers before one noun, a name with something added.

No list says which words tell models apart. Where they stand says it: what is replaced in the middle of two otherwise equal
names (`Sprint Classic bike`, `Sprint Urban bike`), or stands in the capitals of one name's model and not of the other's.

>>> parted(laid_out("Oldham Sprint Classic bike", "Oldham"), laid_out("Oldham Sprint Urban bike", "Oldham"))
True
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from emptor.agents.questions.category import category_spans
from emptor.agents.questions.features import feature_mentions
from emptor.agents.resolving.model_names import blanked, fillers, measures_of
from emptor.agents.resolving.sells import STATES
from emptor.lexicon import fold, matcher

_CACHE = 4096
_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# A word too long for grammar, or the short last part of a compound: `tas` of `Metaaldetector-tas`; no `keus` of `b-keus`.
_NOUN = re.compile(r"(?<!\w)(?<!(?<!\w)\w-)[^\W\d_]{4,}(?!\w)|(?<=[^\W\d_]{4}-)[^\W\d_]{3}(?!\w)")
_NUMBERED = re.compile(r"(?<![\w.,-])(\d{1,3})[\s-]{1,2}([^\W\d_]{3,})")
_LONGEST_SWAP = 2  # words that may take another's place for the rest to be the same name
_EDGE = re.compile(r"[,;(\[|:/•*]|\s[-–—+]\s")  # between a model and what a shop adds
_TIMES = "x"  # between two measures
_LEAST_DESCRIBED = 3  # words of two names that are equal but for one: a line, what describes the thing, and the thing
_TAIL_LETTERS = 3  # of a word in small letters that ends the model's own words
_PLURAL = re.compile(r"(?:es|en|s|n)$")
_STEM_LETTERS = 3


class LaidOut(NamedTuple):
    """A name in order.

    Attributes:
        words: its words without maker, colours, features, measures and what a shop adds.
        capital: whether each of them is written with a capital or is a figure.
        model: the words in capitals before the first one in small letters; None where the name has no such form.
        numbered: the noun that follows a number → the numbers: `4-person tent` has person → 4.
        tokens: all words, of which a longer name may be the continuation.
        spoken: all nouns but the maker's, colours and generations.
        kinds: those of them that name a kind of thing.
        bag: all words and figures but colours and measures, in whatever order.
        head: those of them before the first comma, bracket or dash.
    """

    words: tuple[str, ...]
    capital: tuple[bool, ...]
    model: tuple[str, ...] | None
    numbered: tuple[tuple[str, str], ...]
    tokens: tuple[str, ...]
    spoken: frozenset[str]
    kinds: frozenset[str]
    bag: frozenset[str]
    head: frozenset[str]


@lru_cache(maxsize=_CACHE)
def laid_out(name: str, brand: str = "") -> LaidOut:
    """Take a name apart in its order."""
    folded = fold(name)
    makers = frozenset(_TOKEN.findall(fold(brand)))
    plain = blanked(folded, _describing(name, folded))
    found = [(m.group().replace("-", ""), name[m.start()], m.start()) for m in _TOKEN.finditer(plain) if m.group() not in makers]
    bare = blanked(folded, _measures_and_colours(name, folded))
    edge = _EDGE.search(name)
    return LaidOut(
        words=tuple(word for word, _, _ in found),
        capital=tuple(not first.islower() for _, first, _ in found),
        model=_model(name, makers, found),
        numbered=tuple((_stem(m[2]), m[1]) for m in _NUMBERED.finditer(plain)),
        tokens=tuple(_TOKEN.findall(folded)),
        spoken=frozenset(_NOUN.findall(blanked(folded, _beside_nouns(folded)))) - makers,
        kinds=frozenset(word for start, end, _ in category_spans(folded) for word in _NOUN.findall(folded[start:end])),
        bag=_bag(bare) - makers,
        head=_bag(bare[: edge.start() if edge else len(bare)]) - makers,
    )


def _bag(text: str) -> frozenset[str]:
    return frozenset(token.replace("-", "") for token in _TOKEN.findall(text)) - fillers() - {_TIMES}


def _measures_and_colours(name: str, folded: str) -> list[tuple[int, int]]:
    spans = [(q.start, q.end) for q in measures_of(name, folded)]
    return spans + [(m.start, m.end) for m in matcher("model.colour").all(folded)]


def parted(one: LaidOut, other: LaidOut) -> bool:
    """Whether the order of two names shows two models: other numbers, other words in one place, or in the capitals of one."""
    return _numbers_differ(one, other) or _swapped(one, other) or _models_differ(one, other) or _described_apart(one, other)


def continues(shorter: LaidOut, longer: LaidOut) -> bool:
    """Whether a name is another one and something more: `Grow 12 propagator` and `Grow 12 propagator and heat mat`."""
    length = len(shorter.tokens)
    if not length < len(longer.tokens) or longer.tokens[:length] != shorter.tokens:
        return False
    joint = longer.tokens[length]
    return any(m.start == 0 and m.end == len(joint) for m in matcher("sells.with", "sells.bundle").all(joint))


def words_beyond(name: LaidOut, other: LaidOut, *, translated: bool = False) -> frozenset[str]:
    """The nouns of a name that another has not, colours aside; of two languages without words for kinds of thing."""
    return name.spoken - other.spoken - (name.kinds if translated else frozenset())


def _describing(name: str, folded: str) -> list[tuple[int, int]]:
    spans = [(q.start, q.end) for q in measures_of(name, folded)]
    spans += [(start, end) for _, start, end, _ in feature_mentions(folded)]
    found = matcher("model.colour", "model.radio", *STATES).all(folded)
    return spans + [(m.start, m.end) for m in found]


def _beside_nouns(folded: str) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in matcher("model.colour", "model.generation", "sells.for", "sells.with").all(folded)]


def _model(name: str, makers: frozenset[str], found: list[tuple[str, str, int]]) -> tuple[str, ...] | None:
    """The words of the model, where the name writes maker and model in capitals and the rest, up to a comma, in small letters."""
    begins = _TOKEN.match(fold(name))
    edge = _EDGE.search(name)
    head = [(word, first, start) for word, first, start in found if edge is None or start < edge.start()]
    small = next((n for n, (word, first, _) in enumerate(head) if first.islower() and len(word) >= _TAIL_LETTERS), None)
    if small is None or not (begins and begins.group() in makers) or any(first.isupper() for _, first, _ in head[small:]):
        return None
    kept = [word for word, first, start in head[:small] if word.isalpha() and not _is_initials(name, start, word)]
    figured = any(not word.isalpha() for word, _, _ in head[:small])
    return tuple(kept) if kept or figured else None


def _is_initials(name: str, start: int, word: str) -> bool:
    """`LED`, `SIM`: a word in capitals alone says how a thing is made rather than its model."""
    return len(word) > 1 and word.isalpha() and name[start : start + len(word)].isupper() and not name.isupper()


def _models_differ(one: LaidOut, other: LaidOut) -> bool:
    return one.model is not None and other.model is not None and one.model != other.model


def _numbers_differ(one: LaidOut, other: LaidOut) -> bool:
    """Both names count the same noun, and not the same number of it."""
    for noun in {n for n, _ in one.numbered} & {n for n, _ in other.numbered}:
        left, right = ({number for n, number in side.numbered if n == noun} for side in (one, other))
        if not left & right:
            return True
    return False


def _swapped(one: LaidOut, other: LaidOut) -> bool:
    """The names are equal but for a word in capitals before an equal rest."""
    a, b = one.words, other.words
    lead = _common(a, b)
    tail = _common(a[lead:][::-1], b[lead:][::-1])
    middles = a[lead : len(a) - tail], b[lead : len(b) - tail]
    if not lead or not tail or not all(1 <= len(middle) <= _LONGEST_SWAP for middle in middles):
        return False
    if not all(word.isalpha() for middle in middles for word in middle):
        return False  # figures are compared as codes and generations
    behind = a[len(a) - tail :]
    spelled = all(
        side.capital[place]
        for side, middle in ((one, middles[0]), (other, middles[1]))
        for place in range(lead, lead + len(middle))
    )
    return spelled and not all(word.isdigit() for word in behind) and not any(_is_kind(middle) for middle in middles)


def _described_apart(one: LaidOut, other: LaidOut) -> bool:
    """Names without a figure are equal but for the word before their last one: `floor lamp`, `table lamp`."""
    a, b = one.words, other.words
    if len(a) != len(b) or len(a) < _LEAST_DESCRIBED or any(not word.isalpha() for word in (*a, *b)):
        return False
    return a[:-2] == b[:-2] and a[-1] == b[-1] and a[-2] != b[-2]


def _is_kind(words: tuple[str, ...]) -> bool:
    return any(start == 0 for start, _, _ in category_spans(" ".join(words)))


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words at the beginning are the same."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _stem(noun: str) -> str:
    short = _PLURAL.sub("", noun)
    return short if len(short) >= _STEM_LETTERS else noun
