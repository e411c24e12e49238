"""Models behind one router: task → model, fallback, budget, cost. What is exported here is loaded when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from emptor.llm.access import open_llm
    from emptor.llm.budget import Budget, BudgetExceeded, MemoryBudget, Reservation
    from emptor.llm.gateway import Gateway
    from emptor.llm.ledger import Ledger, MemoryLedger
    from emptor.llm.limits import RateLimiter
    from emptor.llm.port import Delta, Embeddings, Llm, NoModel, Prompt, Task
    from emptor.llm.router import Router
    from emptor.llm.scripted import ScriptedLlm
    from emptor.llm.table import RouteRow, effective_routes
    from emptor.llm.usage import CallUsage, UsageSink

__all__ = [
    "Budget",
    "BudgetExceeded",
    "CallUsage",
    "Delta",
    "Embeddings",
    "Gateway",
    "Ledger",
    "Llm",
    "MemoryBudget",
    "MemoryLedger",
    "NoModel",
    "Prompt",
    "RateLimiter",
    "Reservation",
    "RouteRow",
    "Router",
    "ScriptedLlm",
    "Task",
    "UsageSink",
    "effective_routes",
    "open_llm",
]

_HOMES = {
    "access": ("open_llm",),
    "budget": ("Budget", "BudgetExceeded", "MemoryBudget", "Reservation"),
    "gateway": ("Gateway",),
    "ledger": ("Ledger", "MemoryLedger"),
    "limits": ("RateLimiter",),
    "port": ("Delta", "Embeddings", "Llm", "NoModel", "Prompt", "Task"),
    "router": ("Router",),
    "scripted": ("ScriptedLlm",),
    "table": ("RouteRow", "effective_routes"),
    "usage": ("CallUsage", "UsageSink"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
