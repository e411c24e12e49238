"""What a page of the bazaar says of a product: rows, sentences, questions with answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.evals.bazaar.saying import words
from tests.evals.webs.describing import feature_row, feature_sentence, figure, unlike_sibling
from tests.evals.webs.goods import Feature, Goods, Product
from tests.evals.webs.language import Words, capital
from tests.evals.webs.pages import Row

STATED_SHARE = 0.9  # of attributes on a stall's page
_IN_PROSE = 0.12  # of figures that stand in a sentence and no row
_AS_ROW, _AS_SENTENCE = 0.5, 0.92
_UNLIKE_SHARE = 0.4


@dataclass(slots=True)
class Told:
    """What a page says of a product.

    Attributes:
        rows: lines of the specification.
        sentences: its prose.
        asked: questions of buyers, each with its answer and the key of the feature.
        boxed: features by name and key, with whether they are in the box.
        in_prose: keys of attributes that no row states.
    """

    rows: list[Row]
    sentences: list[str] = field(default_factory=list)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    boxed: list[tuple[str, str, bool]] = field(default_factory=list)
    in_prose: set[str] = field(default_factory=set)

    @property
    def keys(self) -> set[str]:
        """Keys of what is stated by answers, lists of the box and prose."""
        return {key for *_, key in self.asked} | {key for _, key, _ in self.boxed} | self.in_prose


def title_of(rng: Random, product: Product, language: str) -> str:
    """Brand, kind and model in the orders that shops write."""
    kind, name = product.category.singular[language], product.name(language)
    model = name.removeprefix(product.brand).strip()
    forms = (f"{name} {kind}", f"{product.brand} {kind} {model}", f"{kind} {name}", f"{name} – {kind}")
    return capital(rng.choice(forms))


def stated(rng: Random, goods: Goods, product: Product, language: str, *, markup: str = "", full: bool = False) -> Told:
    """Rows, sentences and answered questions of a page; a maker's page leaves nothing out."""
    lang = words(language)
    told = Told([Row(lang.page("brand"), product.brand)])
    rows, sentences = told.rows, told.sentences
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
    for feature in product.category.features:
        _tell(rng, goods, product, feature, language, told, with_answers=markup == ANSWERED, full=full)
    return told


ANSWERED = "answered"  # the markup whose pages answer buyers' questions


def _tell(
    rng: Random, goods: Goods, product: Product, feature: Feature, language: str, told: Told, *, with_answers: bool, full: bool
) -> None:
    """One feature, in a row, a sentence or an answer."""
    lang, has, way = words(language), product.features[feature.key], rng.random()
    if with_answers and way < _AS_ROW:
        told.asked.append(answer(feature, has, lang))
    elif way < _AS_ROW:
        told.rows.append(feature_row(rng, feature, has, lang))
    elif way < _AS_SENTENCE or full:
        other = unlike_sibling(goods, product, feature, language)
        told.sentences.append(feature_sentence(rng, feature, has, lang, other, other_share=_UNLIKE_SHARE))


def answer(feature: Feature, has: bool, lang: Words) -> tuple[str, str, str]:
    """A buyer's question, its answer, and the feature's key."""
    said = lang.data["page"]
    question = str(said["ask_has"]).format(**lang.forms(feature.names[lang.language]))
    return question, str(said["answer_yes" if has else "answer_no"]), feature.key
