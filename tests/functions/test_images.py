"""The container images as their Dockerfiles lay them out: nothing else on the path, the image's user, variables and command."""

from __future__ import annotations

import json
import re
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import playwright
import psycopg
import pytest

from emptor.db.migrate import read_migrations
from tests.fakes.image_tree import REPOSITORY, ImageTree, missing, read_dockerfile
from tests.functions.test_container import free_port, until_ended, until_ready
from tests.integration.scraping.conftest import has_chromium

CONTAINER = REPOSITORY / "infra" / "docker" / "Dockerfile"
BROWSER = REPOSITORY / "functions" / "browser" / "Dockerfile"
RUN_TIMEOUT_S = 120
JOB_TIMEOUT_S = 60
# What python:3.x-slim has, or what Debian's Chromium brings by its own dependencies.
IN_BASE_IMAGE = {"libc", "libm", "libdl", "libpthread", "libstdc++", "libgcc_s", "linux-vdso", "ld-linux-x86-64"}
IMAGES = pytest.mark.parametrize("dockerfile", [CONTAINER, BROWSER], ids=["container", "browser"])
NEEDS_ROOT_FOLDER = pytest.mark.skipif(bool(missing()), reason=missing() or "")


# Renders an address in the image, and tells how Chromium was started.
RENDER = """
import json, os, pathlib, sys
from emptor.core.logging import configure
from emptor.core.settings import get_settings
from emptor.scraping.browser.function import RenderFunction
from emptor.scraping.browser.wire import unpack
configure(get_settings())
function = RenderFunction()
answer = unpack(function({"url": sys.argv[1]}))
commands = [path.read_bytes() for path in pathlib.Path("/proc").glob("[0-9]*/cmdline")]
browsers = [command for command in commands if b"--proxy-server" in command and b"--type=" not in command]
seen = {"text": getattr(answer, "body", b"").decode(), "said": getattr(answer, "message", ""), "uid": os.getuid()}
seen["sandboxed"] = not any(b"--no-sandbox" in command for command in browsers) if browsers else None
function.close()
print(json.dumps(seen))
"""

PATH_PROBE = "import emptor, importlib.util as found; print(emptor.__file__, found.find_spec('rich'))"


@pytest.fixture
def page() -> Iterator[str]:
    """The address of a page on loopback that a script fills."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(
                b"<title>t</title><p></p><script>document.querySelector('p').textContent='Filled by '+'a script'</script>"
            )

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def run(
    tree: ImageTree, environment: Mapping[str, str], *command: str, user_namespaces: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run a program of the image to its end."""
    whole = tree.command(*command, user_namespaces=user_namespaces)
    return subprocess.run(whole, env=environment, capture_output=True, text=True, timeout=RUN_TIMEOUT_S, check=False)


def printed(tree: ImageTree, code: str) -> str:
    """The output of a Python program in the image."""
    done = run(tree, tree.environment(), "python", "-c", code)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def container(tmp_path_factory: pytest.TempPathFactory) -> ImageTree:
    return ImageTree(CONTAINER, tmp_path_factory.mktemp("container") / "root")


@pytest.fixture(scope="module")
def browser_image(tmp_path_factory: pytest.TempPathFactory) -> ImageTree:
    return ImageTree(BROWSER, tmp_path_factory.mktemp("browser") / "root")


@contextmanager
def running(tree: ImageTree, log: Path, **env: str) -> Iterator[subprocess.Popen[bytes]]:
    """The image's CMD as a process, killed afterwards; its output goes to `log`."""
    with log.open("wb") as stream:
        process = subprocess.Popen(tree.command(), env=tree.environment(**env), stdout=stream, stderr=stream)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


@IMAGES
class TestDockerfile:
    def test_it_runs_as_a_user_of_its_own(self, dockerfile: Path) -> None:
        """Chromium gives root no sandbox."""
        assert read_dockerfile(dockerfile).uid not in {None, 0}

    def test_it_installs_every_library_that_the_browsers_driver_is_linked_with(self, dockerfile: Path) -> None:
        """Without one of them each render ends as a crash. Debian names a library's package after its file: libatomic.so.1."""
        driver = Path(playwright.__file__).parent / "driver" / "node"
        linked = subprocess.run(["ldd", driver], capture_output=True, text=True, check=True).stdout
        needed = {(name, number) for name, number in re.findall(r"([\w+-]+)\.so\.(\d+)", linked) if name not in IN_BASE_IMAGE}
        assert ("libatomic", "1") in needed, "the driver is no longer linked with it: this test has lost its object"
        assert {f"{name}{number}" for name, number in needed} <= read_dockerfile(dockerfile).apt_packages


@NEEDS_ROOT_FOLDER
class TestContainer:
    def test_nothing_but_the_image_is_on_the_path(self, container: ImageTree) -> None:
        """Guards the tests below: with the repository or the tests' packages in reach they would prove nothing."""
        said = printed(
            container, "import emptor, sys; print(emptor.__file__); import importlib.util as u; print(u.find_spec('rich'))"
        )
        assert said.split() == ["/app/shared/emptor/__init__.py", "None"]

    @pytest.mark.parametrize("migrations", [None, "", "/app/supabase/migrations"])
    def test_migrate_applies_every_migration_of_the_image(
        self, container: ImageTree, empty_database_url: str, migrations: str | None
    ) -> None:
        """With the image's EMPTOR_MIGRATIONS_DIR, and where a platform has emptied or lost it."""
        environment = container.environment(DATABASE_URL=empty_database_url, EMPTOR_MIGRATIONS_DIR=migrations or "")
        if migrations is None:
            del environment["EMPTOR_MIGRATIONS_DIR"]
        done = run(container, environment, "python", "main.py", "migrate")
        assert done.returncode == 0, done.stderr
        assert f"{len(read_migrations(REPOSITORY / 'supabase' / 'migrations'))} migrations applied" in done.stderr
        with psycopg.connect(empty_database_url) as connection:
            assert connection.execute("select count(*) from research_jobs").fetchone() == (0,)

    @pytest.mark.slow
    def test_it_answers_and_ends_a_job(
        self, container: ImageTree, database_url: str, sample_archive: str, tmp_path: Path
    ) -> None:
        """What CMD starts, with an empty variable as `--env-file` gives it."""
        port, log = free_port(), tmp_path / "log"
        web = container.add(Path(sample_archive), "/data")
        env = {"DATABASE_URL": database_url, "PORT": str(port), "EMPTOR_WEB": web, "EMPTOR_AUTH": "none", "HOST": "127.0.0.1"}
        with (
            running(container, log, **env, SUPABASE_URL=""),
            httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=JOB_TIMEOUT_S, trust_env=False) as http,
        ):
            until_ready(http)
            assert http.get("/health").json()["status"] == "ok"
            accepted = http.post("/research", json={"question": "wireless headphones under 150 dollars"})
            job = until_ended(http, f"/research/{accepted.json()['id']}")
        assert job["status"] == "succeeded", log.read_text()


@NEEDS_ROOT_FOLDER
@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.skipif(not has_chromium(), reason="needs Chromium: apt-get install chromium")
@pytest.mark.parametrize("namespaces", [True, False], ids=["with user namespaces", "without"])
@pytest.mark.parametrize("which", ["container", "browser_image"])
def test_an_image_renders_and_keeps_the_sandbox_where_there_is_one(
    which: str, namespaces: bool, page: str, request: pytest.FixtureRequest
) -> None:
    """Where the system has none to offer, the page is rendered all the same, and a warning says how."""
    tree: ImageTree = request.getfixturevalue(which)
    environment = tree.environment(EMPTOR_ALLOW_ADDRESSES="127.0.0.1/32", EMPTOR_ALLOWED_PORTS=page.split(":")[2].strip("/"))
    done = run(tree, environment, "python", "-c", RENDER, page, user_namespaces=namespaces)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert "Filled by a script" in seen["text"], (seen, done.stderr)
    assert seen["uid"] == tree.described.uid
    assert seen["sandboxed"] is namespaces
    assert ("WITHOUT its sandbox" in done.stderr) is not namespaces
