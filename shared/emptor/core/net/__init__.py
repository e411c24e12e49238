"""Guarded networking: nothing of ours connects to an address that is not public."""

from __future__ import annotations

from emptor.core.net.client import guarded_client, guarded_transport
from emptor.core.net.errors import ForbiddenAddress, InvalidUrl, NetError, ResolutionError
from emptor.core.net.guard import Guard, Target
from emptor.core.net.resolver import Resolver, SystemResolver

__all__ = [
    "ForbiddenAddress",
    "Guard",
    "InvalidUrl",
    "NetError",
    "ResolutionError",
    "Resolver",
    "SystemResolver",
    "Target",
    "guarded_client",
    "guarded_transport",
]
