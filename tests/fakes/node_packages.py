"""The repository's npm packages, as tests run and build them."""

from __future__ import annotations

import json
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


def project_with_client(folder: Path) -> list[str]:
    """Make a project of somebody else's in a folder, with the packed client installed; the names of what was packed."""
    built_client()
    archive = json.loads(run("npm", "pack", "--json", "--pack-destination", str(folder), cwd=CLIENT))[0]
    (folder / "package.json").write_text('{"name": "project", "private": true, "type": "module"}', encoding="utf-8")
    run("npm", "install", "--no-audit", "--no-fund", "--offline", str(folder / archive["filename"]), cwd=folder)
    return [file["path"] for file in archive["files"]]


def built_client() -> Path:
    """The folder with the TypeScript client, built for `import` and for `require`."""
    return once_a_run(CLIENT / "dist", lambda: run("npm", "run", "build", "--silent", cwd=CLIENT))
