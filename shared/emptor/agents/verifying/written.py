"""What a writer hands over: claims as data, and wording in which figures and names are references to them."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from emptor.models.base import Model


class Relation(StrEnum):
    """How a claim relates its fact to others."""

    IS = "is"  # the fact as it stands
    MORE = "more"  # than the same attribute of another product
    LESS = "less"
    MOST = "most"  # of all products that were compared
    LEAST = "least"
    WITHIN = "within"  # a limit of the buyer's
    SAYS = "says"  # an opinion, quoted


class WrittenClaim(Model):
    """One claim about one product, which rests on a numbered fact."""

    product: str = Field(description="P1, P2 …: the product that is spoken of.")
    attribute: str = Field(description="The attribute of the fact, as the list of facts names it.")
    relation: Relation
    fact: int = Field(description="Number of the fact that states the value.")
    than: str = Field(default="", description="P2 for more and less, L1 for within, else empty.")
    stance: Literal["for", "against", "neutral"] = Field(default="neutral", description="Whether it speaks for the product.")


class WrittenSentence(Model):
    """A sentence: its claims, and the words around references such as `{P1}` and `{1}`."""

    claims: tuple[WrittenClaim, ...] = ()
    wording: str = ""


class Written(Model):
    """A recommendation."""

    sentences: tuple[WrittenSentence, ...] = ()
