"""From pages to products: what several pages say of one product is brought together."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from emptor.agents.questions.category import category_spans
from emptor.agents.resolving.identity import Identity, contradicts, same_product
from emptor.agents.resolving.made_for import is_made_for_own_name
from emptor.agents.resolving.noun_numbers import names, spaced, words_in
from emptor.agents.resolving.opinions import add_opinions
from emptor.agents.resolving.other_products import Model, Models, model_of
from emptor.agents.resolving.own_figures import own_figures
from emptor.agents.resolving.reading import facts_of, language_of, offer_of, price_of, texts_of
from emptor.agents.resolving.sells import Sells, sells, shelf_of
from emptor.agents.resolving.sentences import asked_figures, facts_in_sentence
from emptor.agents.resolving.shared_words import Named, names_of, shared_words
from emptor.models.brief import Brief
from emptor.models.dossier import Dossier, ProductText
from emptor.models.extraction import PageKind, Product
from emptor.models.report import Identifiers, ReportFact, ReportOffer, SourceRole
from emptor.models.research import ReadPage
from emptor.utils.text import comparable

_ROLE_ORDER = {SourceRole.MAKER: 0, SourceRole.RETAILER: 1, SourceRole.LAB: 2, SourceRole.REVIEWER: 3}


@dataclass
class _Group:
    """Pages of one product, while they are being gathered."""

    identities: list[Identity] = field(default_factory=list)
    pages: list[tuple[ReadPage, Product]] = field(default_factory=list)

    def takes(self, identity: Identity) -> bool:
        """One page that agrees is enough, unless another one contradicts it."""
        if any(contradicts(identity, own) for own in self.identities):
            return False
        known = [own for own in self.identities if own.gtin] if identity.gtin else []
        return any(same_product(identity, own) for own in known or self.identities)

    def joins(self, page: ReadPage, identity: Identity, same: AbstractSet[frozenset[str]]) -> bool:
        """Whether a model said that the page is about the same product as one of these, and nothing contradicts it."""
        pointed = any(frozenset((page.url, own.url)) in same for own, _ in self.pages)
        return pointed and not any(contradicts(identity, own) for own in self.identities)


def build_dossiers(
    pages: list[ReadPage],
    brief: Brief,
    same: AbstractSet[frozenset[str]] = frozenset(),
    kinds: AbstractSet[str] = frozenset(),
) -> list[Dossier]:
    """Group product pages by what they are about, then add what articles and threads say of each.

    `same` are pairs of addresses whose pages are about one product, although their names do not show it; `kinds` the names of the
    kind of thing asked for, in all languages known.
    """
    named = names_of(pages)
    shared = shared_words(named)
    groups: list[_Group] = []
    for page, product, identity in _identified(pages, kinds, named, shared):
        group = next((g for g in groups if g.takes(identity) or g.joins(page, identity, same)), None)
        if group is None:
            group = _Group()
            groups.append(group)
        group.identities.append(identity)
        group.pages.append((page, product))
    called = [_best_name(group, brief.language) for group in groups]
    own = [model_of(name, _brand(group), shared) for group, name in zip(groups, called, strict=True)]
    models = Models(own)
    dossiers = [_dossier(group, brief, name, (models, model)) for group, name, model in zip(groups, called, own, strict=True)]
    return add_opinions(dossiers, pages, brief)


def _identified(
    pages: list[ReadPage], kinds: AbstractSet[str], named: list[Named], shared: frozenset[str]
) -> list[tuple[ReadPage, Product, Identity]]:
    """Product pages, those with a GTIN first so that later ones find a firm group."""
    found, extras = [], _extras(pages)
    makers = frozenset(one.maker for one in named)
    nouns = shared_words(names_of(page for page in pages if page.url not in extras))
    for page in pages:
        product = page.extraction.product if page.extraction and page.extraction.kind is not PageKind.LISTING else None
        if product and product.name:
            identity = Identity(
                product.name.value,
                brand=product.brand.value if product.brand else maker_in(product.name.value, makers),
                gtin=product.gtin.value if product.gtin else None,
                mpn=product.mpn.value if product.mpn else None,
                shelf=shelf_of(product.category.value, product.name.value) if product.category else "",
                shared=shared,
                nouns=nouns,
                price=price_of(product),
                language=language_of(page.extraction) if page.extraction else None,
                for_itself=page.url in extras,
                of_asked_kind=page.url not in extras and _is_one_of(kinds, product.name.value),
            )
            found.append((page, product, identity))
    return sorted(found, key=lambda row: row[2].gtin is None)


def maker_in(name: str, makers: AbstractSet[str]) -> str | None:
    """Return the maker, of those that other pages of the job name, whose words a name has; None where there is none."""
    said = spaced(name)
    return max((maker for maker in makers if words_in(maker) and spaced(maker) in said), key=len, default=None)


def _is_one_of(kinds: AbstractSet[str], name: str) -> bool:
    """Whether a name has one of the words for a kind, and says neither what the thing is for nor what comes with it."""
    tokens, offering = words_in(name), sells(name)
    named = any(any(names(words_in(kind), tokens)) for kind in kinds)
    return named and offering.kind in {Sells.PRODUCT, Sells.ACCESSORY} and not offering.host


def _extras(pages: list[ReadPage]) -> frozenset[str]:
    """Addresses of the pages that sell something for another product."""
    found = ((page.url, page.extraction) for page in pages if page.extraction and page.extraction.product)
    return frozenset(url for url, said in found if said.product and is_made_for_own_name(said.product, said.text))


def _dossier(group: _Group, brief: Brief, name: str, known: tuple[Models, Model]) -> Dossier:
    models, own = known
    pages = sorted(group.pages, key=lambda row: _ROLE_ORDER.get(row[0].role, len(_ROLE_ORDER)))
    said = [text for page, product in pages if page.extraction for text in texts_of(page, page.extraction, product)]
    texts = models.with_others(said, own)
    facts = _unique([fact for page, product in pages for fact in facts_of(page, product)])
    return Dossier(
        name=name,
        brand=_brand(group),
        identifiers=_identifiers(group),
        image=next((product.images[0] for _, product in pages if product.images), None),
        offers=tuple(_offers(group)),
        facts=tuple(own_figures([*facts, *_facts_of_texts(facts, texts, brief)], name)),
        texts=tuple(texts),
        roles={page.url: page.role for page, _ in pages},
        for_another=any(identity.for_itself for identity in group.identities),
    )


def _brand(group: _Group) -> str | None:
    return next((i.brand for i in group.identities if i.brand), None)


def _offers(group: _Group) -> list[ReportOffer]:
    offers = (offer_of(page, product) for page, product in group.pages)
    return [offer for offer in offers if offer]


def _best_name(group: _Group, language: str) -> str:
    """Shops add words to a name; the shortest that still has two words is nearest to the maker's.

    One that says the kind of thing in another language than the question's, or the state of one offer, only if there is no other.
    """
    names = [i.name for i in group.identities]
    return min((n for n in names if " " in n), key=lambda n: (_is_odd(n, language), len(n)), default=names[0])


def _is_odd(name: str, language: str) -> bool:
    folded = comparable(name)
    spoken = {spoken_in for _, _, spoken_in in category_spans(folded)}
    return sells(name).used or bool(spoken and language not in spoken)


def _identifiers(group: _Group) -> Identifiers:
    skus = [product.sku.value for _, product in group.pages if product.sku]
    return Identifiers(
        gtin=next((i.gtin for i in group.identities if i.gtin), None),
        mpn=next((i.mpn for i in group.identities if i.mpn), None),
        sku=skus[0] if skus else None,
    )


def _unique(facts: list[ReportFact]) -> list[ReportFact]:
    """One fact per attribute, value and page: pages often print a specification twice."""
    seen: dict[tuple[str, str, str | None, str], ReportFact] = {}
    for fact in facts:
        key = (fact.attribute, fact.value.casefold(), fact.unit, fact.evidence.url)
        if key not in seen or fact.confidence > seen[key].confidence:
            seen[key] = fact
    return list(seen.values())


def _facts_of_texts(known: list[ReportFact], texts: list[ProductText], brief: Brief) -> list[ReportFact]:
    """Facts the buyer asks about that a page states in a sentence only."""
    stated, wanted = {(f.attribute, f.evidence.url) for f in known}, asked_figures(brief)
    found = [
        fact
        for text in texts
        if text.where in {"name", "description", "body"} and not text.others
        for fact in facts_in_sentence(text.text, text.evidence, wanted)
        if (fact.attribute, fact.evidence.url) not in stated
    ]
    return _unique(found)
