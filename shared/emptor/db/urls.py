"""What may be said about a database URL: never its password."""

from __future__ import annotations

from psycopg import Error
from psycopg.conninfo import conninfo_to_dict

from emptor.core.errors import Unavailable

RETRY_AFTER_S = 2.0


def describe(url: str) -> str:
    """`host:port/database` of a libpq URL or connection string, fit for logs and messages."""
    try:
        parts = conninfo_to_dict(url)
    except Error:
        return "(DATABASE_URL is not a libpq connection string)"
    return f"{parts.get('host') or 'localhost'}:{parts.get('port') or 5432}/{parts.get('dbname') or parts.get('user') or ''}"


def unavailable(url: str, error: BaseException | None) -> Unavailable:
    """The error for a database that does not answer: where it was sought, why it failed and what to do."""
    why = str(error).strip().replace("\n", " ") if error else "no answer in time"
    password = _password(url)
    if password:
        why = why.replace(password, "***")
    return Unavailable(
        f"The database at {describe(url)} cannot be reached ({why}). Check DATABASE_URL and that the server runs.",
        retry_after_s=RETRY_AFTER_S,
    )


def _password(url: str) -> str | None:
    try:
        return str(conninfo_to_dict(url).get("password") or "") or None
    except Error:
        return None
