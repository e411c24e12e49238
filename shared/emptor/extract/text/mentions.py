"""The products an article or a thread speaks of, each with the sentence that does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from emptor.extract.addresses import absolute, marks
from emptor.extract.context import Context
from emptor.extract.dom.tree import Element
from emptor.extract.text.blocks import Block
from emptor.extract.wording import is_all, opening
from emptor.lexicon import fold, phrases
from emptor.models.extraction import Mention

_TWO_WORDS = 2
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_NEAR_BLOCKS = 5  # blocks after a heading among which a link to a shop says that it names a product

MAX_MENTIONS = 120
MAX_SENTENCE = 400
# A name of a product: words that begin with a capital or hold a digit, at least one of them a model.
_CAPITAL = r"[A-Z][\w&'’+-]*|[a-z][A-Z]\w+"
_PART = r"[A-Z0-9][\w&'’+./-]*|[a-z][A-Z]\w+|[a-z]?\d\w*|&|de|of"
_NAME = re.compile(rf"\b(?:{_CAPITAL})(?:[ \u00a0](?:{_PART})){{0,6}}")
_MODEL = re.compile(r"\b(?=\w*\d)(?=\w*[A-Za-z])[\w./-]+\b|\s\d{1,4}\b|\s[IV]{2,3}\b")
_LOOSE_END = re.compile(r"(?:\s(?:de|of|I|&|A|The)){1,6}$")
_YEAR_NAME = re.compile(r"[A-Z][a-z]{1,40}\s(?:19|20)\d\d")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9À-Þ\"“(])")
_TIER = re.compile(r"\b[A-Z]\w+")
_FIRST = re.compile(r"[^\w']")
_QUARTER = re.compile(r"Q[1-4]\b")
_MIN_NAME, _MAX_NAME = 4, 90


def mentions_of(context: Context, blocks: list[Block]) -> tuple[Mention, ...]:
    """Return the products named in the text: headings that name a model, links to shops, names with a model number."""
    found: dict[str, Mention] = {}
    linked = [_links(context, block) for block in blocks]
    sold = [any(_leads_to_shop(url) for _, url in links) for links in linked]
    for place, block in enumerate(blocks):
        for name, sentence, url in _in_block(block, linked[place], sold=_is_sold(blocks, sold, place)):
            key = name.casefold()
            known = found.get(key)
            if known is None:
                found[key] = Mention(name=name, quote=sentence, url=url)
            elif known.url is None and url:
                found[key] = known.model_copy(update={"url": url})
            if len(found) >= MAX_MENTIONS:
                return tuple(found.values())
    return tuple(found.values())


def _is_sold(blocks: list[Block], sold: list[bool], place: int) -> bool:
    """Whether what follows a block, up to the next heading, links to a shop."""
    end = place + 1
    while end < min(len(blocks), place + _NEAR_BLOCKS) and blocks[end].element.tag not in _HEADINGS:
        end += 1
    return any(sold[place:end])


def _in_block(block: Block, links: list[tuple[str, str]], *, sold: bool) -> Iterator[tuple[str, str, str | None]]:
    """Yield name, sentence and link. `sold`: a link to a shop is near, so a heading without a model may be a product's name."""
    sentences = _SENTENCES.split(block.text)
    linked = [
        (text, url)
        for text, url in links
        if _MIN_NAME <= len(text) <= _MAX_NAME and not _is_generic(text) and text[:1].isupper() and _leads_to_shop(url)
    ]
    for text, url in linked:
        yield text, _sentence(sentences, text), url
    heading = sold and block.element.tag in {"h2", "h3", "h4"}
    for sentence in sentences:
        if len(sentence) > MAX_SENTENCE * 3:
            continue
        names = list(_names(sentence, heading=heading))
        for name in names:
            if not any(name != other and name in other for other in (*names, *(text for text, _ in linked))):
                yield name, sentence[:MAX_SENTENCE], _url_of(name, links)


def _names(sentence: str, *, heading: bool) -> Iterator[str]:
    for match in _NAME.finditer(sentence):
        name = match.group().strip(" -–.,'’")
        while (shorter := _without_lead(name)) != name:
            name = shorter
        name = _LOOSE_END.sub("", name)
        if not _MIN_NAME <= len(name) <= _MAX_NAME or _is_no_name(name) or " " not in name:
            continue
        if sentence[match.end() : match.end() + 1] == "%" or _ISO_DATE.search(name):
            continue
        model = _MODEL.search(name) or not _tiers().isdisjoint(_TIER.findall(name))
        if (model and not _YEAR_NAME.fullmatch(name)) or (
            heading and len(name.split()) >= _TWO_WORDS and name == sentence.strip(" .:0123456789#")
        ):
            yield name


def _leads_to_shop(url: str) -> bool:
    return any(mark in url.lower() for mark in marks("address.shop-link"))


def _is_generic(text: str) -> bool:
    """Whether the words of a link say what to do with it, or for whom a thing is, and do not name the thing."""
    match = opening(text, "mention.link-opens")
    return (match is not None and match.start == 0) or text[:1] in "$£€" or is_all(_FIRST.split(text)[0], "mention.link-people")


def _without_lead(name: str) -> str:
    """A name without a word of the sentence before it, which begins with a capital: `The`, `Our`, `Buy`."""
    first, space, rest = name.partition(" ")
    return rest if space and first == first.title() and fold(first) in _leads() else name


def _is_no_name(name: str) -> bool:
    """A date, a part of a text, or a quarter: `March 2024`, `Chapter 3`, `Q2 2025`."""
    match = opening(name, "mention.no-name")
    return (match is not None and match.start == 0) or _QUARTER.match(name) is not None


@cache
def _leads() -> frozenset[str]:
    return frozenset(map(fold, phrases("mention.lead")))


@cache
def _tiers() -> frozenset[str]:
    """Words that make a model of a name in prose (`Pro`, `Mark`), as names spell them; most tiers are words of their own, too."""
    listed = phrases("mention.edition")
    return frozenset(form for word in listed for form in (word.title(), word.upper()))


def _sentence(sentences: list[str], name: str) -> str:
    return next((s for s in sentences if name in s), name)[:MAX_SENTENCE]


def _url_of(name: str, links: list[tuple[str, str]]) -> str | None:
    return next((url for text, url in links if name in text or text in name), None)


def _links(context: Context, block: Block) -> list[tuple[str, str]]:
    dom = context.dom
    found: list[tuple[str, str]] = []
    for run in dom.texts[block.first : block.last]:
        anchor: Element | None = run.element
        for _ in range(3):
            if anchor is None or anchor.tag == "a":
                break
            anchor = anchor.parent
        if anchor is not None and anchor.tag == "a" and (url := absolute(context.base, anchor.get("href"))):
            text = dom.text(anchor)
            if text and (text, url) not in found and urlsplit(url).path not in {"", "/"}:
                found.append((text, url))
    return found
