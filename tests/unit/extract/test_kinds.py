# ruff: noqa: E501 - a page is more readable in few lines
"""Kinds of pages that carry no markup: told by how they are built."""

from __future__ import annotations

import pytest

from emptor.extract import extract_page
from emptor.models.extraction import PageKind


def thread(box: str, who: str, when: str, title: str = "Battery drains | Gear forum") -> str:
    posts = "".join(
        f'<div class="{box}"><div class="{who}"><b>user{n}</b></div>{when}<p>Mine lasts for {n} hours.</p></div>' for n in (2, 3)
    )
    return f"<html><head><title>{title}</title></head><body><h1>Battery drains</h1><div>{posts}</div></body></html>"


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://gear.example/t/battery-drains/4601", thread("post", "user", "<time>2026-10-10</time>")),
        ("https://gear.example/thread/battery", thread("message", "author", '<i class="date">10 May</i>')),
        ("https://gear.example/showthread.php?t=12", thread("post-body", "poster", "<time>May</time>", title="Battery")),
        ("https://gear.example/battery", thread("post", "username", "<time>2026-10-10</time>")),
    ],
)
def test_two_signed_posts_make_a_thread(url: str, page: str) -> None:
    """With an address or a title that says forum."""
    assert extract_page(page, url).kind is PageKind.FORUM


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://mag.example/battery", thread("post", "user", "<time>May</time>", title="Battery | Magazine")),
        ("https://mag.example/forums/about", "<html><head><title>About</title></head><body><h1>About us</h1></body></html>"),
        (
            "https://mag.example/t/x/1",
            f'<section class="comments">{thread("comment", "user", "<time>May</time>", title="Lamp")}</section>',
        ),
    ],
)
def test_one_sign_alone_makes_no_thread(url: str, page: str) -> None:
    """Posts of a blog, an address, the comments below something else."""
    assert extract_page(page, url).kind is not PageKind.FORUM
