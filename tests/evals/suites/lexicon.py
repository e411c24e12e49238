"""Words of the lexicon that no row of any suite has: nothing measures whether they are right."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tests.evals.frame import Figure, SuiteResult
from tests.evals.lexicon_use import Phrase, all_phrases, texts, used

TITLE = "Words of the lexicon that occur in no row of any suite"


def run() -> SuiteResult:
    """Look every phrase up in the rows of all suites. There are no halves: this measures the rows, not the product."""
    listed = all_phrases()
    found = used(listed, texts())
    figures = [
        _share("unused words", listed, found),
        *_grouped("unused words, concept", listed, found, lambda phrase: phrase.family),
    ]
    languages = _grouped("unused words, language", listed, found, lambda phrase: phrase.language)
    details = [f"{figure.name}: {figure.known:.3f} of {figure.rows[0]}" for figure in languages]
    return SuiteResult(tuple(figures), details=(*details, *_unused(listed, found)))


def _grouped(name: str, listed: list[Phrase], found: set[Phrase], group: Callable[[Phrase], str]) -> Iterable[Figure]:
    for key in sorted({group(phrase) for phrase in listed}):
        yield _share(f"{name} {key}", [phrase for phrase in listed if group(phrase) == key], found)


def _share(name: str, listed: list[Phrase], found: set[Phrase]) -> Figure:
    return Figure(name, sum(phrase not in found for phrase in listed) / len(listed), None, (len(listed), 0), lower_is_better=True)


def _unused(listed: list[Phrase], found: set[Phrase]) -> Iterable[str]:
    for language, concept in dict.fromkeys((phrase.language, phrase.concept) for phrase in listed):
        words = [p.text for p in listed if (p.language, p.concept) == (language, concept) and p not in found]
        if words:
            yield f"{language} {concept}: {', '.join(words)}"
