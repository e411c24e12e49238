"""A report as a file: Markdown, a page, CSV."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import Response

from emptor.models.report import Report

# A report is a document of its own: it runs no script and loads nothing, whatever words a page has put into it.
DOCUMENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; sandbox allow-popups"


@dataclass(frozen=True, slots=True)
class DocumentFormat:
    """One form of the file: its media type, its extension, and the function that writes it."""

    media_type: str
    extension: str
    write: Callable[[Report], str]

    @property
    def responses(self) -> dict[int | str, dict[str, Any]]:
        """Describe the good answer for OpenAPI."""
        return {
            int(HTTPStatus.OK): {"description": "The report.", "content": {self.media_type: {"schema": {"type": "string"}}}},
        }

    def response(self, report: Report, *, shared: bool = False) -> Response:
        """Return the file, to be shown in the browser. One that is shared is kept out of search engines."""
        headers = {
            "Content-Disposition": f'inline; filename="emptor-{report.job_id}.{self.extension}"',
            "Content-Security-Policy": DOCUMENT_POLICY,
            "Cache-Control": "private, no-cache",
        }
        if shared:
            headers["X-Robots-Tag"] = "noindex"
        return Response(self.write(report).encode(), media_type=f"{self.media_type}; charset=utf-8", headers=headers)


# Each writer is imported when it is first asked for: writing is not for who only lists jobs.


def _markdown(report: Report) -> str:
    from emptor.agents.writing.markdown import to_markdown  # noqa: PLC0415

    return to_markdown(report)


def _html(report: Report) -> str:
    from emptor.services.jobs.exports.html import to_html  # noqa: PLC0415

    return to_html(report)


def _csv(report: Report) -> str:
    from emptor.services.jobs.exports.csv import to_csv  # noqa: PLC0415

    return to_csv(report)


MARKDOWN = DocumentFormat("text/markdown", "md", _markdown)
HTML = DocumentFormat("text/html", "html", _html)
CSV = DocumentFormat("text/csv", "csv", _csv)
