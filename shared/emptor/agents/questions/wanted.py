"""The thing wanted: the words of the question that name its kind."""

from __future__ import annotations

import re

from emptor.agents.questions.category import category_spans
from emptor.agents.questions.feature_table import LANGUAGES
from emptor.agents.questions.features import mentions
from emptor.agents.questions.scan import Scan
from emptor.agents.questions.vocabulary import BREAKS, DEMANDING_ENDINGS, STOP, VAGUE
from emptor.lexicon import fold, matcher

_STOP = frozenset(map(fold, STOP))
_VAGUE = frozenset(map(fold, VAGUE))
_BREAKS = frozenset(map(fold, BREAKS))
# A kind of thing after one of these is what the wanted thing goes with: a case for a phone, a laptop with a keyboard.
_BESIDE = re.compile(
    r"(?<!\w)(?:with|for|in|on|to|likes?|loves?|drinks?|plays?|than|my|our|from|into|mit|fur|im|am|wie|als|"
    r"mein\w*|avec|pour|dans|mon|ma|con|para|en|mi|per|nel|mio|mia|met|voor|without|ohne|sans|sin|senza|no|not|"
    r"against)\s+"
    r"(?:(?:an?|the|my|our|his|her|your|ein\w*|mein\w*|une?|mon|ma|mes|una?|uno|el|la|los|las|le|les|mi|mis|il|lo|"
    r"mio|mia|any|[^\W\d_]+-?)\s+){0,2}$"
)
_REQUEST = re.compile(
    r"(?<!\w)(?:look\w*|search\w*|shopping|hunting|ask\w*|recommendations?|suggestions?|advice|market|deals?|need|"
    r"options?|suche|in the market)\s+(?:for|on|nach)\s+(?:[^\W\d_-]+[\s-]){0,6}$"
)
_ACCESSORY = re.compile(
    r"[\s-](?P<head>stands?|cases?|covers?|bags?|sleeves?|charger|chargers|cables?|mounts?|holders?|adapters?|"
    r"hubs?|docks?|batter(?:y|ies)|filters?|rack|racks|cleaner|pads?|arms?|hooks?|straps?|bands?|"
    r"skins?|hangers?|trays?|shelf|brushes|brush|oil|kit|parts?|lens|tripod|table|desk mat|lights?|organi[sz]er|"
    r"splitter|extension|amplifier|amp|earpads|tips|risers?|screen protector)(?![^\W_])"
)
_TOKEN = re.compile(r"[^\W_]+(?:['&+/-][^\W_]+)*|\|+|[.,;:!?()]")
# Qualities one asks for, which are no things one buys.
_QUALITIES = frozenset(
    "sound battery quality value price performance comfort bass camera picture suction noise style design "
    "durability reviews rating money".split()
)
_LINK = frozenset({"de", "da", "di", "del", "della", "a", "d'", "of", "du", "des"})
_REACH = 120  # characters before a kind of thing in which its request stands
_MAX_WORDS = 4


def take_category(scan: Scan) -> tuple[int, int] | None:
    """Claim and return the span of the known kind of thing that is wanted, or None when the question names none that is known."""
    masked = scan.masked()
    features = [(m.start, m.end) for m in mentions(masked)]
    packed = {(m.start, m.end) for m in matcher("demand.packed").find(masked)}  # "150 pcs" are no computers
    spans = [
        (start, end)
        for start, end, language in category_spans(masked)
        if readable(scan.language, (language,)) and not _inside((start, end), features) and (start, end) not in packed
    ]
    if not spans:
        return None
    wanted = next((span for span in spans if not _is_beside(masked, span[0])), None)
    if wanted is None:  # "a gift for my phone": the thing wanted is one that no table lists, or else the only thing named
        return take_unknown_category(scan, until=spans[0][0]) or _claimed(scan, spans[0])
    start, end = wanted
    accessory = _ACCESSORY.match(masked, end)
    if accessory and not masked[start:end].endswith("s"):
        end = accessory.end()
    return _claimed(scan, (start, end))


def _inside(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Whether a longer phrase holds the words: a headphone jack is no headphone, cast iron no iron."""
    return any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in others)


def _claimed(scan: Scan, span: tuple[int, int]) -> tuple[int, int]:
    scan.claim(*span)
    return span


def readable(question_language: str, languages: tuple[str, ...]) -> bool:
    """Whether a word of `languages` may be meant in a question: French `thé` is not the English article."""
    return question_language not in LANGUAGES or "en" in languages or question_language in languages


def _is_beside(folded: str, start: int) -> bool:
    floor = max(0, start - _REACH)
    return _BESIDE.search(folded, floor, start) is not None and _REQUEST.search(folded, floor, start) is None


def take_unknown_category(scan: Scan, until: int | None = None) -> tuple[int, int] | None:
    """Claim and return the first run of words that nothing else explains: the likeliest name of a thing no table lists."""
    run: list[re.Match[str]] = []
    for match in _TOKEN.finditer(scan.masked()[:until]):
        word = match.group()
        if not run and (_skippable(word) or word.endswith(DEMANDING_ENDINGS)):
            continue
        if run and word in _LINK and scan.language in {"fr", "es", "it", "pt"}:
            run.append(match)
            continue
        if run and (not _is_content(word) or len(run) >= _MAX_WORDS):
            break
        run.append(match)
    while run and run[-1].group() in _LINK:
        run.pop()
    if not run or all(match.group().isdigit() for match in run):
        return None
    start, end = run[0].start(), run[-1].end()
    return _claimed(scan, (start, end))


def _skippable(word: str) -> bool:
    return not _is_content(word) or word in _VAGUE or word in _QUALITIES


def _is_content(word: str) -> bool:
    return (
        word not in _STOP
        and word not in _BREAKS
        and any(char.isalpha() for char in word)
        and (len(word) > 1 or not word.isascii())
    )
