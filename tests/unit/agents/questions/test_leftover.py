"""Nothing is dropped in silence: each demand names its words, and words without a use are listed."""

from __future__ import annotations

from tests.unit.agents.questions.rows import read


def test_each_demand_rests_on_words_of_the_question() -> None:
    brief = read("lightest wireless headphones under 150 dollars")
    assert [(u.demand, u.words) for u in brief.understood] == [
        ("category: headphones", "headphones"),
        ("has wireless", "wireless"),
        ("price <= 150 USD", "under 150 dollars"),
        ("sort by weight, ascending", "lightest"),
    ]


def test_words_that_nothing_uses_are_said() -> None:
    brief = read("headphones under 100 euros because the old ones crackle")
    assert "crackle" in " ".join(brief.unused)
    assert not any(word in " ".join(brief.unused) for word in ("headphones", "euros", "100"))
