"""A model may make room by pointing at titles about something else; it cannot drop what names the thing asked for."""

from __future__ import annotations

from emptor.agents.questions import parse_question
from emptor.agents.sources.off_topic import off_topic
from emptor.models.jobs import JobOptions
from emptor.models.research import Selected
from tests.fakes.contexts import context_with

BRIEF = parse_question("wireless headphones under 150 dollars", JobOptions())
TITLES = [
    "Aria 3 Headphones",
    "Kopfhörer im Test",
    "Running shoes",
    "Weather in Oslo",
    "Aria 3",
    "A tent",
    "Office chairs",
    "Shoes",
]
PAGES = [Selected(url=f"https://s{n}.example/{n}", title=title) for n, title in enumerate(TITLES)]


async def test_only_titles_of_another_kind_are_asked_about_and_only_a_share_is_given_up() -> None:
    """Saying that everything is off topic drops a quarter at most, and nothing whose title names no other kind of thing."""
    context = context_with({"select": {"off_topic": list(range(1, 50))}})
    dropped, _ = await off_topic(PAGES, BRIEF, context)
    assert 0 < len(dropped) <= len(PAGES) // 4
    assert not dropped & {PAGES[n].url for n in (0, 1, 3, 4)}
    asked = context.llm.asked[0].prompt  # type: ignore[attr-defined]
    assert "Headphones" not in asked.data[0]
    assert "Weather in Oslo" not in asked.data[0]
    assert "A tent" in asked.data[0]


async def test_without_a_kind_of_thing_nothing_can_be_of_another() -> None:
    """A lying model costs nothing there: no page is given up, and none is asked about."""
    context = context_with({"select": {"off_topic": list(range(1, 50))}})
    assert await off_topic(PAGES, BRIEF.model_copy(update={"category": None}), context) == (set(), None)


async def test_without_a_model_nothing_is_given_up() -> None:
    dropped, none = await off_topic(PAGES, BRIEF, context_with({}))
    assert dropped == set()
    assert none is not None
