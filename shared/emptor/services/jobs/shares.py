"""Links that show a report to whoever has them, and nothing else of its owner."""

from __future__ import annotations

from uuid import UUID

from emptor.core.errors import Conflict, NotFound
from emptor.core.version import API_PREFIX
from emptor.db.shares import SHARES_MAX, ShareRepository
from emptor.models.report import Cost, Report
from emptor.models.shares import SharedReport, ShareLinks, ShareMade, Shares
from emptor.services.jobs.research import ResearchService

_GONE = "This link shows nothing: it has expired, was revoked, or is not complete. Ask whoever sent it for another."


class ShareService:
    """Making, listing, revoking and opening links."""

    def __init__(self, shares: ShareRepository, research: ResearchService) -> None:
        self._shares = shares
        self._research = research

    async def create(self, user_id: UUID, job_id: UUID, days: int) -> ShareMade:
        """Make a link. Raises NotFound; Conflict when the job has no report, or too many links."""
        await self._research.report(user_id, job_id)
        made = await self._shares.create(user_id, job_id, days)
        if made is None:
            raise Conflict(f"The report has {SHARES_MAX} links, the most there may be: revoke one first.")
        token, share = made
        return ShareMade(**share.model_dump(), links=_links(token))

    async def of_job(self, user_id: UUID, job_id: UUID) -> Shares:
        """List the links of a job that still hold. Raises NotFound."""
        await self._research.owned(user_id, job_id)
        return Shares(items=await self._shares.of_job(user_id, job_id))

    async def revoke(self, user_id: UUID, job_id: UUID, share_id: UUID) -> None:
        """End a link at once. Raises NotFound."""
        if not await self._shares.delete(user_id, job_id, share_id):
            raise NotFound(f"This job has no link {share_id}: it is listed by GET /api/v1/research/{{id}}/shares until it ends.")

    async def open(self, token: str) -> SharedReport:
        """Return what a link shows. Raises NotFound, whatever the reason."""
        opened = await self._shares.open(token)
        if opened is None:
            raise NotFound(_GONE)
        report = Report.model_validate(opened.report)
        shown = report.model_copy(update={"job_id": opened.share_id, "cost": Cost(), "timing": (), "wall_ms": 0.0})
        return SharedReport(expires_at=opened.expires_at, report=shown)


def _links(token: str) -> ShareLinks:
    path = f"{API_PREFIX}/shared/{token}"
    return ShareLinks(report=path, html=f"{path}/report.html", markdown=f"{path}/report.md", csv=f"{path}/report.csv")
