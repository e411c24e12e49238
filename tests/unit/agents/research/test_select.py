"""Which pages are read."""

from __future__ import annotations

from emptor.agents.research.select import choose
from emptor.agents.research.state import Selected
from emptor.models.report import SourceRole


def pages(host: str, count: int, role: SourceRole) -> list[Selected]:
    return [Selected(url=f"https://{host}/{i}", role=role) for i in range(count)]


def test_no_domain_takes_more_than_its_share() -> None:
    chosen, skipped = choose(pages("big.example", 20, SourceRole.RETAILER) + pages("small.example", 3, SourceRole.RETAILER), 12)
    hosts = [page.url.split("/")[2] for page in chosen]
    assert hosts.count("big.example") == 6
    assert hosts.count("small.example") == 3
    assert {s.why for s in skipped} == {"enough pages of big.example"}


def test_a_share_is_kept_for_tests_and_threads_that_rank_lower() -> None:
    shops = [Selected(url=f"https://shop{i}.example/", role=SourceRole.RETAILER) for i in range(20)]
    reviews = [Selected(url=f"https://review{i}.example/", role=SourceRole.REVIEWER) for i in range(20)]
    chosen, _ = choose(shops + reviews, 12)
    assert sum(page.role is SourceRole.REVIEWER for page in chosen) == 4


def test_places_kept_for_opinions_go_to_shops_when_there_are_none() -> None:
    shops = [Selected(url=f"https://shop{i}.example/", role=SourceRole.RETAILER) for i in range(20)]
    chosen, _ = choose(shops, 12)
    assert len(chosen) == 12
