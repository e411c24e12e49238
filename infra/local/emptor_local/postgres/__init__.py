"""An embedded PostgreSQL for laptops and tests: `async with embedded_postgres(data_dir, durable=True) as url`."""

from emptor_local.postgres.location import default_data_dir
from emptor_local.postgres.server import EmbeddedServer, embedded_postgres, remove, start, stop

__all__ = ["EmbeddedServer", "default_data_dir", "embedded_postgres", "remove", "start", "stop"]
