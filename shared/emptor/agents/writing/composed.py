"""The recommendation in a model's words: it sees facts and quotes, never pages, and each sentence must cite what it rests on."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

from emptor.agents.context import AgentContext
from emptor.agents.prompting import load_prompt
from emptor.agents.resolving.naming import name_pattern
from emptor.agents.verifying.claims import unsupported_figures
from emptor.agents.writing.statements import best_offer, shorten, title
from emptor.llm.port import Delta, Prompt, Task
from emptor.models.brief import Brief
from emptor.models.evidence import Evidence
from emptor.models.report import Candidate, Statement, VerdictKind

_CITATION = re.compile(r"\s*\[(\d+)\]")
_SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?!\s|$)[^.!?]*)*[.!?]+(?:\s*\[\d+\])*\s*")
_COMPARED = 3
_MAX_OUTPUT_TOKENS = 600


def facts_for(candidates: list[Candidate]) -> list[tuple[str, Evidence]]:
    """What the model may use: price, met demands and opinions of the best candidates, each as one line."""
    lines: list[tuple[str, Evidence]] = []
    for candidate in [c for c in candidates if c.qualifies][:_COMPARED]:
        name, offer = title(candidate), best_offer(candidate)
        if offer and offer.evidence:
            lines.append((f"{name} costs {offer.price} at {offer.seller}", offer.evidence))
        lines += [
            (f"{name}, {v.constraint}: {shorten(v.evidence.quote)}", v.evidence)
            for v in candidate.verdicts
            if v.evidence and v.verdict is VerdictKind.PASS and not v.constraint.startswith("price")
        ]
        lines += [(f"a {o.role} says of {name}: {shorten(o.evidence.quote)}", o.evidence) for o in candidate.opinions[:2]]
    return lines


def compose(brief: Brief, facts: list[tuple[str, Evidence]], context: AgentContext) -> AsyncIterator[Delta]:
    """Stream the recommendation. Raises NoModel as the port says."""
    listing = tuple(f"[{i}] {line}" for i, (line, _) in enumerate(facts, start=1))
    prompt = Prompt(
        system=load_prompt("write"),
        user=f"Question: {brief.question}",
        data=("\n".join(listing),),
        max_output_tokens=_MAX_OUTPUT_TOKENS,
    )
    return context.llm.stream(Task.WRITING, prompt, node="write")


def cited_statements(
    text: str, facts: list[tuple[str, Evidence]], candidates: list[Candidate], brief: Brief
) -> tuple[list[Statement], list[str]]:
    """Split into sentences with their evidence; return those that hold, and those that do not."""
    names = [p for c in candidates if (p := name_pattern(c.name, c.brand, brief.category))]
    kept: list[Statement] = []
    dropped: list[str] = []
    for match in _SENTENCE.finditer(text):
        sentence = match.group().strip()
        numbers = [int(n) for n in _CITATION.findall(sentence)]
        evidence = tuple(facts[n - 1][1] for n in numbers if 0 < n <= len(facts))
        statement = Statement(text=_CITATION.sub("", sentence).strip(), evidence=evidence)
        if not evidence or len(evidence) < len(numbers) or unsupported_figures(statement, names):
            dropped.append(statement.text)
        elif statement.text:
            kept.append(statement)
    return kept, dropped
