"""One shop is one site, whichever of its names an address bears."""

from __future__ import annotations

import pytest

from emptor.utils.sites import site_of


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.Shop.example/p/1", "shop.example"),
        ("https://shop.example:8443/p/1", "shop.example"),
        ("https://m.shop.example/p/1", "m.shop.example"),
        ("https://wwwhat.example/", "wwwhat.example"),
        ("mailto:ann@shop.example", ""),
        ("http://[", ""),
    ],
)
def test_www_and_ports_make_no_other_site(url: str, site: str) -> None:
    """Other hosts do: a shop may lend them to others."""
    assert site_of(url) == site
