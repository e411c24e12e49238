"""A report as a file: Markdown, a page, CSV."""

from __future__ import annotations

from typing import Any

from fastapi import Response

from emptor.models.report import Report

# A report is a document of its own: it runs no script and loads nothing, whatever words a page has put into it.
DOCUMENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; sandbox allow-popups"


def document(media_type: str) -> dict[str, Any]:
    """Describe a good answer that is a file."""
    return {"description": "The report.", "content": {media_type: {"schema": {"type": "string"}}}}


def document_response(text: str, media_type: str, report: Report, extension: str, *, shared: bool = False) -> Response:
    """Return the file, to be shown in the browser. One that is shared is kept out of search engines."""
    headers = {
        "Content-Disposition": f'inline; filename="emptor-{report.job_id}.{extension}"',
        "Content-Security-Policy": DOCUMENT_POLICY,
        "Cache-Control": "private, no-cache",
    }
    if shared:
        headers["X-Robots-Tag"] = "noindex"
    return Response(text.encode(), media_type=f"{media_type}; charset=utf-8", headers=headers)
