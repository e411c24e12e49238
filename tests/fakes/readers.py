"""Readers: what a model may be like, as functions from the text of a request to the JSON of its answer.

server.answer = Perfect(web).asked(question).answer            # knows the made-up web
server.answer = Noisy(perfect, Step.EXTRACT, share=0.1).answer  # wrong in a tenth of one step's answers
server.answer = Noisy(perfect, *Step, share=1).answer           # lies in all of them
server.answer = Eager().answer                                  # says yes to everything that it is shown

Chance is a digest of the request, so that a reader answers the same request alike in every run.
"""

from __future__ import annotations

import hashlib
import json
import re
from enum import Enum
from typing import Protocol

from emptor.utils.text import comparable
from tests.evals.webs.building import ShoppingWeb
from tests.evals.webs.goods import Product
from tests.evals.webs.language import LANGUAGES
from tests.evals.webs.questions import Question
from tests.evals.webs.scoring import title_of
from tests.fakes.written import COSTS, PRICE, Json, written

_LINE = re.compile(r"^(\d{1,3})\. (.{1,400})$", re.MULTILINE)
_DEMAND = re.compile(r"Demand (\d{1,2}): (.{1,300})\n((?:  \d{1,2}\. .{1,2000}\n?){1,14})")
_OPERATOR = re.compile(r" (?:>=|<=|=|<|>) ")
_WANTED = re.compile(r"^- (\w{1,60}) \(in (\S{1,20})\)$", re.MULTILINE)
_PRICE_FACT = re.compile(r"^\[(\d{1,3})\] P1 price:", re.MULTILINE)
_SENTENCE = re.compile(r"[^.!?\n]{8,300}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_BYTES = 2**32
_EVERY = range(1, 13)  # numbers of pairs, pages, demands


class Step(Enum):
    """A step that asks a model, with words of its prompt."""

    BRIEF = "You read a buyer's question"
    PLAN = "You plan web searches"
    SELECT = "You sort the titles"
    EXTRACT = "You read the text of one product page"
    RESOLVE = "pairs of product names"
    JUDGE = "demands of a"
    WRITE = "recommendation of a product comparison"


_LIGHTEST = PRICE | {"attribute": "weight", "relation": "least"}
_WRONG: dict[Step, Json] = {
    Step.BRIEF: {"category": "garden hose", "preferences": ["cheapest of all"]},
    Step.PLAN: {"shops": ["garden hose 1 dollar"], "reviews": ["garden hose test"]},
    Step.SELECT: {"off_topic": [*_EVERY]},
    Step.RESOLVE: {"same": [*_EVERY]},
    Step.WRITE: written({"claims": [_LIGHTEST], "wording": "The {P1} is the lightest, with a lifetime guarantee."}),
}


class Reader(Protocol):
    """Answers the text of a request."""

    def answer(self, text: str) -> str: ...


def step_of(text: str) -> Step | None:
    """Return which step asks."""
    flat = " ".join(text.split())
    return next((step for step in Step if step.value in flat), None)


class Perfect:
    """Has the truth of a web, and answers what each step asks by it."""

    def __init__(self, web: ShoppingWeb) -> None:
        self._titles = {" ".join(title_of(page).split()): page for page in web.pages.values()}
        self._products = web.goods.products
        self._question: Question | None = None

    def asked(self, question: Question) -> Perfect:
        """The same reader, told which question is being asked."""
        self._question = question
        return self

    def answer(self, text: str) -> str:
        answers = {
            Step.BRIEF: self._brief,
            Step.SELECT: self._select,
            Step.EXTRACT: self._extract,
            Step.RESOLVE: self._resolve,
            Step.JUDGE: self._judge,
            Step.WRITE: price_claim,
        }
        step = step_of(text)
        return json.dumps(answers[step](text) if step in answers else {})

    def _brief(self, text: str) -> Json:
        asked = self._question
        return {"category": asked.category.singular[asked.language] if asked else None, "preferences": []}

    def _select(self, text: str) -> Json:
        """Pages that are about another kind of thing."""
        asked = self._question
        pages = {int(n): self._titles.get(title.rpartition(" (")[0]) for n, title in _LINE.findall(text)}
        kind = f"{asked.category.key}/" if asked else ""
        return {"off_topic": [n for n, page in pages.items() if page and page.sells and not page.sells.startswith(kind)]}

    def _extract(self, text: str) -> Json:
        """Figures of the product whose page it is, where a sentence states them."""
        product = self._named_in(text)
        facts = []
        for attribute, unit in _WANTED.findall(text):
            forms = self._figure(product, attribute)
            quote = next((s.strip() for s in _SENTENCE.findall(text) if forms & set(_NUMBER.findall(s))), None)
            if quote and forms:
                facts.append(
                    {"attribute": attribute, "quote": quote, "number": min(forms, key=lambda form: "," in form), "unit": unit}
                )
        return {"facts": facts}

    def _judge(self, text: str) -> Json:
        """For each demand on a figure the sentence with the product's own; of a feature it has, the first that is offered."""
        answers = []
        for number, told, lines in _DEMAND.findall(text):
            demand = told.rpartition(", ")[2]
            product, figure = self._named_in(told), _OPERATOR.split(demand)
            sentences = [line.partition(". ")[2] for line in lines.strip().splitlines()]
            if len(figure) > 1:
                forms = self._figure(product, figure[0])
                right = [n for n, said in enumerate(sentences, start=1) if forms & set(_NUMBER.findall(said))]
            else:
                right = [1] if self._has(product, demand.removeprefix("has ")) else []
            answers += [{"demand": int(number), "sentence": n} for n in right[:1]]
        return {"answers": answers}

    def _named_in(self, text: str) -> Product | None:
        """The product that a text names, by its longest name."""
        named = [p for p in self._products if any(p.name(language) in text for language in LANGUAGES)]
        return max(named, key=lambda p: len(p.name("en")), default=None)

    def _figure(self, product: Product | None, attribute: str) -> set[str]:
        """How a product's figure of an attribute, as a question calls it, is printed."""
        asked = comparable(attribute.replace("_", " "))
        known = product.category.attributes if product else ()
        names = {a.key: [comparable(n.bare) for n in a.names.values()] for a in known}
        meant = next((key for key, called in names.items() if any(n in asked or asked in n for n in called)), attribute)
        value = product.facts.get(meant) if product else None
        return {f"{value:f}", f"{value:f}".replace(".", ",")} if value is not None else set()

    def _has(self, product: Product | None, feature: str) -> bool:
        asked = comparable(feature)
        known = product.category.features if product else ()
        return any(
            product.features[f.key] for f in known if product and any(comparable(n.bare) == asked for n in f.names.values())
        )

    def _resolve(self, text: str) -> Json:
        pairs = {int(n): pair.split(" / ") for n, pair in _LINE.findall(text)}
        keys = {n: [self._key(name) for name in names] for n, names in pairs.items()}
        return {"same": [n for n, (one, *rest) in keys.items() if one and rest and rest[-1] == one]}

    def _key(self, name: str) -> str:
        fits = [p for p in self._products if p.name("en") in name]
        return max(fits, key=lambda p: len(p.name("en"))).key if fits else ""


class Eager:
    """Says yes: all pages are off topic, all pairs one product, the last sentence decides, and any figure is of any attribute."""

    def answer(self, text: str) -> str:
        step = step_of(text)
        return json.dumps(wrong(step, text) if step else {})


class Noisy:
    """Another reader, wrong in a share of the answers of some steps."""

    def __init__(self, reader: Reader, *steps: Step, share: float) -> None:
        self._reader, self._steps, self._share = reader, frozenset(steps), share

    def answer(self, text: str) -> str:
        step = step_of(text)
        if step in self._steps and _chance(text) < self._share:
            return json.dumps(wrong(step, text))
        return self._reader.answer(text)


def wrong(step: Step, text: str) -> Json:
    """Return a wrong answer of a step, of the kind that does most harm if it is believed."""
    if step is Step.JUDGE:
        return first_sentences(text, last=True)
    return _figures_of_others(text) if step is Step.EXTRACT else _WRONG[step]


def _figures_of_others(text: str) -> Json:
    """Each attribute with the figures of the last sentences that have one."""
    quotes = [(s.strip(), n) for s in _SENTENCE.findall(text) for n in _NUMBER.findall(s)[:1]][-len(_EVERY) :]
    facts = [
        {"attribute": attribute, "quote": quote, "number": number.replace(",", "."), "unit": unit}
        for attribute, unit in _WANTED.findall(text)
        for quote, number in quotes
    ]
    return {"facts": facts}


def first_sentences(text: str, *, last: bool) -> Json:
    """Return for each demand its first or last sentence."""
    counts = {int(n): len(lines.strip().splitlines()) for n, _, lines in _DEMAND.findall(text)}
    return {"answers": [{"demand": n, "sentence": count if last else 1} for n, count in counts.items()]}


def price_claim(text: str) -> Json:
    """Return a recommendation that states the price of the first product."""
    fact = _PRICE_FACT.search(text)
    return written(COSTS | {"claims": [PRICE | {"fact": int(fact[1])}]}) if fact else written()


def _chance(text: str) -> float:
    """A number from 0 to 1 that a request has."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) / _BYTES
