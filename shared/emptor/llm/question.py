"""One question of a node: what is sent, however many models it takes to answer it."""

from __future__ import annotations

from dataclasses import dataclass, field

from emptor.llm.calls import JsonShape
from emptor.llm.ledger import digest_of
from emptor.llm.port import Prompt, Task
from emptor.llm.render import Rendered, render
from emptor.llm.tokens import MESSAGE_TOKENS, typical_tokens

_SAFETY = 0.8  # of the room for page text, since its tokens are an estimate


@dataclass(slots=True)
class Question:
    """A prompt with its task, node and the shape of the answer.

    Attributes:
        whole: the prompt as sent when nothing is cut.
        tokens: about how many that makes, the schema included.
    """

    task: Task
    node: str
    prompt: Prompt
    shape: JsonShape | None = None
    whole: Rendered = field(init=False)
    tokens: int = field(init=False)
    _shortened: dict[int, Rendered] = field(init=False, default_factory=dict)
    _digest: str | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.whole = render(self.prompt)
        self.tokens = typical_tokens(self.whole.text()) + MESSAGE_TOKENS + (typical_tokens(self.shape.text) if self.shape else 0)

    def rendered(self, data_characters: int | None) -> Rendered:
        """The prompt's texts with its data cut to so many characters."""
        if data_characters is None:
            return self.whole
        if data_characters not in self._shortened:
            self._shortened[data_characters] = render(self.prompt, data_characters=data_characters)
        return self._shortened[data_characters]

    def data_that_fits(self, tokens: int) -> int:
        """Characters of data with which the prompt takes at most about so many tokens; 0 or less when there is no room."""
        characters = sum(map(len, self.prompt.data))
        in_data = sum(map(typical_tokens, self.prompt.data))
        if not in_data:
            return 0
        return int((tokens - (self.tokens - in_data)) * characters / in_data * _SAFETY)

    def digest(self) -> str:
        """Names the exact input, so that an answer paid for is found again."""
        if self._digest is None:
            shape = self.shape.text if self.shape else ""
            parts = (self.task.value, self.whole.system, self.whole.user, shape, str(self.prompt.max_output_tokens))
            self._digest = digest_of(parts)
        return self._digest
