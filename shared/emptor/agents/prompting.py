"""Prompts are files of their own, one a task, beside the workflow that uses them."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache
def load_prompt(name: str, workflow: str = "research") -> str:
    """Return the text of `agents/<workflow>/prompts/<name>.md`."""
    return files(f"emptor.agents.{workflow}").joinpath("prompts", f"{name}.md").read_text(encoding="utf-8").strip()
