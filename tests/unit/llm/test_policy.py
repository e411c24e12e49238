"""Decisions after failures, and the breakers they drive."""

from __future__ import annotations

from importlib import import_module

import pytest

from emptor.llm.breaker import FAILURES_TO_OPEN, OPEN_S, PROBE_S, Breakers
from emptor.llm.failures import FailureKind, ModelFailure
from emptor.llm.policy import MAX_BACKOFF_S, RULES, backoff_s, wait_before_retry_s, wait_before_return_s
from emptor.llm.providers.faults import from_status, one_line, retry_after

KEY = ("openai", "openai:m")


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def failure(kind: FailureKind, retry_after_s: float | None = None) -> ModelFailure:
    return ModelFailure(kind, "x", retry_after_s=retry_after_s)


def test_every_kind_of_failure_has_a_rule() -> None:
    assert set(RULES) == set(FailureKind)


def test_backoff_doubles_within_its_bounds() -> None:
    """And is drawn from the upper half of its range."""
    assert [backoff_s(attempt, draw=lambda: 1.0) for attempt in range(3)] == [0.25, 0.5, 1.0]
    assert backoff_s(0, draw=lambda: 0.0) == 0.125
    assert backoff_s(50, draw=lambda: 1.0) == MAX_BACKOFF_S


@pytest.mark.parametrize(
    ("kind", "asked", "attempt", "retried"),
    [
        (FailureKind.SERVER, None, 0, True),
        (FailureKind.SERVER, None, 1, False),
        (FailureKind.SERVER, 60.0, 0, False),
        (FailureKind.OVERLOADED, 5.0, 0, True),
        (FailureKind.RATE_LIMITED, 1.0, 0, False),
        (FailureKind.TIMEOUT, None, 0, False),
        (FailureKind.AUTH, None, 0, False),
    ],
)
def test_the_same_model_is_asked_again(kind: FailureKind, asked: float | None, attempt: int, retried: bool) -> None:
    """Only where that may help, only so often, and only after a wait that is not too long."""
    wait = wait_before_retry_s(failure(kind, asked), attempt)
    assert (wait is not None) is retried
    assert wait is None or wait >= (asked or 0.0)


@pytest.mark.parametrize(
    ("kind", "asked", "wait"),
    [
        (FailureKind.RATE_LIMITED, 7.0, 7.0),
        (FailureKind.RATE_LIMITED, None, 2.0),
        (FailureKind.RATE_LIMITED, 300.0, None),
        (FailureKind.AUTH, None, None),
    ],
)
def test_a_busy_model_is_worth_coming_back_to(kind: FailureKind, asked: float | None, wait: float | None) -> None:
    assert wait_before_return_s(failure(kind, asked)) == wait


class TestBreakers:
    def test_it_opens_after_some_failures_in_a_row(self) -> None:
        """A success in between starts the count again."""
        breakers = Breakers(Clock())
        for count in range(2 * FAILURES_TO_OPEN - 1):
            if count == FAILURES_TO_OPEN - 1:
                breakers.succeeded(*KEY)
            assert breakers.refusal(*KEY) is None
            breakers.failed(*KEY, failure(FailureKind.TIMEOUT))
        breakers.failed(*KEY, failure(FailureKind.TIMEOUT))
        assert breakers.refusal(*KEY) is not None

    def test_one_probe_at_a_time(self) -> None:
        """After the pause one caller asks; if its model fails the pause begins again, if it answers all may ask."""
        clock = Clock()
        breakers = Breakers(clock)
        for _ in range(FAILURES_TO_OPEN):
            breakers.failed(*KEY, failure(FailureKind.SERVER))
        clock.now += OPEN_S
        assert breakers.refusal(*KEY) is None
        assert breakers.refusal(*KEY) is not None
        breakers.failed(*KEY, failure(FailureKind.SERVER))
        assert breakers.refusal(*KEY) is not None
        clock.now += OPEN_S
        assert breakers.refusal(*KEY) is None
        breakers.succeeded(*KEY)
        assert breakers.refusal(*KEY) is breakers.refusal(*KEY) is None

    @pytest.mark.parametrize("kind", [FailureKind.AUTH, FailureKind.QUOTA])
    def test_a_failure_of_the_account_rests_the_provider(self, kind: FailureKind) -> None:
        """All its models, at once, and no other's."""
        breakers = Breakers(Clock())
        breakers.failed(*KEY, failure(kind))
        assert breakers.refusal("openai", "openai:other") is not None
        assert breakers.refusal("gemini", "gemini:m") is None

    def test_a_rate_limit_ends_without_a_probe(self) -> None:
        """Everybody may ask when the time the provider named has passed, and is told how long that is."""
        clock = Clock()
        breakers = Breakers(clock)
        breakers.failed(*KEY, failure(FailureKind.RATE_LIMITED, 3.0))
        refusal = breakers.refusal(*KEY)
        assert refusal is not None
        assert refusal.wait_s == 3.0
        clock.now += 3.0
        assert breakers.refusal(*KEY) is breakers.refusal(*KEY) is None

    def test_a_probe_that_never_reports_is_forgotten(self) -> None:
        """So is one that was given up."""
        clock = Clock()
        breakers = Breakers(clock)
        breakers.failed(*KEY, failure(FailureKind.NOT_FOUND))
        clock.now += RULES[FailureKind.NOT_FOUND].cool_down_s
        assert breakers.refusal(*KEY) is None
        assert breakers.refusal(*KEY) is not None
        breakers.abandoned(*KEY)
        assert breakers.refusal(*KEY) is None
        clock.now += PROBE_S
        assert breakers.refusal(*KEY) is None


class TestClassification:
    @pytest.mark.parametrize("name", ["openai", "anthropic", "gemini"])
    async def test_whatever_an_sdk_raises_is_a_failure_of_its_model(self, name: str) -> None:
        """So a bug in an SDK moves the call to the next model and does not end the job."""
        adapter = import_module(f"emptor.llm.providers.{name}")
        with pytest.raises(ModelFailure) as caught:
            async with adapter._failures():
                raise RuntimeError("sk-secret: the SDK is confused")
        assert caught.value.kind is FailureKind.SERVER
        assert "sk-secret" not in caught.value.message

    @pytest.mark.parametrize(
        ("status", "text", "kind"),
        [
            (400, "invalid_request_error You have reached your specified API usage limits.", FailureKind.QUOTA),
            (400, "Your credit balance is too low to access the API", FailureKind.QUOTA),
            (400, "INVALID_ARGUMENT API_KEY_INVALID API key not valid.", FailureKind.AUTH),
            (400, "exceed_context_size_error the request exceeds the available context size", FailureKind.CONTEXT),
            (400, "context_length_exceeded", FailureKind.CONTEXT),
            (400, "content_policy_violation", FailureKind.CONTENT_FILTER),
            (400, "temperature is not supported", FailureKind.BAD_REQUEST),
            (402, "", FailureKind.QUOTA),
            (403, "", FailureKind.NOT_FOUND),
            (404, "model not found, try pulling it first", FailureKind.NOT_FOUND),
            (413, "", FailureKind.CONTEXT),
            (422, "", FailureKind.BAD_REQUEST),
            (429, "insufficient_quota", FailureKind.QUOTA),
            (429, "RESOURCE_EXHAUSTED Quota exceeded: requests per minute", FailureKind.RATE_LIMITED),
            (429, "", FailureKind.RATE_LIMITED),
            (500, "", FailureKind.SERVER),
            (502, "", FailureKind.SERVER),
            (503, "", FailureKind.OVERLOADED),
            (529, "", FailureKind.OVERLOADED),
        ],
    )
    def test_a_status_and_its_words_name_the_kind(self, status: int, text: str, kind: FailureKind) -> None:
        assert from_status(status, text).kind is kind

    @pytest.mark.parametrize(
        ("headers", "seconds"),
        [
            ({"retry-after": "7"}, 7.0),
            ({"retry-after": "0.5"}, 0.5),
            ({"retry-after-ms": "250", "retry-after": "7"}, 0.25),
            ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
            ({"retry-after": "soon"}, None),
            ({"retry-after": "Mon, 01 Jan 99999999999999999999 00:00:00 GMT"}, None),
            ({}, None),
        ],
    )
    def test_retry_after_is_read_in_all_its_forms(self, headers: dict[str, str], seconds: float | None) -> None:
        assert retry_after(headers) == seconds

    def test_a_message_is_one_short_line_without_keys(self) -> None:
        line = one_line("Incorrect key sk-proj-abc123*xyz\nfor\tAIzaSyD-1 " + "x" * 1_000)
        assert line.startswith("Incorrect key [key] for [key] x")
        assert len(line) == 300
