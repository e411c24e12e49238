"""Where a job gets its access to models."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from emptor.llm.budget import Budget
from emptor.llm.gateway import Gateway, shared_gateway
from emptor.llm.ledger import Ledger, Readings
from emptor.llm.router import Router
from emptor.llm.usage import UsageSink

if TYPE_CHECKING:
    from emptor.core.settings import Settings


def open_llm(
    settings: Settings,
    *,
    ledger: Ledger | None = None,
    budget: Budget | None = None,
    deadline: datetime | None = None,
    usage: UsageSink | None = None,
    gateway: Gateway | None = None,
    readings: Readings | None = None,
) -> Router:
    """Return one job's access to models. No network, no SDK: a model that is not configured shows at the call, as `NoModel`.

    Args:
        settings: keys, routes, time limits.
        ledger: where answers that were paid for are kept and found again; None asks every time.
        budget: what the job may spend; None is no limit.
        deadline: when the job must end (aware, UTC); no call goes on beyond it.
        usage: receives the usage of every call, failed ones included.
        gateway: what is shared between jobs; by default that of the process, so that connections are reused.
        readings: answers about single pages that all jobs share; None asks each time.

    Raises:
        ConfigurationError: the models file or a route cannot be understood.
    """
    gateway = gateway or shared_gateway(settings)
    return Router(gateway, ledger=ledger, budget=budget, deadline=deadline, usage=usage, readings=readings)
