"""Features demanded or refused, and purposes: what the small words of a question make of the noun phrases between them.

Words that govern (`with`, `without`, `for`) decide what becomes of the phrase behind them: a feature that is wanted, one that is
refused, a purpose. A comma or an `and` carries that on. Items of a list behind the kind of thing are wanted without a word that
says so, and a known feature is wanted wherever it stands.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum, auto

from emptor.agents.questions.adjectives import is_adjective, is_surely_adjective
from emptor.agents.questions.category import category_spans, is_same_kind
from emptor.agents.questions.features import Mention
from emptor.agents.questions.having import with_having
from emptor.agents.questions.scan import Draft, Scan
from emptor.agents.questions.sentences import spans as sentence_spans
from emptor.agents.questions.tokens import CONTENT, Kind, Token, Tokens
from emptor.agents.questions.words import HEAD_FIRST, own_words, praise, words_of
from emptor.lexicon import Match, folded
from emptor.models.brief import Op

Span = tuple[int, int]

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")

_MAX_WORDS = 4  # of a noun phrase; what is longer is no feature
_UNNAMED = frozenset({"size", "length"})  # attributes of a figure that no word names
_OF_THE_WHOLE = frozenset({"max_load", "weight"})  # attributes that no part has, unless its noun says so
_MAX_LISTED = 24  # demands that one question may list
_MAX_PURPOSE_WORDS = 6
_ALSO_CATEGORIES = frozenset({"earbuds"})  # "headphones vs earbuds" demands neither
_JOINTS = frozenset({Kind.AND, Kind.OR})
_CLOSING = frozenset({Kind.SIGN, Kind.AND, Kind.OR, Kind.WITH, Kind.WITHOUT, Kind.NOT, Kind.FOR, Kind.WISH_AFTER})
_OF_A_PURPOSE = frozenset({*CONTENT, Kind.NAME, Kind.SMALL, Kind.ARTICLE, Kind.AND})
_INNER_SIGNS = frozenset("/+")


class _Mode(Enum):
    NONE = auto()
    LIST = auto()  # an item of a list behind the kind of thing
    HAS = auto()
    NOT = auto()
    NOT_VERB = auto()
    FOR = auto()


_GOVERNS = {
    Kind.WITH: _Mode.HAS, Kind.WISH: _Mode.HAS, Kind.WITHOUT: _Mode.NOT, Kind.NOT: _Mode.NOT, Kind.NOT_VERB: _Mode.NOT_VERB,
    Kind.FOR: _Mode.FOR,
}  # fmt: skip


class Clauses:
    """One reading of the demands of a question that are no figures."""

    def __init__(self, scan: Scan, category: Span | None) -> None:
        self._scan = scan
        self._category = category
        self._tokens = Tokens(scan)
        self._row: list[Token] = []  # of the sentence that is read
        self._listed = 0
        self._strong = False  # whether a refusal reaches over an `and`: `without a cable and a lamp`
        self.orders: list[Span] = []  # purposes and qualities: what orders but does not disqualify

    def read(self) -> None:
        """Turn the phrases of every sentence into drafts or orders."""
        for start, end in sentence_spans(self._scan.folded, self._scan.text):
            self._row = with_having(list(self._tokens.of(start, end)), self._scan.language)
            self._sentence()
        self._inside_the_thing()

    def _inside_the_thing(self) -> None:
        """`cordless drill`, `replacement HEPA filter`: features in the name of the thing that other things of its kind lack."""
        if self._category is None:
            return
        start, end = self._category
        for mention in self._tokens.mentions.values():
            if start <= mention.start and mention.end < end and self._is_of_some(mention):
                self._scan.add(Draft(mention.start, mention.end, "feature", Op.HAS, values=(mention.feature,)))
        known = [(a, b) for a, b, _ in category_spans(self._scan.folded)]
        head_first = self._scan.language in HEAD_FIRST
        for look in self._tokens.looks.values():  # "oval cast iron casserole"
            inside = start <= look.start and look.end <= end and (look.start > start if head_first else look.end < end)
            if inside and not any(a <= look.start and look.end <= b for a, b in known):
                self._look(look, _Mode.HAS)
        self._adjectives_inside(start, end)

    def _adjectives_inside(self, start: int, end: int) -> None:
        """`digital piano`, `escalera telescópica`: the adjective of a kind of thing that no table has as a whole is a demand."""
        known = [(a, b) for a, b, _ in category_spans(self._scan.folded) if start <= a and b <= end]
        mentioned = [(m.start, m.end) for m in self._tokens.mentions.values()]
        words = list(_WORD.finditer(self._scan.folded, start, end))
        for i, word in enumerate(words[1:] if self._scan.language in HEAD_FIRST else words[:-1]):
            span = word.span()
            inside = any(a <= span[0] and span[1] <= b for a, b in (*known, *mentioned))
            joined = i > 0 and word.group().endswith("ed") and self._scan.language == "en"  # "left handed scissors"
            if not inside and not joined and is_adjective(self._scan, *span):
                self._scan.add(Draft(*span, "feature", Op.HAS, values=(word.group(),)))

    def _is_of_some(self, mention: Mention) -> bool:
        start, end = self._category or (0, 0)
        rest = f"{self._scan.folded[start : mention.start]}{self._scan.folded[mention.end : end]}".strip()
        known = any((a, b) == self._category for a, b, _ in category_spans(self._scan.folded))
        return not known or is_same_kind(self._scan.folded[start:end], rest)

    def _words(self, concept: str) -> frozenset[str]:
        return words_of(concept, self._scan.language)

    # --- what governs

    def _sentence(self) -> None:
        mode, i = self._listing(0), 0
        while i < len(self._row):
            if mode is _Mode.FOR and self._is_of_a_purpose(i):
                i, mode = self._purpose(i), _Mode.NONE
                continue
            if self._row[i].kind in CONTENT:
                i = self._phrase(i, mode)
                joined = i < len(self._row) and (self._row[i].kind in _JOINTS or self._row[i].kind is Kind.SIGN)
                mode = mode if joined or mode is _Mode.LIST else _Mode.NONE
                continue
            mode = self._next_mode(i, mode)
            i += 1

    def _listing(self, i: int) -> _Mode:
        behind = self._category is not None and i < len(self._row) and self._row[i].start >= self._category[1]
        return _Mode.LIST if behind else _Mode.NONE

    def _next_mode(self, i: int, mode: _Mode) -> _Mode:
        token = self._row[i]
        component = token.text.split()[0] in words_of("component", self._scan.language)
        if token.kind is Kind.NAME and (component or mode in {_Mode.HAS, _Mode.NOT}):
            self._open(i, i + 1, mode)
        describes = i > 1 and self._scan.language in HEAD_FIRST and self._row[i - 2].kind in {Kind.WORD, Kind.TAKEN}
        relative = token.text.split()[0] in self._words("clause.relative")
        if token.kind is Kind.WITH and i and self._row[i - 1].kind is Kind.VAGUE and not describes and not relative:
            return _Mode.FOR  # "comfortable with glasses"
        if mode in {_Mode.NOT, _Mode.NOT_VERB} and self._says_of_what(token):
            return _Mode.NOT
        if token.kind in _GOVERNS:
            self._strong = token.kind is Kind.WITHOUT
            return _GOVERNS[token.kind]
        if token.kind is Kind.AND:
            return mode if mode is not _Mode.NOT or self._strong else self._listing(i)
        return self._after_small(i, mode)

    def _after_small(self, i: int, mode: _Mode) -> _Mode:
        token = self._row[i]
        if token.kind is Kind.SIGN:
            return self._after_sign(i, mode)
        if token.kind is Kind.ARTICLE:
            return self._after_article(i, mode)
        return mode if token.kind in {Kind.OR, Kind.TAKEN} else _Mode.NONE

    def _says_of_what(self, token: Token) -> bool:
        """`not made of leather`, `niet van plastic`: the refusal reaches over the words that lead to the material."""
        return token.kind in {Kind.SMALL, Kind.WITH} and set(token.text.split()) <= self._words("clause.material")

    def _after_sign(self, i: int, mode: _Mode) -> _Mode:
        text = self._row[i].text
        counts = text[0].isdigit() and mode is _Mode.HAS  # "with 2 x HDMI"
        if counts or text in _INNER_SIGNS or (mode is _Mode.NOT and text == "," and self._ends_in_or(i)):
            return mode
        return self._listing(i)

    def _ends_in_or(self, i: int) -> bool:
        """`without chicken, grain or soy`: the `or` says that the refusal goes on."""
        joints = (t.kind for t in self._row[i + 1 :] if t.kind not in CONTENT and t.kind is not Kind.ARTICLE and t.text != ",")
        return next(joints, None) is Kind.OR

    def _after_article(self, i: int, mode: _Mode) -> _Mode:
        """A definite article begins a clause about something known: `not the Pro`, `, der den Lärm …`."""
        definite = self._row[i].text in self._words("clause.definite")
        if mode is _Mode.NOT and any(t.text in self._words("clause.generic") for t in self._row[i + 2 : i + 4]):
            return mode  # "not the expanding kind"
        governed = (i > 0 and self._row[i - 1].kind in {Kind.SIGN, Kind.NOT}) or self._row[i].text == "the"
        return _Mode.NONE if definite and governed and mode is not _Mode.FOR else mode

    # --- noun phrases

    def _phrase(self, first: int, mode: _Mode) -> int:
        """Read the noun phrase that begins at token `first`; return the index behind it."""
        last = first + 1
        free = mode in {_Mode.NONE, _Mode.LIST}  # "secador iónico con difusor": what `con` governs is a demand of its own
        while last < len(self._row) and not (free and self._governs(last)) and self._continues(last):
            last += 1
        lead = next((i for i in range(first, last) if self._row[i].kind is not Kind.VAGUE), last)
        if lead < last and not self._is_of_a_figure(lead, last):
            self._decide(first, lead, last, mode)
        elif lead == last > first + 1 and mode is _Mode.HAS and self._scan.language == "en":
            self._open(first, last, mode)  # "with a solid top"
        return last

    def _governs(self, i: int) -> bool:
        """Whether a word of having stands here, and none that may also say of what or in what: French `en`."""
        return self._row[i].kind is Kind.WITH and self._row[i].text not in self._words("clause.material")

    def _continues(self, i: int) -> bool:
        if self._scan.folded[self._row[i - 1].end : self._row[i].start].strip(" -"):
            return False
        if self._row[i].kind in CONTENT:
            closes = i + 1 == len(self._row) or self._row[i + 1].kind is not Kind.WORD  # "warm light": behind a noun it is one
            joined = (self._row[i - 1].kind, self._row[i].kind) != (Kind.WORD, Kind.VAGUE) or (
                closes and self._scan.language == "en"
            )
            return self._scan.language in HEAD_FIRST or joined
        inner = self._words("clause.inner") if self._scan.language in HEAD_FIRST else frozenset()
        if self._row[i].kind is Kind.WITH and self._row[i - 1].kind is Kind.VAGUE:
            return False  # "ligera con colchón"
        follows = self._row[i + 1] if i + 1 < len(self._row) else None
        return self._row[i].text in inner and follows is not None and (follows.kind is Kind.WORD or follows.text in inner)

    def _is_of_a_figure(self, lead: int, last: int) -> bool:
        """Whether the phrase is the noun of a figure that follows: `slots at least 3 cm wide`, `folds below 90 cm`.

        A known feature is one of a length that has no name of its own; `waterproof, under 3 kg` are two demands.
        """
        known = self._row[last - 1].start in self._tokens.mentions
        said = all(is_surely_adjective(self._scan, word.start, word.end) for word in self._row[lead:last])
        if (known or said) and self._describes_the_thing(self._row[lead:last]):
            return False  # "bici plegable de 20 pulgadas", "table de jardin extensible 8 personnes"
        relatives = self._words("clause.relative")  # "a headrest that holds 130 kg": the figure is of the whole thing
        while (
            last < len(self._row) and self._row[last].kind in {Kind.ARTICLE, Kind.SMALL} and self._row[last].text not in relatives
        ):
            last += 1
        if last == len(self._row) or self._row[last].kind is not Kind.TAKEN:
            return False
        start, end = self._row[last].start, self._row[last].end
        drafts = [d for d in self._scan.drafts if d.start <= start and end <= d.end and d.number is not None]
        drafts = [d for d in drafts if d.attribute not in _OF_THE_WHOLE or d.noun is not None]  # "a handrail rated for 150 kg"
        return any(d.attribute in _UNNAMED if known else d.attribute != "price" for d in drafts)

    def _purpose(self, first: int) -> int:
        """Read what the thing is for: `for a small kitchen`, `good for running`."""
        last = first
        while last < len(self._row) and last - first < _MAX_PURPOSE_WORDS and self._is_of_a_purpose(last):
            if self._row[last].start in self._tokens.mentions and self._row[last - 1].kind in CONTENT and last > first:
                break  # "per bambini impermeabile"
            last += 1
        while last > first and self._row[last - 1].kind not in {*CONTENT, Kind.NAME}:
            last -= 1
        if last == first:
            return first + 1
        if self._leads_to_the_thing(last):
            return first
        if self._is_one_feature(first, last):
            self._feature(self._row[first], _Mode.HAS)  # "apta para inducción"
            return last
        last = self._with_a_condition(last)
        governs = first - 1 if first and self._row[first - 1].kind in {Kind.FOR, Kind.WITH} else first
        empty = governs > 0 and self._row[governs - 1].text in praise(self._scan.language)  # "good for running"
        self.orders.append((self._row[governs - empty].start, self._row[last - 1].end))
        return last

    def _is_one_feature(self, first: int, last: int) -> bool:
        """Whether what the thing is for is a known feature and nothing else, behind a word that says that it can do it."""
        before = self._row[max(0, first - 2) : first]
        return (
            last == first + 1
            and self._row[first].start in self._tokens.mentions
            and any(t.text in folded("word.suitable") for t in before)
        )

    def _leads_to_the_thing(self, last: int) -> bool:
        """`een tip voor een dubbele fietstas`: what stands before the thing describes it, and is no purpose."""
        return self._category is not None and last < len(self._row) and self._row[last].start == self._category[0]

    def _with_a_condition(self, last: int) -> int:
        """`for dogs with sensitive skin`: what somebody has is no part of the thing."""
        if last == len(self._row) or self._row[last].kind is not Kind.WITH:
            return last
        end = last + 1
        while end < len(self._row) and self._row[end].kind in {*CONTENT, Kind.ARTICLE}:
            end += 1
        return end if any(token.text in self._words("clause.condition") for token in self._row[last + 1 : end]) else last

    def _is_of_a_purpose(self, i: int) -> bool:
        """Whether a token goes on with a purpose; so does a number that no rule has read: `for 2 players`."""
        token = self._row[i]
        free = token.kind is Kind.TAKEN and token.text.isdigit() and self._scan.unclaimed(token.start, token.end)
        return token.kind in _OF_A_PURPOSE or free

    def _decide(self, first: int, lead: int, last: int, mode: _Mode) -> None:
        words = self._row[lead:last]
        known = [w for w in words if w.start in self._tokens.mentions or w.start in self._tokens.looks]
        empty = self._words("clause.generic") | self._words("clause.idle")  # "no plastic touching the water"
        rest = [w for w in words if w not in known and w.kind is Kind.WORD and w.text not in empty]
        wanted = mode in {_Mode.HAS, _Mode.NOT} or (mode is _Mode.LIST and self._is_item(first, last))
        beside = self._describes_the_thing(words) and not self._is_a_person(words) and not self._goes_on(words, last)
        adjectives = self._adjectives(rest) if beside else []
        if known and (not rest or not wanted or self._describes_the_thing(words)):
            self._known(known, words, mode)
            self._open_each([] if any(" " in word.text for word in known) else adjectives, lead)  # "sans sucre ajouté"
        elif adjectives and len(adjectives) == len(words):
            self._open_each(adjectives, lead)
        elif adjectives and adjectives[0] is words[0] and self._scan.language in HEAD_FIRST and not wanted:
            self._open_each(adjectives[:1], lead)  # "lampe frontale rechargeable usb"
        elif self._is_a_person(words) and mode is not _Mode.NOT:
            of = first - 1 if first and self._row[first - 1].text in self._words("clause.inner") else first  # "da uomo"
            self.orders.append((self._row[of].start, words[-1].end))
        elif lead > first and not known and mode is _Mode.NOT and self._scan.language == "en" and not self._says_nothing(words):
            self._open(first, last, mode)  # "not top entry"
        elif lead > first and not known:
            self.orders.append((self._row[first].start, words[-1].end))
        elif wanted and words[-1].text in self._words("clause.condition") and mode is _Mode.HAS:
            self.orders.append((self._row[first - (first > 0)].start, words[-1].end))  # "hands are bad with arthritis"
        elif wanted and not self._says_nothing(words):
            self._open(lead, last, mode)

    def _goes_on(self, words: list[Token], last: int) -> bool:
        """`a bell shaped like an animal`: behind the thing, a participle with a preposition says nothing by itself."""
        behind = self._category is not None and words[0].start >= self._category[1] and self._scan.language == "en"
        return behind and last < len(self._row) and self._row[last].kind is Kind.SMALL

    def _open_each(self, adjectives: list[Token], lead: int) -> None:
        for word in adjectives:
            at = self._row.index(word, lead)
            self._open(at, at + 1, _Mode.HAS)

    def _open(self, lead: int, last: int, mode: _Mode) -> None:
        """Demand a feature in the buyer's own words."""
        words = self._row[lead:last]
        if len(words) > _MAX_WORDS or self._listed >= _MAX_LISTED:
            return
        self._listed += 1
        start, end = words[0].start, words[-1].end
        value = " ".join(self._scan.folded[start:end].split())
        op = Op.HAS_NOT if mode is _Mode.NOT else Op.HAS
        self._scan.add(Draft(self._since(lead, mode), end, "feature", op, values=(value,)))

    def _since(self, lead: int, mode: _Mode) -> int:
        """Where a demand begins: a refusal rests on the word that refuses as well."""
        at = lead
        while mode is _Mode.NOT and at and self._row[at - 1].kind in {Kind.ARTICLE, Kind.VAGUE}:
            at -= 1
        refused = mode is _Mode.NOT and at and self._row[at - 1].kind in {Kind.NOT, Kind.WITHOUT}
        return self._row[at - 1].start if refused else self._row[lead].start

    # --- kinds of phrases

    def _describes_the_thing(self, words: list[Token]) -> bool:
        """`wireless gaming headphones`: the words stand directly beside the kind of thing."""
        if self._category is None:
            return False
        return words[-1].end + 1 == self._category[0] or words[0].start == self._category[1] + 1

    def _adjectives(self, words: list[Token]) -> list[Token]:
        """`inflatable magnetic board`: words beside the kind of thing whose form makes each of them a property."""
        return [word for word in words if is_adjective(self._scan, word.start, word.end)]

    def _is_item(self, first: int, last: int) -> bool:
        """Whether a phrase is all that stands between two joints of a list; a price read before is one."""
        while first and self._row[first - 1].kind is Kind.ARTICLE:
            first -= 1
        before = self._row[first - 1] if first else None
        after = self._row[last] if last < len(self._row) else None
        joints = [t for t in (before, after) if t is not None and t.kind in {Kind.SIGN, Kind.AND, Kind.OR}]
        opens = before is None or before.kind in {Kind.SIGN, Kind.AND, Kind.OR} or self._is_a_whole_demand(before)
        closes = after is None or after.kind in _CLOSING or self._is_a_whole_demand(after)
        return opens and closes and bool(joints)

    def _is_a_whole_demand(self, token: Token) -> bool:
        """`ankle support under £120`: a price that has its own words beside a phrase has nothing to do with it."""
        drafts = (d for d in self._scan.drafts if d.start <= token.start and token.end <= d.end)
        return token.kind is Kind.TAKEN and token.text.isalpha() and any(d.attribute == "price" for d in drafts)

    def _says_nothing(self, words: list[Token]) -> bool:
        """Verbs of figures, and nouns that demand nothing: `no rush`, `sollte es nicht kosten`, `headphones, gift for dad`."""
        verbs = own_words("demand.verb", self._scan.language) | own_words("demand.want", self._scan.language)
        idle = any(word.text in self._words("clause.idle") for word in words)
        idle = idle or words[0].text in self._words("clause.something")
        return words[0].text in verbs or idle or all(word.text in self._words("question.gift") for word in words)

    def _is_a_person(self, words: list[Token]) -> bool:
        persons = self._words("question.person") | self._words("clause.wearer")
        return any(word.text in persons for word in words)

    def _known(self, known: list[Token], words: list[Token], mode: _Mode) -> None:
        for word in known:
            if mode in {_Mode.NONE, _Mode.LIST} and self._modifies_another(word, words):
                continue
            look = self._tokens.looks.get(word.start)
            if look is not None and look.start not in self._tokens.mentions:
                self._look(look, mode)
            else:
                self._feature(word, mode)

    def _modifies_another(self, word: Token, words: list[Token]) -> bool:
        """`has one ethernet port`: the word describes a thing that is not the one wanted."""
        known = {*self._tokens.mentions, *self._tokens.looks}
        behind = [w for w in words if w.start >= word.end and w.kind is Kind.WORD and w.start not in known]
        if self._scan.language == "de" and all(self._scan.text[w.start].islower() for w in behind):
            return False  # "Kiefer massiv": a noun has a capital
        return bool(behind) and self._scan.language not in HEAD_FIRST and not self._describes_the_thing(words)

    def _feature(self, word: Token, mode: _Mode) -> None:
        mention = self._tokens.mentions[word.start]
        refused = mention.negated or mode in {_Mode.NOT, _Mode.NOT_VERB}
        if mention.feature in _ALSO_CATEGORIES and not refused:
            return
        since = mention.since if self._scan.unclaimed(mention.since, mention.end) else mention.start
        op = Op.HAS_NOT if refused else Op.HAS
        self._scan.add(Draft(since, mention.end, "feature", op, values=(mention.feature,)))

    def _is_an_alternative(self, look: Match, attribute: str, values: tuple[str, ...]) -> bool:
        """`aus Edelstahl oder Glas`: one of two is enough, so both are one demand."""
        for i, draft in enumerate(self._scan.drafts):
            between = self._scan.folded[draft.end : look.start].strip()
            if draft.attribute == attribute and draft.op is Op.IN and between in self._words("clause.or"):
                label = f"{draft.label} or {values[0]}"
                self._scan.drafts[i] = replace(draft, end=look.end, values=(*draft.values, *values), label=label)
                self._scan.claim(draft.end, look.end)
                return True
        return False

    def _look(self, look: Match, mode: _Mode) -> None:
        words = self._scan.words(look.start, look.end)
        if mode in {_Mode.NOT, _Mode.NOT_VERB}:
            self._scan.add(Draft(look.start, look.end, "feature", Op.HAS_NOT, values=(words.lower(),)))
            return
        attribute, canonical = look.key.split(".")
        values = tuple(dict.fromkeys((words, canonical)))
        if self._is_an_alternative(look, attribute, values):
            return
        self._scan.add(Draft(look.start, look.end, attribute, Op.IN, values=values, label=f"{attribute} {words}"))
