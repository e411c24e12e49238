"""What part a source plays."""

from __future__ import annotations

import pytest

from emptor.agents.sources.roles import role_from_address
from emptor.models.report import SourceRole


@pytest.mark.parametrize(
    ("url", "title", "role"),
    [
        ("https://www.reddit.com/r/headphones/comments/1", "Which ones?", SourceRole.FORUM),
        ("https://soundlab.example.org/forum/thread-12", "", SourceRole.FORUM),
        ("https://www.rtings.com/headphones/reviews/x", "X review", SourceRole.LAB),
        ("https://shop.example/product/ah-300", "Aurora AH-300", SourceRole.RETAILER),
        ("https://www.amazon.com/dp/B0C1234567", "Aurora", SourceRole.RETAILER),
        ("https://magazine.example/aurora-ah-300-review", "Aurora AH-300 review", SourceRole.REVIEWER),
        ("https://example.org/about", "About us", SourceRole.UNKNOWN),
    ],
)
def test_an_address_and_a_title_give_a_first_guess(url: str, title: str, role: SourceRole) -> None:
    assert role_from_address(url, title) is role
