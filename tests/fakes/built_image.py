"""A container image built from its Dockerfile without a Docker engine: by buildah, in a chroot, on a base tree made here.

No registry of images is needed. The base images that the Dockerfiles pin by digest are stood in for by Debian's packages
(debootstrap) with this machine's Python of the same version and its Node.js; everything after `FROM` is what the Dockerfile says.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from infra.layers.build import PYTHON_VERSION, lambda_python
from tests.fakes import root_folder
from tests.fakes.root_folder import in_root

REPOSITORY = Path(__file__).resolve().parents[2]
RELEASE = "bookworm"
# What python:3.x-slim has beside Debian's smallest system and the interpreter: what the standard library is linked with.
OF_BASE_IMAGE = "ca-certificates,libbz2-1.0,libexpat1,libffi8,liblzma5,libreadline8,libsqlite3-0,libssl3,netbase,tzdata,zlib1g"
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
# A machine behind a mirror names it in these.
OF_REGISTRIES = ("PIP_INDEX_URL", "PIP_CERT", "NPM_CONFIG_REGISTRY", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE")
APT_RETRIES = 'Acquire::Retries "3";\n'
BUILD_TIMEOUT_S = 1_200
NEEDED = ("buildah", "debootstrap", "node", "npm")


def missing() -> str | None:
    """Why no image can be built here, if none can."""
    if reason := root_folder.missing():
        return reason
    if absent := [program for program in NEEDED if not shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")]:
        return f"building an image needs {', '.join(absent)}: run infra/setup/system.sh"
    return None if lambda_python() else f"there is no Python {PYTHON_VERSION} here, which the images have"


class NoBaseError(Exception):
    """The base tree cannot be made: Debian's packages are out of reach."""


class Builder:
    """Builds images into a store of its own below a folder; `close` removes all of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._options = ["--root", str(folder / "store"), "--runroot", str(folder / "run")]
        self._base = self._make_base(folder / "base")
        self._built: dict[Path, BuiltImage] = {}

    def build(self, dockerfile: Path) -> BuiltImage:
        """Build the last stage of a Dockerfile, once.

        Raises:
            AssertionError: a step of it failed; the message has the end of what was printed.
        """
        if dockerfile not in self._built:
            self._built[dockerfile] = self._build(dockerfile)
        return self._built[dockerfile]

    def _build(self, dockerfile: Path) -> BuiltImage:
        name = dockerfile.parent.name
        arguments = [f"--build-arg={stage}={self._base}" for stage in ("PYTHON", "NODE")]
        self._run("bud", "--isolation=chroot", *arguments, "-f", str(dockerfile), "-t", name, str(REPOSITORY))
        container = self._run("from", "--pull-never", name).strip()
        described = json.loads(self._run("inspect", container))["OCIv1"]
        return BuiltImage(Path(self._run("mount", container).strip()), described)

    def close(self) -> None:
        self._run("umount", "--all")
        self._run("rm", "--all")
        shutil.rmtree(self._folder, ignore_errors=True)

    def _make_base(self, tree: Path) -> str:
        command = ["debootstrap", "--variant=minbase", f"--include={OF_BASE_IMAGE}", RELEASE, str(tree)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=BUILD_TIMEOUT_S, check=False)
        if done.returncode:
            raise NoBaseError(f"debootstrap failed: {done.stdout[-500:]}{done.stderr[-500:]}")
        _add_python(tree)
        _add_node(tree)
        shutil.copy(CERTIFICATES, tree / str(CERTIFICATES).lstrip("/"))
        (tree / "etc/apt/apt.conf.d/80-retries").write_text(APT_RETRIES)
        subprocess.run(["chroot", tree, "/sbin/ldconfig"], check=True)
        container = self._run("from", "scratch").strip()
        self._run("add", "--quiet", container, str(tree), "/")
        path = "PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"
        given = [f"{name}={value}" for name in OF_REGISTRIES if (value := os.environ.get(name))]
        self._run("config", *(f"--env={variable}" for variable in (path, *given)), container)
        self._run("commit", "--rm", "--quiet", container, "localhost/base")
        shutil.rmtree(tree)
        return "localhost/base"

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            ["buildah", *self._options, *command], capture_output=True, text=True, timeout=BUILD_TIMEOUT_S, check=False
        )
        if done.returncode:
            raise AssertionError(f"buildah {command[0]} failed:\n{done.stdout[-2_000:]}\n{done.stderr[-3_000:]}")
        return done.stdout


class BuiltImage:
    """A built image, mounted. Programs that it starts see it as `/`, read-only but for /tmp, and nothing of this machine."""

    def __init__(self, root: Path, described: Mapping[str, object]) -> None:
        self.root = root
        config = described["config"]
        assert isinstance(config, dict)
        self._env = dict(variable.split("=", 1) for variable in config["Env"])
        self._command = [*config.get("Entrypoint", []), *config.get("Cmd", [])]
        self._workdir = str(config["WorkingDir"])
        self.uid: int | None = int(str(config["User"]).partition(":")[0])

    def command(self, *arguments: str, user_namespaces: bool = True) -> list[str]:
        """See `ImageTree.command`."""
        started: Sequence[str] = arguments or self._command
        return in_root(self.root, started, workdir=self._workdir, user=self.uid, user_namespaces=user_namespaces)

    def environment(self, **given: str) -> dict[str, str]:
        """The image's variables and those that `docker run --env` would give, and no others."""
        return {**self._env, **given}

    def add(self, file: Path, folder: str) -> str:
        """Put a file into a folder of the image, as a volume does; return its path inside."""
        place = self.root / folder.lstrip("/") / file.name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, place)
        return f"{folder}/{file.name}"


def _add_python(tree: Path) -> None:
    """Put this machine's interpreter of the images' version where the official image has its own."""
    python = lambda_python()
    assert python is not None
    prefix = subprocess.run(
        [python, "-c", "import sys; print(sys.base_prefix)"], capture_output=True, text=True, check=True
    ).stdout.strip()
    unneeded = shutil.ignore_patterns("test", "site-packages", "__pycache__", "*.a")
    shutil.copytree(Path(prefix) / "lib", tree / "usr/local/lib", symlinks=True, ignore=unneeded, dirs_exist_ok=True)
    (tree / "usr/local/lib" / f"python{PYTHON_VERSION}" / "site-packages").mkdir(exist_ok=True)
    programs = tree / "usr/local/bin"
    programs.mkdir(parents=True, exist_ok=True)
    shutil.copy(Path(prefix) / "bin" / f"python{PYTHON_VERSION}", programs)
    for name in ("python", "python3"):
        (programs / name).symlink_to(f"python{PYTHON_VERSION}")


def _add_node(tree: Path) -> None:
    """Put this machine's Node.js and npm beside it: one base serves both `FROM` lines."""
    node, npm = (Path(str(shutil.which(name))).resolve() for name in ("node", "npm"))
    shutil.copy(node, tree / "usr/local/bin/node")
    package = next(folder for folder in npm.parents if folder.name == "npm")
    modules = tree / "usr/local/lib/node_modules"
    shutil.copytree(package, modules / "npm", symlinks=True)
    (tree / "usr/local/bin/npm").symlink_to(f"../lib/node_modules/npm/{npm.relative_to(package)}")
