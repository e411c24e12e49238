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


@pytest.mark.parametrize("other", ["Claric Delta XL", "Claric Delta Sport", "Claric Delta III", "Claric Delta VX-90"])
def test_a_sentence_on_a_sibling_is_no_opinion_of_the_product(other: str) -> None:
    """Whether the sibling is known or not: a tier, a numeral or a code behind a name makes another model of it."""
    text = f"My {other} has a detergent tank and works well.\nMy Claric Delta is loud and I would not buy it again."
    page = ReadPage(
        url="https://board.example/t/1",
        title="Pressure washers",
        role=SourceRole.FORUM,
        outcome="read",
        extraction=Extraction(url="https://board.example/t/1", kind=PageKind.FORUM, title="Pressure washers", text=text),
    )
    brief = Brief(question="pressure washer")
    for known in (
        [dossier("Claric Delta", brand="Claric")],
        [dossier("Claric Delta", brand="Claric"), dossier(other, brand="Claric")],
    ):
        heard = add_opinions(known, [page], brief)
        assert [opinion.evidence.quote for opinion in heard[0].opinions] == [
            "My Claric Delta is loud and I would not buy it again."
        ]
