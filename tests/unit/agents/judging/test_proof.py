"""A page's words prove a demand only where they speak of the whole thing, and not of a part or of what is beside it."""

from __future__ import annotations

import pytest

from emptor.agents.judging.verdicts import judge
from emptor.agents.questions import parse_question
from emptor.models.jobs import JobOptions
from emptor.models.report import VerdictKind
from tests.fakes.dossiers import dossier, text

UNPROVED = (
    ("wheelbarrow made of steel", "Garden wheelbarrow", "body", "The axle is made of steel."),
    ("wheelbarrow made of steel", "Garden wheelbarrow", "spec", "Axle: steel"),
    ("wheelbarrow made of steel", "Garden wheelbarrow", "body", "Comes with four steel screws."),
    ("wooden sandpit", "Sandpit Lotte", "body", "Protects your wooden terrace from scratches."),
    ("wooden sandpit", "Sandpit Lotte", "spec", "Suitable for: wooden floors"),
    ("cotton duvet", "Duvet Siesta", "body", "Goes well with cotton covers."),
    ("cotton duvet", "Duvet Siesta", "spec", "Piping: cotton"),
    ("Bettdecke aus Baumwolle", "Bettdecke Siesta", "body", "Der Keder besteht aus Baumwolle."),
    ("Bettdecke aus Baumwolle", "Bettdecke Siesta", "spec", "Aufbewahrungstasche: Baumwolle"),
    ("couette en coton", "Couette Siesta", "body", "Le passepoil est en coton."),
    ("edredón de algodón", "Edredón Siesta", "body", "La bolsa de almacenaje es de algodón."),
    ("trapunta di cotone", "Trapunta Siesta", "body", "La sacca custodia è in cotone."),
    ("dekbed van katoen", "Dekbed Siesta", "body", "De opbergzak is van katoen."),
    ("red wheelbarrow", "Garden wheelbarrow", "body", "The grips are red."),
    ("red wheelbarrow", "Garden wheelbarrow", "spec", "Colour of the rim: red"),
    ("rote Schubkarre", "Schubkarre Profi", "body", "Die Griffe sind rot."),
    ("brouette rouge", "Brouette Pro", "body", "Les poignées sont rouges."),
    ("carretilla roja", "Carretilla Pro", "body", "Las empuñaduras son rojas."),
    ("leather sofa", "Sofa Tilda", "body", "Our leather care set keeps it clean."),
    ("glass teapot", "Teapot Mira", "body", "It stands well on a glass table."),
)
PROVED = (
    ("wheelbarrow made of steel", "Steel wheelbarrow", "name", "Steel wheelbarrow"),
    ("wheelbarrow made of steel", "Garden wheelbarrow", "body", "This wheelbarrow is made of steel."),
    ("wheelbarrow made of steel", "Garden wheelbarrow", "body", "Made of galvanised steel."),
    ("wheelbarrow made of steel", "Garden wheelbarrow", "body", "A steel wheelbarrow for the site."),
    ("Bettdecke aus Baumwolle", "Bettdecke Siesta", "body", "Die Bettdecke besteht aus Baumwolle."),
    ("couette en coton", "Couette Siesta", "body", "Une couette en coton pour toute l'année."),
    ("edredón de algodón", "Edredón Siesta", "body", "Este edredón es de algodón."),
    ("red wheelbarrow", "Garden wheelbarrow", "spec", "red"),
    ("red wheelbarrow", "Garden wheelbarrow", "body", "Colours: red, green"),
    ("wheelbarrow made of steel", "Garden wheelbarrow", "body", "Made of: steel"),
    ("red wheelbarrow", "Garden wheelbarrow", "body", "The wheelbarrow is red."),
)


def verdict(question: str, name: str, where: str, said: str) -> VerdictKind:
    brief = parse_question(question, JobOptions())
    looks = [c for c in brief.constraints if c.attribute in {"material", "colour", "feature"}]
    assert len(looks) == 1, (question, [c.text for c in brief.constraints])
    return judge(looks[0], dossier(name, texts=(text("name", name), text(where, said))), brief).verdict


@pytest.mark.parametrize(("question", "name", "where", "said"), UNPROVED)
def test_what_is_said_of_a_part_proves_nothing_of_the_whole(question: str, name: str, where: str, said: str) -> None:
    """The handle's steel made a wheelbarrow of steel."""
    assert verdict(question, name, where, said) is VerdictKind.UNKNOWN


@pytest.mark.parametrize(("question", "name", "where", "said"), PROVED)
def test_what_is_said_of_the_thing_itself_does(question: str, name: str, where: str, said: str) -> None:
    assert verdict(question, name, where, said) is VerdictKind.PASS
