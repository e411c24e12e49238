"""The packed client in Deno, against the running server: its types hold, and it needs leave for nothing but the network."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.fakes.job_logs import BODY, FINAL_TEXT
from tests.fakes.node_packages import MODULES, missing, project_with_client
from tests.fakes.stream_stage import opened

DENO = MODULES / ".bin" / "deno"
TIMEOUT_S = 180
FOLLOW = """
import { Emptor, NotFound, type ResearchEvent } from "@emptor/client";

const [baseUrl, id] = Deno.args;
const client = new Emptor({ baseUrl: baseUrl! });
const seen: number[] = [];
let text = "";
for await (const event of client.research.follow(id!)) {
  const one: ResearchEvent = event;
  seen.push(one.seq);
  if (event.type === "report.delta") text += event.data.text;
  if (event.type === "report.restart") text = "";
}
const job = await client.research.get(id!);
const missing = await client.research.get("00000000-0000-4000-8000-000000000000").catch((error: unknown) => error);
console.log(JSON.stringify({ seen, text, status: job.status, typed: missing instanceof NotFound }));
"""
WRONG = 'import { Emptor } from "@emptor/client";\nawait new Emptor("http://127.0.0.1:1").research.get(7);\n'

pytestmark = [
    pytest.mark.skipif(bool(missing("typescript")), reason=missing("typescript") or ""),
    pytest.mark.skipif(not DENO.exists(), reason="Deno is missing: the npm package `deno` has no build for this machine"),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deno")
    project_with_client(folder)
    (folder / "follow.ts").write_text(FOLLOW, encoding="utf-8")
    (folder / "wrong.ts").write_text(WRONG, encoding="utf-8")
    return folder


def deno(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Deno in the project, without the internet."""
    environment = {**os.environ, "DENO_DIR": str(project / ".deno"), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    return subprocess.run(
        [str(DENO), *arguments], cwd=project, env=environment, capture_output=True, text=True, timeout=TIMEOUT_S, check=False
    )


async def test_a_job_is_followed_with_leave_for_the_server_alone(project: Path, database_url: str) -> None:
    """Every event once, a text that is taken back, the job at the end, and a problem as its class."""
    async with opened(database_url) as stage:
        job_id = await stage.job("in Deno")
        await stage.logs.write(job_id, BODY)
        await stage.logs.finish(job_id)
        server = stage.server.base.removeprefix("http://")
        leave = ("run", "--cached-only", "--check", f"--allow-net={server}", "follow.ts")
        done = await asyncio.to_thread(deno, project, *leave, f"{stage.server.base}/api/v1", str(job_id))
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told == {"seen": list(range(1, len(BODY) + 3)), "text": FINAL_TEXT, "status": "succeeded", "typed": True}


def test_what_is_wrong_does_not_compile(project: Path) -> None:
    """Deno checks by its own compiler: a job is named by its id, which is text."""
    done = deno(project, "check", "wrong.ts")
    assert done.returncode != 0
    assert "TS2345" in done.stderr, done.stderr
