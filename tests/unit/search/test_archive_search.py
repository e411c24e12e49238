"""Searching the sample and other archives."""

from __future__ import annotations

from pathlib import Path

import pytest

from emptor.archive import Archive
from emptor.models.search import SearchHit, SearchQuery
from emptor.search.archive import ArchiveSearch
from emptor.search.port import SearchError, SearchErrorKind
from emptor_local.sample import sample_path
from tests.fakes import warcs
from tests.fakes.warcs import response

QUESTION = "wireless over-ear headphones under 150 dollars with at least 30 hours of battery"


async def _search(text: str, count: int = 10) -> list[SearchHit]:
    return await ArchiveSearch(Archive.open(sample_path())).search(SearchQuery(text=text, count=count))


def _urls(hits: list[SearchHit]) -> str:
    return "\n".join(hit.url for hit in hits)


async def test_the_first_question_finds_the_products_that_answer_it() -> None:
    """Among the first twelve, the four that fit."""
    urls = _urls(await _search(QUESTION, 12))
    assert all(name in urls for name in ("halvik-meridian-45", "tarvane-drift-2", "sonnika-h700", "quillon-arc-lite"))


async def test_nothing_of_another_kind_comes_among_the_first() -> None:
    """No monitor and no vacuum for headphones, whatever their price."""
    urls = _urls(await _search(QUESTION, 30))
    assert not [word for word in ("monitor", "vacuum", "lumetra", "domovik", "saugroboter") if word in urls]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Mirefold Haven battery life", "forum.headfolk.example/t/mirefold-haven-battery-life"),
        ("27-inch monitor with USB-C under 300 euros", "vantor-view-27c"),
        ("in ear headphones", "halvik-bud-one"),
        ("27 Zoll Monitore Vergleich", "bildtest.example"),
        ("robot vacuum test", "cleanfloors.example"),
    ],
)
async def test_the_right_page_is_near_the_top(query: str, first: str) -> None:
    """Among the first three, in English and German."""
    assert first in _urls(await _search(query, 3))


@pytest.mark.parametrize(
    "page", ["www.megamart.example", "www.bigbox-online.example", "voltly.example/item/halvik-meridian-45-over-ear-headphones"]
)
async def test_pages_that_say_nothing_are_found_by_their_address(page: str) -> None:
    """So that the report can say that they were blocked or need a browser."""
    name = "Sonnika H700 headphones" if "bigbox" in page else "Halvik Meridian 45 headphones"
    assert page in _urls(await _search(name, 10))


async def test_hits_are_ranked_described_and_as_many_as_asked() -> None:
    """Rank from 1, scores falling, a title, and a snippet that has what was asked."""
    hits = await _search("Sonnika H700 battery", 5)
    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), key=lambda score: -(score or 0))
    assert all("h700" in (hit.title + hit.snippet).lower() for hit in hits)


async def test_hidden_orders_are_not_in_a_snippet() -> None:
    """What the page hides from its reader."""
    hits = await _search("Zyntra X1 price battery life", 3)
    assert "zyntra" in hits[0].url
    assert "500 hours" not in hits[0].snippet
    assert "maintenance mode" not in hits[0].snippet


async def test_a_query_that_no_page_answers_finds_nothing() -> None:
    """An empty list, not the nearest thing."""
    assert await _search("zzyzx qwertz") == []


async def test_a_changed_archive_is_searched_anew(tmp_path: Path) -> None:
    """The index is kept for a state of the file, not for its name."""
    path = warcs.write(tmp_path, warcs.members(response("https://a.example/", b"<title>Kettle</title>")))
    search = ArchiveSearch(Archive.open(path))
    assert len(await search.search(SearchQuery(text="kettle"))) == 1
    warcs.write(tmp_path, warcs.members(response("https://a.example/", b"<title>Toaster oven</title>")))
    assert await search.search(SearchQuery(text="kettle")) == []


async def test_an_archive_that_vanished_is_a_search_error(tmp_path: Path) -> None:
    """The chain goes on to the next provider."""
    path = warcs.write(tmp_path, warcs.members(response("https://a.example/", b"<title>Kettle</title>")))
    search = ArchiveSearch(Archive.open(path))
    path.unlink()
    with pytest.raises(SearchError) as refused:
        await search.search(SearchQuery(text="kettle"))
    assert refused.value.kind == SearchErrorKind.UNAVAILABLE
