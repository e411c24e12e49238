"""Numbers in words: the values of the concepts `number.n3` (every day) and `amount.n40` (only where something is counted)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from emptor.lexicon.folding import fold
from emptor.lexicon.notation import canonical
from emptor.lexicon.source import concepts, phrases

EVERY_DAY = "number"
ANY = ("number", "amount")


def value_of(concept: str) -> int | None:
    """Return the number that a concept stands for; None for one that is not a number, such as `amount.and`."""
    written = concept.rpartition(".n")[2]
    return int(written) if written.isdigit() else None


@cache
def number_concepts(*families: str) -> tuple[str, ...]:
    """Return the concepts of some families that are numbers."""
    return tuple(name for family in families for name in concepts(family) if value_of(name) is not None)


@cache
def number_words(language: str | None, *families: str) -> Mapping[str, int]:
    """Return the words of numbers of some families with their values, folded and canonical; of all languages for None."""
    return MappingProxyType(
        {
            canonical(fold(phrase)): value
            for concept in number_concepts(*families)
            for phrase in phrases(concept, language)
            if (value := value_of(concept)) is not None
        }
    )
