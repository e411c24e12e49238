"""Evidence: where a figure comes from, precisely enough to be checked by a machine."""

from __future__ import annotations

from pydantic import Field

from emptor.models.base import Model


class Evidence(Model):
    """The exact words of a page, as it was read, that a value rests on."""

    url: str = Field(description="Address of the page, as it was asked for.")
    snapshot_id: str = Field(description="SHA-256 of the page's body as read, in hexadecimal.")
    quote: str = Field(
        description="Exact words. They occur in the snapshot's decoded source or, with white space collapsed, in its text."
    )
    path: str = Field(
        default="text",
        description="Where the words stand: `json-ld:$.offers.price`, `microdata:Product.offers.price`, `meta:og:title`, "
        "`state:…` (embedded application state), `css:…` (an element), or `text`.",
    )
