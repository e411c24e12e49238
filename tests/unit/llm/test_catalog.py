"""Routes and models as data, from the package, a file and the environment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from emptor.core.errors import ConfigurationError
from emptor.llm.catalog import UNKNOWN_CONTEXT_TOKENS, Price, RateLimit, load_catalog
from emptor.llm.port import Task

A_DAY = date(2026, 11, 22)


def refs(task: Task, *, tokens: int = 10_000, today: date = A_DAY, **load: object) -> list[str]:
    return [card.ref for card in load_catalog(**load).cards(task, tokens=tokens, today=today)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("task", "first"),
    [
        (Task.REASONING, "anthropic:claude-"),
        (Task.SUMMARIZATION, "gemini:gemini-3.8-flash"),
        (Task.EXTRACTION, "openai:gpt-4o-mini"),
        (Task.CHEAP, "local:"),
    ],
)
def test_the_default_routes(task: Task, first: str) -> None:
    """Reasoning is Claude's, summaries Gemini Flash's, extraction a small GPT's, the cheap things local."""
    assert refs(task)[0].startswith(first)


@pytest.mark.parametrize("task", Task)
def test_every_task_can_be_done_by_every_provider_that_can(task: Task) -> None:
    """Whichever single key there is, the task has a model."""
    providers = {ref.partition(":")[0] for ref in refs(task)}
    assert providers >= (
        {"openai", "gemini", "local", "builtin"} if task is Task.EMBEDDING else {"openai", "anthropic", "gemini", "local"}
    )


def test_a_small_prompt_goes_to_a_cheaper_model_first() -> None:
    """Where the route names some."""
    assert refs(Task.SUMMARIZATION, tokens=500)[0] == "openai:gpt-6-luna"
    assert refs(Task.SUMMARIZATION, tokens=5_000)[0] == "gemini:gemini-3.8-flash"


def test_from_the_day_of_its_end_a_model_is_its_successor() -> None:
    """The day before it is still itself: https://platform.openai.com/docs/deprecations."""
    catalog = load_catalog()
    days = [catalog.card("openai:gpt-4o-mini", today=date(2027, 1, day)).model for day in (13, 14)]
    assert days == ["gpt-4o-mini", "gpt-6-luna"]


def test_an_ended_model_leaves_the_route_to_its_successor() -> None:
    """Which is then in it once."""
    assert refs(Task.EXTRACTION, today=date(2027, 1, 14))[:2] == ["openai:gpt-6-luna", "anthropic:claude-haiku-5-5"]


def test_the_environment_goes_before_the_file_and_the_file_before_the_package(tmp_path: Path) -> None:
    """Each replaces whole routes, and leaves the others."""
    file = tmp_path / "models.toml"
    file.write_text('[routes.judging]\nmodels = ["local:a"]\n[routes.cheap]\nmodels = ["local:b"]\n')
    load = {"path": str(file), "routes": {Task.CHEAP: "openai:c, local:d"}}
    assert refs(Task.JUDGING, **load) == ["local:a"]
    assert refs(Task.CHEAP, **load) == ["openai:c", "local:d"]
    assert refs(Task.WRITING, **load) == refs(Task.WRITING)


def test_limits_are_read_from_one_variable() -> None:
    """Requests and tokens a minute, either of which may be left out."""
    limits = load_catalog(limits="openai=500/200000, gemini=/9, anthropic=50").limits
    assert limits == {"openai": RateLimit(500, 200_000), "gemini": RateLimit(None, 9), "anthropic": RateLimit(50, None)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[routes.cooking]\nmodels = ['openai:x']", "routes.cooking: Input should be 'reasoning', 'planning'"),
        ("[routes.cheap]", "routes.cheap.models: this is missing"),
        ("[routes.cheap]\nmodels = []", "routes.cheap.models: List should have at least 1 item"),
        ("[routes.cheap]\nmodels = 'openai:x'", "routes.cheap.models: Input should be a valid list"),
        ("[routes.cheap]\nmodels = [3]", "routes.cheap.models.0: Input should be a valid string"),
        ("[routes.cheap]\nmodels = ['gpt']", "routes.cheap.models.0: 'gpt' is not of the form provider:model"),
        ("[route.cheap]\nmodels = ['openai:x']", "route: this is not known here"),
        ("routes = 3", "routes: Input should be"),
        ("[models.gpt]\nprice = { input = 1, output = 1 }", "models.gpt: 'gpt' is not of the form provider:model"),
        ("[models.'openai:x']\nwindow = 3", "models.openai:x.window: this is not known here"),
        ("[models.'openai:x']\ncontext_tokens = 'many'", "models.openai:x.context_tokens: "),
        ("[models.'openai:x']\ncontext_tokens = -5", "models.openai:x.context_tokens: Input should be greater than 0"),
        ("[models.'openai:x']\nends = 'soon'", "models.openai:x.ends: "),
        ("[models.'openai:x']\nsuccessor = 'y'", "models.openai:x.successor: 'y' is not of the form"),
        ("[models.'openai:x']\nprice = 3", "models.openai:x.price: "),
        ("[models.'openai:x']\nprice = { input = 1 }", "models.openai:x.price.output: this is missing"),
        ("[models.'openai:x']\nprice = { input = 'much', output = 1 }", "models.openai:x.price.input: "),
        ("[models.'openai:x']\nprice = { input = -1, output = 1 }", "models.openai:x.price.input: "),
        ("[models.'openai:x']\nprice = { input = nan, output = 1 }", "models.openai:x.price.input: "),
        ("[limits.openai]\nrequests_per_minute = 'ten'", "limits.openai.requests_per_minute: "),
        ("[providers.other]\nbase_url = 'api.example'", "providers.other.base_url: "),
        ("not toml", "Expected '='"),
    ],
)
def test_a_file_that_cannot_be_understood_is_named_with_the_place(tmp_path: Path, text: str, told: str) -> None:
    """In one line, of which the end says what is wrong there."""
    file = tmp_path / "models.toml"
    file.write_text(text)
    with pytest.raises(ConfigurationError) as caught:
        load_catalog(path=str(file))
    assert caught.value.message.startswith(f"{file}: {told}")
    assert "\n" not in caught.value.message


def test_a_file_of_bytes_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "models.toml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        load_catalog(path=str(file))


def test_a_price_is_taken_to_the_last_digit(tmp_path: Path) -> None:
    """TOML's floats do not become binary fractions; a date may be written as a text."""
    file = tmp_path / "models.toml"
    file.write_text("[models.'openai:x']\nends = '2027-02-01'\nprice = { input = 0.1, output = 0.3 }")
    card = load_catalog(path=str(file)).card("openai:x", today=A_DAY)
    assert card.price == Price(Decimal("0.1"), Decimal("0.3"))
    assert (card.ends, card.context_tokens) == (date(2027, 2, 1), UNKNOWN_CONTEXT_TOKENS)


@pytest.mark.parametrize("text", ["claude", "openai:", ":x", ","])
def test_a_route_of_the_environment_that_names_no_model_is_named(text: str) -> None:
    with pytest.raises(ConfigurationError, match="EMPTOR_ROUTE_WRITING"):
        load_catalog(routes={Task.WRITING: text})


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ConfigurationError, match="EMPTOR_MODELS_FILE"):
        load_catalog(path="/nowhere/models.toml")


@pytest.mark.parametrize("entry", ["openai=many", "openai", "openai=", "openai=0", "openai=-3", "=5", "openai=5/many"])
def test_a_wrong_limit_is_named(entry: str) -> None:
    with pytest.raises(ConfigurationError, match=f"EMPTOR_LLM_LIMITS: '{entry}'"):
        load_catalog(limits=f"gemini=5, {entry}")
