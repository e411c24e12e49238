"""CPU of a first job and of a further one, over all processes of `emptor research`: `python tests/benchmarks/bench_cold.py`.

The command, the processes of its pool and the embedded PostgreSQL count, also those that outlive the command by a moment.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys

from emptor_local.sample import sample_path

QUESTION = "wireless headphones under 150 dollars"
RUNS = 3
SET_CHILD_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of Linux: orphans become ours, with their times
AGAIN = """
import sys
from emptor_local.cli import main, research
once = research.run_job
async def several(*arguments):
    for _ in range(int(sys.argv[1]) - 1):
        await once(*arguments)
    return await once(*arguments)
research.run_job = several
sys.exit(main.main(["research", sys.argv[2], "--format", "json"]))
"""


def cpu_of_jobs(jobs: int) -> float:
    """Seconds of CPU for so many jobs in turn in one process, and whatever it started."""
    environment = {**os.environ, "EMPTOR_WEB": str(sample_path())}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.Popen([sys.executable, "-c", AGAIN, str(jobs), QUESTION], env=environment, **quiet)
    spent_s = 0.0
    while True:
        try:
            _, _, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return spent_s
        spent_s += usage.ru_utime + usage.ru_stime


def main() -> None:
    ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    cpu_of_jobs(1)  # the database is made once
    one = sorted(cpu_of_jobs(1) for _ in range(RUNS))[RUNS // 2]
    three = sorted(cpu_of_jobs(3) for _ in range(RUNS))[RUNS // 2]
    further = (three - one) / 2
    print(
        f"CPU of a first job {one:.2f} s, of a further one in its process {further:.2f} s: cold costs {one - further:.2f} s more"
    )


if __name__ == "__main__":
    main()
