"""Links that show a report to whoever has them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from emptor.models.base import Model
from emptor.models.pictures import PictureLinks
from emptor.models.report import Report

DAYS_DEFAULT, DAYS_MAX = 30, 365


class ShareRequest(Model):
    """For how long a link shows the report."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"days": 7}]})

    days: int = Field(default=DAYS_DEFAULT, ge=1, le=DAYS_MAX, description="After so many days the link shows nothing.")


class ShareView(Model):
    """A link, without its secret part."""

    id: UUID = Field(description="Id to revoke the link by.")
    created_at: datetime = Field(description="When the link was made.")
    expires_at: datetime = Field(description="When it ends.")


class ShareLinks(Model):
    """Addresses of a shared report, for whoever has them; relative to the server."""

    report: str = Field(description="The report as JSON.")
    html: str = Field(description="The report as a page, for people.")
    markdown: str = Field(description="The report as Markdown.")
    csv: str = Field(description="The comparison as CSV.")


class ShareMade(ShareView):
    """A link with its addresses, which are shown this once."""

    links: ShareLinks = Field(description="Addresses that need no sign-in. Whoever has one can read the report.")


class Shares(Model):
    """The links of a job."""

    items: tuple[ShareView, ...] = Field(description="The links that still hold, newest first.")


class SharedReport(Model):
    """A report as a link shows it: without whose it is, which job it was, and what it cost."""

    expires_at: datetime = Field(description="When the link ends.")
    report: Report = Field(description="The report. Its `job_id` is the link's own id; cost and timing are left out.")
    images: PictureLinks = Field(default={})
