"""Cold start: how long each function takes to import, what it holds in memory, and which heavy packages it has loaded by then.

    make bench B=imports

Each figure is the median of several fresh interpreters with byte code in place, as in the layers. On a busy machine look at the
CPU time. The sizes of the layers follow when they have been built.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
RUNS = 5
HEAVY = ("langgraph", "openai", "anthropic", "google.genai", "boto3", "playwright", "trafilatura", "litellm", "numpy")
MB = 1_000_000
KB = 1_024
PROBE = """
import json, resource, sys, time
started, cpu_started = time.perf_counter(), time.process_time()
__import__(sys.argv[1])
ms, cpu_ms = (time.perf_counter() - started) * 1000, (time.process_time() - cpu_started) * 1000
rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"ms": ms, "cpu_ms": cpu_ms, "rss_kb": rss, "modules": sorted(sys.modules)}))
"""


@dataclass(frozen=True)
class Import:
    """What importing one module in a fresh interpreter took and loaded."""

    ms: float
    cpu_ms: float
    rss_mb: float
    heavy: tuple[str, ...]


def functions() -> list[str]:
    """Names of the deployed functions that are Python packages of ours (the browser is an image of its own)."""
    return sorted(path.parent.name for path in (REPOSITORY / "functions").glob("*/handler.py") if path.parent.name != "browser")


def measure(module: str) -> Import:
    """Import `module` in a fresh interpreter."""
    env = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE" and not name.startswith("EMPTOR_")
    }
    command = [sys.executable, "-c", PROBE, module]
    result = subprocess.run(command, cwd=REPOSITORY, env=env, capture_output=True, text=True, check=True)
    found = json.loads(result.stdout)
    loaded = set(found["modules"])
    return Import(found["ms"], found["cpu_ms"], found["rss_kb"] * KB / MB, tuple(name for name in HEAVY if name in loaded))


def median(module: str) -> Import:
    measure(module)  # writes the byte code
    runs = [measure(module) for _ in range(RUNS)]
    ms, cpu_ms, rss_mb = (statistics.median(getattr(run, name) for run in runs) for name in ("ms", "cpu_ms", "rss_mb"))
    return Import(ms, cpu_ms, rss_mb, runs[0].heavy)


def size_mb(layer: str) -> float:
    return sum(path.stat().st_size for path in (REPOSITORY / "build" / "layers" / layer).rglob("*") if path.is_file()) / MB


def main() -> None:
    print(f"{'function':<18}{'import ms':>10}{'CPU ms':>9}{'RSS MB':>9}  heavy packages loaded")
    for name in functions():
        result = median(f"functions.{name}.handler")
        print(f"{name:<18}{result.ms:>10.0f}{result.cpu_ms:>9.0f}{result.rss_mb:>9.0f}  {', '.join(result.heavy) or 'none'}")
    result = median("fastapi")
    print(f"{'(fastapi alone)':<18}{result.ms:>10.0f}{result.cpu_ms:>9.0f}{result.rss_mb:>9.0f}")
    for layer in ("dependencies", "code"):
        if size := size_mb(layer):
            print(f"layer {layer:<12}{size:>10.1f} MB unzipped")


if __name__ == "__main__":
    main()
