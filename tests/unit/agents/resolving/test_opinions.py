"""Which way an opinion speaks."""

from __future__ import annotations

import pytest

from emptor.agents.resolving.opinions import add_opinions, stance_of
from emptor.models.brief import Brief
from emptor.models.extraction import Extraction, PageKind
from emptor.models.report import SourceRole
from emptor.models.research import ReadPage
from tests.fakes.dossiers import dossier


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Excellent sound and very comfortable.", "for"),
        ("It looks lovely and runs out a day early.", "against"),
        ("Not recommended for long flights.", "against"),
        ("It is not bad at all.", "for"),
        ("Leider ist der Akku schwach.", "against"),
        ("Überzeugt im Alltag und sitzt bequem.", "for"),
        ("It comes in a box.", "open"),
    ],
)
def test_an_opinion_speaks_for_against_or_leaves_it_open(sentence: str, stance: str) -> None:
    """Only what speaks for a product may stand among its reasons."""
    assert stance_of(sentence) == stance


def test_a_title_or_a_heading_is_no_opinion() -> None:
    text = "\n".join(
        (
            "Quillon Arc Lite: measurements",
            "Best for most: Quillon Arc Lite",
            "The Quillon Arc Lite lasted 34 hours in our battery test.",
            "honestly the Quillon Arc Lite is the one I would buy again",
        )
    )
    url = "https://decibel-lab.example/quillon-arc-lite"
    title = "Quillon Arc Lite: measurements"
    page = ReadPage(
        url=url,
        title=title,
        role=SourceRole.LAB,
        outcome="read",
        extraction=Extraction(url=url, kind=PageKind.ARTICLE, title=title, text=text),
    )
    heard = add_opinions([dossier("Quillon Arc Lite", brand="Quillon")], [page], Brief(question="headphones"))
    assert [opinion.evidence.quote for opinion in heard[0].opinions] == [
        "The Quillon Arc Lite lasted 34 hours in our battery test.",
        "honestly the Quillon Arc Lite is the one I would buy again",
    ]
