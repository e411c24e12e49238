"""Main text of made-up pages: what a reader came for, without the frame around it."""

from __future__ import annotations

import pytest

from emptor.extract.page import extract_page

PROSE = "The kettle boils a litre of water in three minutes and forty seconds, and switches itself off afterwards. "


@pytest.mark.parametrize(
    "left_in", ["<?php echo date(); ?>", "<?xml version='1.0'?>", "<![CDATA[ x ]]>", "<%= title %>", "</3>", "<>"]
)
def test_what_a_server_left_in_a_page_does_not_stop_the_reading(left_in: str) -> None:
    """Processing instructions are nodes without a tag."""
    page = extract_page(f"<html><body><article>{left_in}<p>{PROSE * 4}</p></article></body></html>", "https://example.com/kettle")
    assert PROSE.strip() in page.text
