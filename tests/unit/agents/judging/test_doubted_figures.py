"""A figure that no such thing has, stated by one site alone, proves nothing."""

from __future__ import annotations

from decimal import Decimal

from emptor.agents.judging.doubted_figures import with_doubted_figures
from emptor.agents.judging.verdicts import judge
from emptor.models.brief import Brief, Constraint, Op
from emptor.models.report import VerdictKind
from tests.fakes.dossiers import dossier, fact

WEIGHT = Constraint(
    id="c1", text="weight <= 2 kg", words="2 kg", attribute="weight", op=Op.LE, number=Decimal(2), unit="kg", label="weight"
)
BRIEF = Brief(question="under 2 kg", constraints=(WEIGHT,))
PEERS = [dossier(f"Peer {n}", facts=(fact("weight", f"{n}.5", "kg"),)) for n in range(2, 6)]


def verdict(*facts: object) -> VerdictKind:
    product = with_doubted_figures([*PEERS, dossier("Lie", facts=facts)], BRIEF)[-1]  # type: ignore[arg-type]
    return judge(WEIGHT, product, BRIEF).verdict


def test_a_figure_many_times_off_at_one_site_decides_nothing() -> None:
    """0.2 kg where all others have 2.5 to 5.5 kg."""
    assert verdict(fact("weight", "0.2", "kg")) is VerdictKind.UNKNOWN


def test_the_figure_of_an_honest_page_stays() -> None:
    """Beside the absurd figure the other page's decides."""
    lie, honest = fact("weight", "0.2", "kg"), fact("weight", "3.5", "kg", url="https://honest.example/1")
    assert verdict(lie, honest) is VerdictKind.FAIL


def test_a_second_site_confirms_an_unusual_figure() -> None:
    one, other = fact("weight", "0.3", "kg"), fact("weight", "0.31", "kg", url="https://other.example/1")
    assert verdict(one, other) is VerdictKind.PASS


def test_a_site_under_another_name_does_not_confirm_its_own_figure() -> None:
    """With and without `www.` it is the same shop."""
    one = fact("weight", "0.3", "kg", url="https://shop.example/1")
    again = fact("weight", "0.31", "kg", url="https://www.shop.example/2")
    assert verdict(one, again) is VerdictKind.UNKNOWN


def test_a_light_one_among_others_is_believed() -> None:
    assert verdict(fact("weight", "0.9", "kg")) is VerdictKind.PASS


def test_few_products_say_nothing_about_what_is_usual() -> None:
    product = with_doubted_figures([PEERS[0], dossier("Light", facts=(fact("weight", "0.1", "kg"),))], BRIEF)[-1]
    assert judge(WEIGHT, product, BRIEF).verdict is VerdictKind.PASS
