"""clarify: a question without a kind of thing is asked back about, once, before anything is spent on it.

The graph waits here by LangGraph's interrupt; the worker puts the job down meanwhile. A node of its own, and not a part of
`brief`: what stands before an interrupt is run again when the answer comes.
"""

from __future__ import annotations

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from emptor.agents.context import AgentContext
from emptor.agents.progress import Update, tracked
from emptor.agents.research.brief import answer_language, read_question, tell_brief
from emptor.agents.research.state import ResearchState
from emptor.agents.writing.phrases import phrases_in
from emptor.models.brief import Brief, QuestionKind
from emptor.models.jobs import Clarify, ClarifyingQuestion, InputRequest

NODE = "clarify"
ANSWERS = "answers"  # the key of what the graph is resumed with
CATEGORY, BUDGET = "category", "budget"
BUDGETS = (25, 50, 100, 200)  # in the buyer's currency
COMMON_CURRENCY = "USD"  # of budgets, where nothing tells the buyer's


def asks_back(state: ResearchState) -> bool:
    """Whether the buyer is asked: the question names no kind of thing, and somebody is there to answer.

    A kind of thing alone (`headphones`) is clear enough: products of it can be found and compared.
    """
    brief = state["brief"]
    vague = brief.kind is QuestionKind.VAGUE and brief.category is None
    return vague and state["job"].options.clarify is Clarify.ASK


def questions_for(brief: Brief) -> InputRequest:
    """Return what a vague question leaves open, in the buyer's language: the kind of thing, and the budget if none is named."""
    say = phrases_in(brief.answer_language)
    anything, any_price = say("clarify.anything"), say("clarify.any_price")
    things = tuple(say("clarify.things").split(" | "))
    asked = [ClarifyingQuestion(id=CATEGORY, text=say("clarify.category"), options=(*things, anything), default=anything)]
    if not any(c.attribute == "price" for c in brief.constraints):
        currency = brief.currency or COMMON_CURRENCY
        under = tuple(say("clarify.under", amount=f"{n} {currency}") for n in BUDGETS)
        asked.append(ClarifyingQuestion(id=BUDGET, text=say("clarify.budget"), options=(*under, any_price), default=any_price))
    return InputRequest(questions=tuple(asked))


def with_answers(question: str, asked: InputRequest, answers: dict[str, str]) -> str:
    """Return the question with the answers before it, in the order asked: `headphones, under 50 USD, gift for dad`.

    Read like any other question, so that each demand rests on words the buyer wrote or chose. Defaults add nothing.
    """
    given = [answers[q.id] for q in asked.questions if answers.get(q.id, q.default) != q.default]
    return ", ".join([*given, question])


@tracked(NODE, announce=False)
async def clarify(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """Wait for the answers, and read the question again with them. Without any, it stays as it was read."""
    job, brief = state["job"], state["brief"]
    asked = questions_for(brief)
    answers: dict[str, str] = interrupt(asked.model_dump(mode="json"))[ANSWERS]
    full = with_answers(brief.question, asked, answers)
    if full == brief.question:
        return {}
    parsed = await read_question(full, job.options, runtime.context)
    if parsed.kind is QuestionKind.NOT_SHOPPING:  # the question was about a purchase; an answer does not take that back
        return {"notes": ["The answers were not understood, so the question was read without them."]}
    parsed = parsed.model_copy(update={"answer_language": answer_language(parsed, job.options)})
    tell_brief(parsed, runtime)
    return {"brief": parsed}
