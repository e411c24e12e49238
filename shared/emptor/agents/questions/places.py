"""Where the buyer is and in what they pay, from options first, then from the question."""

from __future__ import annotations

from functools import cache

from emptor.agents.questions.phrases_before import phrase_before
from emptor.lexicon import Matcher
from emptor.lexicon.matcher import Entry
from emptor.utils.currency import currency_of_country

# What a bare amount means in a language that is mostly spoken where one currency is used.
_CURRENCY_OF_LANGUAGE = {"de": "EUR", "fr": "EUR", "it": "EUR", "nl": "EUR"}
_REGION_OF_LANGUAGE = {"de": "DE", "fr": "FR", "it": "IT", "es": "ES", "nl": "NL", "pt": "PT"}
_REGION_OF_CURRENCY = {
    "USD": "US",
    "GBP": "GB",
    "CAD": "CA",
    "AUD": "AU",
    "NZD": "NZ",
    "CHF": "CH",
    "JPY": "JP",
    "CNY": "CN",
    "INR": "IN",
    "SEK": "SE",
    "NOK": "NO",
    "DKK": "DK",
    "PLN": "PL",
    "CZK": "CZ",
    "HUF": "HU",
    "RON": "RO",
    "TRY": "TR",
    "BRL": "BR",
    "MXN": "MX",
    "KRW": "KR",
    "SGD": "SG",
    "HKD": "HK",
    "ZAR": "ZA",
    "RUB": "RU",
    "UAH": "UA",
    "ILS": "IL",
    "TWD": "TW",
    "THB": "TH",
    "IDR": "ID",
    "MYR": "MY",
    "PHP": "PH",
    "VND": "VN",
    "AED": "AE",
}
_COUNTRIES = {
    "US": "usa|u.s.|united states|america|etats-unis|vereinigte staaten",
    "GB": "uk|u.k.|united kingdom|britain|england|grossbritannien|royaume-uni",
    "DE": "germany|deutschland|allemagne|alemania|germania|duitsland|niemcy|niemczech|alemanha",
    "FR": "france|frankreich|francia|frankrijk|francja|francji|franca",
    "ES": "spain|espana|spanien|espagne|spagna|spanje|hiszpania|hiszpanii|espanha",
    "IT": "italy|italia|italien|italie|wlochy|wloszech",
    "NL": "netherlands|nederland|niederlande|pays-bas|holland|paesi bassi|paises bajos|paises baixos|holandia|holandii",
    "AT": "austria|osterreich|autriche|oostenrijk",
    "CH": "switzerland|schweiz|suisse|svizzera|suiza|zwitserland|szwajcaria|szwajcarii|suica",
    "BE": "belgium|belgique|belgien|belgie",
    "CA": "canada|kanada",
    "AU": "australia|australien",
    "IN": "india|indien",
    "JP": "japan|japon|japonia|japonii|giappone|japao",
    "IE": "ireland|irland",
    "PT": "portugal|portogallo|portugalia|portugalii",
    "BR": "brazil|brasil",
    "MX": "mexico",
    "PL": "poland|polen|polska|polsce|pologne|polonia",
    "SE": "sweden|schweden|sverige|suede|suecia|svezia|zweden|szwecja|szwecji",
    "NO": "norway|norwegen|norge|noorwegen|norvege|noruega|norvegia|norwegia",
    "DK": "denmark|danemark|danmark|denemarken|dinamarca|danimarca|dania",
    "NZ": "new zealand",
    "SG": "singapore",
    "CN": "china|chine|cina|chiny|chinach",
    "CZ": "czech republic|czechia|tschechien|tchequie",
    "FI": "finland|finnland|finlande|finlandia",
    "KR": "korea|south korea|sudkorea|coree|corea",
    "TW": "taiwan",
    "TR": "turkey|turkei|turquie|turquia|turchia|turkije",
}


@cache
def _countries() -> Matcher:
    return Matcher(Entry(code, "mul", name) for code, names in _COUNTRIES.items() for name in names.split("|"))


def country_spans(folded: str) -> list[tuple[str, int, int]]:
    """Return (code, start, end) of every country named in folded text; codes are ISO 3166-1 alpha-2."""
    return [(match.key, match.start, match.end) for match in _countries().find(folded)]


def names_of_country(code: str) -> tuple[str, ...]:
    """Return what a country is called in the languages of questions, folded."""
    return tuple(_COUNTRIES[code].split("|"))


def currency_hint(options_currency: str | None, region: str | None) -> str | None:
    """The currency to take when a sign or a bare number leaves it open."""
    return options_currency or (currency_of_country(region) if region else None)


def named_region(folded: str) -> str | None:
    """The country the question names as the buyer's: `available in Germany`."""
    for match in _countries().find(folded):
        article = phrase_before(folded, match.start, "clause.article")
        if phrase_before(folded, match.start if article is None else article, "clause.to-place") is not None:
            return match.key
    return None


def bare_currency(hint: str | None, language: str) -> str | None:
    """The currency of an amount without one; None when nothing says."""
    return hint or _CURRENCY_OF_LANGUAGE.get(language)


def default_region(currency: str | None, language: str) -> str | None:
    """The country that currency and language point to, or None."""
    if currency in _REGION_OF_CURRENCY:
        return _REGION_OF_CURRENCY[currency]
    region = _REGION_OF_LANGUAGE.get(language)
    if region and (currency is None or currency_of_country(region) == currency):
        return region if currency or language in _CURRENCY_OF_LANGUAGE else None
    return None
