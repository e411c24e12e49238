"""Figures of the whole service: what is measured, and one measurement."""

from __future__ import annotations

from enum import StrEnum

from emptor.models.base import Model
from emptor.models.numbers import PlainFloat


class MetricName(StrEnum):
    """What is measured. All but `jobs` and `queue_oldest_seconds` count what happened in the last minutes."""

    JOBS = "jobs"
    JOBS_ENDED = "jobs_ended"
    QUEUE_OLDEST = "queue_oldest_seconds"
    FIRST_EVENT = "first_event_seconds"
    COST = "cost_usd"
    CALLS = "calls"
    PAGES_BLOCKED = "pages_blocked"
    PAGES_READ = "pages_read"


HELP: dict[MetricName, str] = {
    MetricName.JOBS: "Jobs that are open now, by status",
    MetricName.JOBS_ENDED: "Jobs that ended in the window, by status",
    MetricName.QUEUE_OLDEST: "For how long the job that has waited longest waits for a worker",
    MetricName.FIRST_EVENT: "From a request to the first event of its work, by quantile",
    MetricName.COST: "What calls in the window have cost, by kind",
    MetricName.CALLS: "Paid calls in the window, by provider or model and outcome",
    MetricName.PAGES_BLOCKED: "Pages in the window that an anti-bot page stood in front of, by host",
    MetricName.PAGES_READ: "Pages of jobs that ended in the window, by where they came from: cache or web",
}
# Names of the labels, in the order in which a measurement gives their values.
LABELS: dict[MetricName, tuple[str, ...]] = {
    MetricName.JOBS: ("status",),
    MetricName.JOBS_ENDED: ("status",),
    MetricName.QUEUE_OLDEST: (),
    MetricName.FIRST_EVENT: ("quantile",),
    MetricName.COST: ("kind",),
    MetricName.CALLS: ("what", "outcome"),
    MetricName.PAGES_BLOCKED: ("host",),
    MetricName.PAGES_READ: ("origin",),
}


class Measurement(Model):
    """One figure, with its labels."""

    name: MetricName
    labels: dict[str, str]
    value: PlainFloat
