"""The words of the bazaar: its own pages and questions over the grammar that suite webs has."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.evals.webs import language as webs
from tests.evals.webs.language import LANGUAGES, Words

DATA = Path(__file__).parent / "data"


@lru_cache(maxsize=len(LANGUAGES))
def words(language: str) -> Words:
    """The words of a language: a table of the bazaar is laid over the one of the same name in suite webs."""
    there, here = webs.words(language).data, tomllib.loads((DATA / "words" / f"{language}.toml").read_text("utf-8"))
    return Words(language, {**there, **{key: over(there.get(key), value) for key, value in here.items()}})


def over(below: Any, above: Any) -> Any:
    """Lay one value of a table of words over another."""
    return {**below, **above} if isinstance(below, dict) and isinstance(above, dict) else above
