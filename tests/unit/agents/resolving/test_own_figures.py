"""A figure that a sentence states of something else is no fact of the product."""

from __future__ import annotations

import pytest

from emptor.agents.resolving.own_figures import own_figures
from emptor.models.evidence import Evidence
from emptor.models.report import ReportFact


def _fact(quote: str, label: str = "load") -> ReportFact:
    evidence = Evidence(url="https://shop.example/p/1", snapshot_id="s", quote=quote, path="text")
    return ReportFact(attribute="max_load", label=label, value="150", unit="kg", confidence=0.6, evidence=evidence)


@pytest.mark.parametrize(
    ("quote", "label"),
    [
        ("On the H7 the load is 150 kg, which few need.", "load"),
        ("Beim H7 beträgt die Traglast 150 kg.", "Traglast"),
        ("De H7 heeft een draagvermogen van 150 kg.", "draagvermogen"),
    ],
)
def test_a_sentence_on_another_model_states_no_figure_of_this_one(quote: str, label: str) -> None:
    """Whatever the language: the model that the sentence names is another."""
    assert own_figures([_fact(quote, label)], "Oakline H5") == []


@pytest.mark.parametrize(
    "quote", ["Load: 150 kg", "The H5 carries a load of 150 kg without complaint.", "It holds a load of 150 kg."]
)
def test_rows_and_sentences_on_the_product_itself_are_kept(quote: str) -> None:
    """A row has its own label; a sentence names the product or nothing."""
    assert own_figures([_fact(quote)], "Oakline H5") == [_fact(quote)]
