"""The bazaar: the same for the same seed, of other goods than suite webs, and its questions have answers by its own data."""

from __future__ import annotations

import pytest

from tests.evals.bazaar.asking import make_questions
from tests.evals.bazaar.building import make_bazaar
from tests.evals.bazaar.saying import words
from tests.evals.bazaar.templates import HELD_OUT, TEMPLATES
from tests.evals.bazaar.wares import kinds
from tests.evals.frame import Split
from tests.evals.suites.bazaar import plan
from tests.evals.webs.building import ShoppingWeb
from tests.evals.webs.goods import categories
from tests.evals.webs.language import LANGUAGES

CHOSEN = tuple(kind for kind in kinds() if kind.key in {"rice_cooker", "roof_box"})


@pytest.fixture(scope="module")
def web() -> ShoppingWeb:
    return make_bazaar("test", CHOSEN)


def test_a_seed_makes_the_same_bazaar_again(web: ShoppingWeb) -> None:
    again = make_bazaar("test", CHOSEN)
    assert {url: page.html for url, page in web.pages.items()} == {url: page.html for url, page in again.pages.items()}
    assert [q.text for q in make_questions(web, 0)] == [q.text for q in make_questions(again, 0)]


def test_no_kind_of_goods_is_one_of_suite_webs() -> None:
    assert not {kind.key for kind in kinds()} & {category.key for category in categories()}
    assert len(kinds()) >= 11


def test_both_halves_have_kinds_and_shop_markup_of_their_own() -> None:
    halves = {split: {kind.key for _, chosen in plan(split, 2) for kind in chosen} for split in Split}
    assert all(halves.values())
    assert not halves[Split.KNOWN] & halves[Split.UNSEEN]
    markups = {s: {shop.markup for seed, chosen in plan(s, 1) for shop in make_bazaar(seed, chosen).shops} for s in Split}
    assert markups[Split.UNSEEN] - markups[Split.KNOWN] == set(HELD_OUT)
    assert markups[Split.KNOWN] == set(TEMPLATES)


def test_each_question_has_an_answer_by_the_data_or_is_meant_to_have_none(web: ShoppingWeb) -> None:
    asked = list(make_questions(web, 0))
    assert len(asked) >= len(CHOSEN) * 6
    assert all(q.best <= q.right for q in asked)
    assert all(q.right or q.kind in {"nothing", "absent"} for q in asked)
    assert {q.language for q in asked} == set(LANGUAGES)


def test_a_machine_its_spare_and_its_kit_are_pages_of_their_own(web: ShoppingWeb) -> None:
    assert {"product", "spare", "accessory", "kit", "used", "refurbished"} <= {page.what for page in web.pages.values()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_writes_all_that_the_pages_show(language: str) -> None:
    here, english = words(language).data, words("en").data
    assert set(here["page"]) >= set(english["page"])
    assert set(here["ask"]) >= set(english["ask"])
    assert len(here["spare"]) == len(english["spare"])
