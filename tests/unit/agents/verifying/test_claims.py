"""The last check removes what stands in another product's box, and what its own words deny, whatever the judge said."""

from __future__ import annotations

from emptor.agents.verifying.claims import Claim, failing
from emptor.models.evidence import Evidence

_PAGE = """<html><body><h1>Aster 14 Monitor</h1><p>Noise cancelling is not available on this model.</p>
<p>It is wireless and comes with a stand.</p>
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
    assert _faults("It is wireless and comes with a stand.", "wireless") == []


_CARD = (
    "<html lang='en'><body><h1>Aster 14 Monitor</h1><p>£300.00</p><table>"
    "<tr><td>Wireless charging</td><td>Not on this one</td></tr><tr><td>Height adjustable</td><td>Yes</td></tr></table>"
    "<div><a href='/p/2'>Borea 4K Monitor</a> <b>£200.00</b> <small>Weight: 4.6 kg</small></div></body></html>"
)


def _fault_on_shop_page(quote: str, *, sold: bool, affirms: tuple[str, ...] = ()) -> list[str]:
    evidence = Evidence(url="https://shop.example/p/1", snapshot_id="s", quote=quote, path="text")
    claim = Claim(where="x", text="", evidence=evidence, product="Aster 14 Monitor", sold=sold, affirms=affirms)
    return [why for _, why in failing([claim], {"s": _CARD})]


def test_words_of_a_card_are_removed_where_the_page_sells_the_product() -> None:
    """An article's card speaks of the product it names; a shop's page has cards of others only."""
    assert _fault_on_shop_page("Weight: 4.6 kg", sold=True) == ["the quoted words stand in another product's part of the page"]
    assert _fault_on_shop_page("Weight: 4.6 kg", sold=False) == []


def test_a_row_is_read_again_as_label_and_value() -> None:
    """Of an open feature too, which stands in no vocabulary: what is not understood carries no pass."""
    refused = ["the quoted words do not affirm it"]
    assert _fault_on_shop_page("Wireless charging Not on this one", sold=True, affirms=("wireless charging",)) == refused
    assert _fault_on_shop_page("Height adjustable Yes", sold=True, affirms=("height adjustable",)) == []


def test_a_name_affirms_by_naming_and_a_sentence_only_by_what_is_understood() -> None:
    """The same words are read as a name where the page is called so."""
    page = (
        "<html lang='en'><title>Aster 14 monitor, swivel base</title>"
        "<body><h1>Aster 14</h1><p>Swivel base? Ask us.</p></body></html>"
    )

    def fault(quote: str) -> list[str]:
        evidence = Evidence(url="https://shop.example/p/1", snapshot_id="s", quote=quote, path="text")
        return [w for _, w in failing([Claim(where="x", text="", evidence=evidence, affirms=("swivel base",))], {"s": page})]

    assert fault("Aster 14 monitor, swivel base") == []
    assert fault("Swivel base? Ask us.") == ["the quoted words do not affirm it"]
