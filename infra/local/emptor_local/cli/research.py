"""`emptor research`: a question in, a report out, with the work to be seen."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from emptor.agents.writing.markdown import to_markdown
from emptor.core.errors import ConfigurationError, InvalidInput
from emptor.core.fault_words import in_words
from emptor.core.settings import Settings
from emptor.core.users import LOCAL_USER_ID
from emptor.models.api import ANSWER_MAX_CHARS, JobView, ResearchRequest
from emptor.models.events import EventType
from emptor.models.jobs import Clarify, ClarifyingQuestion, JobStatus
from emptor.models.typed_events import InputNeededData
from emptor.services.warming import load_here
from emptor.services.wiring import Services
from emptor.utils.collector import relax_collector
from emptor_local.cli.lines import typed
from emptor_local.cli.live import Progress
from emptor_local.cli.render import print_report
from emptor_local.cli.session import configure_logging, load_settings, open_services
from emptor_local.cli.terminal import complain, shown

EXIT_FAILED = 1


def define(command: argparse.ArgumentParser) -> None:
    """Give the command its arguments."""
    command.add_argument("question", help='what you want to buy: "wireless headphones under 150 dollars"')
    define_request(command)
    command.add_argument("--record", type=Path, metavar="FILE.warc.gz", help="keep every page that is read live in an archive")
    command.add_argument("--format", choices=("table", "markdown", "json"), default="table", help="how the report is printed")
    command.add_argument("--verbose", action="store_true", help="also list every source, and all that is unknown or was removed")
    command.set_defaults(run=run)


def define_request(command: argparse.ArgumentParser) -> None:
    """Give a command the arguments that say how a question is researched."""
    command.add_argument(
        "--url", action="append", default=[], metavar="U", help="also read this page (may be given several times)"
    )
    command.add_argument(
        "--web", metavar="live|auto|FILE", help="the live web, a WARC archive, or whichever there is (default: auto)"
    )
    command.add_argument("--max-products", type=int, metavar="N", help="products in the report at most")
    command.add_argument("--max-cost", type=_usd, metavar="USD", help="what models and providers may cost at most")
    command.add_argument("--region", metavar="CC", help="the buyer's country, such as US or DE")
    command.add_argument("--currency", metavar="CCC", help="the currency prices are wanted in, such as USD or EUR")
    command.add_argument("--language", metavar="LL", help="the language of the report: en, de, fr, es, it or nl")
    command.add_argument(
        "--clarify",
        choices=[choice.value for choice in Clarify],
        help="whether a vague question is asked back about (default: on a terminal; `never` states what it assumes)",
    )


def _usd(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise argparse.ArgumentTypeError(f"{text!r} is not an amount of US dollars") from None


async def run(options: argparse.Namespace) -> int:
    """Run the job to its end and print its report. 0 when there is one, 1 when the job failed."""
    request = to_request(options)
    settings = load_settings(web=options.web, queue="memory")
    configure_logging(settings, quiet=True)
    check_web(settings, options.record)
    progress = Progress(shown=options.format == "table" or sys.stderr.isatty())
    progress.waits("loading the workflow")
    load_here()
    relax_collector()
    async with open_services(settings) as services, recording(services, options.record):
        with progress:
            view = await run_job(services, request, progress)
    if view.status is not JobStatus.SUCCEEDED or view.report is None:
        reason = view.error.message if view.error else f"the job was {view.status}"
        complain(reason)
        return EXIT_FAILED
    if options.format == "json":
        print(view.report.model_dump_json(indent=2))
    elif options.format == "markdown":
        print(shown(to_markdown(view.report)), end="")
    else:
        print_report(view.report, verbose=options.verbose)
    return 0


def to_request(options: argparse.Namespace) -> ResearchRequest:
    """The request the options describe. Raises InvalidInput with what to change."""
    given: dict[str, Any] = {
        "question": options.question,
        "urls": tuple(options.url),
        "max_products": options.max_products,
        "max_cost_usd": options.max_cost,
        "region": options.region.upper() if options.region else None,
        "clarify": clarify_of(options.clarify),
        "currency": options.currency.upper() if options.currency else None,
        "language": options.language.lower() if options.language else None,
    }
    try:
        return ResearchRequest.model_validate({name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise InvalidInput("; ".join(_complaint(e) for e in error.errors())) from error


def clarify_of(asked: str | None) -> Clarify:
    """Whether to ask back: where nothing else is said, only where somebody sits at a terminal. A pipe must not wait."""
    chosen = Clarify(asked) if asked else Clarify.AUTO
    if chosen is not Clarify.AUTO:
        return chosen
    return Clarify.ASK if sys.stdin.isatty() and sys.stderr.isatty() else Clarify.NEVER


_ADVICE = {
    "question": "ask a question of 3 to 2,000 characters, such as: wireless headphones under 150 dollars",
    "max_products": "--max-products takes a number from 1 to 50",
    "max_cost_usd": "--max-cost takes an amount of US dollars, 0 or more",
    "region": "--region takes a two-letter country code, such as US",
    "currency": "--currency takes a three-letter currency code, such as USD",
    "language": "--language takes a two-letter language code: en, de, fr, es, it or nl",
    "urls": "--url can be given at most 20 times",
}


def _complaint(error: Any) -> str:
    return _ADVICE.get(str(error["loc"][0]) if error["loc"] else "", in_words(error))


def check_web(settings: Settings, record: Path | None) -> None:
    """Say at once what is wrong with the chosen web, before anything is started."""
    is_archive = settings.web not in {"live", "auto"}
    if is_archive and not Path(settings.web).is_file():
        raise ConfigurationError(
            f"There is no archive {settings.web}. Give the path of a WARC file, `live` or `auto`; "
            "`emptor archive build` makes an archive from saved pages."
        )
    if is_archive and record:
        raise ConfigurationError("--record keeps what is read live; with an archive there is nothing to record. Use --web live.")


@asynccontextmanager
async def recording(services: Services, path: Path | None) -> AsyncIterator[None]:
    """Write every page read meanwhile into an archive at `path`."""
    if path is None:
        yield
        return
    from emptor.archive import ArchiveWriter  # noqa: PLC0415
    from emptor.scraping.recording import RecordingFetcher  # noqa: PLC0415

    with ArchiveWriter.append_to(path) as writer:
        await services.wrap_fetcher(lambda inner: RecordingFetcher(inner, writer))
        yield


def ask_all(questions: Sequence[ClarifyingQuestion]) -> dict[str, str]:
    """Ask on the terminal; a number chooses an option, other words are taken as they are, and an empty line the default."""
    return {question.id: _ask(question) for question in questions}


def _ask(question: ClarifyingQuestion) -> str:
    print(f"\n{shown(question.text)}", file=sys.stderr)
    for number, option in enumerate(question.options, start=1):
        print(f"  {number}. {shown(option)}", file=sys.stderr)
    print(f"[{shown(question.default)}] > ", end="", file=sys.stderr, flush=True)
    said = sys.stdin.readline().strip()[:ANSWER_MAX_CHARS]
    chosen = int(said) if said.isascii() and said.isdigit() else 0
    if 1 <= chosen <= len(question.options):
        return question.options[chosen - 1]
    return said or question.default


@asynccontextmanager
async def working(services: Services) -> AsyncIterator[None]:
    """A worker in this process meanwhile."""
    from emptor.services.jobs.worker import run_forever  # noqa: PLC0415

    stop = asyncio.Event()
    worker = asyncio.create_task(run_forever(services, stop))
    try:
        yield
    finally:
        stop.set()
        await worker


async def run_job(services: Services, request: ResearchRequest, progress: Progress) -> JobView:
    """Start the job, work on it here, and follow its log as any client would."""
    async with working(services):
        return await follow_job(services, request, progress)


async def follow_job(services: Services, request: ResearchRequest, progress: Progress) -> JobView:
    """Start the job, and show its log until it has ended; clarifying questions are asked on the terminal."""
    web = await services.web()
    if web.notice:
        progress.notice(web.notice)
    accepted = await services.research.start(LOCAL_USER_ID, request)
    async for event in services.events.follow(accepted.id):
        progress.show(event)
        if event.type is EventType.INPUT_NEEDED:
            with progress.paused():
                answers = await typed(partial(ask_all, InputNeededData.model_validate(event.data).questions))
            await services.research.answer(LOCAL_USER_ID, accepted.id, answers)
    return await services.research.get(LOCAL_USER_ID, accepted.id)
