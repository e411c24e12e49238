"""The repository's npm packages, as tests run and build them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.fakes.once_a_run import once_a_run

REPOSITORY = Path(__file__).resolve().parents[2]
MODULES = REPOSITORY / "node_modules"
CLIENT = REPOSITORY / "clients" / "typescript"
TIMEOUT_S = 180


def missing(package: str, program: str = "npm") -> str | None:
    """What a test lacks that runs `program` with `package`."""
    there = shutil.which(program) and (MODULES / package).is_dir()
    return None if there else "Node.js or its packages are missing: make test installs the packages"


def run(*command: str, cwd: Path) -> str:
    """Run a program; its output. What it says when it fails is what the test says."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=TIMEOUT_S, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def built_client() -> Path:
    """The folder with the TypeScript client, built for `import` and for `require`."""
    return once_a_run(CLIENT / "dist", lambda: run("npm", "run", "build", "--silent", cwd=CLIENT))
