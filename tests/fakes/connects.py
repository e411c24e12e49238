"""Counts TCP connection attempts at the socket level, whatever library makes them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_listeners: list[list[str]] = []
_installed: list[bool] = []


def _on_event(event: str, args: tuple[Any, ...]) -> None:
    if event == "socket.connect" and _listeners:
        address = args[1]
        if isinstance(address, tuple):
            for seen in _listeners:
                seen.append(str(address[0]))


@contextmanager
def connects() -> Iterator[list[str]]:
    """Give a list that fills with the address of every connection attempted by this process (an audit hook sees each)."""
    if not _installed:
        sys.addaudithook(_on_event)  # cannot be removed, so there is one for all
        _installed.append(True)
    seen: list[str] = []
    _listeners.append(seen)
    try:
        yield seen
    finally:
        _listeners.remove(seen)
