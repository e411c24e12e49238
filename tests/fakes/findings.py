"""What a job about headphones has found, for questions that follow its report."""

from __future__ import annotations

from emptor.agents.judging.ranking import rank
from emptor.agents.questions import parse_question
from emptor.models.jobs import JobOptions
from emptor.models.research import Findings
from tests.fakes.dossiers import dossier, fact, offer

QUESTION = "wireless over-ear headphones under 150 dollars with at least 30 hours of battery"
DRIFT, MERIDIAN, ARC = "Tarvane Drift 2", "Halvik Meridian 45", "Quillon Arc Lite"
_ROWS = (
    (DRIFT, "Tarvane", "79.99", "50", "228"),
    (MERIDIAN, "Halvik", "129.00", "45", "254"),
    (ARC, "Quillon", "189.00", "35", "240"),
)


def headphones(question: str = QUESTION) -> Findings:
    """Three products in the order of their report: two qualify, the third costs too much."""
    brief = parse_question(question, JobOptions(currency="USD"))
    dossiers = [
        dossier(
            f"{name} Wireless Over-Ear Headphones",
            brand=brand,
            offers=(offer(price),),
            facts=(fact("battery_life", hours, "h"), fact("weight", grams, "g")),
        )
        for name, brand, price, hours, grams in _ROWS
    ]
    shown = tuple(candidate.name for candidate in rank(dossiers, brief, len(dossiers)))
    return Findings(brief=brief, dossiers=tuple(dossiers), shown=shown)
