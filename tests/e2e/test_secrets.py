"""Nothing secret is logged: a whole run with every secret set, at the most talkative level, read word by word."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import httpx

from emptor.core.settings import Settings
from emptor.db import Database
from emptor.db.api_keys import ApiKeyRepository
from tests.e2e.conftest import HEADPHONES
from tests.e2e.test_api import follow
from tests.fakes.dev_server import DevServer
from tests.fakes.model_apis import OpenAiApi
from tests.fakes.model_servers import Fault, ModelServer, Reply

TASKS = ("REASONING", "PLANNING", "EXTRACTION", "SUMMARIZATION", "JUDGING", "WRITING", "CHEAP")
QUERY_SECRET = "in-the-query-4711-hidden"


def secrets_of_every_setting() -> dict[str, str]:
    """A recognisable value for each secret setting there is, by the variable that sets it."""
    found = {}
    for name, field in Settings.model_fields.items():
        if "SecretStr" in str(field.annotation) and not name.startswith("database"):
            alias = field.validation_alias
            variable = alias if isinstance(alias, str) else str(alias.choices[0]) if alias else f"EMPTOR_{name.upper()}"
            found[variable] = f"secret-of-{name}-{len(name)}-hidden"
    return found


async def test_no_secret_stands_in_the_logs_of_a_whole_run(database_url: str, sample: Path) -> None:
    """Keys of providers, of the caller and of the database, wherever they travel; also through failing calls and bad requests."""
    secrets = secrets_of_every_setting()
    assert len(secrets) >= 8
    password = database_url.split(":")[2].split("@", maxsplit=1)[0]
    async with Database(database_url) as db:
        key = (await ApiKeyRepository(db).create(uuid4(), "logs")).secret
    async with ModelServer(OpenAiApi(), key=secrets["OPENAI_API_KEY"]) as models:
        models.script(Reply(fault=Fault.SERVER_ERROR))  # a provider that fails tells its troubles to the log
        environment = {
            **secrets, "EMPTOR_AUTH": "api_key", "EMPTOR_LOG_LEVEL": "DEBUG", "EMPTOR_LOG_FORMAT": "json",
            "EMPTOR_LLM_LOG_PROMPTS": "true", "OPENAI_BASE_URL": models.base_url,
            **{f"EMPTOR_ROUTE_{task}": "openai:gpt-4o-mini" for task in TASKS},
        }  # fmt: skip
        server = DevServer(database_url, str(sample), environment)
        async with server, httpx.AsyncClient(base_url=server.base, timeout=60, headers={"X-API-Key": key}) as client:
            job = (await client.post("/api/v1/research", json={"question": HEADPHONES, "max_products": 1})).json()
            events = await follow(client, f"{job['links']['events']}?after=0&ticket={QUERY_SECRET}")
            await client.get(f"/api/v1/research?token={QUERY_SECRET}&cursor={QUERY_SECRET}")
            await client.get("/api/v1/research", headers={"X-API-Key": key + "x", "Authorization": f"Bearer {key}y"})
            await client.post("/api/v1/research", content=b"{", headers={"Idempotency-Key": "k"})
    assert events[-1]["type"] == "job.succeeded"
    log = "".join(server.log)
    assert "/api/v1/research" in log, "nothing was logged"
    assert models.requests, "no model was asked, so its key did not travel"
    hidden = {**secrets, "DATABASE_URL": password, "the caller's key": key, "a query": QUERY_SECRET}
    assert [name for name, secret in hidden.items() if secret in log] == []
    lines = [json.loads(line) for line in server.log if line.startswith("{")]
    assert len(lines) > 10
