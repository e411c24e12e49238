"""Whether a text affirms or denies what it names: one reading of negation for every caller, in all languages of the lexicon.

>>> text = "It doesn't have a gyroscope."
>>> polarity(text, (text.index("gyroscope"), text.index("gyroscope") + 9))
<Polarity.DENIES: 'denies'>

The words are data (`negation.*` in `data/`), the reach of each kind of word is here:

- `no` denies the noun that follows, `not` the rest of its clause, `lack` (without, lacks, instead of) what follows up to a
  `with`; `gone` (is missing) and `not` … `present` (is not available) deny what stands before them;
- a `not` before a `lack` affirms (`does not lack`), and so does an idiom (`neutral`: not only, no doubt);
- what is optional, sold separately, wished for, asked, or said of another model says nothing about this product.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from emptor.lexicon.affirming import Place, affirms
from emptor.lexicon.folding import fold
from emptor.lexicon.matcher import Match
from emptor.lexicon.models import foreign_names, other_versions
from emptor.lexicon.plainness import comes_later, denied_by_contrast, other_forms, priced_apart, wished
from emptor.lexicon.row_values import rest_affirms, value_affirms
from emptor.lexicon.source import matcher, phrases

Span = tuple[int, int]

_FAMILY = "negation"
_ANSWERS = f"{_FAMILY}.answer"
_ANSWER_KINDS = frozenset({"answer-no", "answer-yes", "unstated", "optional", "gone"})
_CACHE = 512  # texts whose words are kept: a page's sentences are asked about many features in a row
_WINDOW = 600  # characters on either side of a mention that are read
_MAX_ANSWER_WORDS = 4  # words of the lexicon in a short answer
_MAX_LIST_LEAD = 2  # words before a member of a list: `or a`
_MAX_OPTION_LEAD = 3  # words before `optional` in what leads a clause: `con il gateway opzionale`
_REACH_NO, _REACH_LACK, _REACH_NOT, _REACH_AFTER = 4, 7, 12, 7  # words
_OWNED_CHARS = 7  # of `you own`, which says whose the thing before it is; `your` says it of what follows
_MAX_LABEL_TAIL = 40  # characters between a mention and the colon of its row
_SENTENCE_EDGE = re.compile(r"[.!?。!?](?=[\s:]|$)|[\n。!?]|(?<=\w)\.(?=[A-ZÀ-Ý])")
_CLAUSE_EDGE = re.compile(r"[;,:,、()\[\]|]|\s[-–—/•·]\s|[—•·]")
_ROW = re.compile(rf"[^.!?\n:|=\t]{{0,{_MAX_LABEL_TAIL}}}?\s{{0,8}}(?:[:|=\t:]|\s[-–—]\s)\s{{0,8}}")
_ANSWER_LEAD = re.compile(r"^[\s\"'“”»)\]]*+(?:(?:[ar]|[a-z]{6,10})\s{0,8}[:.)]\s{0,8})?[-–—:>*\s]*")  # `A:`, `Antwort:`
_ONLY_DASHES = re.compile(r"[-–—−\s]+")
_BRACKET = re.compile(r"\([^()]{1,60}\)")
_OFFERING = frozenset({"optional", "fits"})
_UNFULFILLED = frozenset({"conditional", "condition", "future"})
_ZERO = re.compile(r"0(?:[.,]0+)?(?![\w.,])")
_WORD = re.compile(r"\w+")
_NEXT_WORD = re.compile(r"\W*(\w*)")


class Polarity(StrEnum):
    """What a text says of a thing it names."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    NOTHING = "nothing"  # only offered, wished for, asked about, or said of another model


class _Clause(NamedTuple):
    """The clause around a mention, in folded text; `words` are the lexicon's matches in the whole text."""

    text: str
    start: int
    end: int
    span: Span
    words: tuple[Match, ...]

    def before(self, *kinds: str) -> list[Match]:
        """The words of some kinds between the beginning of the clause and the mention."""
        return [w for w in self.words if _kind(w) in kinds and self.start <= w.start and w.end <= self.span[0]]

    def after(self, *kinds: str) -> list[Match]:
        """The words of some kinds between the mention and the end of the clause."""
        return [w for w in self.words if _kind(w) in kinds and self.span[1] <= w.start and w.end <= self.end]

    def apart(self, start: int, end: int) -> int:
        """How many words stand between two places."""
        return len(_WORD.findall(self.text, start, end))

    def between(self, start: int, end: int, *kinds: str) -> bool:
        """Whether a word of some kinds stands between two places."""
        return any(_kind(w) in kinds and start <= w.start and w.end <= end for w in self.words)


def negated(text: str, span: Span, language: str | None = None) -> bool:
    """Whether `text` denies what `text[span[0]:span[1]]` names. See `polarity` for the difference between denied and unsaid."""
    return polarity(text, span, language) is Polarity.DENIES


def polarity(
    text: str, span: Span, language: str | None = None, product: str = "", *, prose: bool = False, others: tuple[str, ...] = ()
) -> Polarity:
    """Return whether `text` affirms what `text[span[0]:span[1]]` names, denies it, or says nothing about it.

    Args:
        text: a sentence, a row of a specification (`Height adjustable: No`) or a passage of several sentences.
        span: where the thing is named in `text`.
        language: ISO 639-1 code of the text; settles words that deny in one language and not in another (`no` in Portuguese).
        product: name of the product in question. With it, a sentence about another model (`the H9 has …`) says nothing.
        prose: the text is sentences. What a sentence says by a structure that is not understood counts as nothing; without it,
            whatever is not denied is affirmed, as in a name or the cell of a table.
        others: names of other products, as the text has them. A sentence that names one affirms nothing of this product, unless
            it only compares with it.
    """
    offset = max(0, span[0] - _WINDOW)
    window = text[offset : span[1] + _WINDOW]
    inside = (span[0] - offset, span[1] - offset)
    folded = fold(window)
    words = _words(folded, language)
    steps: tuple[Callable[[], Polarity | None], ...] = (
        lambda: _question(folded, inside, words),
        lambda: _row(folded, inside, words, language, prose=prose),
        lambda: _running(window, folded, inside, words, language, product=product, prose=prose, others=others),
    )
    return next((found for step in steps if (found := step())), Polarity.AFFIRMS)


def answer(text: str, language: str | None = None) -> Polarity:
    """Return what the value of a row says on its own: `No`, `nicht vorhanden`, `✗` deny; `optional`, `k. A.` say nothing."""
    folded = fold(text)
    return _answered(folded, 0, _words(folded, language)) or Polarity.AFFIRMS


def is_plain_answer(text: str) -> bool:
    """Whether a text is nothing but a yes or a no: `✗`, `Nein`, `not available`."""
    folded = fold(text).strip()
    if matcher(f"{_ANSWERS}-no", f"{_ANSWERS}-yes").fullmatch(folded):
        return True
    found = matcher(f"{_FAMILY}.not", f"{_FAMILY}.present").all(folded)
    nots = [w.end for w in found if _kind(w) == "not" and w.start == 0]
    return any(_kind(w) == "present" and w.end == len(folded) and w.start - end == 1 for w in found for end in nots)


def says_yes(text: str, language: str | None = None) -> bool:
    """Whether the value of a row begins with a word that affirms: `Yes`, `ja, mit Fernbedienung`, `✓`."""
    folded = fold(text)
    lead = _ANSWER_LEAD.match(folded)
    return _at(_words(folded, language), lead.end() if lead else 0, "answer-yes") is not None


@lru_cache(maxsize=_CACHE)
def _words(folded: str, language: str | None) -> tuple[Match, ...]:
    """The lexicon's words in a text; of those that stand inside a longer one, only the longer."""
    harmless = frozenset(map(fold, phrases(f"{_FAMILY}.harmless", language))) if language else frozenset()
    found = matcher(_FAMILY).all(folded)
    kept: list[Match] = []
    reach = -1
    for match in found:  # by start, the longest first
        same = bool(kept) and (match.start, match.end) == (kept[-1].start, kept[-1].end)
        if (match.end <= reach and not same) or folded[match.start : match.end] in harmless or _is_foreign_joint(match, language):
            continue
        kept.append(match)
        if not match.key.startswith(_ANSWERS):  # an answer is a whole value: its words keep their own meaning in a sentence
            reach = max(reach, match.end)
    return tuple(kept)


def _is_foreign_joint(match: Match, language: str | None) -> bool:
    """A word that ends a clause in other languages only: `ma` is `but` in Italian and `has` in Polish."""
    return language is not None and _kind(match) == "boundary" and language not in match.languages


def _kind(match: Match) -> str:
    return match.key.removeprefix(f"{_FAMILY}.")


def _at(words: tuple[Match, ...], position: int, *kinds: str) -> Match | None:
    return next((w for w in words if w.start == position and _kind(w) in kinds), None)


# A row: a label, a separator, and the value that answers it.


def _row(folded: str, span: Span, words: tuple[Match, ...], language: str | None, *, prose: bool) -> Polarity | None:
    """The mention stands in the label of a row, or an answer alone follows or leads it."""
    sign = _sign_before(folded, span, words)
    if sign:
        return sign
    separator = _ROW.match(folded, span[1])
    lacking = any(_kind(w) == "lack" and w.end <= span[0] and not folded[w.end : span[0]].strip() for w in words)
    if separator and separator.end() < len(folded) and not lacking:
        said = _answered(folded, separator.end(), words, row=True)
        unclear = prose and said is Polarity.AFFIRMS and not _value_is_understood(folded, separator.end(), words, language)
        return Polarity.NOTHING if unclear or (said is Polarity.AFFIRMS and _only_offers(folded, span, words)) else said
    rest = folded[span[1] :].strip(" .)\t")
    if rest and (
        _ONLY_DASHES.fullmatch(rest)
        or any(_kind(w) in _ANSWER_KINDS and w.start >= span[1] and folded[w.start : w.end] == rest for w in words)
    ):
        return _answered(folded, len(folded) - len(folded[span[1] :].lstrip(" .)\t")), words, row=True)
    return None


def _only_offers(folded: str, span: Span, words: tuple[Match, ...]) -> bool:
    """Whether the words right before the mention only make room for it: `Prepared for a solar panel: …`."""
    near = (w for w in words if _kind(w) in _OFFERING and w.end <= span[0])
    return any(len(_WORD.findall(folded, w.end, span[0])) <= _MAX_LIST_LEAD for w in near)


def _value_is_understood(folded: str, start: int, words: tuple[Match, ...], language: str | None) -> bool:
    """A value that begins with a yes, denies a lack, or tells which kind of the thing there is."""
    edge = _SENTENCE_EDGE.search(folded, start)
    value = folded[start : edge.start() if edge else len(folded)]
    lead = _ANSWER_LEAD.match(value)
    begin = lead.end() if lead else 0
    yes = _at(words, start + begin, "answer-yes", "neutral", "present")
    if yes:
        rest = value[yes.end - start :]
        return not _WORD.search(rest) or rest_affirms(rest, language)
    return value_affirms(value[begin:].strip(), language)


def _sign_before(folded: str, span: Span, words: tuple[Match, ...]) -> Polarity | None:
    """A mark alone before the mention: `✗ Bluetooth`."""
    line = folded.rfind("\n", 0, span[0]) + 1
    lead = folded[line : span[0]].strip()
    if not lead or any(char.isalnum() for char in lead) or (span[0] - line) > _REACH_NOT:
        return None
    marks = [w for w in words if line <= w.start and w.end <= span[0]]
    if any(_kind(w) == "answer-no" for w in marks):
        return Polarity.DENIES
    return Polarity.AFFIRMS if any(_kind(w) == "answer-yes" for w in marks) else None


def _answered(folded: str, start: int, words: tuple[Match, ...], *, row: bool = False) -> Polarity | None:
    """What a value or an answer that begins at a place says; None where it is no plain answer."""
    lead = _ANSWER_LEAD.match(folded[start:])
    start, dashed = start + (lead.end() if lead else 0), lead.group() if lead else ""
    edge = _SENTENCE_EDGE.search(folded, start)
    end = edge.start() if edge else len(folded)
    if not folded[start:end].strip():
        return Polarity.DENIES if _ONLY_DASHES.search(dashed.strip()) else None
    if _at(words, start, "neutral"):
        return Polarity.AFFIRMS
    plain = row or _at(words, start, "answer-yes") is not None
    if row and _is_sign(folded[start:end]) and not _at(words, start, "answer-yes", "answer-no"):
        return Polarity.NOTHING
    inside = [w for w in words if start <= w.start and (w.end <= end or w.start == start)]  # `k. A.` ends no sentence at its `k.`
    return _value(folded, start, inside) or (Polarity.AFFIRMS if plain else None)


def _is_sign(value: str) -> bool:
    """A value that is one letter or has none, such as `x`, `o` or `-/-`: tables use them for `yes` and for `no`."""
    return sum(map(str.isalpha, value)) <= 1 and not any(map(str.isdigit, value))


def _value(folded: str, start: int, inside: list[Match]) -> Polarity | None:
    """What the words of a value say against the thing; None where nothing does."""
    kinds = {_kind(w) for w in inside}
    first = {_kind(w) for w in inside if w.start == start}
    if "unstated" in first:
        return Polarity.NOTHING
    if first & {"answer-no", "no", "lack"} or _ZERO.match(folded, start):
        return Polarity.DENIES
    if "unstated" in kinds:
        return Polarity.NOTHING
    if "gone" in kinds:
        return Polarity.DENIES
    if kinds & {"optional", "only", "elsewhere", "either", "future", "condition"} or _points_elsewhere(folded, start):
        return Polarity.NOTHING
    short = "not" in kinds and len(inside) <= _MAX_ANSWER_WORDS and "answer-yes" not in first  # `I'm afraid it isn't`
    return Polarity.DENIES if "not" in first or short or {"not", "present"} <= kinds else None


def _points_elsewhere(folded: str, start: int) -> bool:
    """A short value that names the shelf of accessories: `see accessories`."""
    edge = _SENTENCE_EDGE.search(folded, start)
    value = folded[start : edge.start() if edge else len(folded)]
    return len(_WORD.findall(value)) <= _MAX_ANSWER_WORDS and matcher("sells.shelf").has(value)


# A question, and the answer that may follow.


def _question(folded: str, span: Span, words: tuple[Match, ...]) -> Polarity | None:
    edge = _SENTENCE_EDGE.search(folded, span[1])
    if edge is None or ("?" not in folded[edge.start() : edge.end()] and "?" not in edge.group()):
        return None
    return _answered(folded, edge.end(), words) or Polarity.NOTHING


# Running text.


def _running(
    raw: str,
    folded: str,
    span: Span,
    words: tuple[Match, ...],
    language: str | None,
    *,
    product: str,
    prose: bool,
    others: tuple[str, ...],
) -> Polarity | None:
    first, last = _sentence(folded, span)
    clause = _clause(folded, span, words, first, last)
    if clause.before("either") or _near_optional(clause) or _hypothetical(clause, first, last):
        return Polarity.NOTHING
    labelled = _under_label(clause, first)
    if labelled:
        return labelled
    denied = _denied_before(clause) or _denied_after(clause) or _listed(clause, first)
    named = _places(folded, others, (first, last))
    other = _about_other(raw, clause, product, first, named)
    if product and not denied and denied_by_contrast(folded, (clause.end, last), words, product):
        return Polarity.DENIES
    if other or denied:
        return other or Polarity.DENIES
    if any(not _is_compared(clause, start) for start, _ in named):
        return Polarity.NOTHING
    plain = _is_plain(raw, clause, first, last) and (not prose or _understood(raw, clause, (first, last), language, product))
    return None if plain else Polarity.NOTHING


def _understood(raw: str, clause: _Clause, sentence: Span, language: str | None, product: str) -> bool:
    """A structure affirms the mention, or an idiom or a denied lack does (`nothing beats the microphone`, `never without`)."""
    first, last = sentence
    if _next_is(clause, clause.span[1], "answer-yes"):
        return True  # `Bluetooth ja, WLAN nein`
    if clause.between(first, last, "only") and not clause.between(first, last, "neutral"):
        return False
    lifted = clause.before("neutral") or (clause.before("lack") and clause.before("not"))
    if lifted or _contrasted(clause, first, last):
        return True
    return affirms(raw, Place(clause.text, first, last, clause.span, clause.start), language, product)


def _contrasted(clause: _Clause, first: int, last: int) -> bool:
    """The mention is what there is, beside what there is not: `not heavy but waterproof`, `USB-C, no micro USB`."""
    start, end = clause.span
    alone = clause.apart(clause.start, start) <= 1 and clause.apart(end, clause.end) <= 1
    denials = [w for w in clause.words if _kind(w) in {"no", "not", "lack", "neutral"} and first <= w.start and w.end <= last]
    turned = any(_kind(w) == "boundary" and w.end == clause.start for w in clause.words)
    before = turned and any(w.end <= clause.start for w in denials)
    after = clause.start == first and any(
        _kind(w) in {"no", "lack"} and clause.end <= w.start and clause.apart(clause.end, w.start) <= 1 for w in denials
    )
    return (alone or (turned and clause.apart(clause.start, start) <= 1)) and (before or after)


def _is_plain(raw: str, clause: _Clause, first: int, last: int) -> bool:
    """Nothing makes it doubtful that this product has the thing, here and now."""
    start, end = clause.span
    taken = [w for w in clause.before("gone") if not _lifted(clause, w)]
    aside = any(_kind(w) == "aside" and first <= w.start and w.end <= last for w in clause.words)
    yours = any(clause.apart(w.end, start) <= _MAX_LIST_LEAD - 1 for w in clause.before("yours")) or any(
        clause.apart(end, w.start) <= _MAX_LIST_LEAD and w.end - w.start >= _OWNED_CHARS for w in clause.after("yours")
    )
    unmet = wished(raw[first:last]) or comes_later(raw[end:last]) or priced_apart(clause.text, (clause.start, clause.end), end)
    return not (taken or aside or yours or unmet or _of_another_thing(clause) or _absence_said(clause))


def _absence_said(clause: _Clause) -> bool:
    """A `not` follows the mention and its verb, with nothing after it that it could deny instead: `X zit er niet meer op`."""
    end = clause.span[1]
    return any(
        clause.between(end, word.start, "have")
        and clause.apart(end, word.start) <= _MAX_LIST_LEAD + 1
        and any(_kind(w) == "placed" and word.end <= w.start and _is_last(clause, w.end) for w in clause.words)
        and clause.apart(word.end, clause.end) <= 1
        for word in clause.after("not")
    )


def _of_another_thing(clause: _Clause) -> bool:
    """The thing belongs to what the product is for: `for phones with NFC`, `phones with NFC can be charged on it`."""
    start = clause.span[0]
    joins = [w for w in clause.before("with") if clause.apart(w.end, start) <= _MAX_LIST_LEAD]
    acted_on = any(0 < clause.apart(clause.start, w.start) <= 1 for w in joins) and bool(clause.after("it"))
    return acted_on or any(0 < clause.apart(w.end, join.start) <= _MAX_LIST_LEAD for join in joins for w in clause.before("for"))


def _lifted(clause: _Clause, word: Match) -> bool:
    """A word before takes back what it says: `nothing is missing`."""
    return any(w.end <= word.start for w in clause.before("not", "no", "neutral"))


def _sentence(folded: str, span: Span) -> Span:
    starts = [m.end() for m in _SENTENCE_EDGE.finditer(folded, 0, span[0])]
    edge = _SENTENCE_EDGE.search(folded, span[1])
    return (starts[-1] if starts else 0), (edge.start() if edge else len(folded))


def _clause(folded: str, span: Span, words: tuple[Match, ...], first: int, last: int) -> _Clause:
    """The part of the sentence about the mention, up to commas, brackets and words of contrast."""
    starts = [m.end() for m in _CLAUSE_EDGE.finditer(folded, first, span[0])]
    starts += [w.end for w in words if _kind(w) == "boundary" and first <= w.start and w.end <= span[0]]
    ends = [m.start() for m in _CLAUSE_EDGE.finditer(folded, span[1], last) if m.group() not in "(["]
    ends += [w.start for w in words if _kind(w) == "boundary" and span[1] <= w.start < last]
    return _Clause(folded, max(starts, default=first), min(ends, default=last), span, words)


def _under_label(clause: _Clause, first: int) -> Polarity | None:
    """The mention stands in the value of a row whose label denies or offers: `Not included: charger, cable`."""
    colon = clause.text.rfind(":", first, clause.span[0])
    if colon < 0:
        return None
    kinds = {_kind(w) for w in clause.words if first <= w.start and w.end <= colon}
    if kinds & {"optional", "elsewhere", "fits"}:
        return Polarity.NOTHING
    if clause.between(colon, clause.span[0], "have") or clause.after("have", "present"):
        return None  # a sentence of its own follows: `No cables: it has Bluetooth`
    denied = "not" in kinds and ("present" in kinds or any(_kind(w) == "have" and w.end == colon for w in clause.words))
    return Polarity.DENIES if denied or kinds & {"gone", "lack"} else None


def denies_its_list(line: str, language: str | None = None) -> bool:
    """Whether a line is the heading of a list of what is not there, or only offered: `Not included`, `What it lacks`."""
    folded = fold(line).strip(" :")
    kinds = {_kind(w) for w in _words(folded, language)}
    return bool(kinds & {"gone", "lack", "optional"}) or ("not" in kinds and bool(kinds & {"present", "have"}))


def _denied_before(clause: _Clause) -> bool:
    """A word before the mention whose reach holds it. A `not` and a `lack` together affirm."""
    start = clause.span[0]
    reaching = [w for w in clause.before("no", "not", "lack") if _reaches(w, clause, start)]
    lacks = [w for w in reaching if _kind(w) == "lack"]
    lifting = [*reaching, *clause.before("neutral")] if lacks else reaching  # `you don't have to do without`
    nots = [w for w in lifting if _kind(w) != "lack" and not (lacks and w.start >= lacks[0].start)]
    return bool(lacks) != bool(nots) if lacks else bool(nots)


def _reaches(word: Match, clause: _Clause, start: int) -> bool:
    kind, apart = _kind(word), clause.apart(word.end, start)
    if kind == "no":
        return apart <= _REACH_NO and not clause.between(word.end, start, "and", "with")
    if kind == "lack":
        verbs = [w for w in clause.words if _kind(w) == "have" and word.end < w.start and w.end <= start]
        moved = any(clause.apart(word.end, w.start) > 0 for w in verbs)  # not `what it lacks is`
        return apart <= _REACH_LACK and not moved and not clause.between(word.end, start, "with")
    if _at(clause.words, word.start, "no") and not clause.between(word.end, start, "have"):
        return False  # `no` of Spanish denies a verb; without one it is the English word, read above
    joined = [w for w in clause.words if _kind(w) == "and" and word.end <= w.start and w.end <= start]
    restarted = any(clause.apart(word.end, w.start) and _next_is(clause, w.end, "have") for w in joined)
    return apart <= _REACH_NOT and not restarted


def _next_is(clause: _Clause, position: int, kind: str) -> bool:
    found = _NEXT_WORD.match(clause.text, position)
    return bool(found and _at(clause.words, found.start(1), kind))


def _denied_after(clause: _Clause) -> bool:
    """`… is missing`, `… is not available`, `… bietet er nicht`. `not … missing` affirms."""
    end = clause.span[1]
    if any(_kind(w) == "suffix" and w.start == end + 1 and clause.text[end] == "-" for w in clause.words):
        return True  # `gluten-free`
    nots = [w for w in clause.after("not") if clause.apart(end, w.start) <= _REACH_AFTER]
    gone = [w for w in clause.after("gone") if _is_predicate(clause, end, w)]
    if gone:
        return not any(w.end <= gone[0].start for w in nots)
    return any(_closes(clause, word) for word in nots)


def _closes(clause: _Clause, word: Match) -> bool:
    """A `not` behind the mention denies it with `available` and the like, or at the end of the clause, alone or with its verb."""
    if clause.between(word.end, clause.end, "present") or _is_last(clause, word.end):
        return True
    return any(_kind(w) == "have" and word.end <= w.start < clause.end and _is_last(clause, w.end) for w in clause.words)


def _is_last(clause: _Clause, position: int) -> bool:
    return _WORD.search(clause.text, position, clause.end) is None


def _is_predicate(clause: _Clause, end: int, word: Match) -> bool:
    """The word says something of the mention, and not of another noun behind an `and` or `with`."""
    verbs = {(w.start, w.end) for w in clause.words if _kind(w) == "have"}  # `e` of Italian may be `è`: it joins nothing
    joins = [w for w in clause.words if _kind(w) in {"and", "with", "or"} and (w.start, w.end) not in verbs]
    joined = any(end <= w.start and w.end <= word.start for w in joins)
    return clause.apart(end, word.start) <= _REACH_AFTER and not joined


def _listed(clause: _Clause, first: int) -> bool:
    """A later member of a list that is denied at its head: `no camera, microphone or Bluetooth`."""
    lead = clause.apart(clause.start, clause.span[0])
    if not clause.text[first : clause.start].rstrip().endswith(",") or lead > _MAX_LIST_LEAD:
        return False
    closed = any(_kind(w) == "or" and clause.start <= w.start for w in clause.words)
    heads = [w for w in clause.words if _kind(w) in {"no", "not", "lack"} and first <= w.start < clause.start]
    turned = any(_kind(w) == "boundary" and first <= w.start < clause.start for w in clause.words)
    return closed and bool(heads) and not turned


def _near_optional(clause: _Clause) -> bool:
    """`optional X`, `X (optional)`, `X is sold separately`."""
    start, end = clause.span
    before = any(
        clause.apart(w.end, start) <= _REACH_NO and not clause.between(w.end, start, "and", "with", "or")
        for w in clause.before("optional")
    )
    after = any(
        clause.apart(end, w.start) <= _REACH_AFTER and not clause.between(end, w.start, "and", "with", "boundary")
        for w in clause.words
        if _kind(w) == "optional" and end <= w.start <= clause.end + 1
    )
    return before or after


def _hypothetical(clause: _Clause, first: int, last: int) -> bool:
    """Wished for, asked for, promised, bound to a condition, or of what the product is only compatible with."""
    bound = any(_kind(w) in _UNFULFILLED and first <= w.start < last for w in clause.words)
    return bound or bool(clause.before("hypothetical", "fits")) or _led_by_an_option(clause) or _bracketed(clause, first)


def _led_by_an_option(clause: _Clause) -> bool:
    """The clause begins with what it rests on, and that is an option: `With the optional gateway it …`."""
    return any(clause.apart(clause.start, w.start) <= _MAX_OPTION_LEAD for w in clause.before("optional"))


def _bracketed(clause: _Clause, first: int) -> bool:
    """What the sentence rests on is not supplied, as a bracket says: `Pair it with the dongle (not supplied) and …`."""
    return any(
        _denies_supply(clause, first + bracket.start(), first + bracket.end())
        and not clause.text[first + bracket.end() : clause.span[0]].lstrip().startswith((",", ";", "."))
        for bracket in _BRACKET.finditer(clause.text[first : clause.span[0]])
    )


def _denies_supply(clause: _Clause, start: int, end: int) -> bool:
    kinds = {_kind(w) for w in clause.words if start <= w.start and w.end <= end}
    return bool(kinds & {"gone", "optional"}) or {"not", "present"} <= kinds


def _places(folded: str, names: tuple[str, ...], sentence: Span) -> list[Span]:
    """Where a sentence has one of some names."""
    return [
        m.span() for name in names for m in re.finditer(re.escape(fold(name)), folded[: sentence[1]]) if m.start() >= sentence[0]
    ]


def _about_other(raw: str, clause: _Clause, product: str, first: int, named_others: list[Span]) -> Polarity | None:
    """The mention is said of another model: its subject, or the only one that has it; then this product has it not."""
    start, end = clause.span
    others = [(w.start, w.end) for w in clause.words if _kind(w) == "elsewhere"]
    others += other_versions(clause.text, product)
    others += foreign_names(raw, product) if product else []
    others += named_others
    versions = other_forms(raw, (clause.start, clause.end), product) if len(raw) == len(clause.text) else []
    named = [
        v for v in versions if start > v[1] or clause.apart(end, v[0]) > 0
    ]  # not `a foldable model`, which names the feature
    denied = Polarity.DENIES if clause.between(clause.start, clause.end, "only") else Polarity.NOTHING
    if any(not _is_compared(clause, version[0]) for version in named):
        return denied
    if any(clause.start <= begin and stop <= start for begin, stop in others) and _next_is(clause, clause.start, "only"):
        return denied
    for begin, stop in others:
        if clause.start <= begin and stop <= start and not _is_compared(clause, begin) and not clause.between(stop, start, "it"):
            return denied
        if end <= begin < clause.end and _alone_has_it(clause, end, begin):
            return denied
        if first <= begin < clause.start and (_relative(clause, stop) or _goes_on(clause, stop)):
            return Polarity.NOTHING
    return Polarity.DENIES if _only_others(clause) else None


def _relative(clause: _Clause, position: int) -> bool:
    """The clause of the mention is a relative one that follows another model: `the H7, which has it`."""
    return clause.apart(position, clause.start) == 0 and _next_is(clause, clause.start, "relative")


def _goes_on(clause: _Clause, position: int) -> bool:
    """The clause of the mention has its subject before the word that begins it: `the H7, however, has it`."""
    return clause.apart(position, clause.start) <= 1 and _next_is(clause, clause.start, "have")


def _only_others(clause: _Clause) -> bool:
    """`Only models from 2027 on will have …`: the clause begins with `only`, and its subject is not this product."""
    return _next_is(clause, clause.start, "only") and bool(clause.before("have")) and not clause.before("it")


def _is_compared(clause: _Clause, position: int) -> bool:
    """The other model is only named for comparison: `unlike the H7 …`, `better than the H7`."""
    return any(w.end <= position and clause.apart(w.end, position) <= 2 for w in clause.before("unlike"))  # noqa: PLR2004 - `than in the`


def _alone_has_it(clause: _Clause, end: int, position: int) -> bool:
    only = clause.between(clause.start, clause.end, "only")
    near = clause.apart(end, position) <= _REACH_AFTER
    if clause.apart(end, position) <= 1 and not clause.between(end, position, "unlike", "have"):
        return True  # `the waterproof Kelda K2`
    return near and not clause.between(end, position, "unlike") and (only or _placed(clause, end, position))


def _placed(clause: _Clause, end: int, position: int) -> bool:
    """A word of place stands right before the other model: `on the Pro`."""
    return any(
        _kind(w) == "placed" and end <= w.start and clause.apart(w.end, position) <= _MAX_LIST_LEAD
        for w in clause.words
        if w.end <= position
    )
