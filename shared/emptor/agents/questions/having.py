"""Frames that ask what has something: `Welche Hängematten haben ein Gestell?`, `bakken die een deksel hebben`.

A verb of having governs as `with` does: in a question for a thing and in a relative clause what follows it (`clause.have`), and
in the languages that put the verb last what stands between the pronoun and the verb (`clause.have-last`). So does any other verb
of a relative clause about the thing itself, if its object is something new: `a cat flap that recognises a microchip`.
"""

from __future__ import annotations

from emptor.agents.questions.tokens import CONTENT, Kind, Token
from emptor.agents.questions.words import VERB_LAST, own_words

_ASKING_TOKENS = 3  # tokens at the beginning of a sentence among which a question word asks
_MAX_CLAUSE_TOKENS = 8  # between a relative pronoun and its verb
_NOUNS = frozenset({*CONTENT, Kind.NAME, Kind.TAKEN})
_INSIDE = frozenset({*_NOUNS, Kind.ARTICLE, Kind.NOT, Kind.AND, Kind.OR})  # what the object of a relative clause is made of
_CLOSING = frozenset({Kind.SIGN, Kind.AND, Kind.OR})
_BEFORE_A_PRONOUN = _NOUNS | {Kind.SIGN}


def with_having(row: list[Token], language: str) -> list[Token]:
    """Return the tokens of a sentence with the words that begin what the thing must have as `Kind.WITH`."""
    read = list(row)
    for i, token in enumerate(row):
        pronoun = _pronoun(row, i, language) if token.text in own_words("clause.have-last", language) else None
        if pronoun is not None:
            _govern_last(read, pronoun, i)
        elif token.text in own_words("clause.have", language) and (
            _is_relative(row, i - 1, language) or _is_asked(row, i, language)
        ):
            _govern(read, i, language)
        elif token.kind is Kind.WORD:
            _other_verb(read, row, i, language)
    return read


def _other_verb(read: list[Token], row: list[Token], i: int, language: str) -> None:
    """Let any other verb of a relative clause govern its object: `that recognises a microchip`, `die keine Batterien braucht`."""
    last = language in VERB_LAST and (i + 1 == len(row) or row[i + 1].kind in _CLOSING)
    if not last and row[i].text in own_words("demand.verb", language) | own_words("demand.want", language):
        return  # "that holds 24 bottles"
    pronoun = _pronoun(row, i, language) if last else _pronoun_before(row, i, language)
    if pronoun is None or not _is_about_the_thing(row, pronoun):
        return
    if last:
        if any(_begins_object(token, language) for token in row[pronoun + 1 : i]):
            _govern_last(read, pronoun, i)
    elif _has_object(row, i + 1, language):
        read[i] = row[i]._replace(kind=Kind.WITH)


def _pronoun_before(row: list[Token], verb: int, language: str) -> int | None:
    """Where the relative pronoun stands that a verb follows, with nothing between but a word such as `can`."""
    at = verb - 1
    if at > 0 and row[at].kind is Kind.SMALL and not _is_relative(row, at, language):
        at -= 1
    return at if at > 0 and _is_relative(row, at, language) else None


def _is_about_the_thing(row: list[Token], pronoun: int) -> bool:
    """Whether the thing wanted stands directly before a pronoun, with or without a comma; it has been read before."""
    at = pronoun - (row[pronoun - 1].kind is Kind.SIGN) - 1
    return at >= 0 and row[at].kind is Kind.TAKEN


def _begins_object(token: Token, language: str) -> bool:
    """An article of something new: what is known already (`the water`, `den Lärm`) is no feature."""
    return token.kind is Kind.NOT or (token.kind is Kind.ARTICLE and token.text not in own_words("clause.definite", language))


def _has_object(row: list[Token], i: int, language: str) -> bool:
    """Whether a noun follows a verb: behind an indefinite article, or without one in the plural and in Polish."""
    article = i < len(row) and _begins_object(row[i], language)
    if i < len(row) and row[i].kind is Kind.ARTICLE and not article:
        return False
    while i < len(row) and row[i].kind in {Kind.ARTICLE, Kind.VAGUE}:
        i += 1
    if i == len(row) or row[i].kind is not Kind.WORD:
        return False
    return article or language == "pl" or (language == "en" and row[i].text.endswith("s"))


def _govern(row: list[Token], verb: int, language: str) -> None:
    """Let a verb govern as `with` does, together with its preposition: `dispone di`, `verfügt über`."""
    row[verb] = row[verb]._replace(kind=Kind.WITH)
    ties = own_words("clause.inner", language) | own_words("clause.have-over", language)
    if verb + 1 < len(row) and row[verb + 1].text in ties:
        row[verb + 1] = row[verb + 1]._replace(kind=Kind.ARTICLE)


def _govern_last(row: list[Token], pronoun: int, verb: int) -> None:
    """Let a pronoun govern what its clause says before the verb, which itself demands nothing."""
    row[pronoun] = row[pronoun]._replace(kind=Kind.WITH)
    row[verb] = row[verb]._replace(kind=Kind.SMALL)
    for at in range(pronoun + 1, verb):
        if row[at].kind is Kind.SMALL:
            row[at] = row[at]._replace(kind=Kind.ARTICLE)


def _is_relative(row: list[Token], i: int, language: str) -> bool:
    """Whether a pronoun begins a clause about the noun before it, or goes on with such a clause: `and that has`."""
    return i > 0 and row[i].text in own_words("clause.relative", language) and row[i - 1].kind in _BEFORE_A_PRONOUN | {Kind.AND}


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
        if row[i].kind not in _INSIDE and row[i].text not in own_words("clause.have-over", language):
            return None
    return None
