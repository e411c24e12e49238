"""Metrics on AWS: a line of the log in CloudWatch's embedded metric format becomes figures, without a call to any service.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

NAMESPACE = "Emptor"
SECONDS, COUNT, NONE = "Seconds", "Count", "None"
MS = 1_000

Figure = tuple[str, Mapping[str, str], float]


def write(figures: Iterable[Figure], *, at: float, dimensions: Mapping[str, str], to: TextIO | None = None) -> None:
    """Write a line for each figure.

    Args:
        figures: name, labels and value of each; labels become dimensions.
        at: when they were measured, in seconds since 1970.
        dimensions: what all of them share.
        to: where to; standard output by default, which Lambda logs.
    """
    stream = to or sys.stdout
    for line in _lines(figures, at, dimensions):
        stream.write(f"{line}\n")
    stream.flush()


def _lines(figures: Iterable[Figure], at: float, dimensions: Mapping[str, str]) -> Iterator[str]:
    for name, labels, value in figures:
        known = {**dimensions, **labels}
        metric = {"Name": name, "Unit": unit(name)}
        directive = {"Namespace": NAMESPACE, "Dimensions": [sorted(known)], "Metrics": [metric]}
        yield json.dumps({"_aws": {"Timestamp": int(at * MS), "CloudWatchMetrics": [directive]}, **known, name: value})


def unit(name: str) -> str:
    """CloudWatch's unit of a figure, by the end of its name."""
    if name.endswith("_seconds"):
        return SECONDS
    return NONE if name.endswith("_usd") else COUNT
