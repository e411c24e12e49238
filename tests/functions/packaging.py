"""What osls makes of serverless.yml, as the tests look at it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from pydantic import AliasChoices, SecretStr

from emptor.core.settings import Settings
from infra.aws.package import OSLS, ROOT, package
from tests.fakes.once_a_run import once_a_run

LAYERS = ROOT / "build" / "layers"
STREAM = "RESPONSE_STREAM"


@dataclass(frozen=True)
class Package:
    """What `osls package` left in a directory."""

    directory: Path

    @property
    def template_path(self) -> Path:
        return self.directory / "cloudformation-template-update-stack.json"

    @property
    def resources(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = json.loads(self.template_path.read_text())["Resources"]
        return found

    def of_type(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Logical id and properties of each resource of a type."""
        return ((name, resource["Properties"]) for name, resource in self.resources.items() if resource["Type"] == kind)

    def functions(self) -> dict[str, dict[str, Any]]:
        """Properties of each function, by the name it has in serverless.yml."""
        found = dict(self.of_type("AWS::Lambda::Function"))
        return {properties["FunctionName"].removeprefix("emptor-dev-"): properties for properties in found.values()}

    def streaming(self) -> set[str]:
        """Names of the functions that stream through a function URL."""
        urls = [p for _, p in self.of_type("AWS::Lambda::Url") if p.get("InvokeMode") == STREAM]
        targets = [url["TargetFunctionArn"]["Fn::GetAtt"][0] for url in urls]
        return {self.resources[name]["Properties"]["FunctionName"].removeprefix("emptor-dev-") for name in targets}


def osls_package(out: Path, aws: str, *options: str, **env: str) -> Package:
    """Package into `out`, with stand-ins for the layers, whose real content has a test of its own."""
    for layer in ("dependencies", "code"):
        module = out / "layers" / layer / "python" / f"{layer}.py"
        module.parent.mkdir(parents=True)
        module.write_text("")
    package(out / "package", out / "layers", aws, *options, env=env)
    return Package(out / "package")


def built_layers() -> Path:
    """Build both layers, once a run of the tests."""
    build = [sys.executable, ROOT / "infra" / "layers" / "build.py"]
    return once_a_run(LAYERS, lambda: subprocess.run(build, check=True, capture_output=True))


def missing() -> str | None:
    """Why packaging cannot run here, if it cannot."""
    if not shutil.which("node"):
        return "Node.js is missing"
    return None if OSLS.exists() else "npm packages are missing: make test installs them"


def secret_variables() -> Iterator[set[str]]:
    """The names under which each secret of the settings is read."""
    for name, field in Settings.model_fields.items():
        if SecretStr in (field.annotation, *get_args(field.annotation)):
            alias = field.validation_alias
            names = alias.choices if isinstance(alias, AliasChoices) else [alias or f"EMPTOR_{name}".upper()]
            yield {str(one) for one in names}
