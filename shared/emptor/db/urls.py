"""What may be said about a database URL: never its password."""

from __future__ import annotations

from psycopg import Error
from psycopg.conninfo import conninfo_to_dict

from emptor.core.errors import ConfigurationError, Unavailable

RETRY_AFTER_S = 2.0


def checked(url: str) -> str:
    """The URL itself, if libpq understands it.

    Raises:
        ConfigurationError: it does not. The message does not repeat it, since it may hold a password.
    """
    try:
        conninfo_to_dict(url)
    except Error:
        raise ConfigurationError(
            "DATABASE_URL is not a PostgreSQL URL: write postgresql://user:password@host:port/database, "
            "with special characters of the password percent-encoded."
        ) from None
    return url


def describe(url: str) -> str:
    """`host:port/database` of a libpq URL or connection string, fit for logs and messages."""
    parts = conninfo_to_dict(url)
    return f"{parts.get('host') or 'localhost'}:{parts.get('port') or 5432}/{parts.get('dbname') or parts.get('user') or ''}"


def unavailable(url: str, error: BaseException | None) -> Unavailable:
    """The error for a database that does not answer: where it was sought, why it failed and what to do."""
    why = str(error).strip().replace("\n", " ") if error else "no answer in time"
    if password := conninfo_to_dict(url).get("password"):
        why = why.replace(str(password), "***")
    return Unavailable(
        f"The database at {describe(url)} cannot be reached ({why}). Check DATABASE_URL and that the server runs.",
        retry_after_s=RETRY_AFTER_S,
    )
