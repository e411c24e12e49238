"""The `emptor` command."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from emptor.core.errors import EmptorError
from emptor.core.version import VERSION
from emptor_local.cli import archive, database, dev, extract, jobs, models, research, scrape, users

EXIT_OK = 0
EXIT_FAILED = 1  # the work was done and did not succeed
EXIT_USAGE = 2  # the input or the configuration is wrong
EXIT_INTERRUPTED = 130

Command = Callable[[argparse.Namespace], Coroutine[Any, Any, int]]


def parser() -> argparse.ArgumentParser:
    """The command line's grammar; each command adds its own."""
    root = argparse.ArgumentParser(
        prog="emptor", description="The buyer's research backend: answers to product questions, with the words they rest on."
    )
    root.add_argument("--version", action="version", version=f"emptor {VERSION}")
    commands = root.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in (research, scrape, extract, archive, models, database, jobs, users, dev):
        module.add_to(commands)
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 done, 1 failed, 2 wrong input or configuration."""
    options = parser().parse_args(arguments)
    command: Command = options.run
    try:
        return asyncio.run(command(options))
    except EmptorError as error:
        print(f"emptor: {error.message}", file=sys.stderr)
        return EXIT_USAGE
    except (KeyboardInterrupt, asyncio.CancelledError):
        print("emptor: interrupted", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_OK


if __name__ == "__main__":
    sys.exit(main())
