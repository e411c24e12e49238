"""The report in a terminal of 80 columns."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from rich.console import Console

from emptor.models.brief import Brief, Correction
from emptor.models.evidence import Evidence
from emptor.models.money import Money
from emptor.models.report import (
    Candidate,
    Recommendation,
    Report,
    ReportOffer,
    Source,
    SourceRole,
    Verdict,
    VerdictKind,
)
from emptor_local.cli.render import print_report

URL = "https://shop.example/p/arco-kettle"
READ_AT = datetime(2026, 11, 16, 9, tzinfo=UTC)
WORDS = Evidence(url=URL, snapshot_id="s1", quote="€ 39,90")
OFFER = ReportOffer(
    url=URL,
    seller="shop.example",
    price=Money(amount=Decimal("39.90"), currency="EUR"),
    availability=None,
    observed_at=READ_AT,
    evidence=WORDS,
)
TOO_EXPENSIVE = Verdict(constraint="price <= 50 EUR", verdict=VerdictKind.FAIL, evidence=WORDS, reason="89.00 EUR is more")
UNKNOWN = Verdict(constraint="has quiet", verdict=VerdictKind.UNKNOWN, evidence=None, reason="no page tells")
REPORT = Report(
    job_id=UUID(int=1),
    brief=Brief(question="ketle under 50 euro", corrected=(Correction(written="ketle", read="kettle"),), unused=("soon",)),
    summary="Arco Kettle is the best match.",
    candidates=(
        Candidate(name="Arco Kettle", rank=1, score=0.9, qualifies=True, offers=(OFFER,)),
        Candidate(name="Brio Kettle", rank=2, score=0.3, qualifies=False, verdicts=(UNKNOWN, TOO_EXPENSIVE)),
    ),
    recommendation=Recommendation(name="Arco Kettle", statements=()),
    sources=(Source(url=URL, role=SourceRole.RETAILER, outcome="read"),),
    web="live",
    generated_at=READ_AT,
)


def printed(*, width: int = 80, verbose: bool = False, language: str = "en") -> str:
    """The report as a terminal of this width shows it."""
    file = io.StringIO()
    report = REPORT.model_copy(update={"brief": REPORT.brief.model_copy(update={"answer_language": language})})
    print_report(report, Console(file=file, width=width, highlight=False), verbose=verbose)
    return file.getvalue()


def test_how_the_question_was_read_comes_first_and_then_the_product_with_price_shop_link_and_date() -> None:
    text = printed()
    places = [text.index(words) for words in ("“ketle” is “kettle”", "Not used: “soon”", "Recommendation: Arco Kettle")]
    places += [text.index(words) for words in ("39.90 EUR at shop.example, read on 16 November 2026", URL, "Brio Kettle")]
    assert places == sorted(places)


def test_what_rules_a_product_out_is_said_in_one_line_and_a_failure_before_what_is_unknown() -> None:
    text = printed()
    assert "✗ price ≤ 50 EUR: 89.00 EUR is more" in text
    assert "no page tells" not in text


def test_sources_are_counts_and_verbose_lists_them() -> None:
    assert "Sources: retailer 1." in printed()
    assert printed().count(URL) == 1
    assert printed(verbose=True).count("no page tells") == 1
    assert "Outcome" in printed(verbose=True)


def test_no_line_is_wider_than_the_terminal() -> None:
    assert max(map(len, printed(width=80).splitlines())) <= 80
    assert max(map(len, printed(width=60).splitlines())) <= 60


def test_the_fixed_words_are_in_the_language_of_the_answer() -> None:
    """Headings, the offer and the counts in German; quotations stay in the page's words."""
    text = printed(language="de")
    for words in ("Empfehlung: Arco Kettle", "39,90 EUR bei shop.example, gelesen am 16. November 2026", "Händler 1"):
        assert words in text.replace("\u00a0", " ")
    assert "Recommendation" not in text
    assert "keine gelesene Seite sagt es" in printed(language="de", verbose=True)


def test_a_piped_report_has_no_trailing_blanks_where_products_are_listed() -> None:
    """Each line of the list ends with its last word."""
    lines = printed().splitlines()
    start = lines.index("The others")
    assert [line for line in lines[start : start + 3] if line != line.rstrip()] == []
