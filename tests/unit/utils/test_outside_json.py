"""JSON from outside ends in a value or in a ValueError, however deeply it is nested, and is read in one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from emptor.utils.outside_json import read_json

ROOT = Path(__file__).parents[3]
SOURCES = (ROOT / "shared" / "emptor", ROOT / "functions", ROOT / "infra" / "local" / "emptor_local")
OURS = {  # modules that call the decoder themselves
    "utils/outside_json.py": "the one place",
    "core/request_values.py": "measures the depth before it decodes",
    "catalogues/shops_json.py": "keeps numbers as they are written, and says what is wrong with a catalogue",
    "archive/building.py": "names the line of an index",
    "providers/faults.py": "whatever is raised while a provider answers is its model's failure",
    "providers/gemini.py": "the same",
    "core/secret_references.py": "what the operator keeps at AWS",
    "queue/sqs.py": "our own messages",
    "core/lambda_queue.py": "our own messages",
    "core/cpu_template.py": "our own processes",
    "questions/dictionaries.py": "our own files",
    "lexicon/source.py": "our own files",
}


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, "[" * 50_000 + "]" * 50_000, "", "{", "\ud800", b"\xff\xfe\x00"]
)
def test_what_cannot_be_read_is_a_value_error(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_json(text)


def test_what_can_be_read_is_its_value() -> None:
    assert read_json(b'{"a": [1, "\xc3\xa9", null]}') == {"a": [1, "é", None]}
    assert read_json('["x"]'.encode("utf-16")) == ["x"]


def test_json_from_outside_is_read_in_one_place() -> None:
    """`json.loads` and a response's `.json()` end in a RecursionError on what is nested deeply enough."""
    decoding = {f"{path.parent.name}/{path.name}" for folder in SOURCES for path in folder.rglob("*.py") if any(_decodes(path))}
    assert decoding == set(OURS)


def _decodes(path: Path) -> Iterator[bool]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="json"), attr="load" | "loads")):
                yield True
            case ast.Call(func=ast.Attribute(attr="json"), args=[], keywords=[]):
                yield True
