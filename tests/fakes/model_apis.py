"""The bodies of three providers' APIs, field by field as their documentation gives them: answers, streams, errors, usage."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from tests.fakes.http_wire import Request

Event = tuple[str | None, str]  # the name of a server-sent event, and its data


@dataclass(frozen=True, slots=True)
class Used:
    """Tokens a fake reports. `cached` is part of `read`, `thought` part of `written`."""

    read: int = 100
    written: int = 20
    cached: int = 0
    thought: int = 0


@dataclass(frozen=True, slots=True)
class Rejection:
    """An error answer: its HTTP status, its kind in the words of `Fault`, and what the server asks for."""

    status: int
    kind: str
    retry_after_s: float | None = None


class Api(Protocol):
    """One provider's wire format."""

    provider: str
    key_header: str

    def is_stream(self, request: Request) -> bool: ...

    def is_embedding(self, request: Request) -> bool: ...

    def schema(self, request: Request) -> dict[str, Any] | None: ...

    def text(self, request: Request) -> str:
        """Everything the request says to the model."""
        ...

    def answer(self, text: str, used: Used | None, *, filtered: bool) -> dict[str, Any]: ...

    def events(self, pieces: Sequence[str], used: Used | None, *, filtered: bool) -> Iterator[Event]: ...

    def error_event(self) -> Event: ...

    def error(self, rejection: Rejection) -> dict[str, Any]: ...

    def vectors(self, request: Request, dimension: int) -> dict[str, Any]: ...


class OpenAiApi:
    """Chat completions and embeddings."""

    provider = "openai"
    key_header = "authorization"

    def is_stream(self, request: Request) -> bool:
        return bool(request.json.get("stream"))

    def is_embedding(self, request: Request) -> bool:
        return request.path.endswith("/embeddings")

    def schema(self, request: Request) -> dict[str, Any] | None:
        schema: dict[str, Any] | None = request.json.get("response_format", {}).get("json_schema", {}).get("schema")
        return schema

    def text(self, request: Request) -> str:
        return "\n".join(message["content"] for message in request.json["messages"])

    def answer(self, text: str, used: Used | None, *, filtered: bool) -> dict[str, Any]:
        message = {"role": "assistant", "content": text, "refusal": None}
        choice = {"index": 0, "message": message, "finish_reason": "content_filter" if filtered else "stop", "logprobs": None}
        body = self._envelope() | {"object": "chat.completion", "choices": [choice]}
        return body | ({"usage": self._usage(used)} if used else {})

    def events(self, pieces: Sequence[str], used: Used | None, *, filtered: bool) -> Iterator[Event]:
        yield None, self._chunk({"role": "assistant", "content": ""})
        for piece in pieces:
            yield None, self._chunk({"content": piece})
        yield None, self._chunk({}, "content_filter" if filtered else "stop")
        if used:
            yield None, json.dumps(self._envelope() | {"choices": [], "usage": self._usage(used)})
        yield None, "[DONE]"

    def error_event(self) -> Event:
        return None, json.dumps(
            {"error": {"message": "The server had an error", "type": "server_error", "param": None, "code": None}}
        )

    def error(self, rejection: Rejection) -> dict[str, Any]:
        kinds = {
            "unauthorized": ("invalid_request_error", "invalid_api_key", "Incorrect API key provided: sk-abcdef*****wxyz."),
            "quota": (
                "insufficient_quota",
                "insufficient_quota",
                "You exceeded your current quota, please check your plan and billing details.",
            ),
            "rate_limited": ("requests", "rate_limit_exceeded", "Rate limit reached for gpt-4o-mini on requests per min (RPM)"),
            "server_error": ("server_error", None, "The server had an error while processing your request."),
            "overloaded": ("server_error", None, "The engine is currently overloaded, please try again later"),
            "context": (
                "invalid_request_error",
                "context_length_exceeded",
                "This model's maximum context length is 128000 tokens.",
            ),
            "filtered": ("invalid_request_error", "content_filter", "The response was filtered."),
            "no_schema": ("invalid_request_error", None, "Unsupported value: response_format type 'json_schema'"),
        }
        kind, code, message = kinds[rejection.kind]
        return {"error": {"message": message, "type": kind, "param": None, "code": code}}

    def vectors(self, request: Request, dimension: int) -> dict[str, Any]:
        rows = [
            {"object": "embedding", "index": i, "embedding": _vector(t, dimension)} for i, t in enumerate(request.json["input"])
        ]
        used = sum(len(text) // 4 + 1 for text in request.json["input"])
        return {
            "object": "list",
            "data": rows[::-1],
            "model": request.json["model"],
            "usage": {"prompt_tokens": used, "total_tokens": used},
        }

    def _envelope(self) -> dict[str, Any]:
        return {
            "id": "chatcmpl-1",
            "object": "chat.completion.chunk",
            "created": 1_795_000_000,
            "model": "gpt-4o-mini-2024-07-18",
        }

    def _chunk(self, delta: dict[str, Any], finish: str | None = None) -> str:
        return json.dumps(self._envelope() | {"choices": [{"index": 0, "delta": delta, "finish_reason": finish}], "usage": None})

    def _usage(self, used: Used) -> dict[str, Any]:
        return {
            "prompt_tokens": used.read,
            "completion_tokens": used.written,
            "total_tokens": used.read + used.written,
            "prompt_tokens_details": {"cached_tokens": used.cached, "audio_tokens": 0},
            "completion_tokens_details": {"reasoning_tokens": used.thought, "audio_tokens": 0},
        }


class AnthropicApi:
    """Messages."""

    provider = "anthropic"
    key_header = "x-api-key"

    def is_stream(self, request: Request) -> bool:
        return bool(request.json.get("stream"))

    def is_embedding(self, request: Request) -> bool:
        return False

    def schema(self, request: Request) -> dict[str, Any] | None:
        schema: dict[str, Any] | None = request.json.get("output_config", {}).get("format", {}).get("schema")
        return schema

    def text(self, request: Request) -> str:
        system = "\n".join(block["text"] for block in request.json.get("system", []))
        return "\n".join([system, *(message["content"] for message in request.json["messages"])])

    def answer(self, text: str, used: Used | None, *, filtered: bool) -> dict[str, Any]:
        message = self._message([{"type": "text", "text": text}], "refusal" if filtered else "end_turn")
        return message | ({"usage": self._usage(used)} if used else {})

    def events(self, pieces: Sequence[str], used: Used | None, *, filtered: bool) -> Iterator[Event]:
        message = self._message([], None) | ({"usage": self._usage(used) | {"output_tokens": 1}} if used else {})
        yield _named({"type": "message_start", "message": message})
        yield _named({"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}})
        yield _named({"type": "ping"})
        for piece in pieces:
            yield _named({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": piece}})
        yield _named({"type": "content_block_stop", "index": 0})
        end: dict[str, Any] = {
            "type": "message_delta",
            "delta": {"stop_reason": "refusal" if filtered else "end_turn", "stop_sequence": None},
        }
        yield _named(end | ({"usage": {"output_tokens": used.written}} if used else {}))
        yield _named({"type": "message_stop"})

    def error_event(self) -> Event:
        return _named({"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}})

    def error(self, rejection: Rejection) -> dict[str, Any]:
        kinds = {
            "unauthorized": ("authentication_error", "invalid x-api-key"),
            "quota": (
                "invalid_request_error",
                "You have reached your specified API usage limits. You will regain access on 2026-12-01.",
            ),
            "rate_limited": (
                "rate_limit_error",
                "This request would exceed your organization's rate limit of 50 requests per minute.",
            ),
            "server_error": ("api_error", "Internal server error"),
            "overloaded": ("overloaded_error", "Overloaded"),
            "context": ("invalid_request_error", "prompt is too long: 1200000 tokens > 1000000 maximum"),
            "filtered": ("invalid_request_error", "Output blocked by content filtering policy"),
            "no_schema": ("invalid_request_error", "output_config.format: json_schema is not supported"),
        }
        kind, message = kinds[rejection.kind]
        return {"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_1"}

    def vectors(self, request: Request, dimension: int) -> dict[str, Any]:
        raise NotImplementedError("Anthropic has no embeddings")

    def _message(self, content: list[dict[str, Any]], stop: str | None) -> dict[str, Any]:
        return {
            "id": "msg_1", "type": "message", "role": "assistant", "model": "claude-haiku-5-5", "content": content,
            "stop_reason": stop, "stop_sequence": None,
        }  # fmt: skip

    def _usage(self, used: Used) -> dict[str, Any]:
        return {
            "input_tokens": used.read - used.cached,
            "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": used.cached,
            "output_tokens": used.written,
            "service_tier": "standard",
        }


class GeminiApi:
    """generateContent, streamGenerateContent and batchEmbedContents."""

    provider = "gemini"
    key_header = "x-goog-api-key"

    def is_stream(self, request: Request) -> bool:
        return ":streamGenerateContent" in request.path

    def is_embedding(self, request: Request) -> bool:
        return ":batchEmbedContents" in request.path

    def schema(self, request: Request) -> dict[str, Any] | None:
        schema: dict[str, Any] | None = request.json.get("generationConfig", {}).get("responseJsonSchema")
        return schema

    def text(self, request: Request) -> str:
        contents = [request.json.get("systemInstruction", {"parts": []}), *request.json["contents"]]
        return "\n".join(part["text"] for content in contents for part in content["parts"])

    def answer(self, text: str, used: Used | None, *, filtered: bool) -> dict[str, Any]:
        return self._chunk(text, "SAFETY" if filtered else "STOP", used)

    def events(self, pieces: Sequence[str], used: Used | None, *, filtered: bool) -> Iterator[Event]:
        for number, piece in enumerate(pieces, start=1):
            so_far = Used(used.read, used.written * number // (len(pieces) + 1), used.cached) if used else None
            yield None, json.dumps(self._chunk(piece, None, so_far))
        yield None, json.dumps(self._chunk("", "SAFETY" if filtered else "STOP", used))

    def error_event(self) -> Event:
        return None, json.dumps({"error": {"code": 503, "message": "The model is overloaded.", "status": "UNAVAILABLE"}})

    def error(self, rejection: Rejection) -> dict[str, Any]:
        kinds = {
            "unauthorized": ("UNAUTHENTICATED", "API key not valid. Please pass a valid API key."),
            "quota": ("RESOURCE_EXHAUSTED", "You exceeded your current quota, please check your plan and billing details."),
            "rate_limited": ("RESOURCE_EXHAUSTED", "Quota exceeded for metric: generate_content requests per minute"),
            "server_error": ("INTERNAL", "An internal error has occurred."),
            "overloaded": ("UNAVAILABLE", "The model is overloaded. Please try again later."),
            "context": (
                "INVALID_ARGUMENT",
                "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
            ),
            "filtered": ("INVALID_ARGUMENT", "The prompt was flagged by a safety system."),
            "no_schema": ("INVALID_ARGUMENT", "responseJsonSchema is not supported"),
        }
        status, message = kinds[rejection.kind]
        error: dict[str, Any] = {"code": rejection.status, "message": message, "status": status}
        if rejection.retry_after_s is not None:
            error["details"] = [
                {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": f"{rejection.retry_after_s:g}s"}
            ]
        return {"error": error}

    def vectors(self, request: Request, dimension: int) -> dict[str, Any]:
        texts = [row["content"]["parts"][0]["text"] for row in request.json["requests"]]
        return {"embeddings": [{"values": _vector(text, dimension)} for text in texts]}

    def _chunk(self, text: str, finish: str | None, used: Used | None) -> dict[str, Any]:
        candidate: dict[str, Any] = {"content": {"parts": [{"text": text}], "role": "model"}, "index": 0}
        if finish:
            candidate["finishReason"] = finish
        body: dict[str, Any] = {"candidates": [candidate], "modelVersion": "gemini-3.8-flash", "responseId": "r1"}
        return body | ({"usageMetadata": self._usage(used)} if used else {})

    def _usage(self, used: Used) -> dict[str, Any]:
        usage = {
            "promptTokenCount": used.read,
            "candidatesTokenCount": used.written - used.thought,
            "totalTokenCount": used.read + used.written,
        }
        usage |= {"cachedContentTokenCount": used.cached} if used.cached else {}
        return usage | ({"thoughtsTokenCount": used.thought} if used.thought else {})


def _named(data: dict[str, Any]) -> Event:
    return data["type"], json.dumps(data)


def _vector(text: str, dimension: int) -> list[float]:
    """Equal texts, equal vectors."""
    return [((len(text) * 31 + position * 7 + sum(map(ord, text))) % 97) / 97 for position in range(dimension)]
