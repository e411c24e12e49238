"""One home each: the fold of texts, the words that deny, words of any language. A new copy fails here; an exception says why."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from emptor.lexicon import fold
from emptor.lexicon.notation import written
from emptor.lexicon.source import read_toml

PACKAGE = Path(__file__).parents[2] / "shared" / "emptor"
HOMES = {
    r"unicodedata\.normalize": {
        "utils/text.py": "the form in which two texts are compared",
        "lexicon/folding.py": "the fold of texts in which phrases are found: as long as the text, so that places stay",
        "search/fulltext/tokens.py": "the index keeps letters that the fold takes apart",
        "llm/providers/wordpiece.py": "BERT's own normalisation, which its vocabulary was made with",
        "core/net/addresses.py": "IDNA's normalisation of hosts",
        "agents/sources/orders.py": "letters that hide an order are made plain first",
        "agents/research/brief.py": "a question is composed once, not folded",
        "agents/research/follow.py": "a question is composed once, not folded",
    },
    r"[\"']negation(?:\.|[\"'])": {
        "lexicon/negation.py": "whether a text denies",
        "lexicon/plainness.py": "whether a text says more than the word",
        "agents/verifying/context.py": "an empty answer of a row",
        "agents/resolving/made_for.py": "words that say what something fits",
        "agents/resolving/reading.py": "answers in a list of rows",
        "agents/questions/features.py": "an answer behind a feature: `bluetooth: no`",
    },
}

# Where words of several languages stand in code, and why they do not stand in the lexicon.
KEPT_WORDS = {
    "extract/offers.py": "kinds of prices as schema.org names them",
    "utils/attributes.py": "labels of the table of attributes, below the lexicon",
    "utils/currency.py": "thousands and millions of money, below the lexicon",
}
OF_MARKUP = frozenset({"car", "com", "del", "media", "var"})  # tags, types and domains that are words as well
MANY = 4  # phrases of one concept that make a list a copy of it
NAMED = frozenset(
    "negation stock tier price comparator superlative month number amount condition section button colour material".split()
)  # families whose English is watched as well; the words of others are names of fields and of markup too
SEVERAL = 2  # words of other languages that make a list one of a language
LONG = 3  # letters; shorter ones are codes of languages, countries and units as well
WORD = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+)*")


@pytest.mark.parametrize("pattern", HOMES)
def test_a_concept_has_one_home(pattern: str) -> None:
    """Who reads it by itself is listed with the reason; whoever no longer does is removed from the list."""
    found = {
        str(file.relative_to(PACKAGE)) for file in PACKAGE.rglob("*.py") if re.search(pattern, file.read_text(encoding="utf-8"))
    }
    assert found == set(HOMES[pattern])


def test_words_of_languages_stand_in_the_lexicon_alone() -> None:
    """A list in code with words of other languages, or with many phrases of one concept, is a copy that drifts from the first.

    Tables of units, attributes, currencies, features and kinds of things are data of their own; their files are called `*_table`.
    """
    found = {str(file.relative_to(PACKAGE)) for file in PACKAGE.rglob("*.py") if not _is_table(file) and any(_copies(file))}
    assert found == set(KEPT_WORDS)


@pytest.mark.parametrize(
    ("source", "is_copy"),
    [
        ('NOT = frozenset({"ohne", "sans", "without"})', True),
        ('OUT = ("sold out", "out of stock", "unavailable", "not available")', True),
        ('SMALL = frozenset("the mit und con".split())', True),
        ('RANGE = re.compile(r"\\d+\\s?(?:bis|jusque|hasta|to)")', True),
        ('LANGUAGES = ("de", "fr", "es", "it", "nl", "pt")', False),
        ('TIER = frozenset("pro plus max ultra".split())', True),
        ('FIELDS = ("name", "brand", "price", "seller")', False),
        ('raise ValueError("sans and ohne are words")', False),
    ],
)
def test_a_second_copy_is_recognised(source: str, is_copy: bool) -> None:
    """Sets, tuples, `"…".split()` and alternations of expressions; prose is none of them."""
    assert any(map(_is_copy, _lists(ast.parse(source)))) is is_copy


def _is_table(file: Path) -> bool:
    return file.stem.endswith("_table") or file.stem == "makers"


def _copies(file: Path) -> Iterator[list[str]]:
    return (words for words in _lists(ast.parse(file.read_text(encoding="utf-8"))) if _is_copy(words))


def _lists(tree: ast.AST) -> Iterator[list[str]]:
    """The words of each literal collection, of each text that is split, and of each alternation."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            yield [item.value for item in node.elts if isinstance(item, ast.Constant) and isinstance(item.value, str)]
        elif isinstance(node, ast.Dict):
            yield [key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            text = node.func.value
            yield text.value.split() if isinstance(text, ast.Constant) and isinstance(text.value, str) else []
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value:
            yield WORD.findall(_CONCEPTS.sub("", node.value)) if " " not in node.value.strip() else node.value.split("|")


_CONCEPTS = re.compile(r"«[^»]*»|\\[a-zA-Z]")


def _is_copy(words: list[str]) -> bool:
    plain = {fold(word).strip() for word in words if len(word.strip()) >= LONG and WORD.fullmatch(word.strip())}
    foreign = {word for word in plain if word in _foreign()}
    return len(foreign) >= SEVERAL or any(len(plain & phrases) >= MANY for phrases in _by_concept().values())


@cache
def _foreign() -> frozenset[str]:
    """Words of other languages that are none of English, and none that all languages share."""
    lexicon = read_toml()
    of = {
        language: {form for named in concepts.values() for text in named for form in _forms(text)}
        for language, concepts in lexicon.items()
    }
    english = of["en"] | of["mul"] | OF_MARKUP
    return frozenset(word for language, words in of.items() if language not in {"en", "mul"} for word in words - english)


@cache
def _by_concept() -> dict[str, frozenset[str]]:
    """The phrases of each concept of English and of all languages; tiers are one concept."""
    found: dict[str, set[str]] = {}
    for language in ("en", "mul"):
        for concept, texts in read_toml()[language].items():
            family = concept.partition(".")[0]
            name = family if family == "tier" else concept
            if family in NAMED:
                found.setdefault(name, set()).update(form for text in texts for form in _forms(text))
    return {name: frozenset(forms) for name, forms in found.items()}


def _forms(text: str) -> Iterator[str]:
    return (fold(form).strip("*~ ") for form in written(text))
