"""References in wording: `{P1}` is a product, `{1}` the value of the sentence's first claim.

`{1.shop}` is the claim's seller, `{1.limit}` the limit that it keeps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from emptor.agents.verifying.borne_out import Held
from emptor.agents.verifying.citable import Scene

_REFERENCE = re.compile(r"\{\s{0,2}([A-Za-z]{0,2}\d{1,3})(?:\.([a-z]{1,8}))?\s{0,2}\}")
MASK = "\x00"  # stands for each character of a reference; no word has it
VALUE, SHOP, LIMIT, NAME = "value", "shop", "limit", "name"


@dataclass(frozen=True)
class Reference:
    """A reference at `wording[start:end]`: to a product by name, or to a claim's value, shop or limit."""

    start: int
    end: int
    kind: str
    product: str
    claim: Held | None = None

    @property
    def is_gap(self) -> bool:
        """Whether it is filled with how far apart two figures are."""
        return self.kind == VALUE and self.claim is not None and self.claim.gap is not None


def references(wording: str, held: Sequence[Held], scene: Scene) -> list[Reference] | str:
    """Return the references of a wording in order, or one line that says which of them leads nowhere."""
    found = []
    for match in _REFERENCE.finditer(wording):
        reference = _resolved(match, held, scene)
        if reference is None:
            return f"{match[0]} refers to nothing"
        found.append(reference)
    return found


def _resolved(match: re.Match[str], held: Sequence[Held], scene: Scene) -> Reference | None:
    name, part = match[1], match[2] or VALUE
    if not name.isdecimal():
        product = scene.product(name)
        return Reference(match.start(), match.end(), NAME, product) if product and part == VALUE else None
    claim = held[int(name) - 1] if 0 < int(name) <= len(held) else None
    known = claim and (part == VALUE or (part == SHOP and claim.fact.seller) or (part == LIMIT and claim.limit))
    return Reference(match.start(), match.end(), part, claim.product, claim) if claim and known else None


def masked(wording: str, found: Sequence[Reference]) -> str:
    """The wording with each reference covered, so that places stay what they are."""
    for one in found:
        wording = wording[: one.start] + MASK * (one.end - one.start) + wording[one.end :]
    return wording
