"""Offers that are too good to be believed are kept, marked, and never the best."""

from __future__ import annotations

from decimal import Decimal

from emptor.agents.judging.doubt import with_doubts
from emptor.agents.judging.offers import priced_offers
from emptor.agents.judging.verdicts import judge
from emptor.agents.questions import parse_question
from emptor.models.extraction import PriceTerms
from emptor.models.jobs import JobOptions
from emptor.models.money import Money
from emptor.models.report import Identifiers, SourceRole, VerdictKind
from tests.fakes.dossiers import dossier, fact, offer

BRIEF = parse_question("headphones under $150", JobOptions())


def test_a_price_far_below_the_others_is_marked_and_comes_last() -> None:
    """0.01 at one shop against 129 and 139 elsewhere: the job tells 129."""
    lie = offer("0.01", seller="liar.example")
    (product,) = with_doubts([dossier(offers=(lie, offer("129.00"), offer("139.00", seller="other.example")))], BRIEF)
    assert [o.suspicious is not None for o in product.offers] == [True, False, False]
    assert priced_offers(product, BRIEF)[0].price == offer("129.00").price


def test_a_single_price_for_a_fraction_of_what_such_things_cost_decides_nothing() -> None:
    peers = [dossier(f"Peer {n}", offers=(offer(f"{100 + n}.00"),)) for n in range(5)]
    doubted = with_doubts([*peers, dossier("Bargain", offers=(offer("1.00"),))], BRIEF)[-1]
    assert doubted.offers[0].suspicious
    assert judge(BRIEF.constraints[0], doubted, BRIEF).verdict is VerdictKind.UNKNOWN


def test_an_ordinary_bargain_is_believed() -> None:
    (product,) = with_doubts([dossier(offers=(offer("89.00"), offer("129.00", seller="other.example")))], BRIEF)
    assert not any(o.suspicious for o in product.offers)


def test_a_used_copy_may_cost_little() -> None:
    (product,) = with_doubts([dossier(offers=(offer("30.00", condition="used"), offer("129.00")))], BRIEF)
    assert not any(o.suspicious for o in product.offers)


def test_a_million_ratings_that_nobody_shares_are_dropped() -> None:
    honest = dossier("Honest", facts=(fact("rating", "4.4"), fact("review_count", "812")))
    crowd = dossier("Crowd", facts=(fact("rating", "4.9"), fact("review_count", "1000000")))
    _, doubted = with_doubts([honest, crowd], BRIEF)
    assert [f.attribute for f in doubted.facts] == ["rating"]


def test_the_offer_of_a_page_with_a_million_ratings_is_not_believed() -> None:
    """Who makes up a crowd of reviewers may make up the price; another shop's offer of the product stays."""
    honest = dossier("Honest", facts=(fact("review_count", "812"),))
    crowd = fact("review_count", "1000000")
    lie = offer("99.00", seller="crowd.example", url=crowd.evidence.url)
    plain = offer("129.00", url="https://other.example/p/7")
    _, doubted = with_doubts([honest, dossier("Crowd", facts=(crowd,), offers=(lie, plain))], BRIEF)
    assert [o.suspicious is not None for o in doubted.offers] == [True, False]


def test_half_the_price_on_which_other_shops_agree_is_doubted() -> None:
    """Three shops ask about 130; one that asks 64 is no bargain. Where the others differ themselves, it may be one."""
    half = offer("64.00", seller="half.example")
    agreeing = (offer("129.00"), offer("135.00", seller="b.example"), offer("139.00", seller="c.example"))
    differing = (offer("120.00"), offer("199.00", seller="b.example"))
    (doubted,) = with_doubts([dossier(offers=(half, *agreeing))], BRIEF)
    (open_,) = with_doubts([dossier(offers=(offer("74.00", seller="half.example"), *differing))], BRIEF)
    assert [o.suspicious is not None for o in doubted.offers] == [True, False, False, False]
    assert not any(o.suspicious for o in open_.offers)


def test_a_product_under_another_makers_gtin_is_doubted_where_more_shops_sell_the_other() -> None:
    """One number names one trade item; the maker whom two shops know has it, and an equal count decides nothing."""
    number = Identifiers(gtin="4006381333931")
    sites = {f"https://shop{n}.example/p": SourceRole.RETAILER for n in range(2)}
    own = dossier("Aurora AH-300", offers=(offer("129.00"),), roles=sites).model_copy(update={"identifiers": number})
    other = dossier("Zeko Z1", brand="Zeko", offers=(offer("60.00"),)).model_copy(update={"identifiers": number})
    believed, doubted = with_doubts([own, other], BRIEF)
    assert not any(o.suspicious for o in believed.offers)
    assert [o.suspicious for o in doubted.offers] == [
        "its GTIN is that of another maker's product, which more shops sell under it"
    ]
    assert judge(BRIEF.constraints[0], doubted, BRIEF).verdict is VerdictKind.UNKNOWN
    even = own.model_copy(update={"roles": other.roles})
    assert not any(o.suspicious for d in with_doubts([even, other], BRIEF) for o in d.offers)


def test_a_namesake_at_a_fraction_of_the_price_is_doubted_unless_parts_are_asked_for() -> None:
    """A spare whose word nobody knows is apart from its machine, and must not be the cheapest machine."""
    machine = dossier("Velkor 800 juicer", brand="Velkor", offers=(offer("189.00"),))
    spare = dossier("Velkor 800 auger", brand="Velkor", offers=(offer("24.00"),))
    asked = parse_question("juicer under $150", JobOptions())
    _, doubted = with_doubts([machine, spare], asked)
    assert [o.suspicious for o in doubted.offers] == ["the price is far below that of products under the same name"]
    wanted = parse_question("replacement brush for Velkor 800", JobOptions())
    assert not any(o.suspicious for d in with_doubts([machine, spare], wanted) for o in d.offers)


def test_the_offer_of_a_page_with_a_crowd_that_cannot_be_is_never_the_best() -> None:
    """Half the price and a million reviewers: the honest shop's price is told."""
    lie, honest = "https://liar.example/1", "https://shop.example/p/1"
    cheap = offer("70.00", seller="liar.example", url=lie)
    product = dossier(
        offers=(cheap, offer("129.00", url=honest)),
        facts=(fact("review_count", "1000000", url=lie), fact("review_count", "180", url=honest)),
    )
    peers = [dossier(f"Peer {n}", offers=(offer(f"{120 + n}.00"),), facts=(fact("review_count", "200"),)) for n in range(3)]
    doubted = with_doubts([*peers, product], BRIEF)[-1]
    assert [o.suspicious is not None for o in doubted.offers] == [True, False]
    assert priced_offers(doubted, BRIEF)[0].seller == "shop.example"


def test_the_lowest_of_a_range_is_compared_with_what_others_ask_without_delivery() -> None:
    """Such an amount has no total: beside the totals of others it would look too low."""
    begins = offer("60.00").model_copy(update={"terms": PriceTerms.FROM})
    other = offer("70.00", seller="other.example").model_copy(update={"total": Money(amount=Decimal("100.00"), currency="USD")})
    (sent,) = with_doubts([dossier(offers=(begins, other))], BRIEF)
    (expensive,) = with_doubts([dossier(offers=(begins, offer("100.00", seller="other.example")))], BRIEF)
    assert not sent.offers[0].suspicious
    assert expensive.offers[0].suspicious


def test_one_shop_under_two_names_is_one_shop() -> None:
    """`www.liar.example` and `liar.example` do not outnumber two shops, and do not make another maker's GTIN borrowed."""
    number = Identifiers(gtin="4006381333931")
    twice = {"https://liar.example/1": SourceRole.RETAILER, "https://www.liar.example/1": SourceRole.RETAILER}
    loud = dossier("Loud", brand="Loud", offers=(offer("50.00"),), roles=twice).model_copy(update={"identifiers": number})
    honest = dossier("Aurora", offers=(offer("60.00"),)).model_copy(update={"identifiers": number})
    assert not any(o.suspicious for product in with_doubts([loud, honest], BRIEF) for o in product.offers)
