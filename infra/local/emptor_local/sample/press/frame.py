"""The look of an article and of a forum thread."""

from __future__ import annotations

from dataclasses import dataclass

from emptor_local.sample.html import document, esc, script_json
from emptor_local.sample.model import SitePage, Truth

Post = tuple[str, str, str]  # author, date, text


@dataclass(frozen=True)
class Site:
    """A publication."""

    host: str
    name: str
    language: str = "en"
    affiliate: str = ""


def article(
    site: Site, path: str, *, title: str, author: str, date: str, body: str, note: str = "", kind: str = "Article"
) -> SitePage:
    """An article. `body` is markup; `date` is YYYY-MM-DD."""
    node = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": title,
        "datePublished": date,
        "author": {"@type": "Person", "name": author},
        "publisher": {"@type": "Organization", "name": site.name},
    }
    head = f'<meta property="og:type" content="article"><meta property="article:published_time" content="{date}T08:00:00+00:00">{script_json(node)}'
    disclosure = f'<p class="disclosure">{esc(site.affiliate)}</p>' if site.affiliate else ""
    markup = (
        f'<header><a href="/">{esc(site.name)}</a><nav><a href="/reviews">Reviews</a><a href="/guides">Guides</a><a href="/about">How we '
        f'test</a></nav></header><main><article><h1>{esc(title)}</h1><p class="byline">By {esc(author)}, <time datetime="{date}">{date}'
        f'</time></p>{disclosure}{body}</article><aside><h3>Most read</h3><ul><li><a href="/n/1">Why cables still matter</a></li><li>'
        '<a href="/n/2">Seven desks of our readers</a></li></ul><p>Newsletter: one mail a week.</p></aside></main>'
        f"<footer>© 2026 {esc(site.name)} · Imprint · Privacy</footer>"
    )
    page = document(title=f"{title} | {site.name}", language=site.language, head=head, body=markup)
    return SitePage(f"https://{site.host}{path}", page, Truth("article", name=title, note=note))


def thread(site: Site, path: str, *, title: str, posts: tuple[Post, ...], note: str = "") -> SitePage:
    """A forum thread."""
    items = "".join(
        f'<div class="post" id="p{at}"><div class="user"><b>{esc(who)}</b><small>Posts: {37 * at + 12}</small></div><div class="msg"><time '
        f'datetime="{date}">{date}</time><p>{esc(text)}</p><div class="sig">-- sent from the sofa</div></div><a href="#p{at}">Quote</a></div>'
        for at, (who, date, text) in enumerate(posts, start=1)
    )
    markup = (
        f'<header><a href="/">{esc(site.name)}</a> <a href="/login">Log in</a> <a href="/register">Register</a></header><div class="crumb">'
        f'Forum &gt; Gear</div><h1>{esc(title)}</h1><div class="thread">{items}</div><p>{len(posts)} posts · 1,204 views</p>'
        "<footer>Powered by a forum engine. Be kind.</footer>"
    )
    page = document(
        title=f"{title} | {site.name} forum",
        language=site.language,
        head='<meta name="generator" content="PostBoard 4">',
        body=markup,
    )
    return SitePage(f"https://{site.host}{path}", page, Truth("forum", name=title, note=note))
