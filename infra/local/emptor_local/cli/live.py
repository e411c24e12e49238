"""The work of a job in the terminal, while it happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape

from emptor.models.events import EventType, JobEvent

_STYLES = {
    EventType.BRIEF_READY: ("brief", "bold"),
    EventType.INPUT_NEEDED: ("asks", "bold"),
    EventType.INPUT_GIVEN: ("answer", "bold"),
    EventType.SEARCH_DONE: ("search", "cyan"),
    EventType.SOURCE_SELECTED: ("select", "cyan"),
    EventType.PAGE_READ: ("read", "green"),
    EventType.PAGE_FAILED: ("failed", "yellow"),
    EventType.PRODUCT_FOUND: ("extract", "green"),
    EventType.CANDIDATE_JUDGED: ("compare", "magenta"),
    EventType.ROUND_STARTED: ("again", "bold"),
    EventType.VERIFICATION_DONE: ("verify", "blue"),
    EventType.NOTICE: ("notice", "yellow"),
    EventType.JOB_FAILED: ("failed", "red"),
    EventType.JOB_CANCELLED: ("cancelled", "red"),
}
_LABEL_WIDTH = 9


class Progress:
    """One line an event, on standard error, so that standard output holds the report alone."""

    def __init__(self, *, shown: bool, text: bool = False) -> None:
        """`text` also shows the report's sentences as they are written; those that are taken back are said to be."""
        self._text = text
        self._console = Console(stderr=True, highlight=False, quiet=not shown)
        self._status = self._console.status("starting …")

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._status.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._status.stop()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Without the moving line, for as long as somebody types."""
        self._status.stop()
        try:
            yield
        finally:
            if self._console.is_terminal:
                self._status.start()

    def waits(self, what: str) -> None:
        """Say what is waited for before the job begins."""
        self._line("start", "dim", what)

    def notice(self, text: str) -> None:
        self._line("web", "yellow", text)

    def show(self, event: JobEvent) -> None:
        if event.type is EventType.NODE_STARTED:
            self._status.update(f"{event.message} …")
        elif event.type is EventType.REPORT_DELTA and self._text:
            self._line("writes", "dim", str(event.data.get("text", "")).strip())
        elif event.type is EventType.REPORT_RESTART and self._text:
            self._line("writes", "dim", "… again: something in it did not hold")
        elif event.type in _STYLES:
            label, style = _STYLES[event.type]
            self._line(label, style, event.message)

    def _line(self, label: str, style: str, text: str) -> None:
        self._console.print(f"[{style}]{label:>{_LABEL_WIDTH}}[/] {escape(text)}", soft_wrap=True)
