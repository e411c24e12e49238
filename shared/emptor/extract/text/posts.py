"""The posts of a thread: boxes of one make that hold most of the prose, each with who wrote it and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from emptor.extract.dom.names import named
from emptor.extract.dom.tree import Dom, Element
from emptor.extract.dom.zones import Zone
from emptor.extract.text.blocks import Block
from emptor.extract.wording import colon_follows, counted, opening
from emptor.lexicon import fold, matcher

_MAX_LINKS = 0.5

_FRAME = Zone.NAV | Zone.FOOTER | Zone.OVERLAY | Zone.ASIDE
_PROSE = 25
_CLIMB = 8
_LEAST_SHARE = 0.5  # of the thread's prose that its posts hold
_NEARLY_ALL = 0.9  # share of what an outer box holds from which the inner one is taken
_MOSTLY = 0.85
_BODY_SHARE = 0.5  # the same for boxes that are named as the bodies of posts
_MIN_POSTS = 2
_MAX_CONTROL = 40
_MAX_LABEL = 80
_LOOK_BACK = 40  # texts before a post among which its author and date stand
_MAX_META = 60
_MAX_SAID = 300  # posts before a quotation among which what it quotes is looked for
_SAME_START = 60  # characters by which a quotation is found again in what was said
_IS_BODY = named("post-body")
_IS_POST = named("post-class")
_NO_BODY = named("no-post-body")
_ASIDE = named("post-aside")
_BARE = re.compile(r"\W{0,20}(?:_{3,}|#?\d+)")
_OPENS, _ALONE, _ACTION, _LABEL, _EDITED = "post.opens", "post.alone", "post.action", "post.label", "post.edited"
_BY = re.compile(r"\bby\s")
_EDITOR = 64  # characters in which who edited a post is named
_QUOTE = named("quote")
_WHO = named("who")
_WHEN = named("when")
_DATED = re.compile(r"\d{1,2}[:.]\d{2}|\b(?:19|20)\d{2}\b")
_NUMBER = re.compile(r"\d+")
_WORDS = re.compile(r"\w+")


def thread_text(dom: Dom, blocks: list[Block]) -> list[str] | None:
    """Return the lines of a thread, or None when no posts can be told apart."""
    posts = posts_of(dom, blocks)
    if len(posts) < _MIN_POSTS:
        return None
    lines: list[str] = []
    said: list[str] = []
    before = 0
    placed = sorted(blocks, key=lambda block: block.first)
    firsts = [block.first for block in placed]
    for post in posts:
        inside = placed[bisect_left(firsts, post.first) : bisect_left(firsts, post.last)]
        own = [b for b in inside if not _is_control(b) and not _is_aside(b.element, post)]
        lines.extend(_byline(dom, post, before))
        lines.extend(b.text for b in own if not (_is_quoted(b, post) and _is_repeated(b.text, said[-_MAX_SAID:])))
        said.append(" ".join(b.text for b in own))
        before = post.last
    return lines


def _is_quoted(block: Block, post: Element) -> bool:
    """Whether a block stands in a box that quotes. Some forums make whole posts of `blockquote`."""
    for parent in (block.element, *block.element.ancestors()):
        if parent is post:
            return False
        if parent.tag == "blockquote" or (parent.name and _QUOTE(parent.name)):
            return True
    return False


def _is_repeated(text: str, said: list[str]) -> bool:
    """Whether an earlier post said what is quoted."""
    start = text.strip(" ….")[:_SAME_START]
    return any(start in earlier for earlier in said)


def _is_control(block: Block) -> bool:
    """What a forum prints in each post: buttons, what is known of the user."""
    return (len(block.text) <= _MAX_LABEL and _says_control(block.text)) or (
        len(block.text) <= _MAX_CONTROL and block.link_share > _MAX_LINKS and block.element.tag == "li"
    )


def _says_control(text: str) -> bool:
    """A button's words, alone or before one other word; a label with its value; who edited the post."""
    if _BARE.fullmatch(text):
        return True
    match = opening(text, _OPENS, _ALONE, _ACTION, _LABEL, _EDITED)
    if match is None:
        return opening(counted(text), "post.counted") is not None and text.lstrip(" #")[:1].isdigit()
    rest = text[match.end :]
    if match.key == _LABEL:
        return colon_follows(text, match)
    if match.key == _EDITED:
        return _BY.search(rest[:_EDITOR]) is not None
    return match.key == _OPENS or len(_WORDS.findall(rest)) <= (match.key == _ACTION and text[-1].isalnum())


def _is_dated(text: str) -> bool:
    return _DATED.search(text) is not None or matcher("post.when").has(fold(text))


def _make(element: Element) -> tuple[str, str]:
    return element.tag, _NUMBER.sub("", element.attributes.get("class") or element.attributes.get("itemprop") or "").split(" ")[0]


@dataclass
class _Makes:
    """How many characters of prose the elements of each make hold."""

    chars: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    members: dict[tuple[str, str], dict[int, Element]] = field(default_factory=lambda: defaultdict(dict))
    total: int = 0

    def add(self, block: Block) -> None:
        prose = len(block.text) >= _PROSE
        self.total += len(block.text) if prose else 0
        seen: set[tuple[str, str]] = set()
        element: Element | None = block.element
        for _ in range(_CLIMB):
            if element is None or element.tag in {"body", "html"}:
                break
            make = _make(element)
            if (
                make[1]
                and make not in seen
                and element.tag not in {"p", "li", "a"}
                and (prose or _is_body(element) or _IS_POST(element.name))
            ):
                seen.add(make)
                self.chars[make] += len(block.text)
                self.members[make][element.index] = element
            element = element.parent

    def best(self) -> tuple[str, str] | None:
        """The make of the innermost boxes that hold nearly all, or about as much and are named as bodies of posts."""
        makes = [m for m in self.chars if len(self.members[m]) >= _MIN_POSTS and self.chars[m] >= _LEAST_SHARE * self.total]
        if not makes:
            return None
        most = max(self.chars[make] for make in makes)
        near = [make for make in makes if self.chars[make] >= _NEARLY_ALL * most]
        inner = max(near, key=self._depth)
        bodies = [
            make
            for make in makes
            if self.chars[make] >= _BODY_SHARE * most
            and len(self.members[make]) >= _BODY_SHARE * len(self.members[inner])
            and all(_is_body(e) for e in self.members[make].values())
        ]
        if not bodies:
            return inner
        return max(bodies, key=lambda make: (self.chars[make] >= _MOSTLY * most, len(self.members[make]), self._depth(make)))

    def _depth(self, make: tuple[str, str]) -> int:
        return min(element.depth for element in self.members[make].values())


def _is_body(element: Element) -> bool:
    return bool(element.name) and _IS_BODY(element.name) and not _NO_BODY(element.name)


def posts_of(dom: Dom, blocks: list[Block]) -> list[Element]:
    """Return the elements of the make that holds the most prose, short ones among them."""
    makes = _Makes()
    for block in blocks:
        if block.link_share <= _MAX_LINKS and not block.zone & _FRAME:
            makes.add(block)
    best = makes.best()
    if best is None:
        return []
    ordered = [e for e in dom.by_tag.get(best[0], ()) if e.last > e.first and not e.zone & _FRAME and _make(e) == best]
    outer, reach = [], 0
    for element in ordered:  # in document order: what begins before an earlier one ends lies in it
        if element.index >= reach:
            outer.append(element)
        reach = max(reach, element.end)
    return outer


def _is_aside(element: Element, post: Element) -> bool:
    """Inside a signature or the post's controls."""
    for parent in (element, *element.ancestors()):
        if parent is post:
            return False
        if parent.name and _ASIDE(parent.name):
            return True
    return False


def _byline(dom: Dom, post: Element, before: int) -> list[str]:
    """Who and when, from the texts between the post before and this one."""
    who = when = ""
    for run in reversed(dom.texts[max(before, post.first - _LOOK_BACK) : post.first]):
        text = " ".join(run.text.split())
        name = f"{run.element.name} {run.element.parent.name if run.element.parent else ''}"
        if not 1 < len(text) <= _MAX_META:
            continue
        if not who and _WHO(name) and not _is_dated(text):
            who = text
        elif not when and (run.element.tag == "time" or _WHEN(name)) and _is_dated(text):
            when = text
    return [text for text in (who, when) if text]
