"""The scorer of real pages: what counts as right, and how F1 counts what is wrong."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.evals.frame import SuiteSkipped
from tests.evals.saved_pages import FOLDER_VARIABLE, SavedPage, f1, read_set, right, word_f1
from tests.evals.suites import pages


@pytest.mark.parametrize(("field", "labels", "value", "matches"), [
    ("price", ["19.50"], "19.5", True),
    ("price", ["19.50"], "1950", False),
    ("price", ["19.50"], "about 20", False),
    ("currency", ["$"], "CAD", True),
    ("currency", ["€"], "USD", False),
    ("sku", ["002.937.72"], "293772", True),
    ("sku", ["002.937.72"], "293773", False),
    ("brand", ["CARAN D'ACHE"], "Caran d'Ache", True),
    ("availability", ["InStock"], "OutOfStock", False),
    ("title", ["Men's Wool Runner"], "Mens Wool Runner", False),
    ("title", ["Men's Wool Runner"], "Men's Wool Runner, Natural Grey", True),
    ("title", ["Rug"], "Rug and nine more words that no one asked for", False),
])  # fmt: skip
def test_a_value_is_right_when_it_is_one_of_its_labels(field: str, labels: list[str], value: str, matches: bool) -> None:
    """Prices as numbers, codes by their letters and digits, names by most of their words, the rest exactly."""
    assert right(field, labels, value) is matches


def test_a_wrong_value_costs_more_than_a_missing_one() -> None:
    """Of two labels, one right and one missed is 2/3; one right and one wrong is 1/2."""
    hit, missed, wrong, invented = (True, True, True), (True, False, False), (True, True, False), (False, True, False)
    assert f1([hit, missed]) == pytest.approx(2 / 3)
    assert f1([hit, wrong]) == pytest.approx(1 / 2)
    assert f1([hit, invented]) == pytest.approx(2 / 3)
    assert f1([(False, False, False)]) is None


def test_words_are_compared_as_often_as_they_stand() -> None:
    """A text that repeats itself is not the text."""
    assert word_f1("One two three", "one two three") == 1.0
    assert word_f1("one one one", "one two three") == pytest.approx(1 / 3)
    assert word_f1("", "one") == 0.0


def test_without_pages_the_suite_is_skipped_with_the_way_to_get_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clone without the folder stays green, and says what to set."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    with pytest.raises(SuiteSkipped, match=FOLDER_VARIABLE):
        pages.run()


def test_pages_of_one_shop_share_a_half() -> None:
    """`www.` and the path do not move a page from the half of its shop."""
    first, second = (SavedPage("products", {"id": n, "url": url}, {}) for n, url in enumerate(
        ["https://www.shop.example/a", "https://shop.example/b?c=d"]
    ))  # fmt: skip
    assert first.shop == second.shop == "shop.example"


def test_saved_pages_are_extracted_beside_their_labels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A set is a file of labels and a gzipped page for each."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    folder = tmp_path / "products"
    folder.mkdir()
    row = {"id": "7", "url": "https://shop.example/p/7", "fields": {"price": ["48.0"]}}
    (folder / "truth.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    html = '<html lang="en-US"><h1>Kettle</h1><p class="price">$48.00</p><button>Add to cart</button></html>'
    (folder / "7.html.gz").write_bytes(gzip.compress(html.encode()))
    [page] = read_set("products")
    assert page.got["fields"]["price"] == "48"
    assert right("price", page.truth["fields"]["price"], page.got["fields"]["price"])
