"""A stand-in for PostgREST, Supabase's interface to the database: the few filters that the edge functions use, as SQL.

What matters is real: a query runs as `authenticated` with the caller's claims, so row level security decides.
https://docs.postgrest.org/en/stable/references/api/tables_views.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from tests.fakes.threaded_server import ThreadedServer

OPERATORS = {"eq": "=", "gt": ">"}


@contextmanager
def postgrest(database_url: str, tokens: Mapping[str, UUID], key: str) -> Iterator[str]:
    """Serve the tables of a database; `tokens` says whose an access token is. Yields the project's address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            if self.headers.get("apikey") != key or (token and token not in tokens):
                self._reply(401, {"message": "JWT invalid"})
            elif parts.path == "/rest/v1/":
                self._reply(200, {})
            else:
                query = parse_qsl(parts.query, strict_parsing=True)
                self._reply(200, rows(database_url, tokens[token], parts.path.removeprefix("/rest/v1/"), query))

        def _reply(self, status: int, value: Any) -> None:
            body = json.dumps(value, default=str).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadedServer(Handler) as server:
        yield server.url


def rows(database_url: str, user_id: UUID, table: str, query: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Run a query as its user."""
    options = dict(query)
    columns = sql.SQL(", ").join(map(sql.Identifier, options.pop("select").split(",")))
    statement = sql.SQL("select {} from {}").format(columns, sql.Identifier(table))
    order, limit = options.pop("order", None), options.pop("limit", None)
    conditions, values = [], []
    for column, condition in options.items():
        operator, _, value = condition.partition(".")
        conditions.append(sql.SQL("{} {} %s").format(sql.Identifier(column), sql.SQL(OPERATORS[operator])))
        values.append(value)
    statement += sql.SQL(" where ") + sql.SQL(" and ").join(conditions)
    if order is not None:
        statement += sql.SQL(" order by {}").format(sql.Identifier(order.removesuffix(".asc")))
    if limit is not None:
        statement += sql.SQL(" limit {}").format(sql.Literal(int(limit)))
    claims = json.dumps({"sub": str(user_id), "role": "authenticated"})
    with psycopg.connect(database_url, row_factory=dict_row) as connection:
        connection.execute(
            "select set_config('role', 'authenticated', true), set_config('request.jwt.claims', %s, true)", [claims]
        )
        return connection.execute(statement, values).fetchall()
