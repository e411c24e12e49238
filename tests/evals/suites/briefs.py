"""Questions with their ledger: does the brief say what the buyer said, and does it say what it did not use?

Rows stand in `data/briefs.jsonl`; `tests/evals/demands.py` explains how demands are written.
`whole question` is right when everything that the row names is right.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from emptor.agents.questions import parse_question
from emptor.models.brief import Brief, Constraint, Direction, QuestionKind
from emptor.models.jobs import JobOptions
from emptor.utils.text import comparable
from tests.evals.demands import Demand, Kind, heard, read_demand, says
from tests.evals.frame import Failure, Figure, Split, SuiteResult, share, split_of
from tests.evals.rows import read_rows

TITLE = "briefs: what a question demands, in 8 languages"

_HEAD_FIRST = frozenset({"fr", "es", "it", "pt", "pl"})  # the kind of thing may stand before what describes it
_MIN_COMPOUND_CHARS = 5  # a German or Dutch compound may end in the kind of thing: Bluetooth-Kopfhörer, Handyhülle
_DIRECTIONS = {"max": {Direction.DESCENDING}, "min": {Direction.ASCENDING}, "any": set(Direction)}
_RESTS = "each demand rests on words"  # stands apart from `whole question`: it is about the display, not about the reading
_KINDS = {"shopping": QuestionKind.SHOPPING, "vague": QuestionKind.VAGUE, "other": QuestionKind.NOT_SHOPPING}

Outcomes = defaultdict[str, list[tuple[Split, bool]]]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing compared in one row."""

    name: str
    right: bool
    expected: str
    got: str


def run() -> SuiteResult:
    """Ask the product's own reading of questions, and compare with what stands in the rows."""
    outcomes: Outcomes = defaultdict(list)
    failures: list[Failure] = []
    for row in read_rows("briefs"):
        split, parts = split_of(row["topic"]), compare(row, parse_question(row["question"], JobOptions()))
        right = all(part.right for part in parts if part.name != _RESTS)
        outcomes["whole question"].append((split, right))
        outcomes[f"kind: {row['kind']}"].append((split, right))
        outcomes[f"language: {row['languages'][0]}"].append((split, right))
        if row.get("forum"):
            outcomes["as on a forum"].append((split, right))
        for part in parts:
            outcomes[part.name].append((split, part.right))
            if not part.right:
                failures.append(Failure(split, row["question"], f"{row['kind']}, {part.name}", part.expected, part.got))
    return SuiteResult(tuple(_figures(outcomes)), tuple(failures))


def _figures(outcomes: Outcomes) -> list[Figure]:
    first = ("whole question", "as on a forum", *(f"demand: {kind.value}" for kind in Kind))
    names = [*(name for name in first if name in outcomes), *sorted(set(outcomes) - set(first))]
    return [share(name, outcomes[name]) for name in names]


def compare(row: dict[str, Any], brief: Brief) -> list[Part]:
    """Return all that is compared for a row."""
    parts = _demands(row, brief)
    parts.append(Part("nothing made up", not (extra := made_up(row, brief)), "", "; ".join(extra)))
    reading = row["reading"]
    if reading == "shopping" or row.get("count"):
        wanted, told = row.get("count"), {word for words in row.get("told", ()) for word in words}
        parts.append(Part("count", brief.count == wanted or str(brief.count) in told, str(wanted), str(brief.count)))
    if row.get("category"):
        good = is_category(brief.category, row["category"], row["languages"])
        parts.append(Part("category", good, " or ".join(row["category"]), str(brief.category)))
    parts.append(Part("language", brief.language in row["languages"], " or ".join(row["languages"]), brief.language))
    parts.append(_reading(reading, brief))
    if superlative := row.get("superlative"):
        parts.append(_superlative(superlative, brief))
    parts += [_corrected(wrong, right, brief) for wrong, right in row.get("corrected", {}).items()]
    if row["demands"]:
        missing = [c.text for c in brief.constraints if not any(u.demand == c.text and u.words for u in brief.understood)]
        parts.append(Part(_RESTS, bool(brief.constraints) and not missing, "words for each", "; ".join(missing)))
    return parts


def _demands(row: dict[str, Any], brief: Brief) -> list[Part]:
    parts = []
    for alternatives in [*row["demands"], *([f"told {words}" for words in told] for told in row.get("told", ()))]:
        demands = [read_demand(alternative) for alternative in alternatives]
        good = any(heard(demand, brief) for demand in demands)
        parts.append(Part(f"demand: {demands[0].kind.value}", good, " or ".join(alternatives), ledger_text(brief)))
    return parts


def ledger_text(brief: Brief) -> str:
    """The ledger in one line, for the list of failures."""
    return "; ".join(c.text if c.hard else f"({c.text})" for c in brief.constraints)


def made_up(row: dict[str, Any], brief: Brief) -> list[str]:
    """Constraints that nothing in the question asks for."""
    expected: list[Demand] = [
        read_demand(notation)
        for alternatives in [
            *row["demands"],
            *row.get("optional", ()),
            *([f"told {w}" for w in told] for told in row.get("told", ())),
        ]
        for notation in alternatives
    ]
    kinds = [comparable(kind) for kind in row.get("category", ())]  # `electric bike` is a kind of thing and may also be a feature
    if kinds and is_category(brief.category, row["category"], row["languages"]):
        kinds.append(comparable(brief.category or ""))  # what describes the thing in its name as it was read is asked for
    return [c.text for c in brief.constraints if not any(says(demand, c) for demand in expected) and not _is_of_a_kind(c, kinds)]


def _is_of_a_kind(constraint: Constraint, kinds: list[str]) -> bool:
    """Whether a feature is part of the name of the thing, in the buyer's spelling or as it was read."""
    said = [constraint.words, *constraint.values] if constraint.attribute == "feature" else [constraint.words]
    return any(word and comparable(word) in kind for word in said for kind in kinds)


def is_category(got: str | None, alternatives: list[str], languages: list[str]) -> bool:
    """Whether the kind of thing is one of the alternatives, with words that describe it where the language puts them."""
    return got is not None and any(_ends_in(comparable(got), comparable(wanted), languages) for wanted in alternatives)


def _ends_in(got: str, wanted: str, languages: list[str]) -> bool:
    if got.rstrip("s") == wanted.rstrip("s") or got.rstrip("s").endswith(" " + wanted.rstrip("s")):
        return True
    if _HEAD_FIRST & set(languages) and got.startswith(wanted + " "):
        return True
    return {"de", "nl"} & set(languages) != set() and len(wanted) >= _MIN_COMPOUND_CHARS and got.endswith(wanted)


def _reading(wanted: str, brief: Brief) -> Part:
    """What kind of question it is. A brief that does not say so takes everything for shopping."""
    return Part("kind of question", brief.kind is _KINDS[wanted], wanted, brief.kind.value)


def _superlative(wanted: dict[str, Any], brief: Brief) -> Part:
    """The first sort key: its attribute by the head noun, and its direction."""
    key = brief.sort[0] if brief.sort else None
    got = f"{key.attribute} {key.direction.value}" if key else ""
    named = any(comparable(word).split()[-1] in comparable(got) for word in wanted["attribute"])
    good = key is not None and named and key.direction in _DIRECTIONS[wanted["direction"]]
    return Part("superlative", good, f"{' or '.join(wanted['attribute'])} {wanted['direction']}", got)


def _corrected(wrong: str, right: str, brief: Brief) -> Part:
    """A spelling that was read as another word, and said to be."""
    got = [(comparable(pair.written), comparable(pair.read)) for pair in brief.corrected]
    good = any(comparable(wrong) in written and comparable(right)[:_MIN_COMPOUND_CHARS] in read for written, read in got)
    return Part("spelling corrected and said", good, f"{wrong} -> {right}", str(got))
