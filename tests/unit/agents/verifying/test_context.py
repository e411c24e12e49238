"""A second look at a quotation: what stands around it in the page's own tree."""

from __future__ import annotations

import pytest

from emptor.agents.verifying.claims import Claim, failing
from emptor.agents.verifying.context import is_refuted
from emptor.extract.evidence import SourceText
from emptor.models.evidence import Evidence

_PAGE = "<html><body><main><h1>Oakline H5</h1>{}</main></body></html>"


@pytest.mark.parametrize(
    ("markup", "quote"),
    [
        ("<table><tr><td>Bluetooth</td><td>No</td></tr></table>", "Bluetooth"),
        ('<table><tr><td>Bluetooth</td><td><img src="x.png" alt="nein"></td></tr></table>', "Bluetooth"),
        ("<h3>Not included</h3><ul><li>Remote control</li><li>USB-C cable</li></ul>", "USB-C cable"),
        ("<h3>Optional accessories</h3><ul><li>Wireless module</li></ul>", "Wireless module"),
        ("<h3>Customers also bought</h3><ul><li>Kelda K2, wireless</li></ul>", "Kelda K2, wireless"),
    ],
    ids=["a cell beside it says no", "a picture beside it says no", "a list of what is missing", "an option", "other products"],
)
def test_the_place_of_a_quotation_takes_it_back(markup: str, quote: str) -> None:
    """The words alone affirm; the page does not."""
    assert is_refuted(SourceText(_PAGE.format(markup)), quote)


@pytest.mark.parametrize(
    ("markup", "quote"),
    [
        ("<table><tr><td>Bluetooth</td><td>5.3</td></tr><tr><td>NFC</td><td>No</td></tr></table>", "Bluetooth"),
        ("<h3>In the box</h3><ul><li>USB-C cable</li></ul>", "USB-C cable"),
        (
            "<h3>Not included</h3><p>Batteries are sold apart. The H5 is wireless and folds flat in a bag.</p>",
            "The H5 is wireless",
        ),
        ("<h3>Not included</h3><ul><li>USB-C cable</li></ul><h3>Features</h3><ul><li>USB-C cable</li></ul>", "USB-C cable"),
    ],
    ids=["another row says no", "a list of what is there", "a sentence of its own", "affirmed in another place"],
)
def test_a_quotation_whose_place_agrees_is_kept(markup: str, quote: str) -> None:
    """Only what every place takes back falls."""
    assert not is_refuted(SourceText(_PAGE.format(markup)), quote)


def test_a_verdict_on_such_a_quotation_is_removed_and_counted() -> None:
    """The judge's reading of the passage is not asked again."""
    page = _PAGE.format("<h3>Not included</h3><ul><li>Bluetooth</li></ul>")
    quote = Evidence(url="https://shop.example/p/1", snapshot_id="s", quote="Bluetooth", path="text")
    claim = Claim(
        where="Oakline H5: verdict has bluetooth", text="", evidence=quote, affirms=("bluetooth",), product="Oakline H5"
    )
    assert [why for _, why in failing([claim], {"s": page})] == ["the page takes it back beside the quoted words"]
