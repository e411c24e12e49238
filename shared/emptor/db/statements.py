"""A script of SQL cut into its statements, the way the Supabase CLI records them."""

from __future__ import annotations

import re

# What may hold a semicolon that ends nothing. Bodies written as `begin atomic` are not known here: quote them with dollars.
_OPAQUE = re.compile(
    r"--[^\n]*"  # comment to the end of the line
    r"|/\*"  # block comment; may nest, so its end is sought by hand
    r"|\b[eE]'(?:[^'\\]|\\.|'')*'"  # string with escapes
    r"|'(?:[^']|'')*'"
    r'|"(?:[^"]|"")*"'
    r"|(?P<dollar>\$(?:[A-Za-z_]\w*)?\$).*?(?P=dollar)"
    r"|(?P<end>;)",
    re.DOTALL,
)
_BLOCK_EDGE = re.compile(r"/\*|\*/")


def split_statements(script: str) -> list[str]:
    """The statements of a script without their semicolons; a comment stays with the statement it stands before."""
    statements: list[str] = []
    start = at = 0
    while match := _OPAQUE.search(script, at):
        at = _block_end(script, match.end()) if match.group() == "/*" else match.end()
        if match.group("end"):
            statements.append(script[start : match.start()])
            start = at
    statements.append(script[start:])
    return [trimmed for statement in statements if (trimmed := statement.strip())]


def _block_end(script: str, at: int) -> int:
    depth = 1
    while depth and (edge := _BLOCK_EDGE.search(script, at)):
        depth += 1 if edge.group() == "/*" else -1
        at = edge.end()
    return at if depth == 0 else len(script)
