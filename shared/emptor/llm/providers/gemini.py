"""Google's Gemini models: generateContent and batchEmbedContents."""

from __future__ import annotations

import contextlib
import re
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import httpx2
from google import genai
from google.genai import errors, types

from emptor.llm.calls import Completion, EmbedCall, Embedded, Finish, ModelCall, Piece, Tokens
from emptor.llm.failures import ModelFailure
from emptor.llm.providers import faults
from emptor.llm.providers.tls import tls_context
from emptor.llm.reported import reported

MAX_TEXTS_PER_REQUEST = 100
_MILLISECONDS = 1_000
_FILTERED = frozenset(
    {"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE", "MODEL_ARMOR", "ESCALATION"}
)
_DELAY = re.compile(r"(\d{1,20}(?:\.\d{1,20})?)s")


@dataclass(frozen=True, slots=True)
class Project:
    """Where Vertex AI runs models: a project of Google Cloud, and a region or `global`. Who asks is found by Google's own rules:
    https://docs.cloud.google.com/docs/authentication/application-default-credentials.
    """

    name: str
    location: str


class GeminiProvider:
    """Gemini models: the Developer API with a key, or Vertex AI with a project.

    Our own HTTP client is handed in, so that the SDK picks no library with other errors.
    """

    def __init__(self, base_url: str | None, *, api_key: str | None = None, project: Project | None = None) -> None:
        hooks = {"response": [_check_body]}
        self._http = httpx2.AsyncClient(follow_redirects=True, verify=tls_context(), event_hooks=hooks)
        options = types.HttpOptions(
            base_url=base_url, httpx_async_client=self._http, retry_options=types.HttpRetryOptions(attempts=1)
        )
        self._models = _client(options, api_key, project).aio.models

    async def complete(self, call: ModelCall) -> Completion:
        async with _failures():
            response: Any = await self._models.generate_content(model=call.model, contents=_contents(call), config=_config(call))
            piece = _piece(response)
            if not response.candidates and piece.finish is None:
                raise faults.from_body("the answer is empty")
            model = response.model_version or call.model
        return Completion(text=piece.text, finish=piece.finish or Finish.STOP, tokens=piece.tokens, model=model)

    async def stream(self, call: ModelCall) -> AsyncIterator[Piece]:
        async with _failures():
            stream: Any = await self._models.generate_content_stream(
                model=call.model, contents=_contents(call), config=_config(call)
            )
            try:
                async for chunk in stream:
                    yield _piece(chunk)
            finally:
                await stream.aclose()

    async def embed(self, call: EmbedCall) -> Embedded:
        vectors: list[list[float]] = []
        config = types.EmbedContentConfig(output_dimensionality=call.dimensions, http_options=_time_limit(call.timeout_s))
        for start in range(0, len(call.texts), MAX_TEXTS_PER_REQUEST):
            batch = [
                types.Content(parts=[types.Part(text=text or " ")]) for text in call.texts[start : start + MAX_TEXTS_PER_REQUEST]
            ]
            async with _failures():
                response: Any = await self._models.embed_content(model=call.model, contents=batch, config=config)
                vectors += [list(row.values) for row in response.embeddings]
        return Embedded(vectors=vectors, tokens=None)

    async def aclose(self) -> None:
        await self._http.aclose()


def _client(options: types.HttpOptions, api_key: str | None, project: Project | None) -> genai.Client:
    if project is None:
        return genai.Client(api_key=api_key, vertexai=False, http_options=options)
    return genai.Client(vertexai=True, project=project.name, location=project.location, http_options=options)


def _contents(call: ModelCall) -> list[types.ContentUnionDict]:
    roles = {"user": "user", "assistant": "model"}
    return [types.Content(role=roles[turn.role], parts=[types.Part(text=turn.text)]) for turn in call.turns]


def _config(call: ModelCall) -> types.GenerateContentConfig:
    thinking = types.ThinkingConfig(thinking_level=types.ThinkingLevel(call.effort.upper())) if call.effort else None
    return types.GenerateContentConfig(
        system_instruction=call.system or None,
        max_output_tokens=call.max_output_tokens,
        thinking_config=thinking,
        response_mime_type="application/json" if call.shape else None,
        response_json_schema=call.shape.schema if call.shape else None,
        http_options=_time_limit(call.timeout_s),
    )


def _time_limit(seconds: float) -> types.HttpOptions:
    return types.HttpOptions(timeout=int(seconds * _MILLISECONDS) + 1)


def _piece(response: Any) -> Piece:
    """A response, or a chunk of one: usage is in every chunk, the last one counts."""
    tokens = _tokens(response.usage_metadata)
    blocked = response.prompt_feedback and response.prompt_feedback.block_reason
    if blocked:
        return Piece(finish=Finish.FILTERED, tokens=tokens)
    if not response.candidates:
        return Piece(tokens=tokens)
    candidate = response.candidates[0]
    parts = (candidate.content.parts or []) if candidate.content else []
    text = "".join(part.text for part in parts if part.text and not part.thought)
    return Piece(text=text, finish=_finish(candidate.finish_reason), tokens=tokens)


async def _check_body(response: httpx2.Response) -> None:
    """Raise the error that a router reports with status 200, in place of a stream too. The SDK would pass it over, and take the
    answer for an empty one."""
    if response.status_code != HTTPStatus.OK or "json" not in response.headers.get("content-type", "json"):
        return
    await response.aread()
    with contextlib.suppress(ValueError):
        faults.check_not_an_error(response.json())


def _finish(reason: Any) -> Finish | None:
    if reason is None:
        return None
    name = getattr(reason, "value", str(reason))
    if name == "MAX_TOKENS":
        return Finish.LENGTH
    return Finish.FILTERED if name in _FILTERED else Finish.STOP


def _tokens(usage: Any) -> Tokens | None:
    """Gemini counts thoughts apart from the answer; both are billed as output."""
    if usage is None or usage.prompt_token_count is None:
        return None
    thoughts = usage.thoughts_token_count or 0
    return reported(
        read=usage.prompt_token_count,
        written=(usage.candidates_token_count or 0) + thoughts,
        cached=usage.cached_content_token_count,
        reasoning=thoughts,
    )


@asynccontextmanager
async def _failures() -> AsyncGenerator[None]:
    """Turn what the SDK and its HTTP library raise into failures."""
    try:
        yield
    except ModelFailure:
        raise
    except httpx2.TimeoutException as error:
        raise faults.timed_out(error) from error
    except httpx2.TransportError as error:
        raise faults.broken(error) from error
    except errors.APIError as error:
        raise _of_status(error) from error
    except Exception as error:  # whatever an SDK raises is its model's failure, not the job's
        raise faults.unreadable(error) from error


def _of_status(error: errors.APIError) -> ModelFailure:
    if getattr(error.response, "status_code", None) == HTTPStatus.OK:  # an error inside a stream
        body = error.details if isinstance(error.details, dict) else {}
        failure = faults.from_body(body.get("error") or error.message)
        failure.retry_after_s = _asked_delay(error)
        return failure
    headers = getattr(error.response, "headers", None) or {}
    reasons = " ".join(str(detail.get("reason", "")) for detail in _details(error))
    text = " ".join(filter(None, (error.status, reasons, error.message)))
    return faults.from_status(
        int(error.code or 0), text, headers, retry_after_s=_asked_delay(error) or faults.retry_after(headers)
    )


def _details(error: errors.APIError) -> list[dict[str, Any]]:
    body = error.details if isinstance(error.details, dict) else {}
    rows = (body.get("error") or body).get("details", [])
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _asked_delay(error: errors.APIError) -> float | None:
    """Gemini says how long to wait in the body (google.rpc.RetryInfo)."""
    for detail in _details(error):
        found = _DELAY.fullmatch(str(detail.get("retryDelay", "")))
        if found:
            return float(found.group(1))
    return None
