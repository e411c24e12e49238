"""The language of a question, by its small words."""

from __future__ import annotations

import re

UNDETERMINED = "und"

# Small words of each language, folded. A word that several share counts for each, so the others decide.
_STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": (
            "the a an and or with without for under over below above than less more at least most up to is are "
            "what which i my me need want looking find best good of in from on that has have should not no but if "
            "it buy cheap around between about dollars bucks pounds compare cheaper lighter new used available "
            "stock top must be can does only made please recommend quiet light budget hours versus vs any some"
        ),
        "de": (
            "der die das den dem des ein eine einen einem einer eines und oder mit ohne fur fuer unter uber ueber "
            "bis zu ist sind was welche welcher welches ich mein meine brauche suche beste besten bester gute "
            "guter gutes guten von im auf nicht kein keine wenn zwischen mindestens maximal hochstens weniger "
            "mehr als aber nur gunstig gunstige gunstiger moglichst leise leicht zum zur ab gebraucht neu "
            "wenigstens"
        ),
        "fr": (
            "le la les un une des du de et ou avec sans pour sous moins plus que au aux est sont quel quelle "
            "quels quelles je mon ma mes cherche meilleur meilleure meilleurs pas entre dans sur jusqu'a d'au "
            "d'autonomie qui bon bonne neuf occasion besoin d'un d'une en euros"
        ),
        "es": (
            "el la los las un una unos unas y o con sin para por menos mas que de del es son cual cuales mi mis "
            "busco quiero necesito mejor mejores no entre en hasta al como pero bueno buena barato barata nuevo "
            "usado horas minimo euros"
        ),
        "it": (
            "il lo la i gli le un uno una e o con senza per sotto meno piu di del della dei che sono quale quali "
            "mio mia cerco voglio migliore migliori non tra fra fino a almeno al massimo ma buono buona nuovo "
            "usato ore da"
        ),
        "nl": (
            "de het een en of met zonder voor onder boven dan is zijn wat welke ik mijn zoek beste goede van in "
            "op niet geen als tussen minstens minimaal hoogstens minder meer maar alleen koptelefoon draadloze "
            "draadloos uur tot goedkoop goedkope"
        ),
        "pt": (
            "o a os as um uma uns umas e ou com sem para por menos mais que de do da dos das sao qual quais meu "
            "minha procuro quero preciso melhor melhores nao entre em ate pelo no fones reais barato bom boa "
            "abaixo"
        ),
    }.items()
}
_MARKS = {"ß": "de", "ä": "de", "ñ": "es", "¿": "es", "¡": "es", "ã": "pt", "õ": "pt", "œ": "fr", "ù": "fr"}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_MARK_WEIGHT = 1.0
_LETTER_WEIGHT = 0.5
# Letters none of these languages has: one small word in common with them proves nothing then.
_FOREIGN = re.compile(r"[łąęśżźćńđčřěůőűğışåøæ\u0370-\u1fff\u2e80-\uffef]")
_CHANCE = 1.0
_PREFERENCE = ("en", "de", "fr", "es", "it", "nl", "pt")  # who wins a tie


def _weight(word: str) -> float:
    """A word of one letter is too often something else."""
    return 1.0 if len(word) > 1 else _LETTER_WEIGHT


def detect_language(text: str, folded: str, vocabulary: dict[str, float]) -> str:
    """Return the ISO 639-1 code of the language of `text`, or `und`.

    Args:
        text: the question as written; its special letters count.
        folded: the same, folded.
        vocabulary: evidence from known product words, by language.
    """
    words = _WORD.findall(folded)
    scores = {language: sum(_weight(word) for word in words if word in stop) for language, stop in _STOP_WORDS.items()}
    foreign = _FOREIGN.search(text.lower()) is not None
    for language, weight in () if foreign else vocabulary.items():
        scores[language] = scores.get(language, 0.0) + weight
    for char, language in _MARKS.items():
        if char in text.lower():
            scores[language] += _MARK_WEIGHT
    best = max(_PREFERENCE, key=lambda language: scores[language])
    return best if scores[best] > (_CHANCE if foreign else 0) else UNDETERMINED
