"""Real pages of many shops and sites: fields, main text, page kind, block pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from statistics import fmean

from emptor.models.extraction import PageKind
from tests.evals.frame import Failure, Figure, Split, SuiteResult, share
from tests.evals.reliability import reliability
from tests.evals.saved_pages import BLOCKED_SET, PRODUCT_SETS, TEXT_SET, SavedPage, f1, read_set, right, word_f1

TITLE = "Real pages of shops and sites: F1 of each field, words of the main text, page kind, block pages"
FIELDS = ("price", "currency", "availability", "title", "brand", "sku", "gtin", "mpn")
JUDGED = tuple(field for field in FIELDS if field != "title")  # title labels of this source keep the shop's name: `Rust on Steam`
KINDS = {"article": PageKind.ARTICLE, "forum": PageKind.FORUM, "collection": PageKind.LISTING}
POOR_TEXT = 0.8  # word F1 below which a page's main text is listed as a failure


def run() -> SuiteResult:
    """Extract every page and hold it against its labels."""
    products = [page for name in PRODUCT_SETS for page in read_set(name)]
    texts, blocked = read_set(TEXT_SET), read_set(BLOCKED_SET)
    figures = [
        *(field_figure(field, products) for field in FIELDS),
        *(figure for kind in KINDS for figure in _text_figures(kind, texts)),
        *_kind_figures(products, texts),
        *_block_figures(blocked, products + texts),
        *reliability(products, JUDGED),
        share("price on a page that sells nothing", _prices_claimed(texts + blocked), lower_is_better=True),
    ]
    failures = [*field_failures(products), *_text_failures(texts), *_kind_failures(products + texts + blocked)]
    return SuiteResult(tuple(figures), tuple(failures), tuple(_by_shop(products)))


def _labels(page: SavedPage, field: str) -> list[str] | None:
    labels = page.truth["fields"].get(field, [] if field == "price" else None)
    return None if labels is None else [str(label) for label in labels if label is not None]


def _outcome(page: SavedPage, field: str) -> tuple[bool, bool, bool] | None:
    labels, value = _labels(page, field), page.got["fields"][field]
    if labels is None:
        return None
    return bool(labels), value is not None, value is not None and bool(labels) and right(field, labels, value)


def field_figure(field: str, pages: Sequence[SavedPage]) -> Figure:
    """Return the F1 of one field over the pages that label it."""

    def score(half: Sequence[SavedPage]) -> float | None:
        return f1(outcome for page in half if (outcome := _outcome(page, field)))

    return _by_half(f"{field} F1", [page for page in pages if _labels(page, field) is not None], score)


def _text_figures(kind: str, pages: Iterable[SavedPage]) -> list[Figure]:
    of_kind = [page for page in pages if page.truth["kind"] == kind]
    return [
        _by_half(f"main text, word F1: {kind}", of_kind, _mean(_words_right)),
        _by_half(f"main text, passages kept: {kind}", of_kind, _mean(lambda page: _present(page, "with"))),
        _by_half(f"main text, boilerplate dropped: {kind}", of_kind, _mean(lambda page: 1 - _present(page, "without", none=0.0))),
    ]


def _words_right(page: SavedPage) -> float:
    return word_f1(page.got["text"], page.truth["main_content"] or "")


def _present(page: SavedPage, label: str, *, none: float = 1.0) -> float:
    passages, text = page.truth.get(label) or [], page.got["text"].casefold()
    return fmean(passage.casefold() in text for passage in passages) if passages else none


def _kind_figures(products: Sequence[SavedPage], texts: Sequence[SavedPage]) -> list[Figure]:
    groups = {"product": products, **{kind: [page for page in texts if page.truth["kind"] == kind] for kind in KINDS}}
    return [
        share(f"page kind: {kind}", ((page.split, page.got["kind"] == _kind_of(page)) for page in pages))
        for kind, pages in groups.items()
    ]


def _block_figures(blocked: Sequence[SavedPage], others: Sequence[SavedPage]) -> list[Figure]:
    return [
        share("block pages recognised", ((page.split, page.got["blocked"]) for page in blocked)),
        share("other pages taken for blocks", ((page.split, page.got["blocked"]) for page in others), lower_is_better=True),
    ]


def _prices_claimed(pages: Iterable[SavedPage]) -> Iterable[tuple[Split, bool]]:
    return ((page.split, page.got["fields"]["price"] is not None) for page in pages)


def _kind_of(page: SavedPage) -> PageKind:
    if page.set_name == BLOCKED_SET:
        return PageKind.BLOCKED
    return KINDS[page.truth["kind"]] if page.set_name == TEXT_SET else PageKind.PRODUCT


def field_failures(pages: Iterable[SavedPage]) -> Iterable[Failure]:
    """Yield the fields of pages that were read wrong."""
    for page in pages:
        for field in FIELDS:
            outcome = _outcome(page, field)
            if outcome and (outcome[0] or outcome[1]) and not outcome[2]:
                expected, got = " or ".join(_labels(page, field) or ["none"]), str(page.got["fields"][field])
                yield Failure(page.split, f"{page.name} {page.truth['url']}", field, expected, got)


def _text_failures(pages: Iterable[SavedPage]) -> Iterable[Failure]:
    for page in pages:
        if (score := _words_right(page)) < POOR_TEXT:
            yield Failure(page.split, f"{page.name} {page.truth['url']}", "main text", f"{POOR_TEXT}", f"{score:.2f}")


def _kind_failures(pages: Iterable[SavedPage]) -> Iterable[Failure]:
    for page in pages:
        if page.got["kind"] != _kind_of(page):
            yield Failure(page.split, page.name, "page kind", _kind_of(page).value, page.got["kind"])


def _by_shop(pages: Sequence[SavedPage]) -> Iterable[str]:
    """The fields of each known shop: how many are right of how many, over all its pages."""
    shops = sorted({page.shop for page in pages if page.split is Split.KNOWN})
    for shop in shops:
        own = [page for page in pages if page.shop == shop]
        scores = {field: f1(found for page in own if (found := _outcome(page, field))) for field in FIELDS}
        yield f"{shop} ({len(own)}): " + ", ".join(f"{field} {score:.2f}" for field, score in scores.items() if score is not None)


def _by_half(name: str, pages: Sequence[SavedPage], score: Callable[[Sequence[SavedPage]], float | None]) -> Figure:
    halves = [[page for page in pages if page.split is half] for half in Split]
    known, unseen = (score(half) if half else None for half in halves)
    return Figure(name, known, unseen, (len(halves[0]), len(halves[1])))


def _mean(score: Callable[[SavedPage], float]) -> Callable[[Sequence[SavedPage]], float]:
    return lambda pages: fmean(map(score, pages))
