"""Addresses of a job's resources."""

from __future__ import annotations

from uuid import UUID

from emptor.core.settings import Settings
from emptor.models.api import JobLinks

PREFIX = "/api/v1"


def job_links(job_id: UUID, settings: Settings) -> JobLinks:
    """Relative to the server; events are elsewhere when they are served by a function of their own."""
    path = f"{PREFIX}/research/{job_id}"
    events = (settings.events_base_url or "").rstrip("/")
    return JobLinks(self=path, events=f"{events}{path}/events", cancel=f"{path}/cancel")
