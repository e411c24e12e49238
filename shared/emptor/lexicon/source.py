"""Reads the data files of the lexicon, once a process, and makes the matchers that callers ask for.

`compiled.json` holds all languages in one file. The build of the layer writes it (`python -m emptor.lexicon.build`), so that a
cold start parses no TOML. Where it is absent, the TOML files are read, and what they say is kept beside Python's byte code, as
that is: for as long as no file has another size or time.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from emptor.lexicon.folding import fold
from emptor.lexicon.matcher import Entry, Matcher
from emptor.utils.kept import KeptFile, kept_table

COMPILED = "compiled.json"
KEPT = f"lexicon.{sys.implementation.cache_tag}"
_DATA = "data"
_SUFFIX = ".toml"

Data = dict[str, dict[str, list[str]]]  # language → concept → phrases, as the files have them
Concepts = Mapping[str, tuple[str, ...]]  # `stock.out` → its phrases


def _languages() -> tuple[str, ...]:
    folder = files("emptor.lexicon").joinpath(_DATA)
    return tuple(sorted(f.name.removesuffix(_SUFFIX) for f in folder.iterdir() if f.name.endswith(_SUFFIX)))


LANGUAGES: tuple[str, ...] = _languages()


def read_toml() -> Data:
    """Return language → concept → phrases, from the TOML files."""
    folder = files("emptor.lexicon").joinpath(_DATA)
    texts = {language: folder.joinpath(language + _SUFFIX).read_text("utf-8") for language in LANGUAGES}
    return {language: {name: list(values) for name, values in _flat(tomllib.loads(text))} for language, text in texts.items()}


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, list[str]]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _read_once() -> Data:
    folder = files("emptor.lexicon")
    return kept_reading(folder / "__pycache__" / KEPT, folder / _DATA) if isinstance(folder, Path) else read_toml()


def kept_reading(kept: Path, folder: Path) -> Data:
    """Return what the TOML files say, as it was kept in a file when they were last read, if they are as they were then."""
    sources = [*sorted(folder.glob("*" + _SUFFIX)), Path(__file__)]
    state = tuple((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in sources)
    file = KeptFile(kept, (sys.version, state))
    data: Data | None = file.get(_DATA)
    if data is None:
        data = read_toml()
        file.add(_DATA, data)
        file.write()
    return data


@cache
def _all() -> Mapping[str, Concepts]:
    return kept_table("lexicon", _read)


def _read() -> dict[str, Concepts]:
    compiled = files("emptor.lexicon").joinpath(COMPILED)
    data = json.loads(compiled.read_text("utf-8")) if compiled.is_file() else _read_once()
    return {language: {name: tuple(values) for name, values in named.items()} for language, named in data.items()}


def concepts(family: str) -> tuple[str, ...]:
    """Return the names of all concepts of a family, in the order of the data: `stock` gives `stock.out`, …"""
    return _families().get(family, ())


def phrases(concept: str, language: str | None = None) -> tuple[str, ...]:
    """Return the phrases of a concept (`stock.out`), or of a family, in one language or in all."""
    found: dict[str, None] = {}
    for spoken in (language,) if language else _all():
        for name in _families_of(spoken).get(concept, ()):
            found |= dict.fromkeys(_all()[spoken][name])
    return tuple(found)


@cache
def folded(*names: str) -> frozenset[str]:
    """Return the folded phrases of some concepts or families, in all languages: a class of words that a word is looked up in."""
    return frozenset(fold(phrase) for name in names for phrase in phrases(name))


@cache
def matcher(*names: str) -> Matcher:
    """Return the matcher for concepts or families, in all languages; made once a process.

    Keys of matches are full names of concepts. Raises `KeyError` for a name that no language has.
    """
    for name in names:
        if not concepts(name):
            raise KeyError(f"The lexicon has no concept {name!r}.")
    wanted = frozenset(concept for name in names for concept in concepts(name))
    entries = (
        Entry(concept, language, phrase)
        for language, named in _all().items()
        for concept, values in named.items()
        if concept in wanted
        for phrase in values
    )
    return Matcher(entries, kept_as=" ".join(names))


@cache
def _families() -> Mapping[str, tuple[str, ...]]:
    """The concepts of each family: `stock` → `stock.out`, …; `stock.out` → itself."""
    return kept_table("families", lambda: _grouped(name for named in _all().values() for name in named))


@cache
def _families_of(language: str) -> Mapping[str, tuple[str, ...]]:
    """The same, of one language's concepts alone; none of a language that there is not."""
    return kept_table(f"families {language}", lambda: _grouped(_all().get(language, {})))


def _grouped(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for concept in names:
        parts = concept.split(".")
        for end in range(1, len(parts) + 1):
            found.setdefault(".".join(parts[:end]), {})[concept] = None
    return {family: tuple(members) for family, members in found.items()}
