"""Packages the deployment without an AWS account: into build/package, ready to be looked at.

osls asks CloudFormation about earlier layers, so a moto server on loopback stands in for AWS. To deploy, run `npx osls deploy`
with credentials; it packages again.
"""

from __future__ import annotations

import argparse
import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OSLS = ROOT / "node_modules" / ".bin" / "osls"
TIMEOUT_S = 300
MB = 1_000_000


class PackagingFailed(Exception):
    """osls refused; the message is what it printed."""


@contextmanager
def stand_in_for_aws() -> Iterator[str]:
    """Give the address of an empty AWS on loopback."""
    from moto.server import ThreadedMotoServer  # noqa: PLC0415 - slow to import

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # a line a request
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        yield "http://{}:{}".format(*server.get_host_and_port())
    finally:
        server.stop()


def package(out: Path, layers: Path, aws: str, *options: str, env: Mapping[str, str] | None = None) -> None:
    """Run `osls package` into `out`, with the layers found in `layers` and AWS at the address `aws`.

    Raises:
        PackagingFailed: with osls's own words.
    """
    command: list[str | Path] = [
        OSLS,
        "package",
        "--package",
        str(out),
        "--param",
        f"layers={os.path.relpath(layers, ROOT)}",
        *options,
    ]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(out),  # neither ~/.aws nor ~/.serverlessrc has a say
        "AWS_ENDPOINT_URL": aws,
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
        "AWS_REGION": "eu-central-1",
        **(env or {}),
    }
    result = subprocess.run(  # noqa: S603 - our own command
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=TIMEOUT_S, check=False
    )
    if result.returncode:
        raise PackagingFailed(f"{result.stdout}\n{result.stderr}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Package the deployment without an AWS account.")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "package", help="where to (default: build/package)")
    out: Path = parser.parse_args().out
    with stand_in_for_aws() as aws:
        package(out, ROOT / "build" / "layers", aws)
    for file in sorted(out.glob("*.zip"), key=lambda file: file.stat().st_size):
        sys.stderr.write(f"{file.name:<24} {file.stat().st_size / MB:8.3f} MB zipped\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
