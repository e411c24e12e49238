"""Compiled expressions and tables that were made from code and data alone, kept for the next process: byte code for both.

    start_keeping()                             # before a process loads what it needs
    words = kept_table("words", make_words)     # as it was made before, as long as no file of the package has changed
    keep_new()                                  # once all is loaded: what was missing is there for the next process

Only processes that call `start_keeping` find or keep anything: in all others a table is made where it is asked for, and Python
compiles each expression. Nothing is kept where Python keeps no byte code (`PYTHONDONTWRITEBYTECODE`), or where nothing can be
written.
"""

from __future__ import annotations

import importlib
import marshal
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp
from typing import Any, TypeVar

T = TypeVar("T")

_PACKAGE = Path(__file__).resolve().parents[1]
_SOURCES = (".py", ".toml")
_MAX_PATTERNS = 5_000  # of several commands together; past that, those of this process alone
_WORTH_CHARS = 4_000  # of expressions that were not kept: fewer compile in some 10 ms, and a few of Python's own differ each time
_CACHE = "__pycache__"
_MODE = 0o644  # as byte code: whoever may run the package may read it


class KeptFile:
    """Values by key, in one file, for as long as its state is the one it was written for."""

    def __init__(self, path: Path, state: Any, *, limit: int | None = None) -> None:
        self._path, self._state, self._limit = path, state, limit
        self._values: dict[Any, Any] | None = None  # read when first asked for
        self._fresh: dict[Any, Any] = {}

    def get(self, key: object) -> Any:
        """Return the value kept for the key, or None."""
        if self._values is None:
            self._values = self._read()
        return self._values.get(key)

    def add(self, key: object, value: object) -> None:
        """Note a value that was not kept, for `write`."""
        self._fresh[key] = value

    @property
    def has_new(self) -> bool:
        """Whether a value was added since the last `write`."""
        return bool(self._fresh)

    def write(self) -> None:
        """Keep what was added, beside what is kept by now. The file is replaced at once: others read it whole, or as it was."""
        if not self.has_new or sys.dont_write_bytecode:
            return
        values = self._read()
        if self._limit is not None and len(values) + len(self._fresh) > self._limit:
            values = {}
        with suppress(OSError, ValueError):
            _replace(self._path, marshal.dumps((self._state, {**values, **self._fresh})))
            self._fresh = {}

    def _read(self) -> dict[Any, Any]:
        with suppress(OSError, ValueError, EOFError, TypeError):
            state, values = marshal.loads(self._path.read_bytes())  # noqa: S302 - our own, beside our byte code
            if state == self._state and isinstance(values, dict):
                return values
        return {}


class KeptPatterns:
    """Stands before Python's compiler of expressions: one that is kept is not compiled.

    The code of an expression belongs to one version of Python; the machine that runs it checks it when it is loaded.
    """

    def __init__(self, path: Path, *, worth_chars: int = 0) -> None:
        """Args: the file; how many characters of expressions have to be missing before `write` writes it anew."""
        self._worth_chars = worth_chars
        self._engine: Any = importlib.import_module("_sre")
        self._compiler: Any = importlib.import_module("re._compiler")
        self._parse: Callable[..., Any] = importlib.import_module("re._parser").parse
        self._encode: Callable[..., Iterable[int]] = getattr(self._compiler, "_code")  # noqa: B009 - another Python may lack it
        self._compile: Callable[..., re.Pattern[Any]] = self._compiler.compile
        self._file = KeptFile(path, (sys.version, self._engine.MAGIC), limit=_MAX_PATTERNS)
        self._missed: dict[tuple[str | bytes, int], re.Pattern[Any]] = {}

    def install(self) -> None:
        """Look here first whenever an expression is compiled in this process."""
        self._compiler.compile = self.compile

    def compile(self, source: Any, flags: Any = 0) -> re.Pattern[Any]:
        """Return the compiled expression. Raises re.error as Python does."""
        if not isinstance(source, str | bytes):
            return self._compile(source, flags)  # parsed already
        key = (source, int(flags))
        if (kept := self._file.get(key)) is not None:
            return self._loaded(source, kept)
        compiled = self._compile(source, flags)
        if not flags & re.DEBUG and not compiled.flags & re.LOCALE:
            self._missed[key] = compiled
        return compiled

    def write(self) -> None:
        """Keep the expressions that had to be compiled, where they are worth it."""
        if sum(len(source) for source, _ in self._missed) < self._worth_chars:
            return
        missed, self._missed = self._missed, {}
        for (source, flags), compiled in missed.items():
            code = self._code(source, flags)
            with suppress(RuntimeError, ValueError, TypeError):
                if self._loaded(source, code) == compiled:  # Python compares the code
                    self._file.add((source, flags), code)
        self._file.write()

    def _code(self, source: str | bytes, flags: int) -> tuple[Any, ...]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it was given when the expression was compiled
            parsed = self._parse(source, flags)
        code = [int(word) for word in self._encode(parsed, flags)]
        names = dict(parsed.state.groupdict)
        by_number: list[str | None] = [None] * parsed.state.groups
        for name, number in names.items():
            by_number[number] = name
        return flags | int(parsed.state.flags), code, parsed.state.groups - 1, names, tuple(by_number)

    def _loaded(self, source: str | bytes, kept: tuple[Any, ...]) -> re.Pattern[Any]:
        compiled: re.Pattern[Any] = self._engine.compile(source, *kept)
        return compiled


class KeptTables:
    """Tables that the package makes of its own files."""

    def __init__(self, path: Path, package: Path) -> None:
        self._package, self._state = package, _state_of(package)
        self._file = KeptFile(path, (sys.version, self._state))

    def table(self, name: str, make: Callable[[], T]) -> T:
        """See `kept_table`."""
        packed = self._file.get(name)
        if packed is not None:
            kept: T = marshal.loads(packed)  # noqa: S302 - our own, beside our byte code
            return kept
        made = make()
        value: Any = made
        self._file.add(name, marshal.dumps(value))
        return made

    def write(self) -> None:
        """Keep the tables that had to be made, unless a file has changed meanwhile: who knows which of the two was loaded."""
        if self._file.has_new and _state_of(self._package) == self._state:
            self._file.write()


class _Process:
    """What this process finds kept; nothing before `start_keeping`."""

    tables: KeptTables | None = None
    patterns: KeptPatterns | None = None


def start_keeping(folder: Path = _PACKAGE / _CACHE) -> None:
    """Find in this process what another has kept in the folder. Once is enough."""
    if _Process.tables is not None:
        return
    tag = sys.implementation.cache_tag
    _Process.tables = KeptTables(folder / f"tables.{tag}", _PACKAGE)
    with suppress(ImportError, AttributeError):  # another Python, whose compiler of expressions stands elsewhere
        _Process.patterns = KeptPatterns(folder / f"patterns.{tag}", worth_chars=_WORTH_CHARS)
        _Process.patterns.install()


def kept_table(name: str, make: Callable[[], T]) -> T:
    """Return what `make` returns, as it was kept, or made now.

    Args:
        name: of this table and no other, in the whole package.
        make: makes it of the package's own files and nothing else: plain tuples, lists, dicts, sets, texts and numbers.
    """
    return _Process.tables.table(name, make) if _Process.tables is not None else make()


def keep_new() -> None:
    """Keep what this process had to make or compile, for the next one."""
    for kept in (_Process.tables, _Process.patterns):
        if kept is not None:
            kept.write()


def _state_of(package: Path) -> tuple[tuple[str, int, int], ...]:
    return tuple(sorted(_files(package, "")))


def _files(folder: str | Path, below: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != _CACHE:
                    yield from _files(entry.path, f"{below}{entry.name}/")
            elif entry.name.endswith(_SOURCES):
                about = entry.stat()
                yield below + entry.name, about.st_size, about.st_mtime_ns


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    descriptor, written = mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), _MODE)
        Path(written).replace(path)
    except OSError:
        Path(written).unlink()
        raise
