"""Which migrations the code needs, and whether a database has them.

The functions are deployed without `supabase/migrations`, so its versions stand here; a test compares the two.
"""

from __future__ import annotations

import psycopg

from emptor.core.errors import ConfigurationError
from emptor.db.database import Database

MIGRATIONS = (
    "20261101000000",
    "20261101000100",
    "20261101000200",
    "20261101000300",
    "20261101000400",
    "20261101000600",
    "20261122010000",
    "20261122010100",
    "20261122010200",
    "20261122020000",
    "20261122040000",
    "20261122070000",
    "20261129000000",
    "20261129010000",
    "20261129020000",
    "20261129030000",
    "20261129040000",
    "20261129040100",
    "20261129050000",
    "20261129100000",
    "20261130000000",
    "20261130010000",
    "20261130041700",
    "20261201000000",
    "20261201000100",
    "20261201000200",
    "20261201000300",
    "20261202000000",
    "20261203000000",
)
ADVICE = "run `emptor db migrate`, or `python main.py migrate` in the container"


async def require_schema(database: Database) -> None:
    """Check that every migration of this version is recorded.

    Raises:
        ConfigurationError: some are missing, or the record cannot be read; the message says how many and what to do.
        Unavailable: the database cannot be reached.
    """
    try:
        async with database.connection() as connection:
            found = await connection.execute(
                "select version from supabase_migrations.schema_migrations where version = any(%s)", [list(MIGRATIONS)]
            )
            missing = len(MIGRATIONS) - len(await found.fetchall())
    except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName) as error:
        raise ConfigurationError(f"The database has no schema of ours: {ADVICE}.") from error
    except psycopg.errors.InsufficientPrivilege as error:
        raise ConfigurationError(
            "The role of DATABASE_URL may not read supabase_migrations.schema_migrations: grant it select."
        ) from error
    if missing:
        raise ConfigurationError(
            f"The database's schema is older than this version ({missing} missing of {len(MIGRATIONS)} migrations): {ADVICE}."
        )
