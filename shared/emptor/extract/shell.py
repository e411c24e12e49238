"""Pages that a script fills: what arrived over HTTP is an empty shell."""

from __future__ import annotations

from emptor.extract.context import Context
from emptor.lexicon import fold, matcher

FEW_CHARS = 400
_ROOTS = frozenset(
    {"root", "app", "__next", "__nuxt", "___gatsby", "svelte", "app-root", "main-app", "react-root", "q-app", "application"}
)


def needs_browser(context: Context, *, text_chars: int, has_product: bool) -> bool:
    """Whether the page has next to no content of its own and scripts that would bring it."""
    if has_product or text_chars > FEW_CHARS:
        return False
    dom = context.dom
    if not dom.scripts and not any("src" in e.attributes for e in dom.all("script")) and "<script" not in dom.source:
        return False
    rooted = any(
        e.get("id") in _ROOTS or e.tag in {"app-root", "app"}
        for e in dom.all("div", "main", "section", "app-root", "app", "body")
    )
    return rooted or matcher("page.needs-script").has(fold(dom.noscript)) or text_chars < FEW_CHARS // 4
