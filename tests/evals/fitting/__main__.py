"""`make fit`: fit the points of marks to labelled pages, and hold them against the points set by hand.

Points are fitted on the known half alone. A figure of the known half leaves each shop (each kind of small page) out once; the
unseen half is read with points fitted on all of the known half. `--write` keeps the fitted points and the figures in a file.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from emptor.extract.fields.field_marks import RULE
from tests.evals.fitting.choices import TABLES, Choice, LabelledPage, choices, decided, labelled_pages, missing_folders
from tests.evals.fitting.ranker import fit, problem
from tests.evals.frame import Split

HELD, FREE = (10.0, 1.0, 0.1), (1.0, 0.1, 0.01)  # penalties: for straying from the points by hand; from nothing
FITTED = Path(__file__).parents[1] / "data" / "fitted_points.toml"
Hits = tuple[int, int]  # right, of


def main(arguments: list[str] | None = None) -> int:
    """Print the comparison and return 0. With `--write`, keep it; 2 where pages are missing for that."""
    asked = _parser().parse_args(arguments)
    pages, missing = labelled_pages(), missing_folders()
    for variable in missing:
        print(f"No labelled pages: set {variable} to a folder that has them. The comparison goes on without them.")
    if asked.write and missing:
        print("--write needs all pages: points fitted without them would replace better ones.", file=sys.stderr)
        return 2
    print(f"{len(pages)} labelled pages of {len({page.group for page in pages})} shops and kinds of small pages", flush=True)
    listed = choices(pages)
    by_hand = {field: dict(table) for field, table in TABLES.items()}
    best: dict[str, dict[Any, float]] = {}
    lines: list[str] = []
    for field in TABLES:
        rows, best[field] = _compared(field, [choice for choice in listed if choice.field == field])
        lines += rows
        print("\n".join(rows), flush=True)
    verdicts = _whole(pages, by_hand, best)
    print("\n".join(verdicts))
    if asked.write:
        FITTED.write_text(_file(lines + verdicts, best), encoding="utf-8")
        print(f"Wrote {FITTED.name}.")
    return 0


def _compared(field: str, listed: Sequence[Choice]) -> tuple[list[str], dict[Any, float]]:
    """The rows of a field's table, and the fitted points that did best with each shop left out."""
    hand = dict(TABLES[field])
    known = [choice for choice in listed if choice.split is Split.KNOWN]
    unseen = [choice for choice in listed if choice.split is Split.UNSEEN]
    rows = [f"{field}: highest weight is right", _row("by hand", _hits(known, hand), _hits(unseen, hand))]
    nothing = dict.fromkeys(hand, 0.0)
    tried = [("held to those by hand", hand, penalty) for penalty in HELD]
    tried += [("from nothing", nothing, penalty) for penalty in FREE]
    best, most = hand, (-1, 0)
    for name, begin, penalty in tried:
        left_out = _left_out(known, begin, penalty)
        fitted = _fitted(known, begin, penalty)
        rows.append(_row(f"fitted, {name}, penalty {penalty:g}", left_out, _hits(unseen, fitted)))
        if left_out > most:
            best, most = fitted, left_out
    return rows, best


def _fitted(listed: Sequence[Choice], begin: Mapping[Any, float], penalty: float) -> dict[Any, float]:
    """Points of the marks; a rule has none, whatever is fitted."""
    marks = [mark for mark in begin if not mark.startswith(RULE)]
    return {**begin, **fit(problem(listed, marks), begin, penalty)}


def _left_out(listed: Sequence[Choice], begin: Mapping[Any, float], penalty: float) -> Hits:
    """How many choices are right when the points were fitted without their shop."""
    right = 0
    for group in sorted({choice.group for choice in listed}):
        points = _fitted([choice for choice in listed if choice.group != group], begin, penalty)
        right += sum(choice.is_right(points) for choice in listed if choice.group == group)
    return right, len(listed)


def _hits(listed: Sequence[Choice], points: Mapping[Any, float]) -> Hits:
    return sum(choice.is_right(points) for choice in listed), len(listed)


def _whole(
    pages: Sequence[LabelledPage], by_hand: Mapping[str, Mapping[Any, float]], best: Mapping[str, Mapping[Any, float]]
) -> list[str]:
    """Whole decisions, with every rule and all that markup says: points by hand against the best fitted ones."""
    rows = ["the whole extraction is right (fitted: the row above that did best with each shop left out; known: fitted on it)"]
    hand, fitted = decided(pages, by_hand), decided(pages, best)
    for field in TABLES:
        counts = {
            split: [
                (sum(found[field].get(page.name, False) for page in half), sum(page.name in found[field] for page in half))
                for found in (hand, fitted)
            ]
            for split in Split
            for half in [[page for page in pages if page.split is split]]
        }
        (known, fitted_known), (unseen, fitted_unseen) = counts[Split.KNOWN], counts[Split.UNSEEN]
        rows.append(_row(f"{field}, by hand", known, unseen))
        rows.append(_row(f"{field}, fitted", fitted_known, fitted_unseen))
        better = fitted_known >= known and fitted_unseen >= unseen and (fitted_known, fitted_unseen) != (known, unseen)
        rows.append(f"  {field}: {'fitted points are better' if better else 'fitted points are not better: those by hand stay'}")
    return rows


def _row(name: str, known: Hits, unseen: Hits) -> str:
    return f"  {name:<52} known {known[0]:>3} of {known[1]:>3}   unseen {unseen[0]:>3} of {unseen[1]:>3}"


def _file(lines: Sequence[str], best: Mapping[str, Mapping[Any, float]]) -> str:
    """The comparison as comments, and the fitted points as a table a field."""
    parts = [
        "# Written by `make fit ARGS=--write`. The product does not read it: docs/decisions/0016.",
        *(f"# {x}" for x in lines),
    ]
    for field, points in best.items():
        marks = {mark.value: value for mark, value in points.items() if not mark.startswith(RULE)}
        parts += ["", f"[{field}]", *(f'"{mark}" = {value:.2f}' for mark, value in marks.items())]
    return "\n".join(parts) + "\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make fit", description="Fit the points of marks, and compare them with those by hand.")
    parser.add_argument("--write", action="store_true", help=f"keep the fitted points and the figures in data/{FITTED.name}")
    return parser


if __name__ == "__main__":
    sys.exit(main())
