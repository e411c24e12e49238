"""Metrics as lines of the log, in the format that CloudWatch reads."""

from __future__ import annotations

import io
import json

import pytest

from emptor.core import emf


def test_a_figure_is_a_line_that_names_its_metric_and_dimensions() -> None:
    """As AWS's specification has it: every dimension and the metric are members of the line itself."""
    written = io.StringIO()
    emf.write([("jobs", {"status": "queued"}, 3.0)], at=1_795_525_200.5, dimensions={"stack": "emptor-dev"}, to=written)
    line = json.loads(written.getvalue())
    (directive,) = line["_aws"]["CloudWatchMetrics"]
    assert line["_aws"]["Timestamp"] == 1_795_525_200_500
    assert directive == {
        "Namespace": "Emptor",
        "Dimensions": [["stack", "status"]],
        "Metrics": [{"Name": "jobs", "Unit": "Count"}],
    }
    assert (line["jobs"], line["stack"], line["status"]) == (3.0, "emptor-dev", "queued")


@pytest.mark.parametrize(("name", "unit"), [("queue_oldest_seconds", "Seconds"), ("cost_usd", "None"), ("calls", "Count")])
def test_the_name_of_a_figure_says_its_unit(name: str, unit: str) -> None:
    assert emf.unit(name) == unit
