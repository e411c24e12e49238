"""Pairs of shop pages: is it one product, one in another variant, a used copy, or something else?

A *wrong merge* joins what does not belong together: a sibling, a spare part, a bundle, an empty box. A *wrong split* keeps two
pages of one product apart. Rows stand in `data/identity.jsonl`. Both pages are read and resolved as in a research job, in both
orders.

`same` of a row:
- `same`: one product; the pages must be joined.
- `apart`: they must not be.
- `used`: a used, refurbished or ex-display copy. Apart is right; joined is right only if the offer carries its condition.
- `variant`: another colour, or another size of a garment. One product with two offers; it has a figure of its own.

`asked` of some rows is the kind of thing that the first page sells. A question for it must not be answered with the second page,
beside the first or alone, and must be with the first.

`wording` is the second page's name without the words of the first: one wording is in one half.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from emptor.agents.research.resolve import dossiers_of
from emptor.models.brief import Brief
from emptor.models.dossier import Dossier
from emptor.models.extraction import Condition
from emptor.models.research import ReadPage
from tests.evals.frame import Failure, Figure, Split, SuiteResult, share, split_of
from tests.evals.pages import ShopPage, read_page
from tests.evals.rows import read_rows

TITLE = "identity: one product or two, in 8 languages"

_NOT_NEW = frozenset({Condition.USED, Condition.REFURBISHED, Condition.DAMAGED})
_TAKEN, _TAKEN_ALONE, _UNKNOWN = "part taken for the thing", "part taken for the thing, alone", "thing not recognised"
_MERGE, _SPLIT, _GROUPED, _READ = "wrong merge", "wrong split", "variants grouped", "page not read as a product"

Outcomes = defaultdict[str, list[tuple[Split, bool]]]


def run() -> SuiteResult:
    """Resolve every pair, and count wrong merges and wrong splits apart."""
    outcomes: Outcomes = defaultdict(list)
    failures: list[Failure] = []
    for number, row in enumerate(read_rows("identity")):
        split, same = split_of(row["wording"]), row["same"]
        pages = pages_of(row, number)
        missed = any(page.extraction is None or page.extraction.product is None for page in pages)
        joined = is_joined(pages)
        wrong = wrong_merge(same, pages) if same in {"apart", "used"} else not joined
        name = {"same": _SPLIT, "variant": _GROUPED}.get(same, _MERGE)
        outcomes[name].append((split, not wrong if same == "variant" else wrong))
        outcomes[f"{name}, {row['kind']}"].append((split, not wrong if same == "variant" else wrong))
        if name == _MERGE:
            outcomes[f"{_MERGE}, {row['pages'][1]['language']}"].append((split, wrong))
        outcomes[_READ].append((split, missed))
        if asked := row.get("asked"):
            wrongs = {
                _TAKEN: is_taken(asked, pages, *pages),
                _TAKEN_ALONE: is_taken(asked, pages, pages[1]),
                _UNKNOWN: not is_answered(asked, pages),
            }
            for figure, failed in wrongs.items():
                outcomes[figure].append((split, failed))
                failures += [_fault(split, row, figure)] if failed else []
        if wrong or missed:
            failures.append(_failure(split, row, joined=joined, missed=missed))
    return SuiteResult(tuple(_figures(outcomes)), tuple(failures))


def _figures(outcomes: Outcomes) -> list[Figure]:
    first = (_MERGE, _SPLIT, _GROUPED, _READ, _TAKEN, _TAKEN_ALONE, _UNKNOWN)
    names = [*(name for name in first if name in outcomes), *sorted(set(outcomes) - set(first))]
    return [share(name, outcomes[name], lower_is_better=not name.startswith(_GROUPED)) for name in names]


def _failure(split: Split, row: dict[str, Any], *, joined: bool, missed: bool) -> Failure:
    one, other = (page["name"] for page in row["pages"])
    got = _READ if missed else "joined" if joined else "apart"
    return Failure(split, f"{one} | {other}", f"{row['pages'][1]['language']}, {row['kind']}", row["same"], got)


def _fault(split: Split, row: dict[str, Any], kind: str) -> Failure:
    one, other = (page["name"] for page in row["pages"])
    return Failure(split, f"{one} | {other}", f"{row['pages'][1]['language']}, {row['kind']}", row["asked"], kind)


def is_taken(asked: str, pages: list[ReadPage], *read: ReadPage) -> bool:
    """Whether the second page answers a question for the kind of thing that the first one sells, where `read` was read."""
    machine, part = pages
    return any(part.url in d.roles and machine.url not in d.roles for d in _asked_for(asked, list(read)))


def is_answered(asked: str, pages: list[ReadPage]) -> bool:
    """Whether the first page is an answer to a question for the kind of thing that it sells, beside the second and alone."""
    machine = pages[0]
    return all(any(machine.url in d.roles for d in _asked_for(asked, given)) for given in (pages, [machine]))


def _asked_for(asked: str, pages: list[ReadPage]) -> list[Dossier]:
    language = pages[0].extraction.language if pages[0].extraction else None
    return dossiers_of(pages, Brief(question=asked, category=asked, language=language or "en"))


def pages_of(row: dict[str, Any], number: int = 0) -> list[ReadPage]:
    """The row's pages, at a shop each."""
    return [
        read_page(shop_page(facts, f"https://shop-{which}.example/p/{number}"))
        for which, facts in zip("ab", row["pages"], strict=True)
    ]


def shop_page(facts: dict[str, Any], url: str) -> ShopPage:
    """A page that prints the facts; identifiers stand in its specification."""
    identifiers = [(label, facts[key]) for label, key in (("EAN", "gtin"), ("MPN", "mpn")) if key in facts]
    return ShopPage(
        name=facts["name"],
        url=url,
        language=facts["language"],
        price=facts["price"],
        brand=facts.get("brand"),
        category=facts.get("category", ()),
        sentences=facts.get("sentences", ()),
        specs=(*identifiers, *(tuple(spec) for spec in facts.get("specs", ()))),
    )


def resolved(pages: list[ReadPage]) -> list[Dossier]:
    """Return what the product makes of the pages when no kind of thing is asked for."""
    return dossiers_of(pages, Brief(question=""))


def is_joined(pages: list[ReadPage]) -> bool:
    """Whether both pages are one product, in whatever order they come."""
    return all(len(resolved(order)) == 1 for order in (pages, pages[::-1]))


def wrong_merge(same: str, pages: list[ReadPage]) -> bool:
    """Whether the pages are joined in one of the orders although they must not be."""
    merged = [dossiers[0] for order in (pages, pages[::-1]) if len(dossiers := resolved(order)) == 1]
    return bool(merged) if same == "apart" else any(not _carries_condition(dossier, pages[1].url) for dossier in merged)


def _carries_condition(dossier: Dossier, url: str) -> bool:
    return all(offer.condition in _NOT_NEW for offer in dossier.offers if offer.url == url)
