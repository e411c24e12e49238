"""A container image without a container runtime: the tree that a Dockerfile describes, as the root of programs.

The Dockerfile's own lines decide: FROM, COPY, ENV, WORKDIR, USER, RUN (the Python steps of it), ENTRYPOINT and CMD. The packages
are those of the list that the Dockerfile installs, linked from the environment of the tests, and no others. The system's
folders are this machine's, so what apt installs is checked from the Dockerfile's text (see `apt_packages`).
"""

from __future__ import annotations

import json
import os
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

REPOSITORY = Path(__file__).resolve().parents[2]
SYSTEM = ("usr", "bin", "sbin", "lib", "lib64", "etc", "proc", "dev", "sys")
# The interpreter's own tools, which the image has too.
INSTALLERS = ("pip", "setuptools")
BASE_PATH = "/usr/local/bin:/usr/bin:/bin"
VENV = "/venv"
UID = re.compile(r"--uid (\d+)")
NAMESPACE = ("unshare", "--mount", "--propagation", "private")


@dataclass(frozen=True)
class Dockerfile:
    """The last stage of a Dockerfile, as far as running it depends on it."""

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

    @property
    def _has_home(self) -> bool:
        return any(f"--create-home --uid {self.uid} {self.user}" in run for run in self.runs)

    def variables(self) -> dict[str, str]:
        """The environment of the image: HOME as Docker sets it, and the base image's PATH.

        Packages lie in `/venv`, also those that the image puts into the interpreter's own folder.
        """
        home = f"/home/{self.user}" if self._has_home else "/"
        path = BASE_PATH if VENV in self.env.get("PATH", "") else f"{VENV}/bin:{BASE_PATH}"
        known = {"HOME": home, "PATH": path}
        for name, value in self.env.items():
            known[name] = re.sub(r"\$\{?(\w+)\}?", lambda match: known.get(match[1], ""), value)
        return known


def read_dockerfile(path: Path) -> Dockerfile:
    """Parse a Dockerfile; the list of packages may be copied in any stage, all else is of the last one."""
    text = re.sub(r"^#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = [line.strip() for line in re.sub(r"\\\n\s*", "", text).splitlines() if line.strip()]
    requirements = next(found[1] for line in lines if (found := re.match(r"COPY (requirements/\S+)", line)))
    start = max(number for number, line in enumerate(lines) if line.startswith("FROM "))
    steps = [tuple(line.split(" ", 1)) for line in lines[start:]]
    last = {word: rest for word, rest in steps if word in {"USER", "ENTRYPOINT", "CMD"}}
    workdir = [rest for word, rest in steps if word == "WORKDIR"][-1]
    env = dict(part.split("=", 1) for word, rest in steps if word == "ENV" for part in shlex.split(rest))
    copies = [(source, target) for word, rest in steps if word == "COPY" for source, target in [rest.rsplit(" ", 1)]]
    return Dockerfile(
        env=env,
        copies=[(source, _absolute(target, workdir)) for source, target in copies if not source.startswith("--from")],
        runs=[rest for word, rest in steps if word == "RUN"],
        workdir=workdir,
        user=last.get("USER"),
        entrypoint=json.loads(last.get("ENTRYPOINT", "[]")),
        cmd=json.loads(last.get("CMD", "[]")),
        requirements=requirements,
    )


def missing() -> str | None:
    """Why an image's tree cannot be another root here, if it cannot."""
    if sys.platform != "linux" or not shutil.which("unshare") or os.geteuid() != 0:
        return "a root folder of one's own needs Linux and root"
    tried = subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False)
    return None if tried.returncode == 0 else "this machine allows no mount namespaces"


class ImageTree:
    """An image laid out below a folder. Programs that it starts see that folder as `/`, and nothing of the repository."""

    def __init__(self, dockerfile: Path, root: Path) -> None:
        self.described = read_dockerfile(dockerfile)
        self._root = root
        root.mkdir()
        for source, target in self.described.copies:
            self._copy(REPOSITORY / source, target)
        self._install(re.findall(r"^([a-z0-9-]+)==", (REPOSITORY / self.described.requirements).read_text(), re.MULTILINE))
        self._make_home()
        for run in self.described.runs:
            for step in (part.strip() for part in run.split("&&")):
                if step.startswith("python -m ") and " venv " not in step:
                    subprocess.run(self._in_root(shlex.split(step), user=None), env=self.described.variables(), check=True)

    def command(self, *arguments: str, user_namespaces: bool = True) -> list[str]:
        """The command that runs `arguments` (by default the image's CMD) in the image, as its user.

        Args:
            arguments: the program and what it is given.
            user_namespaces: False is a system that refuses them, as most container hosts do (so does Linux below a chroot).
        """
        return self._in_root(
            list(arguments or self.described.cmd), self.described.uid, "chroot" if not user_namespaces else "pivot"
        )

    def add(self, file: Path, folder: str) -> str:
        """Put a file into a folder of the tree, as a volume does; return its path inside."""
        self._copy(file, f"{folder}/")
        return f"{folder}/{file.name}"

    def environment(self, **given: str) -> dict[str, str]:
        """The image's variables and those that `docker run --env` would give, and no others."""
        return {**self.described.variables(), **given}

    def _in_root(self, command: Sequence[str], user: int | None, way: str = "pivot") -> list[str]:
        binds = [*SYSTEM, *(str(path).lstrip("/") for path in _interpreter_folders())]
        mounts = [f'[ ! -d /{name} ] || {{ mkdir -p "{name}"; mount --rbind /{name} "{name}"; }}' for name in binds]
        as_user = f"setpriv --reuid {user} --regid {user} --clear-groups " if user else ""
        inside = f'cd {shlex.quote(self.described.workdir)} && exec {as_user}"$@"'
        enter = {"pivot": "mkdir -p old; /usr/sbin/pivot_root . old; umount -l old; exec", "chroot": "exec /usr/sbin/chroot ."}[
            way
        ]
        script = "; ".join(
            [
                'set -e; mount --bind "$1" "$1"; cd "$1"; shift',
                "mkdir -p -m 1777 tmp",  # before the mounts: a repository below /tmp would make it with other rights
                *mounts,
                f'{enter} sh -c {shlex.quote(inside)} sh "$@"',
            ]
        )
        return [*NAMESPACE, "sh", "-c", script, "image", str(self._root), *command]

    def _make_home(self) -> None:
        home, uid = self._root / self.described.variables()["HOME"].lstrip("/"), self.described.uid
        if home != self._root and uid:
            home.mkdir(parents=True, exist_ok=True)
            os.chown(home, uid, uid)

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
