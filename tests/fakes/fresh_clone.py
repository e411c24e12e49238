"""A fresh clone of the repository in which make targets and commands are run as a newcomer types them, without the internet.

It holds what a clone would, the files that git tracks, and beside them what is about to be committed; nothing that git ignores.
Its environment takes its packages from the one the tests run in, and Emptor from the clone.
"""

from __future__ import annotations

import os
import shutil
import site
import subprocess
import venv
from pathlib import Path

from emptor_local.sample import sample_path

REPOSITORY = Path(__file__).resolve().parents[2]
RUN_TIMEOUT_S = 300
EMPTOR = "#!{python}\nimport sys\nfrom emptor_local.cli.main import main\nsys.exit(main())\n"
LEFT_OUT_OF_ENVIRONMENT = ("EMPTOR_", "DATABASE_URL", "PYTEST_", "VIRTUAL_ENV", "PYTHONPATH", "MAKE", "MFLAGS")
VARIABLES_OF_MAKE = frozenset(
    {"ARGS", "B", "Q", "REQUIRED", "S", "STAGE", "T", "WORKERS"}
)  # of the run that these tests are part of


class FreshClone:
    """The clone, below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "emptor"
        for name in _tracked():
            source, target = REPOSITORY / name, self.path / name
            if source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target, follow_symlinks=False)
        self._make_environment()

    def _make_environment(self) -> None:
        home = self.path / ".venv"
        venv.create(home, symlinks=True)
        python = home / "bin" / "python"
        packages = next((home / "lib").glob("python*")) / "site-packages"
        roots = (self.path / "shared", self.path / "infra" / "local", *site.getsitepackages())
        (packages / "emptor.pth").write_text("".join(f"{root}\n" for root in roots))
        command = home / "bin" / "emptor"
        command.write_text(EMPTOR.format(python=python))
        command.chmod(0o755)
        for mark in (".ready", ".browser-ready"):  # what make would install is there
            (home / mark).touch()

    def environment(self, **more: str) -> dict[str, str]:
        """The caller's environment without what other tests set; the web is the sample."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(LEFT_OUT_OF_ENVIRONMENT)}
        kept = {name: value for name, value in kept.items() if name not in VARIABLES_OF_MAKE}
        path = f"{self.path / '.venv' / 'bin'}{os.pathsep}{kept['PATH']}"
        return {**kept, "PATH": path, "EMPTOR_WEB": str(sample_path()), **more}

    def run(self, *words: str, status: int = 0, **more: str) -> str:
        """Run a command in the clone's folder; return what it printed. Its exit status has to be `status`."""
        done = subprocess.run(
            words, cwd=self.path, env=self.environment(**more), stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=RUN_TIMEOUT_S, check=False,
        )  # fmt: skip
        assert done.returncode == status, f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
        return done.stdout


def _tracked() -> list[str]:
    """Names of the files of the repository, whoever owns its folder."""
    listing = ("git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    done = subprocess.run(listing, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.split("\0") if name]
