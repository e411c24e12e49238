"""Which kind of thing a question is about, and by which words a page says that a product is of that kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from emptor.agents.questions.category_table import CATEGORY_TABLE, Category
from emptor.agents.questions.feature_table import LANGUAGES
from emptor.agents.questions.morphology import english_plural, english_singular, forms
from emptor.agents.questions.phrasebook import Phrasebook
from emptor.lexicon import fold, matcher
from emptor.utils.kept import kept_table

_CACHE = 256  # categories whose terms are kept: comparing with the whole table takes tens of milliseconds
_MIN_BASE_CHARS = 5  # of a name without the ending of its case
_MIN_COMPOUND_TAIL = 5  # letters of a German noun that may end a compound: Sportkopfhörer


@cache
def _names() -> dict[str, tuple[int, str]]:
    """Every name in natural spelling → the row of the table and the language it belongs to."""
    return kept_table("names of kinds", _named)


def _named() -> dict[str, tuple[int, str]]:
    known: dict[str, tuple[int, str]] = {}
    for row, category in enumerate(CATEGORY_TABLE):
        for language in LANGUAGES:
            for name in category.names(language):
                for form in sorted(forms(name, language)):
                    known.setdefault(form, (row, language))
    return known


def category_forms() -> Iterator[tuple[str, str]]:
    """Yield (language, name) of every kind of thing in natural spelling, singular and plural; the most common forms first."""
    for category in CATEGORY_TABLE:
        for language in LANGUAGES:
            yield from ((language, name) for name in category.names(language))
    yield from ((language, name) for name, (_, language) in _names().items())


@cache
def _book() -> Phrasebook:
    return Phrasebook(((name, name) for name in _names()), kept_as="kinds")


@cache
def _compounds() -> Phrasebook:
    nouns = (
        name
        for name, (_, language) in _names().items()
        if language == "de" and len(name) >= _MIN_COMPOUND_TAIL and " " not in name
    )
    return Phrasebook(((noun, noun) for noun in nouns), kept_as="compounds", prefixed=True)


def category_spans(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, language) for every known kind of thing named in folded text, in order."""
    spans = [(start, end, _names()[name][1]) for name, start, end in _book().find(folded)]
    for name, start, end in _compounds().find(folded):
        if not any(start < b and a < end for a, b, _ in spans):
            spans.append((start, end, _names()[name][1]))
    for match in matcher("category").find(folded):
        if not any(match.start < b and a < match.end for a, b, _ in spans):
            spans.append((match.start, match.end, match.languages[0]))
    yield from sorted(spans)


@lru_cache(maxsize=_CACHE)
def category_terms(category: str) -> frozenset[str]:
    """Return the lower-case words and phrases by which a page names this kind of thing.

    For a known kind: its synonyms and translations, singular and plural. For any other: the words themselves, singular and
    plural, joined and hyphenated. Accents stay as they are spelt; fold both sides before comparing.
    """
    phrase = " ".join(category.lower().split())
    if not phrase:
        return frozenset()
    rows = _rows_of(phrase)
    known = {term for row in rows for term in _row_terms(CATEGORY_TABLE[row])}
    return frozenset(known | _unknown_terms(phrase))


def names_of_category(category: str) -> dict[str, str]:
    """Return what a known kind of thing is called, by language; empty for a kind that stands in no table."""
    rows = sorted(_rows_of(" ".join(category.lower().split())))
    return {lang: names[0] for lang in LANGUAGES if rows and (names := CATEGORY_TABLE[rows[0]].names(lang))}


def _rows_of(phrase: str) -> frozenset[int]:
    """The rows of the table that the whole phrase, or the end of it, names."""
    names, folded = _names(), fold(phrase)
    if exact := _rows_by_name().get(folded):
        return exact
    ends = [(end - start, name) for name, start, end in _book().find(folded) if end == len(phrase)]
    ends += [(end - start, name) for name, start, end in _compounds().find(folded) if end == len(phrase)]
    if ends:
        return frozenset({names[max(ends)[1]][0]})
    bases = (phrase[:cut] for cut in (-1, -2) if len(phrase) + cut >= _MIN_BASE_CHARS)  # an inflected loan: Polish laptopa
    return next((frozenset({names[base][0]}) for base in bases if base in names), frozenset())


def is_same_kind(one: str, other: str) -> bool:
    """Whether two names are of one row, so that a page may call the thing by either: a drill and a cordless drill."""
    return bool(_rows_of(one.lower()) & _rows_of(other.lower()))


def name_another_kind(titles: Iterable[str], kind: str) -> bool:
    """Whether titles name known kinds of things, and none of them is `kind`."""
    folded = map(fold, titles)
    named = {title[start:end] for title in folded for start, end, _ in category_spans(title)}
    return bool(named) and not any(is_same_kind(one, kind) for one in named)


@cache
def _rows_by_name() -> dict[str, frozenset[int]]:
    """Every name in folded spelling → all rows of the table that list it."""
    rows: dict[str, set[int]] = {}
    for row, category in enumerate(CATEGORY_TABLE):
        for form in _row_terms(category):
            rows.setdefault(fold(form), set()).add(row)
    return {name: frozenset(listed) for name, listed in rows.items()}


@cache
def _row_terms(category: Category) -> frozenset[str]:
    return frozenset(form for language in LANGUAGES for name in category.names(language) for form in forms(name, language))


def _unknown_terms(phrase: str) -> set[str]:
    head, _, last = phrase.rpartition(" ")
    lead = f"{head} " if head else ""
    variants = {phrase, lead + english_singular(last), lead + english_plural(last)}
    if " " in phrase:
        variants |= {re.sub(r"[\s-]+", "-", v) for v in variants} | (
            {re.sub(r"[\s-]+", "", v) for v in variants} if phrase.count(" ") == 1 else set()
        )
    return variants | {v.replace("-", " ") for v in variants}
