"""What a reader of the page does not see. Injected instructions and other sellers' prices hide there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

VISIBLE = 0
UNSPOKEN = 1  # aria-hidden: seen by the eye, not read out; decoration, or a trick
INVISIBLE = 2

_IMPORTANT = "!important"
_NOTHING = re.compile(r"0(?:\.0+)?[a-z%]*")  # of opacity, or of a size
_TINY = re.compile(r"0[a-z%]*|1(?:px|pt|%)?")
_ONE_PIXEL = re.compile(r"[01](?:px)?")
_FAR_OFF = re.compile(r"-\d{3,}")
_OFFSETS = ("text-indent", "left", "top", "margin-left", "right")
_CLIPPED_AWAY = re.compile(r"inset\(\s*(?:50|100)%|rect\(\s*[01](?:px)?[\s,]+[01]|scale\(\s*0\s*\)")
_EXTENTS = ("height", "max-height", "width", "max-width")
_CLIPS = ("clip-path", "clip", "transform")
_NEAR_WHITE = re.compile(r"#f{3}(?:f{3})?\b|#fe[fe]e?f?[ef]?\b|white\b|rgba?\(\s*25[0-5](?:\s*,\s*25[0-5]){2}")
_TRANSPARENT = re.compile(r"transparent|rgba\([^)]*,\s*0(?:\.0+)?\s*\)")
_HIDING = tuple(
    re.compile(pattern) for pattern in (r"display\s*:\s*none", r"visibility\s*:\s*hidden", r"font-size\s*:\s*0(?![.\d])")
)
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)  # one that is not closed goes on to the end
_SIMPLE = re.compile(r"\.-?[A-Za-z_][\w-]*|#-?[A-Za-z_][\w-]*")
MAX_STYLE_CHARS = 400_000
_STYLES = 4_096


@lru_cache(maxsize=_STYLES)
def style_hides(style: str) -> bool:
    """Whether an inline style takes the element out of sight: transparent, of no size, off the page, white on white."""
    has = _declared(style.lower())
    if has.get("display") == "none" or has.get("visibility") in {"hidden", "collapse"}:
        return True
    if _NOTHING.fullmatch(has.get("opacity", "1")) or _TINY.fullmatch(has.get("font-size", "1em")):
        return True
    if any(_FAR_OFF.match(has.get(name, "")) for name in _OFFSETS) or any(
        _CLIPPED_AWAY.match(has.get(name, "")) for name in _CLIPS
    ):
        return True
    if has.get("overflow") in {"hidden", "clip"} and any(_ONE_PIXEL.fullmatch(has.get(name, "")) for name in _EXTENTS):
        return True
    return _is_unseen_colour(has.get("color", ""), has.get("background-color", has.get("background", "")))


def _declared(style: str) -> dict[str, str]:
    """The properties of a style with their values; of several the last, or the last that is marked as important."""
    declared: dict[str, str] = {}
    firm: set[str] = set()
    for declaration in style.split(";"):
        name, _, written = declaration.partition(":")
        name = name.strip()
        value, mark, _ = written.partition(_IMPORTANT)
        if mark:
            firm.add(name)
        if mark or name not in firm:
            declared[name] = value.strip()
    return declared


def _is_unseen_colour(colour: str, background: str) -> bool:
    """Whether text is transparent, or of the colour it stands on: white where the style names none."""
    if not colour:
        return False
    if _TRANSPARENT.match(colour):
        return True
    return colour == background if background else _NEAR_WHITE.match(colour) is not None


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
