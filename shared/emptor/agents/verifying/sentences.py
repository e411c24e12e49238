"""Whether a sentence that a model wrote rests on the facts it cites. Deterministic, strict, and without a model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from emptor.agents.verifying.citable import Citable, Scene
from emptor.agents.verifying.figures import figures_of
from emptor.agents.verifying.support import unsupported
from emptor.agents.verifying.wording import faults_of_words

_DENIED = re.compile(
    r"\b(?:not|never|n't|fails? to|barely|hardly|cannot|can't|doesn't|isn't|won't)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_NOT_ONLY = re.compile(r"\bnot\s+(?:only|just)\b", re.IGNORECASE)
_MAX_CHARS = 400


def faults(text: str, cited: Sequence[Citable], scene: Scene) -> list[str]:
    """Why a sentence does not hold, one line each; empty when it does.

    Args:
        text: the sentence, its citations taken off.
        cited: the facts it cites.
        scene: everything that may be cited.
    """
    if not cited:
        return ["it cites no fact"]
    if len(text) > _MAX_CHARS:
        return ["it is longer than a sentence"]
    found = [*unsupported(text, cited, scene), *faults_of_words(text, cited, scene), *_denials(text, cited, scene)]
    return list(dict.fromkeys(found))


def _denials(text: str, cited: Sequence[Citable], scene: Scene) -> list[str]:
    """A fact that is denied is no fact, unless its page denies it too."""
    plain = _NOT_ONLY.sub("only", text)
    for figure in figures_of(plain, scene.named(plain)):
        denied = _DENIED.search(plain[: figure.start])
        if denied and not any(re.search(r"\b(?:not|never|n't|fails?)\b", fact.evidence.quote, re.IGNORECASE) for fact in cited):
            return [f"it denies {figure.text}, which its facts state"]
    return []
