"""Words of a question that do not name its subject."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that carry no subject, in the languages the stemming covers.
STOP_WORDS = (
    _set("a an and any are as at be been but by can do does for from get had has have how i if in into is it its me my no not of")
    | _set("on or our should so some than that the their them then there these they this to us was we were what when where which")
    | _set("who why will with would you your want need find show looking look buy best good top recommend recommended please")
    | _set(
        "der die das den dem des ein eine einen einem einer eines und oder mit ohne für fur von vom zu zum zur im am auf aus bei"
    )
    | _set("nach ist sind ich mir mich wir sie es nicht auch als wie was welche welcher welches suche gute beste besten")
    | _set("le la les l un une des du de d et ou avec sans pour par sur dans en au aux est sont je tu il elle nous vous qui que")
    | _set(
        "quel quelle meilleur meilleure meilleurs el los las una unos unas y o con sin por para del al es son lo gli i di da che"
    )
)
# Words of a bound ("under", "at least") and of money: a condition to check on a page, not what the page is about.
BOUND_WORDS = (
    _set("under below less more over above least most max maximum min minimum between up about around cheaper cheap budget price")
    | _set("priced cost dollar dollars usd euro euros eur pound pounds gbp unter über uber bis mindestens höchstens hochstens")
    | _set("weniger mehr zwischen moins plus entre hasta menos más mas")
)
UNIT_WORDS = _set("hour hours hr hrs h stunde stunden heure heures inch inches zoll pouce gb tb kg g mm cm w watt hz db mah")
