"""A container image without a container runtime: the tree that a Dockerfile describes, as the root of programs.

The Dockerfile's own lines decide: FROM, COPY, ENV, WORKDIR, USER, RUN (the Python steps of it), ENTRYPOINT and CMD. The packages
are those of the list that the Dockerfile installs, linked from the environment of the tests, and no others. The system's
folders are this machine's, so what apt installs is checked from the Dockerfile's text (see `apt_packages`).
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from tests.fakes.root_folder import in_root

REPOSITORY = Path(__file__).resolve().parents[2]
SYSTEM = ("usr", "bin", "sbin", "lib", "lib64", "etc", "proc", "dev", "sys")
# The interpreter's own tools, which the image has too.
INSTALLERS = ("pip", "setuptools")
BASE_PATH = "/usr/local/bin:/usr/bin:/bin"
VENV = "/venv"
UID = re.compile(r"--uid (\d+)")
FROM_STAGE = re.compile(r"--from=(\w+) (\S+)")


@dataclass(frozen=True)
class Dockerfile:
    """The last stage of a Dockerfile, and what it copies from earlier ones, as far as running it depends on them."""

    env: Mapping[str, str] = field(default_factory=dict)
    copies: Sequence[tuple[str, str]] = ()
    runs: Sequence[str] = ()
    workdir: str = "/"
    user: str | None = None
    entrypoint: Sequence[str] = ()
    cmd: Sequence[str] = ()
    requirements: str = ""

    @property
    def apt_packages(self) -> set[str]:
        """Names of what `apt-get install` brings."""
        found = re.search(r"apt-get install -y --no-install-recommends ([a-z0-9 .+-]+?)\s*(?:&&|$)", " && ".join(self.runs))
        return set(found[1].split()) if found else set()

    @property
    def uid(self) -> int | None:
        """Number of the user that programs run as; None for root."""
        made = UID.search(" ".join(self.runs))
        return int(made[1]) if self.user and made else None

    def variables(self) -> dict[str, str]:
        """The environment of the image, on top of the base image's PATH."""
        known = {"PATH": BASE_PATH}
        for name, value in self.env.items():
            known[name] = re.sub(r"\$\{?(\w+)\}?", lambda match: known.get(match[1], ""), value)
        return known


def read_dockerfile(path: Path) -> Dockerfile:
    """Parse a Dockerfile; the list of packages may be copied in any stage, all else is of the last one or copied into it."""
    text = re.sub(r"^#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = [line.strip() for line in re.sub(r"\\\n\s*", "", text).splitlines() if line.strip()]
    requirements = next(found[1] for line in lines if (found := re.match(r"COPY (requirements/\S+)", line)))
    stages = _stages(lines)
    steps = list(stages.values())[-1]
    last = {word: rest for word, rest in steps if word in {"USER", "ENTRYPOINT", "CMD"}}
    workdir = _workdir(steps)
    copies, runs = _copies(steps), [rest for word, rest in steps if word == "RUN"]
    for word, rest in steps:
        if word == "COPY" and (found := FROM_STAGE.match(rest)):
            brought = [(source, target) for source, target in _copies(stages[found[1]]) if _below(target, found[2])]
            copies += brought
            runs += [rest for word, rest in stages[found[1]] if word == "RUN" and brought]
    return Dockerfile(
        env=dict(part.split("=", 1) for word, rest in steps if word == "ENV" for part in shlex.split(rest)),
        copies=copies,
        runs=runs,
        workdir=workdir,
        user=last.get("USER"),
        entrypoint=json.loads(last.get("ENTRYPOINT", "[]")),
        cmd=json.loads(last.get("CMD", "[]")),
        requirements=requirements,
    )


Steps = list[tuple[str, str]]


def _stages(lines: Sequence[str]) -> dict[str, Steps]:
    """The steps of each stage, by its name; the last one need not have any."""
    stages: dict[str, Steps] = {}
    for line in lines:
        word, rest = line.split(" ", 1)
        if word == "FROM":
            stages[rest.partition(" AS ")[2]] = []
        elif stages:
            stages[next(reversed(stages))].append((word, rest))
    return stages


def _workdir(steps: Steps) -> str:
    return ([rest for word, rest in steps if word == "WORKDIR"] or ["/"])[-1]


def _copies(steps: Steps) -> list[tuple[str, str]]:
    """Source and target of each COPY from the repository."""
    return [
        (source, _absolute(target, _workdir(steps)))
        for word, rest in steps
        if word == "COPY" and not rest.startswith("--from")
        for *sources, target in [rest.split()]
        for source in sources
    ]


def _below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")


class ImageTree:
    """An image laid out below a folder. Programs that it starts see that folder as `/`, and nothing of the repository."""

    def __init__(self, dockerfile: Path, root: Path) -> None:
        self.described = read_dockerfile(dockerfile)
        self._root = root
        root.mkdir()
        for source, target in self.described.copies:
            self._copy(REPOSITORY / source, target)
        self._install(re.findall(r"^([a-z0-9-]+)==", (REPOSITORY / self.described.requirements).read_text(), re.MULTILINE))
        for run in self.described.runs:
            for step in (part.strip() for part in run.split("&&")):
                if step.startswith("python -m ") and " venv " not in step:
                    subprocess.run(self._in_root(shlex.split(step), build=True), env=self.described.variables(), check=True)

    @property
    def uid(self) -> int | None:
        """Number of the user that programs run as."""
        return self.described.uid

    def command(self, *arguments: str, user_namespaces: bool = True) -> list[str]:
        """The command that runs `arguments` (by default what the image starts) in the image, as its user, on a read-only root.

        Args:
            arguments: the program and what it is given.
            user_namespaces: False is a system that refuses them.
        """
        started = [*self.described.entrypoint, *self.described.cmd]
        return self._in_root(list(arguments) or started, user_namespaces=user_namespaces)

    def add(self, file: Path, folder: str) -> str:
        """Put a file into a folder of the tree, as a volume does; return its path inside."""
        self._copy(file, f"{folder}/")
        return f"{folder}/{file.name}"

    def environment(self, **given: str) -> dict[str, str]:
        """The image's variables and those that `docker run --env` would give, and no others."""
        return {**self.described.variables(), **given}

    def _in_root(self, command: Sequence[str], *, build: bool = False, user_namespaces: bool = True) -> list[str]:
        return in_root(
            self._root,
            command,
            workdir=self.described.workdir,
            user=None if build else self.described.uid,
            binds=[*SYSTEM, *(str(path).lstrip("/") for path in _interpreter_folders())],
            read_only=not build,
            user_namespaces=user_namespaces,
        )

    def _copy(self, source: Path, target: str) -> None:
        place = self._root / target.lstrip("/")
        place = place / source.name if target.endswith("/") and source.is_file() else place
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, place, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        else:
            shutil.copy(source, place)

    def _install(self, names: Sequence[str]) -> None:
        """Make `/venv`, with links to what the named packages have put into the environment of the tests."""
        packages = Path(sysconfig.get_path("purelib"))
        target = self._root / "venv" / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
        target.mkdir(parents=True)
        for name in (*names, *INSTALLERS):
            for entry in _entries(name):
                link = target / entry
                if not link.is_symlink() and (packages / entry).exists():
                    link.symlink_to(packages / entry)
        programs = self._root / "venv" / "bin"
        programs.mkdir()
        base = Path(sys.base_prefix) / "bin" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
        (programs / "python").symlink_to(base)
        (self._root / "venv" / "pyvenv.cfg").write_text(f"home = {base.parent}\ninclude-system-site-packages = false\n")


def _entries(name: str) -> set[str]:
    """What a package has put into site-packages, at the top; nothing when it is not for this platform."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return set()
    return {file.parts[0] for file in files if file.parts[0] not in {"..", "__pycache__"}}


def _interpreter_folders() -> list[Path]:
    """Folders beside the system's that hold the interpreter and the packages which `/venv` links to."""
    folders = [Path(sys.base_prefix), Path(sysconfig.get_path("purelib"))]
    return [folder for folder in folders if folder.parts[1] not in SYSTEM]


def _absolute(target: str, workdir: str) -> str:
    return target if target.startswith("/") else f"{workdir}/{target.removeprefix('./')}"
