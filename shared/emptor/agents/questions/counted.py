"""Counts of parts: `at least 3 HDMI ports`, `with 4 speakers or more`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from emptor.agents.questions.category import category_spans
from emptor.agents.questions.comparators import after, beside, compares_what_follows
from emptor.agents.questions.noun_phrases import inner_words, no_nouns
from emptor.agents.questions.scan import Draft, Scan
from emptor.agents.questions.words import HEAD_FIRST, breaks, fillers, own_words, vague, words_of
from emptor.lexicon import fold, matcher
from emptor.lexicon.worded import Worded
from emptor.models.brief import Op
from emptor.utils.attributes import canonical_attribute
from emptor.utils.currency import currencies_of
from emptor.utils.text import snake
from emptor.utils.units import find_quantities, unit_of

_COUNTED = re.compile(r"(?<![\w.,/-])(?P<n>\d{1,4})\s+(?P<noun>[^\W\d_]{2,}(?:[\s-][^\W\d_]{3,})?)(?![\w-])")
# Nobody who asks for two ports minds a third.
_PARTS = Worded(r"«goods.ports»$")
_NUMBER = re.compile(r"(?<![\w.,/+-])\d{1,4}(?=\s)")
_NOUN_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_SIGNS = frozenset(",;:.!?()+&")
_TIMES = frozenset("x×")
_MAX_NOUN_WORDS = 3
_REMEMBERED = 4  # questions whose quantities are kept while they are read
_SHORT_CHARS = 3  # shorter nouns are units and abbreviations
_RATED = Worded("«goods.rated»")


@lru_cache(maxsize=_REMEMBERED)
def _measured(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((quantity.start, quantity.end) for quantity in find_quantities(text))


def is_measured(text: str, at: int) -> bool:
    """Whether the number at a place of a question has a unit, so that it counts nothing."""
    return any(start <= at < end for start, end in _measured(text))


def take_counted(scan: Scan) -> None:
    """Turn a comparison with a number of something into a constraint on that something."""
    for match in list(_COUNTED.finditer(scan.folded)):
        if is_measured(scan.text, match.start("n")):
            continue
        comparator, start, end = beside(scan.folded, match.start("n"), match.end("n"))
        first = match["noun"].split()[0]
        parts = comparator is None and _PARTS.search(match["noun"]) is not None
        op = Op.GE if parts else comparator.op if comparator else None
        if op is None or first in no_nouns() or unit_of(first) or end > match.end("n"):
            continue
        noun, last = _noun(match)
        if scan.free(start, last):
            attribute = "rating" if _RATED.match(first) and "review" not in first else canonical_attribute(noun)
            scan.add(Draft(start, last, attribute, op, number=Decimal(match["n"])))


def take_listed_counts(scan: Scan) -> None:
    """Turn a bare number of something among the demands into at least so many: `88 weighted keys`, `et 61 touches`.

    Nobody who asks for six trays minds a seventh. Packs, persons, units and the things wanted are no such parts.
    """
    for match in list(scan.find(_NUMBER)):
        phrase = _counted_phrase(scan, match.end()) if _opens(scan, match.start()) else None
        if phrase is None or not _closes(scan, phrase[1]) or not _is_part(scan, phrase):
            continue
        behind = after(scan.folded, phrase[1])
        behind = None if behind and compares_what_follows(scan.folded, behind.end) else behind
        words = " ".join(scan.words(*phrase).split())
        op = behind.op if behind and behind.op else Op.GE
        end = behind.end if behind else phrase[1]
        scan.add(Draft(match.start(), end, snake(fold(words)), op, number=Decimal(match.group()), noun=words))


def _opens(scan: Scan, start: int) -> bool:
    """Whether a demand may begin with the number: behind a sign, `with`, `and`, a verb of holding, at the beginning."""
    before = scan.folded[:start].rstrip()
    if not before or before[-1] in _SIGNS:
        return True
    joins = own_words("clause.with", scan.language) | own_words("clause.and", scan.language) | inner_words(scan.language)
    return before.split()[-1] in joins | own_words("demand.verb", scan.language)


def _closes(scan: Scan, end: int) -> bool:
    """Whether nothing goes on with the noun: a sign, a joint, a small word or a comparison follows."""
    rest = scan.folded[end:].lstrip()
    if not rest or rest[0] in _SIGNS or after(scan.folded, end):
        return True
    following = rest.split()[0].strip(".,;:!?")
    return following in breaks(scan.language) | words_of("clause.and", scan.language) | words_of("clause.with", scan.language)


def _counted_phrase(scan: Scan, end: int) -> tuple[int, int] | None:
    """The noun phrase directly behind a number: `weighted keys`, `feuilles`."""
    start = at = end
    small = fillers(scan.language) | breaks(scan.language) | words_of("clause.and", scan.language) | _TIMES
    for count, word in enumerate(_NOUN_WORD.finditer(scan.folded, end)):
        gap = scan.folded[at : word.start()]
        if gap.strip() or not gap or count == _MAX_NOUN_WORDS or word.group() in small or not scan.free(*word.span()):
            break
        start, at = (word.start(), word.end()) if not count else (start, word.end())
    return (start, at) if at > end else None


def _is_part(scan: Scan, phrase: tuple[int, int]) -> bool:
    words = scan.folded[slice(*phrase)].split()
    head = words[0] if scan.language in HEAD_FIRST else words[-1]
    if scan.language == "en" and not head.endswith("s"):
        return False
    counted = ("clause.counted", "question.person", "clause.wearer", "question.gift", "demand.packed", "number")
    none = frozenset().union(*(words_of(concept, scan.language) for concept in counted)) | vague(scan.language)
    kinds = any(a < phrase[1] and phrase[0] < b for a, b, _ in category_spans(scan.folded))
    plain = len(head) > _SHORT_CHARS and not any(word in none or unit_of(word) for word in words)
    return plain and not kinds and not matcher("demand.packed").has(" ".join(words)) and not currencies_of(head)


def _noun(match: re.Match[str]) -> tuple[str, int]:
    words = match["noun"].split()
    if len(words) > 1 and words[1] in no_nouns():
        return words[0], match.start("noun") + len(words[0])
    return match["noun"], match.end("noun")
