"""Faults put into words and marks on purpose: does a suite of `make eval` see them? `python -m tests.evals.mutations`

A seed draws the faults, one of each kind: a phrase of the lexicon dropped, misspelled, or put into another concept of its family,
each in a family and a language of its own; the points of two marks exchanged. For each, the suites run in a process of their own,
the quickest first, until one misses a floor. A fault that none sees asks for rows of its kind in a suite.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

WORDS = "words"
SUITES = (WORDS, "polarity", "cases", "identity", "briefs", "sentences", "conversations", "gathered", "pages", "webs")
SEED = 10
DROP, MISSPELL, MOVE, SWAP = "drop", "misspell", "move", "swap"
# The families that a seed takes a phrase of, and what is done to it. Features, categories and words of attributes are most of the
# lexicon, so a draw from all phrases would be of little else.
DRAWN = (
    *((DROP, family) for family in ("negation", "stock", "price", "number", "month", "tier", "condition", "demand", "sells")),
    *((MISSPELL, family) for family in ("section", "button", "clause", "affirming")),
    *((MOVE, family) for family in ("comparator", "superlative", "stock")),
)
SWAPPED = 3
UNIT = "unit"  # the place of a fault in the table of units
TABLES = ("price_marks.POINTS", "field_marks.NAME_POINTS", "field_marks.BRAND_POINTS", "field_marks.STOCK_POINTS")
MISSPELLED = "zqx"  # put before a phrase, so that no text has it
PROCESSES = 2
Lexicon = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Mutation:
    """One fault.

    Attributes:
        kind: `drop` or `misspell` of a phrase, `move` of a phrase to another concept, or `swap` of the points of two marks.
        place: language and concept of the phrase, and where it moves to; `unit` and its symbol; the table of the marks.
        objects: the phrase, or the names of the two marks.
    """

    kind: str
    place: tuple[str, ...]
    objects: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.kind} {' / '.join(repr(name) for name in self.objects)} ({' '.join(self.place)})"


_DROPPED_BY_HAND = (
    ("nl", "negation.no", "geen"), ("pt", "negation.not", "não"), ("fr", "negation.lack", "sans"),
    ("it", "stock.out", "non disponibile"), ("pl", "stock.in", "na stanie"), ("fr", "comparator.at-most", "moins de"),
    ("es", "comparator.at-least", "al menos"), ("pl", "superlative.price.min", "najtańszy"), ("es", "number.n3", "tres"),
    ("en", "amount.n100", "hundred"), ("mul", "tier.name.lite", "lite"), ("de", "price.net", "zzgl. mwst"),
    ("fr", "price.tax", "taxes"), ("it", "month.m05", "maggio"), ("de", "price.unit", "kilo"), ("de", "sells.part", "ersatzteil"),
    ("en", "joint.range", "to"),
)  # fmt: skip
# One fault of each kind that matters, in different languages: from a dropped denial to two marks of a price.
BY_HAND = (
    *(Mutation(DROP, (language, concept), (phrase,)) for language, concept, phrase in _DROPPED_BY_HAND),
    Mutation(MISSPELL, ("fr", "section.related"), ("articles similaires",)),
    Mutation(MISSPELL, ("nl", "button.into-basket"), ("in winkelwagen",)),
    Mutation(SWAP, ("price_marks.POINTS",), ("list price", "said to be the price")),
)


def draw(seed: int) -> list[Mutation]:
    """Return the faults of a seed: the same ones as long as lexicon and marks stay the same."""
    from emptor.lexicon.source import read_toml  # noqa: PLC0415 - a trial patches it before anything else is loaded

    chance = random.Random(seed)
    rows = [(lang, name, text) for lang, named in read_toml().items() for name, texts in named.items() for text in texts]
    drawn: list[Mutation] = []
    for kind, family in DRAWN:
        row = _of_another_language(chance, [row for row in rows if row[1].startswith(f"{family}.")], drawn)
        drawn.append(_moved(chance, row, rows) if kind == MOVE else _phrase(kind, row))
    drawn.append(_unit(chance))
    return drawn + [_swap(chance, TABLES[number % len(TABLES)]) for number in range(SWAPPED)]


def mutated(lexicon: Lexicon, mutation: Mutation) -> Lexicon:
    """Return the lexicon with the fault in it, in each language that has the phrase: pages are read with the words of all."""
    _, concept, *other = mutation.place
    (phrase,) = mutation.objects
    faulty = dict(lexicon)
    for language, named in lexicon.items():
        if phrase in named.get(concept, ()):
            kept = [text for text in named[concept] if text != phrase]
            added = {name: [*named.get(name, ()), phrase] for name in other}
            faulty[language] = {**named, concept: [*kept, MISSPELLED + phrase] if mutation.kind == MISSPELL else kept, **added}
    return faulty


def trial(mutation: Mutation, suites: Sequence[str]) -> str:
    """Return which suite saw the fault, and by which figure; empty where none did. For a fresh process: nothing is loaded yet."""
    _apply(mutation)
    from tests.evals import floors  # noqa: PLC0415 - loaded with the fault in place
    from tests.evals.runner import run_suite  # noqa: PLC0415 - loaded with the fault in place

    pinned = floors.read()
    if WORDS in suites and (misread := _misread(mutation)):
        return f"{WORDS}: {misread}"
    for name in suites:
        if name == WORDS and mutation.kind != SWAP:  # its rows that have the phrase were read
            continue
        run = run_suite(name)
        if run.error:
            return f"{name}: {run.error.strip().splitlines()[-1]}"
        short = floors.shortfalls(name, run.result, pinned) if run.result is not None else []
        if short:
            return f"{name}: {short[0].figure}"
    return ""


def main(arguments: list[str] | None = None) -> int:
    """Print each fault and the suite that sees it; return how many no suite saw."""
    parser = argparse.ArgumentParser(description="Put faults into words and marks, and see which suite notices.")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", type=int, nargs="*", help="the numbers of the faults to try, from 1")
    parser.add_argument("--suites", nargs="*", default=SUITES)
    parser.add_argument("--by-hand", action="store_true", help="try the twenty faults that were chosen, not those of a seed")
    asked = parser.parse_args(arguments)
    faults = BY_HAND if asked.by_hand else draw(asked.seed)
    numbered = [(n, fault) for n, fault in enumerate(faults, start=1) if not asked.only or n in asked.only]
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=fresh, max_tasks_per_child=1) as pool:
        trials = [(n, fault, pool.submit(trial, fault, asked.suites)) for n, fault in numbered]
        seen = [_told(n, fault, running.result()) for n, fault, running in trials]
    print(f"{sum(seen)} of {len(seen)} faults were seen")
    return len(seen) - sum(seen)


def _misread(mutation: Mutation) -> str:
    """Of the rows of the suite `words` about the phrase, the first that no longer holds: the whole suite takes longer."""
    from tests.evals import words  # noqa: PLC0415 - loaded with the fault in place
    from tests.evals.word_rows import forms  # noqa: PLC0415 - loaded with the fault in place

    if mutation.kind == SWAP:
        return ""
    plain = next(forms(mutation.objects[0])).casefold()
    return next((row.text for row in words.rows() if row.word.casefold() == plain and not words.holds(row)), "")


def _told(number: int, mutation: Mutation, by: str) -> bool:
    print(f"{number:>3}  {mutation}: {by or 'NOT SEEN'}", flush=True)
    return bool(by)


def _phrase(kind: str, row: tuple[str, str, str]) -> Mutation:
    return Mutation(kind, row[:2], row[2:])


def _of_another_language(
    chance: random.Random, rows: Sequence[tuple[str, str, str]], drawn: Sequence[Mutation]
) -> tuple[str, str, str]:
    """A phrase in a language that the fewest faults so far are in, so that a draw is not of the largest files alone."""
    before = Counter(fault.place[0] for fault in drawn)
    languages = sorted({row[0] for row in rows})
    fewest = min(before[language] for language in languages)
    language = chance.choice([language for language in languages if before[language] == fewest])
    return chance.choice([row for row in rows if row[0] == language])


def _moved(chance: random.Random, row: tuple[str, str, str], rows: Iterable[tuple[str, str, str]]) -> Mutation:
    """The phrase in another concept of its family that its language has."""
    language, concept, phrase = row
    family = concept.partition(".")[0]
    others = sorted({name for lang, name, _ in rows if lang == language and name.startswith(f"{family}.")} - {concept})
    return Mutation(MOVE, (language, concept, chance.choice(others)), (phrase,)) if others else _phrase(DROP, row)


def _unit(chance: random.Random) -> Mutation:
    from emptor.utils.units_table import UNITS  # noqa: PLC0415 - a trial patches it before anything else is loaded

    unit = chance.choice([unit for unit in UNITS if unit.words])
    return Mutation(DROP, (UNIT, unit.symbol), (chance.choice(unit.words),))


def _swap(chance: random.Random, table: str) -> Mutation:
    points = _table(table)
    marks = sorted(mark for mark in points if points[mark])
    first = chance.choice(marks)
    second = chance.choice([mark for mark in marks if points[mark] != points[first]])
    return Mutation(SWAP, (table,), (str(first), str(second)))


def _apply(mutation: Mutation) -> None:
    if mutation.kind == SWAP:
        points = _table(mutation.place[0])
        first, second = (next(mark for mark in points if str(mark) == name) for name in mutation.objects)
        points[first], points[second] = points[second], points[first]
        return
    if mutation.place[0] == UNIT:
        _without_word(mutation.place[1], mutation.objects[0])
        return
    from emptor.lexicon import source  # noqa: PLC0415 - before anything has read the lexicon

    lexicon = mutated(source.read_toml(), mutation)
    source.read_toml = lambda: lexicon  # type: ignore[assignment]  # in a process of its own
    source._read_once = lambda: lexicon  # type: ignore[assignment]


def _without_word(symbol: str, word: str) -> None:
    """Drop a word from the table of units, which is read once the lexicon is in place."""
    from emptor.utils import units_table  # noqa: PLC0415 - before anything has read the table

    units_table.UNITS = tuple(
        unit._replace(words=tuple(name for name in unit.words if name != word)) if unit.symbol == symbol else unit
        for unit in units_table.UNITS
    )


def _table(name: str) -> dict[Any, float]:
    from emptor.extract.fields import field_marks, price_marks  # noqa: PLC0415 - they read no word

    module, table = name.split(".")
    found: Mapping[str, Any] = {"field_marks": field_marks, "price_marks": price_marks}
    points: dict[Any, float] = getattr(found[module], table)
    return points


if __name__ == "__main__":
    sys.exit(main())
