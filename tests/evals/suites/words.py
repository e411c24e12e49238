"""Words of the lexicon, each in a short text of its own: does the product read what the word says?

Rows stand in `data/words.jsonl`; `tests/evals/words.py` explains them. There are no halves: nothing is tuned on these rows. They
hold today's readings, so that a word that is dropped, moved to another concept or shadowed by another is seen.
"""

from __future__ import annotations

from collections import defaultdict

from tests.evals.frame import Failure, Figure, Split, SuiteResult
from tests.evals.words import Row, holds, read, rows, update_rows

TITLE = "words: each word of the lexicon in use"


def run() -> SuiteResult:
    """Read every row, and count by reader what holds."""
    outcomes: dict[str, list[bool]] = defaultdict(list)
    failures: list[Failure] = []
    for row in rows():
        right = holds(row)
        outcomes[f"reader: {row.reader}"].append(right)
        if not right:
            failures.append(_failure(row))
    figures = [Figure(name, sum(found) / len(found), None, (len(found), 0)) for name, found in sorted(outcomes.items())]
    rows_read = sum(map(len, outcomes.values()))
    wrong = Figure("words misread, number", float(len(failures)), None, (rows_read, 0), lower_is_better=True)  # one is too many
    return SuiteResult((wrong, *figures), tuple(failures))


def update() -> None:
    """Pin today's readings; the diff of `data/words.jsonl` shows what changed."""
    update_rows()


def _failure(row: Row) -> Failure:
    return Failure(Split.KNOWN, row.text, f"{row.language}, {row.reader}", row.says, read(row.reader, row.text))
