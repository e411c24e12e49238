"""Stock, condition, and how many products are asked for."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import ledger, read


@pytest.mark.parametrize(
    "question",
    [
        "headphones in stock",
        "headphones available now",
        "Kopfhörer auf Lager",
        "Kopfhörer sofort lieferbar",
        "casque en stock",
        "auriculares disponibles",
        "cuffie disponibili",
    ],
)
def test_only_what_can_be_bought(question: str) -> None:
    (constraint,) = read(question).constraints
    assert constraint.text == "in stock"
    assert "InStock" in constraint.values
    assert "OutOfStock" not in constraint.values


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("used laptop", ["condition = used"]),
        ("used or refurbished laptop", ["condition in used, refurbished"]),
        ("new or used laptop", ["condition in new, used"]),
        ("brand new laptop", ["condition = new"]),
        ("laptop, no refurbished", ["condition not in refurbished"]),
        ("gebrauchtes Fahrrad", ["condition = used"]),
        ("vélo d'occasion", ["condition = used"]),
        ("generalüberholtes Smartphone", ["condition = refurbished"]),
        ("portátil reacondicionado", ["condition = refurbished"]),
        ("I need new headphones", []),
        ("headphones used for running", []),
        ("a pan that can be used on induction", []),
    ],
)
def test_condition(question: str, expected: list[str]) -> None:
    assert ledger(question, "condition") == expected


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("top 5 headphones", 5),
        ("the three best headphones", 3),
        ("best 4 monitors", 4),
        ("5 headphones under 100 dollars", 5),
        ("compare 3 robot vacuums", 3),
        ("die 5 besten Kopfhörer", 5),
        ("les 3 meilleurs casques", 3),
        ("los 4 mejores auriculares", 4),
        ("le 3 migliori cuffie", 3),
        ("one of the best headphones", None),
        ("the best headphones", None),
        ("4-person tent", None),
        ("2 in 1 laptop", None),
        ("7 port USB hub", None),
        ("27 inch monitor", None),
        ("under 20 pounds dumbbells", None),
        ("TV with at least 3 HDMI ports", None),
    ],
)
def test_how_many_products(question: str, count: int | None) -> None:
    assert read(question).count == count


def test_the_count_stays_within_what_the_job_may_report() -> None:
    assert read("top 20 headphones", max_products=6).count == 6
