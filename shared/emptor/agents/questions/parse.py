"""A buyer's question, read by rules alone into a brief: the ledger of constraints, the kind of thing, what only orders.

Each rule takes the words it understands, so that a later one cannot read them again; the order of the rules is therefore the
order in which their reading is the more certain one.
"""

from __future__ import annotations

from emptor.agents.questions.brands import take_brands
from emptor.agents.questions.capacities import take_capacities, take_held
from emptor.agents.questions.category import category_spans
from emptor.agents.questions.clauses import Clauses
from emptor.agents.questions.count import take_count, take_packs
from emptor.agents.questions.counted import take_counted, take_listed_counts
from emptor.agents.questions.features import feature_languages
from emptor.agents.questions.kinds import assumptions_of, question_kind
from emptor.agents.questions.language import detect_language
from emptor.agents.questions.ledger import build_ledger
from emptor.agents.questions.leftover import understood_of, unused_of
from emptor.agents.questions.models import set_models_aside
from emptor.agents.questions.origins import take_origins
from emptor.agents.questions.places import bare_currency, currency_hint, default_region, named_region
from emptor.agents.questions.preferences import take_preferences
from emptor.agents.questions.prices import PRICE, money_spans, take_bare_prices, take_prices
from emptor.agents.questions.products import take_products
from emptor.agents.questions.proper_names import take_fits, take_named, take_unlisted_brands
from emptor.agents.questions.quantities import is_mass, take_bare_figures, take_dimensions, take_quantities
from emptor.agents.questions.ratings import take_ratings
from emptor.agents.questions.rewriting import combine, rewrite
from emptor.agents.questions.scan import Scan
from emptor.agents.questions.sentences import told
from emptor.agents.questions.sizes import take_sizes
from emptor.agents.questions.soft import soften
from emptor.agents.questions.spelling import correct
from emptor.agents.questions.spoken_numbers import spoken_figures
from emptor.agents.questions.strangers import take_strangers
from emptor.agents.questions.superlative_nouns import with_measured_superlatives
from emptor.agents.questions.superlatives import superlatives
from emptor.agents.questions.temperatures import take_temperatures
from emptor.agents.questions.terms import take_availability, take_condition, take_sellers
from emptor.agents.questions.urls import take_urls
from emptor.agents.questions.wanted import take_category
from emptor.models.brief import Brief, QuestionKind
from emptor.models.jobs import MAX_GIVEN_URLS, JobOptions
from emptor.utils.currency import MoneyMatch


def parse_question(question: str, options: JobOptions) -> Brief:
    """Return what `question` asks for, as far as rules can tell. Never raises: what is not understood stands in `unused`.

    Args:
        question: free text in any language; English, German, French, Spanish and Italian are read fully, of others the
            amounts, currencies and quantities.
        options: currency and region settle what the words leave open (`$`, a bare number); its URLs come first.
    """
    spelt = correct(question)
    scan = _with_figures(Scan(spelt.text, source=question, moves=spelt.moves))
    for span in told(scan.text, scan.folded, scan.language):
        scan.tell(*span)
    urls = tuple(dict.fromkeys((*options.urls, *take_urls(scan))))[:MAX_GIVEN_URLS]
    region = options.region or named_region(scan.folded)
    hint = currency_hint(options.currency, region)
    sort = superlatives(scan.folded, scan.text, scan.language)
    for one in sort:
        scan.claim(one.start, one.end)
    category, count = _read(scan, hint)
    clauses = Clauses(scan, category)
    clauses.read()
    preferences = take_preferences(scan, clauses, category)
    soften(scan)
    currency = hint if options.currency else _priced_in(scan) or bare_currency(hint, scan.language)
    brief = Brief(
        question=question,
        language=scan.language,
        category=scan.words(*category) if category else None,
        constraints=build_ledger(scan),
        preferences=tuple(dict.fromkeys((*preferences, *(one.key.words for one in sort)))),
        region=region or default_region(currency, scan.language),
        currency=currency,
        count=min(count, options.max_products) if count else None,
        urls=urls,
        sort=tuple(one.key for one in sort),
        corrected=spelt.corrected,
    )
    spans = [(one.start, one.end) for one in sort]
    read = _with_its_kind(brief, scan).model_copy(
        update={
            "understood": understood_of(brief, scan, category, spans),
            "unused": unused_of(brief, scan, spans),
        }
    )
    return with_measured_superlatives(read)


def _with_figures(scan: Scan) -> Scan:
    """The question in its language, with the numbers in words that count or limit something written as figures."""
    scan.language = _language(scan)
    figures = spoken_figures(scan.folded, scan.language)
    if not figures:
        return scan
    text, moves = rewrite(scan.text, figures)
    return Scan(text, language=scan.language, source=scan.source, moves=combine(scan.moves, moves))


def _with_its_kind(brief: Brief, scan: Scan) -> Brief:
    """The brief with the kind of question; where that names no kind of thing, the brief has no category."""
    kind = question_kind(scan.folded, brief)
    category = brief.category if kind is QuestionKind.SHOPPING else None
    read = brief.model_copy(update={"kind": kind, "category": category})
    if kind is QuestionKind.NOT_SHOPPING:
        read = read.model_copy(update={"constraints": ()})  # "quelle est la hauteur du mont Blanc" demands no colour
    return read.model_copy(update={"assumptions": assumptions_of(read)})


def _read(scan: Scan, hint: str | None) -> tuple[tuple[int, int] | None, int | None]:
    """Let every rule take its words; return the span of the category and the number of products asked for."""
    money = [m for m in money_spans(scan, hint) if not is_mass(scan.folded, m.start, m.symbol)]
    set_models_aside(scan, [(m.start, m.end) for m in money])
    take_packs(scan)
    take_sizes(scan)
    take_origins(scan)
    take_unlisted_brands(scan)
    take_fits(scan)
    named = take_products(scan) or take_named(scan)
    take_prices(scan, money)
    take_availability(scan)
    take_condition(scan)
    take_sellers(scan)
    take_brands(scan)
    take_strangers(scan)
    take_held(scan)
    category = take_category(scan, named=bool(named))
    words = _context(scan, category)
    take_capacities(scan)
    take_counted(scan)
    count = take_count(scan, category)
    take_ratings(scan)
    take_temperatures(scan)
    take_quantities(scan, words)
    take_listed_counts(scan)
    take_bare_figures(scan, words)
    take_dimensions(scan)
    take_bare_prices(scan, _bare(money, hint, scan.language))
    return category, count


def _context(scan: Scan, category: tuple[int, int] | None) -> str | None:
    """The words of the thing wanted and of the things that the story names: what a bare `9 kg` is said of."""
    kinds = [scan.words(a, b) for a, b, _ in category_spans(scan.folded) if any(s <= a and b <= e for s, e in scan.told)]
    said = [scan.words(*category)] if category else []
    return " ".join([*kinds, *said]) or None


def _language(scan: Scan) -> str:
    votes: dict[str, float] = {}
    for _, _, language in category_spans(scan.folded):
        votes[language] = votes.get(language, 0.0) + 1
    for languages in feature_languages(scan.folded):
        for language in languages:
            votes[language] = votes.get(language, 0.0) + 1 / len(languages)
    return detect_language(scan.text, scan.folded, votes)


def _bare(money: list[MoneyMatch], hint: str | None, language: str) -> str | None:
    """A bare amount is in the currency of the amount beside it, or in the one the surroundings tell."""
    return next((m.currency for m in money if m.currency), None) or bare_currency(hint, language)


def _priced_in(scan: Scan) -> str | None:
    return next((d.unit for d in scan.drafts if d.attribute == PRICE and d.unit), None)
