"""A model may make room by pointing at titles about something else; it cannot drop what names the thing asked for."""

from __future__ import annotations

from emptor.agents.questions import parse_question
from emptor.agents.sources.off_topic import off_topic
from emptor.models.jobs import JobOptions
from emptor.models.research import Selected
from tests.fakes.contexts import context_with

BRIEF = parse_question("wireless headphones under 150 dollars", JobOptions())
TITLES = ["Aria 3 Headphones", "Kopfhörer im Test", "Our cookie policy", "Weather in Oslo", "Aria 3", "A poem", "Shoes", "Hats"]
PAGES = [Selected(url=f"https://s{n}.example/{n}", title=title) for n, title in enumerate(TITLES)]


async def test_only_doubtful_titles_are_asked_about_and_only_a_share_is_given_up() -> None:
    """Saying that everything is off topic drops a quarter at most, and nothing that names the thing."""
    context = context_with({"select": {"off_topic": list(range(1, 50))}})
    dropped, _ = await off_topic(PAGES, BRIEF, context)
    assert 0 < len(dropped) <= len(PAGES) // 4
    assert not dropped & {PAGES[0].url, PAGES[1].url}
    asked = context.llm.asked[0].prompt  # type: ignore[attr-defined]
    assert "Headphones" not in asked.data[0]
    assert "Weather in Oslo" in asked.data[0]


async def test_without_a_model_nothing_is_given_up() -> None:
    dropped, none = await off_topic(PAGES, BRIEF, context_with({}))
    assert dropped == set()
    assert none is not None
