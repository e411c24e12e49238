# ruff: noqa: E501 - a page is more readable in few lines
"""Main text, author, date, products spoken of and items, on made-up pages: what a reader came for, without the frame around it."""

from __future__ import annotations

import pytest

from emptor.extract import extract_page
from emptor.models.extraction import Extraction, PageKind

PROSE = "The kettle boils a litre of water in three minutes and forty seconds, and switches itself off afterwards. "
OTHER = "Somebody else has written of an entirely different thing, and this is how that text begins on its own page. "


def article(body: str, *, head: str = "", url: str = "https://mag.example/tests/kettles") -> Extraction:
    return extract_page(
        f'<html><head><title>Kettles tested</title><meta property="og:type" content="article">{head}</head><body>{body}</body></html>',
        url,
    )


@pytest.mark.parametrize(
    "left_in", ["<?php echo date(); ?>", "<?xml version='1.0'?>", "<![CDATA[ x ]]>", "<%= title %>", "</3>", "<>"]
)
def test_what_a_server_left_in_a_page_does_not_stop_the_reading(left_in: str) -> None:
    """Processing instructions are nodes without a tag."""
    page = extract_page(f"<html><body><article>{left_in}<p>{PROSE * 4}</p></article></body></html>", "https://example.com/kettle")
    assert PROSE.strip() in page.text


@pytest.mark.parametrize(
    "beside",
    [
        f'<div class="related-posts"><p>{OTHER}</p></div>',
        f"<div><h3>Most read</h3><p>{OTHER}</p></div>",
        f"<section><h4>Das könnte Sie auch interessieren</h4><p>{OTHER}</p></section>",
        f'<aside class="author-bio"><p>{OTHER}</p></aside>',
        f'<div class="newsletter-signup"><p>{OTHER}</p></div>',
        f"<figure><img><figcaption>{OTHER}</figcaption></figure>",
    ],
)
def test_boxes_beside_the_text_are_left_out(beside: str) -> None:
    """By their names and by their headings, within the body that the page marks."""
    paragraphs = "".join(f"<p>{n}. {PROSE * 3}</p>" for n in range(4))
    page = article(f'<h1>Kettles tested</h1><div class="entry-content">{paragraphs}{beside}<p>That is all.</p></div>')
    assert OTHER.strip() not in page.text
    assert "That is all." in page.text
    assert all(f"{n}. The kettle" in page.text for n in range(4))


def test_a_paragraph_below_a_heading_of_such_words_is_the_texts_own() -> None:
    """In the flow of an article, `Recommended for` is a chapter."""
    page = article(
        f'<h1>Kettles</h1><div class="article-body"><p>{PROSE * 3}</p><h2>Similar products we tried</h2><p>{OTHER * 2}</p><h2>How</h2><p>{PROSE * 2}</p></div>'
    )
    assert OTHER.strip() in page.text


def test_short_lines_in_the_flow_stay() -> None:
    """A list of ingredients, a short sentence between two long ones."""
    page = article(
        f"<main><h1>Tea</h1><p>{PROSE * 3}</p><p>200 g of sugar</p><ul><li>one lemon</li></ul><p>{PROSE * 2}</p><p>Enjoy!</p></main>"
    )
    assert all(words in page.text for words in ("200 g of sugar", "one lemon", "Enjoy!"))


def test_of_articles_one_after_the_other_the_first_is_the_page() -> None:
    """Pages that load the next article on scrolling."""
    parts = "".join(
        f'<article><h1>{title}</h1><div class="article-body"><p>{text * 4}</p><p>{text * 3}</p></div></article>'
        for title, text in (("Kettles tested", PROSE), ("Another", OTHER), ("A third", OTHER))
    )
    page = article(parts)
    assert PROSE.strip() in page.text
    assert OTHER.strip() not in page.text


def test_the_lead_above_the_body_is_part_of_it() -> None:
    page = article(
        f'<h1>Kettles tested</h1><div class="excerpt"><p>{OTHER}</p></div><div class="entry-content"><p>{PROSE * 5}</p></div>'
    )
    assert page.text.startswith(OTHER.strip())


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        ("", '<p class="byline">By Ann Lee</p>', "Ann Lee"),
        (
            '<meta name="author" content="Mag"><meta property="og:site_name" content="Mag">',
            '<a rel="author">Ann Lee</a>',
            "Ann Lee",
        ),
        ('<meta name="twitter:creator" content="@maghandle">', "", None),
        ("", '<ol class="comments"><li><cite class="author">Bob says:</cite></li></ol>', None),
        ("", '<label class="author-label">Name *</label>', None),
    ],
)
def test_who_wrote_an_article(head: str, body: str, author: str | None) -> None:
    """A person named on the page; not a handle, a commenter or a form's label."""
    assert article(f"<article><h1>Kettles tested</h1>{body}<p>{PROSE * 12}</p></article>", head=head).author == author


@pytest.mark.parametrize(
    ("printed", "url", "day"),
    [
        ("<time datetime='2026-03-04T10:00:00Z'>4 March</time>", "", "2026-03-04"),
        ("<p>Veröffentlicht am 4.3.2026</p>", "", "2026-03-04"),
        ("<p>le 4 août 2026</p>", "", "2026-08-04"),
        ("<p>25/03/2026</p>", "", "2026-03-25"),
        ("<p>04/03/2026</p>", "", None),
        ("", "https://mag.example/2026/03/04/kettles", "2026-03-04"),
        ('<ol class="comments"><li><time datetime="2020-01-01">then</time></li></ol>', "", None),
    ],
)
def test_when_an_article_was_published(printed: str, url: str, day: str | None) -> None:
    """In words of several languages, in numbers of which one is sure, in the address; not a comment's."""
    page = article(
        f"<article><h1>Kettles tested</h1>{printed}<p>{PROSE * 12}</p></article>", url=url or "https://mag.example/kettles"
    )
    assert (page.published_at.date().isoformat() if page.published_at else None) == day


def test_products_an_article_speaks_of() -> None:
    """Each with its sentence; a heading without a model counts beside a link to a shop only."""
    page = article(
        f"<article><h1>Kettles tested</h1><p>{PROSE * 5}</p><h2>Final Thoughts</h2><p>The Bosch TWK7203 was the quietest of all. {PROSE * 4}</p>"
        f'<h2>Fellow Stagg</h2><p>It pours well. <a href="https://amazon.example/dp/B01">Check the price</a></p><p>{PROSE * 3}</p></article>'
    )
    said = {mention.name: mention.quote for mention in page.mentions}
    assert said["Bosch TWK7203"] == "The Bosch TWK7203 was the quietest of all."
    assert "Fellow Stagg" in said
    assert "Final Thoughts" not in said


def thread(post: str, count: int = 4, url: str = "https://forum.example/threads/kettles.12/") -> Extraction:
    posts = "".join(post.replace("{n}", str(n)) for n in range(1, count + 1))
    return extract_page(f"<html><head><title>Kettles</title></head><body><h1>Kettles</h1>{posts}</body></html>", url)


@pytest.mark.parametrize(
    "post",
    [
        '<article class="message"><h4 class="message-name">user{n}</h4><time>May {n}, 2026</time><div class="message-body">Answer number {n} is quite a long one, as answers go.</div></article>',
        '<li class="postcontainer"><span class="date">05-0{n}-2026</span><a class="username">user{n}</a><blockquote class="postcontent">Answer number {n} is quite a long one, as answers go.</blockquote></li>',
        '<div class="entry"><a class="author">user{n}</a><time>{n} hours ago</time><div class="usertext-body">Answer number {n} is quite a long one, as answers go.</div><ul class="flat-list"><li><a href="#">permalink</a></li><li><a href="#">report</a></li></ul></div>',
    ],
)
def test_posts_of_several_forums(post: str) -> None:
    """Names, times and words of every post; no buttons."""
    page = thread(post)
    assert page.kind is PageKind.FORUM
    assert all(f"user{n}" in page.text and f"Answer number {n} is" in page.text for n in range(1, 5))
    assert "permalink" not in page.text


def test_short_posts_are_posts() -> None:
    """A game of one word a post."""
    long = '<li class="message"><b class="username">user{n}</b><div class="messageText">Name a city with the next letter of the alphabet, {n}.</div></li>'
    short = '<li class="message"><b class="username">user9</b><div class="messageText">Oslo</div></li>'
    assert "Oslo" in thread(long + short).text


def test_a_quotation_from_elsewhere_stays() -> None:
    """What no earlier post said is said by the one that quotes it."""
    post = '<div class="message"><b class="username">user{n}</b><div class="message-body"><blockquote>From the manual, page {n}: descale it monthly.</blockquote>I do what it says, and it helps, number {n}.</div></div>'
    assert "From the manual, page 2" in thread(post).text


def test_a_shops_questions_are_no_forum() -> None:
    """FAQ markup has the type `Question`, as threads do."""
    faq = (
        '<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Is it loud?"}]}</script>'
    )
    page = extract_page(
        f"<html><head><title>Kettles</title>{faq}</head><body><h1>Kettles</h1><p>{PROSE}</p></body></html>",
        "https://shop.example/kettles",
    )
    assert page.kind is not PageKind.FORUM


def listing(card: str, before: str = "") -> Extraction:
    cards = "".join(card.replace("{n}", str(n)).replace("{p}", str(20 + n)) for n in range(1, 9))
    return extract_page(
        f"<html><head><title>Lamps - Shop</title></head><body>{before}<h1>Lamps</h1><ul>{cards}</ul></body></html>",
        "https://shop.example/category/lamps",
    )


@pytest.mark.parametrize(
    "card",
    [
        '<li class="item"><a href="/p/{n}"><h3>Lamp {n}</h3> <b>$ {p}.00</b> in stock</a></li>',
        '<li class="item"><a href="/p/{n}">Lamp {n}</a><a href="/p/{n}#r">4.5 out of 5 stars</a><b>${p}.00</b><a href="/cart?add={n}">Add to cart</a></li>',
        '<li class="item"><a href="/p/{n}"><img alt="Lamp {n}"></a><b>${p}.00</b><p><a href="/shipping">Shipping</a></p></li>',
        '<li class="item"><div class="product-title">Lamp {n}</div><a href="/p/{n}">${p}.00</a></li>',
    ],
)
def test_items_are_called_by_their_titles(card: str) -> None:
    """Not by their price, their rating or a button; links to the cart and to shipping are no items."""
    links = listing(card).links
    assert [(link.url, link.title) for link in links] == [(f"https://shop.example/p/{n}", f"Lamp {n}") for n in range(1, 9)]


def test_the_text_of_a_listing_begins_at_its_heading() -> None:
    page = listing(
        '<li class="item"><a href="/p/{n}">Lamp {n}</a> <b>${p}.00</b></li>',
        before="<div><span>Choose your currency</span></div>",
    )
    assert page.kind is PageKind.LISTING
    assert "Lamp 8" in page.text
    assert "Choose your currency" not in page.text
