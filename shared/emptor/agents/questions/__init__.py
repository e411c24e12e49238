"""Reading questions: a buyer's words become a brief whose every constraint points at the words it comes from."""

from __future__ import annotations

from emptor.agents.questions.parse import parse_question

__all__ = ["parse_question"]
