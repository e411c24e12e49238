"""Quotations are found in a page's text where a person sees them, and no markup leaves with them."""

from __future__ import annotations

import pytest

from emptor.extract.marking import TEXT_MAX_CHARS, marked
from emptor.models.snapshots import MarkedText

PAGE = """<html><head><title> Halvik  Meridian </title>
<meta property="og:price" content="129.00 USD">
<script type="application/ld+json">{"offers": {"price": "129.00", "note": "nur 5 \\u20ac"}}</script>
</head><body><main>
<h1>Halvik <b>Mer</b>idian</h1>
<p>Now <span>$</span><span>129</span>.00, was $1129.00; 👍 Größe M</p>
<p>30&nbsp;hours
 of   battery</p>
<div class="related-products"><h2>You may also like</h2><p>30 hours of battery</p></div>
</main><script>alert("no")</script></body></html>"""


def words(page: MarkedText) -> list[str]:
    return [page.text[mark.start : mark.end] for mark in page.marks]


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("Meridian", "Meridian"),
        ("$129.00", "$129.00"),
        ("30 hours of battery", "30 hours of battery"),
        ("Größe M", "Größe M"),
        ("👍", None),
    ],
    ids=["across tags", "across elements", "across lines", "behind an emoji", "no word"],
)
def test_words_are_marked_where_they_stand(quote: str, shown: str | None) -> None:
    """However the layout cuts them; a quotation without a word is not one."""
    page = marked(PAGE, "text/html", [quote])
    assert words(page) == ([shown] if shown else [])
    assert page.missing == (() if shown else (quote,))


def test_a_whole_word_is_preferred_to_a_part_of_another() -> None:
    """`129.00` in `$1129.00` is another price."""
    page = marked(PAGE, "text/html", ["129.00"])
    assert [page.text[mark.start - 1 : mark.end] for mark in page.marks] == ["$129.00"]


def test_the_products_own_part_is_preferred() -> None:
    """The same words in a box of other products are not marked."""
    page = marked(PAGE, "text/html", ["30 hours of battery"])
    [mark] = page.marks
    assert mark.start < page.text.index("You may also like")


@pytest.mark.parametrize("quote", ['"price": "129.00"', "129.00 USD", "nur 5 €"])
def test_data_for_machines_is_shown_as_a_piece_without_tags(quote: str) -> None:
    page = marked(PAGE, "text/html", [quote])
    [excerpt] = page.excerpts
    assert excerpt.text[excerpt.start : excerpt.end] == quote
    assert not set("<>") & set(excerpt.text)
    assert page.marks == ()


def test_no_markup_is_part_of_the_text() -> None:
    page = marked(PAGE, "text/html", [])
    assert "alert" not in page.text
    assert not set("<>") & set(page.text)
    assert page.title == "Halvik Meridian"


def test_a_window_is_cut_around_the_first_mark() -> None:
    """Marks move with the cut, and say how much of the page stands before."""
    source = "<p>" + "before " * 500 + "the quoted words" + " after" * 500 + "</p>"
    whole, cut = marked(source, "text/html", ["quoted words"]), marked(source, "text/html", ["quoted words"], 60)
    assert words(cut) == words(whole) == ["quoted words"]
    assert len(cut.text) == 120 + len("quoted words")
    assert whole.text[cut.text_start :].startswith(cut.text)
    assert cut.total_chars == len(whole.text)


def test_a_long_page_is_cut_so_that_the_mark_is_in_it() -> None:
    source = "<p>" + "x " * TEXT_MAX_CHARS + "the end</p>"
    page = marked(source, "text/html", ["the end"])
    assert words(page) == ["the end"]
    assert len(page.text) <= TEXT_MAX_CHARS


def test_what_is_not_html_is_its_own_text() -> None:
    assert words(marked("price: 5 EUR", "text/plain", ["5 EUR"])) == ["5 EUR"]


def test_thousands_of_places_are_bounded() -> None:
    """A letter that stands everywhere gives a handful of marks."""
    assert 0 < len(marked("<p>" + "a " * 100_000, "text/html", ["a"]).marks) <= 20
