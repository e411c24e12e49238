"""Frames that ask what has something: `Welche Hängematten haben ein Gestell?`, `bakken die een deksel hebben`.

A verb of having governs as `with` does: in a question for a thing what follows it (`clause.have`), and in a relative clause of
the languages that put the verb last what stands between the pronoun and the verb (`clause.have-last`).
"""

from __future__ import annotations

from emptor.agents.questions.tokens import CONTENT, Kind, Token
from emptor.agents.questions.words import own_words

_ASKING_TOKENS = 3  # tokens at the beginning of a sentence among which a question word asks
_MAX_CLAUSE_TOKENS = 8  # between a relative pronoun and its verb
_NOUNS = frozenset({*CONTENT, Kind.NAME, Kind.TAKEN})
_INSIDE = frozenset({*_NOUNS, Kind.ARTICLE, Kind.AND, Kind.OR})  # what the object of a relative clause is made of
_BEFORE_A_PRONOUN = _NOUNS | {Kind.SIGN}


def with_having(row: list[Token], language: str) -> list[Token]:
    """Return the tokens of a sentence with the words that begin what the thing must have as `Kind.WITH`."""
    read = list(row)
    for i, token in enumerate(row):
        pronoun = _pronoun(row, i, language) if token.text in own_words("clause.have-last", language) else None
        if pronoun is not None:
            read[pronoun] = row[pronoun]._replace(kind=Kind.WITH)
        elif token.text in own_words("clause.have", language) and _is_asked(row, i, language):
            read[i] = token._replace(kind=Kind.WITH)
    return read


def _is_asked(row: list[Token], verb: int, language: str) -> bool:
    """Whether the verb's subject is the thing that a question word asks for; a pronoun (`which do I have`) is not."""
    asking = own_words("clause.which", language)
    first = next((i for i, token in enumerate(row[: min(verb, _ASKING_TOKENS)]) if token.text in asking), None)
    return first is not None and (first == verb - 1 or row[verb - 1].kind in _NOUNS)


def _pronoun(row: list[Token], verb: int, language: str) -> int | None:
    """Where the relative pronoun stands whose clause ends in the verb."""
    pronouns = own_words("clause.relative", language)
    for i in range(verb - 1, max(0, verb - 1 - _MAX_CLAUSE_TOKENS), -1):
        if row[i].text in pronouns and row[i - 1].kind in _BEFORE_A_PRONOUN:
            return i if any(token.kind in _NOUNS for token in row[i + 1 : verb]) else None
        if row[i].kind not in _INSIDE:
            return None
    return None
