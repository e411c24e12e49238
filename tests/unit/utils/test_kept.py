"""Expressions and tables are kept for the next process, say the same there, and never outlive what they were made from."""

from __future__ import annotations

import _sre
import re
import subprocess
import sys
from pathlib import Path

import pytest

from emptor.utils.kept import KeptFile, KeptPatterns, KeptTables

SOURCES = [
    (r"(?P<n>\d+)(?:[.,](?P<cents>\d\d))?\s?(€|euro)", re.IGNORECASE),
    (r"(?<![^\W_])(?:größe|taille|[a-c])++(?=\s|$)", 0),
    (r"(?sx) a . b  # both", 0),
    (rb"\xff[\x00-\x1f]{2,3}?", re.DOTALL),
]
TEXTS = ("12,50 EURO", "größe a", "a\nb", "")
# What a process reads of a question and a page, and how many expressions Python compiled for it.
PROCESS = """
import sys
from pathlib import Path
import re._compiler as compiler
compiled = []
parse = compiler._parser.parse
compiler._parser.parse = lambda *given: compiled.append(given) or parse(*given)
from emptor.utils import kept
if len(sys.argv) > 1:
    kept.start_keeping(Path(sys.argv[1]))
from emptor.agents.questions import parse_question
from emptor.extract import extract_page
from emptor.models.jobs import JobOptions
from emptor.services.warming import PAGE, URL
for question in ("wireless headphnes under 150 dollars", "leise Sportkopfhörer ohne Mikrofon", "Miele waschmaschine waterdicht"):
    print(parse_question(question, JobOptions()).model_dump_json())
print(extract_page(PAGE, URL).model_dump_json())
print(len(compiled), file=sys.stderr)
kept.keep_new()
"""


@pytest.fixture(autouse=True)
def keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def refuse(*_: object) -> re.Pattern[str]:
    raise AssertionError("compiled, or made, once more")


def refusing(path: Path, monkeypatch: pytest.MonkeyPatch) -> KeptPatterns:
    patterns = KeptPatterns(path)
    monkeypatch.setattr(patterns, "_compile", refuse)
    return patterns


def test_a_kept_expression_is_not_compiled_and_finds_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = KeptPatterns(tmp_path / "patterns")
    compiled = [first.compile(source, flags) for source, flags in SOURCES]
    first.write()
    next_one = refusing(tmp_path / "patterns", monkeypatch)
    again = [next_one.compile(source, flags) for source, flags in SOURCES]
    assert again == compiled
    for one, other in zip(compiled, again, strict=True):
        assert (one.groupindex, one.groups, one.flags) == (other.groupindex, other.groups, other.flags)
        for text in TEXTS if isinstance(one.pattern, str) else (b"\xff\x00\x01", b""):
            found, refound = one.search(text), other.search(text)
            assert (found and found.groupdict(), found and found.span()) == (
                refound and refound.groupdict(),
                refound and refound.span(),
            )


def test_flags_are_part_of_an_expression(tmp_path: Path) -> None:
    first = KeptPatterns(tmp_path / "patterns")
    first.compile("a", 0)
    first.write()
    assert KeptPatterns(tmp_path / "patterns").compile("a", re.IGNORECASE).match("A")


def test_an_expression_that_depends_on_the_locale_is_compiled_each_time(tmp_path: Path) -> None:
    first = KeptPatterns(tmp_path / "patterns")
    first.compile(b"a", re.LOCALE | re.IGNORECASE)
    first.write()
    assert not (tmp_path / "patterns").exists()


def test_a_faulty_expression_is_refused_as_python_does(tmp_path: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        KeptPatterns(tmp_path / "patterns").compile("(a", 0)


def test_what_was_kept_by_another_python_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = KeptPatterns(tmp_path / "patterns")
    first.compile("a", 0)
    first.write()
    monkeypatch.setattr(sys, "version", "another")
    assert KeptPatterns(tmp_path / "patterns").compile("a", 0).match("a")
    with pytest.raises(AssertionError, match="once more"):
        refusing(tmp_path / "patterns", monkeypatch).compile("a", 0)


@pytest.mark.parametrize("broken", [b"", b"{", b"\xfb\x01", b"N"])
def test_a_broken_file_is_written_again(broken: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "patterns").write_bytes(broken)
    first = KeptPatterns(tmp_path / "patterns")
    first.compile("a", 0)
    first.write()
    assert refusing(tmp_path / "patterns", monkeypatch).compile("a", 0).match("a")


def test_nothing_is_kept_where_python_keeps_no_byte_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    first = KeptPatterns(tmp_path / "patterns")
    first.compile("a", 0)
    first.write()
    assert list(tmp_path.iterdir()) == []


def test_two_processes_keep_beside_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = KeptPatterns(tmp_path / "patterns"), KeptPatterns(tmp_path / "patterns")
    one.compile("a", 0)
    other.compile("b", 0)
    one.write()
    other.write()
    both = refusing(tmp_path / "patterns", monkeypatch)
    assert both.compile("a", 0).match("a")
    assert both.compile("b", 0).match("b")


def test_a_few_expressions_are_not_worth_a_file(tmp_path: Path) -> None:
    """Python's own tokenizer is written otherwise in each process: the file would be written, and grow, at each start."""
    first = KeptPatterns(tmp_path / "patterns", worth_chars=100)
    first.compile("a", 0)
    first.write()
    assert not (tmp_path / "patterns").exists()
    first.compile("b" * 100, 0)
    first.write()
    assert KeptFile(tmp_path / "patterns", (sys.version, _sre.MAGIC)).get(("a", 0))


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "words.toml").write_text("a")
    return folder


def test_a_table_is_made_once(package: Path, tmp_path: Path) -> None:
    first = KeptTables(tmp_path / "tables", package)
    made = first.table("words", lambda: {("a", 1): frozenset({"b"})})
    first.write()
    assert KeptTables(tmp_path / "tables", package).table("words", refuse) == made  # type: ignore[comparison-overlap]


def test_a_table_is_made_anew_once_a_file_of_the_package_has_changed(package: Path, tmp_path: Path) -> None:
    first = KeptTables(tmp_path / "tables", package)
    first.table("words", lambda: "old")
    first.write()
    (package / "inner" / "words.toml").write_text("b c")
    assert KeptTables(tmp_path / "tables", package).table("words", lambda: "new") == "new"


def test_a_table_is_not_kept_when_a_file_has_changed_meanwhile(package: Path, tmp_path: Path) -> None:
    first = KeptTables(tmp_path / "tables", package)
    first.table("words", lambda: "old")
    (package / "inner" / "new.py").write_text("")
    first.write()
    assert not (tmp_path / "tables").exists()


def test_questions_and_pages_are_read_alike_with_what_was_kept_and_without(tmp_path: Path) -> None:
    def read(*arguments: str) -> tuple[str, int]:
        command = [sys.executable, "-c", PROCESS, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONDONTWRITEBYTECODE": ""})
        return done.stdout, int(done.stderr.splitlines()[-1])

    plain, compiled = read()
    assert read(str(tmp_path))[0] == plain
    again, left = read(str(tmp_path))
    assert again == plain
    assert left < compiled / 10
