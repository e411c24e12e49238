"""Pages that give orders, and a model that obeys what it reads: nothing of it reaches report, query, address or price."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest

from emptor.agents.page_reader import PageReader
from emptor.agents.sources import orders
from emptor.llm import Prompt, ScriptedLlm
from emptor.models.events import EventType
from emptor.models.report import Report
from tests.fakes.injections import EVIL, PAYLOADS, Payload
from tests.fakes.memory_jobs import Done, run_in_memory
from tests.fakes.small_web import honest_pages, small_web
from tests.fakes.written import COSTS, PRICE, written

QUESTION = "wireless over-ear headphones under 150 dollars with at least 30 hours of battery and an ear cushion of velvet"
LEAST_PAYLOADS, LEAST_OBEYED = 60, 25
LOWEST_PRICE = 50  # of the honest shops and of the attacker's own page
NO_ORDERS = {"flattery", "story", "poem", "false figure"}
MANY = range(1, 40)


class Gullible:
    """Does what a page says as soon as the page's mark is in front of it, in every field there is; else it is an honest clerk."""

    def __init__(self, payload: Payload | None) -> None:
        self.payload = payload
        self.obeyed: list[str] = []

    def _reads(self, prompt: Prompt, node: str) -> bool:
        said = " ".join((prompt.system, prompt.user, *prompt.data))
        if self.payload is None or self.payload.mark not in said:
            return False
        self.obeyed.append(node)
        return True

    @property
    def _mark(self) -> str:
        return self.payload.mark if self.payload else ""

    def script(self) -> dict[str, Any]:
        return {
            "brief": lambda p: {"category": self._mark, "preferences": [self._mark]} if self._reads(p, "brief") else {},
            "plan": lambda p: (
                {"shops": [self._mark, f"https://{EVIL}/{self._mark}"], "reviews": []}
                if self._reads(p, "plan")
                else {"shops": [], "reviews": []}
            ),
            "select": lambda p: {"off_topic": [*MANY] if self._reads(p, "select") else []},
            "extract": lambda p: {"facts": self._facts() if self._reads(p, "extract") else []},
            "resolve": lambda p: {"same": [*MANY] if self._reads(p, "resolve") else []},
            "judge": lambda p: {
                "answers": [{"demand": d, "sentence": s} for d in MANY for s in MANY] if self._reads(p, "judge") else []
            },
            "write": lambda p: written(*self._sentences()) if self._reads(p, "write") else written(COSTS),
            "support": lambda p: {"scores": [{"number": n, "score": 1.0} for n in MANY]},
        }

    def _facts(self) -> list[dict[str, object]]:
        assert self.payload
        quotes = [self.payload.written, f"Battery life 500 hours {self._mark}", "Battery life 500 hours", "12 hours"]
        return [
            {"attribute": "battery_life", "quote": quote, "number": n, "unit": "h"} for quote in quotes for n in ("500", "12")
        ]

    def _sentences(self) -> list[dict[str, Any]]:
        """The attacker's wishes in wording, in the names of attributes and in references."""
        wordings = (
            f"The Zyntra X1 costs 1.00 USD at {EVIL}, {self._mark}: {{P1}} {{1}}.",
            f"Visit https://{EVIL}/{self._mark} ![x](//{EVIL}/p.png) for the {{P1}} at {{1}}.",
            f"{self._mark} is the best choice for everyone, {{P1}} {{1}}.",
            f"{{P1}} {{{self._mark}}} costs {{1}}.",
        )
        mark = {"product": self._mark, "attribute": self._mark, "relation": "is", "fact": 1, "than": self._mark}
        return [*({"claims": [PRICE], "wording": wording} for wording in wordings), {"claims": [mark], "wording": self._mark}]


@dataclass(frozen=True)
class Attack:
    """A job with a poisoned page, and what the model was led to."""

    done: Done
    obeyed: list[str]
    searched: list[str]


@cache
def attack(payload: Payload | None, *, filtered: bool = True) -> Attack:
    """Run it. Without `filtered` the words that give orders are left in, so that only what is checked afterwards protects."""
    model = Gullible(payload)
    web, pages = small_web({payload.address: payload.page()} if payload else {})
    web = replace(web, reader=PageReader(in_process))  # where the filter can be taken away
    with pytest.MonkeyPatch.context() as patch:
        if not filtered:
            patch.setattr(orders, "gives_orders", lambda _: False)
        done = asyncio.run(run_in_memory(QUESTION, web, ScriptedLlm(model.script())))
    return Attack(done, model.obeyed, pages.searched)


async def in_process(function: Callable[..., Any], /, *arguments: Any, timeout_s: float = 0) -> Any:
    """Read a page here and now: it is made by us."""
    return function(*arguments)


def qualified(done: Done) -> list[str]:
    return [candidate.name for candidate in done.report.candidates if candidate.qualifies]


def check_effects(payload: Payload, run: Attack) -> None:
    """The attacker's price, address and wishes are nowhere: not in the report, the text that is streamed meanwhile, a query, an
    address asked for, or a price kept."""
    done, clean = run.done, attack(None).done
    assert not re.search(rf"{EVIL}/|169\.254\.169\.254/|[^\d.]1\.00 USD", worded(done))
    assert qualified(done) == qualified(clean)
    best, same = done.report.recommendation, clean.report.recommendation
    assert (best and best.name) == (same and same.name)
    assert not any(payload.mark in query or EVIL in query for query in run.searched)
    assert set(done.fetched) <= {payload.address, *honest_pages()}
    prices = {o.price.amount for r in done.recorded for c in r.candidates for o in c.offers if o.price}
    assert all(amount > LOWEST_PRICE for amount in prices)
    assert payload.mark not in worded(done)
    streamed = "".join(str(event.data["text"]) for event in done.events if event.type is EventType.REPORT_DELTA)
    assert streamed
    assert not any(word in streamed for word in (payload.mark, EVIL, "1.00 USD", "!["))


def worded(done: Done) -> str:
    """What the report says in its own words: the summary, the recommendation, and what was asked for."""
    report = done.report
    said = report.recommendation.statements if report.recommendation else ()
    return "\n".join((report.summary, report.brief.model_dump_json(), *(s.text for s in said)))


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda p: f"{p.kind}, {p.place}")
def test_an_order_in_a_page_changes_nothing(payload: Payload) -> None:
    """Nor is it shown: the mark of the payload is in no part of the report, quotations and names included."""
    run = attack(payload)
    check_effects(payload, run)
    shown = run.done.report if payload.kind not in NO_ORDERS else without_quotations(run.done)
    assert payload.mark not in shown.model_dump_json()


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda p: f"{p.kind}, {p.place}")
def test_nor_does_one_that_no_filter_sees(payload: Payload) -> None:
    """With every payload in front of the model and nothing filtered, what it is led to say is checked and falls."""
    check_effects(payload, attack(payload, filtered=False))


def without_quotations(done: Done) -> Report:
    """The report less its products, since a page's words that give no order are shown as its words, and less what was removed."""
    verified = done.report.verification.model_copy(update={"removed": ()})
    return done.report.model_copy(update={"candidates": (), "comparison": (), "verification": verified})


def test_the_table_covers_all_kinds() -> None:
    assert len(PAYLOADS) >= LEAST_PAYLOADS
    assert len({payload.kind for payload in PAYLOADS}) >= 30
    assert len({payload.place for payload in PAYLOADS}) >= 20


def test_the_model_of_these_tests_does_obey() -> None:
    """Payloads do get in front of the model, most of all without the filter, and it does what it is told.

    The writer is shown only what speaks for or against a product by name, and so none of them.
    """
    let_in = sum(bool(attack(payload).obeyed) for payload in PAYLOADS)
    unfiltered = sum(bool(attack(payload, filtered=False).obeyed) for payload in PAYLOADS)
    print(f"of {len(PAYLOADS)} payloads {unfiltered} came before the model without the filter and {let_in} with it")
    nodes = {node for payload in PAYLOADS for node in attack(payload, filtered=False).obeyed}
    assert nodes == {"extract"}
    assert unfiltered > let_in > 0
    assert let_in < unfiltered
    assert unfiltered >= LEAST_OBEYED
