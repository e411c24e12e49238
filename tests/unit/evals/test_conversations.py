"""The rows of the suite `conversations`: enough of them, in four languages, and none of them twice."""

from __future__ import annotations

from collections import Counter

from emptor.models.conversation import FollowUpKind
from tests.evals.rows import read_rows

LANGUAGES = {"en", "de", "fr", "es"}
MIN_TURNS, MIN_OF_A_LANGUAGE, MIN_OF_A_KIND = 150, 35, 8


def test_the_turns_cover_every_kind_in_every_language() -> None:
    rows = read_rows("conversations")
    assert len(rows) >= MIN_TURNS
    assert len({(row["about"], row["language"], row["text"]) for row in rows}) == len(rows)
    spoken = Counter(row["language"] for row in rows)
    assert set(spoken) == LANGUAGES
    assert min(spoken.values()) >= MIN_OF_A_LANGUAGE
    kinds = Counter(row["kind"] for row in rows)
    assert set(kinds) == {kind.value for kind in FollowUpKind}
    assert min(kinds.values()) >= MIN_OF_A_KIND
    assert {(row["language"], row["kind"]) for row in rows} == {(a, b) for a in LANGUAGES for b in kinds}
