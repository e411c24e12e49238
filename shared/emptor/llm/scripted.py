"""A model of the tests' making: the `Llm` port answered from a script."""

from __future__ import annotations

import hashlib
import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from emptor.llm.port import Delta, Llm, NoModel, Prompt, Task

M = TypeVar("M", bound=BaseModel)

Answer = BaseModel | Mapping[str, Any] | str | Exception
Script = Mapping[str, Answer | Sequence[Answer] | Callable[[Prompt], Answer]]

_BYTE = 255.0
_WORDS = re.compile(r"\s*\S+|\s+$")


@dataclass(frozen=True, slots=True)
class Asked:
    """One call the script answered."""

    task: Task
    node: str
    prompt: Prompt | None


@dataclass(slots=True)
class ScriptedLlm:
    """Answers each node as its script says: one answer for every call, a list of them in turn, or a function of the prompt.

    A structured answer is an instance of the schema or a mapping of its fields; a streamed one is text, written a word at a time.
    An exception is raised. A node without a script, or at the end of its list, has no model: it raises NoModel. Vectors are made
    from the digest of each text, so equal texts are equal and different ones differ.
    """

    script: Script = field(default_factory=dict)
    dimension: int = 8
    asked: list[Asked] = field(default_factory=list)

    async def structured(self, task: Task, prompt: Prompt, schema: type[M], *, node: str) -> M:
        answer = self._next(task, prompt, node)
        return schema.model_validate(answer.model_dump() if isinstance(answer, BaseModel) else answer)

    async def stream(self, task: Task, prompt: Prompt, *, node: str) -> AsyncIterator[Delta]:
        for word in _WORDS.findall(str(self._next(task, prompt, node))):
            yield Delta(text=word)

    async def embed(self, texts: Sequence[str], *, node: str) -> list[list[float]]:
        self.asked.append(Asked(Task.EMBEDDING, node, None))
        return [self._vector(text) for text in texts]

    def _next(self, task: Task, prompt: Prompt, node: str) -> Answer:
        self.asked.append(Asked(task, node, prompt))
        entry = self.script.get(node)
        if callable(entry):
            entry = entry(prompt)
        if isinstance(entry, Sequence) and not isinstance(entry, str):
            calls = sum(1 for call in self.asked if call.node == node)
            entry = entry[calls - 1] if calls <= len(entry) else None
        if isinstance(entry, Exception):
            raise entry
        if entry is None:
            raise NoModel(f"the script has no answer for {node}")
        return entry

    def _vector(self, text: str) -> list[float]:
        return [byte / _BYTE for byte in hashlib.shake_256(text.encode()).digest(self.dimension)]


if TYPE_CHECKING:
    _IS_AN_LLM: type[Llm] = ScriptedLlm
