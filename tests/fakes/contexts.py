"""A context of agents with a scripted model, for tests of single parts."""

from __future__ import annotations

from typing import cast
from unittest.mock import create_autospec

from emptor.agents.context import AgentContext
from emptor.llm import ScriptedLlm
from emptor.llm.scripted import Script


def context_with(script: Script, *, judge_sentences: bool = False) -> AgentContext:
    """Ports that nothing may touch, and a model that answers by the script."""
    context = create_autospec(AgentContext, instance=True, spec_set=False)
    context.llm = ScriptedLlm(script)
    context.judge_sentences = judge_sentences
    return cast("AgentContext", context)
