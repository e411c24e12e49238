"""How many of something a thing is for: `for 4 people`, `sleeps six`, `seats 8`, `14 place settings`, `for 24 bottles`.

Two things make such a number a demand: a noun by which goods are made in sizes (`counted.*` of the lexicon), or a word of room or
purpose before the number. Who asks for room for four does not mind room for six.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from emptor.agents.questions.comparators import Comparator, beside
from emptor.agents.questions.counted import is_measured
from emptor.agents.questions.language import SPOKEN
from emptor.agents.questions.noun_phrases import no_nouns, verbs
from emptor.agents.questions.quantities import range_before
from emptor.agents.questions.scan import Draft, Scan
from emptor.agents.questions.words import words_of
from emptor.lexicon import Match, matcher
from emptor.lexicon.beside import JOINT, SPACE, after, before
from emptor.lexicon.counting import Count, counts
from emptor.models.brief import Op
from emptor.utils.currency import currencies_of
from emptor.utils.text import snake
from emptor.utils.units import unit_of

PERSONS = "persons"
_FAMILY = "counted"
_COMPANY = "demand.company"  # a family of five also buys what is not made in sizes of people: it only orders
_NOUN = re.compile(r"\s{1,3}([^\W\d_]{3,30})(?:[\s-]([^\W\d_]{3,30}))?(?![\w-])")
_LEAD = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,20})\s{1,3}$")
_REACH = 24  # characters before a number in which the word of purpose stands
_MOST = 1000  # numbers from here on are years, resolutions and distances


class _Thing(NamedTuple):
    """What is counted: its attribute, and where the demand ends."""

    attribute: str
    words: str
    end: int


def take_held(scan: Scan) -> None:
    """Take what a verb of holding or a word of room says, before the kind of thing is looked for: `that holds 24 bottles`."""
    for count in _counts(scan):
        if before(scan.folded, beside(scan.folded, count.start, count.end)[1], SPACE, "demand.holds"):
            _take(scan, count)


def take_capacities(scan: Scan) -> None:
    """Turn how many of something the thing is for into demands; nothing without a kind of thing that could be for it."""
    for count in _counts(scan) if scan.category else ():
        _take(scan, count)


def _counts(scan: Scan) -> list[Count]:
    found = counts(scan.text, scan.language if scan.language in SPOKEN else None)
    return [count for count in found if count.number < _MOST and not is_measured(scan.text, count.start)]


def _take(scan: Scan, count: Count) -> None:
    comparator, start, end = beside(scan.folded, count.start, count.end)
    ranged = range_before(scan, count.start, Decimal(count.number))  # "for 3 to 4 people": a tent for three will do
    start = min(start, ranged[0]) if ranged else start
    lead, held = _lead(scan, start)
    thing = _known(scan, count) or (_noun(scan, count) if lead < start else None)
    if thing is None and held and _is_of_people(scan.folded, held):
        thing = _Thing(PERSONS, PERSONS, count.end)
    first, last = min(lead, start), max(thing.end if thing else end, end)
    if thing and scan.free(first, last):
        op = comparator.op if comparator and not _reaches(scan.folded, comparator) else None
        hard = held is None or held.key != _COMPANY
        number = ranged[1] if ranged else Decimal(count.number)
        scan.add(Draft(first, last, thing.attribute, op or Op.GE, number=number, hard=hard, noun=thing.words))


def _reaches(folded: str, comparator: Comparator) -> bool:
    """`for up to 4 people` wants room for as many, and sets no limit."""
    return matcher("comparator.up-to").fullmatch(folded[comparator.start : comparator.end].strip()) is not None


def _lead(scan: Scan, start: int) -> tuple[int, Match | None]:
    """Where the words of room or purpose begin that lead to a number, and those of holding or company among them."""
    held = before(scan.folded, start, SPACE, "demand.holds", _COMPANY)
    at = held.start if held else start
    word = _LEAD.search(scan.folded, max(0, at - _REACH), at)
    purpose = word is not None and word[1] in words_of("clause.for", scan.language)
    return (word.start() if word and purpose else at), held


def _is_of_people(folded: str, held: Match) -> bool:
    """`sleeps six`, `a party of 20`: nobody says of whom."""
    return held.key == _COMPANY or matcher(f"{_FAMILY}.{PERSONS}").fullmatch(folded[held.start : held.end]) is not None


def _known(scan: Scan, count: Count) -> _Thing | None:
    """A noun by which goods are made in sizes, directly behind the number: `4 people`, `14-place-setting`."""
    found = after(scan.folded, count.end, JOINT, _FAMILY)
    if found is None or (not set(found.languages) & {scan.language, "en"} and scan.language in SPOKEN):
        return None
    return _Thing(snake(found.key.partition(".")[2]), scan.words(found.start, found.end), found.end)


def _noun(scan: Scan, count: Count) -> _Thing | None:
    """Any noun behind a number that a word of room or purpose leads to: `for 24 bottles`, `for two monitors`."""
    match = _NOUN.match(scan.folded, count.end)
    if match is None or not _counts_things(scan, match[1]):
        return None
    two = match[2] is not None and match[2].endswith("s") and not match[1].endswith("s") and _counts_things(scan, match[2])
    end = match.end(2) if two else match.end(1)
    return _Thing(snake(scan.folded[match.start(1) : end]), scan.words(match.start(1), end), end)


def _counts_things(scan: Scan, word: str) -> bool:
    """Whether a word may be a noun for things, not for kin, money, time or a measure."""
    asked = scan.category is not None and word in scan.folded[slice(*scan.category)]
    return not (
        asked or word in no_nouns() or word in verbs() or unit_of(word) or currencies_of(word) or word in _kin(scan.language)
    )


def _kin(language: str) -> frozenset[str]:
    return words_of("question.person", language) | words_of("clause.wearer", language)
