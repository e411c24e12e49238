"""What counts as the same address."""

from __future__ import annotations

import pytest

from emptor.archive.urls import join, loose_key, normalise


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("HTTPS://Shop.Example/A", "https://shop.example/A"),
        ("https://shop.example", "https://shop.example/"),
        ("https://shop.example:443/a", "https://shop.example/a"),
        ("http://shop.example:80/a", "http://shop.example/a"),
        ("http://shop.example:8080/a", "http://shop.example:8080/a"),
        ("https://shop.example/a#reviews", "https://shop.example/a"),
        ("https://shop.example/a?b=1&a=2", "https://shop.example/a?b=1&a=2"),
        ("https://shop.example/caf%c3%a9", "https://shop.example/caf%C3%A9"),
        ("https://shop.example/café", "https://shop.example/caf%C3%A9"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("  https://shop.example./a ", "https://shop.example/a"),
    ],
)
def test_an_address_has_one_spelling(written: str, normal: str) -> None:
    """Case, default port, fragment and percent-encoding do not make another page; the query does."""
    assert normalise(written) == normal


@pytest.mark.parametrize("text", ["", "shop.example/a", "ftp://shop.example/a", "https://", "mailto:a@b.example", "http://[::1"])
def test_what_is_no_web_address_is_refused(text: str) -> None:
    """Anything but an absolute http(s) address is an error."""
    with pytest.raises(ValueError):  # noqa: PT011 - whatever urllib or we say of it
        normalise(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://shop.example/a", "http://shop.example/a"),
        ("https://www.shop.example/a", "https://shop.example/a"),
        ("https://shop.example/a/", "https://shop.example/a"),
        ("https://shop.example/a?utm_source=x&gclid=1", "https://shop.example/a"),
        ("https://shop.example/a?size=9&colour=blue", "https://shop.example/a?colour=blue&size=9&fbclid=z"),
        ("https://shop.example/a%20b", "https://shop.example/a b"),
    ],
)
def test_addresses_that_almost_always_show_the_same_page_share_a_key(one: str, other: str) -> None:
    """Scheme, www, a trailing slash, tracking and the order of parameters do not matter."""
    assert loose_key(one) == loose_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://shop.example/a?id=1", "https://shop.example/a?id=2"),
        ("https://shop.example/a?ref=1", "https://shop.example/a"),
        ("https://shop.example/a", "https://shop.example/b"),
        ("https://shop.example/a", "https://shop.example:8443/a"),
        ("https://de.shop.example/a", "https://shop.example/a"),
    ],
)
def test_other_pages_have_other_keys(one: str, other: str) -> None:
    """What may change the page keeps addresses apart."""
    assert loose_key(one) != loose_key(other)


def test_a_reference_is_resolved_against_its_page() -> None:
    """Relative references become addresses; scripts and mail do not."""
    assert join("https://shop.example/a/b", "../c?d=1#e") == "https://shop.example/c?d=1"
    assert join("https://shop.example/a", "//cdn.example/x") == "https://cdn.example/x"
    assert join("https://shop.example/a", "javascript:void(0)") is None
