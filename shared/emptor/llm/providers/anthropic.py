"""Anthropic's messages."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from http import HTTPStatus
from typing import Any

import anthropic
import httpx2

from emptor.llm.calls import Completion, EmbedCall, Embedded, Finish, ModelCall, Piece, Tokens
from emptor.llm.failures import FailureKind, ModelFailure
from emptor.llm.providers import faults
from emptor.llm.providers.tls import tls_context
from emptor.llm.reported import NOTHING, reported
from emptor.llm.tokens import typical_tokens

CACHE_FROM_TOKENS = 512  # the shortest prefix the current models cache
_FINISHES = {"max_tokens": Finish.LENGTH, "refusal": Finish.FILTERED}
_WINDOW_FULL = "model_context_window_exceeded"


class AnthropicProvider:
    """Claude models.

    Temperature and its like are not sent: the current models answer 400 to them. The SDK makes no spans: the router does.
    """

    def __init__(self, api_key: str, base_url: str | None) -> None:
        http = anthropic.DefaultAsyncHttpxClient(verify=tls_context())
        self._client = anthropic.AsyncAnthropic(
            api_key=api_key, base_url=base_url, max_retries=0, http_client=http, open_telemetry=False
        )

    async def complete(self, call: ModelCall) -> Completion:
        async with _failures():
            message: Any = await self._client.messages.create(**_request(call))
            if error := getattr(message, "error", None):  # a router's report of a fault, with status 200
                raise faults.from_body(error)
            text = "".join(block.text for block in message.content if block.type == "text")
            finish, tokens, model = _finish(message.stop_reason), _tokens(message.usage), message.model or call.model
        return Completion(text=text, finish=finish, tokens=tokens, model=model)

    async def stream(self, call: ModelCall) -> AsyncIterator[Piece]:
        async with _failures():
            stream: Any = await self._client.messages.create(**_request(call), stream=True)
            tokens: Tokens | None = None
            try:
                await faults.check_is_stream(stream.response)
                async for event in stream:
                    tokens = _merged(tokens, event)
                    if piece := _piece(event, tokens):
                        yield piece
            finally:
                await stream.close()

    async def embed(self, call: EmbedCall) -> Embedded:
        raise ModelFailure(FailureKind.BAD_REQUEST, f"Anthropic has no embedding models, {call.model} neither")

    async def aclose(self) -> None:
        await self._client.close()


def _request(call: ModelCall) -> dict[str, Any]:
    shape, system = call.shape, call.system
    if shape and not shape.closed:
        system = f"{system}\n\nAnswer with one JSON object that fits this JSON Schema: {shape.text}"
    block: dict[str, Any] = {"type": "text", "text": system}
    if typical_tokens(system) >= CACHE_FROM_TOKENS:
        block["cache_control"] = {"type": "ephemeral"}
    output: dict[str, Any] = {"effort": call.effort} if call.effort else {}
    if shape and shape.closed:
        output["format"] = {"type": "json_schema", "schema": shape.schema}
    return {
        "model": call.model,
        "system": [block] if system else anthropic.omit,
        "messages": [{"role": turn.role, "content": turn.text} for turn in call.turns],
        "max_tokens": call.max_output_tokens,
        "output_config": output or anthropic.omit,
        "timeout": call.timeout_s,
    }


def _finish(reason: str | None) -> Finish:
    if reason == _WINDOW_FULL:
        raise ModelFailure(FailureKind.CONTEXT, "the answer ran into the end of the model's window", may_be_billed=True)
    return _FINISHES.get(reason or "", Finish.STOP)


def _piece(event: Any, tokens: Tokens | None) -> Piece | None:
    if event.type == "content_block_delta" and event.delta.type == "text_delta":
        return Piece(text=event.delta.text)
    if event.type == "message_start":
        return Piece(tokens=tokens)
    if event.type == "message_delta":
        return Piece(tokens=tokens, finish=_finish(event.delta.stop_reason) if event.delta.stop_reason else None)
    return None


def _tokens(usage: Any) -> Tokens | None:
    """Anthropic counts what the cache held or took apart from the other input."""
    if usage is None or usage.input_tokens is None:
        return None
    cached, stored = usage.cache_read_input_tokens or 0, usage.cache_creation_input_tokens or 0
    return reported(
        read=usage.input_tokens + cached + stored,
        written=usage.output_tokens,
        cached=cached,
        cache_write=stored,
        reasoning=getattr(getattr(usage, "output_tokens_details", None), "thinking_tokens", 0),
    )


def _merged(tokens: Tokens | None, event: Any) -> Tokens | None:
    """Input is counted when a message starts, output as it goes on."""
    if event.type == "message_start":
        return _tokens(event.message.usage)
    if event.type == "message_delta" and event.usage and tokens:
        written = event.usage.output_tokens or tokens.output
        return replace(tokens, output=written) if type(written) is int and written >= 0 else NOTHING
    return tokens


@asynccontextmanager
async def _failures() -> AsyncGenerator[None]:
    """Turn what the SDK and its HTTP library raise into failures. An error event in a stream has status 200."""
    try:
        yield
    except ModelFailure:
        raise
    except anthropic.APITimeoutError as error:
        raise faults.timed_out(error) from error
    except (anthropic.APIConnectionError, httpx2.TransportError) as error:
        raise faults.timed_out(error) if isinstance(error, httpx2.TimeoutException) else faults.broken(error) from error
    except anthropic.APIStatusError as error:
        raise _of_status(error) from error
    except Exception as error:  # whatever an SDK raises is its model's failure, not the job's
        raise faults.unreadable(error) from error


def _of_status(error: anthropic.APIStatusError) -> ModelFailure:
    text = " ".join(filter(None, (error.type, error.error_code, error.api_message or error.message)))
    if error.status_code != HTTPStatus.OK:
        return faults.from_status(error.status_code, text, error.response.headers)
    body = error.body if isinstance(error.body, dict) else {}
    return faults.from_body(body.get("error") or text)
