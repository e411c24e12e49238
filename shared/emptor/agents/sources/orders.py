"""Words of a page that give orders to software that reads it. They are no fact about a product: they are left out.

This is not what keeps a job safe: a model that reads pages has no tools, fills a schema, and whatever it says is checked. It
keeps such words out of what people and other programs read in a report.
"""

# ruff: noqa: E501, ISC004 - one pattern of the table is one or two lines

from __future__ import annotations

import re
import unicodedata

from emptor.models.extraction import Extraction, Found, Product, Spec

_SENTENCE_END = re.compile(r"(?<=[.!?\n])\s+|\n+")
# Characters a reader does not see, in which orders are hidden: zero-width and bidirectional marks, Unicode tags, selectors.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f\U000e0100-\U000e01ef]")
_TAGS = re.compile("[\U000e0020-\U000e007e]")
_READERS = (
    r"(?:ai|a\.i\.|llms?|language models?|large language models?|assistants?|chat ?bots?|bots?|agents?|crawlers?|summari[sz]ers?|"
    r"gpt|chatgpt|claude|gemini|copilot|automated (?:readers?|systems?|tools?)|machine readers?|shopping software|scrapers?|"
    r"ki-?(?:assistent\w*|modell\w*|system\w*)|sprachmodell\w*|ia)"
)
_BEFORE = r"(?:previous|prior|above|earlier|preceding|former|foregoing|other|your|all|any|the|these|those|its|system|safety)"
_RULES = (
    r"(?:instructions?|prompts?|rules?|guidelines?|directives?|orders?|commands?|context|constraints?|messages?|policy|policies)"
)
_ORDERS = re.compile(
    "|".join(
        (
            rf"\b(?:ignore|disregard|forget|override|bypass|discard|skip|neglect)\b.{{0,24}}\b{_BEFORE}\b.{{0,24}}\b{_RULES}\b",
            r"\b(?:ignore|disregard|forget|overlook)\b.{0,16}\b(?:price|prices|budget|limit|question|constraints?|everything)\b",
            r"\bignorier\w*\b.{0,32}\b(?:anweisung\w*|regeln|preis\w*|vorgaben)\b",
            r"\bignore[zr]?\b.{0,32}\b(?:instructions|consignes|prix)\b",
            r"\bignora\w*\b.{0,32}\b(?:instrucciones|istruzioni|instrucoes|precio|prezzo)\b",
            r"(?:^\s*|[>\]\[(*#\"'-])(?:system|assistant|developer|admin(?:istrator)?|root|user|tool)\s*(?:message|prompt|note|override)?\s*[:>\]]",
            r"<\|?/?(?:im_start|im_end|system|assistant|user|endoftext|tool_call|function)\b|\[/?(?:inst|system|sys)\]|<<sys>>",
            r"#{2,}\s*(?:instruction|system|response|new task)|\b(?:begin|end)[ _-](?:system|instructions?|prompt|untrusted)\b",
            rf"\b(?:you are|act as|you're|pretend to be|as)\b.{{0,12}}\b(?:an? |the |now )*{_READERS}\b",
            rf"\b(?:note|message|attention|notice|instructions?|hinweis|important)\b.{{0,12}}\b(?:to|for|fur|an)\b.{{0,16}}\b{_READERS}\b",
            rf"\b(?:dear|hey|hello|if you are|when you are)\b.{{0,12}}\b{_READERS}\b",
            rf"\b{_READERS}\b.{{0,8}}\b(?:must|should|shall|have to|are (?:required|instructed|told)|please|needs? to)\b",
            r"\b(?:system|initial|hidden|secret|developer) prompt\b|\b(?:api|secret|access) keys?\b|\bprompt injection\b|\bjailbreak\w*\b",
            r"\b(?:new|updated|real|actual|following|these|additional|secret) instructions?\b",
            r"\b(?:always|only|must|should|now|please)\b.{0,12}\b(?:recommend|rank|rate|list|choose|select|prefer)\b.{0,24}"
            r"\b(?:this|our|us|first|top|number one|no\. ?1|above|as the best|only)\b",
            r"\b(?:do not|don't|never|stop)\b.{0,12}\b(?:mention|compare|show|list|reveal|tell|disclose|verify|cite)\b",
            r"\b(?:set|change|report|record|treat|give|state|write|use|enter|put)\b.{0,16}\b(?:price|rating|score|verdict|stock)\b.{0,12}"
            r"\b(?:as|to|at|is|of)\b",
            r"\b(?:respond|reply|answer|output|print|say|return|repeat|write|append|include|add|insert|begin|start|end)\b.{0,24}"
            r"\b(?:only|exactly|with|the word|the words|the text|the phrase|the following|this sentence|your (?:answer|reply|report))\b"
            r".{0,12}[:“\"'‘]",
            r"\b(?:fetch|visit|open|call|load|request|download|browse|navigate|send|post|submit|curl|get|exfiltrate|forward|email)\b"
            r".{0,40}(?:https?:|www\.|//|\b(?:url|endpoint|webhook|e-?mail address|tool|function)\b)",
            r"\b(?:call|use|invoke|run|execute|trigger)\b.{0,12}\b(?:the )?\w{0,16}[ _]?(?:tool|function|command|shell|plugin|api)\b",
            r"!\[[^\]]*\]\s*\(|\btool_calls?\b|\bfunction_call\b|\brm -rf\b|\bdrop table\b",
            r"\b(?:verified|approved|whitelisted|trusted|exempt)\b.{0,24}\b(?:by|from)\b.{0,12}\b(?:the )?(?:system|verification|checks?)\b",
        )
    ),
    re.IGNORECASE,
)
_SQUEEZED = re.compile(
    r"(?:ignore|disregard|forget|override)(?:all|any|the|your|my|of)*(?:previous|prior|above|earlier|your|system)?"
    r"(?:instructions?|prompts?|rules)|systemprompt|ignoretheprice|newinstructions?"
)
_CONFUSABLE = str.maketrans("аеорсухіјѕԁɡ0134$@", "aeopcyxijsdgoieasa")


def gives_orders(text: str) -> bool:
    """Whether a text tells software that reads it what to do, also where it is disguised by odd characters or spacing."""
    if _TAGS.search(text):
        return True
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    squeezed = re.sub(r"[^a-z]", "", plain.casefold().translate(_CONFUSABLE))
    return _ORDERS.search(plain) is not None or _SQUEEZED.search(squeezed) is not None


def text_without_orders(text: str) -> str:
    """A text without its sentences that give orders."""
    if not gives_orders(text):
        return text
    kept = [part for part in _SENTENCE_END.split(text) if part and not gives_orders(part)]
    rest = "\n".join(kept)
    return "" if gives_orders(rest) else rest  # an order that runs over several sentences


def without_orders(extraction: Extraction) -> Extraction:
    """What was read from a page, less whatever gives orders. Values that remain keep their exact words."""
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


def _product(product: Product) -> Product:
    texts = {field: _found(getattr(product, field)) for field in ("name", "brand", "sku", "mpn")}
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
