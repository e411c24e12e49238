"""Turns at a host, which all instances share."""

from __future__ import annotations

from typing import NamedTuple


class HostTurn(NamedTuple):
    """The next free start at a host: in how many seconds it is, and whether it was taken. A refused one is nobody's yet."""

    wait_s: float
    taken: bool
