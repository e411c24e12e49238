"""What a page of the trades says of a product: competing labels, other units, ranges, lists, and sentences about two features."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from tests.evals.bazaar import telling as bazaar
from tests.evals.bazaar.telling import ANSWERED, Told, answer
from tests.evals.trades.kinds import Style, trades
from tests.evals.trades.saying import words
from tests.evals.trades.templates import WITH_BOX
from tests.evals.webs.describing import feature_row, feature_sentence, figure, unlike_sibling
from tests.evals.webs.goods import Attribute, Feature, Goods, Product
from tests.evals.webs.language import Words, capital
from tests.evals.webs.pages import Row

STATED_SHARE = 0.9  # of attributes on a shop's page
_IN_PROSE = 0.1  # of figures that stand in a sentence and in no row
_OTHER_UNIT = 0.2  # of figures in another unit than buyers use
_ROUNDED = 0.3  # of figures with `approx.` or a mark
_BESIDE = 0.7  # of rows that nobody asks for
_IN_TITLE = 0.25  # of titles with the figure that matters most
_PART_APART = 0.25  # of pages that say of a part that it is not included
_AS_ROW, _AS_SENTENCE, _IN_LIST = 0.35, 0.75, 0.9
_UNLIKE_SHARE = 0.4
_BOTH_SHARE = 0.6  # of pages with a feature present and one absent in prose that tell of both in one sentence
_OTHER_UNITS = {
    "cm": ("mm", Decimal(10)),
    "mm": ("cm", Decimal("0.1")),
    "l": ("ml", Decimal(1000)),
    "ml": ("l", Decimal("0.001")),
    "kg": ("g", Decimal(1000)),
    "g": ("kg", Decimal("0.001")),
    "W": ("kW", Decimal("0.001")),
    "m": ("cm", Decimal(100)),
}
_OTHER_SIDES = (12, 95)  # of dimensions that nobody asks for, as a share of the one asked for, in percent


def title_of(rng: Random, product: Product, language: str) -> str:
    """The title, some with a figure behind it: `Bronby Atlas II Air Compressor, 24 l`."""
    title, attribute = bazaar.title_of(rng, product, language), product.category.attributes[0]
    shape = trades()[product.category.key].styles[attribute.key].shape
    if shape or not attribute.unit or rng.random() >= _IN_TITLE:
        return title
    return f"{title}, {figure(attribute, product.facts[attribute.key], words(language))}"


def stated(rng: Random, goods: Goods, product: Product, language: str, *, markup: str = "", full: bool = False) -> Told:
    """Rows, sentences, answers and lists of a page; a maker's page leaves nothing out and prints plain figures."""
    lang, trade = words(language), trades()[product.category.key]
    told = Told([Row(lang.page("brand"), product.brand)])
    for place, attribute in enumerate(product.category.attributes):
        if full or place == 0 or rng.random() < STATED_SHARE:  # what may stand in the title stands on every page
            _tell_figure(rng, product, attribute, trade.styles[attribute.key], lang, told, full=full)
    if product.material:
        told.rows.append(Row(lang.page("material"), lang.data["materials"][product.material], "material"))
    told.rows += [Row(b.labels[language], rng.choice(b.values)) for b in trade.beside if rng.random() < _BESIDE]
    first, *others = told.rows
    rng.shuffle(others)
    told.rows = [first, *others]
    _tell_features(rng, goods, product, lang, told, markup=markup, full=full)
    if not full and rng.random() < _PART_APART:
        part = rng.choice(product.category.parts).names[language]
        told.sentences.append(capital(str(rng.choice(lang.data["page"]["apart"])).format(part=part)))
    return told


# Figures.


def _tell_figure(
    rng: Random, product: Product, attribute: Attribute, style: Style, lang: Words, told: Told, *, full: bool
) -> None:
    value, label = product.facts[attribute.key], rng.choice(style.labels[lang.language])
    if style.shape == "dims":
        told.rows.append(Row(lang.page("dims"), _dimensions(rng, attribute, value, style, lang), attribute.key))
        return
    text = _printed(rng, attribute, value, style, lang, full=full)
    if not full and attribute.unit and rng.random() < _IN_PROSE:
        template = str(rng.choice(lang.data["page"]["states"]))
        told.sentences.append(capital(template.format(value=text, **lang.forms(attribute.names[lang.language]))))
        told.in_prose.add(attribute.key)
    else:
        told.rows.append(Row(label, text, attribute.key))


def _printed(rng: Random, attribute: Attribute, value: Decimal, style: Style, lang: Words, *, full: bool) -> str:
    unit, factor = attribute.unit, Decimal(1)
    if not full and unit in _OTHER_UNITS and rng.random() < _OTHER_UNIT:
        unit, factor = _OTHER_UNITS[unit]
    text = f"{lang.number(value * factor)} {unit}".strip()
    if style.shape == "range":
        return f"{lang.number(style.start * factor)}{rng.choice(('–', ' - ', '-'))}{text}"
    if full or not unit or rng.random() >= _ROUNDED:
        return text
    forms = lang.data["about"] if attribute.more_is_better else lang.data["about"][:-1]  # a weight is at least what it is
    return str(rng.choice(forms)).format(value=text)


def _dimensions(rng: Random, attribute: Attribute, value: Decimal, style: Style, lang: Words) -> str:
    sides = [(value * rng.randint(*_OTHER_SIDES) / 100).quantize(Decimal(1)) for _ in range(3)]
    sides[style.place] = value
    return f"{rng.choice((' x ', ' × ', 'x')).join(lang.number(side) for side in sides)} {attribute.unit}"


# Features.


def _tell_features(rng: Random, goods: Goods, product: Product, lang: Words, told: Told, *, markup: str, full: bool) -> None:
    in_prose: list[Feature] = []
    listed: list[Feature] = []
    for feature in product.category.features:
        has, way = product.features[feature.key], rng.random()
        if markup in WITH_BOX and way < _AS_SENTENCE:
            told.boxed.append((feature.names[lang.language].label, feature.key, has))
        elif markup == ANSWERED and way < _AS_ROW:
            told.asked.append(answer(feature, has, lang))
        elif way < _AS_ROW:
            told.rows.append(feature_row(rng, feature, has, lang))
        elif way < _AS_SENTENCE or full:
            in_prose.append(feature)
        elif way < _IN_LIST and has:
            listed.append(feature)
    if listed:
        text = ", ".join(f.names[lang.language].bare for f in listed)
        told.rows.append(Row(lang.page("equipment"), text, " ".join(f.key for f in listed)))
    _tell_in_prose(rng, goods, product, in_prose, lang, told)


def _tell_in_prose(rng: Random, goods: Goods, product: Product, features: list[Feature], lang: Words, told: Told) -> None:
    """A sentence a feature, or one that affirms the first present and denies the first absent."""
    present = [f for f in features if product.features[f.key]]
    absent = [f for f in features if not product.features[f.key]]
    if present and absent and rng.random() < _BOTH_SHARE:
        told.sentences.append(_both(rng, present[0], absent[0], lang))
        features = [f for f in features if f not in (present[0], absent[0])]
    for feature in features:
        other = unlike_sibling(goods, product, feature, lang.language)
        has = product.features[feature.key]
        told.sentences.append(feature_sentence(rng, feature, has, lang, other, other_share=_UNLIKE_SHARE))


def _both(rng: Random, present: Feature, absent: Feature, lang: Words) -> str:
    has, lacks = (lang.forms(feature.names[lang.language]) for feature in (present, absent))
    forms = {**{f"{key}_A": text for key, text in has.items()}, **{f"{key}_B": text for key, text in lacks.items()}}
    names = {"A": has["a"], "B": lacks["a"], "A_bare": has["bare"], "B_bare": lacks["bare"]}
    return capital(str(rng.choice(lang.data["page"]["both"])).format(**forms, **names))
