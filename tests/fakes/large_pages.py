"""Pages of up to eight megabytes, each of many small things of one kind."""

from __future__ import annotations

HEAD = "<html><title>Copper lamp</title><h1>Copper lamp</h1><p class=price>19 €</p>"


def rows(count: int = 150_000) -> str:
    """A table of specifications."""
    return f"{HEAD}<table>{''.join(f'<tr><td>Key {n}<td>Value {n}</tr>' for n in range(count))}</table></html>"


def attributes(count: int = 300_000) -> str:
    """One element with many attributes."""
    return f"{HEAD}<div {' '.join(f'data-a{n}={n}' for n in range(count))}>said</div></html>"


def posts(count: int = 30_000) -> str:
    """A thread."""
    made = (
        f'<div class="post" id="post{n}"><span class=author>User {n}</span><time datetime="2024-01-01">Jan 1</time>'
        f'<div class="content">Message {n} says that the lamp is good and bright, and that it is liked a lot.</div></div>'
        for n in range(count)
    )
    return f"<html><title>Forum</title><h1>Copper lamps</h1>{''.join(made)}</html>"


def said_of(page: str) -> str:
    """What a page says, as JSON."""
    from emptor.extract import extract_page  # noqa: PLC0415 - in the process that reads it

    return extract_page(page, "https://shop.test/lamp").model_dump_json()
