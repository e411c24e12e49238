"""Routes and models as data, from the package, a file and the environment."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from emptor.core.errors import ConfigurationError
from emptor.llm.catalog import RateLimit, load_catalog
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
        ("[routes.cooking]\nmodels = []", "cooking"),
        ("[routes.cheap]\nmodels = ['gpt']", "provider:model"),
        ("[models.'openai:x']\nwindow = 3", "window"),
        ("[models.'openai:x']\nprice = { input = 'much', output = 1 }", "models.toml"),
        ("not toml", "models.toml"),
    ],
)
def test_a_file_that_cannot_be_understood_is_named(tmp_path: Path, text: str, told: str) -> None:
    """With the word that is wrong."""
    file = tmp_path / "models.toml"
    file.write_text(text)
    with pytest.raises(ConfigurationError, match=told):
        load_catalog(path=str(file))


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ConfigurationError, match="EMPTOR_MODELS_FILE"):
        load_catalog(path="/nowhere/models.toml")


def test_a_wrong_limit_is_named() -> None:
    with pytest.raises(ConfigurationError, match="openai=many"):
        load_catalog(limits="openai=many")
