"""Cold starts: the init phase of the packaged API functions beside that of a bare FastAPI and Mangum function.

    make bench B=cold_start

All run under AWS's runtime client with Lambda's Python, from the layers, where only /tmp can be written; in turn, so that a busy
machine disturbs all alike. The init phase ends when the function asks for its first event. The bare function imports from the
same layer. Needs root (for the surroundings) and a Python of Lambda's version. The aim is a ratio of at most 1.05.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.fakes import root_folder
from tests.fakes.lambda_environment import LambdaEnvironment, PackagedFunction, runtime_client
from tests.fakes.lambda_runtime import REPOSITORY
from tests.functions.packaging import built_layers
from tests.functions.payloads import SIGN_IN

RUNS = 9
MS = 1_000
BARE = "bare"
FUNCTIONS = ("health", "research", "products", "watches")
BARE_HANDLER = """
from fastapi import FastAPI
from mangum import Mangum
app = FastAPI()
@app.get("/api/v1/health")
async def health() -> dict[str, str]:
    return {"status": "ok"}
handler = Mangum(app, lifespan="off")
"""
# Never connected to: services open their pools with the first request.
ENV = {**SIGN_IN, "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none"}


def pack(name: str, folder: Path) -> Path:
    """Zip a function as osls does; the bare one is made up here."""
    source = REPOSITORY / "functions" / name / "handler.py"
    if name == BARE:
        source = folder / "bare.py"
        source.write_text(BARE_HANDLER)
    archive = folder / f"{name}.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(source, f"functions/{name}/handler.py")
    return archive


def init_ms(environment: LambdaEnvironment, name: str) -> tuple[float, float]:
    """Wall and CPU milliseconds of one cold start."""
    with PackagedFunction(environment, f"functions/{name}/handler.handler", ENV) as function:
        function.wait_until_initialised()
        return function.init_s * MS, function.init_cpu_s * MS


def main() -> int:
    if reason := root_folder.missing():
        print(f"cold starts are not measured: {reason}", file=sys.stderr)
        return 0
    folder = Path(tempfile.mkdtemp(prefix="emptor-cold-"))
    folder.chmod(0o755)
    try:
        measure(folder)
    finally:
        shutil.rmtree(folder)
    return 0


def measure(folder: Path) -> None:
    layers, runtime = built_layers(), runtime_client(REPOSITORY / "build" / "lambda-runtime")
    attached = [layers / "dependencies", layers / "code"]
    places = {
        name: LambdaEnvironment(folder / name, archive=pack(name, folder), layers=attached, runtime=runtime)
        for name in (BARE, *FUNCTIONS)
    }
    for name, place in places.items():
        init_ms(place, name)  # the files are in the machine's cache from here on
    runs = [{name: init_ms(place, name) for name, place in places.items()} for _ in range(RUNS)]
    wall, cpu = ({name: statistics.median(run[name][kind] for run in runs) for name in places} for kind in (0, 1))
    print(f"{'function':<12}{'init ms':>9}{'CPU ms':>9}{'× bare':>9}{'CPU × bare':>12}   medians of {RUNS} starts in turn")
    for name in places:
        print(f"{name:<12}{wall[name]:>9.0f}{cpu[name]:>9.0f}{wall[name] / wall[BARE]:>9.2f}{cpu[name] / cpu[BARE]:>12.2f}")


if __name__ == "__main__":
    sys.exit(main())
