"""Which products of a job are of the kind asked for, in whatever language their pages are, and as many in a pack as asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from emptor.agents.judging.category import Fit, category_fit, is_extra, offering_of
from emptor.agents.judging.parts_beside import without_parts
from emptor.agents.resolving.asked import asked_names, is_model
from emptor.agents.resolving.cognates import are_cognates
from emptor.agents.resolving.meanings import meanings
from emptor.agents.resolving.model_names import ModelName, model_name, pack_of
from emptor.agents.resolving.naming import full_name
from emptor.agents.resolving.noun_numbers import words_in
from emptor.agents.resolving.sells import Sells, sells
from emptor.agents.resolving.shared_words import Named, kind_words, shared_runs, shared_words
from emptor.lexicon import fold
from emptor.models.brief import Brief, Op
from emptor.models.dossier import Dossier

_LESSONS = 3  # words that are learned from what words learned before have found
_PACKED = frozenset({"name", "title", "spec", "description"})


def of_kind(dossiers: Sequence[Dossier], named: Sequence[Named], brief: Brief) -> list[Dossier]:
    """Return the products that are what the question asks for.

    A product whose pages name the kind in two languages teaches the word of the second: with `Trekkingfiets Aster` and
    `Vélo de randonnée Aster` of one number, every `Vélo de randonnée` is one.
    """
    part = part_asked(brief)
    if part is not None:
        brief = brief.model_copy(update={"category": part})
    learned = kinds_learned(dossiers, named, brief)
    found = [d for d in dossiers if category_fit(brief.category, d, learned) is not Fit.NO and not _is_host(d, brief)]
    if brief.category and sells(brief.category).kind is Sells.PRODUCT:
        found = without_parts(found, brief)
    found += _packs_of(found, dossiers)
    if asked_names(brief) and not brief.category:
        found = [d for d in found if not is_extra(d, brief.question, asked_names(brief))] or found
    return _packed(found, brief)


def kinds_asked(dossiers: Sequence[Dossier], named: Sequence[Named], brief: Brief) -> frozenset[str]:
    """Return the names of the kind asked for: the question's, and those that the pages teach; none where no kind is asked for."""
    if not brief.category:
        return frozenset()
    return kinds_learned(dossiers, named, brief) | {fold(brief.category)}


def kinds_learned(dossiers: Sequence[Dossier], named: Sequence[Named], brief: Brief) -> frozenset[str]:
    """Return the words for the kind asked for that the job's pages teach; what one word finds may teach the next."""
    shared = shared_words(named)
    learned = _cognates(dossiers, shared, brief)
    for _ in range(_LESSONS):
        known = [d for d in dossiers if category_fit(brief.category, d, learned) is Fit.YES]
        before, learned = learned, learned | _words_for(known, named, shared, brief.language)
        if learned == before:
            break
    return learned


def _cognates(dossiers: Iterable[Dossier], shared: frozenset[str], brief: Brief) -> frozenset[str]:
    """Words that several makers' products bear in other languages, and that are the kind's own name in another spelling."""
    category = brief.category or ""
    return frozenset(
        run
        for dossier in dossiers
        if offering_of(dossier).kind is Sells.PRODUCT
        for text in dossier.texts
        if text.where == "name" and text.language and text.language != brief.language
        for run in shared_runs(text.text, shared)
        if are_cognates(category, run)
    )


def _packs_of(singles: Sequence[Dossier], dossiers: Iterable[Dossier]) -> list[Dossier]:
    """Packs whose names do not say the kind, of things that are of the kind: `Nimbus 15 Mini, set of 2`."""
    names = {d.name for d in singles}
    known = [model_name(d.name, d.brand or "") for d in singles]
    others = [(d, model_name(d.name, d.brand or "")) for d in dossiers if d.name not in names]
    return [d for d, parts in others if _is_plain_pack(parts) and any(_is_of(parts, single) for single in known)]


def part_asked(brief: Brief) -> str | None:
    """Return the part that a question asks for before the product that it is for, where the brief holds the product only.

    `filtro antical de repuesto para Belanrio Cirro K40` asks for the filter; the kettle is no answer.
    """
    wanted = sells(brief.question)
    if brief.category or wanted.kind is not Sells.ACCESSORY or not wanted.host:
        return None
    if not any(is_model(name, wanted.host) for name in asked_names(brief)):
        return None
    known = [said for said in meanings(wanted.head) if said.known]
    return wanted.head[known[0].start : known[-1].end] if known else wanted.head


def _is_host(dossier: Dossier, brief: Brief) -> bool:
    """Whether it is the product for which something is asked: a machine is never the answer where its part is wanted."""
    hosts = [value for c in brief.constraints if c.attribute == "fits" and c.hard and c.op is Op.HAS for value in c.values]
    hosts += asked_names(brief) if sells(brief.question).kind is Sells.ACCESSORY and brief.category else ()
    if not hosts or offering_of(dossier).kind is not Sells.PRODUCT:
        return False
    own = full_name(dossier.name, dossier.brand)
    return any(is_model(host, own) for host in hosts) and category_fit(brief.category, dossier) is not Fit.YES


def _is_plain_pack(parts: ModelName) -> bool:
    return bool(parts.pack) and parts.offering.kind is Sells.PRODUCT


def _words_for(dossiers: Iterable[Dossier], named: Sequence[Named], shared: frozenset[str], language: str) -> frozenset[str]:
    """The words by which pages of these products in other languages than the question's name their kind.

    The kind is what a name translates; words that a product bears in several languages are its model's, also where two makers
    have them: `Atlas`.
    """
    found: set[str] = set()
    for dossier in dossiers:
        if offering_of(dossier).kind is not Sells.PRODUCT:
            continue
        names = {text.text: text.language for text in dossier.texts if text.where == "name" and text.language}
        for name, spoken in names.items():
            others = [words_in(other) for other, also in names.items() if also != spoken]
            if spoken != language and others:
                found.add(kind_words(name, shared - frozenset().union(*others), named))
    return frozenset(found - {""})


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
