"""Whether a sentence that a model wrote rests on the facts it cites. Deterministic, strict, and without a model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from emptor.agents.verifying.citable import Citable, Scene
from emptor.agents.verifying.differences import ratios
from emptor.agents.verifying.figures import figures_of
from emptor.agents.verifying.support import unsupported
from emptor.agents.verifying.wording import faults_of_words
from emptor.lexicon import Match, fold, matcher
from emptor.lexicon.beside import SPACE, after, before, leads
from emptor.lexicon.numbers import EVERY_DAY, value_of

_COUNTS = range(2, 7)  # of products that a sentence may speak of together
_FEW_WORDS = re.compile(r"\s{1,8}(?:\w{1,40}\s{1,8}){0,3}")
_TWO_WORDS = re.compile(r"\s{1,8}(?:\S{1,40}\s{1,8}){0,2}")
_ENGLISH = "en"  # the language that sentences are checked in
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
    count, named = _said_of(fold(text)), scene.named(text)
    if count and not named and len(products) > 1:
        return _of_all(count, text, cited, products, scene)
    found = [*unsupported(text, cited, scene), *ratios(text, named, cited, scene)]
    found += [*faults_of_words(text, cited, scene), *_denials(text, cited, scene)]
    return list(dict.fromkeys(found))


def _said_of(folded: str) -> int | None:
    """How many products a sentence speaks of together: `both`, `all three`."""
    if matcher("said.both").has(folded):
        return 2
    counted = (after(folded, all_.end, SPACE, EVERY_DAY) for all_ in matcher("said.all-of").find(folded))
    spoken = (value_of(word.key) for word in counted if word and _ENGLISH in word.languages)
    return next((number for number in spoken if number in _COUNTS), None)


def _of_all(count: int, text: str, cited: Sequence[Citable], products: Sequence[str], scene: Scene) -> list[str]:
    """What is said of `both` or of `all three` must hold of each, by facts of its own."""
    if count != len(products):
        return [f"it speaks of {count} products and cites facts of {len(products)}"]
    found = [fault for product in products for fault in faults(text, [f for f in cited if f.product == product], scene)]
    return list(dict.fromkeys(found))


def _denials(text: str, cited: Sequence[Citable], scene: Scene) -> list[str]:
    """A fact that is denied is no fact, unless its page denies it too. Nor does what may be cited miss what was asked for."""
    folded = fold(text)
    if missed := _missed(folded):
        return [f"“{text[slice(*missed)]}” is said of what meets it"]
    pages = fold(" ".join(fact.evidence.quote for fact in cited))
    scarce = {match.start for match in matcher("said.scarcely").find(folded)}  # `barely fits` fits
    negations = _negations(folded)
    denials = [m for m in negations if m.start not in scarce and not before(folded, m.start, SPACE, "said.of-buyer")]
    if denials and not matcher("negation.no", "negation.not", "said.page-denies").has(pages):
        return [f"“{text[denials[0].start : denials[0].end]}” denies what no fact it cites denies"]
    for figure in figures_of(text, scene.named(text)):
        denied = any(_FEW_WORDS.fullmatch(folded, match.end, figure.start) for match in negations)
        if denied and not matcher("negation.not").has(pages):
            return [f"it denies {figure.text}, which its facts state"]
    return []


def _missed(folded: str) -> tuple[int, int] | None:
    """Where a sentence says that a product misses what was asked for: `exceeds your budget`."""
    for beyond, limit in (("said.too-much", "said.ceiling"), ("said.too-little", "said.floor")):
        for match in matcher(beyond).find(folded):
            if (end := leads(folded, match.end, (SPACE, "said.whose"), (_TWO_WORDS, limit))) is not None:
                return match.start, end
    return None


def _negations(folded: str) -> list[Match]:
    """The words of a sentence that deny something; `not only` denies nothing."""
    spoken = matcher("negation.not", "said.lacks", "said.not-only").find(folded)
    return [match for match in spoken if _ENGLISH in match.languages and match.key != "said.not-only"]
