"""Everything that is locked may be used and passed on with an Apache-licensed project: permissive, or LGPL or MPL at most."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.markers import Marker

ROOT = Path(__file__).parents[2]
_LINE = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\\n]+))?", re.MULTILINE)

# SPDX identifiers. The weak copyleft ones bind whoever changes the library itself, which we do not.
PERMISSIVE = frozenset(
    "0BSD AFL-2.1 Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 CNRI-Python HPND ISC MIT MIT-0 MIT-CMU PSF-2.0 Python-2.0 "
    "Unlicense W3C Zlib".split()
)
WEAK_COPYLEFT = frozenset("LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later MPL-1.1 MPL-2.0".split())
ALLOWED = PERMISSIVE | WEAK_COPYLEFT

# What older metadata says in words. A word that is not here is refused until somebody has read that licence.
IN_WORDS = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD-3-Clause",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",  # python-dateutil's LICENSE
    "LGPL with exceptions": "LGPL-3.0-or-later",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "The BSD 2-Clause License": "BSD-2-Clause",
    "W3C License": "W3C",
}

# Never installed where the tests run, so their metadata cannot be read here: read once by hand.
ELSEWHERE = {
    "brotlicffi": "MIT",
    "colorama": "BSD-3-Clause",
    "httpx2-jsfetch": "BSD-3-Clause",
    "pywin32": "PSF-2.0",
    "tzdata": "Apache-2.0",
}


def _locked() -> dict[str, list[str]]:
    """Each locked distribution with the markers of its lines; an empty one for everywhere."""
    found: dict[str, list[str]] = {}
    for file in (ROOT / "requirements").glob("*.txt"):
        for name, _, marker in _LINE.findall(file.read_text("utf-8")):
            found.setdefault(name, []).append(marker.strip())
    return found


LOCKED = _locked()


def is_allowed(expression: str) -> bool:
    """Whether a SPDX licence expression leaves a choice of allowed licences: all of an AND, one of an OR."""
    inner = expression.strip()
    while match := re.search(r"\(([^()]*)\)", inner):
        inner = inner.replace(match[0], "MIT" if is_allowed(match[1]) else "NO")
    return any(all(part.strip() in ALLOWED for part in choice.split(" AND ")) for choice in inner.split(" OR "))


def _stated(name: str) -> str:
    """The licence that a distribution's installed metadata states, as an SPDX expression where it can be told."""
    about = metadata(name)
    if expression := about.get("License-Expression"):
        return str(expression)
    classifiers = [item.rpartition(" :: ")[2] for item in about.get_all("Classifier", []) if item.startswith("License ::")]
    words = str(about.get("License") or "").strip().partition("\n")[0]
    for said in (words, *classifiers):
        if said in ALLOWED or said in IN_WORDS or " OR " in said:
            return IN_WORDS.get(said, said)
    return words or " / ".join(classifiers) or "nothing"


def _somewhere_here(markers: Iterable[str]) -> bool:
    return any(not marker or Marker(marker).evaluate() for marker in markers)


@pytest.mark.parametrize("name", sorted(LOCKED))
def test_a_locked_distribution_has_a_licence_that_we_may_use(name: str) -> None:
    """By its installed metadata; what is for other platforms alone, by what was read by hand."""
    try:
        stated = _stated(name)
    except PackageNotFoundError:
        assert not _somewhere_here(LOCKED[name]), f"{name} is locked for this platform and not installed: run make setup"
        assert name in ELSEWHERE, f"{name} is never installed here: read its licence and note it in ELSEWHERE"
        stated = ELSEWHERE[name]
    assert is_allowed(stated), f"{name} states {stated!r}: take another library, or read the licence and add it here"


def test_a_package_of_the_console_and_the_client_has_a_licence_that_we_may_use() -> None:
    """By npm's lock file, which carries each package's licence."""
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    stated = {place: item.get("license", "nothing") for place, item in packages.items() if "node_modules/" in place}
    ours = {place for place, item in packages.items() if item.get("link")}
    assert len(stated) > len(ours)
    assert {place: said for place, said in stated.items() if place not in ours and not is_allowed(said)} == {}


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("LGPL-3.0-only", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("MIT AND GPL-2.0-only", False),
        ("GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("MIT AND (GPL-2.0-only OR Apache-2.0)", True),
        ("(MIT AND GPL-2.0-only) OR AGPL-3.0-only", False),
        ("SSPL-1.0", False),
        ("nothing", False),
    ],
)
def test_expressions_are_read_as_spdx_says(expression: str, allowed: bool) -> None:
    """AND binds closer than OR."""
    assert is_allowed(expression) is allowed
