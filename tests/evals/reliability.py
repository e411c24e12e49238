"""How often fields are right, by the confidence they are given with. A confidence of .9 should hold nine times in ten or more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.evals.frame import Figure, Split, share
from tests.evals.saved_pages import SavedPage, right

BANDS = ((0.9, "0.9 and more"), (0.8, "0.8 to 0.9"), (0.7, "0.7 to 0.8"), (0.0, "below 0.7"))
_OF_OFFER = frozenset({"price", "currency", "availability"})
_NAMES = {"title": "name"}


def reliability(pages: Iterable[SavedPage], fields: Sequence[str]) -> list[Figure]:
    """Return, for each band of confidence, the share of given fields that are right; bands without a field are left out."""
    listed = [(page.split, *found) for page in pages for field in fields if (found := _given(page, field))]
    figures = []
    for floor, name in BANDS:
        ceiling = min((band for band, _ in BANDS if band > floor), default=float("inf"))
        inside: list[tuple[Split, bool]] = [(half, holds) for half, sure, holds in listed if floor <= sure < ceiling]
        if inside:
            figures.append(share(f"right, given with confidence {name}", inside))
    return figures


def _given(page: SavedPage, field: str) -> tuple[float, bool] | None:
    """The confidence of a field and whether it is right; None where it is not labelled or not given."""
    labels, product = page.truth["fields"].get(field), page.got["product"]
    if labels is None or product is None:
        return None
    found = (product["offer"] if field in _OF_OFFER else product).get(_NAMES.get(field, field))
    if found is None:
        return None
    value = page.got["fields"][field]
    return float(found["confidence"]), value is not None and right(
        field, [str(label) for label in labels if label is not None], value
    )
