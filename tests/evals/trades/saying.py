"""The words of the trades: their pages and questions over those of the bazaar."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from tests.evals.bazaar import saying as bazaar
from tests.evals.bazaar.saying import over
from tests.evals.webs.language import LANGUAGES, Words

DATA = Path(__file__).parent / "data"


@lru_cache(maxsize=len(LANGUAGES))
def words(language: str) -> Words:
    """The words of a language: a table of the trades is laid over the one of the same name in suite bazaar."""
    there, here = bazaar.words(language).data, tomllib.loads((DATA / "words" / f"{language}.toml").read_text("utf-8"))
    return Words(language, {**there, **{key: over(there.get(key), value) for key, value in here.items()}})
