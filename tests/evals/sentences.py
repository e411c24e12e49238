"""The rows of the suite `sentences`, and the check of one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from emptor.agents.verifying.citable import Scene, scene_for
from emptor.agents.verifying.written import Relation, WrittenClaim, WrittenSentence
from emptor.agents.writing.composed import facts_for
from emptor.agents.writing.drafts import Draft, drafts_of
from emptor.agents.writing.phrases import phrases_in
from emptor.llm import ScriptedLlm
from emptor.services.pages.web import archive_web
from emptor_local.sample import sample_path
from tests.evals.frame import Split, split_of
from tests.evals.rows import read_rows
from tests.fakes.memory_jobs import run_in_memory

QUESTIONS = {
    "headphones": "wireless over-ear headphones under 150 dollars with at least 30 hours of battery",
    "monitors": "27-inch monitor under 300 dollars",
    "vacuums": "robot vacuum under $300 quieter than 65 dB",
}
PRODUCTS = {
    "drift": "Tarvane Drift 2",
    "meridian": "Halvik Meridian 45",
    "h700": "Sonnika H700",
    "view": "Vantor View 27C",
    "l27q": "Lumetra L27Q",
    "mini": "Sweepra Mini",
    "one": "Rundo One",
    "r3": "Domovik R3",
}
_RELATIONS = {"": Relation.IS, "<": Relation.LESS, ">": Relation.MORE}
_CLAIM = re.compile(
    r"(?P<product>\w+)(?:/(?P<owner>\w+))? (?P<attribute>[a-z_]+?)(?:@(?P<fact>[a-z_]+?))?(?P<nth>\d?)"
    r"(?: (?P<relation>\S+))?(?: (?P<than>\w+))?"
)
_NAME = re.compile(r"\{([a-z]\w*)\}")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence about the report on a question of the sample: its claims in short form, and its wording.

    A claim reads `drift weight < meridian`: product, attribute, relation (`<` less, `>` more, or its name), other product. Lies
    are written `drift/meridian price` (the fact is another product's) and `drift weight@price` (it is of another attribute).

    Attributes:
        question: a key of `QUESTIONS`.
        claims: in short form.
        wording: with `{drift}` for a product and `{1}` for the value of a claim.
        lie: what is false about it; empty for a true sentence.
        language: of the report.
    """

    question: str
    claims: tuple[str, ...]
    wording: str
    language: str
    lie: str = ""

    @property
    def half(self) -> Split:
        """The half it is in."""
        return split_of(f"{self.wording}{self.claims}")


class Outcome(StrEnum):
    """What became of a sentence."""

    KEPT = "kept as worded"
    REWORDED = "its claims are said in fixed words"
    REMOVED = "removed"
    NO_SUCH_FACT = "the report no longer has a fact that it cites"


def rows() -> list[Row]:
    """Return all rows."""
    return [
        Row(row["question"], tuple(row["claims"]), row["text"], row["lang"], row.get("lie", "")) for row in read_rows("sentences")
    ]


async def scenes_for(questions: Iterable[str]) -> dict[str, Scene]:
    """Return the facts that sentences about each question's report may cite, from the sample, without a model."""
    web = await archive_web(sample_path())
    try:
        reports = {key: (await run_in_memory(QUESTIONS[key], web, ScriptedLlm())).report for key in sorted(questions)}
    finally:
        await web.aclose()
    return {q: scene_for(facts_for(list(r.candidates), r.brief), list(r.candidates), r.brief) for q, r in reports.items()}


def in_language(scene: Scene, language: str) -> Scene:
    """Return the scene of the same report in another language."""
    return replace(scene, brief=scene.brief.model_copy(update={"answer_language": language}))


def written(row: Row, scene: Scene) -> WrittenSentence:
    """Return the sentence as a model hands it over.

    Raises:
        LookupError: the report has no such fact.
    """
    places = {key: _place(name, scene) for key, name in PRODUCTS.items()}
    wording = _NAME.sub(lambda match: f"{{P{places[match[1]]}}}", row.wording)
    return WrittenSentence(claims=tuple(_claim(text, places, scene) for text in row.claims), wording=wording)


def _place(name: str, scene: Scene) -> int:
    return next((n for n, product in enumerate(scene.products, start=1) if product.startswith(name)), 0)


def _claim(text: str, places: dict[str, int], scene: Scene) -> WrittenClaim:
    match = _CLAIM.fullmatch(text)
    if match is None:
        raise ValueError(f"{text} is no claim in short form")
    owner = scene.products[places[match["owner"] or match["product"]] - 1]
    of = match["fact"] or match["attribute"]
    fits = [n for n, fact in enumerate(scene.facts, start=1) if fact.product == owner and fact.attribute == of]
    relation = match["relation"] or ""
    limit = next((n for n, one in enumerate(scene.limits, start=1) if one.attribute == of), 0)
    than = f"P{places[match['than']]}" if relation in {"<", ">"} else f"L{limit}" if relation == "within" else ""
    return WrittenClaim(
        product=f"P{places[match['product']]}",
        attribute=match["attribute"],
        relation=_RELATIONS[relation] if relation in _RELATIONS else Relation(relation),
        fact=fits[int(match["nth"] or 1) - 1],
        than=than,
        stance=match["than"] if relation == "says" and match["than"] else "neutral",
    )


def drafts(row: Row, scene: Scene) -> list[Draft]:
    """Return what becomes of the sentence. Raises LookupError where the report has no such fact."""
    return drafts_of([written(row, scene)], in_language(scene, row.language), phrases_in(row.language))


def outcome(row: Row, scene: Scene) -> Outcome:
    """Return what the check makes of the sentence."""
    try:
        found = drafts(row, scene)
    except LookupError:
        return Outcome.NO_SUCH_FACT
    if any(draft.faults for draft in found):
        return Outcome.REMOVED
    return Outcome.REWORDED if any(draft.reworded for draft in found) else Outcome.KEPT
