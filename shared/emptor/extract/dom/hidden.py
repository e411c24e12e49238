"""What a reader of the page does not see. Injected instructions and other sellers' prices hide there."""

# ruff: noqa: E501 - expressions

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

VISIBLE = 0
UNSPOKEN = 1  # aria-hidden: seen by the eye, not read out; decoration, or a trick
INVISIBLE = 2

_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?(?![.\d])|font-size\s*:\s*[01](?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|(?:text-indent|left|top|margin-left|right)\s*:\s*-\d{3,}|clip-path\s*:\s*inset\(\s*(?:50|100)%|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01]"
    r"|transform\s*:\s*scale\(\s*0\s*\)|(?<![\w-])color\s*:\s*transparent"
)
_HEIGHT = re.compile(r"(?<![\w-])(?:max-)?height\s*:\s*[01](?:px)?\s*(?:;|!|$)")
_WIDTH = re.compile(r"(?<![\w-])(?:max-)?width\s*:\s*[01](?:px)?\s*(?:;|!|$)")
_CLIPPED = re.compile(r"overflow\s*:\s*(?:hidden|clip)")
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*([^;!]+)")
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;!]+)")
_WHITE = re.compile(r"#f{3}(?:f{3})?\b|#fe[fe]e?f?[ef]?\b|white\b|rgba?\(\s*25[0-5]\s*,\s*25[0-5]\s*,\s*25[0-5]")
_TRANSPARENT = re.compile(r"rgba\([^)]*,\s*0(?:\.0+)?\s*\)")
_HIDING = tuple(
    re.compile(pattern) for pattern in (r"display\s*:\s*none", r"visibility\s*:\s*hidden", r"font-size\s*:\s*0(?![.\d])")
)
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)  # one that is not closed goes on to the end
_SIMPLE = re.compile(r"\.-?[A-Za-z_][\w-]*|#-?[A-Za-z_][\w-]*")
MAX_STYLE_CHARS = 400_000
_STYLES = 4_096


@lru_cache(maxsize=_STYLES)
def style_hides(style: str) -> bool:
    """Whether an inline style takes the element out of sight: not displayed, transparent, of no size, off the page, or white on white."""
    style = style.lower()
    if _STYLE.search(style):
        return True
    if _CLIPPED.search(style) and (_HEIGHT.search(style) or _WIDTH.search(style)):
        return True
    colour = _COLOUR.search(style)
    if colour is None:
        return False
    if _TRANSPARENT.search(colour[1]):
        return True
    background = _BACKGROUND.search(style)
    if background is not None:
        return colour[1].strip() == background[1].strip()
    return _WHITE.match(colour[1].strip()) is not None


def visibility(tag: str, attributes: Mapping[str, str | None]) -> int:
    """Return VISIBLE, UNSPOKEN or INVISIBLE for an element by its own attributes."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return INVISIBLE
    style = attributes.get("style")
    if style and style_hides(style):
        return INVISIBLE
    if tag == "dialog" and "open" not in attributes:
        return INVISIBLE
    return UNSPOKEN if attributes.get("aria-hidden") == "true" else VISIBLE


def hiding_names(style_sheet: str) -> frozenset[str]:
    """Return the class names (`.x`) and ids (`#x`) that a page's own style sheet does not display, on any screen.

    Only rules whose whole selector is one class or id count; rules inside `@media` and the like do not.
    """
    sheet = style_sheet[:MAX_STYLE_CHARS]
    places = _hiding_places(sheet)
    if not places:
        return frozenset()
    if "/*" in sheet:
        sheet = _CSS_COMMENT.sub("", sheet)
        places = _hiding_places(sheet)
    names: set[str] = set()
    depth = read = 0
    for place in places:
        opening = sheet.rfind("{", read, place)
        if opening < read:
            continue  # a second declaration of the rule before
        depth = max(0, depth + sheet.count("{", read, opening) - sheet.count("}", read, opening))
        if depth == 0 and "}" not in sheet[opening:place]:
            start = max(sheet.rfind("}", 0, opening), sheet.rfind(";", 0, opening), sheet.rfind("{", 0, opening)) + 1
            names.update(part for selector in sheet[start:opening].split(",") if _SIMPLE.fullmatch(part := selector.strip()))
        read = opening
    return frozenset(names)


def _hiding_places(sheet: str) -> list[int]:
    """Where a style sheet takes something out of sight. Names are ASCII and of any case; other characters do not matter here."""
    lowered = sheet.encode("ascii", "replace").decode("ascii").lower()
    return sorted(match.start() for pattern in _HIDING for match in pattern.finditer(lowered))
