"""A notification in words: a subject, plain text, and the same as HTML. Nothing of a page or a question is markup in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote, urlsplit

SUBJECT_MAX_CHARS = 150
WORDS_MAX_CHARS = 1_000

SUBJECTS = {
    "research.succeeded": "Your research is done: {question}",
    "research.failed": "Your research failed: {question}",
    "research.cancelled": "Your research was cancelled: {question}",
    "research.needs_input": "A question about your research: {question}",
    "watch.alert": "{message}",
    "watch.paused": "A watch was paused: {url}",
    "test": "A test of your notifications",
}
JOBS = "research."
WHY = "You get this because you asked Emptor to write here. To stop it, pause or delete the notification in Emptor."
_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{subject}</title></head>'
    '<body style="font-family:sans-serif;line-height:1.5;max-width:40em;margin:1em auto;padding:0 1em">'
    '<h1 style="font-size:1.2em">{subject}</h1>{lines}<hr><p style="font-size:.85em">{why}</p></body></html>'
)


@dataclass(frozen=True)
class Message:
    """What is sent. `text` and `html` say the same."""

    subject: str
    text: str
    html: str


def message_of(type_: str, data: Mapping[str, Any], public_url: str | None) -> Message:
    """Word what happened.

    Args:
        type_: what it is, as webhooks name it.
        data: what is said of it, as webhooks carry it.
        public_url: where the console is served; None leaves its links out.
    """
    said = {name: _words(data.get(name)) for name in ("question", "message", "url")}
    subject = _short(SUBJECTS.get(type_, "{message}").format(**said) or type_)
    lines = [said["message"]] if said["message"] and said["message"] != subject else []
    lines += _price_lines(data) if type_ == "watch.alert" else []
    links = _links(type_, data, public_url)
    text = "\n".join([subject, "", *lines, *(f"{name}: {url}" for name, url in links), "", "--", WHY])
    shown = [f"<p>{escape(line)}</p>" for line in lines]
    shown += [f'<p><a href="{escape(url, quote=True)}">{escape(name)}</a></p>' for name, url in links]
    return Message(subject, text, _PAGE.format(subject=escape(subject), lines="".join(shown), why=escape(WHY)))


def _price_lines(data: Mapping[str, Any]) -> list[str]:
    amounts = (("Price", "price"), ("Before", "previous_price"), ("Target", "target_price"))
    lines = [f"{name}: {_amount(data.get(field))}" for name, field in amounts if data.get(field)]
    quoted = data.get("evidence")
    words = _words(quoted.get("quote")) if isinstance(quoted, Mapping) else ""
    return [*lines, *([f"Read as: “{words}”"] if words else [])]


def _amount(money: Any) -> str:
    return f"{money.get('amount')} {money.get('currency') or ''}".strip() if isinstance(money, Mapping) else _words(money)


def _links(type_: str, data: Mapping[str, Any], public_url: str | None) -> list[tuple[str, str]]:
    links = []
    page = str(data.get("url") or "")
    if urlsplit(page).scheme in {"http", "https"}:
        links.append(("Page of the shop", page))
    if public_url and type_.startswith(JOBS) and data.get("job_id"):
        links.append(("Open in Emptor", f"{public_url.rstrip('/')}/#/research/{quote(str(data['job_id']), safe='')}"))
    return links


def _words(value: object) -> str:
    """One line: a header cannot be given a second one, nor a text a forged paragraph."""
    return " ".join(str(value or "").split())[:WORDS_MAX_CHARS]


def _short(text: str) -> str:
    return text if len(text) <= SUBJECT_MAX_CHARS else f"{text[: SUBJECT_MAX_CHARS - 1]}…"
