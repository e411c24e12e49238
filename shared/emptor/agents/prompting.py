"""Prompts are files of their own, one a task, beside the workflow that uses them. Each begins with its version.

Whoever changes what a prompt asks for raises its version. The text is part of what the step ledger is keyed by, so that an answer
to an older version is not taken for one to the new.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_VERSION = re.compile(r"version: (\d+)\n\s*")


@lru_cache
def load_prompt(name: str, workflow: str = "research") -> str:
    """Return the text of `agents/<workflow>/prompts/<name>.md`, without its version."""
    return _VERSION.sub("", _read(name, workflow), count=1).strip()


def prompt_version(name: str, workflow: str = "research") -> int:
    """Return the version of a prompt.

    Raises:
        ValueError: the file does not begin with one.
    """
    version = _VERSION.match(_read(name, workflow))
    if version is None:
        raise ValueError(f"the prompt {name} of {workflow} begins with no version")
    return int(version.group(1))


def _read(name: str, workflow: str) -> str:
    return files(f"emptor.agents.{workflow}").joinpath("prompts", f"{name}.md").read_text(encoding="utf-8")
