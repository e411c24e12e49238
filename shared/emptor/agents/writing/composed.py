"""The recommendation by a model: it sees facts and quotes, never pages, and hands over claims about them with wording around."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from emptor.agents.context import AgentContext
from emptor.agents.prompting import load_prompt
from emptor.agents.verifying.citable import OPINION, PRICE, RATING, REVIEWS, STOCK, Citable, Scene, listing_of
from emptor.agents.verifying.written import Written, WrittenSentence
from emptor.agents.writing.phrases import Phrases
from emptor.agents.writing.saying import best_offer, shorten, title
from emptor.llm.port import Prompt, Task
from emptor.models.brief import Brief, Constraint
from emptor.models.report import Candidate, ReportFact, VerdictKind
from emptor.utils.attributes import attribute
from emptor.utils.attributes_table import Better

_COMPARED = 3
_FURTHER_FACTS = 3  # beside what the buyer asked for, of one product
_MAX_OUTPUT_TOKENS = 1_200


def facts_for(candidates: list[Candidate], brief: Brief) -> list[Citable]:
    """What the model may use: price, met demands, ratings, what else can be compared, and opinions of the best candidates."""
    facts: list[Citable] = []
    for candidate in [c for c in candidates if c.qualifies][:_COMPARED]:
        facts += [*_price(candidate), *_demands(candidate, brief), *_ratings(candidate), *_further(candidate, brief)]
        facts += [
            Citable(
                line=f"a {o.role} says of {title(candidate)}: {shorten(o.evidence.quote)}",
                product=title(candidate),
                attribute=OPINION,
                evidence=o.evidence,
                role=o.role,
                stance=o.stance,
            )
            for o in candidate.opinions[:2]
        ]
    return facts


def _price(candidate: Candidate) -> list[Citable]:
    offer = best_offer(candidate)
    if offer is None or offer.price is None or offer.evidence is None:
        return []
    return [
        Citable(
            line=f"{title(candidate)} costs {offer.price} at {offer.seller}",
            product=title(candidate),
            attribute=PRICE,
            evidence=offer.evidence,
            number=offer.price.amount,
            currency=offer.price.currency,
            seller=offer.seller,
        )
    ]


def _demands(candidate: Candidate, brief: Brief) -> list[Citable]:
    """The demands that a page shows to be met, each with what was asked and the words of the page."""
    asked = {constraint.text: constraint for constraint in brief.constraints}
    found = []
    for verdict in candidate.verdicts:
        if verdict.evidence is None or verdict.verdict is not VerdictKind.PASS or verdict.constraint.startswith("price"):
            continue
        constraint = asked.get(verdict.constraint)
        fact = next((f for f in candidate.facts if f.evidence == verdict.evidence and _is_about(f, constraint)), None)
        found.append(
            Citable(
                line=f"{title(candidate)}, {verdict.constraint}: {shorten(verdict.evidence.quote)}",
                product=title(candidate),
                attribute=_attribute_of(constraint),
                evidence=verdict.evidence,
                number=_number(fact) if fact else None,
                unit=fact.unit if fact else None,
                asked=verdict.constraint,
            )
        )
    return found


def _is_about(fact: ReportFact, constraint: Constraint | None) -> bool:
    return constraint is not None and fact.attribute == constraint.attribute


def _attribute_of(constraint: Constraint | None) -> str:
    return STOCK if constraint is None else constraint.attribute  # the one demand nobody says


def _ratings(candidate: Candidate) -> list[Citable]:
    """A rating with the number of reviews it is the mean of: both from one page."""
    rating = next((f for f in candidate.facts if f.attribute == RATING), None)
    if rating is None:
        return []
    count = next((f for f in candidate.facts if f.attribute == REVIEWS and f.evidence.url == rating.evidence.url), None)
    lines = [(rating, f"{title(candidate)} is rated {rating.value} out of 5")]
    if count:
        lines.append((count, f"{title(candidate)} has {count.value} reviews"))
    return [_fact(candidate, fact, line) for fact, line in lines]


def _further(candidate: Candidate, brief: Brief) -> list[Citable]:
    """Other numbers of which more or less is better, as buyers compare them."""
    told = {constraint.attribute for constraint in brief.constraints} | {RATING, REVIEWS}
    found: dict[str, ReportFact] = {}
    for fact in candidate.facts:
        known = attribute(fact.attribute)
        if (
            known
            and known.better is not Better.NONE
            and known.unit
            and fact.unit
            and fact.attribute not in told
            and _number(fact)
        ):
            found.setdefault(fact.attribute, fact)
    chosen = list(found.items())[:_FURTHER_FACTS]
    return [_fact(candidate, f, f"{title(candidate)}, {name.replace('_', ' ')}: {f.value} {f.unit}") for name, f in chosen]


def _fact(candidate: Candidate, fact: ReportFact, line: str) -> Citable:
    return Citable(
        line=line,
        product=title(candidate),
        attribute=fact.attribute,
        evidence=fact.evidence,
        number=_number(fact),
        unit=fact.unit,
    )


def _number(fact: ReportFact) -> Decimal | None:
    try:
        return Decimal(fact.value)
    except InvalidOperation:
        return None


async def compose(scene: Scene, say: Phrases, context: AgentContext) -> tuple[WrittenSentence, ...]:
    """The sentences of a recommendation, in the language of the report. Raises NoModel as the port says."""
    prompt = Prompt(
        system=load_prompt("write"),
        user=f"Question: {scene.brief.question}\nLanguage of the wording: {say.language}",
        data=(listing_of(scene),),
        max_output_tokens=_MAX_OUTPUT_TOKENS,
    )
    written = await context.llm.structured(Task.WRITING, prompt, Written, node="write")
    return written.sentences
