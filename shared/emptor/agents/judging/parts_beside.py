"""Pages under the model of a thing that cost a fraction of it: they sell a part of it, whatever their names say.

Shops name a spare by its machine (`Zahnkranz Betonmischer Mischla BM 140`). Name, maker and breadcrumb are the machine's, and the
noun stands in no table. What gives it away is the machine itself, read on another page: the same maker and the same model code,
fewer words, and a price several times as high.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from emptor.agents.judging.offers import amount_in, condition_fits
from emptor.agents.resolving.model_names import ModelName, model_name
from emptor.agents.resolving.noun_numbers import words_in
from emptor.models.brief import Brief
from emptor.models.dossier import Dossier
from emptor.utils.exchange import COMMON

_TIMES = Decimal("2.5")  # offers of one product differ by less, a part and its machine by more
_NOUN_LETTERS = 4  # of a word that can say which part it is


class _Sold(NamedTuple):
    """A product's name taken apart, its folded words, and the highest price of a new copy in the common currency."""

    name: ModelName
    words: frozenset[str]
    price: Decimal | None


def without_parts(dossiers: Sequence[Dossier], brief: Brief) -> list[Dossier]:
    """Return the products without those that another one shows to be its parts."""
    sold = [_sold(dossier, brief) for dossier in dossiers]
    return [d for d, one in zip(dossiers, sold, strict=True) if not any(_is_part(one, other) for other in sold)]


def _sold(dossier: Dossier, brief: Brief) -> _Sold:
    """Of several offers the highest price counts: one page that lies about it makes no part of a machine."""
    amounts = [amount_in(offer, COMMON) for offer in dossier.offers if condition_fits(offer, brief)]
    price = max((amount for amount in amounts if amount), default=None)
    return _Sold(model_name(dossier.name, dossier.brand or ""), frozenset(words_in(dossier.name)), price)


def _is_part(one: _Sold, host: _Sold) -> bool:
    """Whether a name is the host's with a noun more, at a fraction of its price."""
    if not (one.price and host.price and one.price * _TIMES <= host.price):
        return False
    more = {word for word in one.words - host.words if len(word) >= _NOUN_LETTERS and word.isalpha()}
    return bool(more) and bool(one.name.codes) and one.name.codes == host.name.codes and one.name.tiers == host.name.tiers
