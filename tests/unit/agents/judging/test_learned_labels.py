"""A job learns under which label pages in other languages state the figure that is asked for."""

from __future__ import annotations

from decimal import Decimal

from emptor.agents.judging.learned_labels import with_learned_labels
from emptor.agents.judging.verdicts import judge
from emptor.models.brief import Brief, Constraint, Op
from emptor.models.dossier import Dossier
from emptor.models.report import VerdictKind
from tests.fakes.dossiers import dossier, fact

OWN, OTHER, THIRD = "https://a.example/1", "https://b.example/1", "https://c.example/1"


def demand(label: str) -> Constraint:
    return Constraint(
        id="c1",
        text=f"{label} >= 30 mm",
        words=label,
        label=label,
        attribute=label.replace(" ", "_"),
        op=Op.GE,
        number=Decimal(30),
        unit="mm",
    )


def verdicts(label: str, *products: Dossier) -> list[VerdictKind]:
    brief = Brief(question="q", constraints=(demand(label),))
    return [judge(brief.constraints[0], product, brief).verdict for product in with_learned_labels(products, brief)]


SHOWS_BOTH = dossier("One", facts=(fact("wobble span", "32", "mm", OWN), fact("Zwobbelweite", "32", "mm", OTHER)))


def test_the_same_figure_of_one_product_teaches_the_label_of_another_page() -> None:
    """What two pages of one product print alike is one attribute, also on pages of other products."""
    other = dossier("Two", facts=(fact("Zwobbelweite", "40", "mm", THIRD), fact("Krimpel", "12", "mm", THIRD)))
    small = dossier("Three", facts=(fact("Zwobbelweite", "20", "mm", THIRD),))
    assert verdicts("wobble span", SHOWS_BOTH, other, small) == [VerdictKind.PASS, VerdictKind.PASS, VerdictKind.FAIL]


def test_a_label_with_another_figure_anywhere_is_not_learned() -> None:
    """An equal figure may be chance: one product that shows both labels with different figures is enough to doubt it."""
    differs = dossier("Two", facts=(fact("wobble span", "50", "mm", OWN), fact("Zwobbelweite", "40", "mm", OTHER)))
    third = dossier("Three", facts=(fact("Zwobbelweite", "40", "mm", THIRD),))
    assert verdicts("wobble span", SHOWS_BOTH, differs, third)[2] is VerdictKind.UNKNOWN


def test_a_label_beside_the_asked_one_is_another_attribute() -> None:
    """A page that prints both in its own table means two things, even where the figures are equal."""
    both = dossier("Two", facts=(fact("wobble span", "32", "mm", OWN), fact("Zwobbelweite", "32", "mm", OWN)))
    third = dossier("Three", facts=(fact("Zwobbelweite", "40", "mm", THIRD),))
    assert verdicts("wobble span", SHOWS_BOTH, both, third)[2] is VerdictKind.UNKNOWN


def test_two_labels_with_the_figure_teach_nothing() -> None:
    """Where two rows of the other page have the figure, nobody knows which is meant."""
    two = dossier(
        "One",
        facts=(fact("wobble span", "32", "mm", OWN), fact("Zwobbelweite", "32", "mm", OTHER), fact("Krimp", "32", "mm", OTHER)),
    )
    third = dossier("Two", facts=(fact("Zwobbelweite", "40", "mm", THIRD),))
    assert verdicts("wobble span", two, third)[1] is VerdictKind.UNKNOWN


def test_a_slip_of_the_pen_finds_its_label() -> None:
    """`wobble sapn` is the label `wobble span`, where no page prints the first."""
    product = dossier("One", facts=(fact("wobble span", "32", "mm", OWN),))
    assert verdicts("wobble sapn", product) == [VerdictKind.PASS]
    assert verdicts("wobble bran", product) == [VerdictKind.UNKNOWN]
