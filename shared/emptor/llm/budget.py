"""Money is set aside before a call and settled after it, so that calls side by side cannot overspend together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol
from uuid import UUID, uuid4


class BudgetExceeded(Exception):
    """What is left does not cover the worst case of a call.

    Attributes:
        wanted_usd: the worst case.
        left_usd: what is neither spent nor set aside, if known.
    """

    def __init__(self, wanted_usd: Decimal, left_usd: Decimal | None = None) -> None:
        left = "" if left_usd is None else f" and ${left_usd:f} is left"
        super().__init__(f"the call could cost ${wanted_usd:f}{left}")
        self.wanted_usd = wanted_usd
        self.left_usd = left_usd


@dataclass(frozen=True, slots=True)
class Reservation:
    """Money set aside for one call."""

    id: UUID
    usd: Decimal


class Budget(Protocol):
    """A job's allowance. An implementation must make `reserve` atomic across everything that works on the job."""

    async def reserve(self, usd: Decimal) -> Reservation:
        """Set the amount aside. Raises BudgetExceeded."""
        ...

    async def settle(self, reservation: Reservation, usd: Decimal) -> None:
        """Replace the reservation by what was spent; 0 when nothing was."""
        ...


class MemoryBudget:
    """The allowance of a job within one process. `limit_usd` None means no limit."""

    def __init__(self, limit_usd: Decimal | None = None, *, spent_usd: Decimal = Decimal(0)) -> None:
        self._limit = limit_usd
        self._reserved: dict[UUID, Decimal] = {}
        self._set_aside = Decimal(0)
        self.spent_usd = spent_usd

    @property
    def left_usd(self) -> Decimal | None:
        """What may still be set aside; None without a limit."""
        return None if self._limit is None else self._limit - self.spent_usd - self._set_aside

    async def reserve(self, usd: Decimal) -> Reservation:
        left = self.left_usd
        if left is not None and usd > left:
            raise BudgetExceeded(usd, left)
        reservation = Reservation(id=uuid4(), usd=usd)
        self._reserved[reservation.id] = usd
        self._set_aside += usd
        return reservation

    async def settle(self, reservation: Reservation, usd: Decimal) -> None:
        self._set_aside -= self._reserved.pop(reservation.id)
        self.spent_usd += usd
