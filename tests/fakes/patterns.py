"""Every expression of the package, and texts that drive an expression into backtracking."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import emptor
from emptor.lexicon.worded import Worded

CHARS = 20_000
STEPS = ((600, 0.00025), (4_000, 0.003), (CHARS, 0.0))  # a text grows through these; one that takes no longer, in s, is quick
LIMIT_S = 0.1  # of CPU time for one call on CHARS characters
STEEP = 2.8  # twice the text takes so many times as long: 2 is a line, 4 a square; a slow machine makes no steps
MAX_LINEAR_S = 1.0  # for one call, however flat its growth
MAX_OWN_WORDS = 16  # literals of one expression that are repeated
SAMPLES = "aA1é_-.,'\"\n\t <(&/%€|:"
PAIRS = ("a1", "a ", "1 ", "1.", "1,", "a-", "a.", "a,", "' ", '" ', "a\n", " \n", "<a", "a=", "1-", "1x", "Aa", "& ", "a:")
ENDS = ("", "\x00")
QUESTIONS = (
    "noise cancelling headphones under 200 euros with 30 h of battery, not from Sony, rated 4 stars or better",
    "Kaffeemaschine unter 100 Euro mit Mahlwerk, ohne Kapseln, mindestens 2 Liter",
    "casque sans fil à moins de 150 € avec micro",
    "auriculares inalámbricos por menos de 80 euros",
)
_INLINE = frozenset({"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"})


@dataclass(frozen=True)
class Expression:
    """One expression, and the module that compiles it."""

    module: str
    source: str
    flags: int


@dataclass(frozen=True)
class Slow:
    """A call that took too long."""

    expression: Expression
    call: str
    text: str
    seconds: float
    growth: float

    def __str__(self) -> str:
        source = self.expression.source
        shown = source if len(source) < 160 else f"{source[:120]} … {source[-40:]}"
        return (
            f"{self.expression.module}: {self.call} on {self.text} takes {self.seconds * 1000:.0f} ms "
            f"(twice the text: {self.growth:.1f} times as long): {shown}"
        )


def own_expressions(use: Callable[[], None]) -> list[Expression]:
    """Return the expressions of the package (see `all_expressions`); of those that differ in their words alone, one."""
    found: dict[tuple[str, int], Expression] = {}
    for expression in all_expressions(use):
        found[_shape(expression.source), expression.flags] = expression
    return list(found.values())


def all_expressions(use: Callable[[], None]) -> list[Expression]:
    """Return every expression that the package compiles while it is imported and used, and those written in a call of `re`.

    Call it in a process that has not imported the package's modules.

    Args:
        use: makes use of the package, for what is compiled later than the import.
    """
    seen: dict[tuple[str, int], str] = {}
    compile_, here = re._compile, re.__name__  # type: ignore[attr-defined]  # the one place where all of `re` comes by

    def noting(source: Any, flags: int) -> Any:
        frame = sys._getframe(1)
        while frame is not None and frame.f_globals.get("__name__") in {here, "functools"}:
            frame = frame.f_back  # type: ignore[assignment]
        module = frame.f_globals.get("__name__", "") if frame is not None else ""
        if module.startswith(f"{emptor.__name__}.") and isinstance(source, str):
            seen.setdefault((source, int(flags)), module)
        return compile_(source, flags)

    re._compile = noting  # type: ignore[attr-defined]
    try:
        for module in _modules():
            for source in _inline(module):
                seen.setdefault((source, int(re.IGNORECASE)), module.__name__)
        use()
    finally:
        re._compile = compile_  # type: ignore[attr-defined]
    return [Expression(module, source, flags) for (source, flags), module in sorted(seen.items())]


def worded_expressions() -> list[tuple[str, Worded]]:
    """Return every expression of the package that names concepts of the lexicon, and the module that has it."""
    found = {id(value): (module.__name__, value) for module in _modules() for value in _worded_of(vars(module).values())}
    return list(found.values())


def _worded_of(values: Iterable[object]) -> Iterator[Worded]:
    for value in values:
        if isinstance(value, Worded):
            yield value
        elif isinstance(value, tuple):
            yield from _worded_of(value)


_NO_WORDS = re.compile(r"\\[a-zA-Z]|\\u[0-9a-f]{4}|\(\?P<\w+>|\(\?P=\w+\)|\(\?[a-zA-Z]+[:)]|\[[^\]]*\]")
_A_WORD = re.compile(r"[^\W\d_]{3,}|[\u3040-\u9fff\uac00-\ud7af]")


def has_words(expression: Expression) -> bool:
    """Whether an expression spells a word: three letters in a row outside escapes, names of groups and sets of characters."""
    return _A_WORD.search(_NO_WORDS.sub(" ", expression.source)) is not None


def _shape(source: str) -> str:
    """An expression with its words made one: of those that differ in nothing else, as a thousand phrases do, one is tried."""
    return re.sub(r"(?<!\\)[^\W\d_]{2,}", "w", source)


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(emptor.__path__, f"{emptor.__name__}."):
        yield importlib.import_module(found.name)


def _inline(module: ModuleType) -> Iterator[str]:
    """The expressions that stand in a call: `re.sub("a+", …)`."""
    if not module.__file__:
        return
    for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=name), args=[ast.Constant(value=str() as source), *_]
            ) if name in _INLINE:
                yield source


def units(expression: Expression) -> list[str]:
    """Return short texts whose repetition may be hard for an expression: single characters, pairs, and its own literals."""
    parsed = re._parser.parse(expression.source, expression.flags)  # type: ignore[attr-defined]
    words = sorted(set(_literals(parsed)), key=lambda word: (-len(word), word))
    words = words[:: max(1, len(words) // MAX_OWN_WORDS)][:MAX_OWN_WORDS]
    own = [form for word in words for form in (word, f"{word} ")]
    return list(dict.fromkeys([*SAMPLES, *PAIRS, *own]))


def _literals(parsed: Any) -> Iterator[str]:
    """The runs of literal characters of a parsed expression."""
    run = ""
    for op, argument in parsed:
        name = str(op)
        if name == "LITERAL":
            run += chr(argument)
            continue
        if run:
            yield run
            run = ""
        if name == "IN":
            yield from (chr(value) for kind, value in argument if str(kind) == "LITERAL")
        else:
            yield from _inner(argument)
    if run:
        yield run


def _inner(argument: Any) -> Iterator[str]:
    """The literals of whatever an operation encloses."""
    if isinstance(argument, re._parser.SubPattern):  # type: ignore[attr-defined]
        yield from _literals(argument)
    elif isinstance(argument, tuple | list):
        for part in argument:
            yield from _inner(part)


def slow_calls(expression: Expression) -> list[Slow]:
    """Return the first text found on which an expression is too slow; none when there is no such text."""
    pattern = re.compile(expression.source, expression.flags)
    calls: dict[str, Callable[[str], object]] = {
        "finditer": lambda text: sum(1 for _ in pattern.finditer(text)),
        "fullmatch": pattern.fullmatch,
    }
    for unit in units(expression):
        for end in ENDS:
            for name, call in calls.items():
                if found := _measure(expression, name, call, unit, end):
                    return [found]
    return []


def _measure(expression: Expression, name: str, call: Callable[[str], object], unit: str, end: str) -> Slow | None:
    """The call on a text that grows, as far as it takes to see that it is quick, or slow."""
    for chars, quick_s in STEPS:
        seconds = _cpu_s(call, _text(unit, end, chars))
        if seconds < quick_s:
            return None
        if seconds > LIMIT_S:
            seconds = min(seconds, _cpu_s(call, _text(unit, end, chars)))
            before = _cpu_s(call, _text(unit, end, chars // 2))
            growth = seconds / max(before, 1e-6)
            if seconds > LIMIT_S and (growth > STEEP or seconds > MAX_LINEAR_S):
                return Slow(expression, name, f"{chars:,} characters of {unit!r} and {end!r}", seconds, growth)
    return None


def _text(unit: str, end: str, chars: int) -> str:
    return (unit * (chars // len(unit) + 1))[:chars] + end


def _cpu_s(call: Callable[[str], object], text: str) -> float:
    begun = time.thread_time()
    call(text)
    return time.thread_time() - begun


def print_own() -> None:
    """Print `own_expressions` as JSON, for `read`."""
    print(json.dumps([astuple(expression) for expression in own_expressions(_use)]))


def print_compiled() -> None:
    """Print, for `read`, the expressions of modules and calls: all that is written down, and none that is made of data later."""
    print(json.dumps([astuple(expression) for expression in all_expressions(lambda: None)]))


def read(printed: str) -> list[Expression]:
    """Return what `print_own` printed."""
    return [Expression(*fields) for fields in json.loads(printed)]


def _use() -> None:
    """Read a few questions: the expressions of vocabularies are compiled when they are first asked, those of concepts by name."""
    from emptor.agents.questions import parse_question  # noqa: PLC0415 - the collector imports the package
    from emptor.models.jobs import JobOptions  # noqa: PLC0415

    for question in QUESTIONS:
        parse_question(question, JobOptions())
    for _, worded in worded_expressions():
        worded.pattern  # noqa: B018 - compiled when it is first read
