"""The words of a follow-up that say how it is meant: `why not`, `instead`, `which of those is`, `1 and 3`.

They are data (`[follow-up]` of the lexicon). What is left without them is read as a question like any other.
"""

from __future__ import annotations

from dataclasses import dataclass

from emptor.lexicon import Match, fold, matcher

FAMILY = "follow-up"
_PLACE, _ATTRIBUTE = f"{FAMILY}.place.", f"{FAMILY}.attribute."
_LAST = "last"


@dataclass(frozen=True)
class Cues:
    """What was found in a follow-up.

    Attributes:
        keys: the kinds of cues: `why`, `compare`, `instead`, …
        language: in which the cues are; that of the conversation where they do not tell.
        places: places of the list that ordinals name, 1 for the first, 0 for the last.
        attributes: canonical names of what is asked about, each with its words in folded spelling.
        rest: the text without the cues.
    """

    keys: frozenset[str]
    language: str
    places: tuple[int, ...]
    attributes: dict[str, frozenset[str]]
    rest: str

    @property
    def asked(self) -> frozenset[str]:
        """The words for what is asked about."""
        return frozenset(word for words in self.attributes.values() for word in words)


def cues_of(text: str, language: str) -> Cues:
    """Find the cues of a follow-up in a conversation that was in `language` so far."""
    folded = fold(text)
    everything = matcher(FAMILY).all(folded)
    spoken = _language(matcher(FAMILY).find(folded), language)
    found = _longest([match for match in everything if spoken in match.languages])
    keys = {match.key.removeprefix(f"{FAMILY}.") for match in found}
    return Cues(
        keys=frozenset(key for key in keys if "." not in key),
        language=spoken,
        places=tuple(_place(match.key) for match in found if match.key.startswith(_PLACE)),
        attributes=_attributes(folded, found),
        rest=_without(text, [match for match in found if not match.key.startswith(_ATTRIBUTE)]),
    )


def _language(found: list[Match], language: str) -> str:
    """The language in which most of the text is cues; the conversation's own where it is not behind."""
    letters: dict[str, int] = {}
    for match in found:
        for code in match.languages:
            letters[code] = letters.get(code, 0) + match.end - match.start
    most = max(letters.values(), default=0)
    return language if letters.get(language, 0) == most else max(letters, key=lambda code: letters[code])


def _longest(found: list[Match]) -> list[Match]:
    """The longest match at each place, with every meaning that it has there."""
    kept: list[Match] = []
    for match in found:
        last = kept[-1] if kept else None
        if last is None or match.start >= last.end or (match.start, match.end) == (last.start, last.end):
            kept.append(match)
    return kept


def _place(key: str) -> int:
    name = key.removeprefix(_PLACE)
    return 0 if name == _LAST else int(name.removeprefix("n"))


def _attributes(folded: str, found: list[Match]) -> dict[str, frozenset[str]]:
    named: dict[str, frozenset[str]] = {}
    for match in found:
        if match.key.startswith(_ATTRIBUTE):
            name = match.key.removeprefix(_ATTRIBUTE).replace("-", "_")
            named[name] = named.get(name, frozenset()) | set(folded[match.start : match.end].split())
    return named


def _without(text: str, found: list[Match]) -> str:
    kept = list(text)
    for match in found:
        kept[match.start : match.end] = " " * (match.end - match.start)
    return " ".join("".join(kept).split())
