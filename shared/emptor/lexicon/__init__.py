"""Words of all languages as data: one file a language in `data/`, all concepts in it, and one way to find them in a text.

>>> from emptor.lexicon import matcher
>>> [m.key for m in matcher("stock").find("leider ausverkauft")]
['stock.out']

Data files are TOML. A table is a concept family (`[stock]`), a name in it a concept (`out = ["ausverkauft", …]`), and its
value the phrases, in natural spelling and in the file's language alone. The notation of a phrase is described in `notation.py`.
Code knows no language: a page without a language, or with a wrong one, is read with all of them.
"""

from __future__ import annotations

from emptor.lexicon.folding import fold
from emptor.lexicon.matcher import Match, Matcher
from emptor.lexicon.source import LANGUAGES, concepts, folded, matcher, phrases

__all__ = ["LANGUAGES", "Match", "Matcher", "concepts", "fold", "folded", "matcher", "phrases"]
