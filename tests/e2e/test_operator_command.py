"""`emptor jobs`, `forget` and `keys` as an operator types them."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from uuid import UUID, uuid4

from emptor.db import Database
from emptor.db.jobs import JobRepository, NewJob
from emptor.models.jobs import JobOptions


async def emptor(database_url: str, *arguments: str) -> tuple[int, str, str]:
    """Run the command; return its exit status and what it printed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "emptor_local.cli.main", *arguments, env={**os.environ, "DATABASE_URL": database_url},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


async def test_an_operator_finds_mends_and_forgets(database_url: str) -> None:
    """A job that died is listed with its reason, goes on as another one, and is gone with its user."""
    user_id = uuid4()
    async with Database(database_url) as db:
        jobs = JobRepository(db)
        job = (await jobs.create(user_id, NewJob(question="quiet headphones", options=JobOptions()))).job
        await jobs.claim(job.id, "w", lease_s=0, max_attempts=1)
        await jobs.sweep(max_attempts=1)
        status, table, _ = await emptor(database_url, "jobs")
        assert (status, "attempts-exhausted" in table, str(job.id) in table) == (0, True, True), table
        _, lines, _ = await emptor(database_url, "jobs", "list", "--json")
        assert [json.loads(line)["id"] for line in lines.splitlines()] == [str(job.id)]
        status, out, err = await emptor(database_url, "jobs", "requeue", str(job.id))
        assert status == 0, err
        new = UUID(json.loads(out)["job_id"])
        assert new != job.id
        status, out, _ = await emptor(database_url, "jobs", "cancel", str(new))
        assert json.loads(out)["status"] == "cancelled"
        status, out, err = await emptor(database_url, "forget", str(user_id), "--yes")
        assert (status, json.loads(out)["jobs"]) == (0, 2), err
        assert await jobs.get(job.id) is None
        status, _, err = await emptor(database_url, "jobs", "show", str(job.id))
        assert (status, "There is no research job" in err) == (2, True)


async def test_a_key_is_shown_once_and_listed_without_itself(database_url: str) -> None:
    status, secret, err = await emptor(database_url, "keys", "create", str(uuid4()), "nightly", "--scope", "read", "--days", "90")
    assert (status, secret.startswith("emk_")) == (0, True), err
    _, listed, _ = await emptor(database_url, "keys", "list")
    key = json.loads(listed)
    assert (key["name"], key["scopes"], key["revoked_at"]) == ("nightly", ["read"], None)
    assert secret.strip() not in listed
    status, out, err = await emptor(database_url, "keys", "revoke", key["id"])
    assert (status, json.loads(out)["revoked_at"] is not None) == (0, True), err


async def test_without_sign_in_the_server_refuses_to_listen_to_others(database_url: str) -> None:
    """It says what to set instead."""
    status, _, err = await emptor(database_url, "dev", "--host", "0.0.0.0", "--port", "0")
    assert (status, "EMPTOR_AUTH" in err) == (2, True), err
