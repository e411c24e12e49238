"""Pages of the size and make that once took the parser or the reader of threads minutes are read."""

from __future__ import annotations

import pytest

from emptor.core.cpu import CpuPool
from emptor.extract.dom.guard import MAX_ATTRIBUTES, MAX_OPTIONS, bounded
from emptor.models.extraction import Extraction
from tests.fakes.large_pages import attributes, posts, rows, said_of

LIMIT_S = 20.0  # of CPU time; what hung took minutes


@pytest.mark.slow
@pytest.mark.parametrize("page", [rows(), attributes(), posts()], ids=["150,000 rows", "300,000 attributes", "30,000 posts"])
async def test_a_large_page_is_read(page: str) -> None:
    """The process that reads it is not killed for its CPU time."""
    pool = CpuPool(1)
    try:
        read = Extraction.model_validate_json(await pool.run(said_of, page, timeout_s=LIMIT_S))
    finally:
        pool.close()
    assert read.title


def test_a_tag_keeps_its_first_attributes() -> None:
    """Names, quoted values with brackets in them, and the text after it are as they were."""
    many = " ".join(f"data-{n}='<{n}>'" for n in range(MAX_ATTRIBUTES + 50))
    cut = bounded(f'<p class="a > b" {many}>said</p><b id=x>too</b>')
    assert cut.startswith('<p class="a > b" data-0=')
    assert f"data-{MAX_ATTRIBUTES - 2}=" in cut
    assert f"data-{MAX_ATTRIBUTES - 1}=" not in cut
    assert cut.endswith(">said</p><b id=x>too</b>")


def test_a_tag_of_many_attributes_that_is_within_the_bound_stays() -> None:
    page = "<p " + " ".join(f'a{n}="{n}"' for n in range(MAX_ATTRIBUTES)) + ">said</p>"
    assert bounded(page) == page


def test_each_choice_keeps_its_first_options() -> None:
    """What stands after them is as it was, another choice among it."""
    many = "".join(f"<option value={n}>Size {n}</option>" for n in range(MAX_OPTIONS + 5))
    cut = bounded(f"<SELECT>{many}</SELECT><p>said</p><select>{many}</select><b>too</b>")
    assert cut.count("<option") == 2 * MAX_OPTIONS
    assert f">Size {MAX_OPTIONS - 1}</option></SELECT><p>said</p><select><option value=0>" in cut
    assert cut.endswith("</option></select><b>too</b>")


def test_options_within_the_bound_stay() -> None:
    page = f"<select>{'<option>Size' * MAX_OPTIONS}</select>"
    assert bounded(page) == page
