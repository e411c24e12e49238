"""Where the right answers of a suite were lost: `python -m tests.evals.lost bazaar [--rows] [webs in the half]`.

Only the known half is asked. Each right answer that a report does not name is counted under the first stage that lost it.
"""

from __future__ import annotations

import argparse
import asyncio
from collections import Counter, defaultdict
from enum import StrEnum

from emptor.models.dossier import Dossier
from emptor.models.report import Candidate, VerdictKind
from emptor.models.research import READ
from tests.evals.frame import Split
from tests.evals.suites import bazaar, trades, webs
from tests.evals.webs.building import ShoppingWeb
from tests.evals.webs.questions import BEST, Question
from tests.evals.webs.running import answered, opened
from tests.evals.webs.scoring import Scorer, thing
from tests.fakes.memory_jobs import Done

_SHOWN = 10  # verdicts of a candidate


class Stage(StrEnum):
    """Stages of a job, in order."""

    NOT_KNOWN = "no search or listing named its pages"
    NOT_READ = "known and not read"
    FAILED = "its page could not be used"
    NO_PRODUCT = "read as no product page"
    NOT_OF_KIND = "left out: not the kind of thing, or not what is named"
    JOINED = "joined to something else"
    FAILS = "judged: fails a demand"
    UNKNOWN = "judged: a demand is unknown"
    OVER_THE_COUNT = "over the count"


def stage_of(key: str, web: ShoppingWeb, done: Done, scorer: Scorer) -> tuple[Stage, str]:
    """Return the stage that lost a thing, and what it was lost by."""
    urls = {page.url for page in web.pages.values() if page.kind == "offer" and thing(page) == key}
    state = done.state
    hits = {hit.url for said in state.get("answers", []) for hit in said.answer.hits}
    read = {url: page for url, page in state.get("pages", {}).items() if url in urls}
    if not read:
        linked = _linked(done)
        return (Stage.NOT_READ if urls & (hits | linked) else Stage.NOT_KNOWN), f"{len(urls)} pages"
    used = {url: page for url, page in read.items() if page.outcome == READ and page.extraction}
    if not used:
        return Stage.FAILED, "; ".join(page.detail for page in read.values())
    if not any(page.extraction and page.extraction.product for page in used.values()):
        return Stage.NO_PRODUCT, ", ".join(page.extraction.kind.value for page in used.values() if page.extraction)
    mine = [dossier for dossier in state.get("dossiers", []) if _pages_of(dossier) & used.keys()]
    if not mine:
        return Stage.NOT_OF_KIND, ", ".join(page.title for page in used.values())
    own = [c for c in done.report.candidates if scorer.thing_of(c) == key]
    if own:
        return _judged(own[0])
    shown = [c for c in done.report.candidates if {o.url for o in c.offers} & used.keys()]
    return (Stage.JOINED, shown[0].name) if shown else (Stage.OVER_THE_COUNT, mine[0].name)


def _linked(done: Done) -> set[str]:
    pages = done.state.get("pages", {}).values()
    return {link.url for page in pages if page.extraction for link in page.extraction.links}


def _pages_of(dossier: Dossier) -> set[str]:
    return {*dossier.roles, *(offer.url for offer in dossier.offers)}


def _judged(candidate: Candidate) -> tuple[Stage, str]:
    for verdict, stage in ((VerdictKind.FAIL, Stage.FAILS), (VerdictKind.UNKNOWN, Stage.UNKNOWN)):
        if found := [v for v in candidate.verdicts if v.verdict is verdict]:
            return stage, "; ".join(f"{v.constraint}: {v.reason}" for v in found[:_SHOWN])
    return Stage.UNKNOWN, "no demand: does not qualify for another reason"


async def lost(family: webs.Family, number_of_webs: int) -> dict[Stage, list[str]]:
    """Ask the known half, and sort the right answers that are missing."""
    found: dict[Stage, list[str]] = defaultdict(list)
    asked: Counter[str] = Counter()
    for number, (seed, kinds) in enumerate(family.plan(Split.KNOWN, number_of_webs)):
        web = family.make(seed, kinds)
        scorer = Scorer(web)
        async with opened(web) as archived:
            for question in family.ask(web, number):
                done = await answered(archived, question)
                for key in sorted(_wanted(question)):
                    asked["right answers"] += 1
                    if key not in {scorer.thing_of(c) for c in done.report.candidates if c.qualifies}:
                        stage, why = stage_of(key, web, done, scorer)
                        found[stage].append(f"[{question.language} {question.kind}] {question.text} [{key}] {why}")
    print(f"{asked['right answers']} right answers asked for")
    return found


def _wanted(question: Question) -> frozenset[str]:
    return question.best if question.kind in BEST else question.right


_FAMILIES = {
    "bazaar": (bazaar.FAMILY, bazaar.DEFAULT_BAZAARS),
    "trades": (trades.FAMILY, trades.DEFAULT_WEBS),
    "webs": (webs.FAMILY, webs.DEFAULT_WEBS),
}


def main() -> None:
    """Print the table, and the rows where they are asked for."""
    parser = argparse.ArgumentParser(description="Where right answers were lost, on the known half of a suite.")
    parser.add_argument("suite", choices=tuple(_FAMILIES))
    parser.add_argument("webs", nargs="?", type=int, help="made-up webs that are asked")
    parser.add_argument("--rows", action="store_true", help="show each right answer that was lost, and by what")
    asked = parser.parse_args()
    family, usual = _FAMILIES[asked.suite]
    found = asyncio.run(lost(family, asked.webs or usual))
    for stage in Stage:
        print(f"{len(found[stage]):4}  {stage.value}")
        if asked.rows:
            print("".join(f"        {row}\n" for row in found[stage]), end="")


if __name__ == "__main__":
    main()
