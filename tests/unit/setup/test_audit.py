"""Locked dependencies are held against OSV's records: made-up records here, in the form of its schema."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from infra.setup import audit

ROOT = Path(__file__).parents[3]


def ranged(*events: dict[str, str], kind: str = "ECOSYSTEM") -> dict[str, Any]:
    return {"ranges": [{"type": kind, "events": list(events)}]}


def export(path: Path, *records: dict[str, Any]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for record in records:
            archive.writestr(f"{record['id']}.json", json.dumps(record))
    return path


@pytest.mark.parametrize(
    ("version", "affected", "is_open"),
    [
        ("1.4", {"versions": ["1.3", "1.4"]}, True),
        ("1.5", {"versions": ["1.3", "1.4"]}, False),
        ("1.4", ranged({"introduced": "0"}, {"fixed": "1.5"}), True),
        ("1.5", ranged({"introduced": "0"}, {"fixed": "1.5"}), False),
        ("1.5rc1", ranged({"introduced": "0"}, {"fixed": "1.5"}), True),
        ("1.10", ranged({"introduced": "1.2"}, {"fixed": "1.9"}), False),
        ("1.9", ranged({"introduced": "1.2"}, {"last_affected": "1.9"}), True),
        ("1.9.1", ranged({"introduced": "1.2"}, {"last_affected": "1.9"}), False),
        ("2.1", ranged({"fixed": "1.5"}, {"introduced": "2.0"}, {"introduced": "0"}), True),
        ("1.7", ranged({"introduced": "0"}, {"fixed": "1.5"}, {"introduced": "2.0"}, {"fixed": "2.2"}), False),
        ("1.4", ranged({"introduced": "0"}, kind="GIT"), False),
    ],
)
def test_a_version_is_affected_by_the_schemas_rules(version: str, affected: dict[str, Any], is_open: bool) -> None:
    """Named in the list, or inside a range whose events are replayed in the order of their versions."""
    assert audit.is_affected(version, affected, audit.python_order) is is_open


def test_versions_of_node_packages_sort_as_semver_says() -> None:
    """Pre-releases first, numbers as numbers, build metadata without a say."""
    ordered = ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0", "1.2.0", "1.10.0"]
    assert sorted(set(ordered), key=audit.node_order) == ordered
    assert audit.node_order("1.0.0+build.5") == audit.node_order("1.0.0")


def test_only_what_is_locked_is_named_and_what_was_withdrawn_is_not(tmp_path: Path) -> None:
    """By its normal name, whatever case and signs the record writes."""
    package = {"ecosystem": "PyPI", "name": "Some_Thing"}
    entry = {"package": package, **ranged({"introduced": "0"}, {"fixed": "2"})}
    other = {"package": {**package, "name": "other"}, "versions": ["1.0"]}
    path = export(
        tmp_path / "PyPI.zip",
        {"id": "PYSEC-1", "summary": "opens the door", "affected": [entry]},
        {"id": "PYSEC-2", "affected": [entry], "withdrawn": "2026-01-01T00:00:00Z"},
        {"id": "PYSEC-3", "affected": [other]},
        {"id": "GHSA-4", "affected": [{**entry, "package": {"ecosystem": "npm", "name": "some-thing"}}]},
    )
    found = list(audit.holes(path, "PyPI", {"some-thing": {"1.0", "2.0"}}, audit.python_order))
    assert found == [audit.Hole("some-thing", "1.0", "PYSEC-1", "opens the door")]


def test_every_list_of_ours_is_read() -> None:
    """Each pinned line, and each package of npm's lock with its version."""
    python = audit.locked_python(ROOT / "requirements")
    assert {"psycopg", "fastapi", "playwright", "ruff"} <= python.keys()
    assert all(versions and all(version[0].isdigit() for version in versions) for versions in python.values())
    node = audit.locked_node(ROOT / "package-lock.json")
    assert {"preact", "typescript", "vite"} <= node.keys()
    assert "@emptor/client" not in node


def test_it_ends_with_1_where_a_hole_is_found_and_with_2_where_it_could_not_look(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record of FastAPI in its locked version; then no records, and nowhere to get them."""
    affected = {"package": {"ecosystem": "PyPI", "name": "fastapi"}, **ranged({"introduced": "0"})}
    export(tmp_path / "PyPI.zip", {"id": "PYSEC-9", "summary": "made up", "affected": [affected]})
    export(tmp_path / "npm.zip")
    assert audit.main(tmp_path) == 1
    assert "PYSEC-9 made up" in capsys.readouterr().out

    export(tmp_path / "PyPI.zip")
    assert audit.main(tmp_path) == 0

    (tmp_path / "npm.zip").unlink()
    monkeypatch.setattr(audit, "EXPORTS", "http://127.0.0.1:9/{ecosystem}")
    assert audit.main(tmp_path) == 2
    assert "npm.zip" in capsys.readouterr().out
