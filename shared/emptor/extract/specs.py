"""Specifications: label and value as printed, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache
from itertools import islice

from emptor.extract.context import Context
from emptor.extract.dom.pairs import Pair, with_repeated
from emptor.extract.dom.tree import Dom
from emptor.extract.dom.zones import Zone
from emptor.extract.evidence import supports_number
from emptor.extract.sources.node import Node
from emptor.extract.sources.product import ProductNodes
from emptor.extract.wording import is_all
from emptor.lexicon import fold, matcher
from emptor.lexicon.negation import Polarity, answer, says_yes
from emptor.models.extraction import Spec
from emptor.utils.attributes import ATTRIBUTES, Attribute, Kind, canonical_attribute, find_attributes
from emptor.utils.numbers import parse_number
from emptor.utils.text import comparable
from emptor.utils.units import QuantityMatch, dimension_of, find_quantities, unit_of

_MIN_SENTENCE = 12
_MAX_PARAGRAPH = 1500
_MAX_SENTENCES = 500  # that are read; a page with more is a list, whose figures are those of many things
_DIGIT = re.compile(r"\d")
_MAX_RUNS = 8
_MAX_LABEL = 60
_LABELS_KEPT = 4_096
_NUMBERING = " :.#0123456789"
_PROPERTIES = ATTRIBUTES.keys() - {"pieces"}  # a quantity is also what is put in a cart
_OF_EVENTS = "time"
_ANSWER_END = re.compile(r"[,;:(]|\s[-–]\s")
_ANSWER_WORDS = 4  # `leider nicht möglich`; what says more describes

MAX_SPECS = 200
MAX_TEXT = 300
_CONFIDENCE = {
    "json-ld": 0.9,
    "microdata": 0.9,
    "table": 0.9,
    "list": 0.9,
    "boxes": 0.8,
    "group": 0.8,
    "line": 0.75,
    "sentence": 0.6,
}
_SCHEMA_QUANTITIES = ("weight", "height", "width", "depth")
_LABEL_UNIT = re.compile(r"[\(\[,]\s*(?:in\s+)?([^\W\d_][\w./²³°%\"]{0,7}|[%°\"]|dB\(A\))\s*[\)\]]?\s*$")
_SENTENCE = re.compile(r"[^.!?\n]*(?:\.\d[^.!?\n]*)*[.!?]?")
_MAX_SENTENCE = 220
_FEW_WORDS = 12  # characters beside a quantity that is all a value says
# `4`, `4 ports (USB-A)`, `3,000:1`; not `2x HDMI 2.0, USB-C (65 W)`, which counts several things.
_COUNT = re.compile(
    r"\W{0,8}\d[\d.,\s]{0,24}(?::\s?1)?(?:\s{0,8}(?!x\b)[^\W\d][^\W\d-]{0,40}){0,3}\s{0,8}(?:\([^()]{0,60}\))?\W{0,8}"
)
_BARE_NUMBER = re.compile(r"\s{0,8}[\d.,\s\u00a0]{1,40}(?:\s{0,8}[-–/x]\s{0,8}[\d.,]{1,24})?\s{0,8}")
_CLOSE = 45  # characters between an attribute's word and its quantity
_THICKEST_PLUG_MM = 10  # plugs measure 2.5, 3.5, 4.4 or 6.35 mm across (IEC 60603-11); no cable is as short
_DIMENSION_HINT = {
    "battery_life": ("h", "min", "day"),
    "charging_time": ("h", "min"),
    "warranty": ("year", "month", "day"),
    "response_time": ("ms",),
    "age": ("year", "month"),
}


def collect_specs(context: Context, nodes: ProductNodes, pairs: list[Pair], *, decimal_comma: bool | None) -> tuple[Spec, ...]:
    """Return the specification of the page's product.

    Markup, tables and lists first, then sentences that state a known property.
    """
    found: dict[tuple[str, str], Spec] = {}
    for spec in (
        *_from_markup(nodes, decimal_comma),
        *_from_pairs(with_repeated(context.dom, pairs), decimal_comma),
        *_from_sentences(context, decimal_comma),
    ):
        key = (spec.attribute, comparable(spec.text))
        known = found.get(key)
        if known is None:
            found[key] = spec
        if len(found) >= MAX_SPECS:
            break
    return tuple(found.values())


def _from_pairs(pairs: list[Pair], decimal_comma: bool | None) -> Iterator[Spec]:
    outside = Zone.RELATED | Zone.CARD | Zone.REVIEWS | Zone.COMMENTS
    for pair in pairs:
        if pair.element.zone & outside or pair.element.hidden or _is_noise(pair.label, pair.value):
            continue
        known = canonical_attribute(pair.label) in ATTRIBUTES
        if pair.kind in {"line", "boxes"} and not known and not pair.element.zone & Zone.SPEC and pair.element.tag != "li":
            continue
        yield make_spec(pair.label, pair.value, pair.quote, "text", _CONFIDENCE[pair.kind], decimal_comma=decimal_comma)


def _from_markup(nodes: ProductNodes, decimal_comma: bool | None) -> Iterator[Spec]:
    for node in nodes.all:
        for item in node.nodes("additionalProperty", "additionalproperty"):
            label, value = item.text("name", "propertyID"), item.text("value", "description")
            if label and value and len(label.text) <= _MAX_LABEL and not _is_noise(label.text, value.text):
                unit = item.text("unitText", "unitCode")
                text = f"{value.text} {unit.text}" if unit and not dimension_in(value.text) else value.text
                yield make_spec(label.text, text, value.quote, value.path, _CONFIDENCE[node.source], decimal_comma=False)
        for key in _SCHEMA_QUANTITIES:
            yield from _quantity(node, key)
        for key in ("color", "material", "size", "model"):
            text_value = node.text(key)
            if text_value and len(text_value.text) <= MAX_TEXT:
                yield make_spec(
                    key, text_value.text, text_value.quote, text_value.path, _CONFIDENCE[node.source], decimal_comma=decimal_comma
                )


def _quantity(node: Node, key: str) -> Iterator[Spec]:
    for item in node.nodes(key):
        value, unit = item.text("value"), item.text("unitText", "unitCode")
        if value is None:
            continue
        text = f"{value.text} {_UN_CODES.get(unit.text, unit.text)}" if unit else value.text
        yield make_spec(key, text, value.quote, value.path, _CONFIDENCE[node.source], decimal_comma=False)
    plain = node.data.get(key)
    if isinstance(plain, str):
        text_value = node.text(key)
        if text_value:
            yield make_spec(
                key, text_value.text, text_value.quote, text_value.path, _CONFIDENCE[node.source], decimal_comma=False
            )


# UN/CEFACT Recommendation 20 common codes that schema.org's unitCode uses.
_UN_CODES = {
    "KGM": "kg",
    "GRM": "g",
    "LBR": "lb",
    "ONZ": "oz",
    "CMT": "cm",
    "MMT": "mm",
    "MTR": "m",
    "INH": "inch",
    "FOT": "ft",
    "LTR": "l",
    "MLT": "ml",
    "WTT": "W",
    "HUR": "h",
}


def dimension_in(text: str) -> bool:
    """Whether a text names a quantity with its unit."""
    return bool(find_quantities(text))


def make_spec(label: str, text: str, quote: str, path: str, confidence: float, *, decimal_comma: bool | None) -> Spec:
    """Return a row with its meaning, where it has one that the quotation supports."""
    text = text[:MAX_TEXT]
    name = canonical_attribute(label)
    known = ATTRIBUTES.get(name)
    number, unit = _measure(label, text, known, decimal_comma)
    if is_plug(name, number, unit):
        name, number, unit = "cable", None, None
    if number is not None and not _is_supported(quote, number, unit, path):
        number = unit = None
    yes = _answer(text, known) if number is None else None
    return Spec(
        label=label, text=text, attribute=name, number=number, unit=unit, yes=yes, confidence=confidence, quote=quote, path=path
    )


def is_plug(attribute: str, number: Decimal | None, unit: str | None) -> bool:
    """`3.5 mm cable` names the plug at its end, not how long the cable is."""
    return attribute == "cable_length" and unit == "mm" and number is not None and number < _THICKEST_PLUG_MM


def _is_supported(quote: str, number: Decimal, unit: str | None, path: str) -> bool:
    if path == "text":
        return supports_number(quote, number, unit=unit)
    return supports_number(quote, number)  # in markup the unit stands in a property of its own


def _measure(label: str, text: str, known: Attribute | None, decimal_comma: bool | None) -> tuple[Decimal | None, str | None]:
    if known is not None and known.kind is not Kind.NUMBER:
        return None, None
    if known is not None and known.dimension is None:
        return (parse_number(text, decimal_comma=decimal_comma) if _COUNT.fullmatch(text) else None), None
    quantities = find_quantities(text, decimal_comma=decimal_comma)
    if known is not None:
        units = _DIMENSION_HINT.get(known.name)
        quantities = [q for q in quantities if q.dimension == known.dimension and (units is None or q.unit in units)]
    if quantities:
        best = max(quantities, key=lambda q: (_preferred(q, quantities), q.number))
        whole = known is not None or (len(quantities) == 1 and best.end - best.start >= len(text.strip()) - _FEW_WORDS)
        return (best.number, best.unit) if whole else (None, None)
    unit = _unit_in_label(label)
    fits = (
        unit is not None and (known is None or dimension_of(unit) == known.dimension) and _BARE_NUMBER.fullmatch(text) is not None
    )
    return (parse_number(text, decimal_comma=decimal_comma), unit) if fits else (None, None)


def _preferred(quantity: QuantityMatch, among: list[QuantityMatch]) -> int:
    """The same value is often printed in two units (`250 g (8.8 oz)`): take the unit printed first."""
    return 1 if quantity.unit == among[0].unit else 0


def _unit_in_label(label: str) -> str | None:
    match = _LABEL_UNIT.search(label)
    return unit_of(match[1]) if match else None


def _is_noise(label: str, value: str) -> bool:
    """Whether a row is about something that is no property of the product: its price, its delivery, its reviews.

    `Delivery: 5 days` is; `Delivery height: 7 m` measures the thing.
    """
    what = _Noise.NO if canonical_attribute(label) in _PROPERTIES else _noise(label)
    return what is _Noise.YES or (what is _Noise.UNLESS_MEASURED and not _measures(value))


class _Noise(Enum):
    """What a label says of its row."""

    NO = auto()
    YES = auto()
    UNLESS_MEASURED = auto()


@lru_cache(maxsize=_LABELS_KEPT)
def _noise(label: str) -> _Noise:
    """Whole words decide: `Cleaning` has no EAN. A step's number is no part of its label: `Step 2`."""
    if is_all(label.strip(_NUMBERING), "spec.noise-alone"):
        return _Noise.YES
    named = matcher("spec.noise", "spec.noise-unless-measured").all(fold(label))
    if any(match.key == "spec.noise" for match in named):
        return _Noise.YES
    return _Noise.UNLESS_MEASURED if named else _Noise.NO


def _measures(value: str) -> bool:
    """Whether a value is of a dimension that things have; days and hours may be those of a delivery."""
    return any(found.dimension != _OF_EVENTS for found in find_quantities(value[:MAX_TEXT]))


def _answer(text: str, known: Attribute | None) -> bool | None:
    lead = _ANSWER_END.split(text.strip(), maxsplit=1)[0]
    most = 1 if known is not None and known.kind is Kind.TEXT else _ANSWER_WORDS
    if len(lead.split()) <= most and not _DIGIT.search(lead):
        if answer(lead) is Polarity.DENIES:
            return False
        if says_yes(lead):
            return True
    return True if known is not None and known.kind is Kind.YES_NO and len(text) > 1 else None


def _from_sentences(context: Context, decimal_comma: bool | None) -> Iterator[Spec]:
    """Sentences of the description and the feature list that give a known property with its unit.

    `Up to 30 hours of battery life`.
    """
    for sentence in islice(_sentences(context.dom), _MAX_SENTENCES):
        yield from _stated(sentence, decimal_comma)


def _sentences(dom: Dom) -> Iterator[str]:
    """Sentences with a figure, of short elements in the page's own part."""
    outside = Zone.RELATED | Zone.CARD | Zone.REVIEWS | Zone.COMMENTS | Zone.NAV | Zone.FOOTER | Zone.HEADER | Zone.OVERLAY
    for element in dom.all("li", "p", "div", "span", "h2", "h3", "h4"):
        runs = element.last - element.first
        if not 0 < runs <= _MAX_RUNS or element.zone & outside or element.hidden:
            continue
        if element.tag in {"div", "span"} and not (runs == 1 and dom.texts[element.first].element is element):
            continue
        text = dom.text(element)
        if not _MIN_SENTENCE < len(text) < _MAX_PARAGRAPH or not _DIGIT.search(text):
            continue
        for match in _SENTENCE.finditer(text):
            sentence = match.group().strip()
            if _MIN_SENTENCE < len(sentence) <= _MAX_SENTENCE and _DIGIT.search(sentence):
                yield sentence


def _stated(sentence: str, decimal_comma: bool | None) -> Iterator[Spec]:
    quantities = find_quantities(sentence, decimal_comma=decimal_comma)
    if not quantities:
        return
    for start, end, name in find_attributes(sentence):
        known = ATTRIBUTES[name]
        if known.kind is not Kind.NUMBER or known.dimension is None:
            continue
        near = [
            q
            for q in quantities
            if q.dimension == known.dimension and q.unit in _DIMENSION_HINT.get(name, (q.unit,)) and _gap(q, start, end) <= _CLOSE
        ]
        if near:
            best = min(near, key=lambda q: _gap(q, start, end))
            if is_plug(name, best.number, best.unit):
                continue
            yield Spec(
                label=sentence[start:end], text=sentence[best.start : best.end].strip(), attribute=name,
                number=best.number, unit=best.unit,
                confidence=_CONFIDENCE["sentence"], quote=sentence, path="text",
            )  # fmt: skip


def _gap(quantity: QuantityMatch, start: int, end: int) -> int:
    return max(start - quantity.end, quantity.start - end, 0)
