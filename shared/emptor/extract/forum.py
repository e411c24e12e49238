"""Whether a page is a thread of a forum."""

from __future__ import annotations

import re
from bisect import bisect_right

from emptor.extract.addresses import has_part, is_word, marks
from emptor.extract.context import Context
from emptor.extract.dom.names import named
from emptor.extract.dom.tree import Element
from emptor.extract.dom.zones import Zone
from emptor.extract.text.blocks import Block
from emptor.extract.text.posts import posts_of
from emptor.lexicon import fold, matcher

_HEAD_CHARS = 3_000
_MANY_POSTS = 4
_THREAD_POSTS = 2  # posts with author and date that make a thread
_TITLED = 0.3  # for a title that calls the page a forum
_SAID = 0.9  # from which a page says of itself that it is a forum's
_IS_THREAD = 2.5  # when it does, and posts hold most of its prose
_VERY_MANY_POSTS = 20
_NEARLY_ALL = 0.7  # of the page's text
_ALL_COMMENTS = 0.6  # a page that is mostly comments, on which nothing else is marked
_TYPES = frozenset({"DiscussionForumPosting", "QAPage", "SocialMediaPosting"})  # `Question` alone is a shop's FAQ
_THREAD_ADDRESS = re.compile(r"/community/(?:[\w-]+/)+|/r/\w+/comments/|/questions/\d+|/t-\d", re.IGNORECASE)
_PART_EDGE = re.compile(r"[/._?-]")
_MAKERS = (
    "discourse", "xenforo", "vbulletin", "phpbb", "invision community", "invision power", "ipboard", "ip.board", "nodebb",
    "vanilla forums", "vanillaforums", "flarum", "mybb", "simple machines", "discuz", "ips community", "slashcode", "punbb",
    "fluxbb", "woltlab", "burning board", "forumotion", "forumieren", "bbpress", "yabb", "jforum", "mvnforum", "smf 2",
)  # fmt: skip
_BOXES = frozenset({"article", "div", "li", "tr", "table"})
_POST_NAME = "post"
_AUTHOR_NAME = named("post-author")
_WHEN_NAME = named("post-date")


def forum_score(context: Context, blocks: list[Block]) -> float:
    """Return how much speaks for a thread: markup, maker, address and title say so, and posts are there."""
    types = {name for node in context.nodes for name in node.types}
    said = 1.8 if types & _TYPES else 0.0
    head = f"{context.metas.value('generator')} {context.dom.source[:_HEAD_CHARS]}".lower()
    said += 1.0 if any(maker in head for maker in _MAKERS) else 0.0
    sure = said > 0
    said += 0.9 if _is_forum_address(context) else 0.0
    named_posts = _named_posts(context)
    score = (
        said + (0.9 if _are_posts(context, named_posts) else 0.0) + _TITLED * matcher("forum.title").has(fold(context.dom.title))
    )
    posts = posts_of(context.dom, blocks) if said >= _SAID or len(named_posts) >= _VERY_MANY_POSTS else []
    # comments below something else are posts only where a forum's maker or markup is named; cards of products are none anywhere
    own = [post for post in posts if not post.zone & Zone.CARD and (sure or not post.zone & Zone.COMMENTS)]
    if said >= _SAID and len(own) >= _THREAD_POSTS:
        score += _IS_THREAD
    elif len(posts) >= _VERY_MANY_POSTS and not posts[0].zone & Zone.REVIEWS and _are_nearly_all(posts, blocks):
        score += _ALL_COMMENTS
    return score


def _is_forum_address(context: Context) -> bool:
    """Whether host or path belong to a forum: `forum.example.com`, `/threads/12`, `/t/a-question`."""
    if _THREAD_ADDRESS.search(context.url):
        return True
    path = context.path.lower()
    first, _, domain = context.host.rpartition(".")[0].partition(".")
    hosts = (first, *domain.split("."))
    if first in marks("address.forum-host") or any(name in host for host in hosts for name in marks("address.forum-name")):
        return True
    return has_part(path, "address.topic") or any(is_word(part, "address.forum") for part in _PART_EDGE.split(path)[1:])


def _are_nearly_all(posts: list[Element], blocks: list[Block]) -> bool:
    """Whether next to nothing but comments stands on a page."""
    starts = [b for b in blocks if not b.zone & (Zone.NAV | Zone.FOOTER | Zone.HEADER)]
    firsts = [post.first for post in posts]  # in document order, none within another
    around = [(block, bisect_right(firsts, block.first) - 1) for block in starts]
    inside = sum(len(block.text) for block, place in around if place >= 0 and block.first < posts[place].last)
    return inside >= _NEARLY_ALL * sum(len(b.text) for b in starts)


def _named_posts(context: Context) -> list[Element]:
    return [e for e in context.dom.called(_POST_NAME) if e.tag in _BOXES]


def _are_posts(context: Context, posts: list[Element]) -> bool:
    return len(posts) >= _MANY_POSTS or sum(_is_signed(context, post) for post in posts) >= _THREAD_POSTS


def _is_signed(context: Context, post: Element) -> bool:
    """Whether a post outside the comments of a page says who wrote it and when."""
    if post.zone & (Zone.COMMENTS | Zone.REVIEWS | Zone.RELATED):
        return False
    inside = list(context.dom.within(post))
    return any(_AUTHOR_NAME(e.name) for e in inside if e.name) and any(e.tag == "time" or _WHEN_NAME(e.name) for e in inside)
