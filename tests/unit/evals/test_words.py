"""The suite `words`: each word of the lexicon must do its work in a text, and a row notices when it no longer does."""

from __future__ import annotations

import functools
import gc
from collections.abc import Callable, Iterator, Mapping

import pytest

from emptor.lexicon import source
from tests.evals.words import Row, holds, rows

Lexicon = dict[str, dict[str, tuple[str, ...]]]


@pytest.fixture
def change(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Lexicon], None]]:
    """Puts another lexicon in the place of today's."""

    def put(changed: Mapping[str, Mapping[str, tuple[str, ...]]]) -> None:
        monkeypatch.setattr(source, "_all", lambda: changed)
        _clear()

    yield put
    monkeypatch.undo()
    _clear()


def _clear() -> None:
    gc.unfreeze()  # where a program was warmed in this process, the collector does not show what it froze
    for kept in gc.get_objects():
        if isinstance(kept, functools._lru_cache_wrapper) and kept.__module__.startswith(("emptor.", "tests.evals.")):
            kept.cache_clear()


def _moved(language: str, word: str, start: str, end: str | None) -> Lexicon:
    """Today's lexicon with one word taken out of a concept and, unless `end` is None, put into another."""
    changed = {lang: dict(named) for lang, named in source._all().items()}
    changed[language][start] = tuple(other for other in changed[language][start] if other != word)
    if end is not None:
        changed[language][end] = (*changed[language].get(end, ()), word)
    return changed


@pytest.mark.parametrize(("reader", "language", "word", "start", "end"), [
    ("stock", "de", "ausverkauft", "stock.out", "stock.in"),
    ("stock", "pl", "dostępna", "stock.in", None),
    ("answer", "pl", "brak", "negation.answer-no", "negation.answer-yes"),
    ("polarity", "nl", "zonder", "negation.lack", None),
    ("prices", "it", "prezzo pieno", "price.former", "price.now"),
    ("button", "fr", "acheter", "button.buy", None),
    ("question", "it", "inferiore a", "comparator.at-most", "comparator.at-least"),
    ("name of an element", "mul", "*modal*", "markup.zone-overlay", "markup.zone-related"),
])  # fmt: skip
def test_a_word_that_is_dropped_or_moved_fails_its_rows(
    change: Callable[[Lexicon], None], reader: str, language: str, word: str, start: str, end: str | None
) -> None:
    """The rows do not ask the lexicon what a word means."""
    own = [row for row in rows() if (row.reader, row.language, row.word) == (reader, language, word.strip("*"))]
    assert own
    assert all(holds(row) for row in own)
    change(_moved(language, word, start, end))
    assert not all(holds(row) for row in own)


def test_a_row_whose_frame_says_it_all_does_not_hold() -> None:
    """`sold out` says it without the word: such a row would prove nothing."""
    assert not holds(Row("en", "stock", "sold out _", "OutOfStock", "today"))
    assert holds(Row("en", "stock", "_", "OutOfStock", "sold out"))
