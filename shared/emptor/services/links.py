"""Addresses of a job's resources."""

from __future__ import annotations

from uuid import UUID

from emptor.core.settings import Settings
from emptor.core.version import API_PREFIX
from emptor.models.api import JobLinks


def job_links(job_id: UUID, settings: Settings) -> JobLinks:
    """Relative to the server; events are elsewhere when they are served by a function of their own."""
    path = f"{API_PREFIX}/research/{job_id}"
    events = (settings.events_base_url or "").rstrip("/")
    return JobLinks(self=path, events=f"{events}{path}/events", cancel=f"{path}/cancel")
