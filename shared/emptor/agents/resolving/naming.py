"""The part of a product's name that people use: brand and model, without what shops add for search engines."""

from __future__ import annotations

import re
from functools import cache

from emptor.agents.questions.category import category_terms
from emptor.agents.questions.features import feature_mentions
from emptor.lexicon import folded
from emptor.lexicon.models import tiers
from emptor.utils.text import comparable

_WORD = re.compile(r"[^\s,()/|]+")
_NO_WORDS = frozenset("-–|&")
_MIN_WORDS = 2


def model_words(name: str, brand: str | None, category: str | None) -> tuple[str, ...]:
    """The words of a name that tell the model: `Tarvane Drift 2 Wireless Over-Ear Headphones` by Tarvane gives `Drift`, `2`."""
    for _, start, end, _ in sorted(feature_mentions(name), key=lambda mention: -mention[1]):
        name = f"{name[:start]} {name[end:]}"
    kinds = {comparable(term) for term in category_terms(category)} if category else set()
    dropped = kinds | folded("grammar.joins-name", "grammar.new") | _NO_WORDS | set(comparable(brand or "").split())
    return tuple(word for word in _WORD.findall(name) if comparable(word) not in dropped)


def full_name(name: str, brand: str | None) -> str:
    """The name with its maker's before it, once: `Acme Desk` makes the `Acme V3`."""
    if not brand or comparable(brand) in comparable(name) or comparable(name).split()[:1] == comparable(brand).split()[:1]:
        return name
    return f"{brand} {name}"


def short_name(name: str, brand: str | None, category: str | None) -> str:
    """Brand and model; the whole name when too little would be left."""
    words = model_words(name, brand, category)
    short = " ".join((*((brand,) if brand else ()), *words))
    return short if words and len(short.split()) >= _MIN_WORDS else name


def name_pattern(name: str, brand: str | None, category: str | None) -> re.Pattern[str] | None:
    """A pattern that finds the product in running text; None when its name has nothing of its own.

    A single common word (`Haven`) counts only after the brand; `Drift 2` and `H700` stand for themselves. What follows must not
    make it another model: `Arc` is not found in `Arc Max`.
    """
    words = model_words(name, brand, category)
    if not words:
        return None
    model = r"[\s-]*".join(re.escape(word) for word in words)
    alone = len(words) >= _MIN_WORDS or any(c.isdigit() for c in words[0])
    if not alone and brand is None:
        return None
    start = "" if alone else rf"{re.escape(brand or '')}\s+"
    return re.compile(rf"(?<![\w-]){start}{model}(?![\w-])(?!\s{{1,8}}(?:{_other_model()}))", re.IGNORECASE)


_NUMERALS = frozenset({"ii", "iii"})


def sure_tiers() -> frozenset[str]:
    """The folded words that make another model of a name in any case, with the numerals of marks: `pro`, `ii`."""
    return folded("tier.name") | _NUMERALS


def other_tiers() -> frozenset[str]:
    """All that make another model of a name, words of their own among them: `pro`, `compact`, `ii`."""
    return tiers() | _NUMERALS


@cache
def _other_model() -> str:
    """What behind a name makes it another model's: a tier, a generation, a code or another number.

    Tiers that are words of their own (`XL`, `Sport`), Roman numerals and codes count as names write them. An amount of money or a
    measure (`(79.99 USD)`, `45 hours`) is no number of a model.
    """
    names = sure_tiers()
    written = {form for tier in tiers() - names for form in (tier.title(), tier.upper())}
    return (
        rf"\(?(?:{'|'.join(sorted(names))}|\d{{1,2}}(?:st|nd|rd|th|\.?\s?gen\w{{0,8}}))\b|"
        rf"(?-i:{'|'.join(sorted(written))}|[IVX]{{1,4}}|[A-Z]{{1,4}}-?\d{{1,4}})\b|"
        r"\d{1,4}[a-z]{0,2}\b(?![.,]\d|\s{0,3}[^\W\d_])"
    )
