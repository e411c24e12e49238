"""How many workers, connections and dollars a number of jobs an hour needs: `make simulate`, or with your own measured times.

An hour of jobs arrives at random, and a pool of workers takes them in turn. The time of a job is the one that `make bench B=job`
measured; limits and prices are those that AWS and Supabase publish, without any free tier. What search providers and models cost
is not here: it depends on which ones, and each job's own figure stands in its report.
"""

from __future__ import annotations

import argparse
import heapq
import math
import random
from dataclasses import dataclass
from functools import lru_cache

HOUR_S = 3_600
RATES = (10, 1_000, 100_000)  # jobs an hour
SEED = 20261129  # of the arrivals, so that two runs print the same
WAIT_P95_S = 5.0  # a job in twenty may wait this long for a worker
PERCENTILE = 0.95

# Of a job: `make bench B=job` (24 pages in two rounds, median of five runs). How far jobs are apart is an assumption.
JOB_S = 8.9
SPREAD = 0.6  # sigma of the log-normal distribution: one job in twenty takes 2.7 times the median
# Of the other functions: `make bench B=streams` (p95 of a POST) and a client that reads the job three times.
REQUESTS = 4
REQUEST_S = 0.25

# infra/aws/functions.yml and environment.cjs; a test compares them.
WORKER_GB = 1769 / 1024
API_GB = 1.0
POOL_SIZE = 2
SQS_REQUESTS = 3  # send, receive, delete

# https://aws.amazon.com/lambda/pricing, /sqs/pricing, /api-gateway/pricing: eu-central-1, x86, the first tier.
GB_SECOND_USD = 0.0000166667
LAMBDA_REQUEST_USD = 0.20e-6
SQS_REQUEST_USD = 0.40e-6
HTTP_API_REQUEST_USD = 1.20e-6

# https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, …/services-sqs-scaling.html
ACCOUNT_CONCURRENCY = 1_000
QUEUE_CONCURRENCY = 1_000
LEAST_WORKERS = 2  # the least that SQS takes as its maximum concurrency
# https://supabase.com/docs/guides/platform/compute-and-disk: clients that the pooler of each size takes.
POOLER_CLIENTS = {
    "Micro": 200, "Small": 400, "Medium": 600, "Large": 800, "XL": 1_000, "2XL": 1_500,
    "4XL": 3_000, "8XL": 6_000, "12XL": 9_000, "16XL": 12_000,
}  # fmt: skip


@dataclass(frozen=True)
class Times:
    """Of one job: its median in a worker, in seconds, and sigma of the log-normal distribution around it."""

    job_s: float = JOB_S
    spread: float = SPREAD

    @property
    def mean_s(self) -> float:
        return self.job_s * math.exp(self.spread**2 / 2)


@dataclass(frozen=True)
class Hour:
    """What an hour with a number of workers was like."""

    workers: int
    waits_s: list[float]  # sorted
    busy_s: float  # of all workers together

    def wait_s(self, share: float) -> float:
        """The wait for a worker that this share of the jobs did not exceed, in seconds."""
        return self.waits_s[min(int(share * len(self.waits_s)), len(self.waits_s) - 1)]


@dataclass(frozen=True)
class Need:
    """What a number of jobs an hour needs."""

    jobs: int
    hour: Hour
    streams: int  # clients that follow a job at the same time, one a job
    requests: int  # answered at the same time

    @property
    def concurrency(self) -> int:
        """Invocations at the same time in the whole account."""
        return self.hour.workers + self.streams + self.requests

    @property
    def clients(self) -> int:
        """Connections to the pooler, if every pool is full."""
        return self.concurrency * POOL_SIZE

    @property
    def database(self) -> str:
        """The smallest size of Supabase whose pooler takes them."""
        return next((size for size, clients in POOLER_CLIENTS.items() if clients >= self.clients), "none: several poolers")

    @property
    def usd(self) -> float:
        """Of AWS, for the hour: worker, one stream a job, the other requests, the queue."""
        gb_s = self.hour.busy_s * (WORKER_GB + API_GB) + self.jobs * REQUESTS * REQUEST_S * API_GB
        invocations = self.jobs * (2 + REQUESTS)
        return (
            gb_s * GB_SECOND_USD
            + invocations * LAMBDA_REQUEST_USD
            + self.jobs * SQS_REQUESTS * SQS_REQUEST_USD
            + self.jobs * REQUESTS * HTTP_API_REQUEST_USD
        )

    @property
    def limits(self) -> str:
        """Which published limits it meets, in words."""
        met = {
            "the account's concurrency (ask AWS for more)": self.concurrency > ACCOUNT_CONCURRENCY,
            "SQS's maximum concurrency (a second queue)": self.hour.workers > QUEUE_CONCURRENCY,
            "the pooler's clients": self.database.startswith("none"),
        }
        return "; ".join(name for name, reached in met.items() if reached) or "none"


@lru_cache(maxsize=1)  # the same hour comes to each number of workers that is tried
def arrivals(jobs: int, times: Times) -> tuple[tuple[float, float], ...]:
    """When each job of an hour comes, in order, and how long it takes; both in seconds."""
    chance = random.Random(SEED)  # noqa: S311 - not a secret
    moments = sorted(chance.uniform(0, HOUR_S) for _ in range(jobs))
    return tuple((moment, chance.lognormvariate(math.log(times.job_s), times.spread)) for moment in moments)


def simulate(jobs: int, workers: int, times: Times) -> Hour:
    """Let an hour of jobs come to a pool of workers; the first to come is the first to be worked on."""
    free_at = [0.0] * workers
    waits, busy = [], 0.0
    for moment, takes in arrivals(jobs, times):
        begins = max(moment, free_at[0])
        heapq.heapreplace(free_at, begins + takes)
        waits.append(begins - moment)
        busy += takes
    return Hour(workers, sorted(waits), busy)


def fewest_workers(jobs: int, times: Times) -> Hour:
    """The hour with the fewest workers in which few enough jobs wait for long."""
    low, high = LEAST_WORKERS, LEAST_WORKERS
    while (hour := simulate(jobs, high, times)).wait_s(PERCENTILE) > WAIT_P95_S:
        low, high = high + 1, high * 2
    while low < high:
        middle = (low + high) // 2
        tried = simulate(jobs, middle, times)
        if tried.wait_s(PERCENTILE) > WAIT_P95_S:
            low = middle + 1
        else:
            high, hour = middle, tried
    return hour


def need(jobs: int, times: Times) -> Need:
    """What so many jobs an hour need (Little's law for what is open at the same time beside the workers)."""
    per_second = jobs / HOUR_S
    return Need(
        jobs,
        fewest_workers(jobs, times),
        streams=math.ceil(per_second * (times.mean_s + WAIT_P95_S)),
        requests=math.ceil(per_second * REQUESTS * REQUEST_S),
    )


def table(rates: tuple[int, ...], times: Times) -> str:
    """Render what each rate needs as a table in Markdown."""
    taken = f"A job takes {times.job_s} s in the median and {times.mean_s:.1f} s in the mean"
    columns = (
        "Jobs an hour", "`workers`", "Wait p50, p95, max", "Lambda concurrency", "Pooler clients", "Supabase",
        "AWS an hour, a job", "Limits met",
    )  # fmt: skip
    lines = [
        f"{taken}; 95 of 100 wait {WAIT_P95_S:.0f} s at most.",
        "",
        f"| {' | '.join(columns)} |",
        "|" + "---|" * len(columns),
    ]
    for jobs in rates:
        found = need(jobs, times)
        waits = ", ".join(f"{found.hour.wait_s(share):.1f}" for share in (0.5, PERCENTILE, 1.0))
        lines.append(
            f"| {jobs:,} | {found.hour.workers:,} | {waits} s | {found.concurrency:,} | {found.clients:,} | {found.database} "
            f"| {found.usd:,.2f}, {found.usd / jobs:.5f} USD | {found.limits} |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--job-seconds", type=float, default=JOB_S, help=f"median time of a job in a worker (default: {JOB_S})")
    parser.add_argument("--spread", type=float, default=SPREAD, help=f"sigma of the log-normal distribution (default: {SPREAD})")
    parser.add_argument("rates", nargs="*", type=int, default=RATES, help="jobs an hour (default: 10 1000 100000)")
    chosen = parser.parse_args()
    if chosen.job_seconds <= 0 or chosen.spread < 0 or min(chosen.rates) < 1:
        parser.error("give a positive time, a spread of 0 or more, and at least one job an hour")
    print(table(tuple(chosen.rates), Times(chosen.job_seconds, chosen.spread)))  # noqa: T201 - what it is for


if __name__ == "__main__":
    main()
