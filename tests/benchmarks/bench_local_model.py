"""What a small local model adds to a job on the sample, and what it costs: the same questions without and with it.

    make local-model                                    # in another terminal
    python tests/benchmarks/bench_local_model.py [--url http://127.0.0.1:8081/v1] [--questions 3]

Prints, for each question: wall time, who wrote the recommendation, calls, tokens, sentences written, corrected and removed, and
whether candidates and verdicts changed.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from emptor.core.settings import Settings
from emptor.llm import Gateway, MemoryLedger, Router, ScriptedLlm
from emptor.models.report import Report, VerdictKind
from emptor.services.pages.web import Web, archive_web
from emptor_local.sample import sample_path
from tests.fakes.memory_jobs import run_in_memory

QUESTIONS = (
    "robot vacuum under $300 quieter than 65 dB",
    "27-inch monitor under 300 dollars",
    "wireless over-ear headphones under 150 dollars with at least 30 hours of battery",
)
JOB_S = 420.0
PATIENCE = {
    "llm_call_deadline_s": 200.0,
    "llm_attempt_timeout_s": 150.0,
    "llm_stall_s": 60.0,
}  # one thread, one request at a time


def settings_for(url: str) -> Settings:
    none = dict.fromkeys(("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY"))
    return Settings(**none, local_base_url=url, **PATIENCE)


async def answers(url: str) -> bool:
    """Whether something listens there."""
    parts = urlsplit(url)
    try:
        _, writer = await asyncio.open_connection(parts.hostname, parts.port)
    except OSError:
        return False
    writer.close()
    return True


async def measure(question: str, web: Web, settings: Settings) -> None:
    print(f"\n{question}")
    plain, plain_s = await timed(question, web, ScriptedLlm())
    gateway = Gateway(settings)
    router = Router(gateway, ledger=MemoryLedger(), deadline=datetime.now(UTC) + timedelta(seconds=JOB_S))
    report, seconds = await timed(question, web, router)
    await gateway.aclose()
    tell("without", plain, plain_s)
    tell("with", report, seconds)
    by_node: dict[str, list[str]] = {}
    for call in router.usage:
        by_node.setdefault(call.node, []).append(call.outcome)
    read, written = sum(c.input_tokens for c in router.usage), sum(c.output_tokens for c in router.usage)
    print(f"  calls {len(router.usage)} ({', '.join(f'{node}: {_counted(o)}' for node, o in by_node.items())})")
    print(f"  tokens read {read}, written {written}")
    for statement in report.recommendation.statements if report.recommendation else ():
        print(f"  said: {statement.text}")
    for removed in report.verification.removed:
        print(f"  removed: {removed.text} ({removed.reason})")
    for note in report.notes:
        print(f"  note: {note}")


async def timed(question: str, web: Web, llm: object) -> tuple[Report, float]:
    started = time.perf_counter()
    done = await run_in_memory(question, web, llm)  # type: ignore[arg-type]
    return done.report, time.perf_counter() - started


def tell(name: str, report: Report, seconds: float) -> None:
    verdicts = [v.verdict for c in report.candidates for v in c.verdicts]
    unknown = sum(v is VerdictKind.UNKNOWN for v in verdicts)
    best = report.recommendation
    sentences = report.verification.sentences
    print(
        f"  {name:<8} {seconds:6.1f} s  best {best.name if best else None!r}"
        f"  qualify {sum(c.qualifies for c in report.candidates)}"
        f" of {len(report.candidates)}  unknown {unknown} of {len(verdicts)}  worded by {best.written_by if best else '-'}"
        f"  sentences written {sentences.written}, in fixed words {sentences.rewritten}, removed {sentences.removed}"
    )


def _counted(outcomes: list[str]) -> str:
    return " ".join(f"{outcomes.count(kind)} {kind}" for kind in dict.fromkeys(outcomes))


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--url", default="http://127.0.0.1:8081/v1")
    parser.add_argument("--questions", type=int, default=len(QUESTIONS))
    arguments = parser.parse_args()
    if not await answers(arguments.url):
        print(f"no model answers at {arguments.url}: start one with `make local-model`")
        return
    web = await archive_web(sample_path())
    for question in QUESTIONS[: arguments.questions]:
        await measure(question, web, settings_for(arguments.url))
    await web.aclose()


if __name__ == "__main__":
    asyncio.run(main())
