"""Reviews, guides and comparisons by people who write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from emptor_local.sample.model import SitePage
from emptor_local.sample.press.frame import Site, article

ROOM = Site("www.thelisteningroom.example", "The Listening Room")
PICKS = Site(
    "topdealpicks.example", "Top Deal Picks", affiliate="We may earn a commission when you buy through links on this page."
)
BILDTEST = Site("www.bildtest.example", "Bildtest", language="de")
PANEL = Site("panelnotes.example", "Panel Notes")
SAUBER = Site("cleanfloors.example", "Clean Floors")
ESSAIS = Site("essais-audio.example", "Essais Audio", language="fr")


def pages() -> Iterator[SitePage]:
    """All of them."""
    yield article(
        ROOM,
        "/reviews/sonnika-h700",
        title="Sonnika H700 review: the quiet one",
        author="Dana Whitlock",
        date="2026-08-03",
        kind="Review",
        body=_text("reviews-sonnika-h700"),
        note="agrees with the maker on battery life",
    )
    yield article(
        ROOM,
        "/guides/best-wireless-headphones-under-150",
        title="The best wireless over-ear headphones under $150",
        author="Dana Whitlock",
        date="2026-10-21",
        body=_text("guides-best-wireless-headphones-under-150"),
    )
    yield article(
        PICKS,
        "/best-headphones-2026",
        title="7 Best Headphones of 2026 (You Won't Believe Number 3!)",
        author="Staff",
        date="2026-09-09",
        body=_text("best-headphones-2026"),
        note="affiliate: says 60 hours for the H700 and 99 dollars for the Meridian 45, both wrong",
    )
    yield article(
        BILDTEST,
        "/monitore/27-zoll-vergleich",
        title="27-Zoll-Monitore unter 300 Euro im Vergleich",
        author="Katrin Behrens",
        date="2026-09-30",
        body=_text("monitore-27-zoll-vergleich"),
        note="German; measures 298 cd/m² where Pixelhain claims 320",
    )
    yield article(
        PANEL,
        "/reviews/lumetra-l27q",
        title="Lumetra L27Q: a boring monitor, and that is praise",
        author="Bo Lindqvist",
        date="2026-04-15",
        kind="Review",
        body=_text("reviews-lumetra-l27q"),
    )
    yield article(
        SAUBER,
        "/tests/robot-vacuums-2026",
        title="Eight robot vacuums, one dirty flat",
        author="Marisol Vega",
        date="2026-07-08",
        body=_text("tests-robot-vacuums-2026"),
        note="the Rundo Aqua ran 88 minutes where 140 are promised",
    )
    yield article(
        ESSAIS,
        "/tests/sonnika-h700",
        title="Sonnika H700 : le silence à prix doux",
        author="Claire Fontaine",
        date="2026-08-19",
        kind="Review",
        body=_text("tests-sonnika-h700"),
        note="French; 36 hours measured",
    )


def _text(name: str) -> str:
    """An article's markup; it is prose, so it lies in a file of its own."""
    return (Path(__file__).with_name("text") / f"{name}.html").read_text("utf-8")
