"""Products and makers that stand in no table, and what a thing must fit: `Corvo 15 Pro`, `from the brand Velo`.

A name is told from other words by its capital letters and by the figures that go on it. Whatever it is, its figures are no
counts and no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from emptor.agents.questions.category import category_spans
from emptor.agents.questions.dictionaries import DICTIONARIES
from emptor.agents.questions.features import mentions
from emptor.agents.questions.noun_phrases import no_nouns
from emptor.agents.questions.phrases_before import is_for_it
from emptor.agents.questions.places import country_spans
from emptor.agents.questions.scan import Draft, Scan
from emptor.agents.questions.spelling import is_known_word, is_strange
from emptor.agents.questions.stance import Stance, stance_before
from emptor.agents.questions.words import ALL, HEAD_FIRST, breaks, fillers, own_words, words_of
from emptor.lexicon import Match, Matcher, fold, folded, matcher, phrases
from emptor.lexicon.makers import BRANDS
from emptor.lexicon.matcher import Entry
from emptor.lexicon.models import tiers
from emptor.lexicon.worded import Worded
from emptor.models.brief import Op
from emptor.utils.currency import MoneyMatch, currencies_of, find_money
from emptor.utils.units import find_quantities, unit_of

Span = tuple[int, int]

_TOKEN = re.compile(r"[^\W_]+(?:['&+./-][^\W_]+)*")
_CLAUSE = re.compile(r"[,;.!?()|:](?=\s|$)")
_ARTICLES = Worded(r"\s{0,8}(?:«article»\s{1,8}){0,6}")
_WORDS_OF_A_NAME = 2  # without a figure
_MAX_FIT_WORDS = 7
_MAX_NAME_WORDS = 6
_MAX_NUMBER_CHARS = 4  # digits of a bare number that goes on a name
_ACRONYM_CHARS = 4
_GENERATION_LETTER = re.compile(r"\d{1,2}[abcekrtvx]")
NAME_BEFORE = re.compile(r"(?<![^\W_])([A-ZÀ-Ý][^\W\d_]{1,30})\s$")
_NO = re.compile(r"no\.?")
_ROMAN = re.compile(r"[ivx]{1,4}")
_WORD_BEFORE = re.compile(r"(?<![^\W_])([^\W_]+)\s+$")
_LIST = Worded(r"\s{0,8}(?:,\s{0,8})?«clause.and|joint.or|joint.nor»\s{1,8}")
_CHOICE = Worded(
    r"\s{1,8}«clause.or|joint.versus|joint.better-than»\s{1,8}(?:(?:«article.a|article.the|clause.article»)\s{1,8})?"
)
_CAPITALS = re.compile(r"[A-ZÀ-Ý][^\W_]{0,30}(?:[ -][A-ZÀ-Ý\d][^\W_]{0,30}){1,5}")
_CAPITALS_BEFORE = re.compile(r"[A-ZÀ-Ý][^\W_]{0,30}(?:[ -][A-ZÀ-Ý\d][^\W_]{0,30}){1,5}$")
_CUE = Worded(r"(?<!\w)(?:an?|«article.the|joint.before-name»)\s+$")


def take_fits(scan: Scan) -> None:
    """Turn what the thing must fit into a demand: `charger compatible with Noteva Air 13`, `worki do odkurzacza Mielo C3`."""
    for match in matcher("demand.fits", "demand.fits-surely").all(scan.folded):
        if not _is_spoken(scan, match.languages) or not scan.unclaimed(match.start, match.end):
            continue
        surely = match.key.endswith("surely")
        span = _fitted(scan, match.end) or (_fitted_later(scan, match.end) if surely or _is_of_fitting(scan, match) else None)
        if span and not surely and _is_the_thing(scan, match.start, span):
            continue
        if span is None or not (
            _is_named(scan, span)
            or (surely and _has_capital(scan, span))
            or _is_device(scan, match.start, span)
            or _is_of_a_maker(scan, match.start, span)
        ):
            continue
        words = " ".join(scan.words(*span).split())
        scan.add(Draft(match.start, span[1], "fits", Op.HAS, values=(words,), label=f"fits {words}"))
    for start, end in list(runs(scan, 0, len(scan.folded))):  # "Galaxy S24 case"
        if is_for_it(scan.folded, end, words=1) and _has_model(scan, (start, end)):
            words = " ".join(scan.words(start, end).split())
            scan.add(Draft(start, end, "fits", Op.HAS, values=(words,), label=f"fits {words}"))


def _is_of_fitting(scan: Scan, match: Match) -> bool:
    """Whether the words are a verb of fitting, not only `for`."""
    return scan.folded[match.start : match.end].split()[0] not in words_of("clause.for", scan.language)


def _fitted_later(scan: Scan, start: int) -> Span | None:
    """`fits on the rear rack of a Fornaro City 3`: the name behind the part that it is fixed to."""
    stop = _CLAUSE.search(scan.folded, start)
    for run in runs(scan, start, stop.start() if stop else len(scan.folded)):
        between = scan.folded[start : run[0]].split()
        if len(between) <= _MAX_FIT_WORDS and _has_model(scan, run):
            return run
    return None


def _is_of_a_maker(scan: Scan, cue: int, span: Span) -> bool:
    """`guarnizione per moka Bialessi`: behind a part, a name that no dictionary has says whose thing it is for."""
    words = [said for said in scan.words(*span).split()[1:] if said[0].isupper() and said[1:].islower()]
    part = matcher("clause.made-for-it").has(scan.folded[max(0, cue - _REACH) : cue])
    return part and any(is_strange(word, scan.language) for word in words)


def _is_spoken(scan: Scan, languages: tuple[str, ...]) -> bool:
    return scan.language in languages or "en" in languages or scan.language == "und"


def _fitted(scan: Scan, start: int) -> Span | None:
    """The words behind a cue, up to the end of the clause or the next phrase."""
    lead = _ARTICLES.match(scan.folded, start)
    begin = at = lead.end() if lead else start
    stop = _CLAUSE.search(scan.folded, begin)
    limit = stop.start() if stop else len(scan.folded)
    found = None
    for count, token in enumerate(_TOKEN.finditer(scan.folded, begin, limit)):
        tier = _is_tier(token.group()) and scan.text[token.start()].isupper()
        ends = token.group() in _ends() and not tier and (count or token.group() not in own_words("article", "en"))
        if count == _MAX_FIT_WORDS or ends or scan.folded[at : token.start()].strip() or not scan.unclaimed(*token.span()):
            break
        found, at = (begin, token.end()), token.end()
    return found


@cache
def _ends() -> frozenset[str]:
    comparing = (word for phrase in phrases("comparator") for word in phrase.split()[:1])
    return breaks(ALL) | frozenset(map(fold, comparing))


def _is_named(scan: Scan, span: Span) -> bool:
    """Whether the words hold a model: letters with figures, or a number behind a capital letter; or a known maker."""
    return any(_has_model(scan, run) for run in runs(scan, *span)) or any(
        a < span[1] and span[0] < b for a, b in _brands(scan.folded)
    )


def _is_the_thing(scan: Scan, cue: int, span: Span) -> bool:
    """`cheapest place for a Bravetti Uno 250 espresso machine`: nothing before it is a thing that could fit."""
    before = [token.group() for token in _TOKEN.finditer(scan.folded, 0, cue)]
    named = any(True for _ in category_spans(scan.folded[span[0] : span[1]]))
    return named and all(word in _small() or word in folded("demand.offers") or word in no_nouns() for word in before)


def _has_capital(scan: Scan, span: Span) -> bool:
    said = scan.words(*span)
    return not said.isdigit() and any(char.isupper() or char.isdigit() for char in said)  # "fits 3 to 4 people"


def _is_device(scan: Scan, cue: int, span: Span) -> bool:
    """`screen protector for a 12.9 inch tablet`: an accessory, and the kind of thing it is for."""
    kinds = [True for _ in category_spans(scan.folded[span[0] : span[1]])]
    return bool(kinds) and matcher("clause.made-for-it").has(scan.folded[max(0, cue - _REACH) : cue])


_REACH = 40  # characters before a cue in which the accessory stands


@lru_cache(maxsize=4)
def _brands(folded: str) -> tuple[Span, ...]:
    return tuple((m.start, m.end) for m in _brand_matcher().find(folded) if len(folded[m.start : m.end]) > _ACRONYM_CHARS)


@cache
def _brand_matcher() -> Matcher:
    return Matcher((Entry(name, "mul", name) for name in BRANDS.split("|")), kept_as="all makers")


def take_named(scan: Scan) -> tuple[str, ...]:
    """Claim the products named whose makers stand in no table, and return their names."""
    kinds = [(a, b) for a, b, _ in category_spans(scan.folded)]
    listed = list(runs(scan, 0, len(scan.folded)))
    found = _chosen_between(scan) or [run for run in listed if _is_product(scan, run, kinds)]
    if not found:
        return ()
    found = [(start, _with_generation(scan, end)) for start, end in found]
    names = tuple(dict.fromkeys(" ".join(scan.words(*run).split()) for run in found))
    for start, end in found[1:]:
        scan.claim(start, end)
    scan.add(Draft(*found[0], "name", Op.IN, values=names))
    return names


def _chosen_between(scan: Scan) -> list[Span]:
    """`soll ich Clarquist Rhino Plus oder Froston Atlas GT 240 nehmen?`: names on both sides of an `or`, each of a maker unknown.

    Beside such a maker a word goes on the name with its capital alone, also one that a German dictionary has.
    """
    for joint in _CHOICE.finditer(scan.folded):
        before, behind = _CAPITALS_BEFORE.search(scan.text, 0, joint.start()), _CAPITALS.match(scan.text, joint.end())
        if before is None or behind is None:
            continue
        spans = [_from_maker(scan, before.span()), behind.span()]
        if all(end > start and _is_maker_with_model(scan, start, end) for start, end in spans):
            return spans
    return []


def _from_maker(scan: Scan, span: Span) -> Span:
    """The words from the first that no dictionary has: `Soll ich | Clarquist Rhino Plus`, `Lieber | Ashock Vento`."""
    words = (m.span() for m in _TOKEN.finditer(scan.folded, *span))
    first = next((start for start, end in words if is_strange(scan.words(start, end), scan.language)), span[1])
    return first, span[1]


def _is_maker_with_model(scan: Scan, start: int, end: int) -> bool:
    words = scan.words(start, end).split()
    kinds = any(True for _ in category_spans(scan.folded[start:end]))
    unknown = _is_of_nobody(scan, words[0])
    return _WORDS_OF_A_NAME <= len(words) <= _MAX_NAME_WORDS and unknown and not kinds and scan.unclaimed(start, end)


def _is_of_nobody(scan: Scan, word: str) -> bool:
    return not word.isdigit() and is_strange(word, scan.language)


def _with_generation(scan: Scan, end: int) -> int:
    """Where a name ends together with its generation: `Pelanra Quill (2nd generation)`."""
    generation = _GENERATION.match(scan.folded, end)
    return generation.end() if generation and scan.unclaimed(end, generation.end()) else end


def _is_product(scan: Scan, run: Span, kinds: list[Span]) -> bool:
    """A model number makes it one; without it, several capitals do where the question speaks of that thing."""
    start, end = run
    before = _WORD_BEFORE.search(scan.folded, max(0, start - _REACH), start)
    if (before and before[1] in words_of("demand.neutral", scan.language)) or not scan.unclaimed(start, end):
        return False
    if _has_model(scan, run):
        return True
    words = scan.words(start, end).split()
    if len(words) < _WORDS_OF_A_NAME or scan.language == "de" or is_known_word(fold(words[0]), scan.language):
        return False
    beside = any(b + 1 == start or end + 1 == a for a, b in kinds)
    return beside or start == 0 or _CUE.search(scan.folded, max(0, start - _REACH), start) is not None


def _has_model(scan: Scan, run: Span) -> bool:
    """Whether a run holds a figure, and a name beside it or letters in it."""
    words = scan.words(*run).split()
    figure = any(any(map(str.isdigit, word)) for word in words) or (
        len(words) > 1 and _ROMAN.fullmatch(fold(words[-1])) is not None
    )
    if len(words) == 1:
        return figure and sum(map(str.isalpha, words[0])) > 1 and sum(map(str.isdigit, words[0])) > 0 and words[0][0].isalpha()
    return figure and any(word[0].isupper() or any(map(str.isupper, word)) for word in words)


def runs(scan: Scan, begin: int, end: int) -> Iterator[Span]:
    """Yield the runs of words that may be a name: `Noteva Air 13`, `Gaggiola Classic Evo`, `WAT28`."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(scan.folded, begin, end):
        apart = run and (
            scan.folded[run[-1].end() : token.start()].strip(" .") or scan.folded[run[-1].end() : token.start()] == ". "
        )
        number_sign = run and _NO.fullmatch(run[-1].group()) is not None
        if run and ((apart and not number_sign) or not _goes_on(scan, run, token)):
            yield from _closed(scan, run)
            run = []
        if run or _begins(scan, token):
            run.append(token)
    yield from _closed(scan, run)


def _closed(scan: Scan, run: list[re.Match[str]]) -> Iterator[Span]:
    while run and run[-1].group() in _small() and not _is_written_tier(scan, run[-1]):
        run.pop()
    if run and len(run) <= _MAX_NAME_WORDS:
        yield run[0].start(), run[-1].end()


def _is_written_tier(scan: Scan, token: re.Match[str]) -> bool:
    """`Jasholm Tempo Plus`: with a capital, a small word of another language closes a name."""
    return _is_tier(token.group()) and scan.text[token.start()].isupper()


@cache
def _small() -> frozenset[str]:
    return fillers(ALL) | breaks(ALL)


def _begins(scan: Scan, token: re.Match[str]) -> bool:
    said, word = scan.text[token.start() : token.end()], token.group()
    if word in _small() or not scan.unclaimed(*token.span()) or _is_taken(scan, token) or word in _standards():
        return False
    if any(map(str.isdigit, said)):
        return _is_mixed(word)
    if currencies_of(word) or unit_of(word) or _is_kind_before_a_name(scan, token):
        return False
    if not any(map(str.isupper, said)) or (said.isupper() and len(said) <= _ACRONYM_CHARS):
        return False
    ordinary = is_known_word(word, scan.language)
    sentence_start = token.start() == 0 or scan.folded[: token.start()].rstrip()[-1:] in {".", "!", "?", ":"}
    if scan.language == "de" or sentence_start:
        follows = scan.language != "de" and word not in no_nouns() and _capital_follows(scan, token)
        return not ordinary or follows or _number_follows(scan, token)
    return True


def _is_kind_before_a_name(scan: Scan, token: re.Match[str]) -> bool:
    """`¿Tablet Lenava M11 …?`: where what describes a noun follows it, a known kind of thing begins no name."""
    if scan.language not in HEAD_FIRST or scan.folded[: token.start()].strip(" ¿¡"):
        return False
    return any(a == 0 and b == len(token.group()) for a, b, _ in category_spans(token.group()))


def _capital_follows(scan: Scan, token: re.Match[str]) -> bool:
    following = _TOKEN.match(scan.folded, token.end() + 1)
    said = scan.text[following.start() : following.end()] if following else ""
    return following is not None and said[0].isupper() and said[1:].islower() and not _is_taken(scan, following)


def _number_follows(scan: Scan, token: re.Match[str]) -> bool:
    following = _TOKEN.match(scan.folded, token.end() + 1)
    return following is not None and _is_mixed(following.group()) and not _is_taken(scan, following)


def _goes_on(scan: Scan, run: list[re.Match[str]], token: re.Match[str]) -> bool:
    said, word = scan.text[token.start() : token.end()], token.group()
    if (_is_generation(said) or _ends_in_a_version(scan.text, token.end())) and scan.unclaimed(*token.span()):
        return True
    if not scan.unclaimed(*token.span()) or _is_taken(scan, token):
        return False
    if word.isdigit():
        return len(word) <= _MAX_NUMBER_CHARS and not _is_measured(scan, token.end())
    code = len(run) == 1 and run[0].group()[-1].isdigit() and _is_mixed(run[0].group()) and said.islower()
    if _is_mixed(word) or (_is_tier(word) and not code) or (_NO.fullmatch(word) and said[0].isupper()):
        return True
    if not any(map(str.isupper, said)) or (word in _small() and not said.istitle()):
        return False
    return _is_no_thing(scan.language, word) or _is_series(scan, token)


_SERIES_NUMBER = re.compile(r"\s(\d{2,4})(?![^\s?!.,;:)])")


def _is_series(scan: Scan, token: re.Match[str]) -> bool:
    """`Dalmark WB 20`: a few capitals with a number behind them, though a dictionary may have them as a word."""
    said = scan.text[token.start() : token.end()]
    number = _SERIES_NUMBER.match(scan.folded, token.end())
    short = said.isupper() and said.isalpha() and len(said) <= _ACRONYM_CHARS
    return (
        short
        and number is not None
        and not any(True for _ in category_spans(token.group()))
        and not _is_measured(scan, number.end())
    )


def _is_no_thing(language: str, word: str) -> bool:
    """Whether a word with a capital letter is neither a kind of thing nor, in German, any word of the dictionary."""
    if language == "de":
        return not is_known_word(word, language) and not any(True for _ in category_spans(word))
    return not any(start == 0 and end == len(word) for start, end, _ in category_spans(word))


def _is_mixed(word: str) -> bool:
    """Letters and figures in one word that is no quantity, size or standard: C3, WAT28, M30."""
    mixed = any(map(str.isdigit, word)) and any(map(str.isalpha, word))
    return mixed and not find_quantities(word) and word not in _standards() and not _CODE.fullmatch(word) and word[0].isalpha()


_GENERATION = re.compile(r"\s?\(?\d{1,2}[^\W\d_]{0,3}\.?[ºª°]?\s?(?:gen|gener[^\W\d_]{4,8}|generation)(?![^\W_])\)?")
_CODE = re.compile(
    r"(?:ip[\dx]{2}|w\d{2}|l\d{2}|r\d{2}|gu?\d{1,20}|[eb]\d{2}|usb-?\w\d?|wi-?fi\d|en\d{1,20}|ddr\d|cat\d\w?|mp\d|h26\d|\d\w?|gen\d|\w{0,20}\d-in-\d{1,20})"
)


def _is_generation(said: str) -> bool:
    """`Lumio 8a`: a small letter that is no unit in small letters (8 A is a current)."""
    return _GENERATION_LETTER.fullmatch(said) is not None


@cache
def _standards() -> frozenset[str]:
    return frozenset(fold(word) for phrase in phrases("standard") for word in phrase.split())


def _is_tier(word: str) -> bool:
    return word in tiers()


def is_of_a_name(text: str, language: str, money: MoneyMatch) -> bool:
    """`Hecktor RM 40`: capitals behind a name that no dictionary has are of a model, not ringgit."""
    behind = NAME_BEFORE.search(text, max(0, money.start - _REACH), money.start)
    letters = text[money.start : money.start + len(money.symbol)]
    return behind is not None and letters.isupper() and letters.isalpha() and not is_known_word(fold(behind[1]), language)


@lru_cache(maxsize=4)
def _taken(text: str, folded: str, language: str) -> bytes:
    """Marks the letters of features, quantities and acronyms with a meaning of their own."""
    marks = bytearray(len(folded))
    spans = [(m.start, m.end) for m in mentions(folded)]
    spans += [(q.start, q.end) for q in find_quantities(folded) if not _ends_in_a_version(text, q.end)]
    spans += [(m.start, m.end) for m in find_money(folded) if not is_of_a_name(text, language, m)]
    for start, end in spans:
        marks[start:end] = b"\x01" * (end - start)
    return bytes(marks)


def _is_taken(scan: Scan, token: re.Match[str]) -> bool:
    marks = _taken(scan.text, scan.folded, scan.language)[token.start() : token.end()]
    return all(marks) or ("-" in token.group() and any(marks))


def is_measured(folded: str, end: int) -> bool:
    """Whether a unit or a currency follows a figure: `27 inch`, `(27 inch)`, `300 euros`."""
    following = _NEXT.match(folded, end)
    return following is not None and _measures(following[1])


def _measures(word: str) -> bool:
    return bool(unit_of(word) or currencies_of(word))


def _is_measured(scan: Scan, end: int) -> bool:
    """The same of a question's figure, which a capital S makes a version instead: `Ostrella Pro 300 S`."""
    following = _NEXT.match(scan.folded, end)
    return following is not None and not _ends_in_a_version(scan.text, following.end()) and _measures(following[1])


_VERSION = re.compile(r"(?<![^\W_])[A-ZÀ-Ý][^\W_]{0,30}\s\d{2,4}\sS")


def _ends_in_a_version(text: str, end: int) -> bool:
    """Seconds have a small letter, so a capital behind a name and its number goes on the name."""
    return text.endswith("S", 0, end) and any(match.end() == end for match in _VERSION.finditer(text, max(0, end - _REACH), end))


_NEXT = re.compile(r"[\s-]{0,8}([^\s\d,.;:!?()]+)")


def take_unlisted_brands(scan: Scan) -> None:
    """Turn makers that stand in no table into demands: `from the brand Velo`, `kettles by Brewhaus or Cordelia`."""
    for match in matcher("demand.brand", "demand.brand-not", "demand.maker").all(scan.folded):
        if not scan.unclaimed(match.start, match.end) or not _is_spoken(scan, match.languages):
            continue
        against = match.key.endswith("not") or stance_before(scan, match.start).stance is Stance.REFUSED
        by_word = len(scan.folded[match.start : match.end]) > _ACRONYM_CHARS
        spans = _names_after(scan, match.end, by_word=by_word, surely=match.key == "demand.maker")
        stuff = scan.folded[match.start : match.end] in folded("demand.none-of")  # "no Teflon" refuses what it is made of
        if stuff and (scan.language == "de" or all(is_known_word(fold(scan.words(*span)), scan.language) for span in spans)):
            continue
        if spans:
            values = tuple(dict.fromkeys(scan.words(*span) for span in spans))
            scan.add(Draft(match.start, spans[-1][1], "brand", Op.NOT_IN if against else Op.IN, values=values))


def _names_after(scan: Scan, start: int, *, by_word: bool, surely: bool) -> list[Span]:
    """The names directly behind a cue, joined by `or`.

    An ordinary word is one only behind a cue that says "brand", and one in small letters only behind words of making.
    """
    found: list[Span] = []
    at = start
    while len(found) < _MAX_NAME_WORDS:
        gap = _LIST.match(scan.folded, at) if found else re.compile(r"[\s:]+").match(scan.folded, at)
        token = _TOKEN.match(scan.folded, gap.end()) if gap else None
        if token is None or not (
            _is_maker(scan, token, by_word=by_word or bool(found)) or (surely and not found and _is_strange(scan, token))
        ):
            break
        found.append(token.span())
        at = token.end()
    return found


def _is_strange(scan: Scan, token: re.Match[str]) -> bool:
    """Whether a word in small letters stands in no dictionary: people type makers so as well."""
    if scan.language not in DICTIONARIES or not scan.unclaimed(*token.span()):
        return False
    return token.group().isalpha() and not currencies_of(token.group()) and is_strange(scan.words(*token.span()), scan.language)


def _is_maker(scan: Scan, token: re.Match[str], *, by_word: bool) -> bool:
    said = scan.text[token.start() : token.end()]
    acronym = said.isupper() and len(said) <= _ACRONYM_CHARS and not by_word
    proper = (
        said[0].isupper()
        and not acronym
        and token.group() not in _small()
        and scan.unclaimed(*token.span())
        and not _is_taken(scan, token)
    )
    if not proper or any(map(str.isdigit, said)):
        return False
    ordinary = is_known_word(token.group(), scan.language) and (scan.language == "de" or _is_no_maker(token.group()))
    return by_word or not ordinary


def _is_no_maker(word: str) -> bool:
    """What "from" names that makes nothing: "not from China", "delivered from Monday"."""
    return word in folded("demand.no-maker") or any(span[1:] == (0, len(word)) for span in country_spans(word))
