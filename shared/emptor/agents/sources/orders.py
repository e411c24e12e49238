"""Words of a page that give orders to software that reads it. They are no fact about a product: they are left out.

This is not what keeps a job safe: a model that reads pages has no tools, fills a schema, and whatever it says is checked. It
keeps such words out of what people and other programs read in a report.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from emptor.lexicon import fold, matcher, phrases
from emptor.lexicon.notation import written
from emptor.lexicon.sequences import Occurrences
from emptor.models.extraction import Extraction, Found, Product, Spec

_SENTENCE_END = re.compile(r"(?<=[.!?\n])\s+|\n+")
# Characters a reader does not see, in which orders are hidden: zero-width and bidirectional marks, Unicode tags, selectors.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f\U000e0100-\U000e01ef]")
_TAGS = re.compile("[\U000e0020-\U000e007e]")
# Concepts of the lexicon that follow each other, with the most characters between them.
_ORDERS = (
    ("order.drop", 24, "order.earlier", 24, "order.rules"),
    ("order.overlook", 16, "order.demands"),
    ("order.ignore", 32, "order.ignored"),
    ("order.you-are", 16, "order.reader"),
    ("order.notice", 12, "order.notice-to", 16, "order.reader"),
    ("order.greeting", 12, "order.reader"),
    ("order.reader", 8, "order.must"),
    ("order.insist", 12, "order.prefer", 24, "order.preferred"),
    ("order.stop", 12, "order.tell"),
    ("order.set", 16, "order.fact", 12, "order.set-to"),
    ("order.fetch", 40, "order.endpoint"),
    ("order.trusted", 24, "order.trusted-by", 16, "order.checker"),
    *((alone,) for alone in ("order.secret", "order.new-rules", "order.bounds", "order.destroy")),
)
_NAMES = ("name", "brand", "sku", "mpn")
_BETWEEN = '\n"'  # texts that are looked at together: each on a line of its own, where `System:` is a role as at a beginning
_PROGRAM_WITHIN = 29  # characters between `call` and the tool to be called
_MAX_CALL = 4  # words: `call the send_email tool`
_ADDRESS_WITHIN = 40  # characters behind a word that asks to fetch
_WORDS_WITHIN = 12  # characters behind `answer only with`, in which the words to say begin
_ADDRESS = re.compile(r"https?:|www\.|//", re.IGNORECASE)
_SAID = re.compile("[:“\"'‘]")
_TAG = re.compile(r"<\|?/?(\w+)")
_BRACKETED = re.compile(r"\[/?(\w+)\]|<<(\w+)>>")
_ROLE = re.compile(r"(?:^\s*|[>\]\[(*#\"'-])([a-z]{4,13})(?![a-z])(?:\s*([a-z]{4,8}))?\s*(?=[:>\]])", re.IGNORECASE)
_HEADING = re.compile(r"#{2,}\s*")
_IMAGE = re.compile(r"!\[[^\]]{0,500}+\]\s{0,8}\(")
_NAME = re.compile(r"(?<![a-z])[a-z]{3,8}_[a-z]{4,12}", re.IGNORECASE)
_CONFUSABLE = str.maketrans("аеорсухіјѕԁɡ0134$@", "aeopcyxijsdgoieasa")


def gives_orders(text: str) -> bool:
    """Whether a text tells software that reads it what to do, also where it is disguised by odd characters or spacing."""
    if _TAGS.search(text):
        return True
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return _has_marks(plain) or any(map(_orders, plain.split("\n"))) or _squeezed(plain)


def _has_marks(text: str) -> bool:
    """The marks of a prompt: `<|im_start|>`, `[INST]`, `System:`, `### Instruction`, an image that is fetched."""
    return (
        any(command in text for command in _listed("shell"))
        or any(tag[1].lower() in _listed("tag") for tag in _TAG.finditer(text))
        or any((tag[1] or tag[2]).lower() in _listed("bracketed") for tag in _BRACKETED.finditer(text))
        or any(name[0].lower() in _listed("call") for name in _NAME.finditer(text))
        or any(_is_role(role[1], role[2]) for role in _ROLE.finditer(text))
        or any(_begins_heading(text, mark.end()) for mark in _HEADING.finditer(text))
        or _IMAGE.search(text) is not None
    )


@cache
def _listed(concept: str) -> frozenset[str]:
    """The words of a concept letter by letter."""
    return frozenset(phrases(f"order.{concept}"))


def _is_role(role: str, says: str | None) -> bool:
    said = matcher("order.role-says")
    return matcher("order.role").fullmatch(fold(role)) is not None and (not says or said.fullmatch(fold(says)) is not None)


def _begins_heading(text: str, at: int) -> bool:
    line = fold(text[at:].partition("\n")[0])
    return any(match.start == 0 for match in matcher("order.heading").all(line))


def _orders(line: str) -> bool:
    found = Occurrences(fold(line), "order")
    return bool(found) and (
        any(found.follows(*steps) for steps in _ORDERS)
        or any(
            len(line[start:end].replace("/", " ").split()) <= _MAX_CALL
            for start, end in found.runs("order.run", _PROGRAM_WITHIN, "order.program")
        )
        or any(_ADDRESS.search(line, end, end + _ADDRESS_WITHIN) for _, end in found.spans("order.fetch"))
        or any(_SAID.search(line, end, end + _WORDS_WITHIN + 1) for _, end in found.runs("order.answer", 24, "order.exactly"))
    )


def _squeezed(plain: str) -> bool:
    """Orders without spaces, or with letters that only look alike: `1gn0re a11 previous instructions`."""
    letters = re.sub(r"[^a-z]", "", plain.casefold().translate(_CONFUSABLE))
    return any(_leads_to_rules(letters, end) for end in _ends_of_drops(letters)) or any(
        words in letters for words in _spelled("order.squeezed")
    )


def _ends_of_drops(letters: str) -> Iterator[int]:
    for word in _spelled("order.drop.firm"):
        at = letters.find(word)
        while at >= 0:
            yield at + len(word)
            at = letters.find(word, at + 1)


def _leads_to_rules(letters: str, at: int) -> bool:
    between = _spelled("order.earlier.squeezed", "order.squeezed-filler")
    while not letters.startswith(_spelled("order.rules.core"), at):
        word = next((word for word in between if letters.startswith(word, at)), None)
        if word is None:
            return False
        at += len(word)
    return True


@cache
def _spelled(*names: str) -> tuple[str, ...]:
    """Every spelling of the phrases of some concepts, the longest first."""
    found = {form.replace(" ", "") for name in names for phrase in phrases(name) for form in written(phrase)}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def text_without_orders(text: str) -> str:
    """A text without its sentences that give orders."""
    if not gives_orders(text):
        return text
    kept = [part for part in _SENTENCE_END.split(text) if part and not gives_orders(part)]
    rest = "\n".join(kept)
    return "" if gives_orders(rest) else rest  # an order that runs over several sentences


def without_orders(extraction: Extraction) -> Extraction:
    """What was read from a page, less whatever gives orders. Values that remain keep their exact words.

    The extraction itself where nothing does, which one look at all its words shows: most pages give none.
    """
    if not gives_orders(_BETWEEN.join(_texts(extraction))):
        return extraction
    product = extraction.product and _product(extraction.product)
    return extraction.model_copy(
        update={
            "title": _name(extraction.title),
            "text": text_without_orders(extraction.text),
            "author": None if extraction.author and gives_orders(extraction.author) else extraction.author,
            "product": product,
            "mentions": tuple(m for m in extraction.mentions if not gives_orders(m.quote) and not gives_orders(m.name)),
            "links": tuple(link for link in extraction.links if not gives_orders(link.title)),
        }
    )


def _texts(extraction: Extraction) -> Iterator[str]:
    """Every text that `without_orders` looks at."""
    yield from filter(None, (extraction.title, extraction.text, extraction.author))
    for mention in extraction.mentions:
        yield from (mention.quote, mention.name)
    yield from (link.title for link in extraction.links)
    if product := extraction.product:
        names = (getattr(product, field) for field in _NAMES)
        yield from (found.value for found in (*names, product.description, product.offer.seller) if found)
        if product.category:
            yield " ".join(product.category.value)
        for spec in product.specs:
            yield from (f"{spec.label}: {spec.text}", spec.quote)


def _product(product: Product) -> Product:
    texts = {field: _found(getattr(product, field)) for field in _NAMES}
    description = product.description
    if description and gives_orders(description.value):
        rest = text_without_orders(description.value)
        description = description.model_copy(update={"value": rest}) if rest else None
    category = product.category if not product.category or not gives_orders(" ".join(product.category.value)) else None
    seller = product.offer.seller and _found(product.offer.seller)
    return product.model_copy(
        update={
            **texts,
            "description": description,
            "category": category,
            "offer": product.offer.model_copy(update={"seller": seller}),
            "specs": tuple(spec for spec in product.specs if not _spec_orders(spec)),
        }
    )


def _spec_orders(spec: Spec) -> bool:
    return gives_orders(f"{spec.label}: {spec.text}") or gives_orders(spec.quote)


def _found(found: Found[str] | None) -> Found[str] | None:
    """A name up to where it begins to give orders; nothing if that leaves nothing."""
    if found is None or not gives_orders(found.value):
        return found
    name = _name(found.value)
    if not name or name not in found.quote:
        return None
    return found.model_copy(update={"value": name, "quote": name})


def _name(text: str | None) -> str | None:
    """The beginning of a name or title, up to the first part that gives orders."""
    if text is None or not gives_orders(text):
        return text
    parts = re.split(r"(?<=[.!?:;|])\s{1,8}|\s[-–|]\s|\s{0,8}[\[(<{]|\n", text)
    kept = ""
    for part in parts:
        end = text.find(part, len(kept)) + len(part)
        if gives_orders(text[:end]):
            break
        kept = text[:end]
    return kept.strip(" -–|:;.,") or None
