"""Hold the locked dependencies against the known holes of OSV, the open vulnerability database: https://ossf.github.io/osv-schema/

    python infra/setup/audit.py [FOLDER]

Reads every requirements/*.txt and package-lock.json, on any platform's behalf. FOLDER has OSV's exports as `PyPI.zip` and
`npm.zip`; what is missing there is downloaded into it. Without FOLDER it is build/osv. Ends with 1 when a hole is found.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import urllib.request
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).resolve().parents[2]
EXPORTS = "https://osv-vulnerabilities.storage.googleapis.com/{ecosystem}/all.zip"
PYPI, NPM = "PyPI", "npm"
DOWNLOAD_TIMEOUT_S = 120
RANGES = frozenset({"ECOSYSTEM", "SEMVER"})  # the third type, GIT, is of commits
RELEASED = (1,)  # sorts a release behind its own pre-releases
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
_SEMVER = re.compile(r"v?(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+.*)?")

Locked = dict[str, set[str]]  # versions by name
Order = Callable[[str], Any]


@dataclass(frozen=True, order=True)
class Hole:
    """A known hole in something that is locked."""

    package: str
    version: str
    record: str
    summary: str


def locked_python(folder: Path) -> Locked:
    """Return what the lists in `folder` pin, on whatever platform."""
    found: Locked = defaultdict(set)
    for file in sorted(folder.glob("*.txt")):
        for name, version in _PINNED.findall(file.read_text("utf-8")):
            found[canonicalize_name(name)].add(version)
    return found


def locked_node(lock: Path) -> Locked:
    """Return what npm's lock file pins."""
    found: Locked = defaultdict(set)
    for place, package in json.loads(lock.read_text("utf-8"))["packages"].items():
        _, installed, name = place.rpartition("node_modules/")
        if installed and "version" in package:  # the others are workspaces of ours
            found[package.get("name", name)].add(package["version"])
    return found


def python_order(version: str) -> Any:
    """Return a sort key of a version by PEP 440; what is no such version sorts before all."""
    try:
        return Version(version)
    except InvalidVersion:
        return Version("0.dev0")


def node_order(version: str) -> Any:
    """Return a sort key of a version by Semantic Versioning 2.0.0, rule 11; what is no such version sorts before all."""
    match = _SEMVER.fullmatch(version)
    if match is None:
        return ((0, 0, 0), (0,))
    numbers = tuple(int(match[place]) for place in (1, 2, 3))
    if match[4] is None:
        return (numbers, RELEASED)
    identifiers = tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in match[4].split("."))
    return (numbers, (0, identifiers))


def holes(export: Path, ecosystem: str, locked: Locked, order: Order) -> Iterator[Hole]:
    """Yield the holes of an OSV export that something locked has."""
    named = canonicalize_name if ecosystem == PYPI else str
    with zipfile.ZipFile(export) as archive:
        for member in archive.namelist():
            record = json.loads(archive.read(member))
            if record.get("withdrawn"):
                continue
            for affected in record.get("affected", ()):
                package = affected.get("package", {})
                if package.get("ecosystem") != ecosystem:
                    continue
                name = named(package["name"])
                for version in sorted(locked.get(name, ())):
                    if is_affected(version, affected, order):
                        yield Hole(name, version, record["id"], record.get("summary", ""))


def is_affected(version: str, affected: dict[str, Any], order: Order) -> bool:
    """Whether a record's `affected` entry names the version, by its list or by its ranges."""
    if version in affected.get("versions", ()):
        return True
    return any(_in_range(version, item["events"], order) for item in affected.get("ranges", ()) if item["type"] in RANGES)


def _in_range(version: str, events: list[dict[str, str]], order: Order) -> bool:
    """Replay the events in the order of their versions, as the schema's evaluation says."""
    key = order(version)
    affected = False
    for kind, at in sorted(((kind, at) for event in events for kind, at in event.items()), key=lambda pair: _at(pair[1], order)):
        if kind == "introduced" and (at == "0" or key >= order(at)):
            affected = True
        elif (kind in {"fixed", "limit"} and key >= order(at)) or (kind == "last_affected" and key > order(at)):
            affected = False
    return affected


def _at(version: str, order: Order) -> tuple[bool, Any]:
    return (version != "0", order(version))


def export_of(ecosystem: str, folder: Path) -> Path:
    """Return the export of an ecosystem, downloaded where it is missing.

    Raises:
        OSError: it cannot be downloaded.
    """
    path = folder / f"{ecosystem}.zip"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".part")
        with (
            urllib.request.urlopen(EXPORTS.format(ecosystem=ecosystem), timeout=DOWNLOAD_TIMEOUT_S) as answer,  # noqa: S310 - https, fixed
            partial.open("wb") as file,
        ):
            shutil.copyfileobj(answer, file)
        partial.rename(path)
    return path


def main(folder: Path) -> int:
    """Print the holes found. Return 0 where there are none, 1 where there are, 2 where there was nothing to look in."""
    locks = (
        (PYPI, locked_python(ROOT / "requirements"), python_order),
        (NPM, locked_node(ROOT / "package-lock.json"), node_order),
    )
    found: set[Hole] = set()
    for ecosystem, locked, order in locks:
        try:
            found |= set(holes(export_of(ecosystem, folder), ecosystem, locked, order))
        except OSError as error:
            print(f"OSV's records of {ecosystem} are not in {folder} and cannot be downloaded: {error}.")
            print(f"Download {EXPORTS.format(ecosystem=ecosystem)} elsewhere, as {folder / ecosystem}.zip.")
            return 2
        print(f"{ecosystem}: {sum(map(len, locked.values()))} locked versions looked up.")
    for hole in sorted(found):
        print(f"  {hole.package} {hole.version}: {hole.record} {hole.summary}".rstrip())
    print(f"{len(found)} known holes.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "build" / "osv"))
