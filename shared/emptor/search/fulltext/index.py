"""The full-text index of one archive."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from emptor.archive import Archive
from emptor.models.search import SearchHit
from emptor.search.fulltext.bm25 import Bm25, FieldRule
from emptor.search.fulltext.documents import Document, read_document, spread_anchors
from emptor.search.fulltext.query import weigh
from emptor.search.fulltext.snippet import snippet
from emptor.search.fulltext.tokens import counted

# A title names the subject; an address does so less reliably; link texts repeat titles; text is long and about many things.
FIELDS = {
    "title": FieldRule(weight=3.0, length=0.3),
    "address": FieldRule(weight=1.5, length=0.3),
    "anchors": FieldRule(weight=1.0, length=0.5),
    "text": FieldRule(weight=1.0, length=0.6),
}
CACHED_INDEXES = 4


@dataclass(frozen=True)
class FullText:
    """Finds the pages of an archive."""

    documents: list[Document]
    ranking: Bm25

    def search(self, query: str, count: int) -> list[SearchHit]:
        """The best `count` pages, best first; those of equal score by their order in the archive."""
        weights = weigh(query)
        best = self.ranking.rank(weights)[:count]
        return [self._hit(position, score, rank, weights) for rank, (position, score) in enumerate(best, start=1)]

    def _hit(self, position: int, score: float, rank: int, weights: dict[str, float]) -> SearchHit:
        document = self.documents[position]
        rare = {word: weight * self.ranking.rarity(word) for word, weight in weights.items()}
        return SearchHit(
            url=document.url,
            title=document.title,
            snippet=snippet(document.text, rare),
            rank=rank,
            published_at=document.published_at,
            score=round(score, 4),
        )


def full_text(archive: Archive) -> FullText:
    """The index of an archive, built once a process for each state of the file. Takes seconds for a big one: call it in a thread.

    Raises:
        InvalidInput: the archive cannot be read.
    """
    return _built(_State(archive.path.resolve(), archive.stamp(), archive))


@dataclass(frozen=True)
class _State:
    """An archive at a moment: what the cache goes by."""

    path: Path
    stamp: tuple[int, int]
    archive: Archive = field(compare=False)


@lru_cache(maxsize=CACHED_INDEXES)
def _built(state: _State) -> FullText:
    documents = [read_document(page) for page in state.archive.pages()]
    spread_anchors(documents)
    ranking = Bm25(FIELDS)
    for document in documents:
        ranking.add(_fields(document))
    ranking.freeze()
    return FullText(documents, ranking)


def _fields(document: Document) -> dict[str, Counter[str]]:
    texts = {
        "title": document.heading,
        "address": document.address_words,
        "anchors": " ".join(sorted(document.anchors)),
        "text": document.text,
    }
    return {name: counted(text) for name, text in texts.items()}
