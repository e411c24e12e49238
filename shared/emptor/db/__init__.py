"""The database: connections, named queries, and one repository a file."""

from __future__ import annotations

from emptor.db.database import Connection, Database

__all__ = ["Connection", "Database"]
