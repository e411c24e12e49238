"""Superlatives and comparisons of a sentence: the facts must bear them out, or a cited page must say them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from emptor import lexicon
from emptor.agents.verifying.citable import PRICE, RATING, REVIEWS, Citable, Named, Scene
from emptor.agents.verifying.figures import figures_of
from emptor.lexicon.beside import NOTHING, after, before
from emptor.utils.attributes import find_attributes
from emptor.utils.text import fold
from emptor.utils.units import convert

_WORD = re.compile(r"[a-z]{4,}")

# An adjective, the attribute it ranks by, and whether the greatest value has it.
_RANKED: dict[str, tuple[str, bool]] = {
    "cheap": (PRICE, False),
    "pricey": (PRICE, True),
    "inexpensive": (PRICE, False),
    "affordable": (PRICE, False),
    "expensive": (PRICE, True),
    "dear": (PRICE, True),
    "light": ("weight", False),
    "heavy": ("weight", True),
    "quiet": ("noise_level", False),
    "loud": ("noise_level", True),
    "bright": ("brightness", True),
    "rated": (RATING, True),
    "reviewed": (RATING, True),
}
_LESS_OF_IT = frozenset({"less", "least"})
_FORMS = {
    form: stem
    for stem, forms in {
        "cheap": "cheaper cheapest",
        "dear": "dearer dearest",
        "pricey": "pricier priciest",
        "light": "lighter lightest",
        "heavy": "heavier heaviest",
        "quiet": "quieter quietest",
        "loud": "louder loudest",
        "bright": "brighter brightest",
    }.items()
    for form in forms.split()
}
_MORE_WORDS = frozenset(
    "more most higher highest longer longest greater greatest larger largest bigger biggest stronger strongest".split()
)
_FEWER_WORDS = frozenset("less least lower lowest shorter shortest smaller smallest fewer fewest weaker weakest".split())
_ATTRIBUTE_WINDOW = 32  # characters after `highest` in which it is said of what
_TOKEN = re.compile(r"\w+")
_NEXT_TOKEN = re.compile(r"[- ]\w+")
_ENDING = "est"  # of English superlatives
_MIN_SUPERLATIVE = 6  # letters
_NO_SUPERLATIVES = frozenset(
    "test rest interest request suggest honest latest contest protest harvest forest invest modest".split()
)
_IN_CLAUSE = re.compile(r"[^.;]{0,40}")
_FIGURE_WITHIN = re.compile(r"[^.;]{0,40}\d")
_SENTENCE_BEFORE = re.compile(r"[^.;]{0,60}")
_ONE_WORD = re.compile(r"\W{1,8}(?:\w{1,40}\W{1,8})?")
_NEXT_FOUR = re.compile(r"(?:\W{1,8}\w{1,40}){1,4}")


@dataclass(frozen=True, slots=True)
class Claim:
    """A superlative or a comparative at `text[start:end]`."""

    start: int
    end: int
    words: str


def _superlatives(text: str, folded: str) -> Iterator[Claim]:
    """The superlatives of a sentence, with the word they rank where it is another one: `most expensive`."""
    skipped = {at for match in lexicon.matcher("said.most-of").find(folded) for at in range(match.start, match.end)}
    ranks, alone = ({m.start: m.end for m in lexicon.matcher(name).find(folded)} for name in ("said.ranks", "said.best"))
    at = 0
    for token in _TOKEN.finditer(folded):
        if token.start() < at:
            continue
        ranked = token.start() in ranks and token.start() not in skipped and _NEXT_TOKEN.match(folded, ranks[token.start()])
        end = ranked.end() if ranked else alone.get(token.start()) or (token.end() if _is_superlative(token[0]) else None)
        if end is not None:
            yield Claim(token.start(), end, text[token.start() : end])
            at = end


def _is_superlative(word: str) -> bool:
    return len(word) >= _MIN_SUPERLATIVE and word.endswith(_ENDING)


def _comparatives(text: str, folded: str) -> Iterator[Claim]:
    yield from (Claim(m.start, m.end, text[m.start : m.end]) for m in lexicon.matcher("said.comparative").find(folded))


def superlatives(text: str, named: Sequence[Named], cited: Sequence[Citable], scene: Scene) -> Iterator[str]:
    folded = lexicon.fold(text)
    for match in _superlatives(text, folded):
        words = match.words.lower()
        if words in _NO_SUPERLATIVES or inside(match.start, named) or said(match.words, cited):
            continue
        product = _subject(match, named, cited)
        if _by_ratings(folded, match) and product is not None and _leads(product, RATING, True, scene):
            continue
        if _called_best(text, folded, match.start, cited) or (_is_best_of_all(folded, match.start) and product == scene.best):
            continue
        ranked = _ranked_by(words, text[match.start :])
        if ranked is None or product is None or not _leads(product, *ranked, scene):
            yield f"“{match.words}” is a superlative that the facts do not bear out"


def _by_ratings(folded: str, match: Claim) -> bool:
    """`buyers like it best`, `users rate it highest`."""
    is_rank = match.words.lower() in {"best", "highest"}
    return is_rank and before(folded, match.start, _SENTENCE_BEFORE, "said.rates") is not None


def _is_best_of_all(folded: str, start: int) -> bool:
    return after(folded, start, NOTHING, "said.best-of-all") is not None


def _subject(match: Claim, named: Sequence[Named], cited: Sequence[Citable]) -> str | None:
    """The product that words are said of: the one named last before them, else the first after; else that of the facts."""
    earlier = [name.product for name in named if name.end <= match.start]
    if earlier:
        return earlier[-1]
    return named[0].product if named else next((fact.product for fact in cited), None)


def _called_best(text: str, folded: str, start: int, cited: Sequence[Citable]) -> bool:
    """Whether a page calls it the best of what the sentence says it is the best of."""
    best = after(folded, start, NOTHING, "said.best-word")
    called = _NEXT_FOUR.match(text, best.end) if best else None
    what = set(_WORD.findall(fold(called[0]))) if called else set()
    return any(
        lexicon.matcher("said.best-word").has(lexicon.fold(f.evidence.quote))
        and what & set(_WORD.findall(fold(f.evidence.quote)))
        for f in cited
    )


def _ranked_by(words: str, text: str) -> tuple[str, bool] | None:
    """What a superlative or comparative ranks by, and whether the greatest has it; None when no fact could tell.

    `text` begins with the words: what follows `highest` and `longer` says what of.
    """
    first, _, rest = words.replace("-", " ").partition(" ")
    if first == "costs":
        return (PRICE, rest == "more")
    if (known := _RANKED.get(_FORMS.get(first, rest or first))) is not None:
        return (known[0], known[1] != (first in _LESS_OF_IT))
    more = True if first in _MORE_WORDS | {"best", "top"} else False if first in _FEWER_WORDS else None
    named = _attribute_after(text[len(first) : len(first) + _ATTRIBUTE_WINDOW])
    if named is None and words in {"longest", "longer"}:
        named = "battery_life"
    return None if more is None or named is None else (named, more)


def _attribute_after(text: str) -> str | None:
    """What `highest` is said of, by the words that follow."""
    folded = lexicon.fold(text)
    for concept, attribute in (("price", PRICE), ("review-count", REVIEWS), ("rating", RATING)):
        if after(folded, 0, _ONE_WORD, f"said.ranked.{concept}"):
            return attribute
    return next((name for _, _, name in find_attributes(text)), None)


def _value(product: str, attribute: str, scene: Scene) -> tuple[Decimal, str | None] | None:
    facts = [fact for fact in scene.of(product, attribute) if fact.number is not None]
    if not facts or facts[0].number is None:
        return None
    return facts[0].number, facts[0].unit or facts[0].currency


def _leads(product: str, attribute: str, most: bool, scene: Scene) -> bool:
    """Whether the product has the greatest or the least of all that were compared; unknown values of others deny it."""
    own = _value(product, attribute, scene)
    others = [_value(other, attribute, scene) for other in {fact.product for fact in scene.facts} - {product}]
    return own is not None and bool(others) and all(_beyond(own, other, most) for other in others)


def _beyond(one: tuple[Decimal, str | None] | None, other: tuple[Decimal, str | None] | None, more: bool) -> bool:
    if one is None or other is None:
        return False
    same = other[0] if one[1] == other[1] else convert(other[0], other[1], one[1]) if one[1] and other[1] else None
    return same is not None and (one[0] > same if more else one[0] < same)


def comparisons(text: str, named: Sequence[Named], cited: Sequence[Citable], scene: Scene) -> Iterator[str]:
    measured = {figure.end + 1 for figure in figures_of(text, named)}  # `8 g lighter`: checked with its figure
    folded = lexicon.fold(text)
    for match in _comparatives(text, folded):
        if inside(match.start, named) or said(match.words, cited) or match.start in measured:
            continue
        one = _subject(match, named, cited)
        others = [n.product for n in named if n.start >= match.end and n.product != one]
        ranked = _ranked_by(match.words.lower(), text[match.start :])
        if ranked is None or one is None:
            holds = False
        elif others:
            holds = all(_beyond(_value(one, ranked[0], scene), _value(other, ranked[0], scene), ranked[1]) for other in others)
        elif _than_figure(folded, match.end):
            holds = True  # the figure is checked by itself
        else:
            holds = _leads(one, *ranked, scene)
        if not holds:
            yield f"“{match.words}” compares what the facts do not bear out"


def _than_figure(folded: str, at: int) -> bool:
    """`… than the 45 g of the other`."""
    than = after(folded, at, _IN_CLAUSE, "said.than")
    return than is not None and _FIGURE_WITHIN.match(folded, than.end) is not None


def inside(start: int, named: Sequence[Named]) -> bool:
    """Whether a place of a sentence stands within the name of a product."""
    return any(name.start <= start < name.end for name in named)


def said(words: str, cited: Sequence[Citable]) -> bool:
    """Whether a page says these words, in a passage that is cited."""
    pattern = re.compile(rf"(?<!\w){re.escape(words.strip())}(?!\w)", re.IGNORECASE)
    return any(pattern.search(fact.evidence.quote) for fact in cited)
