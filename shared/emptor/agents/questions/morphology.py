"""Singular and plural of nouns in the five languages questions come in: good enough to recognise a word, not to write one."""

from __future__ import annotations

from functools import cache

from emptor.lexicon import phrases

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"
_F_PLURALS = {"shelf": "shelves", "knife": "knives", "scarf": "scarves", "leaf": "leaves", "loaf": "loaves"}
_IRREGULAR = {
    **_F_PLURALS,
    "mouse": "mice",
    "foot": "feet",
    "tooth": "teeth",
    "man": "men",
    "woman": "women",
    "child": "children",
}
_INVARIABLE = frozenset(
    {"headphones", "earbuds", "binoculars", "glasses", "scissors", "jeans", "shorts", "pyjamas", "shoes", "boots", "sneakers"}
)
_MIN_STEM = 3


def english_plural(word: str) -> str:
    """`battery` gives `batteries`, `watch` `watches`, `mouse` `mice`; a plural stays."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _INVARIABLE or (word.endswith("s") and not word.endswith("ss")):
        return word
    if word.endswith(_SIBILANTS):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def english_singular(word: str) -> str:
    """`batteries` gives `battery`, `watches` `watch`, `mice` `mouse`; a singular stays."""
    for one, many in _IRREGULAR.items():
        if word == many:
            return one
    if len(word) <= _MIN_STEM or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("es") and word[:-2].endswith(("x", "z", "ch", "sh", "ss")):
        return word[:-2]
    return word[:-1]


def forms(phrase: str, language: str) -> frozenset[str]:
    """Return `phrase` and its likely singular and plural; in Romance languages the words before the first link change."""
    if language in {"fr", "es", "it", "pt"}:
        return frozenset({phrase, _romance_plural(phrase, language)})
    head, _, last = phrase.rpartition(" ")
    lead = f"{head} " if head else ""
    if language == "de":
        return frozenset({phrase, *(lead + last + ending for ending in _german_endings(last))})
    return frozenset({phrase, lead + english_plural(last), lead + english_singular(last)})


def _german_endings(word: str) -> tuple[str, ...]:
    if word.endswith("e"):
        return ("n",)
    if word.endswith(("er", "el", "en")):
        return ("n",) if not word.endswith("en") else ()
    return ("e", "en", "s")


@cache
def _links() -> frozenset[str]:
    """Words at which what describes a noun begins: `casque sans fil`."""
    return frozenset(phrases("grammar.link"))


def _romance_plural(phrase: str, language: str) -> str:
    words = phrase.split(" ")
    links = _links()
    stop = next((i for i, word in enumerate(words) if i and (word in links or word.startswith("d'"))), len(words))
    return " ".join([*(_plural_word(word, language) for word in words[:stop]), *words[stop:]])


def _plural_word(word: str, language: str) -> str:
    if word.endswith(("s", "x")):
        return word
    if language == "it":
        return word[:-1] + {"o": "i", "e": "i", "a": "e"}.get(word[-1], word[-1])
    if language == "fr" and word.endswith(("eau", "eu")):
        return word + "x"
    if language in {"es", "pt"} and word[-1] not in "aeioué":
        return (word[:-1] + "ces") if word.endswith("z") else word + "es"
    return word + "s"
