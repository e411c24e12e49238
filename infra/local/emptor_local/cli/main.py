"""The `emptor` command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Coroutine, Sequence
from importlib import import_module
from typing import Any

from emptor.core.errors import EmptorError, InvalidInput
from emptor.core.version import VERSION
from emptor.utils.collector import loading
from emptor.utils.kept import keep_new, start_keeping

EXIT_OK = 0
EXIT_FAILED = 1  # the work was done and did not succeed
EXIT_USAGE = 2  # the input or the configuration is wrong

_FILE_NAMES = frozenset({"file", "web"})

Command = Callable[[argparse.Namespace], Coroutine[Any, Any, int]]

# name, module and function that defines its arguments, help. A command's module is imported only when that command is given.
COMMANDS = (
    ("research", "research:define", "research a product question and print the report"),
    ("chat", "chat:define", "hold a conversation about what to buy: each question goes on from the report before it"),
    ("scrape", "scrape:define", "read pages and print product, facts and evidence as JSON"),
    ("extract", "extract:define", "extract product, facts and evidence from a saved page"),
    ("archive", "archive:define", "make a web archive (WARC) from saved pages, or list one"),
    ("models", "models:define", "show the routes of the LLM router"),
    ("db", "database:define", "bring a database's schema up to date"),
    ("jobs", "jobs:define", "list, inspect, requeue and cancel the jobs of all users; dead letters first"),
    ("forget", "users:define_forget", "delete a user with all that is theirs, for good"),
    ("keys", "users:define_keys", "make, list, rotate and revoke the keys of programs (EMPTOR_AUTH=api_key)"),
    ("mcp", "mcp:define", "serve the tools of the Model Context Protocol over standard input and output"),
    ("dev", "dev:define", "serve the whole API and a worker on one port"),
)


class CommandParser(argparse.ArgumentParser):
    """A parser whose arguments are defined when it is first used, so that `--help` does not import every command."""

    def __init__(self, *arguments: Any, definition: str | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._definition = definition

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """See ArgumentParser."""
        if self._definition is not None:
            module, function = self._definition.split(":")
            self._definition = None
            getattr(import_module(f"emptor_local.cli.{module}"), function)(self)
        return super().parse_known_args(args, namespace)


def parser() -> argparse.ArgumentParser:
    """Return the command line's grammar; each command adds its own arguments when it is used."""
    root = CommandParser(
        prog="emptor", description="The buyer's research backend: answers to product questions, with the words they rest on."
    )
    root.add_argument("--version", action="version", version=f"emptor {VERSION}")
    commands = root.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, definition, told in COMMANDS:
        commands.add_parser(name, help=told, definition=definition)
    return root


def _check_text(options: argparse.Namespace) -> None:
    """Raise InvalidInput for an argument that is no text, which can be neither kept nor printed. Names of files may be bytes."""
    for name, given in vars(options).items():
        for value in given if isinstance(given, list) else [given]:
            if isinstance(value, str) and name not in _FILE_NAMES and any(map(_is_half, value)):
                raise InvalidInput(f"{name.upper()} is not text in UTF-8: type it again, or set the terminal to UTF-8.")


def _is_half(character: str) -> bool:
    """Whether it is half of a surrogate pair: what Python makes of a byte that is no text."""
    return "\ud800" <= character <= "\udfff"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 done, 1 failed, 2 wrong input or configuration.

    A command that a signal interrupts puts everything in order; then this process ends by that signal.
    """
    with loading():
        start_keeping()
        options = parser().parse_args(arguments)  # imports the command's modules
    import asyncio  # noqa: PLC0415 - not for `--help`

    from emptor_local.cli.ending import orderly  # noqa: PLC0415 - not for `--help`

    command: Command = options.run
    try:
        _check_text(options)
        with orderly() as ending:
            try:
                return asyncio.run(command(options))
            except (KeyboardInterrupt, asyncio.CancelledError):
                print("emptor: interrupted", file=sys.stderr)
                ending.leave()
            finally:
                keep_new()  # what only later steps of a job read
    except EmptorError as error:
        from emptor_local.cli.terminal import complain  # noqa: PLC0415 - not for `--help`

        complain(error.message)
        return EXIT_USAGE
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_OK


if __name__ == "__main__":
    sys.exit(main())
