"""The last check removes what stands in another product's box, and what its own words deny, whatever the judge said."""

from __future__ import annotations

from emptor.agents.verifying.claims import Claim, failing
from emptor.models.evidence import Evidence

_PAGE = """<html><body><h1>Aster 14 Monitor</h1><p>Noise cancelling is not available on this model.</p>
<p>Wireless, with a stand.</p>
<section class="related-products"><h2>Customers also bought</h2><p>Borea 4K Monitor with noise cancelling</p></section>
</body></html>"""


def _faults(quote: str, *affirms: str, path: str = "text") -> list[str]:
    claim = Claim(
        where="Aster 14 Monitor: verdict",
        text="",
        evidence=Evidence(url="https://shop.example/p/1", snapshot_id="s", quote=quote, path=path),
        affirms=affirms,
        product="Aster 14 Monitor",
    )
    return [why for _, why in failing([claim], {"s": _PAGE})]


def test_words_of_another_part_of_the_page_are_removed() -> None:
    """A carousel is no evidence, although its words stand in the snapshot."""
    assert _faults("Borea 4K Monitor with noise cancelling") == ["the quoted words stand in another product's part of the page"]


def test_words_that_deny_a_feature_do_not_carry_a_pass() -> None:
    """Polarity is read again, without the judge's verdict."""
    assert _faults("Noise cancelling is not available on this model.", "noise-cancelling") == [
        "the quoted words do not affirm it"
    ]


def test_what_stands_in_the_own_part_and_affirms_is_kept() -> None:
    assert _faults("Wireless, with a stand.", "wireless") == []
