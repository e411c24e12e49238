"""A report as one HTML page: no script, nothing loaded from elsewhere, and fit for a printer."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from emptor.agents.writing.markdown import MARKS
from emptor.agents.writing.phrases import Phrases, phrases_in
from emptor.agents.writing.saying import best_offer
from emptor.archive.urls import is_http
from emptor.models.evidence import Evidence
from emptor.models.report import Candidate, Report, Verdict
from emptor.models.research import READ

_STYLE = """
:root{color-scheme:light}
body{font:11pt/1.5 system-ui,sans-serif;color:#111;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;line-height:1.25}
h2{font-size:1.15rem;margin:1.8rem 0 .5rem;break-after:avoid}
h3{font-size:1rem;margin:1rem 0 .3rem;break-after:avoid}
.summary{font-size:1.1rem}
.quiet{color:#555;font-size:.85rem}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.85rem}
th,td{border:1px solid #bbb;padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead{display:table-header-group}
tr,li,blockquote,section.product{break-inside:avoid}
blockquote{
  margin:.2rem 0 .6rem;
  padding-left:.7rem;
  border-left:3px solid #bbb;
  color:#444;
  font-size:.85rem;
  overflow-wrap:anywhere}
a{color:inherit}
@page{margin:16mm 14mm}
@media print{body{margin:0;max-width:none;padding:0;font-size:9.5pt}
.table{overflow:visible}}
"""
_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>{title}</title><style>{style}</style></head>
<body>
{body}
</body></html>
"""


def to_html(report: Report) -> str:
    """Return the page. Every word of a page's or a person's is escaped, and only addresses of the web become links."""
    question, say = report.brief.question, phrases_in(report.brief.answer_language)
    parts = [
        f"<h1>{escape(question)}</h1>",
        f'<p class="summary">{escape(report.summary)}</p>',
        f'<p class="quiet"><time>{report.generated_at:%Y-%m-%d %H:%M} UTC</time></p>',
        _recommendation(report, say),
        _table(report, say),
        *(_product(one) for one in report.candidates),
        _listed(say("heading.unknowns"), [escape(note) for note in report.notes]),
        _listed(say("heading.sources"), _sources(report)),
    ]
    body = "\n".join(part for part in parts if part)
    return _PAGE.format(language=escape(report.brief.answer_language), title=escape(question), style=_STYLE, body=body)


def _recommendation(report: Report, say: Phrases) -> str:
    best = report.recommendation
    if best is None:
        return ""
    lines = "".join(f"<li>{escape(one.text)}{''.join(map(_quote, one.evidence))}</li>" for one in best.statements)
    heading = say("heading.recommendation", name=best.name)
    return f"<h2>{escape(heading)}</h2>\n<ul>{lines}</ul>"


def _table(report: Report, say: Phrases) -> str:
    shown = report.candidates
    if not shown:
        return ""
    head = "".join(f'<th scope="col">{one.rank}. {escape(one.name)}</th>' for one in shown)
    rows = [(say("column.price"), [_price(one) for one in shown])]
    demands = dict.fromkeys(verdict.constraint for one in shown for verdict in one.verdicts)
    rows += [(demand, [_verdict(one.verdicts, demand) for one in shown]) for demand in demands]
    for row in report.comparison:
        stated = {value.rank: f"{value.value} {value.unit or ''}".strip() for value in row.values}
        rows.append((row.label or row.attribute, [stated.get(one.rank, "–") for one in shown]))
    lines = "".join(
        f'<tr><th scope="row">{escape(label)}</th>{"".join(f"<td>{escape(text)}</td>" for text in cells)}</tr>'
        for label, cells in rows
    )
    heading = escape(say("heading.comparison"))
    return (
        f'<h2>{heading}</h2><div class="table"><table><thead><tr><td></td>{head}</tr></thead><tbody>{lines}</tbody></table></div>'
    )


def _price(one: Candidate) -> str:
    offer = best_offer(one)
    return f"{offer.price}" if offer and offer.price else "–"


def _verdict(verdicts: Iterable[Verdict], demand: str) -> str:
    return next((MARKS[one.verdict] for one in verdicts if one.constraint == demand), "–")


def _product(one: Candidate) -> str:
    offers = "".join(
        f"<li>{_link(offer.url, offer.seller)}: {escape(str(offer.price) if offer.price else '–')} "
        f'<span class="quiet">{offer.observed_at:%Y-%m-%d}</span>{_quote(offer.evidence) if offer.evidence else ""}</li>'
        for offer in one.offers
    )
    opinions = "".join(_quote(opinion.evidence) for opinion in one.opinions)
    return f'<section class="product"><h2>{one.rank}. {escape(one.name)}</h2><ul>{offers}</ul>{opinions}</section>'


def _quote(evidence: Evidence) -> str:
    return f"<blockquote>“{escape(evidence.quote)}” {_link(evidence.url, evidence.url)}</blockquote>"


def _link(url: str, text: str) -> str:
    if not is_http(url):
        return escape(text)
    return f'<a href="{escape(url)}" rel="noreferrer noopener">{escape(text)}</a>'


def _listed(heading: str, items: list[str]) -> str:
    """A heading and a list; nothing where there are no items."""
    lines = "".join(f"<li>{item}</li>" for item in items)
    return f"<h2>{escape(heading)}</h2><ul>{lines}</ul>" if lines else ""


def _sources(report: Report) -> list[str]:
    read = [source for source in report.sources if source.outcome == READ]
    return [
        f"{_link(source.url, source.title or source.url)} "
        f'<span class="quiet">{escape(source.role.value)}{f", {source.fetched_at:%Y-%m-%d}" if source.fetched_at else ""}</span>'
        for source in read
    ]
