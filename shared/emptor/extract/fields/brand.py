"""The brand of a product."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice, pairwise
from urllib.parse import unquote

from emptor.extract.addresses import is_word
from emptor.extract.context import Candidate, Context, marked, words
from emptor.extract.dom.pairs import Pair
from emptor.extract.dom.tree import Dom, Element
from emptor.extract.dom.zones import Zone
from emptor.extract.fields.field_marks import BrandMark
from emptor.extract.fields.identifiers import is_numbered
from emptor.extract.fields.name import shop_words
from emptor.extract.fields.unseen import seen_characters
from emptor.extract.sources.product import ProductNodes
from emptor.extract.wording import is_all, opening
from emptor.lexicon import matcher
from emptor.lexicon.makers import BRANDS, FURTHER, ORDINARY_WORDS
from emptor.utils.attributes import canonical_attribute
from emptor.utils.sites import site_of
from emptor.utils.text import comparable, has_phrase
from emptor.utils.units import find_quantities

MAX_BRAND_CHARS = 60
_NEAR = 60  # texts from the heading
_FEW_TEXTS = 3
_MAX_NAMED = 40
_LINE, _LINK_REACH, _BRAND_WORDS = 8, 2, 4  # texts below the heading, parents of a text that may be its link, words of a brand
_OF_ANOTHER = ("sells.for", "sells.accessory", "sells.part")
_NOUN_WORDS = 2  # that may stand before a maker's name
_HOST_WORDS, _MIN_HOST_NAME = 3, 3  # words of a name that an address may be called by, letters
_TITLE_PART = re.compile(r"\s{1,8}(?:[|–—»·•-]|::|>)\s{1,8}|:\s{1,8}")
_ADDED = re.compile(r",\s|\s\(")  # what a maker's country or kind of firm stands behind
_JOINT = re.compile(r"\s{1,4}[·•|–-]\s{1,4}|,\s{1,4}|\s{0,4}\(")  # between a brand and the number of its article
_FIRM = 1.8  # weight from which a brand that the name does not hold is not measured against guesses
_PACKED_BY = frozenset({"mass", "volume"})  # dimensions of a pack's size
_NOTE = re.compile(r"\s{0,8}\([^()]{0,40}\)$")
_MARKS = "®™"
_GENITIVE = re.compile(r"['’]s?$")
_MIN_SITE, _MAX_SAID, _MIN_WORD = 4, 600, 3  # letters of a site's name, characters of a text, letters of a product's word
_MIN_CAPITALS = 5  # letters; shorter words in capitals are LED, USB and the like
_SHORTEST_MARK = 2  # letters
_MODEL = re.compile(r"[A-Z](?=[\w./-]{0,19}\d)[\w./-]{1,20}")  # a capital letter first, a digit in it
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]*")  # `HiLook`: no word of a language
_CHOSEN = frozenset({"option", "label", "button"})  # values to choose from
_CAPITAL_NOUNS = ("de", "lb")
_OUTSIDE = Zone.RELATED | Zone.NAV | Zone.FOOTER | Zone.OVERLAY | Zone.HEADER
_BRAND_NAME = "brand"
_IN_SCRIPT = re.compile(r'\\?"(\w{5,16})\\?"\s*:\s*(?:\{[^{}]{0,80}?\\?"[nN]ame\\?"\s*:\s*)?\\?"([^"\\]{2,40})\\?"')
_KEYS = frozenset({"brand", "brandname", "brand_name", "manufacturer", "productbrand", "vendor"})
_KEY_WORDS = ("rand", "RAND", "anufacturer", "ANUFACTURER", "endor", "ENDOR")  # whatever the case of the first letter
_BEFORE_WORD = 9  # characters: `"productB` stands before `rand`
_MAX_KEYS = 300
_IN_MARKUP = {
    "brand": BrandMark.MARKUP,
    "manufacturer": BrandMark.MANUFACTURER,
    "publisher": BrandMark.PUBLISHER,
    "author": BrandMark.AUTHOR,
}


def brand_candidates(context: Context, nodes: ProductNodes, pairs: list[Pair], title: str) -> list[Candidate]:
    """Return possible brands, best first."""
    found = [c for c in (*_from_markup(context, nodes), *_labelled(pairs)) if not _is_key(c.value, title)]
    found = _usable([*found, *_named(context), *_linked(context), *_sub_line(context)])
    for guess in _GUESSES:
        if any(candidate.weight >= _FIRM or comparable(candidate.value) in comparable(title) for candidate in found):
            break
        found += _usable(guess(context, title))
    if found and all(_is_site(context, candidate.value) for candidate in found):
        found.extend(_known_maker(context, title, BrandMark.KNOWN_OVER_SHOP))
    for candidate in found:
        candidate.value = _of_name(candidate.value, title)
        if comparable(candidate.value) in comparable(title):
            candidate.mark(BrandMark.IN_NAME)
    return sorted(found, key=lambda candidate: -candidate.weight)


def _of_name(brand: str, title: str) -> str:
    """A brand without the country or the firm that a page adds to it, where the product's name begins or goes on without them.

    `Acme, Finland` and `Acme (Việt Nam)` end at their mark; `Acme USA`, `American Acme` are a known maker with a word more, and
    `Acme США` a name with a word in another alphabet.
    """
    folded, parts = comparable(title), brand.split()
    cut = _before_mark(brand, folded)
    if cut != brand or has_phrase(folded, comparable(brand)):
        return cut
    shorter = (" ".join(part) for part in (parts[:-1], parts[1:]))
    return next(
        (
            name
            for name in shorter
            if name
            and has_phrase(folded, comparable(name))
            and (comparable(name) in _makers() or (name.isascii() and not brand.isascii()))
        ),
        brand,
    )


def _before_mark(brand: str, folded: str) -> str:
    mark = _ADDED.search(brand)
    before = brand[: mark.start()].strip() if mark is not None else ""
    return before if before and has_phrase(folded, comparable(before)) else brand


def _usable(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that may be a brand, each cleaned: a placeholder in markup hides no name that the page shows."""
    found = list(candidates)
    for candidate in found:
        candidate.value = _clean(candidate.value)
    return [c for c in found if 0 < len(c.value) <= MAX_BRAND_CHARS and _may_be_brand(c.value)]


def _is_key(name: str, title: str) -> bool:
    """A number that the product's name does not hold is the brand's key in the shop's database, not a brand such as 4711."""
    return name.isdigit() and not has_phrase(comparable(title), name)


def _from_markup(context: Context, nodes: ProductNodes) -> Iterator[Candidate]:
    for node in (*nodes.all, *nodes.variants[:1]):
        for key, mark in _IN_MARKUP.items():
            for value in node.values(key):
                yield marked(_name_in(value.text), value.quote, value.path, mark)
    for node in nodes.state:
        for value in node.values("brand"):
            yield marked(value.text, value.quote, value.path, BrandMark.STATE)
    meta = context.metas.get("product:brand", "og:brand", "brand", "twitter:brand", "product.brand")
    if meta:
        yield marked(" ".join(meta[0].split()), meta[0], f"meta:{meta[1]}", BrandMark.META)


def _name_in(text: str) -> str:
    """A brand as markup gives it; of the address of its page, the name at its end: `https://…/brands/makita`."""
    page = _brand_page(unquote(text)) if text.startswith(("http", "/")) else ""
    return page.replace("-", " ").strip() or text


def _labelled(pairs: list[Pair]) -> Iterator[Candidate]:
    for pair in pairs:
        beside = pair.element.zone & Zone.RELATED
        if canonical_attribute(pair.label) == "brand" and len(pair.value) <= MAX_BRAND_CHARS and not beside:
            yield marked(pair.value, pair.quote, "text", BrandMark.LABEL)


def _from_scripts(context: Context, title: str) -> Iterator[Candidate]:
    """A brand in the page's state that the product's name begins with or holds."""
    folded = comparable(title)
    for _, text in context.dom.scripts:
        for match in _brand_keys(text):
            name = match[2].encode().decode("unicode_escape", "replace") if "\\u" in match[2] else match[2]
            if has_phrase(folded, comparable(name)):
                yield marked(name, match[0], "state:brand", BrandMark.SCRIPT)
                return


def _brand_keys(text: str) -> Iterator[re.Match[str]]:
    """Keys of a maker with their values, in order. Words are looked for first: the expression alone tries each quotation mark."""
    starts = set()
    for word in _KEY_WORDS:
        found = text.find(word)
        for _ in range(_MAX_KEYS):
            if found < 0:
                break
            start = text.rfind('"', max(0, found - _BEFORE_WORD), found)
            starts.add(start - 1 if start > 0 and text[start - 1] == "\\" else start)
            found = text.find(word, found + len(word))
    yield from (
        match for start in sorted(starts - {-1}) if (match := _IN_SCRIPT.match(text, start)) and match[1].lower() in _KEYS
    )


def _from_title(context: Context, title: str) -> Iterator[Candidate]:
    """The name's first word or two, when the page also prints them alone: a link to the brand, an entry of a filter."""
    parts = title.split()
    elsewhere = _OUTSIDE | Zone.BREADCRUMB | Zone.FILTER
    alone = {
        " ".join(run.text.split()).casefold(): run
        for run in context.dom.texts
        if 1 < len(run.text) <= _MAX_NAMED and not run.element.zone & elsewhere and run.element.tag not in _CHOSEN
    }
    for count in (3, 2, 1):
        name = " ".join(parts[:count])
        run = alone.get(name.casefold())
        if not parts[:count] or any(char.isdigit() for char in parts[:count][-1]):
            continue  # a model: `Peugeot 308`
        if len(parts) > count and run is not None and name[:1].isupper() and len(name) > 1 and run.text.lstrip()[:1].isupper():
            yield marked(name, " ".join(run.text.split()), "text", BrandMark.PRINTED_ALONE)
            return


@cache
def _makers(*, everyday: bool = False) -> frozenset[str]:
    """The makers that a name may begin with, folded: those that are everyday words (`Ring`), or all others."""
    known = (*BRANDS.split("|"), *FURTHER.split("|"))
    return frozenset(comparable(name) for name in known if (name.casefold() in ORDINARY_WORDS) is everyday)


def _is_site(context: Context, name: str) -> bool:
    """Whether a name is the one of the shop: markup of small shops gives it for the brand of all they sell."""
    own = _bare(name)
    return own == _bare(context.metas.value("og:site_name")) or own in _labels(context)


def _bare(name: str) -> str:
    """A name as an address may have it: folded, letters and digits alone."""
    return re.sub(r"\W", "", comparable(name))


def _labels(context: Context) -> list[str]:
    """The parts of the site's host, spelt as by `_bare`."""
    return context.host.replace("-", "").split(".")


def _known_maker(_: Context, title: str, mark: BrandMark = BrandMark.KNOWN) -> Iterator[Candidate]:
    """A maker known by name with which the product's name begins, and goes on: `Nikon D3500`.

    One that is also an everyday word has to stand out: `RING Video Doorbell`.
    """
    parts, makers = title.split(), _makers()
    for count in range(min(_BRAND_WORDS, len(parts) - 1), 0, -1):
        name = " ".join(parts[:count])
        known = comparable(name) in makers or (
            name.isupper() and not parts[count].isupper() and comparable(name) in _makers(everyday=True)
        )
        if known and name[:1].isupper():
            yield marked(name, title, "text", mark)
            return


def _after_noun(context: Context, title: str) -> Iterator[Candidate]:
    """A maker known by name after what the thing is: `Laptop MSI GP76`.

    Not after what is made for another's product: `Case Samsung Galaxy S23`.
    """
    parts, makers = title.split(), _makers()
    for start in range(1, min(_NOUN_WORDS, len(parts) - 2) + 1):
        lead = comparable(" ".join(parts[:start]))
        if not parts[start - 1].isalpha() or any(matcher(concept).has(lead) for concept in _OF_ANOTHER):
            return
        for count in range(min(_BRAND_WORDS, len(parts) - 1 - start), 0, -1):
            name = " ".join(parts[start : start + count])
            if comparable(name) in makers and name[:1].isupper():
                yield marked(name, title, "text", BrandMark.KNOWN)
                return


def _from_maker(context: Context, _: str) -> Iterator[Candidate]:
    """A site called as its address that begins the product's name with it: `Acme Solo 3: data sheet | Acme` on acme.com."""
    parts = [part.strip() for part in _TITLE_PART.split(context.dom.title) if part.strip()]
    heading = comparable(context.heading[1]) if context.heading else ""
    for site in parts:
        own = comparable(site)
        if (
            own
            and heading
            and _bare(site) in _labels(context)
            and any(
                comparable(part).startswith((f"{own} {heading}", f"{own} {heading.removeprefix(own).strip()}")) for part in parts
            )
        ):
            yield marked(site, site, "css:title", BrandMark.OWN_SITE)
            return


def _from_host(context: Context, title: str) -> Iterator[Candidate]:
    """A name that holds what the site's address is called: `Acme Solo 3` on shop.acme.com is sold by its maker."""
    parts, labels = title.split(), _labels(context)[:-1]
    for start in range(len(parts)):
        for count in range(1, min(_HOST_WORDS, len(parts) - 1, len(parts) - start) + 1):
            name = " ".join(parts[start : start + count])
            bare = _bare(name)
            if len(bare) >= _MIN_HOST_NAME and bare in labels and name[:1].isupper():
                yield marked(name, title, "text", BrandMark.HOST)
                return


def _marked(context: Context, _: str) -> Iterator[Candidate]:
    """A registered mark with which the heading or the page's title begins, in capitals or called as the site's address.

    `LEGO® Star Wars`; `Dunkin' Donuts® Coffee` on shop.dunkindonuts.com; but `Rambler® 12 oz` is a brand's line.
    """
    heading = context.heading[1] if context.heading else ""
    labels = _labels(context)
    for text, path in ((heading, "text"), (context.dom.title, "css:title")):
        place = min((text.find(mark) for mark in _MARKS if mark in text), default=0)
        name = text[:place].strip()
        own = _bare(name) in labels
        if _SHORTEST_MARK <= len(name) <= _MAX_NAMED and (name.isupper() or own) and len(name.split()) <= _BRAND_WORDS:
            yield marked(name, text[: place + 1], path, BrandMark.REGISTERED)
            return


def _before_model(context: Context, title: str) -> Iterator[Candidate]:
    """A proper name right before a model: `Womier S-K80`. The text has the word within sentences, and never in small letters.

    German is left out: it writes all nouns with a capital.
    """
    parts = title.split()
    name = parts[0].strip(_MARKS) if len(parts) > 1 else ""
    if len(name) < _MIN_HOST_NAME or not name.isalpha() or not name[0].isupper() or not _MODEL.fullmatch(parts[1]):
        return
    if _CAMEL.fullmatch(name):
        yield marked(name, title, "text", BrandMark.BEFORE_MODEL)
        return
    if context.dom.language.lower().startswith(_CAPITAL_NOUNS):
        return
    inside = re.compile(rf"[^\W\d_A-Z]\s{{1,4}}{re.escape(name)}(?!\w)")
    runs = [run for run in context.dom.texts if name.lower() in run.text.lower()]
    if any(re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", run.text) for run in runs):
        return
    said = next((run for run in runs if inside.search(run.text)), None)
    if said is not None:
        yield marked(name, title, "text", BrandMark.BEFORE_MODEL)


def _capitals(context: Context, title: str) -> Iterator[Candidate]:
    """A word in capitals right before a model, further on in the name, that the page also prints alone: `Camera ACMEX VT-62`."""
    parts = title.split()
    alone = {" ".join(run.text.split()) for run in context.dom.texts if not run.element.zone & _OUTSIDE}
    for name, model in pairwise(parts):
        if len(name) >= _MIN_CAPITALS and name.isalpha() and name.isupper() and _MODEL.fullmatch(model) and name in alone:
            if not title.isupper():
                yield marked(name, title, "text", BrandMark.BEFORE_MODEL)
            return


def _site_names(context: Context) -> frozenset[str]:
    """What the site is called, spelt as by `_bare`: the name it gives itself, and the parts of its host."""
    given = (part.strip(_MARKS) for part in _TITLE_PART.split(context.metas.value("og:site_name")))
    return frozenset(name for name in (*map(_bare, given), *_labels(context)[:-1]) if len(name) >= _MIN_SITE)


def _said_by_site(context: Context, title: str) -> Iterator[Candidate]:
    """The site's name right before a word of the product's name, in the page's own text: `The Acme Hiking Daypack holds …`."""
    sites, named = _site_names(context), {word for word in title.split() if len(word) >= _MIN_WORD}
    called = comparable(f"{context.dom.title} {context.metas.value('og:site_name')}")
    elsewhere = _OUTSIDE | Zone.REVIEWS | Zone.COMMENTS | Zone.BREADCRUMB
    for run in context.dom.texts if sites and named else ():
        if len(run.text) > _MAX_SAID or run.element.zone & elsewhere:
            continue
        parts = run.text.split()
        for place in range(1, len(parts)):
            if parts[place].strip(",.!?:;") not in named:
                continue
            for count in range(1, min(_BRAND_WORDS, place) + 1):
                name = " ".join(parts[place - count : place]).strip(_MARKS)
                bearer = next((form for form in (name.rstrip("'’"), _GENITIVE.sub("", name)) if _bare(form) in sites), None)
                if bearer is not None and bearer[:1].isupper():
                    bearer = name if comparable(name) in called else bearer  # `Dr. Acme's`
                    yield marked(bearer, " ".join(parts[place - count : place + 1]), "text", BrandMark.SAID_BY_SITE)
                    return


def _site_registered(context: Context, _: str) -> Iterator[Candidate]:
    """The site's name as a mark in what the page or the site is called: `Baking Sweetener | Acme™`."""
    sites = _site_names(context)
    for text, path in ((context.dom.title, "css:title"), (context.metas.value("og:site_name"), "meta:og:site_name")):
        for mark in (place for place, char in enumerate(text) if char in _MARKS):
            parts = text[:mark].split()[-_BRAND_WORDS:]
            names = (" ".join(parts[start:]) for start in range(len(parts)))
            if (name := next((name for name in names if _bare(name) in sites), None)) is not None:
                yield marked(name, text[: mark + 1], path, BrandMark.REGISTERED)
                return


def _site_known(context: Context, _: str) -> Iterator[Candidate]:
    """A maker known by name whose site this is: `bose.com`. One that is also an everyday word has to be the site's name."""
    own = site_of(context.url).partition(".")[0].replace("-", "")
    name = next((name for name in (*BRANDS.split("|"), *FURTHER.split("|")) if _bare(name) == own), None)
    if name is not None and (comparable(name) in _makers() or _bare(context.metas.value("og:site_name")) == own):
        yield marked(name.title() if name.islower() else name, context.host, "url", BrandMark.KNOWN)


def _own_vendor(context: Context, _title: str) -> Iterator[Candidate]:
    """The site as the maker in its own data, unless it is called a shop: that is what shops' software writes by itself."""
    for _, text in context.dom.scripts:
        for match in _brand_keys(text):
            name = match[2].replace("-", " ") if match[2].islower() else match[2]
            if _is_site(context, match[2]) and not words(name) & shop_words():
                yield marked(name, match[0], "state:brand", BrandMark.OWN_VENDOR)
                return


def _linked(context: Context) -> Iterator[Candidate]:
    """A link near the heading, or in the path to the page, that leads to the maker's own page: `/brands/makita`."""
    for anchor in context.dom.all("a"):
        if not anchor.get("href") or abs(anchor.first - context.anchor) > _NEAR or anchor.zone & _OUTSIDE:
            continue
        page = _brand_page(unquote(anchor.get("href")))
        name = _maker_in(context.dom.text(anchor)) or _logo(context.dom, anchor)
        if 1 < len(name) <= _MAX_NAMED and words(name) & words(page):
            yield marked(name, name, "text", BrandMark.LINK)


def _brand_page(url: str) -> str:
    """What follows `/brands/` in an address; empty where no part of it is such a word."""
    parts = url.partition("?")[0].partition("#")[0].split("/")
    return next((then for part, then in pairwise(parts) if is_word(part.lower(), "address.brand")), "")


def _logo(dom: Dom, anchor: Element) -> str:
    """What the picture in a link is described as, without the word logo."""
    image = next((e for e in dom.within(anchor) if e.tag == "img"), None)
    return " ".join(word for word in image.get("alt").split() if comparable(word) != "logo") if image is not None else ""


def _maker_in(text: str) -> str:
    """Return the name in a line that invites to its bearer: `Visit the Acme Store`, `Besuche den Acme-Store`."""
    lead = opening(text, "shown.maker")
    name = text[lead.end :].strip(" :") if lead is not None and lead.start == 0 else text
    ends = [m.start for m in matcher("shown.maker-end").all(comparable(name)) if m.end == len(name)]
    return name[: min(ends)].strip(" -") if ends else name


def _sub_line(context: Context) -> Iterator[Candidate]:
    """A short line right below the heading that names the maker with a link: `Visit the Acme Store`, `By` `Acme`."""
    if context.heading is None:
        return
    texts, start = context.dom.texts, context.heading[0].last
    for run in texts[start : start + _LINE]:
        text = " ".join(run.text.split())
        lead = opening(text, "shown.maker") if len(text) <= _MAX_NAMED and not run.element.zone & _OUTSIDE else None
        if lead is None:
            continue
        rest, said = text[lead.end :].strip(" :"), run
        if not rest and run.index + 1 < len(texts) and not texts[run.index + 1].breaks:
            said = texts[run.index + 1]
            rest = " ".join(said.text.split())
        linked = any(parent.tag == "a" for parent in (said.element, *islice(said.element.ancestors(), _LINK_REACH)))
        name = _maker_in(rest)
        if linked and name[:1].isupper() and len(name.split()) <= _BRAND_WORDS:
            yield marked(name, " ".join(said.text.split()), "text", BrandMark.LINE)
            return


def _clean(text: str) -> str:
    name = " ".join(seen_characters(text).split())
    lead = opening(name, "maker.lead")
    if lead is not None and lead.start == 0 and name[lead.end : lead.end + 2].lstrip(":").startswith(" "):
        name = name[lead.end :].lstrip(" :")
    joint = next((mark for mark in _JOINT.finditer(name) if is_numbered(name[mark.end() :].strip(" )"))), None)
    name = name[: joint.start()] if joint is not None else name
    before, _, last = name.rpartition(" ")
    return (before if before and is_all(last, "maker.tail") else name).strip(" :,|®™")


def _may_be_brand(name: str) -> bool:
    """Whether a name is not a placeholder (`N/A`, `Generic`, an address, dashes) and not the size of a pack: `2kg (about)`."""
    if not any(char.isalnum() for char in name) or name.startswith(("http:", "https:")) or is_all(name, "maker.none"):
        return False
    bare = _NOTE.sub("", name)
    whole = [found for found in find_quantities(bare) if found.start == 0 and found.end == len(bare)]
    return not any(found.dimension in _PACKED_BY for found in whole)  # `3M` is no length here


def _named(context: Context) -> list[Candidate]:
    """A short element near the heading that is named as the brand."""
    dom, anchor = context.dom, context.anchor
    found: list[Candidate] = []
    for element in dom.called(_BRAND_NAME):
        distance = abs(element.first - anchor)
        if not 0 < element.last - element.first <= _FEW_TEXTS or distance > _NEAR or element.zone & (_OUTSIDE | Zone.BREADCRUMB):
            continue
        text = dom.text(element)
        if 1 < len(text) <= _MAX_NAMED:
            found.append(marked(text, text, "text", BrandMark.NAMED).mark(BrandMark.DISTANCE, distance))
    return found[:5]


# What is tried, one after the other, where neither markup nor a place on the page names the brand firmly.
_GUESSES: tuple[Callable[[Context, str], Iterable[Candidate]], ...] = (
    _from_scripts,
    _from_maker,
    _from_host,
    _marked,
    _known_maker,
    _after_noun,
    _before_model,
    _capitals,
    _from_title,
    _said_by_site,
    _site_registered,
    _site_known,
    _own_vendor,
)
