"""Words around an amount that say what it is, in about fifteen languages. All are in lower case, and for text in lower case."""

from __future__ import annotations

import re

# The amount is a list, former or struck price.
LIST = re.compile(
    r"\b(?:was|were|rrp|r\.r\.p\.?|msrp|srp|list(?:\s+price)?|reg(?:ular)?\.?(?:\s+price)?|orig(?:inal)?\.?(?:ly|\s+price)?|retail(?:\s+price)?|compare\s+at|compared?\s+to|before|previously|usually|typical(?:ly)?|old\s+price|strikethrough|"
    r"statt|uvp|ehemals|vorher|bisher|alter\s+preis|streichpreis|unser\s+alter|"
    r"au\s+lieu\s+de|prix\s+(?:initial|conseill[ée]|barr[ée]|de\s+base|d'origine)|ancien\s+prix|avant|"
    r"antes|precio\s+(?:anterior|original|recomendado|normal)|pvp(?:r)?|de\s*:|de\s+r\$|anziché|invece\s+di|prezzo\s+(?:originale|di\s+listino|consigliato)|prima|era|"
    r"van\b|adviesprijs|was\s+eerst|oude\s+prijs|ord(?:inarie)?\.?(?:\s*pris)?|tidigare|rek\.?\s*pris|før(?:pris)?|vejl\.?|norm(?:al)?(?:hinta)?\b|ovh|cena\s+(?:regularna|katalogowa)|najniższa|poprzednia\s+cena|"
    r"původní|běžná\s+cena|moc|pôvodn[áe]|bežná\s+cena|doporučená|eredeti|régi\s+ár|старая\s+цена|цена\s+без\s+скидки|вместо|было|стара\s+ціна|eski\s+fiyat|liste\s+fiyat|参考価格|希望小売価格|原价|定価)\s*[:：]?\s*$",
)
# The amount is what one saves, a discount, a coupon, a credit.
SAVING = re.compile(
    r"\b(?:sav(?:e|ed|ings?)|you\s+save|earn(?:s|ed)?|get\s+up\s+to|off|discount|extra|coupon|voucher|rebate|reward|rewards|points|cash\s*back|credit|gift\s*card|trade[\s-]?in|"
    r"spar(?:en|e|st|en\s+sie)?|ersparnis|rabatt|gutschein|économi(?:e|sez|es)|remise|réduction|ahorr(?:a|e|as|o)|descuento|dto|risparmi(?:o|a)?|sconto|economize|desconto|economia|poupe|"
    r"bespaar|korting|spara|spar|rabatti|säästä|oszczęd(?:zasz|ź|ność)|zniżka|rabat|ušetř[íi]te|sleva|ušetríte|zľava|megtakarítás|kedvezmény|скидка|экономия|выгода|знижка|indirim|kazanç|ポイント|优惠)\b[^.\d]{0,14}$",
)
# The amount is what one saves: said after it.
SAVING_AFTER = re.compile(
    r"^\s*(?:off|rabatt|discount|de\s+(?:remise|descuento|réduction)|korting|sav(?:ing|ed)|back|cash\s?back|in\s+rewards?|rewards?|points|gift|voucher|credit|shipping|delivery|"
    r"free(?!\s+(?:\w+\s+){0,2}(?:shipping|delivery|postage|p\s?&\s?p|returns?|pick-?up)))\b",
)
# The amount is for several products together.
TOGETHER = re.compile(
    r"\b(?:total\s+for|price\s+for\s+(?:both|all|\d+)|(?:both|all\s+(?:two|three|four))\s+for|set\s+price|bundle(?:\s+price)?)\s*:?\s*$"
)
# The amount is for delivery.
SHIPPING = re.compile(
    r"\b(?:shipping|delivery|deliver(?:ed|s)?|postage|p\s?&\s?p|freight|handling|import|duties|tax(?:es)?|fee|returns?|"
    r"versand(?:kosten)?|lieferung|porto|livraison|expédition|frais|envío|envio|gastos|spedizione|consegna|frete|entrega|portes|verzending|verzendkosten|bezorg\w*|frakt|levering|leverans|toimitus\w*|"
    r"dostaw\w*|wysyłk\w*|doprava|dopravné|poštovné|szállítás\w*|доставк\w*|kargo|送料)\b[^.]{0,30}$",
)
# The amount is one of several payments, or for a span of time.
INSTALMENT_BEFORE = re.compile(
    r"(?:\b(?:\d+\s*(?:interest[\s-]free\s+)?(?:payments?|instal+ments?|pagos|cuotas|mensualités|rates?|raten|rat|vezes|termijnen|rate)\s*(?:of|de|à|von|da|van|mit)?|\d{1,2}\s*x(?:\s*(?:de|of|von|sin|sem))?|pay(?:ments)?(?:\s+in)?|"
    r"as\s+low\s+as|financ\w*|monthly|per\s+month|month(?:ly)?\s+payments?|mensuales|mtl\.?|monatlich|ratenzahlung|finanzierung|mensualit\w*|al\s+mes|miesięcznie|rata|splátk\w*|splátok|в\s+месяц|рассрочк\w*|кредит\w*|taksit|parcela\w*|em\s+at[ée]|affirm|klarna|afterpay|zip|laybuy|sezzle|clearpay)\b)[^.\d]{0,25}$",
)
INSTALMENT_AFTER = re.compile(
    r"^\s*\*?\s*(?:/\s*(?:mo|month|monat|mois|mes|mese|mês|maand|mån|md|mies|měs|mes|мес)|per\s+(?:month|mo\b|week|day|night|maand)|a\s+month|p\.?\s?m\.?\b|monthly|mtl\.?|monatlich|pro\s+monat|im\s+monat|par\s+mois|al\s+mes|al\s+mese|por\s+mes|por\s+mês|miesięcznie|/\s*mies|měsíčně|mesačne|в\s+месяц|aylık|x\s*\d{1,2}\b|sem\s+juros|sin\s+intereses|in\s+\d+\s+(?:payments|instal))",
)
# The amount is for a unit of weight, volume, length or number.
UNIT_AFTER = re.compile(
    r"^\s*\)?\s*(?:/|per\b|pro\b|je\b|par\b|por\b|al\b|za\b|el\b|le\b|a\b|for\s+(?=\d+\s*(?:g|ml)\b))\s*(?:\d+(?:[.,]\d+)?\s*)?(?:kg|kilo|g|gr|gram|gramm|l|lt|ltr|litre|liter|litro|ml|cl|oz|fl\.?\s?oz|lb|lbs|ounce|pound|m|meter|metre|m²|m2|sqm|sq\.?\s?ft|cm|count|ct|each\s+unit|unit|stk|stück|st\b|piece|tablet|capsule|sheet|wash|load|100|1000|шт|кг|л|szt)\b",
)
UNIT_BEFORE = re.compile(
    r"(?:(?:unit|base|grund|basic|kilo|litre|liter)[\s-]?(?:price|preis|prix)|grundpreis|prix\s+au\s+(?:kilo|litre)|precio\s+por|prezzo\s+al|(?:\d+\s*(?:g|ml|kg|l)\s*=)|per\s+(?:100\s?g|kg|litre)\s*[:=]?)\s*\(?$",
)
# The amount is what one must spend to get something free.
THRESHOLD = re.compile(
    r"\b(?:over|above|from|more\s+than|orders?|spend|minimum|min\.?|ab|über|ab\s+einem|dès|à\s+partir\s+de|superieur\w*|supérieur\w*|más\s+de|superiores?\s+a|desde|oltre|sopra|superior\s+a|acima\s+de|vanaf|boven|över|fra|yli|powyżej|od|nad|felett|от|свыше|üzeri)\s*$",
)
FREE_NEAR = re.compile(
    r"free\s+(?:us\s+|uk\s+|standard\s+|ground\s+|express\s+)?(?:shipping|delivery|returns|gift)|orders?\s+(?:over|above|of)|versandkostenfrei|kostenlos|gratis|gratuit|livraison\s+offerte|frete\s+grátis|bezplatn|zdarma|zadarmo|darmow|бесплатн|ücretsiz|送料無料|shipping\s+on|spend\b",
)
# The amount is the lowest of several.
FROM = re.compile(
    r"\b(?:from|starting\s+(?:at|from)|starts\s+at|as\s+low\s+as|ab|dès|à\s+partir\s+de|desde|a\s+partire\s+da|a\s+partir\s+de|vanaf|från|fra|alkaen|od|от|від|ab\s+nur|tól)\s*:?\s*$",
)
# The amount is the one to pay.
NOW = re.compile(
    r"\b(?:now|our\s+price|sale(?:\s+price)?|special(?:\s+price)?|today|price|your\s+price|current\s+price|only|final\s+price|buy\s+(?:it\s+)?now|deal(?:\s+price)?|"
    r"jetzt|nur|aktionspreis|sonderpreis|preis|prix|maintenant|ahora|precio(?:\s+final)?|oferta|adesso|prezzo|ora|por|preço|à\s+vista|nu|prijs|nyt|hinta|cena|teraz|promocyjna|nyní|akční\s+cena|akciová\s+cena|ár|akciós|цена|сейчас|ціна|fiyat|価格|税込)\s*[:：]?\s*$",
)
# The amount is for something one may add: engraving, wrapping, assembly.
ADDITION = re.compile(
    r"\b(?:personali[sz]\w+|engrav\w+|monogram\w*|embroider\w+|gift[\s-]?(?:wrap\w*|box|bag)|assembly|installation|(?:extended\s+)?warranty|protection\s+plan|gravur\w*|geschenkverpackung|montageservice|garantieverlängerung|gravure|emballage\s+cadeau|grabado|envoltorio|incisione|confezione\s+regalo)"
    r"\b[^.\d]{0,20}[(+]*\s*$"
)
# The amount is for an article of that condition: what an offer list says before each.
CONDITION = re.compile(
    r"\b(?:brand\s+new|new|used|pre-?owned|refurbished|neu|gebraucht|neuf|occasion|nuevo|usado|segunda\s+mano|nuovo|usato|novo|nieuw|tweedehands|begagnad|brugt|nový|použit[ýé]|nowy|używany|новый|б/у|新品|中古)\s*[:：]?\s*$"
)
# Delivery that costs nothing was spoken of before the amount: `Doprava zdarma. Cena s DPH:`.
FREE_WORD = re.compile(
    r"\b(?:free|zdarma|zadarmo|gratis|gratuit\w*|offert\w*|kostenlos\w*|(?:versandkosten)?frei|darmow\w*|бесплатн\w*)\b"
)
# The amount bounds a filter or a gift guide: `Less than $30`.
RANGE = re.compile(r"\b(?:under|less\s+than|below|up\s+to|unter|bis(?:\s+zu)?|moins\s+de|menos\s+de|meno\s+di|poniżej)\s*$")
# What a number counts that has no sign of its own.
COUNT_AFTER = re.compile(
    r"^\s*(?:in\s+stock|available|left|sold|reviews?|ratings?|pieces|pcs|stück\s+(?:auf|am|verfügbar)|en\s+stock|skladem|sztuk|шт)\b"
)
# Without tax, or a price for other customers.
NET = re.compile(
    r"(?:\b(?:excl\.?|ex\.?|exc\.?|without|zzgl\.?|exkl\.?|netto|net|ht|hors\s+taxes?|sin\s+iva|iva\s+esclusa|sem\s+iva|bez\s+(?:dph|vat)|без\s+ндс)\b[^.]{0,14}(?:vat|tax|mwst\.?|btw|moms|iva|tva|dph)?|\bh\.?t\.?\b|sans\s+tva|bez\s+dph)",
)
GROSS = re.compile(
    r"\b(?:incl\.?|inc\.?|inkl\.?|including|ttc|brutto|con\s+iva|iva\s+inclusa|s\s+dph|vrátane\s+dph|s\s+daní|zzgl\.?\s+versand)\b",
)
