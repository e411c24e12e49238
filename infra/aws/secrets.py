"""Puts the secrets of a stage into Systems Manager, where its functions read them: those that the shell or .env sets.

Run `make secrets STAGE=prod` with AWS credentials, before the stage is deployed and whenever a secret changes. A function reads
its secrets when it starts; deploy once more, so that all start again.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import boto3
from dotenv import dotenv_values

from emptor.core.secret_references import is_reference

ROOT = Path(__file__).resolve().parents[2]
PRINT_STORED = "JSON.stringify(require('./infra/aws/access.cjs').storedOf(process.argv[1]))"


def stored(stage: str, values: Mapping[str, str | None]) -> dict[str, str]:
    """Return what is to be stored, by the name of its parameter. References are left where they point."""
    command = ["node", "-p", PRINT_STORED, stage]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own file
    found: dict[str, str] = {}
    for parameter, names in json.loads(printed):
        value = next((value for name in names if (value := values.get(name))), None)
        if value is not None and not is_reference(value):
            found[parameter] = value
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Put the secrets of a stage into Systems Manager.")
    parser.add_argument("stage", help="as for `osls deploy --stage`")
    stage: str = parser.parse_args().stage
    parameters = stored(stage, {**dotenv_values(ROOT / ".env"), **os.environ})
    client = boto3.client("ssm", endpoint_url=os.environ.get("AWS_ENDPOINT_URL"))
    for name, value in parameters.items():
        client.put_parameter(Name=name, Value=value, Type="SecureString", Overwrite=True)
        sys.stdout.write(f"stored {name}\n")
    if not parameters:
        sys.stderr.write("No secret is set: .env.example lists them. Nothing was stored.\n")
    return 0 if parameters else 1


if __name__ == "__main__":
    sys.exit(main())
