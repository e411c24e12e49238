"""Whether running text affirms what it names by a structure that is understood; the absence of a denial affirms nothing.

A mention is affirmed where one of these governs it, in the indicative and of this product:

- a verb of having (`offers a hood`), a copula (`is waterproof`) or a preposition (`with a hood`, `thanks to its hood`) a few
  words before it, whose subject is the product, a part of it, or left out;
- a word for what is there, beside it (`the built-in timer`, `a lid is included`);
- a verb of use behind it (`noise cancelling keeps the engine out`), or any verb in the present where `the` leads it;
- a list or a short line without a verb (`four wheels, hood, bell`), or one that says what the thing is (`An electric kettle of
  steel`);
- an idiom or a double negation that denies a lack.

The words are data (`affirming.*`). A language without them is not judged here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from emptor.lexicon.folding import fold
from emptor.lexicon.matcher import Match
from emptor.lexicon.source import LANGUAGES, matcher, phrases

FAMILY = "affirming"
_TOKEN = re.compile(r"\w+")
_BREAK = re.compile(r"[,;:()\[\]|]|\s[-–—/•·]\s|[—•·]")
_LIST_BREAK = re.compile(r"[,;|]|\s[/•·]\s|[•·]")
_HARD_BREAK = re.compile(r"[;:()\[\]|]|\s[-–—•·]\s|[—•·]")
_CACHE = 512  # sentences whose words are kept
_BETWEEN = 3  # words between what governs a mention and the mention, its articles not counted
_LIST_PART = 4  # words in a member of a list
_SHORT_LINE = 3  # words beside the mention in a line without a verb
_BEFORE_IN_LINE = 1  # words before the mention in such a line, articles not counted
_SUBJECT = 5  # words of a subject before its verb
_BARE_SUBJECT = 2  # words of one that no article or pronoun leads: `inner tent with a net`
_AFTER = 3  # words between a mention and what says that it is there
_LIST_PARTS = 3  # members that make a list of a sentence
_LABEL = 2  # words of a label before a colon
_MIN_VERB = 3  # letters of a verb that is known by its ending


class Place(NamedTuple):
    """A mention in its sentence: folded text, where the sentence begins and ends, where the mention stands.

    `clause` is where its clause begins, behind words of contrast and idioms (`without a doubt`).
    """

    folded: str
    first: int
    last: int
    span: tuple[int, int]
    clause: int


class _Reading:
    """One mention, with the words of `affirming.*` in its sentence."""

    def __init__(self, raw: str, place: Place, language: str | None, own: frozenset[str]) -> None:
        self.folded, self.first, self.last, self.span, self.clause = place
        self.language = language
        self.own = own
        self.is_acronym = raw[self.span[0] : self.span[1]].isupper() and len(raw) == len(self.folded)
        found = _found(self.folded[self.first : self.last])
        self.words = [
            Match(m.key.removeprefix(f"{FAMILY}."), m.start + self.first, m.end + self.first, m.languages)
            for m in found
            if language is None or language in m.languages
        ]
        self.words += _accented(raw, self.first, self.last) if len(raw) == len(self.folded) else []
        self._kinds: dict[tuple[int, int], set[str]] = {}
        for word in self.words:
            self._kinds.setdefault((word.start, word.end), set()).add(word.key)
        self.start = max(self.clause, _last_break(_BREAK, self.folded, self.first, self.span[0]))
        self.end = _next_break(self.folded, self.span[1], self.last)

    def is_sentence(self) -> bool:
        """Whether the line ends as a sentence does; members of a list end with nothing."""
        return self.folded[self.last : self.last + 1] in {".", "!", "?"}

    def kinds_at(self, start: int, end: int) -> set[str]:
        return self._kinds.get((start, end), set())

    def tokens(self, start: int, end: int) -> list[tuple[int, int]]:
        return [m.span() for m in _TOKEN.finditer(self.folded, start, end)]

    def content(self, start: int, end: int) -> list[tuple[int, int]]:
        """The words between two places that are neither articles nor the product's name."""
        return [t for t in self.tokens(start, end) if not self.is_known(t)]

    def behind(self) -> list[tuple[int, int]]:
        """The words behind the mention in its part of the sentence, but for adverbs and reflexive pronouns."""
        return [t for t in self.tokens(self.span[1], self.end) if not self.kinds_at(*t) & {"adverb", "reflexive"}]

    def is_known(self, token: tuple[int, int]) -> bool:
        kinds = self.kinds_at(*token)
        return bool(kinds & {"definite", "article", "adverb"}) or self.folded[slice(*token)] in self.own

    def inside(self, start: int, end: int, *kinds: str) -> list[Match]:
        return [w for w in self.words if w.key in kinds and start <= w.start and w.end <= end]


def affirms(raw: str, place: Place, language: str | None, product: str) -> bool:
    """Return whether a structure that is understood affirms the mention; see the module.

    Args:
        raw: the text as printed, of the length of `place.folded`; accents tell verbs (`è`) from conjunctions.
        place: the mention in its sentence.
        language: ISO 639-1 code of the text; with None the words of all languages count.
        product: the product's name; its words are its own.
    """
    if not is_judged(language):
        return True
    own = frozenset(_TOKEN.findall(fold(product))) - _articles()
    reading = _Reading(raw, place, language, own)
    return _governed(reading) or _is_there(reading) or _is_subject(reading) or _is_listed(reading) or _is_called(reading)


@lru_cache(maxsize=_CACHE)
def _found(folded: str) -> tuple[Match, ...]:
    """The words of `affirming.*` in a sentence, which is asked about many features in a row."""
    return tuple(matcher(FAMILY).all(folded))


@cache
def _articles() -> frozenset[str]:
    return frozenset(map(fold, phrases(f"{FAMILY}.article")))


def is_judged(language: str | None) -> bool:
    """Whether a language has words for what affirms; in others nothing is asked of a sentence or a row. With None all count."""
    return language is None or language in _spoken()


@cache
def _spoken() -> frozenset[str]:
    return frozenset(language for language in LANGUAGES if phrases(f"{FAMILY}.has", language))


def _accented(raw: str, first: int, last: int) -> list[Match]:
    """Copulas that only an accent tells from another word: `è`, `é`."""
    tokens = (m for m in _TOKEN.finditer(raw, first, last) if m.group().lower() in _copulas())
    return [Match("is", m.start(), m.end(), ()) for m in tokens]


@cache
def _copulas() -> frozenset[str]:
    return frozenset(phrases(f"{FAMILY}.accented"))


def _last_break(pattern: re.Pattern[str], text: str, first: int, last: int) -> int:
    return max((m.end() for m in pattern.finditer(text, first, last)), default=first)


def _next_break(text: str, first: int, last: int) -> int:
    found = _BREAK.search(text, first, last)
    return found.start() if found else last


# Before the mention: a verb of having, a copula, a preposition.


def _governed(reading: _Reading) -> bool:
    """What governs the mention stands before it, in its clause or at the head of the list it is a member of."""
    begin = _list_start(reading)
    if any(w.start == reading.span[0] for w in reading.inside(*reading.span, "with")):
        return True  # the preposition belongs to the mention: `con cancelación de ruido`
    governors = reading.inside(begin, reading.span[0], "has", "is", "with", "there")
    if not governors:
        return False
    word = max(governors, key=lambda w: (w.end, w.end - w.start))
    if word.key == "there":
        return len(reading.tokens(word.end, reading.span[0])) <= 1
    if not _is_near(reading, word.end, begin):
        return False
    if word.key == "is" and reading.inside(word.end, reading.span[0], "article", "definite") and not _is_attribute(reading):
        return False  # `is the anchor of any room`
    return _subject_is_own(reading, word)


def _is_attribute(reading: _Reading) -> bool:
    """The mention stands before the noun it describes: `it is a wireless mouse`."""
    after = reading.tokens(reading.span[1], reading.end)[:1]
    return bool(after) and not reading.kinds_at(*after[0]) & {"topic", "link", "with", "and", "relative", "has", "is"}


def _list_start(reading: _Reading) -> int:
    """Where the list begins that the mention ends: short members before it, up to a harder break."""
    floor = _last_break(_HARD_BREAK, reading.folded, reading.first, reading.span[0])
    start = reading.start
    while start > floor:
        previous = _last_break(_BREAK, reading.folded, floor, start - 1)
        if len(reading.content(previous, start)) > _LIST_PART + _SUBJECT:
            break
        start = previous
    return start


def _is_near(reading: _Reading, position: int, begin: int) -> bool:
    """Few words stand between a governor and the mention, or members of a list."""
    if position >= reading.start:
        return len(reading.content(position, reading.span[0])) <= _BETWEEN + _list_words(reading, position)
    parts = _BREAK.split(reading.folded[max(begin, position) : reading.span[0]])
    return all(len(_TOKEN.findall(part)) <= _LIST_PART + 1 for part in parts)


def _list_words(reading: _Reading, position: int) -> int:
    """More words may stand before an `and`: `with a padded seat and a hood`."""
    return _LIST_PART if reading.inside(position, reading.span[0], "and") else 0


def _subject_is_own(reading: _Reading, word: Match) -> bool:
    """The words before a governor are the product, a part of it, or nothing."""
    if "past" in reading.kinds_at(word.start, word.end):
        return False
    start = _last_break(_BREAK, reading.folded, reading.first, word.start)
    start = max(start, reading.clause) if reading.clause <= word.start else start
    start = max([start, *(w.end for w in reading.inside(start, word.start, "and") if not reading.tokens(w.end, word.start))])
    before = reading.tokens(start, word.start)
    behind = reading.tokens(word.end, reading.span[0])
    if any(reading.folded[slice(*t)] in reading.own for t in behind):
        return True  # `anders als der H3 hat der H5 ein Display`
    content = reading.content(start, word.start)
    if not content:
        return True
    if reading.inside(start, word.start, "past", "person") or any(_is_model(reading.folded[slice(*t)]) for t in content):
        return False
    led = bool(reading.kinds_at(*before[0]) & {"definite"}) or reading.folded[slice(*before[0])] in reading.own
    short = word.key in {"is", "with"} and len(content) <= _BARE_SUBJECT
    return len(content) <= _SUBJECT and (led or short)


def _is_model(word: str) -> bool:
    """A word of letters and digits names a model: `h7`."""
    return not word.isdigit() and not word.isalpha() and any(map(str.isdigit, word))


# Behind the mention, or as its subject.


def _is_there(reading: _Reading) -> bool:
    """A word for what is there follows: `GPS is built in`, `el GPS integrado`."""
    words = reading.inside(reading.span[1], reading.end, "there")
    if reading.inside(reading.start, reading.end, "past", "person"):
        return False
    return any(len(reading.content(reading.span[1], w.start)) <= _AFTER for w in words)


def _is_subject(reading: _Reading) -> bool:
    """The mention is the definite subject of a verb in the present: `the brake acts on both wheels`."""
    start, end = reading.span
    before = reading.tokens(reading.start, start)
    after = reading.behind()
    led = [t for t in before if reading.kinds_at(*t) & {"definite"}]
    bare = not before and (reading.is_acronym or not phrases(f"{FAMILY}.articles", reading.language))
    if len(before) <= _BARE_SUBJECT + 1 and _serves(reading, after):
        return True
    if not (bare or led) or len(reading.content(reading.start, start)) > _BEFORE_IN_LINE:
        return False
    turned = len(after) < len(reading.tokens(end, reading.end))
    verbs = after[: _BEFORE_IN_LINE + 1]  # an adjective may stand between: `el interior antiadherente deja`
    if verbs and reading.kinds_at(*verbs[0]) & {"is", "has", "past"}:
        verbs = verbs[:1]
    return any(_is_present(reading, after, number, turned=turned) for number in range(len(verbs)))


def _serves(reading: _Reading, after: list[tuple[int, int]]) -> bool:
    """A verb of use follows, so the thing is there whatever article it has: `noise cancelling keeps the engine out`."""
    near = after[: _BEFORE_IN_LINE + 1]
    starts = {w.start for w in reading.inside(reading.span[1], reading.end, "serves")}
    verb = next((number for number, t in enumerate(near) if t[0] in starts), None)
    if verb is None or len(after) <= 1:
        return False
    return not any(reading.kinds_at(*t) & {"relative", "past", "person"} for t in near[:verb])


def _is_present(reading: _Reading, after: list[tuple[int, int]], number: int, *, turned: bool) -> bool:
    """The word is a verb in the present, with a word behind it or `turned` by one; behind a copula no participle."""
    token = after[number]
    word, kinds = reading.folded[slice(*token)], reading.kinds_at(*token)
    if "past" in kinds or (not kinds & {"is", "has"} and kinds & {"relative", "with", "article", "definite", "and"}):
        return False
    rest = [reading.folded[slice(*t)] for t in after[number + 1 :]]
    if "is" in kinds:
        return bool(rest) and not any(w.endswith(endings("participle", reading.language)) for w in rest[:2])
    if "has" in kinds:
        return True
    return len(word) >= _MIN_VERB and word.endswith(endings("acts", reading.language)) and (bool(rest) or turned)


@cache
def endings(concept: str, language: str | None) -> tuple[str, ...]:
    """Endings of verbs; a tuple that nothing ends with where a language has none."""
    return tuple(map(fold, phrases(f"{FAMILY}.{concept}", language))) or ("\n",)


# Lists and lines without a verb.


def _is_listed(reading: _Reading) -> bool:
    """A member of a list, or a short line, without a verb: `four wheels, hood, bell`."""
    if reading.inside(reading.first, reading.last, "past", "person") or reading.inside(reading.start, reading.end, "has", "is"):
        return False
    before = reading.content(reading.start, reading.span[0])
    after = reading.tokens(reading.span[1], reading.end)
    if len(before) > _BEFORE_IN_LINE or len(after) > _LIST_PART or _is_topic(reading):
        return False
    linked = any(reading.kinds_at(*t) & {"link", "with"} for t in after[: _BEFORE_IN_LINE + 1])
    parts = _LIST_BREAK.split(reading.folded[reading.first : reading.last])
    if ":" in parts[0]:
        parts[0] = parts[0].partition(":")[2]
        return _is_headed(reading) and _are_short(parts)
    members = len(parts) + len(reading.inside(reading.first, reading.last, "and"))
    if members >= _LIST_PARTS or not reading.is_sentence():
        return (linked or len(after) <= _BEFORE_IN_LINE) and _are_short(parts)
    return len(parts) == 1 and (linked or not after) and len(after) <= _LIST_PART


def _is_called(reading: _Reading) -> bool:
    """A line without a verb that begins with an article says what the thing is: `An electric kettle of steel for every day`."""
    before = reading.tokens(reading.first, reading.span[0])
    after = reading.tokens(reading.span[1], reading.last)
    if len(before) != 1 or "article" not in reading.kinds_at(*before[0]) or not after or reading.kinds_at(*after[0]):
        return False
    if reading.inside(reading.first, reading.last, "past", "person", "relative", "has", "is"):
        return False
    return len(after) == 1 or bool(reading.kinds_at(*after[1]) & {"topic", "link", "with"})


def _is_topic(reading: _Reading) -> bool:
    """A preposition makes the mention what is spoken of, and not what is listed: `de la capucha`."""
    words = reading.inside(reading.start, reading.span[0], "topic")
    return any(len(reading.tokens(w.end, reading.span[0])) <= 1 for w in words)


def _is_headed(reading: _Reading) -> bool:
    """The label of a row tells that its value lists what there is: `Features: GPS, NFC`."""
    colon = reading.folded.find(":", reading.first, reading.last)
    headings = reading.inside(reading.first, colon, "heading", "there", "has")
    return bool(headings) and len(reading.content(reading.first, colon)) <= _LABEL + 1


def _are_short(parts: list[str]) -> bool:
    return all(len(_TOKEN.findall(part)) <= _LIST_PART + _SHORT_LINE for part in parts)
