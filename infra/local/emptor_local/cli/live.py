"""The work of a job in the terminal, while it happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from rich.markup import escape
from rich.progress import BarColumn, SpinnerColumn, TaskProgressColumn, TextColumn
from rich.progress import Progress as Bar

from emptor.models.events import EventType, JobEvent
from emptor.models.progress import JobStep
from emptor_local.cli.terminal import terminal

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
_BAR_WIDTH = 24  # characters: with a share and what is done it fits a line of 80


class Progress:
    """One line an event, on standard error, so that standard output holds the report alone."""

    def __init__(self, *, shown: bool, text: bool = False) -> None:
        """`text` also shows the report's sentences as they are written; those that are taken back are said to be."""
        self._text = text
        self._console = terminal(stderr=True, quiet=not shown)
        columns = SpinnerColumn(), BarColumn(_BAR_WIDTH), TaskProgressColumn(), TextColumn("{task.description}", markup=False)
        self._bar = Bar(*columns, console=self._console, transient=True)
        self._task = self._bar.add_task("Starting", total=1.0)
        self._doing = "Starting"

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Without the bar, for as long as somebody types."""
        self._bar.stop()
        try:
            yield
        finally:
            if self._console.is_terminal:
                self._bar.start()

    def refresh(self) -> None:
        """Draw the bar now, which is else drawn ten times a second."""
        self._bar.refresh()

    def waits(self, what: str) -> None:
        """Say what is waited for before the job begins."""
        self._line("start", "dim", what)

    def notice(self, text: str) -> None:
        self._line("web", "yellow", text)

    def show(self, event: JobEvent) -> None:
        self._advance(event)
        if event.type is EventType.REPORT_DELTA and self._text:
            self._line("writes", "dim", str(event.data.get("text", "")).strip())
        elif event.type is EventType.REPORT_RESTART and self._text:
            self._line("writes", "dim", "… again: something in it did not hold")
        elif event.type in _STYLES:
            label, style = _STYLES[event.type]
            self._line(label, style, event.message)

    def _advance(self, event: JobEvent) -> None:
        """Move the bar to where the job is."""
        if event.type is EventType.NODE_STARTED:
            self._doing = event.message
        if progress := event.data.get("progress"):
            reading = progress["name"] == JobStep.READ
            pages = f"Reading: {progress['pages_read'] + progress['pages_failed']} of {progress['pages']} pages"
            self._bar.update(self._task, completed=progress["fraction"], description=pages if reading else self._doing)

    def _line(self, label: str, style: str, text: str) -> None:
        self._console.print(f"[{style}]{label:>{_LABEL_WIDTH}}[/] {escape(text)}", soft_wrap=True)
