"""A laboratory's measurements: mostly what the makers say, once clearly not."""

from __future__ import annotations

from collections.abc import Iterator

from emptor_local.sample.goods import CATALOGUE
from emptor_local.sample.html import esc
from emptor_local.sample.model import SitePage
from emptor_local.sample.press.frame import Site, article

SITE = Site("decibel-lab.example", "Decibel Lab")
METHOD = (
    "<h2>How we measure</h2><p>We buy every unit in a shop. Battery runs are made with pink noise at 75 dB(A) over AAC, with noise "
    "cancelling on where there is any, and repeated three times; we print the median. Weight is without cable and case.</p>"
)

# product, date, claimed and measured: battery (h), weight (g), attenuation (dB), verdict
RUNS = (
    (
        "halvik-meridian-45", "2026-05-11", "45", "44.2", "256", "-27",
        "The Halvik Meridian 45 ran for 44.2 hours in our battery test with noise cancelling on, within two percent of the 45 hours "
        "Halvik claims. The frequency response is close to our target up to 4 kHz, with a gentle rise in the bass.",
    ),
    (
        "quillon-arc-lite", "2026-06-02", "32", "24.1", "243", "-24",
        "Quillon claims 32 hours for the Arc Lite. With noise cancelling on, our three runs ended after 24.1 hours in the median. "
        "With noise cancelling off we reached 31.5 hours, so the claim holds only for those who do not use the main feature.",
    ),
    (
        "tarvane-drift-2", "2026-03-19", "50", "51.4", "226", "0",
        "The Tarvane Drift 2 has no noise cancelling to feed and ran for 51.4 hours, a little more than the 50 hours on the box. "
        "The treble is uneven, which an equaliser cures.",
    ),
    (
        "sonnika-h700", "2026-07-24", "38", "37.3", "264", "-30",
        "The Sonnika H700 cancels low frequencies better than anything we have measured below 200 dollars and lasted 37.3 hours of "
        "the promised 38.",
    ),
)  # fmt: skip


def pages() -> Iterator[SitePage]:
    """A page for each product measured."""
    for key, date, claimed, battery, weight, attenuation, verdict in RUNS:
        name = CATALOGUE[key].name
        table = (
            f"<table><thead><tr><th>Quantity</th><th>Claimed</th><th>Measured</th></tr></thead><tbody><tr><td>Battery life</td><td>{claimed} "
            f"h</td><td>{battery} h</td></tr><tr><td>Weight</td><td>{CATALOGUE[key].specs['weight_g']} g</td><td>{weight} g</td></tr><tr><td>"
            f"Attenuation at 100 Hz</td><td>not stated</td><td>{attenuation} dB</td></tr></tbody></table>"
        )
        body = f"<p>{esc(verdict)}</p>{table}{METHOD}"
        yield article(
            SITE, f"/headphones/{key}-measurements", title=f"{name}: measurements", author="Ingrid Solheim", date=date, body=body,
            note=f"measured battery life {battery} h, claimed {claimed} h",
        )  # fmt: skip
