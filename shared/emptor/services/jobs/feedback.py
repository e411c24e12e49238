"""What users say of their answers, and what operators read of it."""

from __future__ import annotations

from uuid import UUID

from emptor.core.errors import InvalidInput
from emptor.db.feedback import FeedbackRepository
from emptor.models.api import CursorPage
from emptor.models.feedback import FeedbackList, FeedbackRequest, FeedbackView, OperatorFeedback, Rating
from emptor.services.jobs.research import ResearchService


class FeedbackService:
    """Taking opinions, and listing them."""

    def __init__(self, rows: FeedbackRepository, research: ResearchService) -> None:
        self._rows = rows
        self._research = research

    async def say(self, user_id: UUID, job_id: UUID, said: FeedbackRequest) -> FeedbackView:
        """Keep an opinion, in place of the user's former one of the same.

        Raises:
            NotFound: the job is not the user's.
            Conflict: it has no report to say anything of.
            InvalidInput: the report has no candidate of that rank.
        """
        report = await self._research.report(user_id, job_id)
        if said.rank is not None and said.rank not in {candidate.rank for candidate in report.candidates}:
            raise InvalidInput(f"The report has no candidate of rank {said.rank}: it has {len(report.candidates)}.")
        view = await self._rows.say(user_id, job_id, said)
        if view is None:  # deleted just then
            await self._research.owned(user_id, job_id)
            raise AssertionError("a job that is the user's takes their opinion")
        return view

    async def of_job(self, user_id: UUID, job_id: UUID) -> FeedbackList:
        """List what the user has said of a job. Raises NotFound."""
        await self._research.owned(user_id, job_id)
        return FeedbackList(items=await self._rows.of_job(user_id, job_id))

    async def page(self, limit: int, cursor: str | None, rating: Rating | None) -> CursorPage[OperatorFeedback]:
        """List what all users have said, newest first. Raises InvalidInput for a cursor that is not one of ours."""
        page = await self._rows.page(limit=limit, cursor=cursor, rating=rating)
        return CursorPage(items=tuple(page.items), next_cursor=page.next_cursor)
