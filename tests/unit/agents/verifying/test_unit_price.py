"""What a unit costs is a figure like any other: it leaves with its words, or it does not leave."""

from __future__ import annotations

from decimal import Decimal

import pytest

from emptor.agents.verifying.claims import claims_of, failing
from emptor.agents.verifying.prune import prune
from emptor.models.money import Money
from emptor.models.report import Candidate, ReportOffer, UnitPrice
from tests.fakes.dossiers import SNAPSHOT, dossier, evidence, offer

PAGE = "<html><body><h1>Coffee</h1><p>$129.00</p><p>(25.80 USD / kg)</p></body></html>"


def per_kilo(amount: str, quote: str) -> ReportOffer:
    price = UnitPrice(price=Money(amount=Decimal(amount), currency="USD"), unit="kg", evidence=evidence(quote))
    return offer("129.00", availability=None).model_copy(update={"unit_price": price})


@pytest.mark.parametrize(
    ("amount", "quote", "kept"),
    [
        pytest.param("25.80", "25.80 USD / kg", True, id="as the page prints it"),
        pytest.param("25.80", "25.80 USD per litre", False, id="words that are not on the page"),
        pytest.param("20.80", "25.80 USD / kg", False, id="another figure"),
    ],
)
def test_a_unit_price_is_kept_where_its_own_words_say_it(amount: str, quote: str, kept: bool) -> None:
    """The price itself stays either way: it has words of its own."""
    found = per_kilo(amount, quote)
    candidate = Candidate(name="Coffee", rank=1, score=1, qualifies=True, offers=(found,))
    bad = [claim for claim, _ in failing(claims_of(candidate), {SNAPSHOT: PAGE})]
    assert [claim.where for claim in bad] == ([] if kept else ["Coffee: unit price"])
    [after] = prune(dossier(offers=(found,)), bad).offers
    assert (after.unit_price is not None) is kept
    assert after.price == found.price
