"""Which phrases of the lexicon occur in the rows of the suites.

A phrase counts as used where a row in its own language has it. Rows are questions, names, passages, made-up pages and sentences.
The real pages of the suite `pages` are left out: they are not part of the repository. So are made-up webs: of 41,000 phrases they
had 20 that no row has, for half of the suite's time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import lxml.html

from emptor.lexicon import Matcher, fold
from emptor.lexicon.matcher import Entry
from emptor.lexicon.source import read_toml
from tests.evals.cases import cases
from tests.evals.rows import read_rows
from tests.evals.sentences import rows as sentence_rows
from tests.evals.words import rows as word_rows

ANY_LANGUAGE = "mul"  # phrases that are written alike everywhere
ENDINGS = "clause.ending"  # concepts of parts of words
LABELS = frozenset({"says", "same", "kind", "topic", "wording", "where", "language", "languages", "reading", "url"})
UNSEEN_TAGS = ("script", "style", "template")


class Phrase(NamedTuple):
    """One phrase of a data file."""

    language: str
    concept: str
    text: str

    @property
    def family(self) -> str:
        """The table of the file that it stands in, such as `stock`."""
        return self.concept.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Text:
    """Words of a row, and the languages that they are in; none where the row does not say."""

    words: str
    languages: frozenset[str]


def all_phrases() -> list[Phrase]:
    """Return every phrase of every language."""
    return [Phrase(lang, name, text) for lang, named in read_toml().items() for name, texts in named.items() for text in texts]


def used(listed: Iterable[Phrase], texts: Iterable[Text]) -> set[Phrase]:
    """Return the phrases that occur in a text of their language."""
    by_key = {"\t".join(phrase): phrase for phrase in listed}
    matcher = Matcher(Entry(key, phrase.language, _written(phrase)) for key, phrase in by_key.items())
    found: set[Phrase] = set()
    for text in texts:
        hits = {by_key[match.key] for match in matcher.all(fold(text.words))}
        found |= {phrase for phrase in hits if not text.languages or phrase.language in text.languages | {ANY_LANGUAGE}}
    return found


def _written(phrase: Phrase) -> str:
    """As it stands in a text: an ending has a word before it."""
    return f"*{phrase.text}" if phrase.concept.startswith(ENDINGS) else phrase.text


def texts() -> Iterator[Text]:
    """Return the words of all rows of all suites."""
    for row in read_rows("briefs"):
        yield Text(row["question"], frozenset(row["languages"]))
    for row in read_rows("polarity"):
        yield Text(_joined(row), frozenset({row["language"]}))
    for row in read_rows("identity"):
        yield from (Text(_joined(page), frozenset({page["language"]})) for page in row["pages"])
    for case in cases():
        yield _page(case.source)
    for sentence in sentence_rows():
        yield Text(sentence.wording, frozenset({sentence.language}))
    for word in word_rows():
        edged = f"| {word.word.replace('-', ' ')} |" if word.reader == "name of an element" else word.text
        yield Text(edged, frozenset({word.language}))


def _page(source: str) -> Text:
    tree = lxml.html.document_fromstring(source.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))  # feeds declare one
    for element in list(tree.iter(*UNSEEN_TAGS)):
        element.drop_tree()
    declared = str(tree.get("lang") or "")
    words = " | ".join(part.strip() for part in tree.itertext() if part.strip())
    return Text(words, frozenset({declared.partition("-")[0]} - {""}))


def _joined(value: Any) -> str:
    if isinstance(value, dict):
        return " | ".join(_joined(part) for name, part in value.items() if name not in LABELS)
    if isinstance(value, list):
        return " | ".join(map(_joined, value))
    return str(value)
