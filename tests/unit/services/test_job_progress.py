"""How far a job is, as its own events say it: steps, counts and a fraction that a bar can show."""

from __future__ import annotations

from itertools import pairwise

from emptor.models.events import EventType, NewEvent
from emptor.models.progress import JobProgress
from emptor.services.jobs.progress import ProgressCount
from tests.fakes.job_logs import BODY, event, text

URLS = [f"https://shop.example/{n}" for n in range(4)]
SELECTED = event(EventType.SOURCE_SELECTED, "4 pages to read", "select", urls=URLS, skipped=3)
READ = event(EventType.PAGE_READ, "", "extract", url=URLS[0], kind="product", role="retailer")
FAILED = event(EventType.PAGE_FAILED, "", "extract", url=URLS[1], outcome="blocked")
SEARCHED = event(EventType.SEARCH_DONE, "", "search", query="kettle", provider="archive", hits=15)
FOUND = event(EventType.PRODUCT_FOUND, "", "extract", url=URLS[0], name="Kettle", price=None, currency=None)
JUDGED = [event(EventType.CANDIDATE_JUDGED, "", "judge", rank=rank, name="K", qualifies=False, score=0.1) for rank in (1, 2)]
AGAIN = event(EventType.ROUND_STARTED, "round 2", "plan", round=2, queries=["kettle review"])


def counted(*events: NewEvent) -> JobProgress:
    """The progress after these events."""
    count = ProgressCount()
    for one in events:
        count.add(one)
    return count.now


def test_nothing_is_done_before_a_worker_begins() -> None:
    """The first state has no step and no fraction."""
    assert (counted().step, counted().of, counted().fraction) == (0, 5, 0)


def test_what_was_searched_read_and_found_is_counted() -> None:
    """Counts are those of the whole job; pages are those chosen, and those of them that are behind."""
    seen = counted(SEARCHED, SELECTED, READ, FOUND, FAILED, *JUDGED)
    counts = (seen.searches, seen.results, seen.pages, seen.pages_read, seen.pages_failed, seen.products, seen.candidates)
    assert counts == (1, 15, 4, 1, 1, 1, 2)
    assert (seen.step, seen.name) == (4, "compare")


def test_a_second_round_judges_again_and_its_pages_are_added() -> None:
    """Candidates are those of the last judgement; the round is said."""
    seen = counted(SELECTED, READ, *JUDGED, AGAIN, SELECTED, JUDGED[0])
    assert (seen.round, seen.pages, seen.candidates) == (2, 8, 1)


def test_the_fraction_never_falls_and_is_whole_only_at_the_end() -> None:
    """Neither a second round nor a worker that begins again takes the bar back."""
    count = ProgressCount()
    fractions = []
    for one in (SEARCHED, SELECTED, READ, FAILED, *JUDGED, AGAIN, SELECTED, READ, *JUDGED, *BODY, *text("The answer")):
        count.add(one)
        fractions.append(count.now.fraction)
    assert all(before <= after for before, after in pairwise(fractions))
    assert 0 < fractions[0] < fractions[-1] < 1
    count.add(event(EventType.JOB_SUCCEEDED))
    assert count.now.fraction == 1


def test_reading_moves_it_page_by_page() -> None:
    """A page that failed counts as one that was read."""
    assert counted(SELECTED).fraction < counted(SELECTED, READ).fraction < counted(SELECTED, READ, FAILED).fraction
