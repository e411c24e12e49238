"""What kind of question it is: one about a purchase, a wish without a kind of thing, or no shopping question at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from emptor.agents.questions.category import category_spans
from emptor.agents.questions.dictionaries import is_spoken
from emptor.agents.questions.spelling import is_word
from emptor.agents.questions.words import ALL, breaks, fillers, own_words, said, vague, words_of
from emptor.lexicon import Match, fold, matcher
from emptor.lexicon.worded import Worded
from emptor.models.brief import Brief, Constraint, Op, QuestionKind
from emptor.utils.units import convert

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_MIN_SAID_CHARS = 5
_BEGINNING = 12  # characters in which a question that is about no purchase says so: "why …", "can you write …"
_OF_ANYTHING = frozenset({"colour", "material"})  # "how high is mont Blanc"
_PRICE_WORDS = ("follow-up.attribute.price", "clause.money")
_MIN_NOUN_CHARS = 3  # a shorter word before a question word is a preposition: `à quelle heure`
_ACTS_WITHIN = 2  # words behind a word of manner among which one says who acts
_MEANT_FOR = Worded(r"^[^\w]*(?:«joint.polite»\s)?")


def question_kind(folded: str, brief: Brief) -> QuestionKind:
    """Return the kind of a question; `brief` is what was read of it so far."""
    demands = [c for c in brief.constraints if c.attribute != "feature"]
    if brief.urls or any(c.attribute in {"price", "name", "brand"} for c in demands):
        return _shopping_or_vague(folded, brief, demands)
    other = _other(folded)
    if (other or _asks_how(folded, brief.language)) and not _wants_to_buy(folded, other):
        return QuestionKind.NOT_SHOPPING
    if not [c for c in demands if c.attribute not in _OF_ANYTHING] and not brief.sort and _asks_for_knowledge(folded, brief):
        return QuestionKind.NOT_SHOPPING
    if not demands and not brief.sort and _is_noise(folded, brief):
        return QuestionKind.NOT_SHOPPING
    return _shopping_or_vague(folded, brief, demands)


def is_kind_of_thing(category: str | None, language: str) -> bool:
    """Whether the words name a kind of thing: `gift` and `something` do not."""
    folded = fold(category or "")
    if any((start, end) == (0, len(folded)) for start, end, _ in category_spans(folded)):
        return True  # French thé, folded, is an English article
    return not all(is_filler(word, language) for word in _TOKEN.findall(fold(category or "")))


def is_filler(word: str, language: str = ALL) -> bool:
    """Whether a folded word names nothing that one could look for, in a language or in any."""
    return word in _filler(language)


def _shopping_or_vague(folded: str, brief: Brief, demands: Sequence[Constraint]) -> QuestionKind:
    named = brief.urls or any(c.attribute in {"name", "fits"} for c in demands)
    if named or is_kind_of_thing(brief.category, brief.language):
        return QuestionKind.SHOPPING
    return QuestionKind.VAGUE


def _other(folded: str) -> list[Match]:
    """The words at its beginning that ask for something else than a product."""
    start = _MEANT_FOR.match(folded)
    floor = start.end() if start else 0
    return [m for m in matcher("question.other").find(folded) if m.start <= floor + _BEGINNING]


def _asks_how(folded: str, language: str) -> bool:
    """`cómo afilar un cuchillo`, `wie reinige ich …`: a word of manner at the beginning, and a verb or who acts behind it."""
    manner, *behind = [*_TOKEN.findall(folded), "", ""][: _ACTS_WITHIN + 1]
    infinitives = tuple(own_words("grammar.infinitive", language))
    acts = behind[0].endswith(infinitives) and len(behind[0]) > _MIN_NOUN_CHARS if infinitives else False
    return manner in own_words("clause.manner", language) and (acts or not own_words("clause.asker", language).isdisjoint(behind))


def _asks_for_knowledge(folded: str, brief: Brief) -> bool:
    """A question that begins with an interrogative and names no kind of thing, praises nothing and asks for no offer."""
    asked = folded.lstrip("¿ ")
    which_later = (match for match in said("clause.which", asked, brief.language) if match.start)
    asking = (*said("clause.interrogative", asked, brief.language), *which_later)
    begins = any(_only_leads(asked[: match.start], brief.language) for match in asking)
    words = set(_TOKEN.findall(folded))
    which = words_of("clause.which", brief.language)
    buying = [m for m in said("question.buying", folded, brief.language) if folded[m.start : m.end] not in which]
    bought = buying or said("clause.request", folded, brief.language) or words & vague(brief.language)
    given = matcher("question.gift", "clause.something").has(folded)
    return begins and not (bought or given or _asks_for_the_lowest(folded)) and not any(True for _ in category_spans(folded))


def _asks_for_the_lowest(folded: str) -> bool:
    """`quel est le prix le plus bas pour …`: somebody wants to buy."""
    return matcher(*_PRICE_WORDS).has(folded) and matcher("degree", "superlative").has(folded)


def _only_leads(before: str, language: str) -> bool:
    """Whether nothing or one preposition stands before a question word: `à quelle heure`, `em que ano`."""
    words = before.split()
    return not words or (len(words) == 1 and (words[0] in breaks(language) or len(words[0]) < _MIN_NOUN_CHARS))


def _wants_to_buy(folded: str, other: Sequence[Match]) -> bool:
    """Whether a word of buying stands outside those that ask for something else: `quelle heure` asks for no model."""
    found = matcher("question.buying", "superlative.price").all(folded)
    return any(not any(a.start < m.end and m.start < a.end for a in other) for m in found)


def _is_noise(folded: str, brief: Brief) -> bool:
    """A greeting, or letters that are words of no language."""
    words = [word for word in _TOKEN.findall(folded) if word.isalpha()]
    greeting = matcher("question.greeting").fullmatch(folded.strip(" .!?"))
    if greeting or not words:
        return greeting is not None or not any(map(str.isalnum, folded))
    if brief.constraints or any(not word.isascii() for word in words):
        return False
    return brief.language == "und" and not any(is_word(word) or _may_be_said(word) for word in words)


def _may_be_said(word: str) -> bool:
    """Whether a word that no list has may be one."""
    return len(word) >= _MIN_SAID_CHARS and is_spoken(word)


@cache
def _filler(language: str) -> frozenset[str]:
    """Words that name nothing one could look for."""
    lists = ("question.anything", "question.gift", "question.person", "question.small", "question.greeting")
    return frozenset().union(
        *(words_of(concept, language) for concept in lists), fillers(language), vague(language), breaks(language)
    )


def assumptions_of(brief: Brief) -> tuple[str, ...]:
    """Return what a vague question leaves open and how it is read, in sentences for the buyer."""
    against = contradictions_of(brief)
    if brief.kind is not QuestionKind.VAGUE:
        return against
    said = ["No kind of product is named: the question's own words are searched for."]
    if matcher("question.gift").has(fold(brief.question)):
        said[0] = "A gift of no particular kind: the question's own words are searched for."
    if not any(c.attribute == "price" for c in brief.constraints):
        said.append("No budget is named: products of any price count.")
    return (*said, *against)


def contradictions_of(brief: Brief) -> tuple[str, ...]:
    """Return which demands no product can meet together, in sentences for the buyer: `over 500 and under 300`."""
    figures = [c for c in brief.constraints if c.hard and c.number is not None]
    lower, upper = ([c for c in figures if c.op in ops] for ops in ({Op.GE, Op.GT}, {Op.LE, Op.LT}))
    return tuple(
        f"No product can meet both “{low.text}” and “{high.text}”: change one of them." for low in lower for high in upper
        if _is_beyond(low, high)
    )  # fmt: skip


def _is_beyond(low: Constraint, high: Constraint) -> bool:
    if low.attribute != high.attribute or low.number is None or high.number is None:
        return False
    same = low.unit == high.unit
    least = low.number if same else convert(low.number, low.unit, high.unit) if low.unit and high.unit else None
    return least is not None and (least > high.number or (least == high.number and (low.op is Op.GT or high.op is Op.LT)))
