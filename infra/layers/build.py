"""Builds the two layers of the functions under build/layers: the dependencies, and the code.

    dependencies/python/…   the packages of requirements/runtime.txt, for Lambda's platform, hash-checked, without what never runs
    code/python/emptor/…    the shared package

Native libraries are stripped of symbols. Byte code is compiled with the `unchecked-hash` mark, because packaging resets the
files' times and would otherwise make every cold start compile everything again. Prints the sizes; fails over the limit.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements" / "runtime.txt"
PYTHON_VERSION = "3.13"
PLATFORM = "x86_64-manylinux_2_28"
PIP_PLATFORMS = ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")
MB = 1_000_000
# Ours. Lambda's own limit is 250 MB for all layers and the function together.
MAX_MB = 150

# Directories and files that nothing imports when the functions run.
UNUSED_DIRECTORIES = frozenset({"tests", "__pycache__", "bin", "include"})
UNUSED_SUFFIXES = frozenset({".pyi", ".c", ".h", ".pyx", ".pxd", ".cpp", ".hpp"})
# Of babel the languages that reports are written in, and the largest others: the tables of all are 30 MB.
LANGUAGES = frozenset("ar cs da de en es fi fr it ja ko nl pl pt root ru sv tr zh".split())
# Of the spelling dictionaries, those that `agents/questions/spelling.py` reads.
DICTIONARIES = frozenset({"en", "de", "fr", "es", "it", "nl", "pt"})
# Large clients and tables whose source nobody reads on Lambda: byte code alone, 50 MB less.
WITHOUT_SOURCE = (
    "anthropic",
    "genai_prices",
    "google",
    "langchain_core",
    "langgraph",
    "langgraph_sdk",
    "langsmith",
    "openai",
    "pyasn1_modules",
    "pydantic",
    "websockets",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "layers", help="where to build (default: build/layers)")
    out: Path = parser.parse_args().out
    build_dependencies(out / "dependencies")
    build_code(out / "code")
    return report(out)


def build_dependencies(layer: Path) -> None:
    """Install, prune and compile; nothing to do when the requirements and this file are those of the last time."""
    stamp, digest = layer.with_suffix(".sha256"), _digest()
    if layer.is_dir() and stamp.is_file() and stamp.read_text() == digest:
        return
    shutil.rmtree(layer, ignore_errors=True)
    stamp.unlink(missing_ok=True)
    target = layer / "python"
    install(target)
    prune(target)
    strip(target)
    compile_all(target)
    stamp.write_text(digest)


def build_code(layer: Path) -> None:
    shutil.rmtree(layer, ignore_errors=True)
    shutil.copytree(ROOT / "shared" / "emptor", layer / "python" / "emptor", ignore=shutil.ignore_patterns("__pycache__"))
    _run([sys.executable, "-m", "emptor.lexicon.build", str(layer / "python")])
    compile_all(layer / "python")


def install(target: Path) -> None:
    """Install with uv, or with pip where only pip knows the registry."""
    common = ["--quiet", "--target", str(target), "--python-version", PYTHON_VERSION, "--require-hashes", "--no-deps"]
    wanted = ["--only-binary", ":all:", "-r", str(REQUIREMENTS)]
    uv = Path(sys.executable).with_name("uv")
    # Copies, not links: what is stripped below must not be the file that the cache and other environments share.
    if uv.exists() and _run(
        [uv, "pip", "install", "--link-mode", "copy", *common, "--python-platform", PLATFORM, *wanted], check=False
    ):
        return
    shutil.rmtree(target, ignore_errors=True)
    platforms = [option for name in PIP_PLATFORMS for option in ("--platform", name)]
    _run([sys.executable, "-m", "pip", "install", *common, *platforms, "--implementation", "cp", *wanted])


def prune(target: Path) -> None:
    """Remove what no function imports."""
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_dir() and path.name in UNUSED_DIRECTORIES:
            shutil.rmtree(path)
        elif path.suffix in UNUSED_SUFFIXES and path.is_file():
            path.unlink()
    for path in target.glob("lxml/objectify.*.so"):
        path.unlink()
    for path in (target / "babel" / "locale-data").glob("*.dat"):
        if path.stem not in LANGUAGES:
            path.unlink()
    for path in (target / "spellchecker" / "resources").glob("*.json.gz"):
        if path.name.partition(".")[0] not in DICTIONARIES:
            path.unlink()


def strip(target: Path) -> None:
    """Drop the symbols of native libraries: a third of their size. Needs binutils; without it the layer is larger."""
    libraries = [path for path in target.rglob("*.so*") if path.is_file()]
    if libraries and shutil.which("strip"):
        _run(["strip", "--strip-unneeded", *libraries])


def compile_all(target: Path) -> None:
    """Compile with the interpreter version that Lambda runs; byte code of another version is dead weight."""
    python = lambda_python()
    if python is None:
        say(
            f"No python{PYTHON_VERSION} here: the layers go without byte code and are larger, and cold starts take twice as long."
        )
        return
    for package in WITHOUT_SOURCE:
        if (target / package).is_dir():
            _compile(python, target, target / package, "-b")
            for source in (target / package).rglob("*.py"):
                source.unlink()
    _compile(python, target, target)


def _compile(python: Path, root: Path, directory: Path, *options: str) -> None:
    # -s and -p make tracebacks show the path on Lambda instead of the one here.
    where = ["-s", str(root), "-p", "/opt/python"]
    _run([python, "-m", "compileall", "-q", "-j", "0", "--invalidation-mode", "unchecked-hash", *options, *where, directory])


def lambda_python() -> Path | None:
    """Find an interpreter of Lambda's version."""
    on_path = shutil.which(f"python{PYTHON_VERSION}")
    candidates: Iterable[Path] = (
        *([Path(on_path)] if on_path else []),
        Path(sys.executable),
        *sorted(Path.home().glob(f".pyenv/versions/{PYTHON_VERSION}.*/bin/python{PYTHON_VERSION}")),
        *sorted(Path.home().glob(f".local/share/uv/python/cpython-{PYTHON_VERSION}*/bin/python{PYTHON_VERSION}")),
    )
    return next((python for python in candidates if _version(python) == PYTHON_VERSION), None)


def report(out: Path) -> int:
    sizes = {layer: sum(path.stat().st_size for path in _files(out / layer)) / MB for layer in ("dependencies", "code")}
    for layer, size in sizes.items():
        say(f"layer {layer:<13} {size:7.1f} MB unzipped")
    total = sum(sizes.values())
    say(f"together            {total:7.1f} MB of at most {MAX_MB} MB")
    return int(total > MAX_MB)


def say(line: str) -> None:
    sys.stderr.write(line + "\n")


def _files(directory: Path) -> Iterator[Path]:
    return (path for path in directory.rglob("*") if path.is_file())


def _digest() -> str:
    return hashlib.sha256(REQUIREMENTS.read_bytes() + Path(__file__).read_bytes()).hexdigest()


def _version(python: Path) -> str:
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    result = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreters
    return result.stdout.strip()


def _run(command: list[str | Path], *, check: bool = True) -> bool:
    return subprocess.run(command, check=check).returncode == 0  # noqa: S603 - our own commands


if __name__ == "__main__":
    sys.exit(main())
