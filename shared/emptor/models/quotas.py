"""How much a user may ask for."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from emptor.models.base import Model
from emptor.models.numbers import PlainDecimal, PlainFloat


class Quotas(Model):
    """Limits of one user; null means none. A day is the last 24 hours."""

    concurrent_jobs: int | None = Field(default=None, ge=0)
    jobs_per_day: int | None = Field(default=None, ge=0)
    usd_per_day: PlainDecimal | None = Field(default=None, ge=0, description="Spent, and promised to jobs that are not done.")


class JobUsage(Model):
    """What a user has asked for and spent of late."""

    concurrent_jobs: int = 0
    jobs_today: int = 0
    usd_today: PlainDecimal = Decimal(0)
    usd_promised: PlainDecimal = Field(default=Decimal(0), description="What jobs that are not done may still spend.")
    frees_in_s: PlainFloat = Field(
        default=0, description="Seconds until the oldest of what was asked or spent today leaves the day."
    )
