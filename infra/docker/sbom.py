"""Prints the bill of materials of the image that it runs in: CycloneDX 1.6, with Python's and Debian's packages.

python sbom.py NAME > sbom.cdx.json

https://cyclonedx.org/docs/1.6/json/ and, for the addresses of packages, https://github.com/package-url/purl-spec
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distributions
from urllib.parse import quote

QUERY = "${Package}\t${Version}\t${Architecture}\n"
Component = dict[str, str]


def python_packages() -> Iterator[Component]:
    """Yield what pip has installed for this interpreter."""
    for found in distributions():
        name, version = found.metadata["Name"], found.version
        normal = name.lower().replace("_", "-")
        yield _component(name, version, f"pkg:pypi/{normal}@{quote(version)}")


def debian_packages() -> Iterator[Component]:
    """Yield what apt has installed; nothing on a system that is not Debian's."""
    query = shutil.which("dpkg-query")
    if query is None:
        return
    listed = subprocess.run([query, "-W", "-f", QUERY], capture_output=True, text=True, check=True).stdout  # noqa: S603
    for line in listed.splitlines():
        name, version, architecture = line.split("\t")
        yield _component(name, version, f"pkg:deb/debian/{quote(name)}@{quote(version)}?arch={architecture}")


def bill(name: str) -> dict[str, object]:
    """Return the whole document for an image of this name."""
    components = {component["bom-ref"]: component for component in (*python_packages(), *debian_packages())}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "container", "name": name, "bom-ref": name}},
        "components": [components[reference] for reference in sorted(components)],
    }


def _component(name: str, version: str, purl: str) -> Component:
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(bill(sys.argv[1] if len(sys.argv) > 1 else "image"), indent=1) + "\n")
