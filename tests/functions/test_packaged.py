"""The packaged functions under AWS's runtime client, where only /tmp can be written and there is no shared memory.

What osls packs and what the layers hold is all that they can import; Lambda's Python and its boto3 are beside them.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from infra.aws.package import stand_in_for_aws
from infra.layers.build import PYTHON_VERSION, lambda_python
from tests.fakes import root_folder
from tests.fakes.lambda_environment import LambdaEnvironment, PackagedFunction, runtime_client
from tests.fakes.lambda_runtime import REPOSITORY
from tests.functions import packaging
from tests.functions.packaging import Package, built_layers, osls_package
from tests.functions.payloads import SIGN_IN, TOKEN, http_api, schedule, work
from tests.functions.test_streaming_functions import free_port, stop, wait_for_port

REASON = (
    packaging.missing() or root_folder.missing() or (None if lambda_python() else f"no Python {PYTHON_VERSION}: Lambda runs that")
)
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(REASON), reason=REASON or "")]

RESEARCH = "/api/v1/research"
QUESTION = {"question": "wireless headphones under 150 dollars"}
JOB_S = 120.0

# Answers with what a function finds around it, in the place of a handler.
PROBE = """
import json, os, sys, emptor
def writable(folder):
    try:
        open(folder + "/probe", "w").close()
    except OSError:
        return False
    return True
places = ("/tmp", "/var/task", "/opt", "/opt/python", "/var/runtime", "/", "/var/tmp", "/dev")
print(json.dumps({"writes": [place for place in places if writable(place)], "shared memory": os.path.exists("/dev/shm"),
                  "emptor": emptor.__file__, "uid": os.getuid()}))
"""

Place = Callable[[str], LambdaEnvironment]
Start = Callable[[str], PackagedFunction]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    with stand_in_for_aws() as aws:
        return osls_package(tmp_path_factory.mktemp("package"), aws)


@pytest.fixture(scope="module")
def place(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Lay a function out as Lambda does."""
    layers = built_layers()
    runtime = runtime_client(REPOSITORY / "build" / "lambda-runtime")

    def lay_out(name: str) -> LambdaEnvironment:
        return LambdaEnvironment(
            tmp_path_factory.mktemp(name) / "root",  # pytest's own folder is closed to other users
            archive=package.directory / f"{name}.zip",
            layers=[layers / "dependencies", layers / "code"],
            runtime=runtime,
        )

    return lay_out


@pytest.fixture(scope="module")
def start(
    place: Place, package: Package, module_database: str, sample_archive: str
) -> Iterator[Callable[[str], PackagedFunction]]:
    """Start a packaged function with the handler of its template."""
    with ExitStack() as running:

        def begin(name: str) -> PackagedFunction:
            environment = place(name)
            env = {**SIGN_IN, "DATABASE_URL": module_database, "EMPTOR_WEB": environment.add(Path(sample_archive))}
            handler = package.functions()[name]["Handler"]
            return running.enter_context(PackagedFunction(environment, handler, env))

        yield begin


def body(answer: dict[str, Any]) -> Any:
    return json.loads(answer["body"])


def test_the_surroundings_are_as_narrow_as_lambdas(place: Place) -> None:
    """Guards the tests below: with a folder to write to, or the repository in reach, they would prove less."""
    environment = place("health")
    variables = {**environment.variables(), "PYTHONPATH": "/var/task:/opt/python:/var/runtime"}
    command = environment.command(f"/var/lang/bin/python{PYTHON_VERSION}", "-c", PROBE)
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen == {"writes": ["/tmp"], "shared memory": False, "emptor": "/opt/python/emptor/__init__.py", "uid": 993}


def test_a_job_is_accepted_worked_on_and_read(start: Start) -> None:
    """The whole way of a job through three packaged functions, with the queue's message as AWS sends it."""
    health, research, worker = start("health"), start("research"), start("research_worker")
    assert health.invoke(http_api("GET", "/api/v1/health"))["statusCode"] == 200, health.log()
    accepted = research.invoke(http_api("POST", RESEARCH, body=QUESTION))
    assert accepted["statusCode"] == 202, research.log()
    job = body(accepted)["id"]
    assert worker.invoke(work(job), remaining_s=JOB_S) == {"batchItemFailures": []}
    ended = body(research.invoke(http_api("GET", f"{RESEARCH}/{job}")))
    assert ended["status"] == "succeeded", (ended["error"], worker.log())
    assert ended["report"]["candidates"]
    report = research.invoke(http_api("GET", f"{RESEARCH}/{job}/report.md"))
    assert report["statusCode"] == 200
    assert "$" in report["body"]
    assert "Traceback" not in worker.log() + research.log() + health.log()


@pytest.mark.parametrize("name", ["products", "watches"])
def test_the_other_api_functions_answer(start: Start, name: str) -> None:
    function = start(name)
    answer = function.invoke(http_api("GET", f"/api/v1/{name}"))
    assert answer["statusCode"] == 200, function.log()


@pytest.mark.parametrize("name", ["research_worker", "watch_tick"])
def test_the_scheduled_functions_take_their_tick(start: Start, name: str) -> None:
    function = start(name)
    function.invoke(schedule())
    assert "Traceback" not in function.log()


@pytest.mark.parametrize(
    ("name", "path", "status"),
    [
        ("research_events", f"{RESEARCH}/00000000-0000-4000-8000-000000000009/events", 404),
        ("scrape", "/api/v1/health", 404),
        ("agent", "/api/v1/agent", 200),
    ],
)
def test_a_streaming_function_serves_where_the_web_adapter_asks_it_to(
    place: Place, module_database: str, name: str, path: str, status: int
) -> None:
    """The adapter itself, a program of AWS's, is not there; it starts the handler and speaks HTTP to its port."""
    environment, port = place(name), free_port()
    variables = {**environment.variables(), **SIGN_IN, "DATABASE_URL": module_database, "AWS_LWA_PORT": str(port)}
    process = subprocess.Popen(environment.command(f"/var/task/functions/{name}/run.sh"), env=variables)
    try:
        wait_for_port(process, port)
        answer = httpx.get(f"http://127.0.0.1:{port}{path}", headers={"Authorization": f"Bearer {TOKEN}"}, trust_env=False)
    finally:
        stop(process)
    assert answer.status_code == status, answer.text
