"""Names that may be one product although rules cannot tell: a cheap model is asked, and joins only what nothing contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from emptor.agents.context import AgentContext
from emptor.agents.prompting import load_prompt
from emptor.agents.resolving.identity import Identity, contradicts, same_product
from emptor.llm.port import NoModel, Prompt, Task
from emptor.models.base import Model
from emptor.models.dossier import Dossier

NODE = "resolve"
MAX_PAIRS = 12
_MAX_OUTPUT_TOKENS = 200
_MIN_SHARED_WORDS = 1
_MAX_PRICE_RATIO = Decimal("1.6")  # the same product is seldom sold for more than this between shops

Pair = frozenset[str]  # two addresses of pages


class SameProducts(Model):
    """Numbers of the pairs that name one product."""

    same: tuple[int, ...] = ()


async def joined(dossiers: Sequence[Dossier], context: AgentContext) -> tuple[set[Pair], NoModel | None]:
    """Return pairs of pages that a model takes for one product and that no fact keeps apart."""
    pairs = open_pairs(dossiers)
    if not pairs:
        return set(), None
    listing = "\n".join(f"{n}. {_told(one)} / {_told(other)}" for n, (one, other) in enumerate(pairs, start=1))
    prompt = Prompt(
        system=load_prompt("resolve"),
        user="Which pairs are the same product?",
        data=(listing,),
        max_output_tokens=_MAX_OUTPUT_TOKENS,
    )
    try:
        answer = await context.llm.structured(Task.CHEAP, prompt, SameProducts, node=NODE)
    except NoModel as none:
        return set(), none
    chosen = [pairs[n - 1] for n in dict.fromkeys(answer.same) if 0 < n <= len(pairs)]
    return {frozenset((_page(one), _page(other))) for one, other in chosen}, None


def open_pairs(dossiers: Sequence[Dossier]) -> list[tuple[Dossier, Dossier]]:
    """Pairs that may be one product: of one brand, with a word of their names in common, from different shops, and with nothing
    that tells them apart: no other identifier, tier, colour, model number, or price beyond the ordinary."""
    found = [
        (one, other)
        for i, one in enumerate(dossiers)
        for other in dossiers[i + 1 :]
        if one.offers and other.offers and _may_be_same(one, other)
    ]
    return found[:MAX_PAIRS]


def _may_be_same(one: Dossier, other: Dossier) -> bool:
    a, b = _identity(one), _identity(other)
    if same_product(a, b) or contradicts(a, b) or (a.gtin and b.gtin) or (a.mpn and b.mpn):
        return False
    if not (one.brand and other.brand) or a.parts.colours != b.parts.colours or a.parts.codes != b.parts.codes:
        return False
    if {offer.seller for offer in one.offers} & {offer.seller for offer in other.offers}:
        return False  # a shop does not sell a product under two names
    return len(a.parts.words & b.parts.words) >= _MIN_SHARED_WORDS and _prices_agree(one, other)


def _identity(dossier: Dossier) -> Identity:
    ids = dossier.identifiers
    return Identity(dossier.name, brand=dossier.brand, gtin=ids.gtin, mpn=ids.mpn)


def _prices_agree(one: Dossier, other: Dossier) -> bool:
    prices = [{o.price.currency: o.price.amount for o in d.offers if o.price and o.price.amount > 0} for d in (one, other)]
    shared = prices[0].keys() & prices[1].keys()
    return all(max(prices[0][c], prices[1][c]) <= min(prices[0][c], prices[1][c]) * _MAX_PRICE_RATIO for c in shared)


def _told(dossier: Dossier) -> str:
    return f"{dossier.brand or ''} {dossier.name}".strip()


def _page(dossier: Dossier) -> str:
    return dossier.offers[0].url
