"""The posts of a thread: boxes of one make that hold most of the prose, each with who wrote it and when."""

from __future__ import annotations

import re
from collections import defaultdict

from emptor.extract.dom.tree import Dom, Element
from emptor.extract.dom.zones import Zone
from emptor.extract.text.blocks import Block

_MAX_LINKS = 0.5

_FRAME = Zone.NAV | Zone.FOOTER | Zone.OVERLAY | Zone.ASIDE
_PROSE = 25
_CLIMB = 8
_LEAST_SHARE = 0.5  # of the thread's prose that its posts hold
_NEARLY_ALL = 0.9  # share of what an outer box holds from which the inner one is taken
_MIN_POSTS = 2
_QUOTE = re.compile(r"quote|blockquote|cite", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"signature|(?:^|[\s_-])sig(?=[\s_-]|$)|edit(?:ed|-?note)|reactions?|attribution|post-?(?:actions|controls|links|menu|footer)|likes?(?![a-z])",
    re.IGNORECASE,
)
_WHO = re.compile(r"author|user-?name|username|(?:^|[\s_-])(?:name|poster|nick|creator|member)(?=[\s_-]|$)|names", re.IGNORECASE)
_WHEN = re.compile(r"date|time|posted|when", re.IGNORECASE)
_DATED = re.compile(r"\d{1,2}[:.]\d{2}|\b(?:19|20)\d{2}\b|\b(?:ago|yesterday|today)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_MAX_META = 60


def thread_text(dom: Dom, blocks: list[Block]) -> list[str] | None:
    """Return the lines of a thread, or None when no posts can be told apart."""
    posts = _posts(dom, blocks)
    if len(posts) < _MIN_POSTS:
        return None
    lines: list[str] = []
    before = 0
    for post in posts:
        lines.extend(_byline(dom, post, before))
        lines.extend(
            block.text for block in blocks if post.first <= block.first < post.last and not _is_aside(block.element, post)
        )
        before = post.last
    return lines


def _make(element: Element) -> tuple[str, str]:
    return element.tag, _NUMBER.sub("", element.attributes.get("class") or element.attributes.get("itemprop") or "").split(" ")[0]


def _posts(dom: Dom, blocks: list[Block]) -> list[Element]:
    """Return the elements of the make that holds the most prose, the innermost of those that hold nearly the same."""
    chars: dict[tuple[str, str], int] = defaultdict(int)
    members: dict[tuple[str, str], dict[int, Element]] = defaultdict(dict)
    total = 0
    for block in blocks:
        if len(block.text) < _PROSE or block.link_share > _MAX_LINKS or block.zone & _FRAME:
            continue
        total += len(block.text)
        seen: set[tuple[str, str]] = set()
        element: Element | None = block.element
        for _ in range(_CLIMB):
            if element is None or element.tag in {"body", "html"}:
                break
            make = _make(element)
            if make[1] and make not in seen and element.tag not in {"p", "li", "a"}:
                seen.add(make)
                chars[make] += len(block.text)
                members[make][element.index] = element
            element = element.parent
    makes = [make for make in chars if len(members[make]) >= _MIN_POSTS and chars[make] >= _LEAST_SHARE * total]
    if not makes:
        return []
    most = max(chars[make] for make in makes)
    best = max(
        (make for make in makes if chars[make] >= _NEARLY_ALL * most),
        key=lambda make: min(e.depth for e in members[make].values()),
    )
    ordered = sorted(members[best].values(), key=lambda element: element.index)
    return [e for place, e in enumerate(ordered) if place == 0 or e.index >= ordered[place - 1].end]


def _is_aside(element: Element, post: Element) -> bool:
    """Inside a quotation of another post, a signature, or the post's controls."""
    for parent in (element, *element.ancestors()):
        if parent is post:
            return False
        if parent.tag == "blockquote" or (parent.name and (_QUOTE.search(parent.name) or _SIGNATURE.search(parent.name))):
            return True
    return False


def _byline(dom: Dom, post: Element, before: int) -> list[str]:
    """Who and when, from the texts between the post before and this one."""
    who = when = ""
    for run in dom.texts[max(before, post.first - 40) : post.first]:
        text = " ".join(run.text.split())
        name = f"{run.element.name} {run.element.parent.name if run.element.parent else ''}"
        if not 1 < len(text) <= _MAX_META:
            continue
        if not who and _WHO.search(name) and not _DATED.search(text):
            who = text
        elif not when and (run.element.tag == "time" or _WHEN.search(name)) and _DATED.search(text):
            when = text
    return [text for text in (who, when) if text]
