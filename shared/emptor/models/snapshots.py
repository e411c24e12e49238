"""A stored page as text, with the words that a report quotes from it."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from emptor.models.base import Model

QUOTES_MAX = 20
QUOTE_MAX_CHARS = 2_000
AROUND_MIN, AROUND_MAX = 50, 5_000


class Mark(Model):
    """A place in the text where a quotation stands."""

    quote: str = Field(description="The quotation, as it was asked for.")
    start: int = Field(ge=0, description="Index of its first character in `text`, counted in Unicode code points.")
    end: int = Field(ge=0, description="Index behind its last character.")


class Excerpt(Model):
    """Words that stand in the page's data for machines or in its source, not in the text that a person sees."""

    quote: str = Field(description="The quotation, as it was asked for.")
    text: str = Field(description="The piece of the source around it, up to the next tag on either side.")
    start: int = Field(ge=0, description="Index of the quotation's first character in the piece, in Unicode code points.")
    end: int = Field(ge=0, description="Index behind its last character.")


class MarkedText(Model):
    """The text of a page with marks: see `emptor.extract.marking`."""

    title: str = Field(default="", description="The page's title; empty when it has none.")
    text: str = Field(description="The text that a person sees, one block of the layout a line.")
    text_start: int = Field(default=0, ge=0, description="How many characters of the page's text stand before `text`.")
    total_chars: int = Field(ge=0, description="Length of the page's whole text, in Unicode code points.")
    marks: tuple[Mark, ...] = Field(default=(), description="Where the quotations stand in `text`, in order.")
    excerpts: tuple[Excerpt, ...] = Field(default=(), description="Quotations that only the page's data for machines holds.")
    missing: tuple[str, ...] = Field(default=(), description="Quotations that the page does not hold.")


class SnapshotView(MarkedText):
    """A page as it was read, as plain text. Its markup is never part of an answer."""

    id: str = Field(description="SHA-256 of the page's body as read, in hexadecimal.")
    url: str = Field(description="The address that was asked for.")
    final_url: str = Field(description="The address after redirects.")
    fetched_at: datetime = Field(description="When the page was read, or last confirmed by its server to be unchanged.")
    content_type: str = Field(description="Media type of the page, without parameters.")
    via: str = Field(description="The way it was read: `http`, `browser`, `browserless`, `scraperapi` or `archive`.")
