"""What a sentence says beyond figures: quotations, praise, names, features, and what its facts do not speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from emptor import lexicon
from emptor.agents.questions.features import FEATURES, contradicts, feature_mentions, granted_by
from emptor.agents.verifying.citable import OPINION, STOCK, Citable, Named, Scene
from emptor.agents.verifying.differences import spoken_of
from emptor.agents.verifying.rankings import comparisons, inside, said, superlatives
from emptor.agents.verifying.vocabulary import NEUTRAL
from emptor.lexicon.beside import after
from emptor.utils.text import collapse, fold

_QUOTED = re.compile(r"[“”„«»\"]([^“”„«»\"]{2,}?)[“”„«»\"]")
_ELLIPSIS = re.compile(r"\s{0,8}(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s{0,8}")
_MARKUP = re.compile(r"https?:|www\.|\]\(|<[a-z/!]|`|!\[", re.IGNORECASE)

_FAULTS = (("said.praise", "praise"), ("said.claim", "a claim"), ("said.scarce", "a claim"))
_A_NUMBER = re.compile(r"\s\d+\b")
_IN_CLAUSE = re.compile(r"[^.;]{0,40}")
_UP_TO_THREE_WORDS = re.compile(r"\s{1,8}(?:\w{1,40}\s{1,8}){0,3}")
_TOKEN = re.compile(r"[^\W\d_][\w'’-]*|\w{0,40}\d[\w-]{0,40}[A-Za-z][\w-]*")
_WORD = re.compile(r"[a-z]{4,}")
_MODEL = re.compile(r"(?=\w{0,40}[A-Za-z])(?=[\w-]{0,40}\d)\w{1,40}(?:-\w{1,40}){0,8}")
_HOST = re.compile(r"\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][\w-]{3,}(?:[ -][A-Z][\w-]*)*")
_GERUND = re.compile(r"[A-Z][a-z]{3,}ing")  # begins a sentence with a capital without being a name: `Spending less`
_STEM = 4
_STEM_SHARE = 0.6
_GROUNDED_SHARE = 0.5


def faults_of_words(text: str, cited: Sequence[Citable], scene: Scene) -> Iterator[str]:
    """What a sentence says that its facts do not; as one line each."""
    named = scene.named(text)
    spoken = " ".join(fact.words for fact in cited)
    if _MARKUP.search(text):
        yield "it holds an address or markup"
    yield from _quotes(text, cited)
    yield from _confirmed(text, cited)
    yield from _products(named, cited)
    yield from _sellers(text, cited)
    yield from superlatives(text, named, cited, scene)
    yield from comparisons(text, named, cited, scene)
    for words, what in _claimed(text):
        if not said(words, cited):
            yield f"“{words}” is {what} that no fact it cites says"
    yield from _stock(text, named, cited)
    yield from _features(text, named, cited, scene)
    sources = _sources(text, cited)
    yield from _names(text, named, spoken, scene, sources)
    yield from _grounding(text, named, f"{spoken} {' '.join(sources)}", scene)


def _claimed(text: str) -> Iterator[tuple[str, str]]:
    """Praise, claims and what says that little is left; and which of them it is."""
    folded = lexicon.fold(text)
    for concept, what in _FAULTS:
        for match in lexicon.matcher(concept).find(folded):
            yield text[match.start : match.end], what
    for start, end in _few_left(folded):
        yield text[start:end], "a claim"


def _few_left(folded: str) -> Iterator[tuple[int, int]]:
    """`only a few of them are left`, `only 3 remain`."""
    counted = [(m.start, m.end) for m in lexicon.matcher("said.few").find(folded)]
    counted += [(m.start, n.end()) for m in lexicon.matcher("said.only").find(folded) if (n := _A_NUMBER.match(folded, m.end))]
    for start, end in counted:
        if left := after(folded, end, _IN_CLAUSE, "said.left"):
            yield start, left.end


def _quotes(text: str, cited: Sequence[Citable]) -> Iterator[str]:
    said = [collapse(fact.evidence.quote) for fact in cited]
    for match in _QUOTED.finditer(text):
        parts = [part.strip(" .,;") for part in _ELLIPSIS.split(collapse(match.group(1))) if part.strip(" .,;")]
        if not any(all(part in quote for part in parts) for quote in said):
            yield f"“{match.group(1)}” is quoted and stands in no fact it cites"


def _confirmed(text: str, cited: Sequence[Citable]) -> Iterator[str]:
    """What a test only repeats as somebody's claim it has not confirmed."""
    told = [fact for fact in cited if fact.attribute == OPINION]
    confirms = lexicon.matcher("said.confirms").find(lexicon.fold(text)) if told else []
    if confirms and all(lexicon.matcher("said.repeats").has(lexicon.fold(fact.evidence.quote)) for fact in told):
        yield f"“{text[confirms[0].start : confirms[0].end]}” is said of what the source repeats as a claim"


def _products(named: Sequence[Named], cited: Sequence[Citable]) -> Iterator[str]:
    held = {fact.product for fact in cited}
    for product in dict.fromkeys(name.product for name in named):
        if product not in held:
            yield f"it names {product} and cites no fact of it"
    if not named and len(held) > 1:
        yield "it cites facts of several products and names none"
    if named:
        for product in sorted(held - {name.product for name in named}):
            yield f"it cites a fact of {product} without naming it"


def _sellers(text: str, cited: Sequence[Citable]) -> Iterator[str]:
    sellers = {fold(fact.seller) for fact in cited if fact.seller}
    words = fold(" ".join(fact.words for fact in cited))
    for match in _HOST.finditer(text):
        host = fold(match.group())
        if any(char.isalpha() for char in host) and host not in sellers and host not in words:
            yield f"{match.group()} is no seller of the facts it cites"


def _stock(text: str, named: Sequence[Named], cited: Sequence[Citable]) -> Iterator[str]:
    stock_facts = [fact.words for fact in cited if fact.attribute == STOCK]
    folded = lexicon.fold(text)
    out = next((text[start:end] for start, end in _out_of_stock(folded)), None)
    stock = next((text[match.start : match.end] for match in lexicon.matcher("said.in").find(folded)), None)
    if out and not said(out, cited):
        yield f"“{out}” is in no fact it cites"
    elif stock and not stock_facts and not said(stock, cited):
        yield f"“{stock}” needs the fact that says so"
    elif stock and stock_facts and not lexicon.matcher("said.stocked").has(lexicon.fold(" ".join(stock_facts))):
        yield f"“{stock}” is not what the fact says"


def _out_of_stock(folded: str) -> list[tuple[int, int]]:
    """`sold out`, `is not currently available`; by place."""
    denied = [
        (match.start, there.end)
        for match in lexicon.matcher("said.not-there").find(folded)
        if (there := after(folded, match.end, _UP_TO_THREE_WORDS, "said.there"))
    ]
    return sorted([(match.start, match.end) for match in lexicon.matcher("said.out").find(folded)] + denied)


def _features(text: str, named: Sequence[Named], cited: Sequence[Citable], scene: Scene) -> Iterator[str]:
    """A feature that is claimed or denied must be in a fact of the product with the same sign, or be in the question."""
    asked = {name for name, _, _, negated in feature_mentions(scene.brief.question) if not negated}
    folded = lexicon.fold(text)
    for name, start, end, negated in feature_mentions(text):
        if any(n.start <= start < n.end for n in named) or (name in asked and not negated):
            continue
        before = [n for n in named if n.end <= start]
        product = spoken_of(start, folded, before)
        facts = [fact for fact in cited if product is None or fact.product == product]
        signs = [sign for fact in facts for sign in _signs(name, fact.words)]
        if name in FEATURES and (negated not in signs or (not negated and True in signs and False not in signs)):
            yield f"“{text[start:end]}” is in no fact it cites" + (" as absent" if negated else "")


def _signs(feature: str, text: str) -> Iterator[bool]:
    """For each place of a text that tells of a feature: whether it says that it is absent."""
    grants, excluded = granted_by(feature), contradicts(feature)
    for name, _, _, negated in feature_mentions(text):
        if name in grants and not negated:
            yield False
        elif name == feature or (name in excluded and not negated):
            yield True


def _sources(text: str, cited: Sequence[Citable]) -> set[str]:
    """The words of the names of the sites that are cited: `Listening` and `Room` of thelisteningroom.example."""
    labels = {re.sub(r"\W", "", urlsplit(fact.evidence.url).hostname or "") for fact in cited}
    sites = {re.sub(r"\W+", "", name[0]).casefold(): re.findall(r"\w+", fold(name[0])) for name in _NAME.finditer(text)}
    return {word for site, words in sites.items() for word in words if any(site in label for label in labels)}


def _names(text: str, named: Sequence[Named], spoken: str, scene: Scene, hosts: set[str]) -> Iterator[str]:
    """Proper names and model numbers that are in no fact: other products, brands, people, places."""
    known = _words_of(spoken, scene)
    for match in _TOKEN.finditer(text):
        token = match.group()
        if inside(match.start(), named):
            continue
        folded = re.sub(r"['’]s$", "", fold(token))
        parts = re.findall(r"\w+", folded)
        if match.start() == 0 and _GERUND.fullmatch(token):
            continue
        capital = token[0].isupper() or any(char.isupper() for char in token[1:]) or _MODEL.fullmatch(token) is not None
        if capital and not all(_grounded(part, known) or _neutral(part) or len(part) == 1 or part in hosts for part in parts):
            yield f"“{token}” is named in no fact it cites"


def _grounding(text: str, named: Sequence[Named], spoken: str, scene: Scene) -> Iterator[str]:
    """At least half of what it says beside common words must be words of its facts or of the question.

    A single other word is let pass in a sentence with a figure, which is checked by itself.
    """
    known = _words_of(spoken, scene)
    words = [m for m in _WORD.finditer(fold(text)) if not inside(m.start(), named) and not _neutral(m.group())]
    missing = list(dict.fromkeys(m.group() for m in words if not _grounded(m.group(), known)))
    allowed = 1 if any(char.isdigit() for char in _without(text, named)) else 0
    if len(missing) > allowed and 1 - len(missing) / len(words) < _GROUNDED_SHARE:
        yield f"its facts do not speak of {', '.join(missing)}"


def _without(text: str, named: Sequence[Named]) -> str:
    """The text without the names in it."""
    for name in reversed(named):
        text = text[: name.start] + text[name.end :]
    return text


def _words_of(spoken: str, scene: Scene) -> set[str]:
    """The words of the facts and of the question; `screen_size` is two."""
    return set(re.findall(r"[^\W_]+", fold(f"{spoken} {scene.brief.question}")))


def _neutral(word: str) -> bool:
    return word in NEUTRAL or word.removesuffix("s") in NEUTRAL


def _grounded(word: str, known: set[str]) -> bool:
    """The word, or another form of it, is known."""
    if word in known:
        return True
    stem = word[: max(_STEM, round(len(word) * _STEM_SHARE))]
    return len(word) >= _STEM and any(other.startswith(stem) for other in known)
