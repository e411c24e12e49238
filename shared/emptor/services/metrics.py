"""The service's figures, for Prometheus and for CloudWatch."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from emptor.core import emf
from emptor.db.metrics import MetricsRepository
from emptor.models.metrics import HELP, LABELS, Measurement, MetricName

if TYPE_CHECKING:
    from prometheus_client import Metric

    from emptor.services.wiring import Services

PREFIX = "emptor_"
# CloudWatch bills each combination of dimensions as a metric: hosts are added up there.
NO_DIMENSION = "host"


async def log_metrics(services: Services, stack: str) -> None:
    """Write the figures of now into the log as CloudWatch reads them.

    Args:
        services: the process's services.
        stack: whose figures they are: several stages share an account.
    """
    measured = await MetricsRepository(services.database).read()
    emf.write(_added_up(measured), at=time.time(), dimensions={"stack": stack})


def _added_up(measured: Iterable[Measurement]) -> list[emf.Figure]:
    """Return the figures without the labels that would cost too much."""
    sums: dict[tuple[str, tuple[tuple[str, str], ...]], float] = {}
    for one in measured:
        labels = tuple((name, value) for name, value in one.labels.items() if name != NO_DIMENSION)
        sums[one.name.value, labels] = sums.get((one.name.value, labels), 0.0) + one.value
    return [(name, dict(labels), value) for (name, labels), value in sums.items()]


async def prometheus_text(services: Services) -> bytes:
    """Return the figures of now in Prometheus's text format."""
    from prometheus_client import CollectorRegistry, generate_latest  # noqa: PLC0415 - of the extra `metrics`

    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Collected(await MetricsRepository(services.database).read()))
    return generate_latest(registry)


class _Collected:
    """Measurements as a collector of prometheus-client."""

    def __init__(self, measured: Iterable[Measurement]) -> None:
        self._measured = list(measured)

    def collect(self) -> Iterator[Metric]:
        from prometheus_client.core import GaugeMetricFamily  # noqa: PLC0415

        for name in MetricName:
            family = GaugeMetricFamily(f"{PREFIX}{name.value}", HELP[name], labels=LABELS[name])
            for one in self._measured:
                if one.name == name:
                    family.add_metric([one.labels[label] for label in LABELS[name]], one.value)
            yield family
