"""What is said of products that a question names."""

from __future__ import annotations

from emptor.agents.judging.ranking import rank
from emptor.agents.judging.side_by_side import side_by_side
from emptor.agents.questions import parse_question
from emptor.agents.writing.phrases import phrases_in
from emptor.agents.writing.saying import said
from emptor.agents.writing.statements import recommend
from emptor.agents.writing.summaries import summarise
from emptor.models.dossier import Dossier
from emptor.models.jobs import JobOptions
from emptor.models.report import ComparedValue
from tests.fakes.dossiers import dossier, evidence, fact, offer

BRIEF = parse_question("Tarvane Drift 2 vs Quillon Arc Lite", JobOptions())
DRIFT = dossier(
    "Tarvane Drift 2 Over-Ear Headphones",
    brand="Tarvane",
    offers=(offer("79.99"),),
    facts=(fact("battery_life", "50", "h"), fact("weight", "228", "g"), fact("warranty", "1", "year"), fact("foldable", "yes")),
)
ARC = dossier(
    "Quillon Arc Lite",
    brand="Quillon",
    offers=(offer("99.00"),),
    facts=(fact("battery_life", "32", "h"), fact("weight", "228", "g"), fact("warranty", "2", "year"), fact("foldable", "no")),
)


def told(*dossiers: Dossier) -> tuple[str, list[str]]:
    candidates = rank(list(dossiers), BRIEF, 10)
    comparison = side_by_side(candidates, [], {})
    recommendation = recommend(candidates, BRIEF, comparison)
    return summarise(candidates, BRIEF, comparison), [s.text for s in recommendation.statements] if recommendation else []


def test_the_summary_says_who_is_ahead_in_what() -> None:
    summary, _ = told(DRIFT, ARC)
    assert "Tarvane Drift 2 is ahead in price and battery life" in summary
    assert "Quillon Arc Lite is ahead in warranty" in summary
    assert "weight" not in summary  # alike


def test_what_sets_them_apart_is_told_with_both_figures_and_what_is_alike_is_not() -> None:
    _, sentences = told(DRIFT, ARC)
    assert "Battery life: 50 h for Tarvane Drift 2, 32 h for Quillon Arc Lite." in sentences
    assert "Foldable: yes for Tarvane Drift 2, no for Quillon Arc Lite." in sentences
    assert not any(sentence.startswith("Weight") for sentence in sentences)


def test_each_sentence_cites_the_pages_of_both() -> None:
    candidates = rank([DRIFT, ARC], BRIEF, 10)
    recommendation = recommend(candidates, BRIEF, side_by_side(candidates, [], {}))
    assert recommendation
    battery = next(s for s in recommendation.statements if s.text.startswith("Battery"))
    assert {e.quote for e in battery.evidence} == {"battery_life: 50 h", "battery_life: 32 h"}


def test_nobody_is_cheaper_across_currencies() -> None:
    summary, _ = told(DRIFT, ARC.model_copy(update={"offers": (offer("40.00", "GBP"),)}))
    assert "price" not in summary


def test_a_product_that_nothing_was_found_of_is_named() -> None:
    summary, sentences = told(DRIFT)
    assert "No page that could be read is about Quillon Arc Lite." in summary
    assert sentences[0] == "Tarvane Drift 2 Over-Ear Headphones costs 79.99 USD at shop.example (in stock)."


def test_when_neither_was_found_both_are_named() -> None:
    summary, sentences = told()
    assert summary == "Nothing qualifies: no page that could be read is about Tarvane Drift 2 or Quillon Arc Lite."
    assert sentences == []


def test_units_that_are_words_have_a_plural() -> None:
    assert [said(ComparedValue(rank=1, value=v, unit="year", evidence=evidence("x")), phrases_in("en")) for v in ("1", "2")] == [
        "1 year",
        "2 years",
    ]
