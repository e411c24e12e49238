"""What a page of the bazaar says of a product: rows, sentences, questions with answers."""

from __future__ import annotations

from random import Random

from tests.evals.bazaar.saying import words
from tests.evals.webs.describing import feature_row, feature_sentence, figure, unlike_sibling
from tests.evals.webs.goods import Feature, Goods, Product
from tests.evals.webs.language import capital
from tests.evals.webs.pages import Row

STATED_SHARE = 0.9  # of attributes on a stall's page
_IN_PROSE = 0.12  # of figures that stand in a sentence and no row
_AS_ROW, _AS_SENTENCE = 0.5, 0.92
_UNLIKE_SHARE = 0.4


def title_of(rng: Random, product: Product, language: str) -> str:
    """Brand, kind and model in the orders that shops write."""
    kind, name = product.category.singular[language], product.name(language)
    model = name.removeprefix(product.brand).strip()
    forms = (f"{name} {kind}", f"{product.brand} {kind} {model}", f"{kind} {name}", f"{name} – {kind}")
    return capital(rng.choice(forms))


def stated(
    rng: Random, goods: Goods, product: Product, language: str, *, with_answers: bool = False, full: bool = False
) -> tuple[list[Row], list[str], list[tuple[str, str, str]]]:
    """Rows, sentences and answered questions of a page; a maker's page leaves nothing out."""
    lang = words(language)
    rows, sentences = [Row(lang.page("brand"), product.brand)], []
    for attribute in product.category.attributes:
        if not full and rng.random() >= STATED_SHARE:
            continue
        value, naming = figure(attribute, product.facts[attribute.key], lang), attribute.names[language]
        if rng.random() < _IN_PROSE and attribute.unit:
            text = str(rng.choice(lang.data["page"]["states"])).format(value=value, **lang.forms(naming))
            sentences.append(capital(text))
        rows.append(Row(naming.label, value, attribute.key))
    if product.material:
        rows.append(Row(lang.page("material"), lang.data["materials"][product.material], "material"))
    asked: list[tuple[str, str, str]] = []
    for feature in product.category.features:
        _tell(rng, goods, product, feature, language, rows, sentences, asked if with_answers else None, full=full)
    return rows, sentences, asked


def _tell(
    rng: Random,
    goods: Goods,
    product: Product,
    feature: Feature,
    language: str,
    rows: list[Row],
    sentences: list[str],
    asked: list[tuple[str, str, str]] | None,
    *,
    full: bool,
) -> None:
    """One feature, in a row, a sentence or an answer."""
    lang, has, way = words(language), product.features[feature.key], rng.random()
    if asked is not None and way < _AS_ROW:
        said = lang.data["page"]
        question = said["ask_has"].format(**lang.forms(feature.names[language]))
        asked.append((question, said["answer_yes" if has else "answer_no"], feature.key))
    elif way < _AS_ROW:
        rows.append(feature_row(rng, feature, has, lang))
    elif way < _AS_SENTENCE or full:
        other = unlike_sibling(goods, product, feature, language)
        sentences.append(feature_sentence(rng, feature, has, lang, other, other_share=_UNLIKE_SHARE))
