"""Products named in a question: `compare Sony WH-1000XM5 and Bose QC Ultra`, `iPhone 15 vs Pixel 9`.

They become one constraint on the attribute `name`: the product is one of those named.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from emptor.agents.questions.brands import brand_spans, series_spans
from emptor.agents.questions.category import category_spans
from emptor.agents.questions.features import feature_mentions
from emptor.agents.questions.phrases_before import is_for_it
from emptor.agents.questions.proper_names import NAME_BEFORE, is_measured
from emptor.agents.questions.scan import Draft, Scan
from emptor.agents.questions.spelling import is_known_word
from emptor.agents.questions.words import ALL, fillers
from emptor.lexicon import fold, folded, matcher
from emptor.lexicon.worded import Worded
from emptor.models.brief import Op

_WHICH_BETTER = re.compile(r"(?<!\w)which\b[^:?,]{0,60}\bbetter\b[^:?,]{0,60}[:,?][\s:,]+")
_PAUSE = re.compile(r"[\s:,]+")
_VERSUS = Worded(
    r"\s{1,8}«joint.versus|joint.against|joint.compared-with|joint.better-than|joint.with|joint.or|clause.and»\s{1,8}|"
    r"\s{0,8},\s{0,8}(?:(?:and|or)\s{1,8})?"
)
_OR = Worded(r"\s{1,8}(?:«joint.or»|of)\s{1,8}")
_VS = Worded(r"\s«joint.versus|joint.better-than»\s(?!\s?\d)")
_END = Worded(r"[?!;|]|\.(?:\s|$)|(?<!\w)«joint.end-of-names»(?!\w)")
_LEAD = Worded(r"^(?:«article.a|article.the|joint.or|joint.before-names»\s+)+")
_TOKEN = re.compile(r"[^\s,;:!?()|]+")
_MODEL = re.compile(r"(?=[\w./+-]{0,60}\d)[\w./+-]{1,60}$")
_NEUTRAL = Worded(r"«joint.own»\s{1,8}(?:«article»\s{1,8}){0,6}$")
_SHORT = re.compile(r"[b-df-hj-np-tv-z]{2,4}|[a-z]")  # letters that are no word: KBG, QC
_GENERATION = re.compile(r"\d{1,2}[A-Z]?$")  # of a model: 2, 3S
_MIN_DIGITS, _MAX_DIGITS = 3, 5
_TEXTS_REMEMBERED = 4
_TITLE_REACH = 120  # characters on either side that show whether all words have capitals
_MAX_NAMES, _MAX_WORDS, _MAX_CHARS = 8, 7, 60


def take_products(scan: Scan) -> tuple[str, ...]:
    """Claim the products the question names and return their names."""
    spans = _compared(scan) or _alternatives(scan) or _with_model_number(scan)
    if not spans:
        return ()
    names = tuple(dict.fromkeys(scan.words(start, end) for start, end in spans))
    scan.add(Draft(spans[0][0], spans[-1][1], "name", Op.IN, values=names))
    return names


def _compared(scan: Scan) -> list[tuple[int, int]]:
    cue = _comparison_end(scan.folded)
    versus = _VS.search(scan.folded)
    if cue is None and not versus:
        return []
    begin = cue if cue is not None else _sentence_start(scan.folded, versus.start() if versus else 0)
    search_from = max(begin, versus.end() if versus else begin)
    stop = _END.search(scan.folded, search_from)
    end = stop.start() if stop else len(scan.folded)
    parts = [part for part in _parts(scan.folded, begin, end) if _is_name(scan, *part)]
    return parts if len(parts) > 1 else []


def _comparison_end(folded: str) -> int | None:
    """Where the words end that ask for a comparison: `compare`, `which of these is better:`."""
    which = _WHICH_BETTER.search(folded)
    found = [(which.start(), which.end())] if which else []
    for match in matcher("clause.compare").all(folded):
        pause = _PAUSE.match(folded, match.end)
        found += [(match.start, pause.end())] if pause else []
    return min(found)[1] if found else None


def _alternatives(scan: Scan) -> list[tuple[int, int]]:
    """`Dyson V15 or Shark Stratos?`: names joined by `or`, with nothing else before them."""
    lead = _LEAD.match(scan.folded)
    begin = lead.end() if lead else 0
    stop = _END.search(scan.folded, begin)
    end = stop.start() if stop else len(scan.folded)
    joints = list(_OR.finditer(scan.folded, begin, end))
    cuts = [begin, *(cut for joint in joints for cut in joint.span()), end]
    parts = [_trim(scan.folded, a, b) for a, b in list(pairwise(cuts))[::2]]
    return parts if joints and all(_is_name(scan, *part) and _is_proper(scan, *part) for part in parts) else []


def _is_proper(scan: Scan, start: int, end: int) -> bool:
    """A maker with a model, each word with a capital letter or a figure; not a kind of thing, as in `Sony Headphones`."""
    words = scan.words(start, end).split()
    spelt = all(word[0].isupper() or any(map(str.isdigit, word)) or word in _name_words() for word in words)
    kind = any(b == end - start for _, b, _ in category_spans(scan.folded[start:end]))
    return spelt and not kind and (len(words) > 1 or any(map(str.isdigit, words[0])))


def _name_words() -> frozenset[str]:
    """Words that go on a name though they have no capital letter: `sony inzone buds pro`."""
    return folded("tier.name", "grammar.line")


def _sentence_start(folded: str, before: int) -> int:
    stops = [m.end() for m in re.finditer(r"[?!:;]\s*|\.\s", folded[:before])]
    return stops[-1] if stops else 0


def _parts(folded: str, begin: int, end: int) -> list[tuple[int, int]]:
    cuts = [begin]
    for match in _VERSUS.finditer(folded, begin, end):
        cuts += [match.start(), match.end()]
    cuts.append(end)
    return [part for a, b in list(pairwise(cuts))[::2] if (part := _trim(folded, a, b))[0] < part[1]][:_MAX_NAMES]


def _trim(folded: str, start: int, end: int) -> tuple[int, int]:
    lead = _LEAD.match(folded[start:end])
    start += lead.end() if lead else 0
    while start < end and folded[start] in " \t\n\"'(":
        start += 1
    while start < end and folded[end - 1] in " \t\n\"').,:":
        end -= 1
    return start, end


def _is_name(scan: Scan, start: int, end: int) -> bool:
    """A product's name has a figure or a capital letter, and is short."""
    words = scan.words(start, end)
    if len(words) > _MAX_CHARS or len(words.split()) > _MAX_WORDS or not scan.unclaimed(start, end):
        return False
    return any(char.isdigit() for char in words) or any(word[0].isupper() for word in words.split())


def _with_model_number(scan: Scan) -> list[tuple[int, int]]:
    """A maker followed by words of which one has a figure, or a model number by itself at the start of a line "
    "the models rule knows."""
    spans: list[tuple[int, int]] = []
    for _, start, end in sorted([*brand_spans(scan), *series_spans(scan)], key=lambda span: span[1]):
        if spans and start < spans[-1][1]:
            continue
        last = _name_end(scan, end)
        if (
            last > end
            and not is_for_it(scan.folded, last, words=0)
            and not _NEUTRAL.search(scan.folded, max(0, start - 30), start)
        ):
            spans.append((_name_start(scan, start), last))
    return spans


def _name_start(scan: Scan, start: int) -> int:
    """A line of products begins behind its maker, though no table has it: `Sennova Momentum 4`."""
    before = NAME_BEFORE.search(scan.text, max(0, start - _MAX_CHARS), start)
    if before is None or not scan.unclaimed(*before.span(1)) or is_known_word(fold(before[1]), scan.language):
        return start
    return before.start(1)


def _plain_number(before: str, word: str, folded: str, end: int) -> bool:
    """Whether a bare number goes on a name: `KBG 741`, but not `TV 55 inch`."""
    return bool(_SHORT.fullmatch(before)) and word.isdigit() and 1 < len(word) < _MAX_DIGITS and not is_measured(folded, end)


def _is_a_number_of_its_own(scan: Scan, token: re.Match[str]) -> bool:
    """`Lego 42143`, `Levi's 501`: three digits or more directly behind a maker, with nothing that measures or pays them."""
    word = token.group()
    return word.isdigit() and _MIN_DIGITS <= len(word) <= _MAX_DIGITS and not is_measured(scan.folded, token.end())


def _name_end(scan: Scan, end: int) -> int:
    """Where the name that begins with a maker ends; `end` when no model number follows."""
    last, has_figure, before = end, False, ""
    for token in _TOKEN.finditer(scan.folded, end):
        if token.start() - last > 1:
            break
        word = token.group()
        numbered = last == end and _is_a_number_of_its_own(scan, token)
        model = (
            numbered
            or _plain_number(before, word, scan.folded, token.end())
            or (bool(_MODEL.match(word)) and any(a <= token.start() and token.end() <= b for a, b in scan.quiet))
        )
        known = word in _name_words() or (scan.text[token.start()].isupper() and word not in fillers(ALL))
        if not model and not known:
            break
        has_figure = has_figure or model
        before = word
        last = token.end()
    return last if has_figure else _proper_end(scan, end)


def _proper_end(scan: Scan, end: int) -> int:
    """Where a name ends that begins with a maker and goes on in words: `Hifiman Sundara`, `Logitech MX Master 3S`.

    They are told from kinds of things and features by their capital letters, so not in German, nor where everything has them.
    """
    if scan.language == "de" or _is_title_case(scan, end):
        return end
    taken = _taken(scan.folded, scan.text)
    last, is_word = end, False
    for token in _TOKEN.finditer(scan.folded, end):
        start, stop = token.span()
        said = scan.text[start:stop]
        proper = said[0].isupper() or (is_word and _GENERATION.match(said) and not is_measured(scan.folded, stop))
        if start - last > 1 or not proper or token.group() in fillers(ALL) or any(start < b and a < stop for a, b in taken):
            break
        is_word = is_word or any(map(str.islower, said))  # letters alone may be a kind of thing: SSD
        last = stop
    return last if is_word else end


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def _taken(folded: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where kinds of things and features stand: worked out once a question, however many makers it names."""
    return (*((a, b) for a, b, _ in category_spans(folded)), *((a, b) for _, a, b, _ in feature_mentions(text)))


def _is_title_case(scan: Scan, end: int) -> bool:
    """Whether words after the name begin are written with capitals that do not go on it: `Best LEGO Sets For Adults`."""
    before = [word for word in scan.text[max(0, end - _TITLE_REACH) : end].split()[1:] if fold(word) in fillers(ALL)]
    behind = [word for word in scan.text[end : end + _TITLE_REACH].split() if fold(word) in fillers(ALL)]
    return any(word[0].isupper() and word not in {"I", "I'm"} for word in [*before, *behind])
