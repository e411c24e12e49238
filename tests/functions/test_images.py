"""The container images: nothing else on the path, the image's user, variables and command, a root that nobody can write to.

Each runs twice: laid out as its Dockerfile says, which needs no more than Linux, and built by buildah, where that is installed.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import httpx
import playwright
import psycopg
import pytest

from emptor.db.migrate import read_migrations
from emptor.scraping.browser.launch import NAMES
from tests.fakes import built_image
from tests.fakes.built_image import Builder, NoBaseError
from tests.fakes.image_tree import REPOSITORY, ImageTree, read_dockerfile
from tests.fakes.root_folder import missing
from tests.functions.test_container import free_port, until_ended, until_ready
from tests.integration.scraping.conftest import has_chromium

CONTAINER = REPOSITORY / "infra" / "docker" / "Dockerfile"
BROWSER = REPOSITORY / "functions" / "browser" / "Dockerfile"
RUN_TIMEOUT_S = 120
JOB_TIMEOUT_S = 60
# What python:3.x-slim has, or what Debian's Chromium brings by its own dependencies.
IN_BASE_IMAGE = {"libc", "libm", "libdl", "libpthread", "libstdc++", "libgcc_s", "linux-vdso", "ld-linux-x86-64"}
IMAGES = pytest.mark.parametrize("dockerfile", [CONTAINER, BROWSER], ids=["container", "browser"])
NEEDS_CHROMIUM = pytest.mark.skipif(not has_chromium(), reason="needs Chromium: apt-get install chromium")
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

# Where a program of the image can write.
WRITES = """
import os, sys
for folder in ("/tmp", os.getcwd(), "/venv", "/var/tmp", "/home", "/root", "/etc"):
    try:
        open(f"{folder}/probe", "w").close()
        print(folder)
    except OSError:
        pass
"""
TOKEN = "a-token-of-the-tests"


class Image(Protocol):
    """An image that programs can be started in."""

    @property
    def uid(self) -> int | None: ...

    def command(self, *arguments: str, user_namespaces: bool = True) -> list[str]: ...

    def environment(self, **given: str) -> dict[str, str]: ...

    def add(self, file: Path, folder: str) -> str: ...


def run(
    tree: Image, environment: Mapping[str, str], *command: str, user_namespaces: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run a program of the image to its end."""
    whole = tree.command(*command, user_namespaces=user_namespaces)
    return subprocess.run(whole, env=environment, capture_output=True, text=True, timeout=RUN_TIMEOUT_S, check=False)


def printed(tree: Image, code: str) -> str:
    """The output of a Python program in the image."""
    done = run(tree, tree.environment(), "python", "-c", code)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builder]:
    if reason := built_image.missing():
        pytest.skip(reason)
    try:
        made = Builder(tmp_path_factory.mktemp("images"))
    except NoBaseError as error:
        pytest.skip(str(error))
    yield made
    made.close()


@pytest.fixture(scope="module", params=["laid out", pytest.param("built", marks=pytest.mark.slow)])
def make(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Image]:
    """Make the image of a Dockerfile in one of the two ways."""
    if request.param == "built":
        builder: Builder = request.getfixturevalue("builder")
        return builder.build
    return lambda dockerfile: ImageTree(dockerfile, tmp_path_factory.mktemp("laid-out") / "root")


@pytest.fixture(scope="module")
def container(make: Callable[[Path], Image]) -> Image:
    return make(CONTAINER)


@pytest.fixture(scope="module")
def browser(make: Callable[[Path], Image]) -> Image:
    return make(BROWSER)


def of_the_browser(tree: Image, page: str, **given: str) -> dict[str, str]:
    """Variables for rendering a page on loopback; a tree that is only laid out has this machine's Chromium."""
    laid_out = {"EMPTOR_CHROMIUM_PATH": next(filter(None, map(shutil.which, NAMES)), "")} if isinstance(tree, ImageTree) else {}
    allowed = {"EMPTOR_ALLOW_ADDRESSES": "127.0.0.1/32", "EMPTOR_ALLOWED_PORTS": page.split(":")[2].strip("/")}
    return tree.environment(**laid_out, **allowed, **given)


@contextmanager
def running(tree: Image, log: Path, environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """What the image starts, as a process, killed afterwards; its output goes to `log`."""
    with log.open("wb") as stream:
        process = subprocess.Popen(tree.command(), env=environment, stdout=stream, stderr=stream)
        try:
            yield process
        finally:
            process.terminate()
            process.wait()


class TestDockerfile:
    @IMAGES
    def test_it_runs_as_a_user_of_its_own(self, dockerfile: Path) -> None:
        """Chromium gives root no sandbox."""
        assert read_dockerfile(dockerfile).uid not in {None, 0}

    @IMAGES
    def test_every_base_is_pinned_by_its_digest(self, dockerfile: Path) -> None:
        text = dockerfile.read_text(encoding="utf-8")
        given = dict(re.findall(r"^ARG (\w+)=(\S+)$", text, re.MULTILINE))
        bases = re.findall(r"^FROM \$\{(\w+)\}", text, re.MULTILINE)
        assert len(bases) == len(re.findall(r"^FROM ", text, re.MULTILINE))
        for base in bases:
            assert re.fullmatch(r"docker\.io/library/[a-z]+:[\w.-]+@sha256:[0-9a-f]{64}", given[base])

    def test_only_the_browsers_image_has_a_browser(self) -> None:
        assert not read_dockerfile(CONTAINER).apt_packages
        assert "playwright==" not in (REPOSITORY / read_dockerfile(CONTAINER).requirements).read_text()
        assert "chromium-headless-shell" in read_dockerfile(BROWSER).apt_packages

    def test_it_installs_every_library_that_the_browsers_driver_is_linked_with(self) -> None:
        """Without one of them each render ends as a crash. Debian names a library's package after its file: libatomic.so.1."""
        driver = Path(playwright.__file__).parent / "driver" / "node"
        linked = subprocess.run(["ldd", driver], capture_output=True, text=True, check=True).stdout
        needed = {(name, number) for name, number in re.findall(r"([\w+-]+)\.so\.(\d+)", linked) if name not in IN_BASE_IMAGE}
        assert ("libatomic", "1") in needed, "the driver is no longer linked with it: this test has lost its object"
        assert {f"{name}{number}" for name, number in needed} <= read_dockerfile(BROWSER).apt_packages


@NEEDS_ROOT_FOLDER
class TestContainer:
    def test_nothing_but_the_image_is_on_the_path(self, container: Image) -> None:
        """Guards the tests below: with the repository or the tests' packages in reach they would prove nothing."""
        said = printed(
            container, "import emptor, sys; print(emptor.__file__); import importlib.util as u; print(u.find_spec('rich'))"
        )
        assert said.split() == ["/app/shared/emptor/__init__.py", "None"]

    def test_it_can_write_to_its_temporary_folder_and_nowhere_else(self, container: Image) -> None:
        assert printed(container, WRITES).split() == ["/tmp"]

    @pytest.mark.parametrize("migrations", [None, "", "/app/supabase/migrations"])
    def test_migrate_applies_every_migration_of_the_image(
        self, container: Image, empty_database_url: str, migrations: str | None
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
    def test_it_answers_and_ends_a_job(self, container: Image, database_url: str, sample_archive: str, tmp_path: Path) -> None:
        """What CMD starts, with an empty variable as `--env-file` gives it."""
        port, log = free_port(), tmp_path / "log"
        web = container.add(Path(sample_archive), "/data")
        env = {"DATABASE_URL": database_url, "PORT": str(port), "EMPTOR_WEB": web, "EMPTOR_AUTH": "none", "HOST": "127.0.0.1"}
        with (
            running(container, log, container.environment(**env, SUPABASE_URL="")),
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
@NEEDS_CHROMIUM
class TestBrowser:
    @pytest.mark.parametrize("namespaces", [True, False], ids=["with user namespaces", "without"])
    def test_it_renders_and_keeps_the_sandbox_where_there_is_one(self, browser: Image, namespaces: bool, page: str) -> None:
        """Where the system has none to offer, the page is rendered all the same, and a warning says how."""
        done = run(browser, of_the_browser(browser, page), "python", "-c", RENDER, page, user_namespaces=namespaces)
        assert done.returncode == 0, done.stderr
        seen = json.loads(done.stdout.splitlines()[-1])
        assert "Filled by a script" in seen["text"], (seen, done.stderr)
        assert seen["uid"] == browser.uid
        assert seen["sandboxed"] is namespaces
        assert ("WITHOUT its sandbox" in done.stderr) is not namespaces

    def test_it_can_write_to_its_temporary_folder_and_nowhere_else(self, browser: Image) -> None:
        assert printed(browser, WRITES).split() == ["/tmp"]

    def test_a_job_of_the_container_renders_in_it(
        self, browser: Image, container: Image, page: str, database_url: str, tmp_path: Path
    ) -> None:
        """Both images as they start, side by side: the page that a script fills comes back through the API."""
        ports = {"api": free_port(), "browser": free_port()}
        shared = {"HOST": "127.0.0.1", "EMPTOR_BROWSER_FUNCTION_TOKEN": TOKEN}
        rendering = of_the_browser(browser, page, PORT=str(ports["browser"]), **shared)
        serving = container.environment(
            **shared,
            PORT=str(ports["api"]),
            DATABASE_URL=database_url,
            EMPTOR_AUTH="none",
            EMPTOR_ALLOW_ADDRESSES="127.0.0.1/32",
            EMPTOR_ALLOWED_PORTS=page.split(":")[2].strip("/"),
            EMPTOR_BROWSER_FUNCTION_URL=f"http://127.0.0.1:{ports['browser']}/",
        )
        with (
            running(browser, tmp_path / "browser.log", rendering),
            running(container, tmp_path / "api.log", serving),
            httpx.Client(base_url=f"http://127.0.0.1:{ports['api']}/api/v1", timeout=JOB_TIMEOUT_S, trust_env=False) as http,
        ):
            until_ready(http)
            answer = http.post("/scrape", json={"url": page, "render": "browser"})
        logs = [(tmp_path / name).read_text() for name in ("api.log", "browser.log")]
        assert answer.status_code == 200, (answer.text, logs)
        assert "Filled by a script" in answer.text, (answer.text, logs)


@NEEDS_ROOT_FOLDER
@pytest.mark.slow
@pytest.mark.parametrize(("dockerfile", "bill"), [(CONTAINER, "/app/sbom.cdx.json"), (BROWSER, "/var/task/sbom.cdx.json")])
def test_a_built_image_lists_what_is_in_it(builder: Builder, dockerfile: Path, bill: str) -> None:
    """Each pinned package at its version, and Debian's."""
    built = builder.build(dockerfile)
    document = json.loads((built.root / bill.lstrip("/")).read_text())
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    listed = {component["purl"].partition("?")[0] for component in document["components"]}
    requirements = (REPOSITORY / read_dockerfile(dockerfile).requirements).read_text()
    pinned = re.findall(r"^([a-z0-9-]+)==([^ ;]+) \\$", requirements, re.MULTILINE)
    assert len(pinned) > 10
    assert {f"pkg:pypi/{name}@{version}" for name, version in pinned} <= listed
    assert any(purl.startswith("pkg:deb/debian/libc6@") for purl in listed)
