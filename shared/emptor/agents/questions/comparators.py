"""Words that compare: `under`, `mindestens`, `jusqu'à`, `or more`."""

from __future__ import annotations

import re
from typing import NamedTuple

from emptor.lexicon.folding import words_pattern
from emptor.models.brief import Op

# "Under 150" and "less than 150" mean to a buyer that 150 is still fine; only the bare signs < and > are taken at their word.
_AT_MOST = (
    "under|below|beneath|less than|lower than|fewer than|smaller than|no more than|not more than|at most|"
    "at the most|max|max.|maximum|maximum of|max of|"
    "maximally|up to|within|not over|not above|not exceeding|never above|no higher than|not higher than|"
    "no larger than|no bigger than|no greater than|"
    "cheaper than|lighter than|no heavier than|not heavier than|quieter than|no louder than|not louder than|"
    "thinner than|no thicker than|shorter than|"
    "no longer than|narrower than|no wider than|slimmer than|no taller than|not taller than|weighs under|"
    "günstiger als|billiger als|leichter als|leiser als|"
    "nicht schwerer als|nicht lauter als|dünner als|kürzer als|moins cher que|moins chère que|moins chers que|"
    "plus léger que|plus légère que|"
    "más barato que|más baratos que|más barata que|más ligero que|più leggero di|più economico di|più leggere di|"
    "cannot exceed|can't exceed|must not exceed|doesn't exceed|not to exceed|shouldn't exceed|stay under|"
    "keep it under|a limit of|limit of|top out at|"
    "unter|unterhalb|unterhalb von|weniger als|höchstens|maximal|maximal bis|bis|bis zu|bis max|bis maximal|"
    "nicht mehr als|nicht über|kleiner als|"
    "moins de|à moins de|de moins de|sous|au plus|au maximum|jusqu'à|jusqu'a|pas plus de|inférieur à|"
    "inférieure à|en dessous de|ne dépassant pas|maxi|"
    "menos de|de menos de|por menos de|por debajo de|debajo de|hasta|máximo|como máximo|como mucho|no más de|"
    "inferior a|a menos de|bajo|"
    "meno di|a meno di|di meno di|sotto|sotto i|sotto gli|sotto ai|fino a|fino ai|al massimo|massimo|non più di|"
    "entro|entro i|inferiore a|"
    "abaixo de|até|no máximo|não mais de|por até|onder|onder de|minder dan|maximaal|hoogstens|tot|niet meer dan|do|pod|≤|<=|=<"
)
_AT_LEAST = (
    "over|above|more than|greater than|higher than|at least|min|min.|minimum|minimum of|a minimum of|"
    "not less than|no less than|no fewer than|not under|not below|"
    "heavier than|louder than|longer than|wider than|taller than|thicker than|faster than|brighter than|"
    "no lighter than|no shorter than|no smaller than|"
    "not smaller than|länger als|schwerer als|plus long que|"
    "no lower than|starting at|starting from|from|upwards of|exceeding|beyond|larger than|bigger than|"
    "über|oberhalb von|mehr als|mindestens|mind.|wenigstens|minimal|ab|nicht weniger als|größer als|"
    "au moins|d'au moins|plus de|à partir de|au minimum|minimum|supérieur à|supérieure à|dès|au dessus de|"
    "al menos|por lo menos|más de|mínimo|como mínimo|a partir de|desde|no menos de|superior a|de al menos|mínimo de|"
    "almeno|più di|minimo|come minimo|a partire da|oltre|superiore a|oltre i|non meno di|di almeno|"
    "pelo menos|mais de|no mínimo|acima de|minstens|minimaal|meer dan|vanaf|boven|ten minste|od|≥|>=|=>"
)
_ABOUT = (
    "around|about|approximately|approx|approx.|roughly|circa|ca.|ca|near|close to|somewhere around|in the region of|≈|"
    "um die|etwa|ungefähr|rund|in der nähe von|environ|autour de|aux alentours de|vers|alrededor de|unos|"
    "aproximadamente|cerca de|sobre los|"
    "intorno a|intorno ai|attorno a|all'incirca|più o meno|por volta de|ongeveer|rond|rond de"
)
_MORE_AFTER = (
    "or more|or higher|or better|or above|or over|or greater|or longer|or newer|or later|or larger|or bigger|"
    "or faster|or up|and up|and above|and more|and over|"
    "and higher|and newer|plus|minimum|min|min.|at least|at minimum|upwards|oder mehr|oder höher|oder länger|"
    "oder neuer|oder besser|oder größer|und mehr|mindestens|aufwärts|"
    "ou plus|ou supérieur|minimum|au moins|o más|o superior|como mínimo|mínimo|al menos|o più|o superiore|minimo|"
    "ou mais|of meer|of hoger"
)
_LESS_AFTER = (
    "or less|or under|or below|or lower|or fewer|or cheaper|or lighter|or smaller|or shorter|and under|and below|"
    "max|max.|maximum|tops|at most|at max|or so max|oder weniger|oder günstiger|oder leichter|höchstens|maximal|"
    "ou moins|maximum|maxi|au maximum|max|o menos|como máximo|máximo|o meno|massimo|al massimo|ou menos|of minder|maximaal"
)
_ABOUT_AFTER = "or so|or thereabouts|ish|ungefähr|environ|más o menos|circa|ongeveer"


class Comparator(NamedTuple):
    """A comparison beside a number: its operator, None for `about`, and where its words begin and end."""

    op: Op | None
    start: int
    end: int


def _before(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W_]){words_pattern(words)}[\s:]*(?:an?\s|the\s|de\s|von\s|d'|di\s|einem?\s|insgesamt\s|than\s)?\s*$"
    )


def _after(words: str) -> re.Pattern[str]:
    return re.compile(rf"\s{{0,8}},?[\s-]{{0,8}}{words_pattern(words)}(?![^\W_])")


_BEFORE: tuple[tuple[Op | None, re.Pattern[str]], ...] = (
    (Op.LT, re.compile(r"<\s*$")),
    (Op.GT, re.compile(r"(?<!-)>\s*$")),
    (Op.LE, _before(_AT_MOST)),
    (Op.GE, _before(_AT_LEAST)),
    (None, _before(_ABOUT)),
    (None, re.compile(r"~\s*$")),
)
_AFTER: tuple[tuple[Op | None, re.Pattern[str]], ...] = (
    (Op.GE, re.compile(r"\s{0,8}(?:\+(?!\w)|以上|이상)")),
    (Op.LE, re.compile(r"\s{0,8}(?:以下|以内|まで|이하|미만|未満)")),
    (Op.GE, _after(_MORE_AFTER)),
    (Op.LE, _after(_LESS_AFTER)),
    (None, _after(_ABOUT_AFTER)),
)
_REACH = 40  # characters before a number in which its comparison may stand
RANGE_BETWEEN = re.compile(r"\s*(?:-|to|and|bis|und|a|à|et|y|al?|e|ed|tot|en|ate)\s*$")
RANGE_DASH = re.compile(r"\s*(?:-|to|bis|till|until|tot|a)\s*")
RANGE_OPEN = re.compile(r"(?<!\w)(?:between|from|zwischen|von|entre|de|tra|fra|da|tussen|van|in the range of|range of)\s*$")


def before(folded: str, start: int) -> Comparator | None:
    """The comparison that ends where a number starts."""
    floor = max(0, start - _REACH)
    found = [(match.start(), op) for op, pattern in _BEFORE if (match := pattern.search(folded, floor, start))]
    if not found:
        return None
    at, op = min(found, key=lambda pair: pair[0])  # the longest reading: "no less than" before "less than"
    return Comparator(op, at, start)


def after(folded: str, end: int) -> Comparator | None:
    """The comparison that begins where a number ends."""
    for op, pattern in _AFTER:
        match = pattern.match(folded, end)
        if match:
            return Comparator(op, end, match.end())
    return None


def beside(folded: str, start: int, end: int) -> tuple[Comparator | None, int, int]:
    """The comparison beside a number at `folded[start:end]`, and the span of both together."""
    ahead = before(folded, start)
    if ahead:
        return ahead, ahead.start, end
    behind = after(folded, end)
    if behind:
        return behind, start, behind.end
    return None, start, end
