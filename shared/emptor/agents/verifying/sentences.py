"""Whether a sentence that a model wrote rests on the facts it cites. Deterministic, strict, and without a model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from emptor.agents.verifying.citable import Citable, Scene
from emptor.agents.verifying.differences import ratios
from emptor.agents.verifying.figures import figures_of
from emptor.agents.verifying.support import unsupported
from emptor.agents.verifying.wording import faults_of_words

_DENIED = re.compile(
    r"\b(?:not|never|n't|fails? to|barely|hardly|cannot|can't|doesn't|isn't|won't)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_NOT_ONLY = re.compile(r"\bnot\s+(?:only|just)\b", re.IGNORECASE)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ALL = re.compile(rf"\b(?:both|all (?:of the )?(?P<count>{'|'.join(_COUNTS)}))\b", re.IGNORECASE)
# What a sentence denies of a product; `if you do not need it` is the buyer's affair.
_NOT = re.compile(
    r"(?<!you )(?<!whether or )\b(?:cannot|(?:does|do|did|is|was|has|have|will|can|could|would)(?: not|n['’]t)|won['’]t|can['’]t|"
    r"no longer|never|fails? to|lacks?|unable)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:no|not|never|cannot|without|lacks?|fails?|kein\w*|nicht|ohne)\b|n['’]t\b|OutOfStock|free\b", re.IGNORECASE
)
_MISSES = re.compile(
    r"\b(?:above|over|beyond|outside|exceed(?:s|ing)?|more than|misses|fails|too (?:loud|dear|expensive|heavy) for)\s+"
    r"(?:your|the|its)\s+(?:\S+\s+){0,2}?(?:limit|budget|ceiling|cap|maximum)\b|"
    r"\b(?:below|under|short of|less than|misses|fails)\s+(?:your|the|its)\s+(?:\S+\s+){0,2}?(?:minimum|requirement)\b",
    re.IGNORECASE,
)
_MAX_CHARS = 400
_LEAST_WORDS = 3


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
    if len(text.split()) < _LEAST_WORDS:
        return ["it is no sentence"]
    products = list(dict.fromkeys(fact.product for fact in cited))
    if _ALL.search(text) and not scene.named(text) and len(products) > 1:
        return _of_all(text, cited, products, scene)
    named = scene.named(text)
    found = [*unsupported(text, cited, scene), *ratios(text, named, cited, scene)]
    found += [*faults_of_words(text, cited, scene), *_denials(text, cited, scene)]
    return list(dict.fromkeys(found))


def _of_all(text: str, cited: Sequence[Citable], products: Sequence[str], scene: Scene) -> list[str]:
    """What is said of `both` or of `all three` must hold of each, by facts of its own."""
    said = _ALL.search(text)
    count = _COUNTS[(said["count"] or "two").lower()] if said else 0
    if count != len(products):
        return [f"it speaks of {count} products and cites facts of {len(products)}"]
    found = [fault for product in products for fault in faults(text, [f for f in cited if f.product == product], scene)]
    return list(dict.fromkeys(found))


def _denials(text: str, cited: Sequence[Citable], scene: Scene) -> list[str]:
    """A fact that is denied is no fact, unless its page denies it too. Nor does what may be cited miss what was asked for."""
    if missed := _MISSES.search(text):
        return [f"“{missed.group()}” is said of what meets it"]
    pages = " ".join(fact.evidence.quote for fact in cited)
    negation = _NOT.search(_NOT_ONLY.sub("only", text))
    if negation and not _NO.search(pages):
        return [f"“{negation.group().strip()}” denies what no fact it cites denies"]
    plain = _NOT_ONLY.sub("only", text)
    for figure in figures_of(plain, scene.named(plain)):
        denied = _DENIED.search(plain[: figure.start])
        if denied and not any(re.search(r"\b(?:not|never|n't|fails?)\b", fact.evidence.quote, re.IGNORECASE) for fact in cited):
            return [f"it denies {figure.text}, which its facts state"]
    return []
