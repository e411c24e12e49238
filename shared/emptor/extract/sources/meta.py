"""Meta elements: Open Graph, product tags, Twitter cards."""

from __future__ import annotations

from emptor.extract.dom.tree import Dom


class Metas:
    """The meta elements of a page by name or property, lower case; the first of each name wins."""

    def __init__(self, dom: Dom) -> None:
        self._all: dict[str, list[str]] = {}
        for attributes in dom.metas:
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = attributes.get("content")
            if name and content and content.strip():
                self._all.setdefault(name.strip().lower(), []).append(content)
        self._twitter(self._all)

    @staticmethod
    def _twitter(everything: dict[str, list[str]]) -> None:
        """Twitter product cards hold label and value apart: `twitter:label1` = Price, `twitter:data1` = £12.99."""
        for number in ("1", "2"):
            label, data = everything.get(f"twitter:label{number}"), everything.get(f"twitter:data{number}")
            if label and data:
                everything.setdefault(f"twitter:{label[0].strip().lower()}", []).append(data[0])

    def get(self, *names: str) -> tuple[str, str] | None:
        """Return `(content, name)` of the first of `names` that is there."""
        for name in names:
            found = self._all.get(name)
            if found:
                return found[0], name
        return None

    def value(self, *names: str) -> str:
        found = self.get(*names)
        return found[0] if found else ""

    def all(self, name: str) -> list[str]:
        return self._all.get(name, [])
