"""The arithmetic of `make simulate`: it agrees with queueing theory where there is a formula, and with what is deployed."""

from __future__ import annotations

import re

import pytest
import yaml

from infra.aws.simulate import (
    ACCOUNT_CONCURRENCY,
    API_GB,
    HOUR_S,
    PERCENTILE,
    POOL_SIZE,
    RATES,
    WAIT_P95_S,
    WORKER_GB,
    Times,
    fewest_workers,
    need,
    simulate,
    table,
)
from tests.fakes.lambda_runtime import REPOSITORY

SLOW = Times(job_s=60, spread=0.6)


def test_workers_are_busy_for_as_long_as_littles_law_says() -> None:
    hour = simulate(20_000, 200, Times())
    assert hour.busy_s == pytest.approx(20_000 * Times().mean_s, rel=0.02)


def test_with_a_worker_for_each_job_nothing_waits() -> None:
    assert simulate(500, 500, SLOW).waits_s[-1] == 0


def test_with_too_few_workers_the_queue_grows_by_what_they_cannot_do() -> None:
    """One job a second that takes ten, two workers: after an hour the last one waits for four fifths of the work."""
    hour = simulate(HOUR_S, 2, Times(job_s=10, spread=0))
    assert hour.waits_s[-1] == pytest.approx(HOUR_S * 10 / 2 - HOUR_S, rel=0.01)


@pytest.mark.parametrize("jobs", [10, 1_000])
def test_the_number_of_workers_is_the_least_that_keeps_the_wait(jobs: int) -> None:
    hour = fewest_workers(jobs, SLOW)
    assert hour.wait_s(PERCENTILE) <= WAIT_P95_S
    if hour.workers > 2:
        assert simulate(jobs, hour.workers - 1, SLOW).wait_s(PERCENTILE) > WAIT_P95_S


def test_a_limit_that_is_met_is_named() -> None:
    assert need(1_000, Times()).limits == "none"
    much = need(100_000, SLOW)
    assert much.concurrency > ACCOUNT_CONCURRENCY
    assert "account's concurrency" in much.limits
    assert "SQS" in much.limits


def test_slower_jobs_cost_more() -> None:
    assert need(1_000, SLOW).usd > need(1_000, Times()).usd * 4


def test_memory_and_pools_are_those_that_are_deployed() -> None:
    functions = yaml.safe_load((REPOSITORY / "infra" / "aws" / "functions.yml").read_text(encoding="utf-8"))
    provider = yaml.safe_load((REPOSITORY / "serverless.yml").read_text(encoding="utf-8"))["provider"]
    environment = (REPOSITORY / "infra" / "aws" / "environment.cjs").read_text(encoding="utf-8")
    assert functions["research_worker"]["memorySize"] == pytest.approx(WORKER_GB * 1024)
    assert "memorySize" not in functions["research_events"]
    assert provider["memorySize"] == API_GB * 1024
    assert re.findall(r"EMPTOR_DB_POOL_SIZE: '(\d+)'", environment) == [str(POOL_SIZE)]


def test_the_docs_show_what_it_prints() -> None:
    """A change of the measured times or of the deployment changes the table."""
    assert table(RATES, Times()) in (REPOSITORY / "docs" / "operations.md").read_text(encoding="utf-8")
