"""Whether words stand in a page, and whether they carry a figure. The last line of defence: strict, and without opinions."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from emptor.extract.cards import cards_of
from emptor.extract.dom.tree import Dom, Element, Text, parse
from emptor.extract.dom.zones import Zone
from emptor.extract.fields.price_words import is_free_of_charge
from emptor.extract.sources.minor_units import says_in_minor_units
from emptor.utils.currency import currencies_of, find_money
from emptor.utils.numbers import NUMBER_PATTERN, read_token
from emptor.utils.text import collapse_fast
from emptor.utils.units import convert, dimension_of, find_quantities, unit_of

_JSON_ESCAPE = re.compile(r'\\(?:u([0-9a-fA-F]{4})|(["\\/nrt]))')
_PLAIN = {"n": " ", "r": " ", "t": " "}
_TOKEN = re.compile(rf"(?<![\w.,])(?<!\d[’'])-?{NUMBER_PATTERN}(?![\w])")
_WORDLESS = re.compile(r"[\W_]+")
_LETTER_RUN = re.compile(r"[^\W\d_]+[²³]?|[\"″”%°]")
_SPLIT_CENTS = re.compile(r"\D{0,5}?(\d{1,6})\s(\d{2})\D{0,5}")


_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "dt", "caption", "summary"})
_OUTSIDE = Zone.RELATED | Zone.NAV | Zone.FOOTER | Zone.OVERLAY


class Surroundings(NamedTuple):
    """A line of a page, the nearest heading above it, and the line behind it; empty where there is none."""

    line: str
    heading: str
    behind: str


class SourceText:
    """A page's source in the forms in which a quotation may be found, each made once.

    Make one for a page and check all its quotations with `holds`.
    """

    def __init__(self, source: str, dom: Dom | None = None, url: str = "") -> None:
        """Take the source, the page as it was parsed, when it was, and its address, where it is known."""
        self.source = source
        self._url = url
        if dom is not None:
            self._dom = dom

    def holds(self, quote: str) -> bool:
        """Whether `quote` occurs verbatim in the source or, white space collapsed, in its text."""
        wanted = collapse_fast(quote)
        if not _WORDLESS.sub("", wanted):
            return False
        return (
            quote in self.source
            or wanted in self._visible
            or wanted in self._joined
            or wanted in self._collapsed
            or wanted in self._unescaped
        )

    def stands_outside(self, quote: str) -> bool:
        """Whether `quote` occurs in the visible page, and only in others' parts: other products, the frame."""
        wanted = collapse_fast(quote)
        seen = wanted in self._visible or wanted in self._joined
        return seen and not any(wanted in own for own in self._own)

    def stands_in_cards(self, quote: str) -> bool:
        """Whether `quote` occurs in the visible page, and only in cards of other products and in others' parts."""
        wanted = collapse_fast(quote)
        seen = wanted in self._visible or wanted in self._joined
        return seen and not any(wanted in own for own in self._without_cards)

    def surroundings(self, quote: str) -> list[Surroundings]:
        """Return what stands around each line of the page's own part that holds `quote`, or that `quote` holds."""
        wanted = collapse_fast(quote)
        return [around for around in self._lines if wanted in around.line or (around.line in wanted and len(around.line) > 1)]

    @property
    def language(self) -> str | None:
        """The ISO 639-1 code that the page states of itself."""
        return self._dom.language[:2].lower() or None

    def names(self, quote: str) -> bool:
        """Whether `quote` stands in what the page calls itself: its title or its main heading."""
        wanted = collapse_fast(quote)
        return any(wanted in name for name in (self._dom.title, *(self._dom.quote(e) for e in self._dom.all("h1"))))

    def row_of(self, quote: str) -> str | None:
        """Return `label: value` where `quote` is two lines of the page that follow each other; None for any other words."""
        wanted = collapse_fast(quote)
        found = (around for around in self._lines if around.behind and f"{around.line} {around.behind}" == wanted)
        return next((f"{around.line}: {around.behind}" for around in found), None)

    @cached_property
    def _lines(self) -> list[Surroundings]:
        """The lines of the page's own part, each with its heading and the line behind it."""
        rows: list[tuple[str, bool]] = []
        for run in self._dom.texts:
            if run.element.zone & _OUTSIDE:
                continue
            if run.breaks or not rows:
                rows.append((run.text, _is_heading(run.element)))
            else:
                rows[-1] = (rows[-1][0] + run.text, rows[-1][1])
        lines = [(collapse_fast(text), heading) for text, heading in rows if text.strip()]
        found, above = [], ""
        for number, (line, is_heading) in enumerate(lines):
            behind = lines[number + 1][0] if number + 1 < len(lines) else ""
            found.append(Surroundings(line, above, behind))
            above = line if is_heading else above
        return found

    @cached_property
    def _own(self) -> tuple[str, str]:
        """The visible text without other products' boxes and without the frame, as `_visible` and as `_joined`."""
        return _read([run for run in self._dom.texts if not run.element.zone & _OUTSIDE])

    @cached_property
    def _without_cards(self) -> tuple[str, str]:
        """The same, without cards of other products as well."""
        cards = cards_of(self._dom, self._url)
        inside = {index for card in cards for index in range(card.first, card.last)}
        return _read([run for run in self._dom.texts if not run.element.zone & _OUTSIDE and run.index not in inside])

    @cached_property
    def _collapsed(self) -> str:
        return collapse_fast(self.source)

    @cached_property
    def _unescaped(self) -> str:
        return unescaped(self.source)

    @cached_property
    def _dom(self) -> Dom:
        return parse(self.source)

    @cached_property
    def _visible(self) -> str:
        """The visible text, its pieces separated by a space."""
        return collapse_fast(" ".join([run.text for run in self._dom.texts]))

    @cached_property
    def _joined(self) -> str:
        """The visible text as it flows: inline pieces run together, blocks are apart."""
        return collapse_fast("".join([run.flow for run in self._dom.texts]))


def _read(runs: list[Text]) -> tuple[str, str]:
    """Texts as `_visible` and as `_joined` read them."""
    return collapse_fast(" ".join(run.text for run in runs)), collapse_fast("".join(run.flow for run in runs))


def _is_heading(element: Element) -> bool:
    above: Element | None = element
    while above is not None:
        if above.tag in _HEADINGS:
            return True
        above = above.parent
    return False


def unescaped(source: str) -> str:
    """Return the source with JSON escapes and entities decoded (`\\u20ac` and `&euro;` are `€`) and white space collapsed."""
    text = _JSON_ESCAPE.sub(_unescape, source) if "\\" in source else source
    return collapse_fast(html.unescape(html.unescape(text)))


def _unescape(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return _PLAIN.get(match[2], match[2])


def holds(quote: str, source: str) -> bool:
    """Whether `quote` occurs in a page. For many quotations of one page use SourceText."""
    return SourceText(source).holds(quote)


def supports_number(quote: str, number: Decimal, *, unit: str | None = None, currency: str | None = None) -> bool:
    """Whether a quotation says a number, as a whole number and not as a part of a longer one.

    Args:
        quote: exact words of a page.
        number: the value to be found, in `unit` or `currency`.
        unit: canonical or printed. The quotation must name it, or another of its dimension that converts to `number`.
        currency: ISO 4217 code. A number beside the sign of another currency does not count; one without any sign does.
    """
    if currency is not None:
        return _supports_money(quote, number, currency)
    if unit is not None and unit_of(unit) is not None:
        return _supports_quantity(quote, number, unit)
    return any(number in values for values in _tokens(quote))


def _tokens(quote: str) -> Iterator[set[Decimal]]:
    """Each whole number of a text, with all the values its separators allow."""
    for match in _TOKEN.finditer(quote):
        token = match.group().lstrip("-")
        values = {value for hint in (True, False, None) if (value := read_token(token, decimal_comma=hint)) is not None}
        if match.group().startswith("-"):
            values |= {-value for value in values}
        yield values


def _supports_money(quote: str, number: Decimal, currency: str) -> bool:
    if (number == 0 and is_free_of_charge(quote)) or says_in_minor_units(quote, number):
        return True
    money = [match for hint in (True, False) for match in find_money(quote, hint=currency, decimal_comma=hint)]
    if any(match.amount == number and currency in currencies_of(match.symbol) for match in money):
        return True
    if money:
        signs = {code for match in money for code in currencies_of(match.symbol)}
        if currency not in signs:
            return False
        split = _SPLIT_CENTS.fullmatch(quote.strip())
        return split is not None and Decimal(f"{split[1]}.{split[2]}") == number
    return any(number in values for values in _tokens(quote))


def _supports_quantity(quote: str, number: Decimal, unit: str) -> bool:
    quantities = [found for hint in (True, False, None) for found in find_quantities(quote, decimal_comma=hint)]
    for found in quantities:
        value = convert(found.number, found.unit, unit)
        if value is not None and _same(value, number):
            return True
    named = {
        name
        for match in _LETTER_RUN.finditer(quote)
        if (name := unit_of(match.group())) and dimension_of(name) == dimension_of(unit)
    }
    if unit_of(unit) not in named:
        return False
    beside_another = {found.number for found in quantities if found.unit != unit_of(unit)}
    return any(number in values and not values & beside_another for values in _tokens(quote))


def _same(value: Decimal, number: Decimal) -> bool:
    """Equal, or equal when rounded to the digits that `number` shows."""
    if value == number:
        return True
    places = number.as_tuple().exponent
    if not isinstance(places, int) or places > 0 or abs(number) >= Decimal(10) ** 15 or abs(value) >= Decimal(10) ** 15:
        return False
    return value.quantize(Decimal(1).scaleb(places)) == number and places < 0
