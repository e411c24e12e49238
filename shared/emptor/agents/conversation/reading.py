"""A follow-up, read against the report before it: what kind of question it is, and what is asked for now.

The words that say how it is meant (`cues.py`) are taken out; the rest is read behind the kind of thing that the report is about,
by the same rules as any question: `under 200 instead` as `headphones under 200`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from emptor.agents.conversation.cues import Cues, cues_of
from emptor.agents.conversation.merging import NAME, merged, without_names
from emptor.agents.conversation.pointing import cut_names, placed_of, products_of, unknown_name
from emptor.agents.conversation.relatives import PRICE, Relative, demand_of, key_of, relatives_of
from emptor.agents.questions import parse_question
from emptor.agents.questions.category import is_same_kind, names_of_category
from emptor.agents.writing.phrases import ENGLISH, phrases_in
from emptor.lexicon import fold
from emptor.models.brief import Brief, Constraint, Direction, Op, QuestionKind, SortKey
from emptor.models.conversation import FollowUp, FollowUpKind
from emptor.models.dossier import Dossier
from emptor.models.jobs import JobOptions
from emptor.models.research import Findings
from emptor.utils.attributes import Better, attribute, find_attributes

BRAND = "brand"
_IS_FROM = frozenset({Op.EQ, Op.IN})
_COMPARED = 3  # products that are compared where none is named
_PAIR = 2
_KEEPS_THE_SUBJECT = frozenset("why compare from more about instead only those it drop sort".split())


@dataclass(frozen=True)
class _Said:
    """A follow-up with what was found in it."""

    question: str
    cues: Cues
    constraints: tuple[Constraint, ...]
    sort: tuple[SortKey, ...]
    relatives: tuple[Relative, ...]
    products: tuple[str, ...]
    attributes: tuple[str, ...]
    category: str | None

    @property
    def asks(self) -> bool:
        return bool(self.constraints or self.sort or self.relatives)

    def has(self, *keys: str) -> bool:
        return bool(self.cues.keys & set(keys))

    @property
    def brands(self) -> tuple[Constraint, ...]:
        return tuple(c for c in self.constraints if c.attribute == BRAND and c.op in _IS_FROM)


def read_follow_up(question: str, findings: Findings, options: JobOptions) -> FollowUp:
    """Return what a follow-up asks for. Never raises: what is not understood is `UNCLEAR`, and changes nothing."""
    before = findings.brief
    given = options.model_copy(
        update={"currency": options.currency or before.currency, "region": options.region or before.region, "urls": ()}
    )
    alone = parse_question(question, given)
    cues = cues_of(question, before.language)
    if not cues.keys and alone.language != ENGLISH:  # English is also what a text without a sign of its language is taken for
        cues = replace(cues, language=alone.language)
    spoken = before.model_copy(
        update={"language": cues.language, "answer_language": phrases_in(options.language or cues.language).language}
    )
    if _is_of_its_own(alone, cues, before):
        return FollowUp(kind=FollowUpKind.NEW, question=question, brief=alone)
    said = _said(question, cues, alone, findings, given)
    kind = _kind(said)
    return _Reading(said, kind, findings, spoken).follow_up()


def _is_of_its_own(alone: Brief, cues: Cues, before: Brief) -> bool:
    """Whether it names another kind of thing, or the same one again without a word that goes back to the report."""
    if alone.category is None or before.category is None or not names_of_category(alone.category):
        return False
    if not is_same_kind(alone.category, before.category):
        return True
    return not cues.keys & _KEEPS_THE_SUBJECT and bool(alone.constraints)


def _said(question: str, cues: Cues, alone: Brief, findings: Findings, options: JobOptions) -> _Said:
    before = findings.brief
    kind_of_thing = before.category or ""
    called = names_of_category(kind_of_thing).get(cues.language, kind_of_thing) if kind_of_thing else ""
    named_here = products_of(cues, findings.shown, findings.dossiers, before)
    rest = cut_names(cues.rest, named_here, findings.dossiers, before)
    read = parse_question(f"{called} {rest}".strip(), options) if rest else None
    demands = [c for c in (read.constraints if read else ()) if c.attribute != NAME and c.words and not _only_asks(c, cues)]
    constraints = tuple(_of_a_maker(c, findings.dossiers) for c in demands)
    products = named_here
    makers = [c for c in constraints if c.attribute == BRAND]
    if len(makers) >= _PAIR and all(c.op in _IS_FROM for c in makers) and len(products) >= _PAIR:
        constraints = tuple(c for c in constraints if c not in makers)  # "Tarvane or Halvik?" is about their products
    elif makers and not cues.keys & {"why", "compare", "it"}:
        products = ()  # the maker is meant, and none of its products
    sort = (read.sort if read else ()) or alone.sort
    if sort and not cues.keys & {"why", "compare"}:
        products = tuple(name for name in products if name not in placed_of(cues, findings.shown))  # "the cheapest first"
    named = {found for _, _, found in find_attributes(rest)}
    relatives = tuple(relatives_of(question, sort))
    compared = {one.attribute for one in relatives}
    return _Said(
        question=question,
        cues=cues,
        constraints=constraints,
        sort=tuple(key for key in sort if key.attribute not in compared),
        relatives=relatives,
        products=products,
        attributes=tuple(dict.fromkeys((*_asked_about(cues, constraints), *sorted(named)))),
        category=alone.category if before.category is None and alone.kind is QuestionKind.SHOPPING else None,
    )


def _asked_about(cues: Cues, constraints: Sequence[Constraint]) -> list[str]:
    """The attributes that cues name, without words that belong to a demand: `bruit` of `réduction de bruit`."""
    taken = {word for c in constraints for word in fold(c.words).split()}
    return [name for name, words in cues.attributes.items() if not words <= taken]


def _only_asks(constraint: Constraint, cues: Cues) -> bool:
    """Whether a "demand" is the word for what is asked about: `is the battery better` demands no battery."""
    return constraint.op is Op.HAS and set(fold(constraint.words).split()) <= cues.asked


def _of_a_maker(constraint: Constraint, dossiers: Sequence[Dossier]) -> Constraint:
    """A demand for a word that is the name of a maker here: `without Tarvane` is about the brand."""
    makers = {fold(d.brand): d.brand for d in dossiers if d.brand}
    named = next((makers[word] for v in constraint.values if (word := fold(v.strip("~"))) in makers), None)
    if named is None or constraint.op not in {Op.HAS, Op.HAS_NOT}:
        return constraint
    op = Op.EQ if constraint.op is Op.HAS else Op.NOT_IN
    return constraint.model_copy(update={"attribute": BRAND, "op": op, "values": (named,), "text": f"{BRAND} {op.value} {named}"})


def _kind(said: _Said) -> FollowUpKind:
    """What kind of question it is; the surest signs first."""
    only_brand = bool(said.brands) and len(said.constraints) == len(said.brands)
    rules = (
        (said.has("why"), FollowUpKind.EXPLAIN),
        (said.has("from"), FollowUpKind.MORE),
        (said.has("compare") or (len(said.products) >= _PAIR and not said.asks), FollowUpKind.COMPARE),
        (said.has("drop"), FollowUpKind.REFINE),
        (said.has("more") and not said.relatives, FollowUpKind.MORE),
        (only_brand and not said.has("it", "only"), FollowUpKind.MORE),
        (bool(said.relatives) and not said.has("it", "really", "better"), FollowUpKind.REFINE),
        (bool(said.products) and not said.has("only", "instead"), FollowUpKind.EXPLAIN),
        (_asks_about_it(said), FollowUpKind.EXPLAIN),
        (said.asks or bool(said.category) or (said.has("sort") and bool(said.attributes)), FollowUpKind.REFINE),
        (said.has("about") and bool(unknown_name(said.cues)), FollowUpKind.EXPLAIN),
    )
    return next((kind for holds, kind in rules if holds), FollowUpKind.UNCLEAR)


def _asks_about_it(said: _Said) -> bool:
    """`is its battery really better?`, `does it have NFC?`: a question about the product that the report recommends."""
    if said.sort or said.has("only", "those") or (said.has("instead") and not said.has("really")):
        return False
    return said.has("it", "really", "better") and bool(said.attributes or said.constraints or said.relatives)


class _Reading:
    """Turns what was said into a follow-up of one kind."""

    def __init__(self, said: _Said, kind: FollowUpKind, findings: Findings, before: Brief) -> None:
        self._said, self._kind, self._findings, self._before = said, kind, findings, before

    def follow_up(self) -> FollowUp:
        match self._kind:
            case FollowUpKind.EXPLAIN:
                return self._explain()
            case FollowUpKind.COMPARE:
                return self._made(self._before, products=self._compared())
            case FollowUpKind.MORE:
                return self._more()
            case FollowUpKind.REFINE:
                return self._refine()
            case _:
                return self._made(self._before)

    def _made(self, brief: Brief, **more: Any) -> FollowUp:
        old = {c.text for c in self._findings.brief.constraints}
        new = {c.text for c in brief.constraints}
        return FollowUp(
            kind=self._kind,
            question=self._said.question,
            brief=brief,
            added=tuple(c.text for c in brief.constraints if c.text not in old and c.hard),
            removed=tuple(c.text for c in self._findings.brief.constraints if c.text not in new),
            **more,
        )

    def _explain(self) -> FollowUp:
        """Demands that it asks about are judged beside the others, and decide nothing."""
        said = self._said
        checks = tuple(c.model_copy(update={"hard": False}) for c in said.constraints if c.attribute != BRAND)
        named = _asked_about(said.cues, checks) if checks else said.attributes  # a demand that is judged needs no table beside it
        asked = tuple(dict.fromkeys((*named, *(one.attribute for one in said.relatives))))
        unknown = "" if said.products or said.has("it", "really", "better") else unknown_name(said.cues)
        beside = said.has("it") and bool(asked) and bool(said.products)  # "is it lighter than the Halvik?"
        products = (*self._meant(""), *said.products) if beside else said.products or self._meant(unknown)
        known = {c.text for c in self._before.constraints}
        fresh = [check for check in checks if check.text not in known]
        numbered = [c.model_copy(update={"id": f"a{i}"}) for i, c in enumerate(fresh, start=1)]
        brief = self._before.model_copy(update={"constraints": (*self._before.constraints, *numbered)})
        return self._made(brief, products=tuple(dict.fromkeys(products)), attributes=asked, checks=checks, unknown=unknown)

    def _meant(self, unknown: str) -> tuple[str, ...]:
        """The product that `it` is: what was spoken of last, else the first of the list."""
        if unknown:
            return ()
        focus = self._findings.focus if len(self._findings.focus) == 1 else ()
        return focus or self._findings.shown[:1]

    def _compared(self) -> tuple[str, ...]:
        found, shown = self._said.products, self._findings.shown
        if len(found) >= _PAIR:
            return found
        if not found:
            return shown[:_COMPARED]
        return tuple(dict.fromkeys((*found, *shown)))[:_PAIR]

    def _more(self) -> FollowUp:
        said = self._said
        brands = said.brands or self._named_brand()
        others = tuple(c for c in said.constraints if c not in said.brands)
        return self._made(merged(without_names(self._before), said.question, (*brands, *others), said.sort))

    def _named_brand(self) -> tuple[Constraint, ...]:
        """A maker that no list has: what stands behind `anything from`."""
        name = " ".join(self._said.cues.rest.strip(" ?!.¿¡").split())
        if not self._said.has("from") or not name:
            return ()
        return (Constraint(id="c0", text=f"{BRAND} = {name}", words=name, attribute=BRAND, op=Op.EQ, values=(name,)),)

    def _refine(self) -> FollowUp:
        said = self._said
        if said.has("drop"):
            gone = {*said.attributes, *(v for c in said.constraints for v in c.values), *(c.attribute for c in said.constraints)}
            return self._made(merged(self._before, said.question, (), (), gone - {"feature"}))
        beside = self._beside()
        asked = [c for one in said.relatives if (c := demand_of(one, beside, self._before))]
        sort = (*said.sort, *map(key_of, said.relatives), *(self._sorted_by() if said.has("sort") else ()))
        brief = merged(self._before, said.question, (*said.constraints, *asked), sort)
        return self._made(brief.model_copy(update={"category": brief.category or said.category}))

    def _beside(self) -> Dossier | None:
        name = next(iter(self._said.products or self._findings.shown), None)
        return next((d for d in self._findings.dossiers if d.name == name), None)

    def _sorted_by(self) -> Sequence[SortKey]:
        name = next(iter(self._said.attributes), None)
        if name is None or self._said.sort:
            return ()
        row = attribute(name)
        least = name == PRICE or (row is not None and row.better is Better.LOWER)
        direction = Direction.ASCENDING if least else Direction.DESCENDING
        return (SortKey(attribute=name, direction=direction, words=name.replace("_", " ")),)
