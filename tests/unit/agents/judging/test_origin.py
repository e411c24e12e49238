"""Where a product is made: rows of the page first, then sentences of making; a delivery to a country says nothing."""

from __future__ import annotations

import pytest

from emptor.agents.judging.verdicts import judge_all
from emptor.agents.questions import parse_question
from emptor.models.jobs import JobOptions
from emptor.models.report import VerdictKind
from tests.fakes.dossiers import dossier, fact, text


@pytest.mark.parametrize(
    ("question", "row", "sentence", "expected"),
    [
        ("knife made in Germany", ("Country of origin", "Germany"), "", VerdictKind.PASS),
        ("knife made in Germany", ("Herkunftsland", "Deutschland"), "", VerdictKind.PASS),
        ("knife made in Germany", ("Country of origin", "China"), "", VerdictKind.FAIL),
        ("knife made in Germany", None, "The knife is made in Germany.", VerdictKind.PASS),
        ("knife made in Germany", None, "Free delivery in Germany.", VerdictKind.UNKNOWN),
        ("knife not made in China", ("Country of origin", "China"), "", VerdictKind.FAIL),
        ("knife not made in China", ("Country of origin", "Japan"), "", VerdictKind.PASS),
    ],
)
def test_origin(question: str, row: tuple[str, str] | None, sentence: str, expected: VerdictKind) -> None:
    """A refused country fails where it is stated and passes where another one is."""
    facts = (fact(*row),) if row else ()
    product = dossier("Ostrel knife", facts=facts, texts=(text("body", sentence),) if sentence else ())
    brief = parse_question(question, JobOptions())
    verdicts = {v.constraint: v.verdict for v in judge_all(product, brief)}
    assert verdicts[next(c.text for c in brief.constraints if c.attribute == "origin")] is expected
