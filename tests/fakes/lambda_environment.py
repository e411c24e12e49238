"""A packaged function where Lambda would run it: its zip, its layers and AWS's runtime client on a root that is read-only.

    /var/task     the function's zip, as osls packages it
    /opt          the two layers, as infra/layers/build.py builds them, one over the other
    /var/runtime  AWS's runtime client and boto3, for Lambda's Python, as its runtime has them
    /var/lang     that Python
    /tmp          the only folder that can be written to; there is no /dev/shm

The system's libraries are this machine's, not Amazon Linux's.
https://docs.aws.amazon.com/lambda/latest/dg/python-package.html says what is looked up in which order.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

from infra.layers.build import PYTHON_VERSION, lambda_python
from tests.fakes.lambda_runtime import REPOSITORY, LambdaFunction
from tests.fakes.root_folder import in_root

SYSTEM = ("usr", "bin", "sbin", "lib", "lib64", "etc", "proc", "dev", "sys")
TASK, LAYERS, RUNTIME, LANGUAGE = "/var/task", "/opt", "/var/runtime", "/var/lang"
# The user that Lambda runs functions as has no rights of its own either.
UID = 993
# Of requirements/browser.txt, whose image has the runtime client: what Lambda's runtime brings.
OF_THE_RUNTIME = frozenset(
    "awslambdaric boto3 botocore jmespath python-dateutil s3transfer simplejson six snapshot-restore-py urllib3".split()
)


def runtime_client(folder: Path) -> Path:
    """Install AWS's runtime client and boto3 for Lambda's Python into a folder, unless they are there."""
    listed = (REPOSITORY / "requirements" / "browser.txt").read_text(encoding="utf-8")
    entries = re.findall(r"^[a-z0-9-]+==(?:.*\\\n)+.*\n", listed, re.MULTILINE)
    wanted = "".join(entry for entry in entries if entry.partition("==")[0] in OF_THE_RUNTIME)
    stamp, digest = folder.with_suffix(".sha256"), hashlib.sha256(wanted.encode()).hexdigest()
    if stamp.is_file() and stamp.read_text() == digest:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    requirements = folder.with_suffix(".txt")
    requirements.write_text(wanted)
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    install = [lambda_python() or "python", "-m", "pip", "install", *options, "--target", folder, "-r", requirements]
    subprocess.run(install, check=True, capture_output=True)
    stamp.write_text(digest)
    return folder


class LambdaEnvironment:
    """The folders of one function, laid out below `root`.

    Args:
        root: where to lay them out.
        archive: the function's zip.
        layers: folders of the layers' contents, the later ones over the earlier.
        runtime: see `runtime_client`.
    """

    def __init__(self, root: Path, *, archive: Path, layers: list[Path], runtime: Path) -> None:
        self._root = root
        with zipfile.ZipFile(archive) as packed:
            for entry in packed.infolist():
                place = Path(packed.extract(entry, root / TASK.lstrip("/")))
                place.chmod(entry.external_attr >> 16 & 0o777 or 0o755)
        for layer in layers:
            shutil.copytree(layer, root / LAYERS.lstrip("/"), copy_function=_link, dirs_exist_ok=True)
        python = lambda_python()
        assert python is not None
        code = "import sys; print(sys.base_prefix)"
        prefix = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        self._mounts = {runtime: RUNTIME.lstrip("/"), Path(prefix): LANGUAGE.lstrip("/")}

    def add(self, file: Path) -> str:
        """Put a file where the function can read it; return its path there."""
        shutil.copy(file, self._root / file.name)
        return f"/{file.name}"

    def variables(self) -> dict[str, str]:
        """What Lambda sets."""
        return {
            "PATH": f"{LANGUAGE}/bin:/usr/local/bin:/usr/bin:/bin:{LAYERS}/bin",
            "LD_LIBRARY_PATH": f"{LANGUAGE}/lib:/lib64:/usr/lib64:{RUNTIME}:{RUNTIME}/lib:{TASK}:{TASK}/lib:{LAYERS}/lib",
            "LANG": "en_US.UTF-8",
            "TZ": ":UTC",
            "LAMBDA_TASK_ROOT": TASK,
            "LAMBDA_RUNTIME_DIR": RUNTIME,
        }

    def command(self, *arguments: str) -> list[str]:
        """The command that runs a program there."""
        return in_root(
            self._root,
            arguments,
            workdir=TASK,
            user=UID,
            binds=SYSTEM,
            mounts=self._mounts,
            no_shared_memory=True,
            user_namespaces=False,
        )


class PackagedFunction(LambdaFunction):
    """A function of the package under the runtime client, in an environment laid out as Lambda's."""

    def __init__(self, environment: LambdaEnvironment, handler: str, env: Mapping[str, str]) -> None:
        super().__init__(handler, env)
        self._place = environment

    def environment(self) -> dict[str, str]:
        """See `LambdaFunction.environment`."""
        return {**self._place.variables(), "PYTHONPATH": f"{TASK}:{LAYERS}/python:{RUNTIME}"}

    def command(self, handler: str) -> list[str]:
        """See `LambdaFunction.command`."""
        return self._place.command(f"{LANGUAGE}/bin/python{PYTHON_VERSION}", "-m", "awslambdaric", handler)


def _link(source: str, target: str) -> None:
    """Share a file instead of copying it, where both lie on one disk."""
    Path(target).unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
