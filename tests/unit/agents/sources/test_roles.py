"""What part a source plays."""

from __future__ import annotations

import pytest

from emptor.agents.sources.roles import role_from_address, role_from_page
from emptor.models.extraction import Extraction, Found, PageKind, Product
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


def test_a_name_that_contains_a_brand_or_lab_earns_no_role() -> None:
    """`brand-official.example` is no maker and `audio-testlab.example` no lab by its spelling."""
    praise = Extraction(url="", kind=PageKind.ARTICLE, text="The best headphones of the year.")
    assert role_from_page(SourceRole.LAB, "https://audio-testlab.example/aurora", praise) is SourceRole.REVIEWER
    assert role_from_page(SourceRole.LAB, "https://www.rtings.com/headphones/x", praise) is SourceRole.LAB
    page = Extraction(
        url="", kind=PageKind.PRODUCT, product=Product(brand=Found(value="Aurora", confidence=1, quote="", path=""))
    )
    retailer, maker = SourceRole.RETAILER, SourceRole.MAKER
    assert role_from_page(SourceRole.UNKNOWN, "https://aurora-official.example/p/1", page) is retailer
    assert role_from_page(SourceRole.UNKNOWN, "https://www.aurora.example/p/1", page) is maker


def test_an_article_that_measures_is_a_labs() -> None:
    """Words of measuring and several figures, wherever it is published."""
    said = "We measured 32 h in our battery test. Our measurements show 250 g and 92 dB."
    page = Extraction(url="", kind=PageKind.ARTICLE, text=said)
    assert role_from_page(SourceRole.UNKNOWN, "https://magazine.example/a", page) is SourceRole.LAB
    assert role_from_page(SourceRole.UNKNOWN, "https://magazine.example/a", page.model_copy(update={"text": "I like it."})) is (
        SourceRole.REVIEWER
    )
