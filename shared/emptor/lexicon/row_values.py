"""Whether the value of a row affirms its label by what is understood: a figure, a material, `detachable`, and no other words."""

from __future__ import annotations

import re

from emptor.lexicon.affirming import FAMILY, endings, is_judged
from emptor.lexicon.plainness import CURRENCIES
from emptor.lexicon.source import matcher

_TOKEN = re.compile(r"\w+")
_VALUE_WORDS = 12  # in the value of a row; a longer one is a sentence
_FIGURE_WORDS = 4  # in a value with a figure that does not begin with it
_MONEY = re.compile(r"[€$£]|\d[.,]\d\d(?!\w)")


def value_affirms(value: str, language: str | None) -> bool:
    """Return whether the value of a row tells which kind of the thing there is: a figure, a material, a colour, `detachable`.

    What a value says in other words (`see price list`, `from 28 cm`) is not understood; plain answers are read before.

    Args:
        value: folded text.
        language: ISO 639-1 code; with None the words of all languages count.
    """
    if not is_judged(language):
        return True
    tokens = _TOKEN.findall(value)
    if not tokens or len(tokens) > _VALUE_WORDS or _MONEY.search(value) or not set(tokens).isdisjoint(CURRENCIES):
        return False
    bounds = [m for m in matcher(f"{FAMILY}.bound").all(value) if m.start == 0]
    if any(language is None or language in m.languages for m in bounds):
        return False
    known = matcher(f"{FAMILY}.value", f"{FAMILY}.there", "material", "colour").has(value)
    return known or value[0].isdigit() or tokens[0].endswith(endings("able", language)) or _has_figure(tokens)


def rest_affirms(rest: str, language: str | None) -> bool:
    """Return whether what follows a yes in the value of a row takes nothing back: `(IPX8)`, `, mit Fernbedienung`.

    Args:
        rest: folded text behind the word of affirmation; some word stands in it.
        language: ISO 639-1 code; with None the words of all languages count.
    """
    if not is_judged(language):
        return True
    apart = rest.lstrip()[:1] in {",", "(", ";", "/", "-"}
    words = rest.strip(" ,;()/-.")
    joined = any(m.start == 0 for m in matcher(f"{FAMILY}.with").all(words))
    return apart and (joined or value_affirms(words, language))


def _has_figure(tokens: list[str]) -> bool:
    """A short value with a figure: `Shimano 105`, `IPX7`, `v5.3`; words behind a figure may say anything."""
    return len(tokens) <= _FIGURE_WORDS and any(char.isdigit() for token in tokens for char in token)
