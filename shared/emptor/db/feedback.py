"""What users say of their answers."""

from __future__ import annotations

from uuid import UUID

from psycopg.rows import DictRow

from emptor.db.database import Database
from emptor.db.pages import Cursor, Slice, cut, window
from emptor.db.sql import queries
from emptor.db.values import text
from emptor.models.feedback import FeedbackRequest, FeedbackView, OperatorFeedback, Rating

WHOLE_ANSWER = 0  # in place of a rank: a unique index tells no nulls apart


class FeedbackRepository:
    """Rows of feedback. For the service: users have no access to the table."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("feedback")

    async def say(self, user_id: UUID, job_id: UUID, said: FeedbackRequest) -> FeedbackView | None:
        """Keep an opinion of a user's job, in place of their former one of the same; None when the job is not theirs."""
        parameters = {
            "user_id": user_id,
            "job_id": job_id,
            "rank": said.rank or WHOLE_ANSWER,
            "rating": said.rating.value,
            "reasons": sorted({reason.value for reason in said.reasons}),
            "comment": text(said.comment) if said.comment else None,
        }
        row = await self._db.one(self._sql["say"], parameters)
        return FeedbackView.model_validate(_plain(row)) if row else None

    async def of_job(self, user_id: UUID, job_id: UUID) -> tuple[FeedbackView, ...]:
        """What a user has said of a job."""
        rows = await self._db.all(self._sql["of_job"], {"user_id": user_id, "job_id": job_id})
        return tuple(FeedbackView.model_validate(_plain(row)) for row in rows)

    async def page(self, *, limit: int, cursor: str | None, rating: Rating | None) -> Slice[OperatorFeedback]:
        """What all users have said, newest first. Raises InvalidInput for a cursor that is not one of ours."""
        parameters = {"rating": rating.value if rating else None, **window(limit, cursor)}
        rows = await self._db.all(self._sql["page"], parameters)
        cursors = [Cursor(row["created_at"], row["id"]) for row in rows]
        return cut([OperatorFeedback.model_validate(_plain(row)) for row in rows], limit, cursors)


def _plain(row: DictRow) -> DictRow:
    return {**row, "rank": row["rank"] or None}
