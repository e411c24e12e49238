"""Further servers that speak OpenAI's chat completions, described as data: where each is, what it needs, and what it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, PositiveInt, StringConstraints

OutputLimit = Literal["max_tokens", "max_completion_tokens"]
Structured = Literal["schema", "object", "words"]

Url = Annotated[str, StringConstraints(pattern=r"^(?:https?://[^\s/]+|\$\{)")]  # or a variable that holds one

_VARIABLE = re.compile(r"\$\{([A-Z][A-Z0-9_]*)\}")


class Parameters(BaseModel):
    """What a server takes in a request.

    Attributes:
        output_limit: the parameter that bounds an answer's length.
        structured: how it takes a JSON Schema: as it is, in words beside a promise of some JSON object, or in words alone.
        asks_for_usage: whether a stream reports its tokens only when asked to; a server that always does may refuse to be asked.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    output_limit: OutputLimit = "max_tokens"
    structured: Structured = "schema"
    asks_for_usage: bool = True


class Server(Parameters):
    """One server, as a models file describes it. Its name there is the part of a model's name before the colon.

    Attributes:
        base_url: its address; `${NAME}` stands for a variable.
        api_key_env: the variable of its key; None where it asks for none.
        like: the provider whose models these are: its entries describe those of the same name here.
        prices: the provider's name in the price library, where it differs from its own.
        free: whether its tokens cost nothing.
        context_tokens: the window of its models that are not listed.
    """

    base_url: Url
    api_key_env: str | None = None
    like: str | None = None
    prices: str | None = None
    free: bool = False
    context_tokens: PositiveInt | None = None

    def address(self, variable: Callable[[str], str | None]) -> str:
        """The address with its variables filled in.

        Args:
            variable: gives a variable's value, None when it is not set.
        """
        return _VARIABLE.sub(lambda found: (variable(found[1]) or "").rstrip("/"), self.base_url)

    def missing(self, variable: Callable[[str], str | None]) -> str | None:
        """What it lacks to be asked, as one line; None when nothing."""
        unset = [name for name in _VARIABLE.findall(self.base_url) if not variable(name)]
        if self.api_key_env and not variable(self.api_key_env):
            unset.append(self.api_key_env)
        if unset:
            return f"{' and '.join(unset)} {'is' if len(unset) == 1 else 'are'} not set"
        address = self.address(variable)
        return None if address.startswith(("https://", "http://")) else f"{address!r} is no address that begins with https://"
