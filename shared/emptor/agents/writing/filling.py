"""Claims in words: what a reference is filled with, and a claim in the fixed words of a language."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from emptor.agents.verifying.borne_out import Held
from emptor.agents.verifying.citable import FEATURE, OPINION, PRICE, RATING, REVIEWS, STOCK, Citable, Scene
from emptor.agents.verifying.references import LIMIT, NAME, SHOP, references
from emptor.agents.writing.phrases import MAX_DECIMALS, Phrases, ended
from emptor.agents.writing.saying import capitalised, demand, quoted, role_says
from emptor.models.brief import Brief, Constraint
from emptor.models.money import Money
from emptor.utils.numbers import plain_decimal

_IN_STOCK = "InStock"


def filled(wording: str, held: Sequence[Held], scene: Scene, say: Phrases) -> str:
    """The wording with its references filled in. Every reference must lead somewhere."""
    found = references(wording, held, scene)
    if isinstance(found, str):
        raise ValueError(found)  # noqa: TRY004 - the wording is wrong, not its type
    for one in reversed(found):
        if one.kind == NAME or one.claim is None:
            words = scene.called(one.product)
        elif one.kind == SHOP:
            words = one.claim.fact.seller or ""
        elif one.kind == LIMIT and one.claim.limit is not None:
            words = _limit_said(one.claim.limit, say)
        else:
            words = _said(one.claim, scene.brief, say)
        wording = wording[: one.start] + words + wording[one.end :]
    return ended(capitalised(" ".join(wording.split())))


def in_fixed_words(claim: Held, scene: Scene, say: Phrases) -> str:
    """A claim in the fixed words of a language: true, and plain."""
    fact = claim.fact
    values = {
        "name": scene.called(fact.product),
        "what": say.attribute(fact.attribute),
        "value": _value(fact, scene.brief, say),
        "seller": fact.seller or "",
    }
    if claim.limit is not None and claim.gap is not None:
        key = "claim.over" if claim.upwards else "claim.under"
        values |= {"gap": _gap_said(claim, say), "limit": _limit_said(claim.limit, say)}
        return say(key, **values)
    if claim.gap is not None:
        beside = claim.others[0]
        values |= {
            "gap": _gap_said(claim, say),
            "other": scene.called(beside.product),
            "beside": _value(beside, scene.brief, say),
        }
        return say("claim.more" if claim.upwards else "claim.less", **values)
    if claim.upwards is not None:
        return say("claim.most" if claim.upwards else "claim.least", **values, count=len(claim.others) + 1)
    return _stated(fact, values, say)


def _stated(fact: Citable, values: dict[str, str], say: Phrases) -> str:
    if fact.attribute == PRICE:
        return say("statement.costs", name=values["name"], price=values["value"], seller=values["seller"])
    if fact.attribute == OPINION:
        return say.sentence("statement.says_of", role=role_says(fact.role, say), name=values["name"], quote=values["value"])
    keys = {STOCK: "claim.has", FEATURE: "claim.has", REVIEWS: "claim.reviews"}
    return say(keys.get(fact.attribute, "claim.is"), **values)


def _said(claim: Held, brief: Brief, say: Phrases) -> str:
    return _gap_said(claim, say) if claim.gap is not None else _value(claim.fact, brief, say)


def _value(fact: Citable, brief: Brief, say: Phrases) -> str:
    """What a fact states, as the language writes it."""
    if fact.attribute == RATING and fact.number is not None:
        return say("claim.rated", value=say.number(fact.number))
    if fact.number is not None:
        return _figure(fact, fact.number, say)
    if fact.attribute == STOCK:
        return say(f"stock.{_IN_STOCK}")
    if fact.attribute == FEATURE:
        return demand(fact.asked, brief, say)
    return quoted(fact.evidence, say)


def _gap_said(claim: Held, say: Phrases) -> str:
    return _figure(claim.fact, claim.gap or Decimal(0), say)


def _figure(fact: Citable, number: Decimal, say: Phrases) -> str:
    """A number in the unit or the currency of a fact."""
    return _measured(fact.attribute, number, fact.currency if fact.attribute == PRICE else fact.unit, say)


def _limit_said(limit: Constraint, say: Phrases) -> str:
    return _measured(limit.attribute, limit.number or Decimal(0), limit.unit, say)


def _measured(attribute: str, number: Decimal, unit: str | None, say: Phrases) -> str:
    if attribute == PRICE:
        return say.money(Money(amount=number, currency=unit))
    return say.measure(plain_decimal(round(number, MAX_DECIMALS)), unit) if unit else say.rounded(number)
