"""What a page says of a product: rows and sentences in the page's language, and the keys of what they state."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from tests.evals.webs.goods import Attribute, Feature, Goods, Product
from tests.evals.webs.language import Words, words
from tests.evals.webs.pages import Row

STATED_SHARE = 0.9  # of attributes on a shop's page
IMPERIAL = {"kg": ("lb", Decimal("2.20462")), "cm": ("in", Decimal("0.393701"))}
TENTH = Decimal("0.1")


def title_of(product: Product, language: str) -> str:
    """`Corvik Aster 15 Pro Desk Lamp`, `Lampe de bureau Corvik Aster 15 Pro`."""
    kind, name = product.category.singular[language], product.name(language)
    if language in {"fr", "es", "it"}:
        return f"{kind[0].upper()}{kind[1:]} {name}"
    return f"{name} {kind.title() if language == 'en' else kind}"


def figure(attribute: Attribute, value: Decimal, lang: Words, *, imperial: bool = False) -> str:
    """A figure with its unit as a shop prints it."""
    if imperial and attribute.unit in IMPERIAL:
        unit, factor = IMPERIAL[attribute.unit]
        return f"{lang.number((value * factor).quantize(TENTH))} {unit}"
    return f"{lang.number(value)} {attribute.unit}"


def attribute_row(attribute: Attribute, value: Decimal, language: str, *, imperial: bool = False) -> Row:
    return Row(attribute.names[language].label, figure(attribute, value, words(language), imperial=imperial), attribute.key)


def feature_row(rng: Random, feature: Feature, has: bool, language: str) -> Row:
    """`Milk frother: No`."""
    answer = rng.choice(words(language).data["page"]["yes" if has else "no"])
    return Row(feature.names[language].label, answer, feature.key)


def feature_sentence(rng: Random, feature: Feature, has: bool, language: str, other: str | None = None) -> str:
    """A sentence that affirms or denies; with the name of a sibling that differs it may speak of both."""
    lang = words(language)
    key = "affirm" if has else "unlike" if other and rng.random() < _OTHER_SHARE else "deny"
    text = str(rng.choice(lang.data["page"][key])).format(**lang.forms(feature.names[language]), other=other)
    return text[0].upper() + text[1:]


_OTHER_SHARE = 0.5


def describe(
    rng: Random, goods: Goods, product: Product, language: str, *, imperial: bool = False, full: bool = False
) -> tuple[list[Row], list[str]]:
    """Rows and sentences of a page; a maker's page is full, a shop leaves something out."""
    lang = words(language)
    stated = [a for a in product.category.attributes if full or rng.random() < STATED_SHARE]
    rows = [Row(lang.page("brand"), product.brand)]
    rows += [attribute_row(a, product.facts[a.key], language, imperial=imperial) for a in stated]
    if product.material:
        rows.append(Row(lang.page("material"), lang.data["materials"][product.material], "material"))
    sentences = []
    for feature in product.category.features:
        has, way = product.features[feature.key], rng.random()
        other = next((s.name(language) for s in goods.siblings(product) if s.features[feature.key] and not has), None)
        if way < _AS_ROW:
            rows.append(feature_row(rng, feature, has, language))
        elif way < _AS_SENTENCE or full:
            sentences.append(feature_sentence(rng, feature, has, language, other))
    return rows, sentences


_AS_ROW, _AS_SENTENCE = 0.5, 0.9


def states_of(product: Product, rows: list[Row], sentences: list[str], language: str) -> set[str]:
    """Keys of what rows and sentences state. A sentence states the feature whose name it has."""
    found = {row.states for row in rows if row.states}
    text = " ".join(sentences).lower()
    return found | {f.key for f in product.category.features if f.names[language].bare.lower() in text}
