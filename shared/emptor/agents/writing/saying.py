"""How the parts of a report are said: a product, a demand, a price, a value, a quotation."""

from __future__ import annotations

import re
from decimal import Decimal

from emptor.agents.judging.doubt import Doubt
from emptor.agents.judging.offers import amount_in, is_foreign, wait_for, wanted_currency
from emptor.agents.resolving.naming import full_name
from emptor.agents.writing.phrases import ENGLISH, Phrases
from emptor.models.brief import Brief
from emptor.models.evidence import Evidence
from emptor.models.extraction import PriceTerms
from emptor.models.money import Money
from emptor.models.report import Candidate, ComparedValue, ReportFact, ReportOffer, Verdict, VerdictKind
from emptor.utils.exchange import rates
from emptor.utils.text import comparable

_QUOTED_CHARS = 220
_SENTENCE_WORDS = 4  # beside the product's own name, from which a sentence without a figure says something
_SENTENCE_END = re.compile(r"[.!?…][\"”“»)\s]{0,4}$")
_SIGNS = {">=": "≥", "<=": "≤"}
_STOCK, _KIND, _NAMED = "in stock", "kind of product", ("name in ", "name = ")
_JSON_PAIR = re.compile(r'^"(?P<key>[\w@-]{1,40})"\s{0,4}:\s{0,4}"?(?P<value>[^"{}\[\]]{1,200})"?,?$')
_BARE_KEYS = frozenset({"value", "name", "text"})  # that say nothing about their value
_WORD = re.compile(r"\w+")


def title(candidate: Candidate) -> str:
    """The name with its maker's, once."""
    return full_name(candidate.name, candidate.brand)


def best_offer(candidate: Candidate) -> ReportOffer | None:
    """The offer that is told: the one that the buyer's limit was judged by, else the first among the soonest to be had."""
    priced = [o for o in candidate.offers if o.price and o.evidence]
    judged = [v.evidence for v in candidate.verdicts if is_about_price(v) and v.verdict is VerdictKind.PASS and v.evidence]
    within = [o for o in priced if o.evidence in judged]
    return min(within or priced, key=wait_for, default=None)


def demand(constraint: str, brief: Brief, say: Phrases) -> str:
    """A constraint's canonical text for a person: `has wireless` is `wireless`, `battery_life >= 3 h` is `battery life ≥ 3 h`.

    In other languages than English it is said in the buyer's own words.
    """
    if constraint.startswith(_NAMED):
        return say("statement.named")
    if constraint == _STOCK:
        return say("stock.InStock")
    if constraint == _KIND:
        return say("statement.kind")
    own = next((c.words for c in brief.constraints if c.text == constraint), "")
    if say.language != ENGLISH and own and brief.language == say.language:
        return " ".join(own.split())
    return " ".join(_SIGNS.get(word, word.replace("_", " ")) for word in constraint.removeprefix("has ").split(" "))


def is_about_price(verdict: Verdict) -> bool:
    return verdict.constraint.startswith("price")


def said(value: ComparedValue | ReportFact, say: Phrases) -> str:
    """A value with its unit: `32 h`, `2 years`."""
    if value.unit is None:
        return say.get(f"value.{value.value}", value.value)
    return say.measure(value.value, value.unit)


def price_said(offer: ReportOffer, brief: Brief, say: Phrases, beside: ReportOffer | None = None) -> str:
    """The price as the page states it, with what it comes to in the buyer's currency where that is another one.

    Where the buyer named no currency, it is compared in that of the offer `beside` it.
    """
    if offer.price is None:
        return say("offer.none")
    currency = wanted_currency(brief) or (beside.price.currency if beside and beside.price else None)
    converted = amount_in(offer, currency) if is_foreign(offer, currency) else None
    if converted is None:
        return say.money(offer.price)
    about = say.money(Money(amount=converted, currency=currency))
    return say("offer.about", price=say.money(offer.price), converted=about, date=say.date(rates().day))


def in_all(price: str, offer: ReportOffer, say: Phrases) -> str:
    """A price with what comes on top of it, as far as the page states that: delivery, a deposit, tax."""
    if offer.terms is PriceTerms.NET:
        return say("offer.without_tax", price=price)
    if offer.total is None:
        return say("offer.with_deposit", price=price, deposit=say.money(offer.deposit)) if offer.deposit else price
    if offer.price is not None and offer.total == offer.price:
        return say("offer.free_delivery", price=price)
    return say("offer.with_delivery", price=price, total=say.money(offer.total))


def doubt_said(offer: ReportOffer, say: Phrases) -> str:
    """Why an offer is doubted; empty where it is not. Other words than the rules' stay as they are."""
    try:
        return say(f"doubt.{Doubt(offer.suspicious or '').name.lower()}")
    except ValueError:
        return offer.suspicious or ""


def stock_said(offer: ReportOffer, say: Phrases) -> str:
    return say(f"stock.{offer.availability.value}") if offer.availability else say("stock.unknown")


def role_says(role: str, say: Phrases) -> str:
    return say(f"says.{role}")


def reason_of(verdict: Verdict, candidate: Candidate, brief: Brief, say: Phrases) -> str:
    """Why a verdict is as it is. The rules give their reasons in English; elsewhere the price or the page's words say it."""
    if verdict.constraint.startswith(_NAMED) and verdict.verdict is VerdictKind.FAIL:
        return say("verdict.another")
    if verdict.constraint == _STOCK and (seen := _offer_of(verdict, candidate)):
        return say("offer.stock_at", stock=stock_said(seen, say), seller=seen.seller)
    if say.language == ENGLISH:
        return verdict.reason.rstrip(".")
    if verdict.verdict is VerdictKind.UNKNOWN:
        return say("verdict.unknown")
    offer = best_offer(candidate)
    if is_about_price(verdict) and offer is not None:
        return say("offer.at", price=price_said(offer, brief, say), seller=offer.seller)
    return quoted(verdict.evidence, say) if verdict.evidence else ""


def _offer_of(verdict: Verdict, candidate: Candidate) -> ReportOffer | None:
    """The offer whose stock a verdict rests on."""
    return next((o for o in candidate.offers if o.availability and o.availability_evidence == verdict.evidence), None)


def quoted(evidence: Evidence, say: Phrases) -> str:
    """The words of a page in quotation marks; of markup its value, without the marks of its notation."""
    pair = _JSON_PAIR.match(" ".join(evidence.quote.split()))
    if pair is None:
        return say.quoted(shorten(evidence.quote))
    value = pair["value"].strip().rsplit("/", 1)[-1] if pair["value"].startswith("http") else pair["value"].strip()
    return say.quoted(value) if pair["key"] in _BARE_KEYS else f"{pair['key']}: {say.quoted(value)}"


def tells(quote: str, candidate: Candidate) -> bool:
    """Whether words say something beside the product's own name: a figure, or a sentence. A page's title is none."""
    own = set(_WORD.findall(comparable(title(candidate))))
    rest = [word for word in _WORD.findall(comparable(quote)) if word not in own]
    has_figure = any(any(char.isdigit() for char in word) for word in rest)
    return has_figure or (len(rest) >= _SENTENCE_WORDS and _SENTENCE_END.search(quote) is not None)


def shorten(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _QUOTED_CHARS else words[:_QUOTED_CHARS].rsplit(" ", 1)[0] + " …"


def capitalised(text: str) -> str:
    """With a capital at the beginning, and the rest as it is."""
    return text[:1].upper() + text[1:]


def seconds_of(milliseconds: float) -> Decimal:
    """Milliseconds as seconds, to a tenth."""
    return Decimal(str(round(milliseconds / 1_000, 1)))
