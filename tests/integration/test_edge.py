"""The edge functions of Supabase and Vercel: one module, bundled as each platform does, against the running service.

Node.js stands in for Deno and for Vercel's runtime: the module uses nothing but Web standards, which the type check holds.
"""

from __future__ import annotations

import html
import os
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
import pytest
import pytest_asyncio

from emptor.core.users import LOCAL_USER_ID
from emptor_local.sample import sample_path
from tests.fakes.console_page import finished_job
from tests.fakes.dev_server import DevServer
from tests.fakes.node_packages import MODULES, REPOSITORY, missing, run
from tests.fakes.postgrest import postgrest

QUESTION = "wireless headphones under 150 dollars"
KEY = "a-publishable-key"
NOWHERE = "http://127.0.0.1:9"
UNKNOWN_JOB = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
RUNNER = Path(__file__).parents[1] / "fakes" / "edge_runner.mjs"
MINE, OTHERS = "token-of-mine", "token-of-another"
ENTRIES = {
    "vercel": REPOSITORY / "infra" / "vercel-edge" / "api" / "light.ts",
    "supabase": REPOSITORY / "supabase" / "functions" / "light" / "index.ts",
}
TIMEOUT_S = 30

pytestmark = pytest.mark.skipif(bool(missing("esbuild", "node")), reason=missing("esbuild", "node") or "")


@dataclass
class Stage:
    """The service, a finished job in it, and the address of its project."""

    base: str
    job_id: str
    project: str
    database_url: str


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(module_database_url: str) -> AsyncIterator[Stage]:
    async with DevServer(module_database_url, str(sample_path())) as server:
        with postgrest(module_database_url, {MINE: LOCAL_USER_ID, OTHERS: uuid4()}, KEY) as project:
            yield Stage(server.base, await finished_job(server.base, QUESTION), project, module_database_url)


@contextmanager
def served(platform: str, folder: Path, api_url: str, project: str) -> Iterator[httpx.Client]:
    """Bundle the function of a platform into `folder` and serve it. Yields a client of it."""
    bundle = folder / f"{platform}.mjs"
    esbuild = str(MODULES / ".bin" / "esbuild")
    run(esbuild, str(ENTRIES[platform]), "--bundle", "--format=esm", f"--outfile={bundle}", cwd=REPOSITORY)
    settings = {"EMPTOR_API_URL": api_url, "SUPABASE_URL": project, "SUPABASE_ANON_KEY": KEY}
    command = ["node", str(RUNNER), platform, str(bundle)]
    with subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = process.stdout.readline().strip()
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=TIMEOUT_S) as client:
                yield client
        finally:
            process.terminate()


@pytest.fixture(scope="module", params=sorted(ENTRIES))
def edge(request: pytest.FixtureRequest, stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of the function of one platform."""
    with served(request.param, tmp_path_factory.mktemp("edge"), f"{stage.base}/", stage.project) as client:
        yield client


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_both_are_typed() -> None:
    """Strictly, with the Web's types and no platform's."""
    run(str(MODULES / ".bin" / "tsc"), "-p", "infra/vercel-edge", cwd=REPOSITORY)


def test_it_is_alive_and_ready(edge: httpx.Client) -> None:
    """Ready means that the API and the database's interface answer."""
    assert edge.get("/health").json() == {"status": "ok", "where": "edge"}
    assert edge.get("/ready").json() == {"status": "ready", "checks": {"api": "ok", "supabase": "ok"}}


def test_a_log_is_polled_past_the_api_and_is_the_same(edge: httpx.Client, stage: Stage) -> None:
    """Every event once and in order, page by page, until the end is said; and behind it nothing."""
    expected = httpx.get(f"{stage.base}/api/v1/research/{stage.job_id}/log", timeout=TIMEOUT_S).json()
    answer = edge.get(f"/research/{stage.job_id}/log", headers=bearer(MINE))
    assert answer.status_code == 200, answer.text
    page = answer.json()
    plain = ("job_id", "seq", "type", "node", "message", "data")
    assert [[event[name] for name in plain] for event in page["events"]] == [
        [event[name] for name in plain] for event in expected["events"]
    ]
    assert (page["last_seq"], page["ended"]) == (expected["last_seq"], True)
    later = edge.get(f"/research/{stage.job_id}/log?after={page['last_seq'] - 2}", headers=bearer(MINE)).json()
    assert [event["seq"] for event in later["events"]] == [page["last_seq"] - 1, page["last_seq"]]
    behind = edge.get(f"/research/{stage.job_id}/log?after={page['last_seq']}", headers=bearer(MINE)).json()
    assert behind == {"events": [], "last_seq": page["last_seq"], "ended": True}


def test_a_log_is_its_owners_alone(edge: httpx.Client, stage: Stage) -> None:
    """The database decides by the caller's own token."""
    path = f"/research/{stage.job_id}/log"
    assert edge.get(path, headers=bearer(OTHERS)).status_code == 404
    assert edge.get(path, headers=bearer("forged")).status_code == 401
    assert edge.get(path).status_code == 401


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/research/not-an-id/log", 422), ("/research/{id}/log?after=-1", 422), ("/research/{id}/log?after=1&limit=9", 422),
        ("/research/{id}/log?after=1%26select=*", 422), ("/research/{id}%3For=(id.gt.0)/log", 422), ("/preview/short", 404),
        ("/preview/../../operator/jobs", 404), ("/research", 404), ("/operator/jobs", 404),
    ],
)  # fmt: skip
def test_nothing_else_gets_through(edge: httpx.Client, stage: Stage, path: str, status: int) -> None:
    """No other path, no filter of the caller's."""
    answer = edge.get(path.format(id=stage.job_id), headers=bearer(MINE))
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_nothing_is_changed_through_it(edge: httpx.Client) -> None:
    """Only reading; a browser on another page may read."""
    assert edge.post("/health").status_code == 405
    allowed = edge.options("/health")
    assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (204, "*")


def test_a_shared_report_has_a_preview_in_which_no_word_is_markup(edge: httpx.Client, stage: Stage) -> None:
    """For messengers: title and text of the report, and the way on to it; whatever the question says."""
    hostile = '"><script>alert(1)</script>'
    with psycopg.connect(stage.database_url) as connection:
        connection.execute(
            "update research_jobs set report = jsonb_set(report, '{brief,question}', to_jsonb(%s::text)) where id = %s",
            [hostile, stage.job_id],
        )
    made = httpx.post(f"{stage.base}/api/v1/research/{stage.job_id}/shares", json={}, timeout=TIMEOUT_S)
    links = made.json()["links"]
    token = links["report"].rpartition("/")[2]
    answer = edge.get(f"/preview/{token}")
    assert answer.status_code == 200, answer.text
    assert f'<meta property="og:title" content="{html.escape(hostile)}">' in answer.text
    assert "<script" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert f"{stage.base}{links['html']}" in answer.text
    for secret in (stage.job_id, str(LOCAL_USER_ID)):
        assert secret not in answer.text
    assert edge.get(f"/preview/{'A' * 43}").status_code == 404


def test_while_what_is_behind_it_is_away_it_says_so(tmp_path: Path) -> None:
    """503 with a time to come back, and never a trace of what went wrong."""
    with served("supabase", tmp_path, NOWHERE, NOWHERE) as client:
        for path in ("/ready", f"/research/{UNKNOWN_JOB}/log", f"/preview/{'A' * 43}"):
            answer = client.get(path, headers=bearer(MINE))
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
            assert "127.0.0.1" not in answer.text
        assert client.get("/health").status_code == 200
