"""Which pages are read."""

from __future__ import annotations

import pytest

from emptor.agents.research.select import choose, require_answers
from emptor.agents.research.state import ResearchState
from emptor.core.errors import SearchUnavailable
from emptor.models.brief import Brief
from emptor.models.report import SourceRole
from emptor.models.research import Answered, PlannedQuery, Selected
from emptor.models.search import SearchAnswer, SearchAttempt, SearchQuery


def pages(host: str, count: int, role: SourceRole) -> list[Selected]:
    return [Selected(url=f"https://{host}/{i}", role=role) for i in range(count)]


def test_no_domain_takes_more_than_its_share() -> None:
    chosen, skipped = choose(pages("big.example", 20, SourceRole.RETAILER) + pages("small.example", 3, SourceRole.RETAILER), 12)
    hosts = [page.url.split("/")[2] for page in chosen]
    assert hosts.count("big.example") == 6
    assert hosts.count("small.example") == 3
    assert {s.why for s in skipped} == {"enough pages of big.example"}


def test_a_domain_under_two_names_has_one_share() -> None:
    """With and without `www.` it is one shop."""
    shop = pages("big.example", 10, SourceRole.RETAILER) + pages("www.big.example", 10, SourceRole.RETAILER)
    assert len(choose(shop, 12)[0]) == 6


def test_a_share_is_kept_for_tests_and_threads_that_rank_lower() -> None:
    shops = [Selected(url=f"https://shop{i}.example/", role=SourceRole.RETAILER) for i in range(20)]
    reviews = [Selected(url=f"https://review{i}.example/", role=SourceRole.REVIEWER) for i in range(20)]
    chosen, _ = choose(shops + reviews, 12)
    assert sum(page.role is SourceRole.REVIEWER for page in chosen) == 4


def test_places_kept_for_opinions_go_to_shops_when_there_are_none() -> None:
    shops = [Selected(url=f"https://shop{i}.example/", role=SourceRole.RETAILER) for i in range(20)]
    chosen, _ = choose(shops, 12)
    assert len(chosen) == 12


def after(*outcomes: tuple[str, ...], urls: tuple[str, ...] = ()) -> ResearchState:
    """The state after one query for each tuple of what its providers answered."""
    answers = [
        Answered(
            planned=PlannedQuery(text=f"q{n}", purpose="shops"),
            answer=SearchAnswer(
                query=SearchQuery(text=f"q{n}"),
                provider=None,
                attempts=tuple(SearchAttempt(provider=f"p{i}", outcome=outcome) for i, outcome in enumerate(each)),
            ),
        )
        for n, each in enumerate(outcomes)
    ]
    return ResearchState(brief=Brief(question="headphones", language="en", urls=urls), answers=answers)


def test_no_answer_of_any_provider_is_a_failure_that_may_pass() -> None:
    """It names every provider once, with its reason."""
    with pytest.raises(SearchUnavailable, match=r"p0 failed \(timeout\)\. p1 failed \(auth\)\.") as caught:
        require_answers(after(("timeout", "auth"), ("timeout", "auth")))
    assert caught.value.retryable


@pytest.mark.parametrize(
    "state",
    [after(("timeout", "empty")), after(("timeout",), ("ok",)), after(("timeout",), urls=("https://shop.example/",)), after()],
    ids=["one found nothing", "one query was answered", "pages are given", "nothing was asked"],
)
def test_a_job_goes_on_where_somebody_answered_or_pages_are_given(state: ResearchState) -> None:
    """That nothing was found is an answer."""
    require_answers(state)
