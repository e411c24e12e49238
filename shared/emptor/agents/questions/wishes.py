"""Features demanded or refused, and what only orders: `wireless`, `without a microphone`, `gluten-free`, "
"`best sound`, `for travel`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from emptor.agents.questions.features import mentions, spoken_in
from emptor.agents.questions.noun_phrases import is_measured, no_nouns, verbs
from emptor.agents.questions.scan import Draft, Scan
from emptor.agents.questions.vocabulary import BREAKS, DEMANDING_ENDINGS, EMPTY_PRAISE, STOP, VAGUE
from emptor.agents.questions.wanted import readable
from emptor.lexicon.folding import fold
from emptor.models.brief import Op

_STOP = frozenset(map(fold, STOP))
_VAGUE = frozenset(map(fold, VAGUE))
_EMPTY = frozenset(map(fold, EMPTY_PRAISE))
_BREAKS = frozenset(map(fold, BREAKS))
_TOKEN = re.compile(r"[^\W_]+(?:['&+/-][^\W_]+)*")
_PURPOSE = re.compile(
    r"(?<!\w)(?:good\s+for|great\s+for|suitable\s+for|perfect\s+for|ideal\s+for|mainly\s+for|mostly\s+for|"
    r"use\s+(?:it\s+)?for|for|fur|pour|para|per|voor|geeignet\s+fur)\s+"
)
_NO_PURPOSE = frozenset("under less sale free example".split())
_WITH = re.compile(
    r"(?<!\w)(?P<no>without|ohne|sans|sin|senza|sem|zonder|no)?(?P<yes>with|needs|must have|"
    r"should have|that has|that have|which has|having|"
    r"including|featuring|made\s+of|made\s+from|fait\s+en|hech[oa]s?\s+de|fatt[oaie]\s+(?:di|in)|feit[oa]s?\s+de|gemaakt\s+van|"
    r"mit|avec|con|com|met|supports|works with|compatible with)?\s+(?:(?:an?|the|some|any|"
    r"built-in|integrated|ein\w*|une?|una|uno|un|el|la|le|il)\s+)*"
)
_SIZE = re.compile(r"(?<!\w)(?:size|grosse|pointure|taille|talla|taglia|maat)\s+(?:\d{1,2}(?:[.,]5)?|x{0,3}[sl]|m)(?!\w)")
_WEARER = re.compile(
    r"(?<!\w)(?:(?:para|per|da|pour|fur|for)\s+)?(?:men's|women's|mens|womens|kids|homme|femme|uomo|donna|hombre|mujer|herren|damen|kinder)(?!\w)"
)
_COMPONENT = re.compile(r"(?:rtx|gtx|radeon|ryzen|core|windows|android|ios|macos)\b")
_ALSO_CATEGORIES = frozenset({"earbuds"})  # "headphones vs earbuds" demands neither
_TOKEN_BEFORE = re.compile(r"([\w-]{1,40})\s{1,8}$")
_COUNTED_FORM = re.compile(
    r"(?<![\w.,])\d{1,3}[\s-](?:person|man|seater|slice|port|bay|burner|door|pack|piece|zone|speed|way)(?!\w)"
)
_QUALITY = re.compile(
    r"(?<!\w)(?:best|good|great|excellent|amazing|superb|decent|long|longer|longest|strong|strongest|high|higher|highest|low|lower|"
    r"lowest|largest|biggest|better|clear|deep|fast|"
    r"comfortable|gute[rsnm]?|beste[rsnm]?|lange[rsnm]?|hohe[rsnm]?|starke[rsnm]?|guter|bonne?|meilleure?|bon|longue|grande|buena?|"
    r"buen|mejor|larga|gran|buona?|buon|ottim[oa]|lunga|migliore)\s+(?P<what>[^\W\d_]+(?:[\s-][^\W\d_]+)?)"
)
_QUALITY_WORDS = frozenset(
    "best good great long longer longest strong strongest high higher highest low lower lowest largest biggest better clear deep "
    "fast".split()
)
_HEAD_FIRST = frozenset({"fr", "es", "it", "pt"})  # languages in which what completes a noun follows it
_COMPLEMENT = re.compile(r"\s(?:(?:a|al|alla|de|del|della|di|da|do|du|en|au|aux)\s|d')(?P<noun>[^\W\d_]{3,40})(?![^\W_])")
_REACH = 60  # characters before a phrase that may tell what it is
_AND_ANOTHER = re.compile(
    r"\s{1,8}(?:and|und|et|y|e|en|i|or|nor|oder|ni|noch|ou|o|of)\s{1,8}(?:(?:no|an?|the|ein\w{0,40}|une?|una?|um|uma|een)\s{1,8})?"
)
_PART = re.compile(r"\s(?P<part>[a-z]{3,})(?=\s*(?:$|[,;.!?)]|(?:and|or|under|below|over|above|for|with|up)\s))")
_ADJECTIVES = ("able", "ible", "less", "proof", "ated", "ised", "ized")
_MIN_ADJECTIVE = 6
_MAX_PURPOSE_WORDS = 5
_MAX_WITH_WORDS = 3


def take_features(scan: Scan, category: tuple[int, int] | None) -> None:
    """Turn features of the vocabulary into constraints; a colour or a material is one as well."""
    masked = scan.masked(quiet=False)
    for mention in mentions(masked):
        start = mention.since
        if not readable(scan.language, spoken_in(mention.feature, masked[mention.start : mention.end])):
            continue
        if is_measured(scan, mention.start, mention.end):
            continue
        if scan.unclaimed(start, mention.end) and (mention.negated or mention.feature not in _ALSO_CATEGORIES):
            op = Op.HAS_NOT if mention.negated else Op.HAS
            end = _of_a_part(scan, mention.end) if category and category[1] <= start else mention.end
            value = mention.feature if end == mention.end else scan.folded[mention.start : end]
            scan.add(Draft(start, end, "feature", op, values=(value,)))


def take_leading_features(scan: Scan, category: tuple[int, int]) -> None:
    """Turn English adjectives before the kind of thing into features: `inflatable paddle board`, `heated gloves`."""
    if scan.language not in {"en", "und"}:
        return
    edge = category[1]
    for token in reversed(list(_TOKEN.finditer(scan.folded, max(0, category[0] - _REACH), category[1]))):
        word, (start, end) = token.group(), token.span()
        if scan.folded[end:edge].strip():
            return
        edge = start
        if start < category[0] and not scan.unclaimed(start, end):
            continue
        read = any(d.start < end and start < d.end for d in scan.drafts)
        if word.endswith(_ADJECTIVES) and len(word) >= _MIN_ADJECTIVE and word not in no_nouns() and not read:
            scan.add(Draft(start, end, "feature", Op.HAS, values=(word,)))


def _of_a_part(scan: Scan, end: int) -> int:
    """Where a feature ends that is one of a part: an automatic buttonhole is no automatic machine."""
    following = _PART.match(scan.folded, end) if scan.language == "en" else None
    if following is None or not scan.free(*following.span("part")) or following["part"] in no_nouns() | verbs():
        return end
    return end if next(iter(mentions(following["part"])), None) else following.end()


def take_other_features(scan: Scan, category_start: int | None) -> None:
    """Demands outside the vocabulary: `gluten-free`, and what follows `with` or `without`."""
    for start, end in list(scan.quiet):
        if _COMPONENT.match(scan.folded, start) and scan.unclaimed(start, end):
            scan.add(Draft(start, end, "feature", Op.HAS, values=(scan.folded[start:end],)))
    for match in list(scan.find(_COUNTED_FORM)):
        scan.add(Draft(match.start(), match.end(), "feature", Op.HAS, values=(re.sub(r"\s", "-", match.group()),)))
    for match in list(scan.find(_TOKEN)):
        word = match.group()
        beside = "-" in word and word.isascii() and word.replace("-", "").isalpha() and match.end() + 1 == category_start
        if (word.endswith(DEMANDING_ENDINGS) or beside) and word not in _VAGUE:
            scan.add(Draft(match.start(), match.end(), "feature", Op.HAS, values=(match.group(),)))
    for match in list(_WITH.finditer(scan.folded)):
        at_ease = _TOKEN_BEFORE.search(
            scan.folded, max(0, match.start() - _REACH), match.start()
        )  # "comfortable with glasses" demands no glasses
        if at_ease and at_ease[1] in _VAGUE and scan.free(*at_ease.span(1)):
            continue
        if match["no"] == "no" and scan.language not in {"en", "und"}:  # "que no pase de": no refusal of a thing
            continue
        if (match["no"] or match["yes"]) and scan.free(match.start(), match.end()):
            _what_follows(scan, match)


def _what_follows(scan: Scan, match: re.Match[str]) -> None:
    words = _run(scan, match.end(), _MAX_WITH_WORDS)
    if not words or words[0].group() in _VAGUE or _QUALITY.match(scan.folded, match.end()):
        return
    start = match.start() if match["no"] else words[0].start()
    if any(d.number is not None and d.attribute != "price" and 0 < d.start - words[-1].end() <= 1 for d in scan.drafts):
        return  # "slots at least 3 cm wide": the figure says what is wanted
    end = _with_complement(scan, words[-1].end())
    value = scan.folded[words[0].start() : end]
    scan.add(Draft(start, end, "feature", Op.HAS_NOT if match["no"] else Op.HAS, values=(value,)))
    joined = _AND_ANOTHER.match(scan.folded, end)
    more = _run(scan, joined.end(), _MAX_WITH_WORDS) if joined else []
    if more and more[0].group() not in _VAGUE:
        value = scan.folded[more[0].start() : more[-1].end()]
        since = end if match["no"] else more[0].start()
        scan.add(Draft(since, more[-1].end(), "feature", Op.HAS_NOT if match["no"] else Op.HAS, values=(value,)))


def _with_complement(scan: Scan, end: int) -> int:
    """Where a noun ends together with what completes it: `freno a mano`, `ayuda al empuje`, `réservoir d'eau`."""
    link = _COMPLEMENT.match(scan.folded, end) if scan.language in _HEAD_FIRST else None
    if link is None or not scan.free(end, link.end()):
        return end
    word = link["noun"]
    ends = word in no_nouns() | verbs() | _STOP | _BREAKS | _VAGUE
    return end if ends or is_measured(scan, end, link.end()) else link.end()


def _run(scan: Scan, start: int, limit: int) -> list[re.Match[str]]:
    """Up to `limit` words from `start` that stand together, are free, and begin no new phrase."""
    run: list[re.Match[str]] = []
    at = start
    for match in _TOKEN.finditer(scan.folded, start):
        word = match.group()
        gap = scan.folded[at : match.start()]
        if (
            gap.strip()
            or (word in _BREAKS)
            or word in _STOP
            or any(c.isdigit() for c in word)
            or not scan.free(match.start(), match.end())
        ):
            break
        run.append(match)
        at = match.end()
        if len(run) > limit:
            return []
    return run


def take_preferences(scan: Scan, category_span: tuple[int, int] | None) -> tuple[str, ...]:
    """What orders but does not disqualify, in the buyer's words and order."""
    found = [match.span() for match in (*scan.find(_SIZE), *scan.find(_WEARER))]
    for start, end in found:
        scan.claim(start, end)
    purposes = [span for match in _PURPOSE.finditer(scan.folded) if (span := _purpose(scan, match)) is not None]
    for start, end in purposes:
        scan.hush(start, end)
    found += purposes
    for match in _qualities(scan):
        what, *more = re.split(r"[\s-]", match["what"])
        if what not in _STOP and what not in _BREAKS and what not in _VAGUE and not _overlaps(match.span(), category_span):
            two = more and more[0] not in _STOP | _BREAKS | _VAGUE | _QUALITY_WORDS and scan.free(match.start(), match.end())
            end = match.end() if two else match.start("what") + len(what)
            found.append((match.start(), end))
            scan.hush(match.start(), end)
    for match in list(scan.find(_TOKEN)):
        if match.group() in _VAGUE and match.group() not in _EMPTY:
            found.append(match.span())
            scan.hush(*match.span())
    found += _leading_words(scan, category_span)
    scan.preferred += found
    return tuple(dict.fromkeys(" ".join(scan.words(a, b).split()) for a, b in sorted(found)))


def _qualities(scan: Scan) -> Iterator[re.Match[str]]:
    """`best sound`, `long battery life`: each searched for after the noun of the one before."""
    at = 0
    while match := _QUALITY.search(scan.folded, at):
        at = match.start("what") + len(re.split(r"[\s-]", match["what"])[0])
        if scan.free(match.start(), at):
            yield match


def _leading_words(scan: Scan, category_span: tuple[int, int] | None) -> list[tuple[int, int]]:
    """Words before the thing wanted that nothing else explains: `men's running shoes`, `kids headphones`."""
    edge = category_span[0] if category_span else 0
    # What the thing is for, named without "for": "Galaxy S24 case".
    found = [
        span for span in scan.quiet if span[1] + 1 == edge and scan.unclaimed(*span) and any(map(str.isdigit, scan.words(*span)))
    ]
    masked = scan.masked()
    for match in reversed(list(_TOKEN.finditer(masked, 0, edge))):
        if masked[match.end() : edge].strip(" |") or not scan.free(*match.span()) or match.group() in _STOP | _BREAKS | _VAGUE:
            break
        found.append(match.span())
        edge = match.start()
    return found


def _purpose(scan: Scan, match: re.Match[str]) -> tuple[int, int] | None:
    """`for travel`, `good for running`, `for a small kitchen`: up to the next boundary."""
    if not scan.free(match.start(), match.end()) or _is_request(scan.folded, match.start()):
        return None
    end, words = match.end(), 0
    for token in _TOKEN.finditer(scan.folded, match.end()):
        word = token.group()
        gap = scan.folded[end : token.start()]
        if gap.strip() or not scan.unclaimed(*token.span()) or (words and word in _BREAKS and word not in {"in", "on", "at"}):
            break
        if words == 0 and word in _NO_PURPOSE:
            return None
        end, words = token.end(), words + 1
        if words == _MAX_PURPOSE_WORDS:
            break
    content = [t for t in _TOKEN.finditer(scan.folded, match.end(), end) if t.group() not in _STOP]
    while content and content[-1].group().isdigit() and scan.free(*content[-1].span()):
        content.pop()  # "for a 40 m2 room": a figure that belongs to what follows
    return (match.start(), content[-1].end()) if content else None


_REQUEST = re.compile(
    r"(?<!\w)(?:look(?:ing)?|search(?:ing)?|shopping|hunting|ask(?:ing)?|recommendations?|suggestions?|advice|"
    r"market|deals?|need|options?)\s+$"
)


def _is_request(folded: str, start: int) -> bool:
    """`looking for …` names no purpose."""
    return _REQUEST.search(folded, max(0, start - _REACH), start) is not None


def _overlaps(span: tuple[int, int], other: tuple[int, int] | None) -> bool:
    return other is not None and span[0] < other[1] and other[0] < span[1]
