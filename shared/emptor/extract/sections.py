"""Parts of a page whose own heading says that they show other products: their prices and numbers are not the product's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from emptor.extract.context import Context
from emptor.extract.dom.names import named
from emptor.extract.dom.tree import Element
from emptor.extract.dom.zones import Zone

_MAX_HEADING = 80
_HEADING_RUNS = 6
_ROOM = 2  # texts that may stand before a heading in its own box: a line above, an icon
_WIDE = 0.7  # share of the page's texts above which a box is no mere section
_LEVELS = {"h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_NAMED_HEADING = named(
    r"(?:^|[\s_-])(?:section|block|carousel|slider|widget|box|list)?[-_]?(?:title|heading|headline|header|caption)(?=[\s_-]|$)"
)
_OTHERS = re.compile(
    r"^\W*(?:(?:our|view|shop|see|top|more|other|also|buy)\s+)*(?:related|similar|recommend|suggested|sponsored|recently|last\s+viewed|you\s+(?:may|might|could|will)|frequently|often\s+bought|bought\s+together|customers?\s+(?:who|also|viewed|bought)|people\s+(?:who|also)|shoppers|others?\s+(?:also|customers|people|sellers?|offers?)|"
    r"also\s+(?:bought|viewed|available\s+from)|pairs?\s+(?:well|with)|goes\s+(?:well|great)|complete\s+(?:the|your)|shop\s+the\s+(?:look|set|range)|styled?\s+with|wear\s+it\s+with|compare\s+(?:with|to)\s+similar|other\s+products|more\s+(?:from|items|products|like|to\s+(?:love|explore|consider))|explore\s+(?:more|similar|related)|best\s*sellers|trending|inspired\s+by|featured\s+products|new\s+arrivals|products\s+related|accessories\s+for|matching\s+products|buy\s+(?:it|them|this)\s+with|"
    r"ähnliche|verwandte|passende[sn]?\s|kund(?:en|innen)[\s,]|andere\s+(?:kunden|käufer|angebote|verkäufer)|das\s+könnte|könnte\s+(?:dir|ihnen)|zuletzt\s+(?:angesehen|gesehen)|(?:wird\s+)?(?:oft|häufig)\s+(?:zusammen|gemeinsam)|unsere\s+empfehlung|empfehlung|wir\s+empfehlen|passt\s+(?:dazu|gut)|dazu\s+passt|zubehör|weitere\s+(?:produkte|artikel)|mehr\s+(?:von|aus)|"
    r"(?:produits?|articles?)\s+(?:similaires?|associés?|complémentaires?|apparentés?|liés|connexes)|vous\s+(?:aimerez|pourriez|pourrez)|ces\s+produits|(?:les|nos)\s+clients|récemment\s+(?:vus?|consultés?)|derniers\s+(?:produits\s+)?(?:vus|consultés)|souvent\s+achetés|fréquemment\s+achetés|nos\s+(?:suggestions|recommandations|conseils)|dans\s+la\s+même|complétez|on\s+vous\s+recommande|\d+\s+autres\s+produits|"
    r"(?:productos?|artículos?)\s+(?:relacionad|similar|recomendad|complementari|patrocinad)\w*|también\s+(?:te|le|podría|compraron)|(?:te|le)\s+(?:puede|podría|recomendamos)|(?:los\s+)?clientes\s+que|quien(?:es)?\s+(?:vio|compr|vieron)|vistos?\s+recientemente|comprados\s+juntos|(?:prodotti|articoli)\s+(?:correlati|simili|consigliati|visti|suggeriti)|potrebbe(?:ro)?\s+(?:piacert|anche|interessart)\w*|ti\s+potrebbe|spesso\s+(?:comprati|acquistati)|chi\s+ha\s+(?:visto|acquistato|comprato)|visti\s+di\s+recente|"
    r"(?:produtos?|itens|artigos)\s+(?:relacionad|similar|semelhant|recomendad|patrocinad)\w*|quem\s+(?:viu|comprou)|você\s+(?:também|pode)|(?:aproveite|compre)\s+junto|também\s+pode|gerelateerde|vergelijkbare|anderen?\s+(?:\w+\s+)?(?:be)?kochten|anderen\s+bekeken|recent\s+bekeken|laatst\s+bekeken|vaak\s+samen|misschien\s+(?:ook|vind)|(?:ook\s+)?interessant\s+voor|past\s+(?:goed\s+)?bij|"
    r"podobne|polecane|powiązane|inni\s+(?:klienci|kupili|oglądali)|klienci,?\s+którzy|ostatnio\s+(?:oglądane|przeglądane)|(?:często\s+)?kupowane\s+razem|zobacz\s+(?:też|również|także)|podobn[éáý]|souvisej|súvisiac|mohlo\s+by|mohl[oa]\s+by|naposledy\s+\w+|doporuč|odporúč|zákazní(?:ci|kmi)|často\s+(?:nakup|kup)|"
    r"liknande|relaterade|andra\s+(?:köpte|tittade|kunder)|kunder\s+som|senast\s+(?:visade|besökta)|passar\s+(?:bra|till)|lignende|relaterte|relaterede|andre\s+(?:købte|kjøpte|kunder|så|har)|(?:sidst|sist)\s+(?:sete|sette|viste)|(?:vi\s+)?(?:anbefal|rekommender)|ofte\s+kjøpt|samankalta|muut(?:kin)?\s+(?:asiakkaat\s+)?osti|viimeksi\s+katso|suosittel|katso\s+myös|liittyvät|"
    r"hasonló|kapcsolódó|ajánl|mások\s+ezt|vásárlóink|produse\s+(?:similare|asemănătoare|recomandate|vizualizate)|clienții\s+(?:care|au)|(?:frecvent\s+)?cumpărate\s+împreună|s-ar\s+putea|recomand|benzer|birlikte\s+al|birlikte\s+sık|bunlar[ıi]|bu\s+ürün[üe]|son\s+(?:gezdi|görüntü|bakt|incele)|önerile|diğer\s+satıcılar|ilginizi|"
    r"похожие|аналог|с\s+этим\s+товар|рекоменд|недавно|вы\s+(?:недавно\s+)?(?:смотрели|просматривали)|сопутствующ|покупают|также\s+(?:покупают|советуем|рекоменд)|посмотрите\s+(?:ещ[её]|также)|смотрите\s+также|другие\s+(?:товары|продавцы|предложения)|вам\s+(?:может|понравит|также)|хиты|схожі|подібні|разом\s+з|з\s+цим\s+товар|рекоменд|переглян|подобни|свързани|сродни|сличн|slični|povezani|preporuč|"
    r"σχετικά|παρόμοια|ίσως\s+σας|προτειν|sản\s+phẩm\s+(?:tương\s+tự|liên\s+quan|đã\s+xem|cùng)|có\s+thể\s+bạn|dành\s+cho\s+bạn|gợi\s+ý|produk\s+(?:terkait|serupa|lainnya)|mungkin\s+anda|関連|おすすめ|最近(?:チェック|見た)|この商品を|よく一緒|相关|相似|推荐|猜你|看了又看|浏览|掌柜|相關|推薦|관련|추천|최근\s*본|함께|비슷한|منتجات\s+(?:ذات|مشابهة|مماثلة|قد)|قد\s+(?:يعجبك|يهمك)|شوهد|מוצרים\s+(?:דומים|קשורים|נוספים)|מומלצים|สินค้า(?:ที่เกี่ยวข้อง|แนะนำ|ใกล้เคียง)|محصولات\s+(?:مرتبط|مشابه))",
    re.IGNORECASE,
)


def mark_sections(context: Context) -> None:
    """Put the boxes below headings such as `Customers also bought` into the zone of other products."""
    dom = context.dom
    anchor = context.anchor
    _free_specifications(context)
    for heading in list(_headings(context)):
        if heading.first <= anchor < heading.last or heading.zone & Zone.RELATED:
            continue
        for box in _boxes_of(context, heading, anchor):
            box.own_zone |= Zone.RELATED
            dom.spread_zones(box)


def _free_specifications(context: Context) -> None:
    """A box that is called a footer but holds the specification is the lower part of the product's own."""
    for element in context.dom.elements:
        if not element.own_zone & Zone.FOOTER or element.tag == "footer" or element.get("role") == "contentinfo":
            continue
        if any(inside.own_zone & Zone.SPEC for inside in context.dom.within(element)):
            element.own_zone &= ~Zone.FOOTER
            context.dom.spread_zones(element)


def _headings(context: Context) -> Iterator[Element]:
    dom = context.dom
    for element in dom.elements:
        if not 0 < element.last - element.first <= _HEADING_RUNS:
            continue
        if element.tag not in _LEVELS and not (
            element.tag in {"div", "span", "p", "strong", "b"} and element.name and _NAMED_HEADING(element.name)
        ):
            continue
        text = dom.text(element)
        if len(text) <= _MAX_HEADING and _OTHERS.match(text):
            yield element


def _boxes_of(context: Context, heading: Element, anchor: int) -> list[Element]:
    """The box that begins with a heading, as far out as it does not hold the product; else what follows beside the heading."""
    wide = _WIDE * len(context.dom.texts)
    box = heading
    for parent in heading.ancestors():
        if parent.first < heading.first - _ROOM or parent.first <= anchor < parent.last or parent.last - parent.first > wide:
            break
        box = parent
    if box.last > heading.last:
        return [box]
    return list(_following(context, box))


def _following(context: Context, heading: Element) -> Iterator[Element]:
    """The siblings after a heading, up to the next one of its level."""
    level = _LEVELS.get(heading.tag, 7)
    elements = context.dom.elements
    parent = heading.parent
    index = heading.end
    while parent is not None and index < parent.end:
        sibling = elements[index]
        if _LEVELS.get(sibling.tag, 8) <= level or sibling.tag in {"h1", "footer"}:
            return
        yield sibling
        index = sibling.end
