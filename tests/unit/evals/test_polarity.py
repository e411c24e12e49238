"""Passages of the suite `polarity` stand on a page where a shop would print them."""

from __future__ import annotations

from tests.evals.pages import source_of
from tests.evals.suites.polarity import constraint_of, page_of

ROW = {"language": "en", "demand": "gps"}


def test_each_kind_of_passage_stands_in_its_own_place() -> None:
    """A sentence is a paragraph, a row a line of the specification, a comparison a table with a column a product."""
    sentence = source_of(page_of({**ROW, "where": "sentence", "text": "GPS is on board."}, 1))
    spec = source_of(page_of({**ROW, "where": "row", "label": "GPS", "value": "No"}, 1))
    related = source_of(page_of({**ROW, "where": "related", "heading": "You may also like", "items": ["GPS watch", "Strap"]}, 1))
    compared = source_of(page_of({**ROW, "where": "comparison", "columns": ["H5", "H7"], "label": "GPS", "cells": ["✗", "✓"]}, 1))
    assert "<p>GPS is on board.</p>" in sentence
    assert "<tr><th>GPS</th><td>No</td></tr>" in spec
    assert related.index("You may also like") > related.index("</main>")
    assert "<th>H5</th><th>H7</th>" in compared
    assert "<th>GPS</th><td>✗</td><td>✓</td>" in compared


def test_a_demand_of_a_row_is_the_one_that_a_question_would_make() -> None:
    """A figure keeps its number, a feature of the vocabulary gets its name, and any other keeps its words."""
    assert constraint_of("battery life >= 30 h").text == "battery_life >= 30 h"
    assert constraint_of("Geräuschunterdrückung").values == ("noise-cancelling",)
    assert constraint_of("gyroscope").values == ("gyroscope",)
