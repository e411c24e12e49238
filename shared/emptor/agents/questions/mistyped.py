"""Words of a dictionary that a mistyped word stands for: `utiliasteur` is utilisateur, `Gesatmgewicht` Gesamtgewicht.

Only slips of the hand count: neighbouring letters that changed places, a letter left out or pressed twice, the key beside the
right one. A word that differs in its ending is another form, which a list of words need not have. Names are in no dictionary,
so what is far from every word stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from emptor.agents.questions.dictionaries import DICTIONARIES, dictionary, is_in_dictionary
from emptor.agents.questions.words import COMPOUNDING
from emptor.lexicon import fold

_MIN_CHARS = 6  # a shorter word has too many neighbours
_MIN_FREQUENCY = {"en": 300}  # occurrences in the corpus of the dictionary
_LEAST_FREQUENT = 50  # in the others: words that a person added to the list have this count
_SURE_FREQUENCY = 300  # of a word that was meant where any letter may be missing or replaced
_MIN_LONG_CHARS = 7  # of one in which any letter may be missing or replaced
_MIN_PART_CHARS = 4  # of each word of a compound that a mistyped word is read as
_MIN_LONGER_CHARS = 5  # of the longer part
_FREQUENT = 1000  # occurrences of a short first word that makes a compound with a short second one: Laufrad
_MIN_TAIL_CHARS = 3  # of one that may be right as it is: Trekkingrad
_LINKING = ("", "s", "n", "en", "es")  # between the words of a compound
_ACCENTED = {"de": "äöüß", "fr": "éèêàçùôîâû", "es": "áéíóúñ", "it": "àèéìòù", "pt": "áâãéêíóôõúç", "nl": "éë"}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PRODUCTIVE = ("less", "free", "proof", "able", "set", "ics", "like")  # endings of words that no dictionary lists in full
_REMEMBERED = 512


@lru_cache(maxsize=_REMEMBERED)
def word_meant(written: str, language: str) -> str | None:
    """Return the word of the language's dictionary that `written` (in lower case) mistypes; None where it may be right."""
    if language not in DICTIONARIES or len(written) < _MIN_CHARS or written.endswith(_PRODUCTIVE):
        return None
    if _may_be_right(written, language):
        return None
    slips = (
        (_swapped(written), True),
        (_doubled(written), True),
        (_left_out(written, language), False),
        (_beside(written), False),
    )
    for candidates, compounds in slips if len(written) >= _MIN_LONG_CHARS else slips[:2]:
        found = [word for word in candidates if _is_common_enough(word, language, compounds=compounds)]
        found = [word for word in found if compounds or dictionary(language)[word] >= _SURE_FREQUENCY]
        if found:
            return max(found, key=lambda word: (dictionary(language).get(word, 0), word))
    return None


@lru_cache(maxsize=_REMEMBERED)
def is_a_word(word: str, language: str) -> bool:
    """Whether the dictionary of the language has a word, with or without its accents, or has the parts of a compound."""
    return language not in DICTIONARIES or _may_be_right(word, language)


def _may_be_right(word: str, language: str) -> bool:
    if is_in_dictionary(word, language) or _is_compound(word, language, shortest=_MIN_TAIL_CHARS):
        return True
    known = dictionary(language)
    british = {word.replace("our", "or"), word.replace("is", "iz"), word.replace("ys", "yz"), word.replace("ll", "l")} - {word}
    accented = (f"{word[:i]}{char}{word[i + 1 :]}" for i in range(len(word)) for char in _ACCENTED.get(language, ""))
    return any(other in known for other in british) or any(fold(other) == fold(word) and other in known for other in accented)


def _is_common_enough(word: str, language: str, *, compounds: bool) -> bool:
    least = _MIN_FREQUENCY.get(language, _LEAST_FREQUENT)
    return dictionary(language).get(word, 0) >= least or (compounds and _is_compound(word, language, shortest=_MIN_PART_CHARS))


def _is_compound(word: str, language: str, *, shortest: int) -> bool:
    """Whether two words of the dictionary make it, with or without a letter between them: profiel + diepte."""
    if language not in COMPOUNDING:
        return False
    known = dictionary(language)
    for cut in range(shortest, len(word) - shortest + 1):
        head, tail = word[:cut], word[cut:]
        if max(len(head), len(tail)) < _MIN_LONGER_CHARS and known.get(head, 0) < _FREQUENT:
            continue
        heads = (head.removesuffix(link) for link in _LINKING if head.endswith(link))
        if known.get(tail, 0) >= _LEAST_FREQUENT and any(_is_head(part, language, shortest) for part in heads):
            return True
    return False


def _is_head(word: str, language: str, shortest: int) -> bool:
    """The first word of a compound; it may be English: Trekkingräder."""
    known = dictionary(language)
    frequent = max(known.get(word, 0), known.get(f"{word}en", 0)) >= _LEAST_FREQUENT  # Knethaken: of a verb, its stem
    return len(word) >= shortest and (frequent or dictionary("en").get(word, 0) >= _MIN_FREQUENCY["en"])


def _swapped(word: str) -> Iterator[str]:
    """Two neighbouring letters in their other order; the first letter is seldom wrong."""
    return (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 1) if word[i] != word[i + 1])


def _doubled(word: str) -> Iterator[str]:
    """One letter less, where it was pressed twice or together with the key beside it."""
    for i in range(1, len(word) - 1):
        if word[i] == word[i - 1] or _is_beside(word[i], word[i - 1]) or _is_beside(word[i], word[i + 1]):
            yield word[:i] + word[i + 1 :]


def _left_out(word: str, language: str) -> Iterator[str]:
    letters = _LETTERS + _ACCENTED.get(language, "")
    return (word[:i] + char + word[i:] for i in range(1, len(word)) for char in letters)


def _beside(word: str) -> Iterator[str]:
    """One letter replaced by the one on the key beside it; not the last letter, which is an ending."""
    for i in range(1, len(word) - 1):
        yield from (word[:i] + char + word[i + 1 :] for char in _LETTERS if _is_beside(word[i], char))


def _is_beside(one: str, other: str) -> bool:
    return any(abs(row.index(one) - row.index(other)) == 1 for row in _ROWS if one in row and other in row)


_SOUNDS = ("aeiouy", "sczßkqx", "bvpfw", "mn", "dt", "gj")  # letters that people write for each other
_ENDINGS = frozenset("aeiouymnrst")  # letters by which forms of one word differ
_MIN_ADDED_CHARS = 6  # of a word in which any letter may be one too many


def is_likely_slip(word: str, other: str) -> bool:
    """Whether a hand or an ear writes folded `word` for `other`, one slip away: no other first letter, no other ending."""
    if sorted(word) == sorted(other):
        return True
    if word[0] != other[0]:
        return False
    at = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    longer = word if len(word) > len(other) else other
    if len(word) != len(other):
        doubled = longer[at] == longer[at - 1]
        ends = at >= len(longer) - 1 and longer[-1] in _ENDINGS
        return doubled or (not ends and (longer == other or len(word) >= _MIN_ADDED_CHARS))
    ends = at == len(word) - 1
    heard = any(word[at] in letters and other[at] in letters for letters in _SOUNDS)
    if ends:
        return heard and (word[at] not in _ENDINGS or other[at] not in _ENDINGS)
    return heard or _is_beside(word[at], other[at])
