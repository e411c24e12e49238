"""What the product is called."""

from __future__ import annotations

import re
from functools import cache

from emptor.extract.context import Candidate, Context, marked, overlap, words
from emptor.extract.dom.names import named
from emptor.extract.dom.tree import Element
from emptor.extract.fields.field_marks import NameMark
from emptor.extract.sources.product import ProductNodes
from emptor.extract.wording import is_all, opening
from emptor.lexicon import phrases
from emptor.utils.text import comparable

_HALF = 0.5
_TWO = 2

MAX_NAME_CHARS = 300
_LONG_HEADING = 150  # a name is shorter
_EXTRA_WORDS = 5
_NOT_AT_ALL = 0.15
_HARDLY, _SAME = 0.45, 1.2  # of 1.5
_SENTENCE_WORDS = 3
_WORD = re.compile(r"\w+")
_SHORT_WORD = 3
_HAS_DIGIT = re.compile(r"\d")
_SITE = re.compile(r"\s{1,8}(?:[|–—»·:•-]|::|>)\s{1,8}|\s{1,8}\|\s{0,8}|\s{0,8}[»|]\s{1,8}")
_IS_BADGE = named("badge")
_TAIL = re.compile(r"\s{0,8}[:|–—-]\s{1,8}(?=[^:|–—-]{4,40}$)")
_PERCENTAGE = re.compile(r"[-−–+]?\s?\d{1,2}(?:[.,]\d)?\s?%(?:\s?\w{1,8})?")
_PRICE_TAIL = re.compile(r"\s{0,8}[-–—:|,]?\s{1,8}(?:[A-Z]{0,3}[$€£₹₽]\s?\d[\d.,]{0,24}|\d[\d.,]{0,24}\s?[€₽])\s{0,8}$")


def name_candidates(context: Context, nodes: ProductNodes) -> list[Candidate]:
    """Return possible names, best first: the heading a reader sees, the markup's name, the page's title without the site's."""
    found: list[Candidate] = []
    heading = context.heading
    if heading is not None:
        mark = NameMark.HEADING if len(heading[1]) <= _LONG_HEADING else NameMark.LONG_HEADING
        found.append(marked(_spaced(heading, context), context.dom.quote(heading[0]), "text", mark))
    if nodes.main is not None:
        value = nodes.main.text("name", "title")
        if value is not None and value.text:
            found.append(marked(value.text, value.quote, value.path, NameMark.MARKUP))
    for text, mark, path in (
        (context.metas.value("og:title"), NameMark.SHARED_TITLE, "meta:og:title"),
        (context.dom.title, NameMark.PAGE_TITLE, "css:title"),
    ):
        if text:
            found.append(marked(without_site(" ".join(text.split()), context), text, path, mark))
    usable = [c for c in found if c.value and len(c.value) <= MAX_NAME_CHARS]
    for candidate in usable:
        candidate.value = _PRICE_TAIL.sub("", _without_ends(candidate.value))
        others = [other for other in usable if other is not candidate]
        if others:
            if candidate.path == "text" and max(_agree(candidate.value, other.value) for other in others) < _NOT_AT_ALL:
                candidate.mark(NameMark.SLOGAN)
            agreement = sum(_agree(candidate.value, other.value) for other in others) / len(others)
            candidate.mark(NameMark.AGREES, agreement)
    ranked = sorted(usable, key=lambda candidate: -candidate.weight)
    fuller = _fuller(ranked, usable, context)
    return [fuller, *(c for c in ranked if c is not fuller)] if fuller is not None else ranked


@cache
def _small_words() -> frozenset[str]:
    return frozenset(phrases("name.small"))


@cache
def shop_words() -> frozenset[str]:
    """Return words of a page's title that speak of a shop and not of what it sells, folded."""
    return frozenset(map(comparable, phrases("name.shop")))


def _without_ends(name: str) -> str:
    """A name without `Details about` before it, or `| Data sheet` after it."""
    lead = opening(name, "name.lead")
    if lead is not None and lead.start == 0 and name[lead.end :].lstrip(" :"):
        name = name[lead.end :].lstrip(" :")
    tail = _TAIL.search(name)
    return name[: tail.start()] if tail and is_all(name[tail.end() :], "name.tail") else name


def _spaced(heading: tuple[Element, str], context: Context) -> str:
    """Return a heading's text. Its parts may be set apart by style alone: where the title has the words apart, they are."""
    text, apart = _without_badges(heading, context), context.dom.quote(heading[0])
    if text != heading[1]:
        return text
    if len(apart) == len(text):
        return text
    known = words(f"{context.page_title} {context.dom.title} {context.path}")
    return apart if len(words(apart) & known) > len(words(text) & known) else text


def _without_badges(heading: tuple[Element, str], context: Context) -> str:
    """Return a heading's text without what a shop has pinned onto it: a part named as a badge, or one that is a percentage."""
    element, text = heading
    runs = context.dom.texts[element.first : element.last]
    kept = [run for run in runs if run.element is element or not _is_badge(run.element, run.text)]
    return text if len(kept) in {0, len(runs)} else " ".join("".join(run.flow for run in kept).split())


def _is_badge(element: Element, text: str) -> bool:
    return _IS_BADGE(element.name) or _PERCENTAGE.fullmatch(text.strip()) is not None


def _fuller(ranked: list[Candidate], usable: list[Candidate], context: Context) -> Candidate | None:
    """A heading often leaves out a brand that the page's title gives: of two names that agree, the fuller is taken."""
    heading = next((c for c in usable if c.path == "text"), None)
    if heading is None or len(heading.value) > _LONG_HEADING:
        return None
    if heading is not ranked[0] and _agree(heading.value, ranked[0].value) < _NOT_AT_ALL:
        return None  # the heading is a slogan, and weighs less
    if (title := _unlike_titles(heading, usable) or _in_address(heading, usable, context)) is not None:
        return title
    base, small = words(heading.value), _small_words()
    if len(base - small) < _TWO:
        small = frozenset()  # `The Willow` is not called Willow
    for candidate in usable:
        if candidate.path not in {"meta:og:title", "css:title"}:
            continue
        got = words(candidate.value)
        if (
            base - small < got
            and len(got - _small_words()) <= len(base - _small_words()) + _EXTRA_WORDS
            and not (got - base) & shop_words()
            and not _ends_in_site(candidate.value, base, context)
            and not candidate.value.startswith(f"{heading.value}:")  # `Era 100: The Next-Gen Speaker`
        ):
            return candidate.mark(NameMark.FULLER)
    return heading.mark(NameMark.HEADING_STANDS)


def _unlike_titles(heading: Candidate, usable: list[Candidate]) -> Candidate | None:
    """Return the page's title when the heading says something else than all other names, and these agree."""
    titles = [c for c in usable if c.path in {"meta:og:title", "css:title"}]
    if len(words(heading.value)) < _SENTENCE_WORDS or len(titles) < _TWO or _agree(titles[0].value, titles[1].value) < _SAME:
        return None
    unlike = all(_agree(heading.value, other.value) < _HARDLY for other in usable if other is not heading)
    return titles[0].mark(NameMark.TITLES_AGREE) if unlike else None


def _in_address(heading: Candidate, usable: list[Candidate], context: Context) -> Candidate | None:
    """Return the page's title or the markup's name when the address says it, and the heading is unlike both: a shop's slogan."""
    path = words(re.sub(r"[-_+/.]", " ", context.path))
    if words(heading.value) & path:
        return None
    for candidate in usable:
        said = words(candidate.value) & path
        if candidate is not heading and len(said) >= _TWO and _agree(heading.value, candidate.value) < _NOT_AT_ALL:
            return candidate.mark(NameMark.IN_ADDRESS)
    return None


def _ends_in_site(name: str, base: frozenset[str], context: Context) -> bool:
    """At its beginning a word of the shop's name is the brand; at the end it is the shop."""
    last = [word for word in _WORD.findall(comparable(name)) if len(word) > _TWO][-2:]
    return (bool(last) and last[-1] in context.host) or any(word not in base and word in context.host for word in last)


def _agree(one: str, other: str) -> float:
    """Shared words, less for what one has too much."""
    a, b = words(one), words(other)
    return len(a & b) / max(len(a), len(b), 1) + 0.5 * overlap(one, other)


def without_site(title: str, context: Context) -> str:
    """Return a page's title without the name of the site at its end or beginning."""
    parts = [part for part in _SITE.split(title) if part and part.strip()]
    if len(parts) < _TWO:
        return title
    site = words(context.metas.value("og:site_name")) | set(re.split(r"[.-]", context.host))
    kept = [part for part in parts if not (words(part) and words(part) <= site)]
    if len(kept) == len(parts) and any(len(word) > _SHORT_WORD and word in context.host for word in words(parts[-1])):
        kept.pop()  # `Acme (855) 742-4174`
    heading = context.heading[1] if context.heading else ""
    if heading and len(kept) > 1 and overlap(heading, title) >= _HALF:
        kept = [part for part in kept if overlap(part, heading) >= _HALF] or kept[:1]
    elif len(kept) == len(parts) and len(kept) > 1 and not _HAS_DIGIT.search(kept[-1]):
        kept = kept[:-1]  # a site that nothing else names; an amount or a size is part of the name
    joined = kept[0] if kept else parts[0]
    first, last = title.find(joined), title.find(kept[-1]) + len(kept[-1]) if kept else 0
    return title[first:last] if kept and last > first >= 0 else joined
