"""`compose.yaml` without Docker: its services started together, each with the command, variables and image that it names."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from tests.fakes.image_tree import REPOSITORY, ImageTree
from tests.fakes.root_folder import missing
from tests.functions.test_container import free_port, until_ended, until_ready
from tests.functions.test_images import NEEDS_CHROMIUM, of_the_browser
from tests.unit.core.test_env_example import FIELDS

COMPOSE: dict[str, Any] = yaml.safe_load((REPOSITORY / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = [name for name, service in SERVICES.items() if "build" in service]
VARIABLE = re.compile(r"\$\{(\w+):-((?:[^{}]|\$\{[^}]*\})*)\}")
TIMEOUT_S = 60


def resolved(text: str) -> str:
    """The text with each ${NAME:-default} as its default, as compose writes it where nothing is set."""
    while (found := VARIABLE.search(text)) is not None:
        text = text.replace(found[0], found[2])
    return text


def environment(service: str) -> dict[str, str]:
    """The variables that compose gives a service."""
    return {name: resolved(str(value)) for name, value in SERVICES[service].get("environment", {}).items()}


@pytest.mark.parametrize("name", OURS)
class TestService:
    def test_it_is_built_from_a_dockerfile_of_the_repository(self, name: str) -> None:
        assert (REPOSITORY / SERVICES[name]["build"]["dockerfile"]).is_file()

    def test_only_its_temporary_folder_can_be_written(self, name: str) -> None:
        service = SERVICES[name]
        assert service["read_only"] is True
        assert [mount.partition(":")[0] for mount in service["tmpfs"]] == ["/tmp"]
        assert service["cap_drop"] == ["ALL"]

    def test_its_variables_are_ones_that_are_read(self, name: str) -> None:
        assert set(environment(name)) <= set(FIELDS)

    def test_what_it_waits_for_is_a_service(self, name: str) -> None:
        assert set(SERVICES[name].get("depends_on", {})) <= set(SERVICES)


def test_the_database_is_pinned_by_its_digest() -> None:
    assert re.search(r"@sha256:[0-9a-f]{64}$", SERVICES["database"]["image"])


def test_nothing_is_published_beyond_the_machine() -> None:
    published = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert published
    assert all(port.startswith("127.0.0.1:") for port in published)


def test_the_browser_and_those_who_ask_it_share_a_token() -> None:
    token = "EMPTOR_BROWSER_FUNCTION_TOKEN"
    assert environment("browser")[token] == environment("api")[token] == environment("worker")[token]


class Running:
    """The services of compose.yaml, as far as they have been started."""

    def __init__(self, folder: Path, database_url: str, page: str, archive: str) -> None:
        self._folder = folder
        self._processes = ExitStack()
        self._trees: dict[str, ImageTree] = {}
        self.ports = {"api": free_port(), "browser": free_port()}
        self._page = page
        self._archive = archive
        # Names of compose's network are ports of this machine here.
        self._moved = {"DATABASE_URL": database_url, "EMPTOR_BROWSER_FUNCTION_URL": f"http://127.0.0.1:{self.ports['browser']}/"}

    def close(self) -> None:
        self._processes.close()

    def log(self, name: str) -> str:
        return (self._folder / f"{name}.log").read_text()

    def run(self, name: str, *more: str) -> subprocess.CompletedProcess[str]:
        """Run a service that ends by itself, with further arguments."""
        command = self._tree(name).command(*SERVICES[name]["command"], *more)
        return subprocess.run(command, env=self._variables(name), capture_output=True, text=True, timeout=TIMEOUT_S, check=False)

    def start(self, name: str) -> None:
        with (self._folder / f"{name}.log").open("wb") as log:
            command = self._tree(name).command(*SERVICES[name].get("command", []))
            process = subprocess.Popen(command, env=self._variables(name), stdout=log, stderr=log)
        self._processes.callback(process.wait)
        self._processes.callback(process.terminate)

    def _tree(self, name: str) -> ImageTree:
        dockerfile = SERVICES[name]["build"]["dockerfile"]
        if dockerfile not in self._trees:
            self._trees[dockerfile] = ImageTree(REPOSITORY / dockerfile, self._folder / dockerfile.replace("/", "-"))
        return self._trees[dockerfile]

    def _variables(self, name: str) -> Mapping[str, str]:
        tree, given = self._tree(name), environment(name)
        given |= {variable: value for variable, value in self._moved.items() if variable in given}
        if name == "browser":
            return of_the_browser(tree, self._page, **given, HOST="127.0.0.1", PORT=str(self.ports["browser"]))
        allowed = {"EMPTOR_ALLOW_ADDRESSES": "127.0.0.1/32", "EMPTOR_ALLOWED_PORTS": self._page.split(":")[2].strip("/")}
        web = tree.add(Path(self._archive), "/data") if name == "worker" else "live"
        return tree.environment(**given, **allowed, EMPTOR_WEB=web, HOST="127.0.0.1", PORT=str(self.ports["api"]))


@contextmanager
def services(folder: Path, database_url: str, page: str, archive: str) -> Iterator[Running]:
    running = Running(folder, database_url, page, archive)
    try:
        yield running
    finally:
        running.close()


@pytest.mark.slow
@pytest.mark.browser
@NEEDS_CHROMIUM
@pytest.mark.skipif(bool(missing()), reason=missing() or "")
def test_the_services_together_end_a_job_and_render_a_page(
    tmp_path: Path, empty_database_url: str, page: str, sample_archive: str
) -> None:
    """Migrate, make a key, serve, work, render: the API has no worker, so the job is the worker's."""
    with services(tmp_path, empty_database_url, page, sample_archive) as running:
        migrated = running.run("migrate")
        assert migrated.returncode == 0, migrated.stderr
        key = running.run("key")
        assert key.returncode == 0, key.stderr
        operator = {"Authorization": f"Bearer {running.run('key', 'operator').stdout.strip()}"}
        for name in ("browser", "api", "worker"):
            running.start(name)
        sign_in = {"Authorization": f"Bearer {key.stdout.strip()}"}
        address = f"http://127.0.0.1:{running.ports['api']}"
        with httpx.Client(base_url=f"{address}/api/v1", headers=sign_in, timeout=TIMEOUT_S, trust_env=False) as http:
            until_ready(http)
            assert http.get("/research", headers={"Authorization": ""}).status_code == 401
            accepted = http.post("/research", json={"question": "wireless headphones under 150 dollars"})
            job = until_ended(http, f"/research/{accepted.json()['id']}")
            rendered = http.post("/scrape", json={"url": page, "render": "browser"})
            refused = httpx.get(f"{address}/metrics", headers=sign_in, trust_env=False)
            figures = httpx.get(f"{address}/metrics", headers=operator, trust_env=False)
        assert refused.status_code == 403, "the key of a user is not an operator's"
        assert figures.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
        assert 'emptor_jobs_ended{status="succeeded"} 1.0' in figures.text
        assert "# TYPE emptor_queue_oldest_seconds gauge\nemptor_queue_oldest_seconds 0.0" in figures.text
        assert job["status"] == "succeeded", (job["error"], running.log("worker"))
        assert "Filled by a script" in rendered.text, (rendered.text, running.log("browser"))
