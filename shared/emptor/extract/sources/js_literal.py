"""Object literals of JavaScript as tag managers write them: keys without quotes, single quotes, trailing commas."""

from __future__ import annotations

import json
import re
from typing import Any

from emptor.extract.sources.json_text import loads

MAX_LITERAL_CHARS = 40_000
_STRUCTURE = re.compile(r"""[{}\[\]]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`""", re.DOTALL)
_TOKEN = re.compile(
    r"""(?P<double>"(?:[^"\\]|\\.)*")|(?P<single>'(?:[^'\\]|\\.)*')|(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<key>[A-Za-z_$][\w$]*)(?=\s*:)|(?P<word>[A-Za-z_$][\w$.]*(?:\([^()]*\))?)""",
    re.DOTALL,
)
_COMPUTED = re.compile(r'null(?:\s*(?:[-+*/]|\|\||&&)\s*(?:null|\d+(?:\.\d+)?|"(?:[^"\\]|\\.)*"))+')
_KEPT = frozenset({"true", "false", "null"})


def read_literal(text: str, start: int) -> Any:
    """Return the value of the object or array literal that begins at `text[start]`, or None when it is none or too long.

    What a script computes there (variables, calls) is read as null.
    """
    end = _end(text, start)
    return loads(_COMPUTED.sub("null", _TOKEN.sub(_as_json, text[start:end]))) if end is not None else None


def _end(text: str, start: int) -> int | None:
    """The place after the bracket that closes the one at `start`; brackets in strings do not count."""
    depth = 0
    for match in _STRUCTURE.finditer(text, start, min(len(text), start + MAX_LITERAL_CHARS)):
        mark = match.group()
        if mark in {"{", "["}:
            depth += 1
        elif mark in {"}", "]"}:
            depth -= 1
            if depth == 0:
                return match.end()
    return None


def _as_json(match: re.Match[str]) -> str:
    if match["double"]:
        return match["double"]
    if match["single"]:
        return json.dumps(match["single"][1:-1].replace("\\'", "'").replace("\\/", "/"), ensure_ascii=False)
    if match["comment"]:
        return ""
    if match["key"]:
        return f'"{match["key"]}"'
    return match["word"] if match["word"] in _KEPT else "null"
