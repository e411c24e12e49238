"""Where in a short text words of the lexicon stand: at its beginning, or as all that it says."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from emptor.lexicon import Match, fold, matcher, phrases
from emptor.lexicon.notation import surfaces
from emptor.utils.kept import kept_table

_OPENING = 80  # characters in which the first words of a text stand
_FIRST_LETTERS = 4  # by which most texts are known to begin with other words
_HEADS_KEPT = 8_192
_COUNT = " 0123456789.,+·•–—-#(&"  # of what stands before the words for what is counted
_SIGMA = ("ς", "σ")  # the end of a word, and of a text that was cut
_MARK = re.compile(r"[\W\d_]")
_CHARACTER = re.compile(r"[^\W_]")


def may_open(text: str, *concepts: str) -> bool:
    """Whether the first letters of a text are those of words of the concepts: a test that costs next to nothing."""
    return not _openings(concepts).isdisjoint(_heads(text[:_FIRST_LETTERS]))


@lru_cache(maxsize=_HEADS_KEPT)
def _heads(head: str) -> tuple[str, str, str]:
    """The first letters of a text as words of the lexicon may begin: four, three or two. Pages begin their texts with few."""
    plain = _plain(head.lower()).replace(*_SIGMA)
    return plain, plain[:3], plain[:2]


@cache
def _openings(concepts: tuple[str, ...]) -> frozenset[str]:
    """The first letters of all words of the concepts, as written and without accents."""
    return kept_table(f"openings {' '.join(concepts)}", lambda: _first_letters(concepts))


def _first_letters(concepts: tuple[str, ...]) -> frozenset[str]:
    listed = [phrase for concept in concepts for phrase in phrases(concept)]
    written = {_beginning(phrase.lower().strip("*"), open_ended=phrase.endswith("*")) for phrase in listed}
    return frozenset(written | {_beginning(form.text, open_ended=form.tail) for phrase in listed for form in surfaces(phrase)})


def _beginning(words: str, *, open_ended: bool) -> str:
    """The first letters of words, and the space after them where they are short and other letters may not follow."""
    ends = open_ended or not words.isascii()
    return _MARK.sub(" ", words if ends else f"{words} ")[:_FIRST_LETTERS].replace(*_SIGMA)


def _plain(head: str) -> str:
    """Marks as spaces, and a space at the end of all that is shorter."""
    return _MARK.sub(" ", head) if len(head) >= _FIRST_LETTERS else f"{_MARK.sub(' ', head)} "


def opening(text: str, *concepts: str, over: str = "") -> Match | None:
    """Return the words of one of the concepts with which a text begins, the longest; None where it begins with others.

    Marks may stand before them, and so may words of the concept `over`: `Our other recommendations`.
    """
    first = _CHARACTER.search(text[:_OPENING])
    named = (*concepts, over) if over else concepts
    if first is None or not may_open(text[first.start() : first.start() + _FIRST_LETTERS], *named):
        return None
    folded = fold(text[:_OPENING])
    found = matcher(*named).all(folded)
    place = first.start()
    while True:
        here = [match for match in found if match.start == place]
        said = next((match for match in here if match.key != over), None)
        following = _CHARACTER.search(folded, here[0].end) if here and said is None else None
        if following is None:
            return said
        place = following.start()


def counted(text: str) -> str:
    """Return a text without the figure at its beginning: `12 comments`."""
    return text.lstrip(_COUNT)


def is_all(text: str, *concepts: str) -> bool:
    """Whether a text is words of one of the concepts and nothing else."""
    if len(text) > _OPENING or not may_open(text, *concepts):
        return False
    return matcher(*concepts).fullmatch(fold(text)) is not None


def is_label(text: str, *concepts: str) -> bool:
    """Whether a text begins with words of one of the concepts and a colon."""
    match = opening(text, *concepts)
    return match is not None and colon_follows(text, match)


def colon_follows(text: str, match: Match) -> bool:
    """Whether a colon stands right after words with which a text begins."""
    return text[match.end :].lstrip().startswith(":")
