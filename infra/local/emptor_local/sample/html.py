"""Small pieces of markup that several sites share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, TypeVar

T = TypeVar("T")


def esc(text: object) -> str:
    """Text for an element or an attribute."""
    return escape(str(text), quote=True)


def script_json(value: Any, kind: str = "application/ld+json", attributes: str = "") -> str:
    """A data block."""
    body = json.dumps(value, ensure_ascii=False, indent=None, separators=(",", ":")).replace("</", "<\\/")
    return f'<script type="{kind}"{attributes}>{body}</script>'


def join(parts: Iterable[str]) -> str:
    """Pieces one under the other."""
    return "\n".join(parts)


def pick(seed: str, choices: Sequence[T], count: int) -> list[T]:
    """`count` of the choices, the same for the same seed on every machine and Python."""

    def place(at: int) -> str:
        return hashlib.sha256(f"{seed}/{at}".encode()).hexdigest()

    return [choices[at] for at in sorted(range(len(choices)), key=place)[:count]]


def document(*, title: str, language: str, head: str, body: str, body_class: str = "") -> str:
    """A whole page."""
    kind = f' class="{body_class}"' if body_class else ""
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{esc(title)}</title>\n{head}\n</head>\n'
        f"<body{kind}>\n{body}\n</body>\n</html>\n"
    )
