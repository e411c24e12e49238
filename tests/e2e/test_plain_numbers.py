"""Everything that a job answers with, read as text: no number has an exponent or the noise of binary fractions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from tests.e2e.conftest import HEADPHONES
from tests.e2e.test_api import follow
from tests.fakes.dev_server import DevServer

# An exponent, more places than the ledger has, or zeros that only fill up a column.
_UGLY = re.compile(r"-?\d+(\.\d+)?[eE][+-]?\d+|-?\d+\.\d{10,}|-?\d+\.\d{2,}0")
_NOISE = re.compile(r"\d\.\d{10,}|(?<![\w-])\d+[eE]-\d+(?![\w-])")  # in a text for people; `a9e-9b` is of an identifier
_PLACES = 4  # of a number that is not money


def ugly(value: Any, path: str = "") -> Iterator[str]:
    """Yield where a number looks wrong; numbers with a fraction come as the text they had."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from ugly(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from ugly(inner, f"{path}[{place}]")
    elif (isinstance(value, Fraction) and len(value.partition(".")[2]) > _PLACES) or (
        isinstance(value, str) and _UGLY.fullmatch(value)
    ):
        yield f"{path}: {value}"


class Fraction(str):
    """A JSON number with a fraction, as it stands in the text."""


def read(text: str) -> Any:
    return json.loads(text, parse_float=Fraction)


def test_the_reader_sees_what_is_wrong() -> None:
    """All three that users met."""
    seen = list(
        ugly(read('{"a": "0E-9", "b": [24985.333000000002], "c": 0.6799999999999999, "d": "129.90", "e": 0.68, "f": 12}'))
    )
    assert seen == [".a: 0E-9", ".b[0]: 24985.333000000002", ".c: 0.6799999999999999"]


async def test_no_answer_and_no_event_of_a_job_has_an_ugly_number(database_url: str, sample: Path) -> None:
    """The job, its list, its log as stream and as pages, and the products it read with their prices."""
    async with DevServer(database_url, str(sample)) as server, httpx.AsyncClient(base_url=server.base, timeout=60) as client:
        job = (await client.post("/api/v1/research", json={"question": HEADPHONES})).json()
        await follow(client, job["links"]["events"])
        stream = (await client.get(job["links"]["events"])).text
        paths = [job["links"]["self"], f"{job['links']['self']}/log", "/api/v1/research", "/api/v1/products"]
        answers = {path: await client.get(path) for path in paths}
        product = answers["/api/v1/products"].json()["items"][0]["id"]
        for path in (f"/api/v1/products/{product}", f"/api/v1/products/{product}/prices"):
            answers[path] = await client.get(path)
    assert {path: a.status_code for path, a in answers.items() if not a.is_success} == {}
    events = [read(line.removeprefix("data: ")) for line in stream.splitlines() if line.startswith("data: ")]
    assert any(event["type"] == "candidate.judged" for event in events)
    assert list(ugly(events)) == []
    assert {path: found for path, a in answers.items() if (found := list(ugly(read(a.text))))} == {}
    assert _NOISE.findall(stream) == []
