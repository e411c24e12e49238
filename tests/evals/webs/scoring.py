"""A report against the truth of its web. Shares no code with what it scores."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from emptor.models.evidence import Evidence
from emptor.models.report import Candidate, Report, ReportOffer, Verdict, VerdictKind
from tests.evals.webs.building import ShoppingWeb
from tests.evals.webs.pages import FRAME, OWN, WebPage
from tests.evals.webs.questions import BEST, Question
from tests.evals.webs.truth import Demand, Truth
from tests.fakes.evidence_check import flat, readings

ENOUGH_RECALL = 0.5  # of the right answers, for a question to count as answered
SINGLE = frozenset({*BEST, "named", "absent", "nothing", "compare", "accessory"})  # where a list of answers is not the point
NO_PRODUCT = "listing, article or home page"
NOT_NEW = frozenset({"used", "refurbished"})


@dataclass(slots=True)
class Score:
    """What became of one question."""

    question: Question
    right: bool = False
    recommended_right: bool = False
    price_honest: bool | None = None
    told: list[bool] = field(default_factory=list)
    found: list[bool] = field(default_factory=list)
    false_passes: list[tuple[str, str]] = field(default_factory=list)  # kind, and which
    offers: int = 0
    wrong_merges: Counter[str] = field(default_factory=Counter)
    price_cells: list[bool] = field(default_factory=list)
    wrong_prices: list[str] = field(default_factory=list)
    quotes_exist: list[bool] = field(default_factory=list)
    quotes_own: list[bool] = field(default_factory=list)
    foreign: list[tuple[str, str]] = field(default_factory=list)  # whose words, and which
    silent: list[str] = field(default_factory=list)
    recommended: str = ""


class Scorer:
    """Scores the reports of one web."""

    def __init__(self, web: ShoppingWeb) -> None:
        self._web = web
        self._truth = Truth(web)
        self._products = {p.key: p for p in web.goods.products}
        self._readings: dict[tuple[str, str], list[str]] = {}

    def score(self, question: Question, report: Report) -> Score:
        """Compare everything."""
        score = Score(question)
        things = {c.rank: self.thing_of(c) for c in report.candidates}
        told = [c for c in report.candidates if c.qualifies]
        right = self._right(question)
        for candidate in told:
            is_right = things[candidate.rank] in right
            score.told.append(is_right)
            if not is_right:
                kind = self._false_kind(question, candidate, things[candidate.rank])
                score.false_passes.append((kind, f"{candidate.name} [{things[candidate.rank]}]"))
        named = {things[c.rank] for c in told}
        if question.kind not in BEST:  # of a superlative nobody needs the whole list
            score.found = [key in named for key in sorted(question.right)]
        self._recommendation(score, report, things)
        complete = question.kind in SINGLE or sum(score.found) >= ENOUGH_RECALL * len(score.found)
        score.right = score.recommended_right and not score.false_passes and complete
        for candidate in report.candidates:
            self._offers(score, candidate, things[candidate.rank])
            self._quotes(score, candidate, things[candidate.rank])
        score.silent = [f"{d.kind} {d.key} {d.value}".strip() for d in question.demands if not heard(report, d)]
        return score

    def thing_of(self, candidate: Candidate) -> str:
        """Which thing of the web a candidate is: what most of its offers sell; of equals the one that its name is the title of."""
        pages = [self._web.pages[o.url] for o in candidate.offers if o.url in self._web.pages]
        pages = pages or [p for e in _evidences(candidate) if (p := self._web.pages.get(e.url)) and p.sells]
        counted = Counter(sold for page in pages if (sold := thing(page)))
        named = {thing(page) for page in pages if candidate.name in title_of(page)}
        if not counted:
            return NO_PRODUCT
        return max(counted, key=lambda key: (counted[key], key in named, key in self._products, key))

    def _right(self, question: Question) -> frozenset[str]:
        """The right answers; a spare under the machine's number is still that spare where it is asked for."""
        extra = {f"{key.partition('#')[0]}+spare" for key in question.right if "#" in key}
        return question.right | extra

    def _recommendation(self, score: Score, report: Report, things: dict[int, str]) -> None:
        best = score.question.best
        if report.recommendation is None:
            score.recommended_right = not best
            return
        chosen = next((c for c in report.candidates if c.rank == report.recommendation.rank), None)
        key = things.get(report.recommendation.rank, "")
        score.recommended = f"{report.recommendation.name} [{key}]"
        score.recommended_right = key in best
        page = self._web.pages.get(chosen.url or "") if chosen else None
        if page is not None and page.kind == "offer":
            score.price_honest = page.lie is None and thing(page) == key

    # False passes.

    def _false_kind(self, question: Question, candidate: Candidate, key: str) -> str:
        """Why a product that does not qualify was told as one that does."""
        product = self._products.get(key)
        if product is None:
            return f"{_what(self._web, key)} as a machine" if question.kind != "accessory" else "another part"
        if product.category is not question.category:
            return "another category"
        for demand in question.demands:
            if not self._truth.meets(product, demand):
                return self._broken_demand(demand, candidate, key)
        return {"accessory": "machine in place of its part", "compare": "another product"}.get(question.kind, "another product")

    def _broken_demand(self, demand: Demand, candidate: Candidate, key: str) -> str:
        if demand.kind == "product":
            return "another product than named"
        verdict = _verdict_on(candidate, demand)
        page = self._web.pages.get(verdict.evidence.url) if verdict and verdict.evidence else None
        if verdict is None or verdict.evidence is None or page is None:
            return f"{demand.kind} not demanded"
        if page.sells and thing(page) != key:
            return f"{thing_kind(page)} joined"
        if page.lie:
            return f"lie: {page.lie}"
        return self._misread(demand, page, verdict.evidence, key)

    def _misread(self, demand: Demand, page: WebPage, evidence: Evidence, key: str) -> str:
        if not self._is_own(page, evidence, key):
            return "carousel or another's section"
        if demand.kind == "price":
            return "currency" if page.currency and page.currency != demand.currency else "price"
        return "negation" if demand.kind == "feature" else f"{demand.kind} misread"

    # Offers.

    def _offers(self, score: Score, candidate: Candidate, key: str) -> None:
        for offer in candidate.offers:
            page = self._web.pages.get(offer.url)
            if page is None or page.kind != "offer":
                continue
            score.offers += 1
            if (kind := wrong_merge(page, offer, key)) is not None:
                score.wrong_merges[kind] += 1
            if page.price is not None:
                read = offer.price and (offer.price.amount, offer.price.currency)
                is_right = read == (page.price, page.currency)
                score.price_cells.append(is_right)
                if not is_right:
                    score.wrong_prices.append(f"{offer.url}: {page.price} {page.currency}, read {read}")

    # Quotes.

    def _quotes(self, score: Score, candidate: Candidate, key: str) -> None:
        for evidence in _evidences(candidate):
            page = self._web.pages.get(evidence.url)
            exists = page is not None and _in(evidence.quote, self._read(page, "", page.html))
            score.quotes_exist.append(exists)
            whose = self._foreign(page, evidence, key) if page is not None else "no page"
            score.quotes_own.append(not whose)
            if whose:
                score.foreign.append((whose, f"{key}: {evidence.quote!r} of {evidence.url}"))

    def _is_own(self, page: WebPage, evidence: Evidence, key: str) -> bool:
        return not self._foreign(page, evidence, key)

    def _foreign(self, page: WebPage, evidence: Evidence, key: str) -> str:
        """Whose words a quote is: of a joined page, of another's box or section. Empty where it is the thing's own or nobody's."""
        if page.sells and thing(page) != key and not (page.sells == key and page.what in NOT_NEW):
            return f"a joined page ({thing_kind(page)})"
        mine = {OWN, FRAME} if page.sells else {key, FRAME}
        if self._stands_in(page, evidence.quote, mine, inside=True) or not self._stands_in(
            page, evidence.quote, mine, inside=False
        ):
            return ""
        return "a carousel or comparison" if page.sells else "another product's section"

    def _stands_in(self, page: WebPage, quote: str, owners: set[str], *, inside: bool) -> bool:
        pieces = [(n, text) for n, (who, text) in enumerate(page.scope) if (who in owners) is inside]
        return any(_in(quote, self._read(page, str(n), text)) for n, text in pieces)

    def _read(self, page: WebPage, place: str, text: str) -> list[str]:
        key = (page.url, place)
        if key not in self._readings:
            self._readings[key] = readings(text.encode())
        return self._readings[key]


def thing(page: WebPage) -> str | None:
    """What a page sells: a product, a part, or a copy or neighbour of one (`tent/3+kit`)."""
    if page.sells is None:
        return None
    return page.sells if page.what == "product" or "#" in page.sells else f"{page.sells}+{page.what}"


def title_of(page: WebPage) -> str:
    """The title of a page, as a reader sees it."""
    return html.unescape(page.html.partition("<title>")[2].partition("</title>")[0])


def thing_kind(page: WebPage) -> str:
    """`sibling or other product` for a machine, else what the page sells."""
    return "sibling or other product" if page.what == "product" else page.what


def wrong_merge(page: WebPage, offer: ReportOffer, key: str) -> str | None:
    """The kind of thing that was joined to a product it is not; None where the offer is right, or a copy said to be used."""
    if thing(page) == key:
        return None
    if page.what in NOT_NEW and page.sells == key and offer.condition is not None and offer.condition != "new":
        return None
    return thing_kind(page)


def _what(web: ShoppingWeb, key: str) -> str:
    return next((p.what for p in web.pages.values() if thing(p) == key), NO_PRODUCT)


def _in(quote: str, texts: list[str]) -> bool:
    wanted = flat(quote)
    return bool(wanted) and any(wanted in text for text in texts)


def _evidences(candidate: Candidate) -> Iterator[Evidence]:
    yield from (o.evidence for o in candidate.offers if o.evidence)
    yield from (f.evidence for f in candidate.facts)
    yield from (v.evidence for v in candidate.verdicts if v.evidence)
    yield from (o.evidence for o in candidate.opinions)


# Demands.


def _verdict_on(candidate: Candidate, demand: Demand) -> Verdict | None:
    """The verdict that passed a demand: of the price, or one whose words or figure are the demand's."""
    for verdict in candidate.verdicts:
        is_price = verdict.constraint.startswith("price")
        if (
            verdict.verdict is VerdictKind.PASS
            and is_price == (demand.kind == "price")
            and (is_price or _says(verdict.constraint, demand))
        ):
            return verdict
    return None


def heard(report: Report, demand: Demand) -> bool:
    """Whether a demand is in the ledger, or is said not to have been used."""
    constraints = report.brief.constraints
    if demand.kind in {"price", "attribute"} and any(c.number == demand.value for c in constraints):
        return True
    lines = [f"{c.text} {c.words} {' '.join(c.values)}" for c in constraints]
    lines += [str(line) for name in ("preferences", "unused", "corrected") for line in getattr(report.brief, name, ())]
    return any(_says(line, demand) for line in lines)


def _says(line: str, demand: Demand) -> bool:
    text = fold(line)
    return any(all(word in text for word in _content(words)) for words in demand.words)


def _content(words: str) -> Iterable[str]:
    """The words of a name that carry it: all of a few letters and more, folded."""
    found = re.findall(r"\w+", fold(words))
    return [w for w in found if len(w) > _SMALL_WORD or w.isdigit()] or found


_SMALL_WORD = 3


def fold(text: str) -> str:
    """Lower case without accents; underscores are spaces."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("_", " "))
    return "".join(c for c in plain if not unicodedata.combining(c))
