"""CPU of a first job and of a further one, over all processes of `emptor research`: `python tests/benchmarks/bench_cold.py`.

The command, the processes of its pool and the embedded PostgreSQL count, also those that outlive the command by a moment. A
further job asks the same, and finds each page remembered, or comes behind another question's, and reads its pages itself.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys

from emptor_local.sample import sample_path

QUESTION = "wireless headphones under 150 dollars"
OTHER = "robot vacuum under 400 dollars with mopping"
RUNS = 3
SET_CHILD_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of Linux: orphans become ours, with their times
AGAIN = """
import sys
from emptor_local.cli import main, research
once = research.run_job
async def several(services, request, progress):
    for question in sys.argv[1:]:
        view = await once(services, request.model_copy(update={"question": question}), progress)
    return view
research.run_job = several
sys.exit(main.main(["research", sys.argv[1], "--format", "json"]))
"""


def cpu_of_jobs(*questions: str) -> float:
    """Seconds of CPU for jobs in turn in one process, and whatever it started."""
    environment = {**os.environ, "EMPTOR_WEB": str(sample_path())}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.Popen([sys.executable, "-c", AGAIN, *questions], env=environment, **quiet)
    spent_s = 0.0
    while True:
        try:
            _, _, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return spent_s
        spent_s += usage.ru_utime + usage.ru_stime


def median_cpu(*questions: str) -> float:
    return sorted(cpu_of_jobs(*questions) for _ in range(RUNS))[RUNS // 2]


def main() -> None:
    ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    cpu_of_jobs(QUESTION)  # the database is made once
    first, again = median_cpu(QUESTION), median_cpu(QUESTION, QUESTION)
    other, behind = median_cpu(OTHER), median_cpu(OTHER, QUESTION)
    same, further = again - first, behind - other
    print(f"CPU of a first job: {first:.2f} s")
    print(f"  of the same question once more in its process: {same:.2f} s: cold costs {first - same:.2f} s more")
    print(f"  of that question behind another: {further:.2f} s: cold costs {first - further:.2f} s more")


if __name__ == "__main__":
    main()
