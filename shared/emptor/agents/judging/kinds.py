"""Which products of a job are of the kind asked for, in whatever language their pages are, and as many in a pack as asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from emptor.agents.judging.category import Fit, category_fit, is_extra, offering_of
from emptor.agents.resolving.asked import asked_names
from emptor.agents.resolving.model_names import ModelName, model_name, pack_of
from emptor.agents.resolving.sells import Sells
from emptor.agents.resolving.shared_words import kind_words, names_of, shared_words
from emptor.models.brief import Brief
from emptor.models.dossier import Dossier
from emptor.models.research import ReadPage

_PACKED = frozenset({"name", "title", "spec", "description"})


def of_kind(dossiers: Sequence[Dossier], pages: Sequence[ReadPage], brief: Brief) -> list[Dossier]:
    """Return the products that are what the question asks for.

    A product whose pages name the kind in two languages teaches the word of the second: with `Trekkingfiets Aster` and
    `Vélo de randonnée Aster` of one number, every `Vélo de randonnée` is one.
    """
    fits = [(d, category_fit(brief.category, d)) for d in dossiers]  # by place: a spare may bear its machine's name
    learned = _learned([d for d, fit in fits if fit is Fit.YES], shared_words(names_of(pages)), brief.language)
    found = [d for d, fit in fits if fit is not Fit.NO or (learned and _fits(d, brief, learned))]
    found += _packs_of(found, dossiers)
    if asked_names(brief) and not brief.category:
        found = [d for d in found if not is_extra(d, brief.question, asked_names(brief))] or found
    return _packed(found, brief)


def _fits(dossier: Dossier, brief: Brief, learned: frozenset[str]) -> bool:
    return category_fit(brief.category, dossier, learned) is not Fit.NO


def _packs_of(singles: Sequence[Dossier], dossiers: Iterable[Dossier]) -> list[Dossier]:
    """Packs whose names do not say the kind, of things that are of the kind: `Nimbus 15 Mini, set of 2`."""
    names = {d.name for d in singles}
    known = [model_name(d.name, d.brand or "") for d in singles]
    others = [(d, model_name(d.name, d.brand or "")) for d in dossiers if d.name not in names]
    return [d for d, parts in others if _is_plain_pack(parts) and any(_is_of(parts, single) for single in known)]


def _is_plain_pack(parts: ModelName) -> bool:
    return bool(parts.pack) and parts.offering.kind is Sells.PRODUCT


def _learned(dossiers: Iterable[Dossier], shared: frozenset[str], language: str) -> frozenset[str]:
    """The words by which pages of these products in other languages than the question's name their kind."""
    names = [
        text.text
        for d in dossiers
        if offering_of(d).kind is Sells.PRODUCT
        for text in d.texts
        if text.where == "name" and text.language not in {None, language}
    ]
    return frozenset(words for name in dict.fromkeys(names) if (words := kind_words(name, shared)))


def _packed(dossiers: list[Dossier], brief: Brief) -> list[Dossier]:
    """As many in a pack as the question says; where it says nothing, no pack of what is sold singly too."""
    if not (brief.category or asked_names(brief)):
        return dossiers
    asked = pack_of(brief.question)
    if asked:
        return [d for d in dossiers if _states_pack(d, asked)]
    parts = {d.name: model_name(d.name, d.brand or "") for d in dossiers}
    singles = [p for p in parts.values() if not p.pack]
    return [d for d in dossiers if not parts[d.name].pack or not any(_is_of(parts[d.name], single) for single in singles)]


def _states_pack(dossier: Dossier, asked: str) -> bool:
    return any(pack_of(text.text) == asked for text in dossier.texts if text.where in _PACKED)


def _is_of(pack: ModelName, single: ModelName) -> bool:
    """Whether a pack is several of a thing."""
    own = bool(pack.words or pack.codes) or set(pack.offering.head.split()) <= set(single.offering.head.split())
    return (
        own and pack.words <= single.words and (pack.codes, pack.tiers, pack.sizes) == (single.codes, single.tiers, single.sizes)
    )
