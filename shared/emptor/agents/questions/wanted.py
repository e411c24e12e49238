"""The thing wanted: the noun phrase of the question that names its kind.

Every part of a sentence begins with its own thing, behind the words that ask for it and those that describe it. The first part
whose phrase holds a known kind of thing names what is wanted; where none does, the first phrase of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from emptor.agents.questions.adjectives import is_adjective, is_surely_adjective
from emptor.agents.questions.category import category_spans
from emptor.agents.questions.dictionaries import is_common
from emptor.agents.questions.language import UNDETERMINED
from emptor.agents.questions.scan import Scan
from emptor.agents.questions.sentences import asks
from emptor.agents.questions.sentences import spans as sentence_spans
from emptor.agents.questions.tokens import CONTENT, Kind, Token, Tokens
from emptor.agents.questions.words import ALL, COMPOUNDING, ENGLISH, HEAD_FIRST, VERB_LAST, own_words, readable, said, words_of
from emptor.lexicon import Match, fold, folded, matcher, phrases
from emptor.utils.units import unit_of

Span = tuple[int, int]

_MAX_WORDS = 4

_MAX_MODIFIERS = 2
# What pages and questions say of offers names no kind of thing: `Corvo 15 Pro price`, `… Test`, `… avis`.
_OF_OFFERS = ("clause", "condition", "demand", "follow-up", "joint", "name", "price", "question", "role", "shown", "stock")
_NO_HEADS = ("demand.verb", "demand.want", "question.person", "question.place")
_MIN_HEAD_CHARS = 4
_ASKING_WORDS = 6  # of a part, among which its price is asked for
_NO_MODIFIERS = (
    "question.gift", "clause.wearer", "clause.generic", "clause.quality", "clause.idle", "clause.counted",
    "demand.size", "demand.verb", "number",
)  # fmt: skip
_ACCENTED, _SHORT = frozenset({"es", "pt"}), 3  # languages in which `que` asks only with an accent
_GOVERNING = frozenset({Kind.WITH, Kind.WITHOUT, Kind.NOT, Kind.FOR})


class Wanted:
    """Finds the thing wanted among the tokens of a question."""

    def __init__(self, scan: Scan, *, named: bool) -> None:
        self._scan = scan
        self._named = named  # a product is named, so only a known kind of thing says more
        self._tokens = Tokens(scan)
        self._kinds = self._known_kinds()
        self.modifiers: Span | None = None  # words that say which kind of a known kind of thing is meant
        self._packs = [(m.start, m.end) for m in matcher("demand.pack").find(scan.folded)]

    def _known_kinds(self) -> list[Span]:
        packed = {(m.start, m.end) for m in matcher("demand.packed").find(self._scan.folded)}  # "150 pcs" are no computers
        features = [(m.start, m.end) for m in self._tokens.mentions.values()]
        return [
            (start, end)
            for start, end, language in category_spans(self._scan.folded)
            if readable(self._scan.language, (language,)) and (start, end) not in packed and not _inside((start, end), features)
            and not self._only_ends_alike(start, end)
        ]  # fmt: skip

    def _only_ends_alike(self, start: int, end: int) -> bool:
        """`magnetische` ends like tables (`Tische`) and is an adjective."""
        compounding = self._scan.language in COMPOUNDING and self._scan.text[start].islower()
        return compounding and " " not in self._scan.folded[start:end] and is_surely_adjective(self._scan, start, end)

    def find(self, *, loose: bool) -> Span | None:
        """Return the span of the thing wanted, or None when the question names none.

        With `loose`, any phrase of any part will do where no part begins with a thing.
        """
        spans = sentence_spans(self._scan.folded, self._scan.text)
        asking = [span for span in spans if asks(self._scan.folded[slice(*span)], self._scan.language)]
        others = [span for span in spans if span not in asking]
        passes = ((asking, False), (others, bool(asking)), (others, False))
        for span, known_only in ((span, known_only) for group, known_only in passes for span in group):
            found = self._in_sentence(span, known_only=known_only, loose=loose)
            if found and not self._is_all_features(spans):
                return found
        if self._named and (beside := self._beside_a_name()):
            return beside
        if not loose or self._stands_for_anything(spans):
            return None
        return next((kind for kind in self._kinds if self._scan.unclaimed(*kind) and not self._is_governed(kind)), None)

    def _beside_a_name(self) -> Span | None:
        """The noun that a product's name stands beside: `le gaufrier Dalmark WB 20`, `Dalmark WB 20 Waffeleisen`."""
        names = [draft for draft in self._scan.drafts if draft.attribute == "name"]
        row = [token for token in self._tokens.of(0, len(self._scan.folded)) if len(names) == 1]
        for i, token in enumerate(row):
            if token.end + 1 == names[0].start and self._is_introduced_noun(row, i):
                return token.start, token.end
            if token.start == names[0].end + 1 and (last := self._end_of_noun_behind(row, i)):
                return token.start, row[last - 1].end
        return None

    def _is_introduced_noun(self, row: list[Token], i: int) -> bool:
        """`le gaufrier`: an article and a noun before the name, where the language puts nouns first."""
        introduced = self._scan.language in HEAD_FIRST and i > 0 and row[i - 1].kind is Kind.ARTICLE
        return introduced and self._names_a_thing(row, i)

    def _end_of_noun_behind(self, row: list[Token], i: int) -> int | None:
        """Where a noun ends that stands alone behind the name: `Waffeleisen`, `toile de rechange`."""
        if not self._names_a_thing(row, i):
            return None
        last = i + 1
        first = self._scan.language in HEAD_FIRST or self._scan.language == UNDETERMINED
        while first and last < len(row) and last - i < _MAX_WORDS and self._goes_on_with(row, last):
            last += 1
        return last if last == len(row) or row[last].kind is not Kind.WORD else None

    def _goes_on_with(self, row: list[Token], i: int) -> bool:
        follows = row[i].start == row[i - 1].end + 1
        links = row[i].text in self._inner() and i + 1 < len(row) and row[i + 1].kind is Kind.WORD
        linked = row[i - 1].text in self._inner()  # "telo di ricambio", though a spare alone says nothing of which
        return follows and (links or (row[i].kind is Kind.WORD and (linked or not self._says_of_offers(row, i))))

    def _names_a_thing(self, row: list[Token], i: int) -> bool:
        described = row[i].start in self._tokens.mentions or row[i].start in self._tokens.looks
        return row[i].kind is Kind.WORD and not described and not self._says_of_offers(row, i) and not self._is_passed(row, i)

    def _says_of_offers(self, row: list[Token], i: int) -> bool:
        return row[i].text in folded(*_OF_OFFERS)

    def _is_governed(self, kind: Span) -> bool:
        """`e con custodia`: what stands directly behind `with` is had by a thing that is named elsewhere; not `who has tents`."""
        before = self._scan.folded[: kind[0]]
        asks = any(said(concept, before, self._scan.language) for concept in ("clause.which", "clause.interrogative"))
        governing = own_words("clause.with", self._scan.language) | own_words("clause.without", self._scan.language)
        return not asks and before.rstrip().rpartition(" ")[2] in governing

    def _is_all_features(self, spans: list[Span]) -> bool:
        """Whether each word of the question is of a known feature: `wireless` alone names no thing."""
        tokens = [token for span in spans for token in self._tokens.of(*span)]
        return not self._kinds and all(token.start in self._tokens.mentions for token in tokens)

    def _stands_for_anything(self, spans: list[Span]) -> bool:
        """`gift for dad who likes coffee`: the thing wanted is any, and no other word names it."""
        for span in spans:
            for token in self._tokens.of(*span):
                if self._stands_for_any(token):
                    return True
                if token.kind is Kind.WORD and token.text not in words_of("question.person", self._scan.language):
                    break  # but "birthday present"
        return False

    def _stands_for_any(self, token: Token) -> bool:
        return token.text in _anything() and not self._is_of_a_compound(token)

    def _is_of_a_compound(self, token: Token) -> bool:
        """`gift wrap`, `gift card holder`: in English a present directly before a noun is part of what the noun names."""
        if self._scan.language != "en" or token.text not in words_of("question.gift", "en"):
            return False
        behind = next((t for t in self._tokens.of(token.end, len(self._scan.folded))), None)
        ordinary = words_of("question.anything", "en") | words_of("question.gift", "en") | words_of("question.person", "en")
        return behind is not None and behind.kind is Kind.WORD and behind.start == token.end + 1 and behind.text not in ordinary

    def told(self, stories: list[Span]) -> Span | None:
        """The first known kind of thing that a story names."""
        return next((kind for kind in self._kinds if any(a <= kind[0] and kind[1] <= b for a, b in stories)), None)

    def _in_sentence(self, span: Span, *, known_only: bool, loose: bool) -> Span | None:
        """The thing of the first part that names one."""
        parts = list(self._parts(span))
        asked = said("clause.which", self._scan.folded[slice(*span)], self._scan.language)
        which = {span[0] + match.start for match in asked if not self._is_relative(span[0] + match.start, span[0] + match.end)}
        asking = [part for part in parts if part[0].start in which and len(part) > 1]  # "I need a handle: which pans have it?"
        asking = asking or [part for part in parts if self._requests(part)] or parts[:1]
        for part in (*asking, *(part for part in parts if part not in asking)):
            behind = self._behind_request(part)
            unknown = self._phrase(behind) if part in asking and not known_only and not self._named else None
            found = self._known(behind) or unknown or self._known(part)
            if found:
                return found
        if known_only or not loose or self._named:
            return None
        return next((phrase for part in parts if (phrase := self._phrase(part))), None)

    def _is_relative(self, start: int, end: int) -> bool:
        """`que enfríe`: a Romance question word has an accent, or begins the question."""
        words = self._scan.words(start, end)
        return start > 0 and self._scan.language in _ACCENTED and words.isascii() and words.islower() and len(words) <= _SHORT

    def _parts(self, span: Span) -> Iterator[list[Token]]:
        """The parts of a sentence between two signs."""
        part: list[Token] = []
        for token in self._tokens.of(*span):
            if token.kind is not Kind.SIGN:
                part.append(token)
            elif part:
                yield part
                part = []
        if part:
            yield part

    def _asking(self, row: list[Token]) -> list[Match]:
        return self._said("clause.request", row)

    def _said(self, concept: str, part: list[Token]) -> list[Match]:
        """Where phrases of a concept stand in a part, counted from its beginning."""
        return said(concept, self._scan.folded[part[0].start : part[-1].end], self._scan.language)

    def _requests(self, part: list[Token]) -> list[int]:
        """Where the words that ask end; `doesn't need` asks for nothing."""
        start = part[0].start
        refusals = [(token.start, token.end) for token in part if token.kind in {Kind.WITHOUT, Kind.NOT, Kind.WISH_AFTER}]
        found = self._said("clause.request", part)
        return [start + m.end for m in found if not any(a <= start + m.start < b for a, b in refusals)]

    def _behind_request(self, part: list[Token]) -> list[Token]:
        """What follows the words that ask: `I live in a flat and need a vacuum`."""
        ends = self._requests(part) or self._price_asked(part)
        behind = [token for token in part if ends and token.start >= ends[0]]
        advised = self._scan.language == "en" or bool(self._said("clause.advice", part))
        while (
            behind and advised and behind[0].kind in {Kind.SMALL, Kind.FOR} and not self._stands_for_any(behind[0])
        ):  # "need suggestions for a tent", "een tip voor een fietstas"
            behind = behind[1:]
        return behind if behind and behind[0].kind is not Kind.FOR else part

    def _price_asked(self, part: list[Token]) -> list[int]:
        """Where the words end that ask for a price: `quel est le prix le plus bas pour | un parasol`."""
        ends = [token.end for token in part if token.kind is Kind.FOR][:1]
        priced = ends and any(token.text in folded("follow-up.attribute.price", "clause.money") for token in part[:_ASKING_WORDS])
        return ends if priced else []

    def _known(self, row: list[Token]) -> Span | None:
        """The first known kind of thing that no word governs: not the one that it is for, or that it has."""
        governed = next((i for i, token in enumerate(row) if i and self._closes(row, i)), len(row))
        for i, token in enumerate(row[:governed]):
            if self._stands_for_any(token):
                return None
            inside = [kind for kind in self._kinds if kind[0] == token.start and self._scan.unclaimed(*kind)]
            if inside and token.kind in CONTENT and self._is_behind_its_head(row, i):
                return row[i - 1].start, inside[0][1]
            if inside and token.kind in CONTENT and not self._is_of_another(row, i):
                return self._with_modifiers(row, i, self._with_its_head(row, i, inside[0]))
        return None

    def _closes(self, row: list[Token], i: int) -> bool:
        """Whether the phrase of the thing ends: at a word that governs, or in a relative clause: `a hammock that provides …`."""
        if row[i].kind in _GOVERNING:
            return True
        relative = self._scan.language not in VERB_LAST and row[i].text in own_words("clause.relative", self._scan.language)
        return relative and row[i - 1].kind is Kind.WORD

    def _is_of_another(self, row: list[Token], i: int) -> bool:
        """`tapis de souris`: the noun before the thing's name is what is wanted, where it begins the part."""
        if self._scan.language not in HEAD_FIRST or i < 2 or row[i - 1].text not in self._inner():  # noqa: PLR2004
            return False
        idle = words_of("clause.generic", self._scan.language) | words_of("clause.quality", self._scan.language)
        head = row[i - 2]
        begins = all(token.kind in {Kind.ARTICLE, Kind.SMALL} for token in row[: i - 2])
        asks = self._stands_for_any(head) or bool(said("clause.request", head.text, self._scan.language))
        return head.kind is Kind.WORD and begins and not asks and head.text not in idle

    def _is_behind_its_head(self, row: list[Token], i: int) -> bool:
        """`remorque vélo`, `batteria bici`: where nouns come first, one directly before the thing's name is what is wanted."""
        if self._scan.language not in HEAD_FIRST or i == 0 or row[i - 1].end + 1 != row[i].start:
            return False
        asks = bool(said("clause.request", row[i - 1].text, self._scan.language)) or row[i - 1].text in folded(*_NO_HEADS)
        plain = self._names_a_thing(row, i - 1) and not self._is_adjective(row[i - 1]) and len(row[i - 1].text) >= _MIN_HEAD_CHARS
        begins = all(token.kind in {Kind.ARTICLE, Kind.SMALL} for token in row[: i - 1])
        return plain and begins and not asks and not self._stands_for_any(row[i - 1])

    def _inner(self) -> frozenset[str]:
        return own_words("clause.inner", self._scan.language)

    def _with_modifiers(self, row: list[Token], i: int, span: Span) -> Span:
        """`bread knife`, `mala de cabine`: the noun beside a known kind of thing that says which kind of it is meant."""
        if self._scan.language in HEAD_FIRST:
            at = next((k for k in range(i, len(row)) if row[k].start >= span[1]), len(row))
            inner = at + 1 < len(row) and row[at].text in self._inner() and row[at].kind is not Kind.WITH
            more = at + 2 < len(row) and row[at + 2].kind is Kind.WORD and row[at + 2].start == row[at + 1].end + 1
            more = more and not self._is_said_of_the_head(row[at + 2])
            # "de carga superior" is more than one word
            free = inner and not more and self._is_modifier(row[at + 1], row[at], of=True)
            return (span[0], row[at + 1].end) if free else span
        first = i
        while (
            self._scan.language == "en" and first and i - first < _MAX_MODIFIERS and self._is_modifier(row[first - 1], row[first])
        ):
            first -= 1
        described = first and row[first - 1].kind is Kind.WORD and row[first - 1].end + 1 == row[first].start
        if described and row[first - 1].start not in (self._tokens.mentions | self._tokens.looks):
            first = i  # "straight leg jeans": the words belong together
        if first < i:
            self.modifiers = (row[first].start, row[i - 1].end)
        return row[first].start, span[1]

    def _is_said_of_the_head(self, token: Token) -> bool:
        """`bolsa de deporte plegable`: what is known to describe things is said of the thing, not of the noun that it is for."""
        return token.start in (self._tokens.mentions | self._tokens.looks) or self._is_adjective(token)

    def _is_modifier(self, token: Token, beside: Token, *, of: bool = False) -> bool:
        """Whether a token is a plain noun directly beside another one.

        Behind `of`, so is a noun however common, a place or a person: `silla de oficina`, `table de jardin`, `reloj de niño`.
        """
        first, second = sorted((token, beside))
        looks = matcher("colour", "material").fullmatch(token.text)  # of any language: "a braun chair"
        described = token.start in self._tokens.mentions or looks is not None
        asks = token.text in words_of("clause.which", ALL)
        concepts = _NO_MODIFIERS if of else ("question.person", *_NO_MODIFIERS)
        none = asks or any(token.text in words_of(concept, self._scan.language) for concept in concepts)
        plain = token.kind is Kind.WORD and token.text.isalpha() and self._scan.text[token.start : token.end].islower()
        taken = described or none or unit_of(token.text) is not None or is_adjective(self._scan, token.start, token.end)
        joined = self._scan.folded[first.end : second.start] == " " and self._scan.free(token.start, token.end)
        return plain and joined and not taken and (of or not is_common(token.text, self._scan.language))

    def _phrase(self, row: list[Token]) -> Span | None:
        """The first noun phrase of a part, whatever it names."""
        first = self._begin(row)
        if first is None:
            asks = row[0].text in words_of("clause.which", self._scan.language)  # "it is wireless" names nothing
            return self._only_described(row) if asks or row[0].kind not in {Kind.WISH, Kind.SMALL} else None
        last = first + 1
        while last < len(row) and last - first < 2 * _MAX_WORDS and self._continues(row, last):
            last += 1
        words = self._without_adjectives(row[first:last])
        joined = self._scan.language in HEAD_FIRST and len(words) > _MAX_WORDS and words[1].text in self._inner()
        words = words[: _MAX_WORDS - joined]  # "tapis de souris | grand format"
        if not words or self._is_of_a_figure(row, last) or self._tells(row, first, words):
            return None
        if len(words) == 1 and self._is_adjective(words[0]) and not self._is_described(row, first):
            return None  # "something warm, rechargeable"
        return words[0].start, words[-1].end

    def _tells(self, row: list[Token], first: int, words: list[Token]) -> bool:
        """`my daughter goes to …`: the words of a story name no thing, nor does a word as frequent as a verb."""
        tellers = words_of("clause.teller", self._scan.language)
        inside = [(row[0].start + m.start, row[0].start + m.end) for m in self._asking(row)]
        if all(any(a <= word.start < b for a, b in inside) for word in words):
            return True  # "help me choose" names nothing
        story = any(token.text in tellers for token in row[:first]) and not self._requests(row)
        before = next((token.kind for token in reversed(row[:first]) if token.kind is not Kind.VAGUE), None)
        begins = all(token.kind in {Kind.TAKEN, Kind.VAGUE} for token in row[:first])
        noun = before is Kind.ARTICLE or begins  # "a good stand", "used car"
        return story or (len(words) == 1 and not noun and is_common(words[0].text, self._scan.language))

    def _is_described(self, row: list[Token], i: int) -> bool:
        """`guante térmico`: where what describes follows, a word that only ends like an adjective is the noun."""
        if self._scan.language not in HEAD_FIRST or i + 1 == len(row) or row[i + 1].start != row[i].end + 1:
            return False
        return row[i + 1].start in (self._tokens.mentions | self._tokens.looks)

    def _only_described(self, row: list[Token]) -> Span | None:
        """`looking for closed over-ears with …`: the last word that describes it names it."""
        lead: list[Token] = []
        if any(self._stands_for_any(token) for token in row):
            return None  # "something portable"
        for token in row:
            if token.kind in _GOVERNING:
                break
            lead += [token] if token.kind is Kind.WORD and token.start in self._tokens.mentions else []
        return (lead[-1].start, lead[-1].end) if lead else None

    def _begin(self, row: list[Token]) -> int | None:
        for i, token in enumerate(row):
            follows = row[i + 1] if i + 1 < len(row) else None
            to_do = token.text == "to" and follows is not None and follows.kind is Kind.WORD  # "want to move"
            relative = (
                unit_of(token.text) is not None
                and i
                and row[i - 1].kind is Kind.TAKEN
                and (not follows or follows.kind is not Kind.WORD)
            )
            if token.kind in _GOVERNING or self._stands_for_any(token) or to_do or relative:
                return None
            if token.kind is Kind.WORD and not self._is_passed(row, i):
                verb = token.text in words_of("demand.verb", self._scan.language) and token.start > 0
                return None if verb and not self._is_adjective(token) else i
        return None

    def _is_passed(self, row: list[Token], i: int) -> bool:
        """Features and looks, counts (`6er`), units, packs and persons stand before the thing and are no part of its name."""
        token = row[i]
        named = (
            self._scan.language in HEAD_FIRST
            and i + 1 < len(row)
            and row[i + 1].text in words_of("clause.inner", self._scan.language)
        )
        describes = (token.start in self._tokens.mentions or token.start in self._tokens.looks) and not named
        person = token.text.removesuffix("'s") in words_of("question.person", self._scan.language)
        person = person and not self._is_place_of_a_compound(row, i)
        counts = (
            token.text[0].isdigit() or unit_of(token.text) is not None or token.text in words_of("number", self._scan.language)
        )
        packed = any(start <= token.start < end for start, end in self._packs)
        counts = counts or (
            i > 0 and row[i - 1].kind is Kind.TAKEN and token.text in words_of("clause.counted", self._scan.language)
        )
        idle = words_of("clause.generic", self._scan.language) | words_of("clause.quality", self._scan.language)
        return describes or person or counts or packed or token.text in idle

    def _is_place_of_a_compound(self, row: list[Token], i: int) -> bool:
        """`garden shed`, `kitchen scale`: the place directly before a noun is part of its name."""
        if self._scan.language != "en" or i + 1 == len(row) or row[i].text not in words_of("question.place", "en"):
            return False
        return row[i + 1].kind is Kind.WORD and not self._scan.folded[row[i].end : row[i + 1].start].strip(" -")

    def _continues(self, row: list[Token], i: int) -> bool:
        token = row[i]
        if token.text[0].isdigit() or self._is_small_behind_a_noun(row, i):
            return False  # "trampoline 10ft", "Vorhang blickdicht"
        if self._scan.folded[row[i - 1].end : token.start].strip(" -") or any(a <= token.start < b for a, b in self._packs):
            return False
        if self._is_particle(row, i):
            return True
        if token.kind in CONTENT:
            describes = token.start in self._tokens.mentions or token.start in self._tokens.looks
            ends = i + 1 == len(row) or row[i + 1].kind is not Kind.WORD or self._scan.language != "en"
            ends = ends and not (self._scan.language == "en" and self._is_introduced(row, i))
            verb = token.text in words_of("demand.verb", self._scan.language) or self._measures(row, i)
            verb = verb or token.text in own_words("clause.have", self._scan.language)  # "welke rugzakken beschikken over …"
            return not (verb or (describes and ends))
        inner = words_of("clause.inner", self._scan.language) if self._scan.language in HEAD_FIRST else frozenset()
        links = token.text in inner and token.kind is not Kind.WITH  # "en chêne" says what it is made of
        return links and i + 1 < len(row) and row[i + 1].kind in {Kind.WORD, *_LINKS}

    def _is_particle(self, row: list[Token], i: int) -> bool:
        """`pop up canopy`, `fold out bed`: in English a verb and its particle may stand before the noun they describe."""
        if self._scan.language != "en" or i + 1 >= len(row) or row[i].text not in words_of("clause.particle", "en"):
            return False
        inside = row[i - 1].kind is Kind.WORD and row[i + 1].kind is Kind.WORD
        known = any(row[i - 1].end == end for _, end in self._kinds)
        return inside and not known and self._scan.folded[row[i - 1].end : row[i + 1].start].split() == [row[i].text]

    def _is_small_behind_a_noun(self, row: list[Token], i: int) -> bool:
        """German writes nouns with capitals: a word in small letters behind one is no part of its name."""
        written = self._scan.text[row[i - 1].start] + self._scan.text[row[i].start]
        return self._scan.language == "de" and row[i].kind is Kind.WORD and written[0].isupper() and written[1].islower()

    def _measures(self, row: list[Token], i: int) -> bool:
        """`cool box holding 24 cans`, `ladder extending to 3.8 m`: what takes a figure that is no price is a verb."""
        if self._scan.language != "en" or not row[i].text.endswith("ing"):
            return False
        behind = next((token for token in row[i + 1 :] if token.kind is not Kind.SMALL), None)
        figure = behind is not None and behind.kind is Kind.TAKEN and behind.text[0].isdigit()
        return figure and behind is not None and self._scan.free(behind.start, behind.end)

    def _is_introduced(self, row: list[Token], i: int) -> bool:
        """`a good pizza stone`: behind an article the last noun closes the phrase, though it is a material."""
        while i and row[i - 1].kind in CONTENT:
            i -= 1
        return i > 0 and row[i - 1].kind is Kind.ARTICLE

    def _is_of_a_figure(self, row: list[Token], last: int) -> bool:
        """`a spin of 1400`: the noun of a figure is no thing."""
        following = row[last : last + 2]
        return len(following) == 2 and following[0].text in {"of", "von"} and following[1].text.isdigit()  # noqa: PLR2004

    def _with_its_head(self, row: list[Token], i: int, kind: Span) -> Span:
        """`mattress topper`: in English the last noun says what it is; elsewhere the first."""
        start, end = kind
        if self._scan.language not in HEAD_FIRST:  # "volautomatische espressomachine", both of them known
            end = next((b for a, b in self._kinds if a == end + 1), end)
            kind = (start, end)
        plural = self._scan.text[start:end].endswith("s") and not self._scan.text[start:end].endswith("ss")
        if self._scan.language not in ENGLISH or plural:
            return kind
        last = next((k for k in range(i, len(row)) if row[k].end >= end), i) + 1
        stop = last
        while stop < len(row) and self._is_head(row, stop) and not self._describes(row[stop]):
            stop += 1
        taken = stop == last or stop - last >= _MAX_WORDS or self._is_of_a_figure(row, stop)
        return kind if taken else (start, row[stop - 1].end)

    def _describes(self, token: Token) -> bool:
        """Whether a word behind the thing is none of its name: `rated`, `legal`."""
        endings = tuple(words_of("clause.ending", self._scan.language))
        return token.text.endswith(endings) or is_adjective(self._scan, token.start, token.end)

    def _is_head(self, row: list[Token], i: int) -> bool:
        """Whether a word goes on with the name of the thing: a plain noun, in small letters."""
        said_so = self._scan.text[row[i].start : row[i].end]
        described = row[i].start in self._tokens.mentions or row[i].start in self._tokens.looks
        sizes = row[i].text in words_of("demand.size", self._scan.language) | words_of("clause.wearer", self._scan.language)
        plain = row[i].kind is Kind.WORD and said_so.islower() and not any(map(str.isdigit, said_so))
        return self._continues(row, i) and plain and not described and not sizes

    def _is_adjective(self, token: Token) -> bool:
        return is_surely_adjective(self._scan, token.start, token.end)

    def _without_adjectives(self, words: list[Token]) -> list[Token]:
        while len(words) > 1 and self._scan.language not in HEAD_FIRST and self._is_adjective(words[0]):
            words = words[1:]
        noun_last = self._scan.language == "en" and len(words) > 1  # "front light": behind a noun it is one
        while words and words[-1].kind is not Kind.WORD and not (noun_last and words[-1].kind is Kind.VAGUE):
            words = words[:-1]
        return words


_LINKS = frozenset({Kind.ARTICLE, Kind.SMALL, Kind.WITH})


@cache
def _anything() -> frozenset[str]:
    """Words that stand for a thing and name none: something, etwas, algo."""
    return frozenset(fold(phrase) for phrase in phrases("clause.something"))


def _inside(span: Span, others: list[Span]) -> bool:
    """Whether a longer phrase holds the words: a headphone jack is no headphone, cast iron no iron."""
    return any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in others)


def take_category(scan: Scan, *, named: bool) -> Span | None:
    """Claim and return the span of the thing wanted; a sentence that only tells is read where no other names it."""
    wanted = Wanted(scan, named=named)
    found = wanted.find(loose=not scan.told)
    if found is None and scan.told:
        stories = list(scan.told)
        scan.listen()
        found = Wanted(scan, named=named).told(stories)
        for span in stories:
            scan.tell(*span)
        found = found or Wanted(scan, named=named).find(loose=True)
    if found:
        scan.claim(*found)
        if wanted.modifiers and found[0] == wanted.modifiers[0]:
            scan.preferred.append(wanted.modifiers)
    scan.category = found
    return found
