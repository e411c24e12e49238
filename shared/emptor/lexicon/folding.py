"""Question text in the one form every rule matches: lower case, without accents, of the same length.

The length is kept so that an offset in the folded text is the offset in the question, and the words of a constraint are the
exact words of the buyer.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_LATIN_BLOCKS = (range(0x00C0, 0x0250), range(0x1E00, 0x1F00))
_TYPOGRAPHY = {
    "‘": "'", "’": "'", "ʼ": "'", "´": "'", "`": "'",
    "“": '"', "”": '"', "„": '"', "″": '"', "＂": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "ı": "i",  # Turkish capitals become `i` in lower case
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ",
}  # fmt: skip
_UMLAUTS = {"ä": "ae?", "ö": "oe?", "ü": "ue?", "ß": "(?:ß|ss)", "œ": "(?:œ|oe)"}
_VARYING = re.compile(r"[\s~äöüßœ-]")
_GAP = r"[\s-]?"
_INFLECTION = r"(?:e[rsnm]?|s|[oa]s?|i)?"


@cache
def _table() -> dict[int, str]:
    table = {ord(char): plain for char, plain in _TYPOGRAPHY.items()}
    for block in _LATIN_BLOCKS:
        for code in block:
            base = unicodedata.normalize("NFD", chr(code))[0].lower()
            if base.isascii() and base.isalpha():
                table[code] = base
    return table


def fold(text: str) -> str:
    """`text` in lower case, accents off, typographic quotes, dashes and spaces plain; exactly as long as `text`."""
    plain = text if text.isascii() else text.translate(_table())
    low = plain.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in plain)


def phrase_pattern(phrase: str) -> str:
    """A regular expression, for folded text, that matches a phrase written in its natural spelling.

    A space or hyphen matches either or none; an umlaut matches its two-letter spelling too; `~` at the end of a word allows
    the endings of German, French, Spanish, Italian and Portuguese adjectives.
    """
    return "".join(map(_char_pattern, phrase.lower()))


def literal_start(phrase: str) -> str:
    """The folded letters with which every text begins that `phrase_pattern(phrase)` matches: up to the first that may vary."""
    return fold(_VARYING.split(phrase.lower(), maxsplit=1)[0])


@cache
def _char_pattern(char: str) -> str:
    if char in " -":
        return _GAP
    return _INFLECTION if char == "~" else _UMLAUTS.get(char) or re.escape(fold(char))


def words_pattern(phrases: str) -> str:
    """An alternation, longest first, of the phrases in `phrases`, which are separated by `|`."""
    ordered = sorted({part.strip() for part in phrases.split("|") if part.strip()}, key=len, reverse=True)
    return "(?:" + "|".join(phrase_pattern(part) for part in ordered) + ")"
