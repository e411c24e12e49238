"""Reasons that say something, and what speaks against the product."""

from __future__ import annotations

from emptor.agents.judging.ranking import rank
from emptor.agents.judging.side_by_side import side_by_side
from emptor.agents.questions import parse_question
from emptor.agents.writing.phrases import phrases_in
from emptor.agents.writing.saying import best_offer, quoted, tells, title
from emptor.agents.writing.statements import recommend
from emptor.agents.writing.summaries import ruled_out_by, summarise
from emptor.models.brief import Brief
from emptor.models.dossier import Dossier
from emptor.models.jobs import JobOptions
from emptor.models.report import Candidate, Opinion, Recommendation, Verdict, VerdictKind
from tests.fakes.dossiers import dossier, evidence, fact, offer, text

EN = phrases_in("en")


def recommended(brief: Brief, *dossiers: Dossier) -> Recommendation:
    candidates = rank(list(dossiers), brief, 10)
    found = recommend(candidates, brief, side_by_side(candidates, [], {}))
    assert found is not None
    return found


def candidate(*verdicts: tuple[str, str], opinions: tuple[Opinion, ...] = ()) -> Candidate:
    """A candidate that meets demands, each with the words that show it."""
    met = tuple(Verdict(constraint=c, verdict=VerdictKind.PASS, evidence=evidence(q)) for c, q in verdicts)
    return Candidate(name="Aurora AH-300", rank=1, score=0.9, qualifies=True, offers=(offer(),), verdicts=met, opinions=opinions)


def sentences(one: Candidate) -> list[str]:
    found = recommend([one], Brief(question="headphones"), ())
    assert found is not None
    return [s.text for s in found.statements]


def test_a_bare_word_and_a_title_are_no_reasons_and_the_demand_is_named_without_them() -> None:
    """`microphone: “Microphone”` says nothing; neither does the title of the page."""
    title_ = "Aurora AH-300 Wireless Over-Ear Headphones with Microphone | Shop"
    told = sentences(candidate(("has microphone", "Microphone"), ("has wireless", title_), ("weight <= 300 g", "Weight: 250 g")))
    assert "It also meets: microphone and wireless." in told
    assert "Weight ≤ 300 g: “Weight: 250 g”." in told
    assert not any("“Microphone”" in s or "| Shop" in s for s in told)


def test_a_sentence_speaks_for_a_product_without_a_figure() -> None:
    """A whole sentence beside the name is a reason; a heading is none."""
    one = candidate()
    assert tells("Its ear pads stay soft after years of use.", one)
    assert not tells("Aurora AH-300", one)
    assert not tells("Soft Ear Pads and Case Included", one)


def test_what_speaks_against_it_is_a_trade_off_and_who_measured_is_heard_first() -> None:
    """An opinion against never stands among the reasons."""
    opinions = (
        Opinion(role="forum", evidence=evidence("Mine creaks after 2 months."), stance="against"),
        Opinion(role="reviewer", evidence=evidence("A good choice for 129 dollars."), stance="for"),
        Opinion(role="lab", evidence=evidence("We measured 41 hours of battery."), stance="for"),
    )
    found = recommend([candidate(opinions=opinions)], Brief(question="headphones"), ())
    assert found is not None
    told = [s.text for s in found.statements]
    assert "A lab says: “We measured 41 hours of battery.”" in told
    assert "Opinions read: 2 for it, 1 against it, 0 undecided." in told
    assert not any("creaks" in s for s in told)
    assert [s.text for s in found.trade_offs] == ["A forum says: “Mine creaks after 2 months.”"]


def test_a_recommendation_on_sellers_words_alone_says_so() -> None:
    """Nobody independent was read."""
    found = recommend([candidate()], Brief(question="headphones"), ())
    assert found is not None
    assert [s.text for s in found.trade_offs] == [EN("statement.sellers_word")]


def test_a_superlative_says_its_figure_and_among_how_many_it_is_first() -> None:
    """The lightest of two that state their weight; the third states none."""
    brief = parse_question("lightest wireless headphones", JobOptions())
    weights = {"Aurora AH-100": "250", "Aurora AH-200": "180", "Aurora AH-300": None}
    found = recommended(
        brief,
        *(
            dossier(
                f"{name} Wireless Headphones",
                offers=(offer(),),
                facts=(fact("weight", grams, "g"),) if grams else (),
                texts=(text("name", f"{name} Wireless Headphones"),),
            )
            for name, grams in weights.items()
        ),
    )
    assert "By weight (lightest), 180 g, it comes first of 2 that qualify and state it." in [s.text for s in found.statements]


def test_prices_in_two_currencies_are_told_in_one_also_where_none_was_named() -> None:
    """The runner-up's euros are converted into the dollars of the recommended one."""
    brief = parse_question("wireless headphones", JobOptions())
    found = recommended(
        brief,
        dossier("Aurora AH-100 Wireless Headphones", offers=(offer("40.00", "USD"),)),
        dossier("Borealis B2 Wireless Headphones", offers=(offer("70.00", "EUR"),)),
    )
    runner_up = found.statements[-1].text
    assert "70.00 EUR (about " in runner_up
    assert " USD at the rates of " in runner_up


def test_the_sentences_are_in_the_language_of_the_answer() -> None:
    """German words around German numbers; the demand in the buyer's own words."""
    brief = parse_question("Kopfhörer bis 300 g", JobOptions()).model_copy(update={"answer_language": "de"})
    found = recommended(
        brief, dossier("Aurora AH-300 Kopfhörer", offers=(offer("129.00", "EUR"),), facts=(fact("weight", "250", "g"),))
    )
    told = [s.text for s in found.statements]
    assert told[0].replace("\u00a0", " ") == "Aurora AH-300 Kopfhörer kostet 129,00 EUR bei shop.example (auf Lager)."
    assert "Bis 300 g: „weight: 250 g“." in told


def test_where_nothing_that_was_named_is_found_the_others_are_not_called_answers() -> None:
    """A named product that is absent is said first."""
    brief = parse_question("Tarvane Drift 2 vs Quillon Arc Lite", JobOptions())
    other = Candidate(name="Aurora AH-300", rank=1, score=0.1, qualifies=False)
    summary = summarise([other], brief, ())
    assert summary.startswith("Nothing qualifies: no page that could be read is about Tarvane Drift 2 or Quillon Arc Lite.")
    assert "it is not what was asked for" in summary


def test_words_of_markup_are_quoted_without_the_marks_of_its_notation() -> None:
    """A buyer reads `InStock`, not JSON."""
    assert quoted(evidence('"availability":"https://schema.org/InStock"'), EN) == "availability: “InStock”"
    assert quoted(evidence('"value": "30 h"'), EN) == "“30 h”"
    assert quoted(evidence("Weight: 250 g"), EN) == "“Weight: 250 g”"


def test_a_title_has_the_makers_name_once() -> None:
    """`Aurora AH-300` of the brand Aurora is not `Aurora Aurora AH-300`."""
    one = Candidate(name="Aurora AH-300", brand="Aurora", rank=1, score=1, qualifies=True)
    assert title(one) == "Aurora AH-300"


def test_the_offer_that_is_told_is_the_one_that_meets_the_limit() -> None:
    """A second offer above the limit is not shown beside a passed limit."""
    dear, cheap = offer("159.00", "EUR", seller="dear.example"), offer("149.00", "USD", seller="cheap.example")
    passed = Verdict(constraint="price <= 150 EUR", verdict=VerdictKind.PASS, evidence=cheap.evidence)
    one = Candidate(name="Aurora", rank=1, score=1, qualifies=True, offers=(dear, cheap), verdicts=(passed,))
    assert best_offer(one) == cheap
    assert best_offer(one.model_copy(update={"verdicts": ()})) == dear


def test_stock_is_said_in_words() -> None:
    """`OutOfStock` is a name of schema.org's, no word for a buyer."""
    gone = offer(availability="OutOfStock")
    lacking = Verdict(constraint="in stock", verdict=VerdictKind.FAIL, evidence=gone.availability_evidence, reason="OutOfStock")
    one = Candidate(name="Aurora", rank=1, score=1, qualifies=False, offers=(gone,), verdicts=(lacking,))
    brief = Brief(question="headphones")
    assert ruled_out_by(one, brief, EN) == "in stock: out of stock at shop.example"
    assert ruled_out_by(one, brief, phrases_in("de")) == "auf Lager: nicht auf Lager bei shop.example"


def test_a_sentence_is_quoted_once() -> None:
    """What shows a demand to be met is not quoted again as an opinion."""
    words = "It ran for 51.4 hours in our test."
    opinion = Opinion(role="lab", evidence=evidence(words), stance="for")
    told = sentences(candidate(("battery_life >= 30 h", words), opinions=(opinion,)))
    assert sum(words in s for s in told) == 1
