"""Words from outside on a terminal: a page, a question or a model may name a control character, and none may act.

What a log line does for its readers (`core/logging.py`), this does for those of a command. JSON has escapes of its own.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

# Controls but tabs and line feeds, what turns the direction of writing, and halves of pairs, which no terminal takes.
_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str) -> str:
    """Return text whose control characters can be read and do nothing: an escape becomes `\\x1b`."""
    return _ACTING.sub(lambda match: ascii(match[0])[1:-1], text)


def complain(message: str) -> None:
    """Print on standard error why a command did not do what was asked."""
    print(f"emptor: {shown(message)}", file=sys.stderr)


def terminal(*, stderr: bool = False, markup: bool = True, quiet: bool = False, pipe_width: int | None = None) -> Console:
    """Return a console whose own colours act, and no character that it is given to print.

    Args:
        stderr: on standard error, and not on standard output.
        markup: whether square brackets in what is printed are colours.
        quiet: prints nothing.
        pipe_width: columns where nobody watches.
    """
    from rich.console import Console, ConsoleOptions, RenderableType  # noqa: PLC0415 - not for `--help`
    from rich.segment import Segment  # noqa: PLC0415

    class Harmless(Console):
        """Rich's console."""

        def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
            """See Console; segments with a meaning of their own (a moving line) are Rich's."""
            for segment in super().render(renderable, options):
                yield segment if segment.control else Segment(shown(segment.text), segment.style)

    made = Harmless(stderr=stderr, highlight=False, markup=markup, quiet=quiet)
    return made if pipe_width is None or made.is_terminal else Harmless(highlight=False, markup=markup, width=pipe_width)
