"""A job whose searches nobody answered fails; one that has anything at hand, or found nothing, ends with a report."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from emptor.core.errors import SearchUnavailable
from emptor.llm import ScriptedLlm
from emptor.models.search import SearchHit, SearchQuery
from emptor.search.port import SearchError, SearchErrorKind
from emptor.services.web import Web
from tests.fakes.memory_jobs import Done, run_in_memory
from tests.fakes.small_web import PRODUCTS, SmallWeb, product_page

QUESTION = "wireless over-ear headphones under 150 dollars"
GIVEN = "https://shop.example/given"


@dataclass
class OneProviderFails(SmallWeb):
    """All its searches fail."""

    kind: SearchErrorKind = SearchErrorKind.UNAVAILABLE

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        raise SearchError(self.kind, "It cannot be reached.")


@dataclass
class Nothing(SmallWeb):
    """Finds nothing, and says so."""

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        return []


@dataclass
class FailsLater(SmallWeb):
    """Answers the first search, and no other."""

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        if self.searched:
            raise SearchError(SearchErrorKind.QUOTA, "Its credits are used up.")
        return await super().search(query)


def pages() -> dict[str, str]:
    brand, name, price, battery, rating = PRODUCTS[0]
    return {GIVEN: product_page(brand, name, price, battery, rating)}


async def run(*providers: SmallWeb, urls: tuple[str, ...] = ()) -> Done:
    return await run_in_memory(QUESTION, Web("live", list(providers), providers[0]), ScriptedLlm({}), urls=urls)


async def test_a_job_whose_providers_all_failed_fails_with_their_outcomes() -> None:
    """One line says who was asked, what came of it and what to do; the same request may succeed later."""
    down, spent = OneProviderFails(pages(), name="down"), OneProviderFails(name="spent", kind=SearchErrorKind.QUOTA)
    with pytest.raises(SearchUnavailable) as failed:
        await run(down, spent)
    assert "down: unavailable, spent: quota" in failed.value.message
    assert "Check the network" in failed.value.message
    assert "\n" not in failed.value.message
    assert failed.value.retryable


async def test_a_job_without_any_provider_says_what_to_set() -> None:
    web = SmallWeb()
    with pytest.raises(SearchUnavailable, match="EMPTOR_SEARCH_ORDER"):
        await run_in_memory(QUESTION, Web("live", [], web), ScriptedLlm({}))


async def test_pages_that_were_given_are_at_hand() -> None:
    done = await run(OneProviderFails(pages()), urls=(GIVEN,))
    assert [candidate.qualifies for candidate in done.report.candidates] == [True]
    assert any("failed (unavailable)" in note for note in done.report.notes)


async def test_a_search_that_found_nothing_is_no_failure() -> None:
    """Nor is it one beside a provider that failed."""
    for providers in ([Nothing()], [OneProviderFails(), Nothing()], [Nothing(), OneProviderFails()]):
        done = await run(*providers)
        assert done.report.candidates == ()


async def test_a_later_round_that_nobody_answers_keeps_what_was_found() -> None:
    done = await run(FailsLater(pages()))
    assert done.report.candidates
