"""How far a provider's report of its usage is believed: it may be wrong, and a job's money depends on it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from emptor.llm.calls import Tokens

ABSURD_FACTOR = 10  # a report of more than this many times the most that a call can use is not a report of this call


NOTHING = Tokens()  # a report that is not to be believed, nor one before it in the same stream


def reported(*, read: Any, written: Any, cached: Any = 0, cache_write: Any = 0, reasoning: Any = 0) -> Tokens:
    """Return the tokens that a provider reports; `NOTHING` for a report that cannot be true.

    A count is a whole number that is not negative (an absent one is 0), something was read, and no part is more than its whole.
    """
    counts = [read, written or 0, cached or 0, cache_write or 0, reasoning or 0]
    if any(type(count) is not int or count < 0 for count in counts):
        return NOTHING
    tokens = Tokens(*counts)
    whole = 0 < tokens.input >= tokens.cached + tokens.cache_write and tokens.reasoning <= tokens.output
    return tokens if whole else NOTHING


def believable(tokens: Tokens | None, most: Tokens) -> Tokens | None:
    """Return reported tokens within the most that a call can use; None where there are none to believe.

    Args:
        tokens: as the provider reported them.
        most: the upper estimate of what was sent, and the most that the model was allowed to write.
    """
    if tokens is None or not tokens.input:
        return None
    if tokens.input > most.input * ABSURD_FACTOR or tokens.output > most.output * ABSURD_FACTOR:
        return None
    if tokens.input <= most.input and tokens.output <= most.output:
        return tokens
    read, written = min(tokens.input, most.input), min(tokens.output, most.output)
    cached = min(tokens.cached, read)
    return replace(
        tokens,
        input=read,
        output=written,
        cached=cached,
        cache_write=min(tokens.cache_write, read - cached),
        reasoning=min(tokens.reasoning, written),
        estimated=True,
    )
