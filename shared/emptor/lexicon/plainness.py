"""Whether a clause that denies nothing plainly affirms what it names: the product is its subject, and its mood is indicative.

Everything else says nothing: of another form of the product (`the Travel edition adds …`), wished for or planned, sold beside it,
or taken away. So a word that no list of denials has makes a demand unknown at worst, and never met.
"""

from __future__ import annotations

import re
from functools import cache

from emptor.lexicon.folding import fold
from emptor.lexicon.matcher import Match
from emptor.lexicon.source import phrases

_FAMILY = "negation"
_TOKEN = re.compile(r"\w+")
CURRENCIES = ("eur", "usd", "gbp", "chf", "pln", "zl")  # as they are written beside amounts, folded
_MONEY = rf"(?:[€$£]|\b(?:{'|'.join(CURRENCIES)}|dollars?|euros?|pounds?)\b)"
_AMOUNT = re.compile(rf"{_MONEY}\s?\d|\d\s?{_MONEY}")
_MIN_HEAD = 3  # letters of what is joined to a word for a version: `Reiseausführung`
_LETTER_NAMES = frozenset("BCDFGHJKLMNPQRSTVWXZ")  # that name a version: a vowel alone is a word in some language
_VERB_WITHIN = 2  # words behind a mention in which its verb stands
_MIN_VERB = 4  # letters
_DENYING = frozenset({"not", "no", "gone", "lack", "answer-no"})
_OF_A_DENIAL = _DENYING | {"have", "it", "boundary"}


def other_forms(raw: str, clause: tuple[int, int], product: str) -> list[tuple[int, int]]:
    """Return the spans in a clause that name another form of the product: `the Travel edition`, `Reiseausführung`.

    A word for a version is the product's own where nothing but an article, `this` or `new` tells which it is.

    Args:
        raw: the text as printed; capitals tell names.
        clause: where the clause stands in it.
        product: the product's name; a version named in it is its own.
    """
    own = set(_TOKEN.findall(fold(product)))
    tokens = list(_TOKEN.finditer(raw, *clause))
    return [
        (token.start(), token.end())
        for number, token in enumerate(tokens)
        if _is_version(fold(token.group())) and _is_other(raw, tokens, number, own)
    ]


def _is_version(word: str) -> bool:
    if not word.endswith(_versions()):  # nearly all words: one look at all endings
        return False
    return any(word == known or (word.endswith(known) and len(word) - len(known) >= _MIN_HEAD) for known in _versions())


def _is_other(raw: str, tokens: list[re.Match[str]], number: int, own: set[str]) -> bool:
    """Whether the word for a version at a place among the tokens tells another one than the product's own."""
    word = fold(tokens[number].group())
    head = next((word.removesuffix(known) for known in _versions() if word.endswith(known)), "")
    if head:
        return head not in own
    before = tokens[number - 1].group() if number else ""
    after = tokens[number + 1].group() if number + 1 < len(tokens) else ""
    if after[:1].isupper() and fold(after) not in own and fold(before) not in _pointing():
        return True
    if len(before) == 1 and before in _LETTER_NAMES and raw[tokens[number - 1].end()] == " ":
        return fold(before) not in own  # `the L version`; `l’édition` has an article
    return bool(before) and fold(before) not in own | _plain_words()


def priced_apart(folded: str, clause: tuple[int, int], position: int) -> bool:
    """Whether an amount of money follows the mention in its clause: `castors for 29 euros` are sold, not supplied."""
    return _AMOUNT.search(folded, position, clause[1]) is not None


def wished(raw: str) -> bool:
    """Whether a word of a wish stands in a sentence whose accents tell it from a plain one: `würde`, and not `wurde`."""
    return any(token.group().lower() in _exact() for token in _TOKEN.finditer(raw))


def comes_later(rest: str) -> bool:
    """Whether a verb in the future stands right behind a mention, by an ending whose accent tells it: `el NFC llegará`."""
    words = [token.group().lower() for token in _TOKEN.finditer(rest)][:_VERB_WITHIN]
    return any(word.endswith(_later()) and len(word) > _MIN_VERB for word in words)


def denied_by_contrast(folded: str, rest: tuple[int, int], words: tuple[Match, ...], product: str) -> bool:
    """Whether a later clause says of this product that it does not: `its sister has a tray, the H5 does not`.

    The clause has nothing but the product's name or a pronoun, a verb, and a word that denies.
    """
    own = set(_TOKEN.findall(fold(product)))
    segments = re.split(r"[,;:]", folded[rest[0] : rest[1]])
    position = rest[0]
    for segment in segments:
        if _is_bare_denial(folded, (position, position + len(segment)), words, own):
            return True
        position += len(segment) + 1
    return False


def _is_bare_denial(folded: str, span: tuple[int, int], words: tuple[Match, ...], own: set[str]) -> bool:
    inside = [w for w in words if span[0] <= w.start and w.end <= span[1]]
    kinds = {w.key.removeprefix(f"{_FAMILY}.") for w in inside}
    tokens = list(_TOKEN.finditer(folded, *span))
    named = any(t.group() in own for t in tokens)
    if not tokens or not kinds & _DENYING or not (named or "it" in kinds):
        return False
    covered = [w for w in inside if w.key.removeprefix(f"{_FAMILY}.") in _OF_A_DENIAL]
    known = own | _plain_words() | _stand_ins()
    return all(t.group() in known or any(w.start <= t.start() and t.end() <= w.end for w in covered) for t in tokens)


@cache
def _versions() -> tuple[str, ...]:
    return tuple(sorted(map(fold, phrases("version.words")), key=len, reverse=True))


@cache
def _later() -> tuple[str, ...]:
    return tuple(phrases(f"{_FAMILY}.later"))


@cache
def _exact() -> frozenset[str]:
    return frozenset(phrases(f"{_FAMILY}.exact"))


@cache
def _pointing() -> frozenset[str]:
    return frozenset(map(fold, phrases("version.this")))


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(map(fold, phrases("version.plain"))) | _pointing()


@cache
def _stand_ins() -> frozenset[str]:
    """Words that stand for what was just named: `it`, `one`, `keins`, `en`."""
    return frozenset(map(fold, phrases("version.pronoun")))
