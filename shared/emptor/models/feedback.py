"""What users say of their answers."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import ConfigDict, Field

from emptor.models.base import Model

COMMENT_MAX_CHARS = 2_000
RANK_MAX = 1_000


class Rating(StrEnum):
    """Whether the answer, or one candidate of it, helped."""

    GOOD = "good"
    BAD = "bad"


class FeedbackReason(StrEnum):
    """What is wrong, or right, with it."""

    QUESTION = "question"  # it was understood as it was meant, or not
    PRODUCT = "product"  # is what was asked for, or is not
    PRICE = "price"
    FACT = "fact"
    VERDICT = "verdict"
    MISSING = "missing"  # a product or a fact that should be there
    ORDER = "order"  # of the candidates
    OTHER = "other"


class FeedbackRequest(Model):
    """An opinion on an answer."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"rating": "bad", "rank": 2, "reasons": ["price"], "comment": "That buys a case."}]}
    )

    rating: Rating = Field(description="Whether it helped.")
    rank: int | None = Field(default=None, ge=1, le=RANK_MAX, description="Which candidate is meant; none is the whole answer.")
    reasons: tuple[FeedbackReason, ...] = Field(
        default=(), max_length=len(FeedbackReason), description="What it is about; may be empty."
    )
    comment: str | None = Field(default=None, max_length=COMMENT_MAX_CHARS, description="In words of your own.")


class FeedbackView(Model):
    """An opinion that was given."""

    id: UUID = Field(description="Id of the opinion.")
    job_id: UUID = Field(description="The job whose answer it is about.")
    rank: int | None = Field(description="The candidate it is about; null for the whole answer.")
    rating: Rating = Field(description="Whether it helped.")
    reasons: tuple[FeedbackReason, ...] = Field(description="What it is about.")
    comment: str | None = Field(description="In the user's own words.")
    created_at: datetime = Field(description="When it was said, or last changed.")


class FeedbackList(Model):
    """What was said of one answer."""

    items: tuple[FeedbackView, ...] = Field(description="The opinion of the whole answer first, then of candidates by rank.")


class OperatorFeedback(FeedbackView):
    """The same for operators: whose opinion it is, and what had been asked."""

    user_id: UUID = Field(description="Id of the user who said it.")
    question: str = Field(description="The question as it was asked.")
