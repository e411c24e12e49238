"""Quantities: `at least 30 hours of battery`, `lighter than 250 g`, `27-inch`, `between 13 and 14 inches`."""

from __future__ import annotations

import re
from decimal import Decimal

from emptor.agents.questions.category import category_spans
from emptor.agents.questions.comparators import (
    JOIN_OR_ELSE,
    RANGE_OPEN,
    Comparator,
    after,
    beside,
    compares_what_follows,
    is_loose,
)
from emptor.agents.questions.features import mentions
from emptor.agents.questions.measures import Measured, attribute_of, default_op, is_general, measured
from emptor.agents.questions.noun_phrases import Noun, figures_of_features, inner_words, is_first, no_nouns, noun_before
from emptor.agents.questions.prices import is_budget
from emptor.agents.questions.scan import Draft, Scan
from emptor.agents.questions.words import COMPOUNDING, HEAD_FIRST, own_words, said, vague, words_of
from emptor.lexicon import fold, folded, matcher
from emptor.lexicon.worded import Worded
from emptor.models.brief import Op
from emptor.utils.attributes import ATTRIBUTES, Better, is_known_attribute
from emptor.utils.numbers import NUMBER_PATTERN, read_token
from emptor.utils.text import snake
from emptor.utils.units import QuantityMatch, find_quantities, unit_of

_BEHIND = Worded(rf"(?<![\w.,-])(?P<n>{NUMBER_PATTERN})\s?(?:\"|'|[a-z]{{1,8}})?{JOIN_OR_ELSE}$")
_PLUS = re.compile(r"(?<=\d)\+(?=[\s-]?[^\W\d_])")
_MAX_ARTICLES = 3  # words between `for` and the noun of a figure
_REACH = 24  # characters before a quantity in which the lower end of its range may stand
_SPACED_IN = re.compile(r"\d\s+in$")
_FIGURE = re.compile(r"(?<![\w.,/+-])\d{1,6}(?:[.,]\d{1,2})?(?![\w%/]|[.,]\d|\s?[%€$£°]|-)")
_WORD_BEHIND = re.compile(r"\s(?:d[ei]\s)?([^\W\d_]{3,20})(?![^\W_])")
_AGES = frozenset({"year", "month"})
_NOT_PERSONS = frozenset({"old", "home"})  # among the words for persons, as units of time are
_COMPOUND_BEHIND = re.compile(r"\s([^\W\d_]{7,40})(?![\w-])")
_MIN_HEAD = 3  # letters of each word of a compound
_OF_STUFF = frozenset({"length", "volume"})
_OF_NOUN = Worded(r"\s{1,4}of\s{1,4}([a-z]{3,20}(?:\s[a-z]{3,20}){0,1})(?=\s{0,4}(?:$|[,;.!?)]|«joint.after-noun»))")
_OF = Worded(r"\b«grammar.of»\s*$")
_IS = "is"
_OF_ANY_PART = frozenset({"length", "mass", "volume", "time", "temperature", "area", "pressure", "angle"})
_OF_WHAT_IT_FITS = frozenset({"length", "mass", "volume", "area", "time"})  # "for screens up to 27 inches"
_PIECES = frozenset({"pair", "piece", "each", "pack"})
_MEMORY_MAX_GB = 64
_COMPUTER = Worded("«goods.computer»")
_MASS_REACH = 32  # characters around `pounds` in which a word of weight decides
_ENDS = re.compile(r"\s{0,8}(?:$|[,;.!?)x×|])")
_OLD = re.compile(r"[\s-]{0,4}olds?(?!\w)")
_POUND_IS_MASS = Worded(r"(?<!\w)«goods.weighed»(?!\w)")


def is_mass(folded: str, start: int, symbol: str) -> bool:
    """Whether `pounds` at this place are of weight, not sterling."""
    near = folded[max(0, start - _MASS_REACH) : start + _MASS_REACH]
    return symbol.lower().startswith("pound") and _POUND_IS_MASS.search(near) is not None


def take_quantities(scan: Scan, category: str | None) -> None:
    """Turn numbers with a unit into constraints on the attribute they measure."""
    # "30+ hours": the sign between number and unit is read as a comparison, not as part of the text.
    readable = _PLUS.sub(" ", scan.text)
    for match in find_quantities(readable, decimal_comma=scan.language in {"de", "fr", "es", "it", "nl", "pt"} or None):
        is_feature = (match.start, match.end) in figures_of_features(scan.folded)
        if not scan.free(match.start, match.end) or is_feature:
            continue
        if _is_until_done(scan, match) or _is_an_age(scan, match):
            scan.prefer(match.start, match.end)
        elif _is_quantity(scan, match) and not _is_a_rate(scan, match):
            _one(scan, match, category)


def take_bare_figures(scan: Scan, category: str | None) -> None:
    """Turn a noun with a bare number into a demand: `thread count above 400`, `security level of 12 or higher`."""
    for match in list(scan.find(_FIGURE)):
        comparator, start, end = beside(scan.folded, *match.span())
        noun = noun_before(scan, start)
        if noun is None or is_budget(scan.folded, start) or not (category or not is_first(scan, noun)):
            continue
        tied = scan.folded[noun.end : start].strip(" :") in folded("grammar.of") | {"", _IS}
        if (comparator is None and not _OF.search(scan.folded, noun.end, start)) or not (tied or comparator is None):
            continue
        behind = _WORD_BEHIND.match(scan.folded, match.end()) if comparator is None else None
        if behind and scan.language in HEAD_FIRST and behind[1] not in no_nouns():
            continue  # "cafetera italiana de 6 tazas": of what follows
        op = comparator.op if comparator and comparator.op else Op.EQ
        if op is Op.LE and _is_had(scan, noun):
            continue
        written = scan.words(noun.start, noun.end)
        scan.add(Draft(noun.start, end, snake(noun.words), op, number=read_token(match.group()), noun=written))


def _is_had(scan: Scan, noun: Noun) -> bool:
    """`with a good battery under 200`: a limit without a unit behind what the thing has is a price, if no known attribute."""
    before = [word for word in scan.folded[: noun.start].split() if word not in words_of("clause.article", scan.language)]
    joined = own_words("clause.with", scan.language) | own_words("clause.and", scan.language) | vague(scan.language)
    governed = bool(before) and before[-1] in joined and " " not in noun.head
    return governed and not is_known_attribute(noun.words) and not is_known_attribute(noun.head)


def _may_be_open(noun: Noun, match: QuantityMatch) -> bool:
    """Whether a noun makes an attribute of its own: a torque is a torque whatever has it, but a length may be of any part."""
    compound = " " in noun.words or "-" in noun.words
    return not is_general(noun.words, match.dimension) and (match.dimension in _OF_ANY_PART or compound)


def _is_quantity(scan: Scan, match: QuantityMatch) -> bool:
    """The preposition `in` is no inch, and nobody asks for a product `for a 5-year-old` by its years."""
    if match.dimension in {"ratio", "pixels"} and match.unit != "MP":
        return False
    if _SPACED_IN.search(scan.folded, match.start, match.end) and not _ENDS.match(scan.folded, match.end):
        return False
    return _OLD.match(scan.folded, match.end) is None


def _is_until_done(scan: Scan, match: QuantityMatch) -> bool:
    """`pitched in 10 minutes`: how soon something is done is a wish, and no time that a product lasts."""
    before = scan.folded[max(0, match.start - _REACH) : match.start].split()
    return match.dimension == "time" and bool(before) and before[-1] in words_of("clause.within", scan.language)


def _is_an_age(scan: Scan, match: QuantityMatch) -> bool:
    """`ab 8 Jahren`, `from 3 months`: years without a word of warranty are those of whoever it is for."""
    if match.unit not in _AGES or measured(scan, (match.start, match.end), match.dimension, match.unit, None, told=True):
        return False
    before = scan.folded[max(0, match.start - _REACH) : match.start].rstrip()
    people = words_of("question.person", scan.language) | words_of("clause.wearer", scan.language)
    named = [word for word in before.split() if word not in inner_words(scan.language)]
    if named and named[-1] in people - _NOT_PERSONS and unit_of(named[-1]) is None:
        return True  # "para niño de 5 años"
    since = matcher("clause.from-age").all(before)
    return any(m.end == len(before) and (m.start == 0 or not before[m.start - 1].isalnum()) for m in since)


def _is_a_rate(scan: Scan, match: QuantityMatch) -> bool:
    """`400 m per 100 g`, `14 km every day`: what a figure is counted by, and how far somebody rides, is no property."""
    near = scan.folded[max(0, match.start - _REACH) : match.start].rstrip()
    per = any(m.end == len(near) and m.key == "clause.per" for m in matcher("clause.per").all(near))
    daily = matcher("clause.daily").find(scan.folded[max(0, match.start - _REACH) : match.end + _REACH])
    return per or (match.unit in {"km", "mi"} and bool(daily))


def take_dimensions(scan: Scan) -> None:
    """Turn bare figures with an adjective of dimension into demands: `90 wide by 45 deep`, in the unit that is left open."""
    for match in list(scan.find(_FIGURE)):
        behind = _WORD_BEHIND.match(scan.folded, match.end())
        adjective = behind[1] if behind else ""
        attribute = next((m.key.partition(".")[2] for m in matcher("dimension").all(adjective) if m.end == len(adjective)), None)
        if behind and attribute and scan.free(*behind.span(1)):
            comparator, start, _ = beside(scan.folded, *match.span())
            op = comparator.op if comparator and comparator.op else Op.EQ
            scan.add(Draft(start, behind.end(1), attribute, op, number=read_token(match.group())))


def _one(scan: Scan, match: QuantityMatch, category: str | None) -> None:
    found = range_before(scan, match.start, match.number)
    if found is not None:
        _range(scan, found[0], match, found[1], category)
        return
    _single(scan, match, category)


def range_before(scan: Scan, start: int, number: Decimal) -> tuple[int, Decimal] | None:
    """Return where a range begins whose upper end is the number at `start`, and its lower end: `3 to 4`, `between 30 and 40`."""
    behind = _BEHIND.search(scan.folded, max(0, start - _REACH), start)
    low = read_token(behind["n"]) if behind else None
    if behind is None or low is None or low >= number or not scan.free(behind.start("n"), behind.end("n")):
        return None
    opener = RANGE_OPEN.search(scan.folded, max(0, behind.start() - _REACH), behind.start())
    if opener is None and not is_loose(behind["join"]):
        return None
    return (opener or behind).start(), low


def _range(scan: Scan, start: int, match: QuantityMatch, low: Decimal, category: str | None) -> None:
    found = _attribute(scan, (start, match.end), match, category)
    if found is None:
        return
    first, last = min(start, found.start), max(match.end, found.end)
    scan.add(Draft(first, last, found.attribute, Op.GE, number=low, unit=match.unit))
    scan.add(Draft(first, last, found.attribute, Op.LE, number=match.number, unit=match.unit))


def _plausible(found: Measured, match: QuantityMatch, category: str | None) -> Measured:
    """`gaming laptop 16GB`: so few gigabytes without a word beside them are memory, not storage."""
    untold = found.attribute == "storage" and found.end <= match.end and match.unit == "GB" and match.number <= _MEMORY_MAX_GB
    return found._replace(attribute="memory") if untold and _COMPUTER.search(fold(category or "")) else found


def _single(scan: Scan, match: QuantityMatch, category: str | None) -> None:
    comparator, start, end = beside(scan.folded, match.start, match.end)
    found = _attribute(scan, (start, end), match, category)
    if found is None:
        return
    found = _plausible(found, match, category)
    if comparator is None and found.end > end:  # "6 mm thick or more"
        comparator = after(scan.folded, found.end)
        comparator = None if comparator and compares_what_follows(scan.folded, comparator.end) else comparator
        found = found._replace(end=comparator.end) if comparator else found
    first, last = min(start, found.start), max(end, found.end)
    if "+" in scan.folded[match.start : match.end]:
        op: Op | None = Op.GE
    else:
        op = _meant(comparator, found.attribute, scan) if comparator else default_op(found.attribute, category)
    hard = op is not None
    draft = Draft(first, last, found.attribute, op or Op.EQ, number=match.number, unit=match.unit, hard=hard, noun=found.noun)
    scan.add(draft)


def _describes_the_thing(scan: Scan, noun: Noun, span: tuple[int, int]) -> bool:
    """`zaino trekking 40 litri`: a word between the thing and a bare figure describes the thing."""
    bare = scan.folded[noun.end : span[0]].strip() in {"", *inner_words(scan.language)}
    known = any((m.start, m.end) == (noun.start, noun.end) for m in mentions(scan.folded))  # "tent waterproof under 3 kg"
    between = scan.folded[scan.category[1] : noun.start].split() if scan.category and scan.category[1] < noun.start else ["", ""]
    behind = not between or (len(between) == 1 and between[0] in inner_words(scan.language))
    compounding = (
        scan.language in COMPOUNDING and " " not in noun.words and scan.text[noun.start].islower()
    )  # "tas waterdicht 20 l"
    return bare and behind and (known or compounding or scan.language in HEAD_FIRST)


def _noun_behind(scan: Scan, match: QuantityMatch, category: str | None) -> Measured | None:
    """`50 m of drying line`: what has the length stands behind `of`, or is a compound: `34 cm Sackdurchmesser`."""
    if scan.language in COMPOUNDING:
        return _compound_behind(scan, match)
    if match.dimension not in _OF_STUFF or category is None or scan.language != "en":
        return None
    found = _OF_NOUN.match(scan.folded, match.end)
    if found is None:
        return None
    words = [word for word in found[1].split() if word not in no_nouns()]
    span = (found.start(1), found.start(1) + len(" ".join(words)))
    plain = " ".join(words) == found[1][: span[1] - span[0]] and bool(words) and scan.free(*span)
    known = plain and not any(a < span[1] and span[0] < b for a, b, _ in category_spans(scan.folded))
    return Measured(snake(" ".join(words)), match.start, span[1], scan.words(*span)) if known else None


def _compound_behind(scan: Scan, match: QuantityMatch) -> Measured | None:
    """The word directly behind a figure whose end names an attribute of its dimension."""
    found = _COMPOUND_BEHIND.match(scan.folded, match.end)
    if found is None or not scan.free(*found.span(1)):
        return None
    word = found[1]
    named = any(attribute_of(word[cut:], match.dimension) for cut in range(_MIN_HEAD, len(word) - _MIN_HEAD))
    return Measured(snake(word), match.start, found.end(1), scan.words(*found.span(1))) if named else None


def _borne(scan: Scan, noun: Noun | None, span: tuple[int, int]) -> Measured | None:
    """`for dogs up to 15 kg`, `für Personen bis 120 kg`, `for 150 kg`: the weight of what the thing is for is its load."""
    start = noun.start if noun else span[0]
    before = scan.folded[:start].split()[-_MAX_ARTICLES:]
    while len(before) > 1 and before[-1] in words_of("clause.article", scan.language) | vague(scan.language):
        before.pop()
    governed = bool(before) and before[-1] in words_of("clause.for", scan.language)
    governed = governed or (noun is not None and bool(_words(noun) & words_of("clause.bearer", scan.language)))
    return Measured("max_load", start, span[1], scan.words(noun.start, noun.end) if noun else None) if governed else None


def _words(noun: Noun) -> frozenset[str]:
    return frozenset(noun.words.split())


def _meant(comparator: Comparator, attribute: str, scan: Scan) -> Op | None:
    """`up to 30 h` of what is the better the more: the buyer wants as much, and means no limit."""
    known = ATTRIBUTES.get(attribute)
    reaches = matcher("comparator.up-to").fullmatch(scan.folded[comparator.start : comparator.end].strip())
    return Op.GE if reaches and known and known.better is Better.HIGHER else comparator.op


def _attribute(scan: Scan, span: tuple[int, int], match: QuantityMatch, category: str | None) -> Measured | None:
    """The attribute a quantity states: a known one, or the noun that the buyer put beside it."""
    noun = noun_before(scan, span[0])
    if noun and (noun.words in _PIECES or _has_no_measure(scan, noun, span)):
        noun = None  # "pair under 400 g"
    named = attribute_of(noun.words, match.dimension) if noun else None
    told = measured(scan, span, match.dimension, match.unit, category, told=True)
    if told and named == "weight" and told.attribute == "max_load":
        return told  # "a weight limit of 150 kg"
    if noun and named:
        return Measured(named, min(noun.start, span[0]), span[1], scan.words(noun.start, noun.end))
    if told and (told.end > span[1] or _is_borne_by(match, noun, told, span)):
        return told  # "6 mm thick": what follows is nearer than what stands before
    load = _borne(scan, None, span) or _borne(scan, noun, span) if match.dimension == "mass" and not told else None
    if noun and _borne(scan, noun, span) and (match.dimension not in _OF_WHAT_IT_FITS or _is_beside_a_purpose(scan, noun, match)):
        noun = None  # "for Presta valves up to 11 bar": the pressure is the pump's
    if noun and match.dimension == "mass" and _is_a_part(scan, noun):
        noun = None  # "mit Korkgriff unter 400 g"
    return (
        load
        or _noun_behind(scan, match, category)
        or _open(scan, span, match, noun, category)
        or (told or measured(scan, span, match.dimension, match.unit, category))
    )


def _is_beside_a_purpose(scan: Scan, noun: Noun, match: QuantityMatch) -> bool:
    """`paint for bathroom ceiling 2.5 l`: what stands bare behind a purpose is of the thing."""
    return match.dimension in {"volume", "area"} and not scan.folded[noun.end : match.start].strip()


def _is_a_part(scan: Scan, noun: Noun) -> bool:
    """`with a cork handle under 400 g`: what the thing has, by a name that measures nothing; the weight is the thing's."""
    before = scan.folded[: noun.start].split()[-_MAX_ARTICLES:]
    while len(before) > 1 and before[-1] in words_of("clause.article", scan.language):
        before.pop()
    measures = noun.words.endswith(tuple(folded("word.weight", "word.load")))
    measures = measures or any(attribute_of(word, "mass") or word in folded("word.weight", "word.load") for word in _words(noun))
    return bool(before) and before[-1] in own_words("clause.with", scan.language) and not measures


def _has_no_measure(scan: Scan, noun: Noun, span: tuple[int, int]) -> bool:
    """`ohne Duft 50 ml`, `keep-warm function of 1.7 litres`: neither what is refused nor a function has the figure behind it."""
    before = scan.folded[: noun.start].rstrip()
    refused = any(match.end == len(before) for match in said("clause.without", before, scan.language))
    bare = not scan.folded[noun.end : span[0]].strip()
    return (refused and bare) or noun.head in words_of("clause.generic", scan.language)


def _is_borne_by(match: QuantityMatch, noun: Noun | None, told: Measured, span: tuple[int, int]) -> bool:
    """`a headrest that holds 130 kg`: the verb between the noun and the figure says what is measured."""
    return match.dimension == "mass" and noun is not None and noun.end < told.start < span[0]


def _open(scan: Scan, span: tuple[int, int], match: QuantityMatch, noun: Noun | None, category: str | None) -> Measured | None:
    """The noun before the figure, where it makes an attribute of its own and does not only describe the thing."""
    if noun is None or not _may_be_open(noun, match) or not (category or not is_first(scan, noun)):
        return None
    if _describes_the_thing(scan, noun, span):
        return None
    return Measured(snake(noun.words), noun.start, span[1], scan.words(noun.start, noun.end))
