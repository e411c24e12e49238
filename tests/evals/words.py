"""Words of the lexicon in use: short texts with one word each, and what the product reads there.

A row of `data/words.jsonl` is `{"language", "reader", "frame", "says", "words"}`: each word stands at `_` of the frame, and the
reader must say `says`. With a word that means nothing in its place it must say something else, so each row rests on its word.
Rows do not ask the lexicon which concept a word belongs to: a word that moves to another concept, or is dropped, fails its row.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from emptor.agents.judging.labels import names
from emptor.agents.questions import parse_question
from emptor.agents.questions.kinds import assumptions_of, is_filler
from emptor.agents.resolving.meanings import meanings
from emptor.agents.resolving.model_names import model_name
from emptor.agents.resolving.opinions import stance_of
from emptor.agents.resolving.sells import is_spares_shelf, sells
from emptor.agents.sources.orders import gives_orders
from emptor.agents.sources.roles import is_laboratory, role_from_address, role_from_page
from emptor.extract import extract_page
from emptor.extract.addresses import has_part, is_word
from emptor.extract.buttons import says_buy
from emptor.extract.catalogues.items import names_products
from emptor.extract.catalogues.offered import offered_catalogues
from emptor.extract.context import Context
from emptor.extract.dom.names import concepts_of
from emptor.extract.dom.tree import parse
from emptor.extract.dom.zones import Zone
from emptor.extract.fields.price_words import is_free_of_charge
from emptor.extract.fields.stock_words import read_stock
from emptor.extract.sections import mark_sections
from emptor.extract.text.byline import read_date
from emptor.extract.text.noise import is_noise
from emptor.lexicon.models import foreign_names
from emptor.lexicon.negation import answer, polarity, says_yes
from emptor.models.extraction import Extraction, PageKind
from emptor.models.jobs import JobOptions
from emptor.models.report import SourceRole
from emptor.scraping.pdf import without_kind
from tests.evals.rows import read_rows, rows_file

PLACE = "_"
NOTHING = "zzyx"  # a word of no language
_PRODUCT = "Corvo 15"
_THING = "bluetooth"
_CACHE = 4_096  # frames with no word in them, read once for all their words


class Row(NamedTuple):
    """One word in its frame."""

    language: str
    reader: str
    frame: str
    says: str
    word: str

    @property
    def text(self) -> str:
        """The frame with the word in it."""
        return self.frame.replace(PLACE, self.word)


def rows() -> Iterator[Row]:
    """Return every word of every row."""
    for row in read_rows("words"):
        yield from (Row(row["language"], row["reader"], row["frame"], row["says"], word) for word in row["words"])


def update_rows() -> None:
    """Write what the product reads today into the rows; rows that no longer rest on their word are dropped. Look at the diff."""
    today = (row._replace(says=read(row.reader, row.text)) for row in rows())
    kept = sorted(filter(holds, today), key=lambda row: row[:-1])
    rows_file("words").write_text("\n".join(lines_of(kept)) + "\n", encoding="utf-8")


def lines_of(listed: Iterable[Row]) -> list[str]:
    """Return rows as lines of the file: the words of one frame stand in one line."""
    words: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for *frame, word in listed:
        words[tuple(frame)].append(word)
    names = ("language", "reader", "frame", "says", "words")
    return [json.dumps(dict(zip(names, (*frame, of), strict=True)), ensure_ascii=False) for frame, of in words.items()]


def read(reader: str, text: str) -> str:
    """Return what the product reads in a text; readers are in `READERS`."""
    return READERS[reader](text)


@lru_cache(maxsize=_CACHE)
def without_word(reader: str, frame: str) -> str:
    """Return what the product reads in a frame where a word of no language stands."""
    return read(reader, frame.replace(PLACE, NOTHING))


def holds(row: Row) -> bool:
    """Whether the product reads what the row says, and would not without the word."""
    return read(row.reader, row.text) == row.says != without_word(row.reader, row.frame)


def _stock(text: str) -> str:
    stock = read_stock(text)
    return stock.value.value if stock else "nothing"


def _prices(text: str) -> str:
    """Lines of a small page, one beside another, and what is paid and was paid there."""
    lines = "".join(f"<p>{line}</p>" for line in text.split(" | "))
    page = f"<html><body><main><h1>{_PRODUCT} lamp</h1>{lines}<button>Add to cart</button></main></body></html>"
    product = extract_page(page, "https://shop.example/product/corvo-15").product
    offer = product.offer if product else None
    paid, former = (offer.price, offer.list_price) if offer else (None, None)
    return f"{paid.value if paid else 'none'}, was {former.value if former else 'none'}"


def _terms(text: str) -> str:
    """The same page with 45 as its markup's price: under which condition the price stands, and a deposit on top of it."""
    lines = "".join(f"<p>{line}</p>" for line in text.split(" | "))
    marked = '{"@type":"Product","name":"Corvo 15 lamp","offers":{"@type":"Offer","price":"45","priceCurrency":"EUR"}}'
    script = f'<script type="application/ld+json">{marked}</script>'
    page = (
        f"<html><head>{script}</head><body><main><h1>{_PRODUCT} lamp</h1>{lines}<button>Add to cart</button></main></body></html>"
    )
    product = extract_page(page, "https://shop.example/product/corvo-15").product
    offer = product.offer if product else None
    said, deposit = (offer.terms, offer.deposit) if offer else (None, None)
    return f"{said.value.value if said else 'for all'}, deposit {deposit.value if deposit else 'none'}"


def _codes(text: str) -> str:
    label, _, value = text.partition(" = ")
    row = f"<table><tr><th>{label}</th><td>{value}</td></tr></table>"
    page = f"<main><h1>{_PRODUCT} lamp</h1><p>20 €</p><button>Buy</button>{row}</main>"
    product = extract_page(page, "https://shop.example/product/lamp").product
    found = {name: getattr(product, name) for name in ("sku", "mpn", "gtin", "brand")} if product else {}
    return ", ".join(f"{name} {fact.value}" for name, fact in found.items() if fact is not None) or "nothing"


def _blocked(text: str) -> str:
    page = f"<html><head><title>Hello</title></head><body><h1>{text}</h1><input type=password></body></html>"
    return (extract_page(page, "https://shop.example/a").blocked_by or "nothing").partition(",")[0]


def _section(text: str) -> str:
    cards = "<div class=x><a href=/b>Other lamp</a> <b>5 €</b></div>"
    page = f"<main><h1>{_PRODUCT}</h1><p>20 €</p><section><h2>{text}</h2>{cards}</section></main>"
    context = Context(parse(page), "https://shop.example/product/lamp")
    mark_sections(context)
    return "of others" if any(run.element.zone & Zone.RELATED for run in context.dom.texts) else "own"


def _error(text: str) -> str:
    return extract_page(f"<title>{text}</title><h1>{text}</h1>", "https://shop.example/a").kind.value


def _polarity(text: str) -> str:
    start = text.index(_THING)
    return polarity(text, (start, start + len(_THING)), product=_PRODUCT).value


def _affirmed(text: str) -> str:
    """What a sentence or a row in a language says where only structures that are understood affirm: `de | Mit bluetooth.`"""
    language, _, said = text.partition(" | ")
    start = said.index(_THING)
    return polarity(said, (start, start + len(_THING)), language, _PRODUCT, prose=True).value


def _answer(text: str) -> str:
    return f"{answer(text).value}{', yes' if says_yes(text) else ''}"


def _question(text: str) -> str:
    """What a question demands: bounds and values, orders, how many, and what kind of question it is."""
    brief = parse_question(text, JobOptions())
    demands = [constraint.text for constraint in brief.constraints]
    orders = [f"{key.attribute} {key.direction.value}" for key in brief.sort]
    return "; ".join((brief.kind.value, brief.category or "", *demands, *orders, f"{brief.count or ''}"))


def _sells(text: str) -> str:
    name, _, shelf = text.partition(" on the shelf ")
    offering = sells(name, shelf)
    return f"{offering.kind.value}{', used' if offering.used else ''}{f', for {offering.host}' if offering.host else ''}"


def _model(text: str) -> str:
    found = model_name(text)
    return "; ".join(f"{name} {_sorted(value)}" for name, value in vars_of(found).items() if value)


def vars_of(value: Any) -> Mapping[str, Any]:
    """Return the fields of a record with their values."""
    return value._asdict() if hasattr(value, "_asdict") else {name: getattr(value, name) for name in value.__dataclass_fields__}


def _sorted(value: Any) -> str:
    return ", ".join(sorted(map(str, value))) if isinstance(value, frozenset | set) else str(value)


def _same_thing(text: str) -> str:
    asked, _, printed = text.partition(" = ")
    return "same" if names(asked, printed) else "other"


def _address(text: str) -> str:
    concept, _, path = text.partition(" = ")
    return "found" if has_part(f"/en/{path}/x", concept) or is_word(path, concept) else "nothing"


def _page(body: str, url: str = "https://shop.example/product/corvo-15", title: str = "") -> Extraction:
    return extract_page(f"<html><head><title>{title}</title></head><body>{body}</body></html>", url)


def _shown(text: str) -> str:
    """Condition, seller, rating and number of reviews of a page with these rows, or this line of text."""
    label, colon, value = text.partition(": ")
    row = f"<table><tr><th>{label}</th><td>{value}</td></tr></table>" if colon else ""
    line = "" if colon else f"<p>{text}</p>"
    product = _page(f"<main><h1>{_PRODUCT}</h1>{line}<p>20 €</p><button>Buy</button>{row}</main>").product
    if product is None:
        return "nothing"
    offer = product.offer
    found = {"condition": offer.condition, "seller": offer.seller, "rating": product.rating, "reviews": product.review_count}
    return ", ".join(f"{name} {fact.value}" for name, fact in found.items() if fact is not None) or "nothing"


def _choice(text: str) -> str:
    """The condition of a page that says `Condition: Used` in a row, below a line with these words."""
    row = "<table><tr><th>Condition</th><td>Used</td></tr></table>"
    product = _page(f"<main><h1>{_PRODUCT}</h1><p>{text}</p><p>20 €</p><button>Buy</button>{row}</main>").product
    return str(product.offer.condition.value) if product and product.offer.condition else "nothing"


def _maker(text: str) -> str:
    body = f"<main><h1>Solo 3 lamp</h1><a href=/brands/acme>{text}</a><p>20 €</p><button>Buy</button></main>"
    product = _page(body).product
    return product.brand.value if product and product.brand else "nothing"


def _title(text: str) -> str:
    return _page(f"<main><h1>{text}</h1><p>20 €</p><button>Buy</button></main>").title or "nothing"


def _row(text: str) -> str:
    label, _, value = text.partition(" = ")
    rows = "".join(f"<tr><th>{name}</th><td>{said}</td></tr>" for name, said in ((label, value), ("Weight", "2 kg")))
    product = _page(f"<main><h1>{_PRODUCT}</h1><p>20 €</p><button>Buy</button><table>{rows}</table></main>").product
    return f"{len(product.specs) if product else 0} properties"


def _specified(text: str) -> str:
    """The kind of a page without a price: a heading of its properties, and a line below its own heading."""
    heading, _, line = text.partition(" | ")
    rows = "".join(
        f"<li>{name}: {said}</li>" for name, said in (("Width", "30 cm"), ("Weight", "2 kg"), ("Power", "9 W"), ("Cap", "E27"))
    )
    body = f"<main><h1>The old gate</h1><p>{line}</p><h2>{heading}</h2><ul>{rows}</ul></main>"
    return extract_page(f"<title>The old gate</title>{body}", "https://catalogue.example/old-gate").kind.value


def _crumbs(text: str) -> str:
    steps = "".join(f"<a href=/x>{step}</a>" for step in text.split(" > "))
    product = _page(f"<div class=breadcrumb>{steps}</div><main><h1>{_PRODUCT}</h1><p>20 €</p><button>Buy</button></main>").product
    return " > ".join(product.category.value) if product and product.category else "nothing"


def _shell(text: str) -> str:
    said = "Some words of a page that has next to nothing but these words. " * 2
    page = _page(f"<p>{said}</p><noscript>{text}</noscript><script>go()</script>", "https://shop.example/a")
    return "needs a browser" if page.needs_browser else "has content"


_PROSE = "I have used it every day for two years now, and the battery still lasts a whole week of work. "


def _post(text: str) -> str:
    """Whether a line in each post of a thread is one of its controls, and not what was said."""
    posts = "".join(
        f"<div class=post><span class=author>joe{n}</span><time>2024-01-0{n}</time><div class=post-body><p>{n} {_PROSE}</p></div>"
        f"<p>{text}</p></div>"
        for n in range(1, 5)
    )
    page = _page(f"<h1>Which one?</h1>{posts}", "https://forum.example/threads/5", "Forum")
    return f"{'said' if text in page.text.split(chr(10)) else 'control'}, {page.kind.value}"


def _link(text: str) -> str:
    """Whether the link of each card names the item: what it is called otherwise is `Lamp`."""
    cards = "".join(
        f"<li class=product-card><a href=/p/lamp-{n}>{text}</a><h3>Lamp {n}</h3><b>{n}0 €</b></li>" for n in range(1, 8)
    )
    links = _page(f"<h1>Lamps</h1><ul>{cards}</ul>", "https://shop.example/category/lamps").links
    return "generic" if links and links[0].title.startswith("Lamp") else "names"


def _listing_line(text: str) -> str:
    cards = "".join(f"<li class=product-card><a href=/p/lamp-{n}>Lamp {n}</a><b>{n}0 €</b></li>" for n in range(1, 8))
    page = _page(f"<h1>Lamps</h1><p>{text}</p><ul>{cards}</ul>", "https://shop.example/category/lamps")
    return f"{'text' if text in page.text.split(chr(10)) else 'control'}"


def _byline(text: str) -> str:
    body = f"<article><h1>The best lamps</h1><span class=author>{text}</span><p>{_PROSE * 12}</p><p>{_PROSE * 12}</p></article>"
    page = _page(body, "https://paper.example/a")
    return f"{page.kind.value} by {page.author or 'nobody'}"


def _mention(text: str) -> str:
    link = f"<p><a href=https://shop.example/p/1>{text}</a></p>" if len(text.split()) <= 4 else ""
    body = f"<article><h1>The best lamps</h1><p>{_PROSE * 12}</p><p>{text}</p>{link}<p>{_PROSE * 12}</p></article>"
    return ", ".join(mention.name for mention in _page(body, "https://paper.example/a").mentions) or "none"


def _aside(text: str) -> str:
    items = "".join(f"<li><a href=/{n}>Another story of number {n}</a></li>" for n in range(3))
    prose = f"<p>{_PROSE * 6}</p>" * 4
    page = _page(
        f"<article><h1>The best lamps</h1>{prose}<h3>{text}</h3><ul>{items}</ul>{prose}</article>", "https://paper.example/a"
    )
    return "text" if "Another story of number 1" in page.text else "aside"


def _model_names(text: str) -> str:
    return f"{len(foreign_names(text.title(), _PRODUCT))} models"


def _assumes(text: str) -> str:
    return " ".join(assumptions_of(parse_question(text, JobOptions()))) or "nothing"


def _role(text: str) -> str:
    page = Extraction(url="https://a.example/x", kind=PageKind.ARTICLE, title="Lamps", text="\n".join([text] * 8))
    return role_from_page(SourceRole.UNKNOWN, page.url, page).value


def _search_form(action: str) -> str:
    source = f'<form action="/{action}"><input type="text" name="q"></form>'
    return "search" if offered_catalogues(Context(parse(source), "https://shop.example/", 200, {})).search else "none"


READERS: Mapping[str, Callable[[str], str]] = {
    "stock": _stock,
    "prices": _prices,
    "terms": _terms,
    "spares shelf": lambda text: "spares" if is_spares_shelf(text) else "other",
    "codes": _codes,
    "blocked": _blocked,
    "section": _section,
    "error": _error,
    "polarity": _polarity,
    "affirmed": _affirmed,
    "answer": _answer,
    "question": _question,
    "sells": _sells,
    "model": _model,
    "same thing": _same_thing,
    "address": _address,
    "shown": _shown,
    "shown line": _shown,
    "shown choice": _choice,
    "maker": _maker,
    "title": _title,
    "row": _row,
    "specified": _specified,
    "crumbs": _crumbs,
    "shell": _shell,
    "post": _post,
    "link": _link,
    "listing line": _listing_line,
    "byline": _byline,
    "mention": _mention,
    "article aside": _aside,
    "model names": _model_names,
    "assumes": _assumes,
    "role": _role,
    "free": lambda text: "free" if is_free_of_charge(text) else "not said",
    "opinion": stance_of,
    "button": lambda text: "buys" if says_buy(text) else "nothing",
    "noise": lambda text: "noise" if is_noise(text) else "text",
    "name of an element": lambda text: ", ".join(sorted(concepts_of(text))),
    "laboratory": lambda text: "laboratory" if is_laboratory(text) else "other",
    "products by name": lambda text: "products" if names_products(text) else "other",
    "search form": _search_form,
    "role by address": lambda text: role_from_address(f"https://{text}").value,
    "date": lambda text: str(read_date(text) or "none"),
    "meaning": lambda text: " | ".join(", ".join(sorted(said.means)) for said in meanings(text)),
    "orders": lambda text: "orders" if gives_orders(text) else "text",
    "document": lambda text: "a document" if without_kind(text) != text else "a name",
    "filler": lambda text: "filler" if is_filler(text) else "a word",
}
