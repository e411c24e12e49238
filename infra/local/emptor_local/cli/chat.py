"""`emptor chat`: a conversation in the terminal. Each question goes on from the report before it."""

from __future__ import annotations

import argparse
import contextlib
import sys
from functools import partial
from uuid import UUID

from emptor.core.errors import Conflict, InvalidInput
from emptor.models.conversation import FollowUpKind
from emptor.models.jobs import JobStatus
from emptor.models.report import Report
from emptor.services.wiring import Services
from emptor.utils.collector import relax_collector
from emptor_local.cli.lines import typed
from emptor_local.cli.live import Progress
from emptor_local.cli.render import print_reply, print_report
from emptor_local.cli.research import check_web, define_request, follow_job, to_request, working
from emptor_local.cli.session import configure_logging, load_settings, open_services
from emptor_local.cli.terminal import complain

PROMPT = "> "
NEW, REPORT, HELP, QUIT = "/new", "/report", "/help", "/quit"
TOLD = (
    "Ask what you want to buy, then go on: only with …, under 100 instead, which is the lightest?, why not the 2nd?, 1 and 3.\n"
    f"{NEW} begins another conversation, {REPORT} prints the whole report, {QUIT} or Ctrl-D ends."
)
_OF_THE_LIST = frozenset({FollowUpKind.EXPLAIN, FollowUpKind.COMPARE, FollowUpKind.UNCLEAR})


def define(command: argparse.ArgumentParser) -> None:
    """Give the command its arguments."""
    command.add_argument("question", nargs="?", help="the first question; without it you are asked for it")
    define_request(command)
    command.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Hold the conversation until the input ends. Always 0: a turn that fails says why, and the next one is asked for."""
    relax_collector()
    _load_line_editing()
    settings = load_settings(web=options.web, queue="memory")
    configure_logging(settings, quiet=True)
    check_web(settings, None)
    async with open_services(settings) as services, working(services):
        talk = Talk(services, options)
        print(TOLD, file=sys.stderr)
        line = options.question or await _next_line()
        while line is not None and line != QUIT:
            with contextlib.suppress(EOFError):
                await talk.turn(line)
            line = await _next_line()
    return 0


class Talk:
    """A conversation: the newest report, and the job that it is of."""

    def __init__(self, services: Services, options: argparse.Namespace) -> None:
        self._services, self._options = services, options
        self._parent: UUID | None = None
        self._report: Report | None = None

    async def turn(self, line: str) -> None:
        """One line of the buyer's: a question, or what is done with the conversation."""
        if line == NEW:
            self._parent = self._report = None
        elif line == HELP:
            print(TOLD, file=sys.stderr)
        elif line == REPORT and self._report:
            print_report(self._report, verbose=True)
        elif line == REPORT:
            print("There is no report yet: ask a question first.", file=sys.stderr)
        else:
            await self._ask(line)

    async def _ask(self, question: str) -> None:
        self._options.question = question
        try:
            request = to_request(self._options).model_copy(update={"parent_id": self._parent})
            with Progress(shown=sys.stderr.isatty(), text=True) as progress:
                view = await follow_job(self._services, request, progress)
        except (InvalidInput, Conflict) as error:
            complain(error.message)
            return
        if view.status is not JobStatus.SUCCEEDED or view.report is None:
            complain(view.error.message if view.error else f"the job was {view.status}")
            return
        self._parent, self._report = view.id, view.report
        _print(view.report)


def _print(report: Report) -> None:
    """What is new: the reply to a question about the list, else the list."""
    reply = report.follow_up
    if reply is not None:
        print_reply(report)
    if reply is None or reply.kind not in _OF_THE_LIST:
        print_report(report)


async def _next_line() -> str | None:
    """The next line that is not empty; None at the end of the input."""
    prompt = PROMPT if sys.stdin.isatty() else ""
    while True:
        try:
            line = (await typed(partial(input, prompt))).strip()
        except EOFError:
            return None
        if line:
            return line


def _load_line_editing() -> None:
    """Arrow keys and a history, where the platform has them: importing `readline` gives them to `input`."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401, PLC0415
