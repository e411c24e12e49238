"""OpenAI's chat completions and embeddings, and every server that speaks the same."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from enum import StrEnum
from typing import Any

import httpx2
import openai

from emptor.llm.calls import Completion, EmbedCall, Embedded, Finish, JsonShape, ModelCall, Piece, Tokens
from emptor.llm.failures import FailureKind, ModelFailure
from emptor.llm.providers import faults
from emptor.llm.providers.tls import tls_context
from emptor.llm.reported import NOTHING, reported
from emptor.llm.servers import Parameters
from emptor.llm.tokens import lower_tokens

MAX_TEXTS_PER_REQUEST = 256
_FINISHES = {"stop": Finish.STOP, "length": Finish.LENGTH, "content_filter": Finish.FILTERED}


class Dialect(StrEnum):
    """Who is spoken to. Other servers know fewer parameters, and may cut a long prompt without a word (Ollama does)."""

    OPENAI = "openai"
    COMPATIBLE = "compatible"


_PARAMETERS = {Dialect.OPENAI: Parameters(output_limit="max_completion_tokens"), Dialect.COMPATIBLE: Parameters()}


class OpenAiProvider:
    """One server.

    `names` maps the names in routes to those the server knows; `takes` is for one that takes other parameters than its dialect.
    """

    def __init__(
        self,
        api_key: str,
        base_url: str | None,
        dialect: Dialect,
        *,
        names: Mapping[str, str] | None = None,
        takes: Parameters | None = None,
    ) -> None:
        http = openai.DefaultAsyncHttpxClient(verify=tls_context())
        self._client = openai.AsyncOpenAI(api_key=api_key, base_url=base_url, max_retries=0, http_client=http)
        self._dialect = dialect
        self._names = names or {}
        self._takes = takes or _PARAMETERS[dialect]
        self._without_schema: set[str] = set()  # models whose server refused a schema

    async def complete(self, call: ModelCall) -> Completion:
        try:
            return await self._complete(call)
        except ModelFailure as failure:
            if not self._is_about_schema(call, failure):
                raise
        self._without_schema.add(call.model)
        return await self._complete(call)

    async def _complete(self, call: ModelCall) -> Completion:
        async with _failures():
            response: Any = await self._client.chat.completions.create(**self._request(call), timeout=call.timeout_s)
            choice = _choice(response)
            tokens = _tokens(response.usage)
            finish = Finish.FILTERED if choice.message.refusal else _FINISHES.get(choice.finish_reason, Finish.STOP)
            text, model = choice.message.content or "", response.model or call.model
        self._check_not_cut(call, tokens)
        return Completion(text=text, finish=finish, tokens=tokens, model=model)

    async def stream(self, call: ModelCall) -> AsyncIterator[Piece]:
        async with _failures():
            request = self._request(call)
            if self._takes.asks_for_usage:
                request["extra_body"]["stream_options"] = {"include_usage": True}
            stream: Any = await self._client.chat.completions.create(**request, stream=True, timeout=call.timeout_s)
            try:
                await faults.check_is_stream(stream.response)
                async for chunk in stream:
                    if piece := _piece(chunk):
                        yield piece
            finally:
                await stream.close()

    async def embed(self, call: EmbedCall) -> Embedded:
        vectors: list[list[float]] = []
        used: list[Tokens | None] = []
        extra: dict[str, Any] = {"dimensions": call.dimensions} if call.dimensions and self._dialect is Dialect.OPENAI else {}
        model = self._names.get(call.model, call.model)
        for start in range(0, len(call.texts), MAX_TEXTS_PER_REQUEST):
            batch = [text or " " for text in call.texts[start : start + MAX_TEXTS_PER_REQUEST]]
            async with _failures():
                response: Any = await self._client.embeddings.create(
                    model=model, input=batch, encoding_format="float", timeout=call.timeout_s, **extra
                )
                _check_not_an_error(response)
                vectors += [row.embedding for row in sorted(response.data, key=lambda row: row.index)]
                used.append(_tokens(response.usage))
        read = [tokens.input for tokens in used if tokens]
        tokens = Tokens(input=sum(read)) if len(read) == len(used) and all(read) else None
        return Embedded(vectors=vectors, tokens=tokens)

    async def aclose(self) -> None:
        await self._client.close()

    def _request(self, call: ModelCall) -> dict[str, Any]:
        """The SDK's arguments. All go into `extra_body`, which is sent as it is: rewriting typed ones is a fifth of a call."""
        named = call.shape is not None and (self._takes.structured != "schema" or call.model in self._without_schema)
        system = f"{call.system}\n\n{_in_words(call.shape)}" if named and call.shape else call.system
        body: dict[str, Any] = {
            "messages": [
                {"role": "system", "content": system},
                *({"role": turn.role, "content": turn.text} for turn in call.turns),
            ]
        }
        body[self._takes.output_limit] = call.max_output_tokens
        if self._dialect is Dialect.OPENAI:
            body["prompt_cache_key"] = call.cache_key
        if call.effort:
            body["reasoning_effort"] = call.effort
        if call.shape and not named:
            body["response_format"] = _response_format(call.shape)
        elif call.shape and self._takes.structured == "object":
            body["response_format"] = {"type": "json_object"}
        return {"model": self._names.get(call.model, call.model), "messages": [], "extra_body": body}

    def _is_about_schema(self, call: ModelCall, failure: ModelFailure) -> bool:
        """An older server refuses `response_format`: it is told the schema in words from then on."""
        refused = failure.kind is FailureKind.BAD_REQUEST and (
            "response_format" in failure.message or "schema" in failure.message
        )
        return (
            self._dialect is Dialect.COMPATIBLE and call.shape is not None and refused and call.model not in self._without_schema
        )

    def _check_not_cut(self, call: ModelCall, tokens: Tokens | None) -> None:
        if self._dialect is Dialect.OPENAI or tokens in {None, NOTHING}:
            return
        least = lower_tokens(call.system) + sum(lower_tokens(turn.text) for turn in call.turns)
        if tokens and tokens.input < least:
            raise ModelFailure(
                FailureKind.CONTEXT, f"the server read {tokens.input} tokens of at least {least}: it cut the prompt to its window"
            )


def _response_format(shape: JsonShape) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": shape.name, "schema": shape.schema, "strict": shape.closed}}


def _in_words(shape: JsonShape) -> str:
    return f"Answer with one JSON object and nothing else. It must fit this JSON Schema: {shape.text}"


def _piece(chunk: Any) -> Piece | None:
    tokens = _tokens(chunk.usage)
    if not chunk.choices:
        return Piece(tokens=tokens) if tokens else None
    choice = _choice(chunk)
    finish = _FINISHES.get(choice.finish_reason, Finish.STOP) if choice.finish_reason else None
    return Piece(text=choice.delta.content or "", finish=finish, tokens=tokens)


def _choice(response: Any) -> Any:
    """The answer in a response. Routers report a fault of the model behind them in its place, with status 200."""
    _check_not_an_error(response)
    choice = response.choices[0]
    _check_not_an_error(choice)
    return choice


def _check_not_an_error(part: Any) -> None:
    if error := getattr(part, "error", None):
        raise faults.from_body(error)


def _tokens(usage: Any) -> Tokens | None:
    if usage is None or usage.prompt_tokens is None:
        return None
    read, written = getattr(usage, "prompt_tokens_details", None), getattr(usage, "completion_tokens_details", None)
    return reported(
        read=usage.prompt_tokens,
        written=getattr(usage, "completion_tokens", 0),
        cached=getattr(read, "cached_tokens", 0) or getattr(usage, "prompt_cache_hit_tokens", 0),  # DeepSeek's name
        cache_write=getattr(read, "cache_write_tokens", 0),
        reasoning=getattr(written, "reasoning_tokens", 0),
    )


@asynccontextmanager
async def _failures() -> AsyncGenerator[None]:
    """Turn what the SDK and its HTTP library raise into failures. An error event in a stream is an error without a status."""
    try:
        yield
    except ModelFailure:
        raise
    except openai.APITimeoutError as error:
        raise faults.timed_out(error) from error
    except (openai.APIConnectionError, httpx2.TransportError) as error:
        raise faults.broken(error) from error
    except openai.APIStatusError as error:
        raise faults.from_status(error.status_code, _text(error), error.response.headers) from error
    except openai.APIError as error:
        raise faults.from_body(error.body or error.message) from error
    except Exception as error:  # whatever an SDK raises is its model's failure, not the job's
        raise faults.unreadable(error) from error


def _text(error: openai.APIError) -> str:
    return " ".join(str(part) for part in (error.code, error.type, error.message) if part)
