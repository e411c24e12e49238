"""What a page says of a product: rows and sentences in the page's language, and the keys of what they state."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from tests.evals.webs.goods import Attribute, Feature, Goods, Product
from tests.evals.webs.language import Words, capital, words
from tests.evals.webs.pages import Row

STATED_SHARE = 0.9  # of attributes on a shop's page
IMPERIAL = {"kg": ("lb", Decimal("2.20462")), "cm": ("in", Decimal("0.393701"))}
TENTH = Decimal("0.1")
OTHER_SHARE = 0.5  # of denials that name a sibling, where one differs


def title_of(product: Product, language: str) -> str:
    """`Corvik Aster 15 Pro Desk Lamp`, `Lampe de bureau Corvik Aster 15 Pro`."""
    kind, name = product.category.singular[language], product.name(language)
    if language in {"fr", "es", "it"}:
        return f"{kind[0].upper()}{kind[1:]} {name}"
    return f"{name} {kind.title() if language == 'en' else kind}"


def figure(attribute: Attribute, value: Decimal, lang: Words, *, imperial: bool = False) -> str:
    """A figure with its unit as a shop prints it; a count has no unit."""
    if imperial and attribute.unit in IMPERIAL:
        unit, factor = IMPERIAL[attribute.unit]
        return f"{lang.number((value * factor).quantize(TENTH))} {unit}"
    return f"{lang.number(value)} {attribute.unit}".strip()


def attribute_row(attribute: Attribute, value: Decimal, language: str, *, imperial: bool = False) -> Row:
    return Row(attribute.names[language].label, figure(attribute, value, words(language), imperial=imperial), attribute.key)


def feature_row(rng: Random, feature: Feature, has: bool, lang: Words) -> Row:
    """`Milk frother: No`."""
    answer = rng.choice(lang.data["page"]["yes" if has else "no"])
    return Row(feature.names[lang.language].label, answer, feature.key)


def feature_sentence(
    rng: Random, feature: Feature, has: bool, lang: Words, other: str | None = None, *, other_share: float = OTHER_SHARE
) -> str:
    """A sentence that affirms or denies; with the name of a sibling that differs it may, by that share, speak of both."""
    key = "affirm" if has else "unlike" if other and rng.random() < other_share else "deny"
    text = str(rng.choice(lang.data["page"][key])).format(**lang.forms(feature.names[lang.language]), other=other)
    return capital(text)


def unlike_sibling(goods: Goods, product: Product, feature: Feature, language: str) -> str | None:
    """The name of a sibling that has what the product has not."""
    if product.features[feature.key]:
        return None
    return next((s.name(language) for s in goods.siblings(product) if s.features[feature.key]), None)


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
        if way < _AS_ROW:
            rows.append(feature_row(rng, feature, has, lang))
        elif way < _AS_SENTENCE or full:
            other = unlike_sibling(goods, product, feature, language)
            sentences.append(feature_sentence(rng, feature, has, lang, other))
    return rows, sentences


_AS_ROW, _AS_SENTENCE = 0.5, 0.9


def states_of(product: Product, rows: list[Row], sentences: list[str], language: str) -> set[str]:
    """Keys of what rows and sentences state. A sentence states the feature whose name it has."""
    found = {key for row in rows for key in row.states.split()}
    text = " ".join(sentences).lower()
    return found | {f.key for f in product.category.features if f.names[language].bare.lower() in text}
