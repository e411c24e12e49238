"""The products an article or a thread speaks of, each with the sentence that does."""

# ruff: noqa: E501 - expressions

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from emptor.extract.context import Context
from emptor.extract.dom.tree import Element
from emptor.extract.fields.more import absolute
from emptor.extract.text.blocks import Block
from emptor.models.extraction import Mention

_TWO_WORDS = 2
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_NEAR_BLOCKS = 5  # blocks after a heading among which a link to a shop says that it names a product

MAX_MENTIONS = 120
MAX_SENTENCE = 400
# A name of a product: words that begin with a capital or hold a digit, at least one of them a model (letters with digits, or a number).
_NAME = re.compile(
    r"\b(?:[A-Z][\w&'’+-]*|[A-Z]{2,}|[a-z][A-Z]\w+)(?:[ \u00a0](?:[A-Z0-9][\w&'’+./-]*|[a-z][A-Z]\w+|[IVX]+|\d[\w.]*|[a-z]?\d\w*|&|de|of|Pro|Max|Mini|Ultra|Plus)){0,6}"
)
_MODEL = re.compile(
    r"\b(?=\w*\d)(?=\w*[A-Za-z])[\w./-]+\b|\b(?:Mk|Mark|Gen|Series|Pro|Max|Mini|Ultra|Plus|Air|Elite|Edition|SE|XL|II|III|IV|VI|VII)\b|\s\d{1,4}\b"
)
_DATE_LIKE = re.compile(
    r"^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Q[1-4]|Chapter|Step|Page|Figure|Table|Section|Part|Top|Best|Day|Week|Version|Episode|Posts?|Joined|Edited)\w*\b",
    re.IGNORECASE,
)
_PLAIN_START = re.compile(
    r"^(?:Now|Only|Save|Over|About|Up|Just|Get|Best|New|The|This|That|These|Those|A|An|In|On|At|For|And|But|With|If|When|While|Our|Your|My|We|I|It|Its|Is|Are|Both|Like|Unlike|Also|However|So|As|To|From|By|Or|Not|No|Yes|Buy|See|Check|Read|Shop|Get|Review|Image|Photo|Credit|Source|Der|Die|Das|Le|La|Les|El|Los|Il|Un|Une|Una|Ein|Eine)\s+"
)
_LOOSE_END = re.compile(r"(?:\s(?:de|of|I|&|A|The)){1,6}$")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9À-Þ\"“(])")
_SHOP_LINK = re.compile(
    r"amazon\.|amzn\.|/dp/|ebay\.|walmart|bestbuy|target\.com|/products?/|/p/|/buy/|affiliate|shop|store|currys|argos|newegg|bhphoto|go\.skimresources|shareasale|awin|click\.linksynergy|/itm/|prf\.hn|howl\.|tag=|ref=",
    re.IGNORECASE,
)
_GENERIC_LINK = re.compile(
    r"^(?:buy|shop|view|see|check|learn|read|get|click|here|amazon|ebay|walmart|best buy|target|price|deal|today|more|\$|£|€)\b.*|^(?:men|women|kids|boys|girls|unisex)\W{0,2}s?(?:\W.*)?$|^(?:read|full|our)\s+review.*",
    re.IGNORECASE,
)
_MIN_NAME, _MAX_NAME = 4, 90


def mentions_of(context: Context, blocks: list[Block]) -> tuple[Mention, ...]:
    """Return the products named in the text: headings that name a model, links to shops, and names with a model number in prose."""
    found: dict[str, Mention] = {}
    linked = [_links(context, block) for block in blocks]
    sold = [any(_SHOP_LINK.search(url) for _, url in links) for links in linked]
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
        if _MIN_NAME <= len(text) <= _MAX_NAME and not _GENERIC_LINK.match(text) and text[:1].isupper() and _SHOP_LINK.search(url)
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
        while True:
            shorter = _PLAIN_START.sub("", name)
            if shorter == name:
                break
            name = shorter
        name = _LOOSE_END.sub("", name)
        if not _MIN_NAME <= len(name) <= _MAX_NAME or _DATE_LIKE.match(name) or " " not in name:
            continue
        if sentence[match.end() : match.end() + 1] == "%" or _ISO_DATE.search(name):
            continue
        model = _MODEL.search(name)
        if (model and not re.fullmatch(r"[A-Z][a-z]{1,40}\s(?:19|20)\d\d", name)) or (
            heading and len(name.split()) >= _TWO_WORDS and name == sentence.strip(" .:0123456789#")
        ):
            yield name


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
        if anchor is not None and anchor.tag == "a" and (url := absolute(context.url, anchor.get("href"))):
            text = dom.text(anchor)
            if text and (text, url) not in found and urlsplit(url).path not in {"", "/"}:
                found.append((text, url))
    return found
