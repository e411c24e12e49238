"""Work whose result all workers of a run of the tests share: the first one does it, the others wait for it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

ALONE = uuid4().hex  # the run's name where it has no workers


def once_a_run(folder: Path, work: Callable[[], object]) -> Path:
    """Do `work`, which fills `folder`, once a run: another worker of the run may be reading it. Returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    run, done = os.environ.get("PYTEST_XDIST_TESTRUNUID", ALONE), folder / "run"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists() or done.read_text() != run:
            work()
            done.write_text(run)
    return folder
