"""Rows for the words of a language that no row uses yet: `python -m tests.evals.word_rows LANG`

Each word is put into the frames that other languages have for words of its concept. Where the product reads there what it reads
for the others, and would not without the word, a row is written to `data/words.jsonl`. What is left is printed: it needs a frame
of its own, or is a word that changes nothing. Look at the difference before you keep it: a row says what is right.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator

from emptor.lexicon.notation import written
from emptor.lexicon.source import read_toml
from tests.evals.rows import rows_file
from tests.evals.words import Row, holds, lines_of, rows

Frame = tuple[str, str, str]  # reader, frame, and what is read there


def forms(phrase: str) -> Iterator[str]:
    """Yield the words that a phrase is written as, without the marks of its notation."""
    for form in written(phrase):
        yield form.strip("*").replace("~", "").replace("_", " ").strip()


def frames() -> dict[str, list[Frame]]:
    """Return the frames of each concept, the most used first, by the words that stand in them."""
    concepts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for language, named in read_toml().items():
        for concept, phrases in named.items():
            for form in (form for phrase in phrases for form in forms(phrase)):
                concepts[language, form.casefold()].add(concept)
    counted: dict[str, dict[Frame, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows():
        for concept in concepts[row.language, row.word.casefold()]:
            counted[concept][row.reader, row.frame, row.says] += 1
    return {concept: sorted(found, key=lambda frame: -found[frame]) for concept, found in counted.items()}


def proposed(language: str) -> tuple[list[Row], list[str]]:
    """Return a row for each word of a language that has none, and the words for which no frame is found."""
    known = frames()
    used = {row.word.casefold() for row in rows() if row.language == language}
    found: list[Row] = []
    left: list[str] = []
    for concept, phrases in read_toml()[language].items():
        for word in (form for phrase in phrases for form in forms(phrase) if form.casefold() not in used):
            tried = (Row(language, reader, frame, says, word) for reader, frame, says in known.get(concept, ()))
            row = next(filter(holds, tried), None)
            if row is None:
                left.append(f"{concept}: {word}")
            else:
                found.append(row)
    return found, left


def main(arguments: list[str] | None = None) -> int:
    """Write the rows of a language and print what is left; return 1 where something is."""
    parser = argparse.ArgumentParser(description="Write rows for the words of a language that no row uses.")
    parser.add_argument("language", help="the name of its file in the lexicon: is")
    asked = parser.parse_args(arguments)
    found, left = proposed(asked.language)
    with rows_file("words").open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines_of(found))
    print(f"{len(found)} words have rows now, {len(left)} have none", *left, sep="\n  ")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
