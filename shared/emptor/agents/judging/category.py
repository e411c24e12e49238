"""Is it the kind of thing the buyer asked for, and not something for it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from emptor.agents.questions.category import category_terms, name_another_kind
from emptor.agents.resolving.meanings import NOUN_FIRST, is_of_kind, is_part_of_kind, says_spare
from emptor.agents.resolving.noun_numbers import names, words_in
from emptor.agents.resolving.sells import Offering, Sells, is_spares_shelf, pieces, sells, shelf_of
from emptor.lexicon import fold, matcher
from emptor.lexicon.models import tiers
from emptor.lexicon.worded import Worded
from emptor.models.dossier import Dossier

_NAMING = frozenset({"name", "category", "title"})
_NAMED_IN = frozenset({"name", "category", "title", "description", "spec", "body"})
_OFTEN = 3  # sentences of the page that name the kind of thing; one may speak of what goes with it
_PARTS = "part"  # of the lexicon: names of spare parts and accessories
_CACHE = 256  # patterns of categories
_NOUN_CHARS = 3  # letters of a word that can say which part is wanted: `bed` of `bed sheet`
_TOKEN = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W\d_]{3}")
_JOINED = re.compile(r"-[^\W\d_]{3,}")  # the rest of a compound: `Allesschneider-Messer`
_OF = Worded(r"(?<![^\W_])(?:«grammar.within-noun»|«grammar.elided»)['’\s]\s{0,8}$")
_NOT_THE_THING = frozenset({Sells.ACCESSORY, Sells.BUNDLE, Sells.SERVICE, Sells.REMAINS})


class _Kind(NamedTuple):
    """A kind of thing: the words that name it, and those of the question, whose endings may change."""

    terms: frozenset[str]
    asked: str


class Fit(StrEnum):
    YES = "yes"
    LIKELY = "likely"  # only the surroundings say so
    NO = "no"


def category_fit(category: str | None, dossier: Dossier, learned: frozenset[str] = frozenset()) -> Fit:
    """Judge by what is sold, then by name, breadcrumb and title, then by how often the page names the kind of thing.

    What is for another product, is a service or only what is left of a product fits where its own kind is asked for.

    Args:
        category: the kind of thing asked for.
        dossier: the product.
        learned: folded words by which pages in other languages name that kind, as far as the job has learned them.
    """
    if not category:
        return Fit.LIKELY
    terms = _Kind(frozenset(fold(term) for term in category_terms(category)) | learned, fold(category).strip())
    name = next((t.text for t in dossier.texts if t.where == "name"), dossier.name)
    shelf = _shelf(dossier, name)
    offering, wanted = offering_of(dossier), sells(category)
    spare = is_spares_shelf(shelf) and wanted.kind is Sells.PRODUCT  # under the machine's own name
    heads = any(_heads(category, one, terms, language) for one, language in _offerings(dossier, offering))
    if (not spare and heads) or _is_called(dossier, offering, terms):
        return Fit.YES
    if wanted.kind in _NOT_THE_THING:  # `Trekkingräder` ends like a spare part
        fits = _is_part(wanted, offering) and _says_which(wanted, offering, dossier)
        return Fit.YES if fits or _means(category, offering, dossier) else Fit.NO
    if spare or offering.kind in _NOT_THE_THING or _is_said_of_another(name, offering, terms):
        return Fit.NO
    texts = (t for t in dossier.texts if t.where in _NAMING and not (t.where == "name" and offering.host))
    own = fold(name) if not offering.host else offering.head
    if _is_named(own, terms) or any(_is_named(fold(t.text), terms) for t in texts) or _means(category, offering, dossier):
        return Fit.YES
    named = sum(_is_named(fold(t.text), terms) for t in dossier.texts if t.where in {"description", "body"})
    titles = (t.text for t in dossier.texts if t.where in {"name", "title"})  # reviews of headphones speak of their microphone
    return Fit.LIKELY if named >= _OFTEN and not name_another_kind(titles, category) else Fit.NO


def _is_said_of_another(name: str, offering: Offering, terms: _Kind) -> bool:
    """Whether a name has the kind only as what it is for, of or a part of.

    `Ölpapier für Aktenvernichter`, `courroie de platine vinyle`, `Allesschneider-Messer`.
    """
    places = list(_places(name, terms))
    if not places:
        return False
    if offering.host and not _is_named(offering.head, terms):
        return _is_named(offering.host, terms)
    return all(_is_complement(name, start, end) for start, end in places)


def _places(name: str, kind: _Kind) -> Iterator[tuple[int, int]]:
    """Where a name has the words of a kind, as characters of the folded name."""
    folded = fold(name)
    tokens = [m.span() for m in _TOKEN.finditer(folded)]
    words = [folded[start:end] for start, end in tokens]
    asked = words_in(kind.asked)
    for last in set(names(asked, words)):
        first = max(0, last - len(asked))
        yield tokens[first][0], tokens[last - 1][1]
    if kind.terms:
        yield from (m.span() for m in _pattern(kind.terms, at_end=False).finditer(folded))


def _is_complement(name: str, start: int, end: int) -> bool:
    """Whether a kind's name stands behind an `of` that follows a noun, or begins a compound with a hyphen."""
    folded = fold(name)
    joined = _JOINED.match(name, end)
    if joined is not None and folded[end + 1 : joined.end()] not in tiers():
        return True
    before = _OF.search(folded[:start])
    return before is not None and _WORD.search(folded, 0, before.start()) is not None


def _is_called(dossier: Dossier, offering: Offering, terms: _Kind) -> bool:
    """Whether a page sells the product under its model's name with the kind beside it."""
    names_on_pages = (text.text for text in dossier.texts if text.where == "name")
    return offering.kind is Sells.PRODUCT and not offering.host and any(_is_apposition(name, terms) for name in names_on_pages)


def _offerings(dossier: Dossier, offering: Offering) -> list[tuple[Offering, str | None]]:
    """What the pages say that they sell, with their languages; the first page's alone where they disagree about its kind."""
    named = [(_of(dossier, sells(t.text, brand=dossier.brand or "")), t.language) for t in dossier.texts if t.where == "name"]
    agree = len({one.kind for one, _ in named}) == 1
    return [(offering, named[0][1] if named else None), *(named if agree else [])]


def _heads(category: str, offering: Offering, terms: _Kind, language: str | None) -> bool:
    """Whether what is sold is named by the kind itself, be it a product or a part that is asked for.

    A part's noun begins its name in Romance languages: `protège-matelas` is no mattress.
    """
    if offering.kind is Sells.PRODUCT:
        return _is_named(offering.head, terms, at_end=True)
    if offering.kind is not Sells.ACCESSORY:
        return False
    if is_part_of_kind(category, offering.head):
        return True
    if says_spare(offering.head) and not says_spare(category):
        return False
    if language in NOUN_FIRST:
        return _begins(offering.head, terms)
    return _is_named(offering.head, terms, at_end=True)


def _is_apposition(name: str, kind: _Kind) -> bool:
    """Whether a part of the name between dashes or commas is the kind and nothing else: `Clarholm Orbit – punching bag`."""
    asked = words_in(kind.asked)
    parts = map(words_in, pieces(name)[1:])
    return any(len(part) in names(asked, part) and len(part) <= len(asked) + 1 for part in parts)


def _begins(head: str, kind: _Kind) -> bool:
    tokens, asked = words_in(head), words_in(kind.asked)
    by_table = bool(kind.terms) and _pattern(kind.terms, at_end=False).match(head) is not None
    return by_table or any(names(asked, tokens[: len(asked)]))


def _means(category: str, offering: Offering, dossier: Dossier) -> bool:
    """Whether a product's name says the kind in other words or in another language."""
    if offering.kind is not Sells.PRODUCT:
        return False
    named = [(t.text, t.language) for t in dossier.texts if t.where == "name"] or [(dossier.name, None)]
    return any(is_of_kind(category, sells(name).head or offering.head, language) for name, language in named)


def is_extra(dossier: Dossier, question: str, names: Iterable[str]) -> bool:
    """Whether it is something for a product, or a product with others, that a question naming the product does not ask for."""
    offering = offering_of(dossier)
    model = {*_letters(dossier.brand or ""), *(word for name in names for word in _letters(name))}
    own, asked = _letters(offering.head) - model, _letters(question) - model
    return offering.kind in _NOT_THE_THING and not own & asked


def _letters(text: str) -> set[str]:
    """The words of a text without its figures."""
    return set(re.findall(r"[^\W\d_]+", fold(text)))


def offering_of(dossier: Dossier) -> Offering:
    """Return what the product's pages sell, by its name and the shelf it stands on."""
    name = next((t.text for t in dossier.texts if t.where == "name"), dossier.name)
    return _of(dossier, sells(name, _shelf(dossier, name), dossier.brand or ""))


def _of(dossier: Dossier, offering: Offering) -> Offering:
    """What a name says is sold, unless the product's pages say that it is made for what the name names."""
    extra = dossier.for_another and offering.kind is Sells.PRODUCT
    return offering._replace(kind=Sells.ACCESSORY) if extra else offering


def _shelf(dossier: Dossier, name: str) -> str:
    crumbs = next((t.text for t in dossier.texts if t.where == "category"), "")
    return shelf_of(crumbs.split(" > "), name) if crumbs else ""


def _is_part(wanted: Offering, offering: Offering) -> bool:
    """Whether a page sells the part that is wanted: by its noun, or by the same part's name in another language."""
    if _is_named(offering.head, _Kind(frozenset({_noun(wanted)}), _noun(wanted))) or is_part_of_kind(wanted.head, offering.head):
        return True
    asked = {m.key for m in matcher(_PARTS).all(wanted.head)}
    return bool(asked & {m.key for m in matcher(_PARTS).all(offering.head)})


def _says_which(wanted: Offering, offering: Offering, dossier: Dossier) -> bool:
    """Whether the page names all that the wanted part is called by: a `silicone sheet` is no `bed sheet`.

    A name in another language is known by its meaning; what it is for may stand for the first words of its name.
    """
    words = wanted.head.split()[:-1]
    if wanted.host or offering.host or not words or is_part_of_kind(wanted.head, offering.head):
        return True
    said = fold(" ".join((offering.head, offering.host, *(t.text for t in dossier.texts if t.where in _NAMED_IN))))
    return all(_is_named(said, _Kind(frozenset({word}), word)) for word in words if len(word) >= _NOUN_CHARS)


def _noun(wanted: Offering) -> str:
    """The noun of a kind of accessory: `sleeve` of `laptop sleeve`."""
    return wanted.head.split()[-1]


def _is_named(text: str, kind: _Kind, *, at_end: bool = False) -> bool:
    if kind.terms and _pattern(kind.terms, at_end=at_end).search(text) is not None:
        return True
    tokens = words_in(text)
    return any(end == len(tokens) or not at_end for end in names(words_in(kind.asked), tokens))


@lru_cache(maxsize=_CACHE)
def _pattern(terms: frozenset[str], *, at_end: bool) -> re.Pattern[str]:
    listed = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?<![a-z0-9])(?:{listed})(?:e?s)?(?![a-z0-9])" + (r"\W*$" if at_end else ""))
