"""Currencies: signs and words that mean them, and the countries that use them (ISO 4217, ISO 3166-1)."""

# ruff: noqa: E501 - one row of a table is one line

from __future__ import annotations

# Sign or word → the codes it may mean, most usual first. Words are compared without case; signs exactly.
SIGNS: dict[str, tuple[str, ...]] = {
    "US$": ("USD",), "US $": ("USD",), "U.S. $": ("USD",), "$US": ("USD",),
    "C$": ("CAD",), "CA$": ("CAD",), "CAD$": ("CAD",), "A$": ("AUD",), "AU$": ("AUD",), "AU $": ("AUD",), "C $": ("CAD",),
    "NZ$": ("NZD",), "HK$": ("HKD",), "S$": ("SGD",), "SG$": ("SGD",), "NT$": ("TWD",), "MX$": ("MXN",), "Mex$": ("MXN",),
    "R$": ("BRL",), "CLP$": ("CLP",), "COP$": ("COP",), "AR$": ("ARS",), "RD$": ("DOP",), "J$": ("JMD",), "TT$": ("TTD",),
    "$": ("USD", "CAD", "AUD", "NZD", "MXN", "CLP", "ARS", "COP", "SGD", "HKD", "TWD", "UYU", "BBD", "BSD", "JMD"),
    "€": ("EUR",), "£": ("GBP", "EGP", "GIP"), "¥": ("JPY", "CNY"), "￥": ("JPY", "CNY"), "円": ("JPY",), "元": ("CNY", "TWD"),
    "₹": ("INR",), "₽": ("RUB",), "₺": ("TRY",), "₩": ("KRW",), "₴": ("UAH",), "₸": ("KZT",), "₪": ("ILS",), "₫": ("VND",),
    "₱": ("PHP",), "฿": ("THB",), "₦": ("NGN",), "₵": ("GHS",), "₡": ("CRC",), "₾": ("GEL",), "₼": ("AZN",), "₲": ("PYG",),
    "₮": ("MNT",), "៛": ("KHR",), "৳": ("BDT",), "원": ("KRW",), "﷼": ("IRR", "SAR"), "S/.": ("PEN",), "S/": ("PEN",),
    "zł": ("PLN",), "Kč": ("CZK",), "лв": ("BGN",), "Ft": ("HUF",), "R": ("ZAR",), "￦": ("KRW",), "GH₵": ("GHS",), "GH¢": ("GHS",), "$U": ("UYU",),
    "U$S": ("USD",), "U$D": ("USD",), "LE": ("EGP",), "L.E.": ("EGP",), "L.E": ("EGP",), "SR": ("SAR",), "K.D.": ("KWD",),
    "֏": ("AMD",), "B/.": ("PAB",), "R.O.": ("OMR",), "B.D.": ("BHD",), "J.D.": ("JOD",), "Afl.": ("AWG",), "B$": ("BND", "BSD"),
    "Bs.S": ("VES",), "Bs.F": ("VES",), "FJ$": ("FJD",), "N$": ("NAD",), "MOP$": ("MOP",), "₭": ("LAK",),
}  # fmt: skip

# Signs that are letters with other meanings (`KD` is a shoe, `25 KM` a distance, `Bs` a plural): money only on a page that
# pays in the currency, or in an element named as a price. Exactly as printed → the codes, most usual first.
LOCAL_SIGNS: dict[str, tuple[str, ...]] = {
    "KD": ("KWD",), "JD": ("JOD",), "BD": ("BHD",), "ID": ("IQD",), "RO": ("OMR",), "QR": ("QAR",), "DA": ("DZD",), "Da": ("DZD",),
    "DH": ("MAD", "AED"), "Bs": ("BOB", "VES"), "KM": ("BAM",), "K": ("ZMW", "PGK", "MMK"), "P": ("BWP", "PHP"), "Php": ("PHP",),
    "N": ("NGN",), "L": ("HNL",), "Lps.": ("HNL",), "Lps": ("HNL",), "Br": ("ETB", "BYN"), "Frw": ("RWF",), "FRw": ("RWF",), "RF": ("RWF",),
    "Kz": ("AOA",), "TSh": ("TZS",), "Tsh": ("TZS",), "TSH": ("TZS",), "TZs": ("TZS",), "USh": ("UGX",), "Ush": ("UGX",), "UGx": ("UGX",),
    "Ghc": ("GHS",), "GHc": ("GHS",), "Gh¢": ("GHS",), "Gs": ("PYG",), "Lei": ("RON", "MDL"), "lei": ("RON", "MDL"), "LEI": ("RON", "MDL"),
    "MT": ("MZN",), "Mt": ("MZN",), "MTn": ("MZN",), "FC": ("CDF",), "Ar": ("MGA",), "Rf": ("MVR",), "Rf.": ("MVR",), "Ks": ("MMK",),
    "SYP": ("SYP",), "Nu.": ("BTN",), "D": ("GMD",), "T": ("KZT",), "Т": ("KZT",), "с": ("KGS",), ":-": ("SEK",), "Kr": ("SEK", "NOK", "DKK", "ISK"),
    "AMD": ("AMD",), "GEL": ("GEL",), "ƒ": ("AWG", "XCG"), "E": ("SZL",), "V": ("VUV",), "Afs": ("AFN",), "บ.": ("THB",),
}  # fmt: skip

WORDS: dict[str, tuple[str, ...]] = {
    "dollar": ("USD", "CAD", "AUD", "NZD"), "dollars": ("USD", "CAD", "AUD", "NZD"), "bucks": ("USD", "CAD", "AUD"), "buck": ("USD",),
    "us dollars": ("USD",), "us dollar": ("USD",), "u.s. dollars": ("USD",), "canadian dollars": ("CAD",), "australian dollars": ("AUD",),
    "dólares": ("USD",), "dolares": ("USD",), "dollari": ("USD",), "us-dollar": ("USD",), "долларов": ("USD",), "доллара": ("USD",),
    "cad $": ("CAD",), "usd $": ("USD",), "aud $": ("AUD",),
    "euro": ("EUR",), "euros": ("EUR",), "eur.": ("EUR",), "евро": ("EUR",), "eurot": ("EUR",),
    "pound": ("GBP",), "pounds": ("GBP",), "quid": ("GBP",), "pounds sterling": ("GBP",), "sterling": ("GBP",), "livres sterling": ("GBP",),
    "yen": ("JPY",), "yuan": ("CNY",), "renminbi": ("CNY",), "rmb": ("CNY",), "won": ("KRW",),
    "rupees": ("INR", "PKR", "LKR", "NPR"), "rupee": ("INR", "PKR", "LKR", "NPR"), "rs.": ("INR", "PKR", "LKR"), "rs": ("INR", "PKR", "LKR"), "₨": ("INR", "PKR"),
    "francs": ("CHF",), "franken": ("CHF",), "fr.": ("CHF",), "sfr.": ("CHF",), "sfr": ("CHF",),
    "złotych": ("PLN",), "zlotych": ("PLN",), "złote": ("PLN",), "zl": ("PLN",), "zloty": ("PLN",),
    "kč": ("CZK",), "kc": ("CZK",), "korun": ("CZK",), "kr": ("SEK", "NOK", "DKK", "ISK"), "kr.": ("DKK", "NOK", "SEK", "ISK"),
    "kronor": ("SEK",), "kroner": ("NOK", "DKK"), "forint": ("HUF",), "lei": ("RON", "MDL"), "leva": ("BGN",), "лв.": ("BGN",),
    "kn": ("HRK",), "din": ("RSD",), "rsd": ("RSD",), "руб": ("RUB",), "руб.": ("RUB",), "рублей": ("RUB",), "р.": ("RUB",),
    "грн": ("UAH",), "грн.": ("UAH",), "гривен": ("UAH",), "тг": ("KZT",), "тг.": ("KZT",), "тенге": ("KZT",), "tl": ("TRY",), "lira": ("TRY",),
    "reais": ("BRL",), "real": ("BRL",), "pesos": ("MXN", "ARS", "CLP", "COP", "PHP"), "rand": ("ZAR",), "shekels": ("ILS",), "nis": ("ILS",),
    "dirhams": ("AED", "MAD"), "dirham": ("AED", "MAD"), "dhs": ("AED", "MAD"), "dh": ("MAD", "AED"), "د.إ": ("AED",), "ر.س": ("SAR",),
    "riyal": ("SAR", "QAR", "OMR"), "ksh": ("KES",), "kshs": ("KES",), "rp": ("IDR",), "rp.": ("IDR",), "rupiah": ("IDR",), "rm": ("MYR",), "ringgit": ("MYR",),
    "baht": ("THB",), "บาท": ("THB",), "đ": ("VND",), "vnđ": ("VND",), "tk": ("BDT",), "tk.": ("BDT",), "php": ("PHP",),
    "₨.": ("INR", "PKR"), "manat": ("AZN",), "сом": ("KGS",), "сум": ("UZS",), "bs.": ("BOB",), "q": ("GTQ",), "gs.": ("PYG",),
    "dt": ("TND",), "د.ت": ("TND",), "د.م.": ("MAD",), "د.م": ("MAD",), "درهم": ("AED", "MAD"), "dhs.": ("AED", "MAD"), "ريال": ("SAR", "QAR", "OMR"), "د.ك": ("KWD",),
    "جنيه": ("EGP",), "ج.م": ("EGP",), "ج.م.": ("EGP",), "دج": ("DZD",), "د.ج": ("DZD",), "ل.ل": ("LBP",), "ریال": ("IRR",), "fcfa": ("XOF", "XAF"),
    "cfa": ("XOF", "XAF"), "тнг": ("KZT",), "тнг.": ("KZT",), "ден": ("MKD",), "ден.": ("MKD",), "дин": ("RSD",), "дин.": ("RSD",), "din.": ("RSD",), "lek": ("ALL",), "lekë": ("ALL",),
    "ש\"ח": ("ILS",), "ש״ח": ("ILS",), "ש''ח": ("ILS",), "שח": ("ILS",), "лари": ("GEL",), "ლარი": ("GEL",), "դր.": ("AMD",), "դրամ": ("AMD",), "драм": ("AMD",),
    "د.أ": ("JOD",), "د.ا": ("JOD",), "دينار": ("KWD", "JOD", "IQD", "BHD"), "د.ب": ("BHD",), "د.ع": ("IQD",), "ر.ق": ("QAR",), "ر.ع": ("OMR",), "ر.ع.": ("OMR",),
    "ل.س": ("SYP",), "đồng": ("VND",), "вон": ("KRW",), "сома": ("KGS",), "манат": ("AZN",), "kwacha": ("ZMW",), "birr": ("ETB",), "naira": ("NGN",),
    "so'm": ("UZS",), "so‘m": ("UZS",), "сўм": ("UZS",), "रू": ("NPR",), "रु": ("INR", "NPR"), "රු": ("LKR",), "lv.": ("BGN",), "бел. руб.": ("BYN",), "byn": ("BYN",),
}  # fmt: skip

# Words that mean money only before the number, being too short or too common after it.
ONLY_BEFORE = frozenset(
    {"rs", "rs.", "rp", "rp.", "rm", "q", "bs.", "gs.", "ksh", "kshs", "fr.", "sfr.", "sfr", "tk", "tk.", "real"}
)
# Words that mean money only after the number.
ONLY_AFTER = frozenset({
    "dollar", "dollars", "bucks", "buck", "pound", "pounds", "quid", "kn", "din", "won", "yen", "yuan", "р.", "francs", "franken",
    "dt", "lek", "lekë", "lv.", "ден", "дин", "so'm", "lira", "lei", "leva", "korun", "rand", "pesos", "reais", "baht", "kroner", "kronor", "euros", "q", "zl", "tl", "dh",
    "вон", "сома", "лари", "драм", "שח", "манат", "kwacha", "birr", "naira", "đồng",
})  # fmt: skip

_EUR = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK AD MC SM VA ME XK BG"
CURRENCY_OF_COUNTRY: dict[str, str] = {
    **dict.fromkeys(_EUR.split(), "EUR"),
    "US": "USD", "PR": "USD", "EC": "USD", "SV": "USD", "PA": "USD", "GB": "GBP", "UK": "GBP", "GG": "GBP", "JE": "GBP", "IM": "GBP",
    "CH": "CHF", "LI": "CHF", "SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK", "PL": "PLN", "CZ": "CZK", "HU": "HUF", "RO": "RON",
    "RS": "RSD", "BA": "BAM", "MK": "MKD", "AL": "ALL", "MD": "MDL", "UA": "UAH", "BY": "BYN", "RU": "RUB", "KZ": "KZT",
    "TR": "TRY", "GE": "GEL", "AM": "AMD", "AZ": "AZN", "UZ": "UZS", "KG": "KGS", "CA": "CAD", "MX": "MXN", "BR": "BRL", "AR": "ARS",
    "CL": "CLP", "CO": "COP", "PE": "PEN", "UY": "UYU", "PY": "PYG", "BO": "BOB", "VE": "VES", "CR": "CRC", "GT": "GTQ", "DO": "DOP",
    "HN": "HNL", "NI": "NIO", "JM": "JMD", "TT": "TTD", "AU": "AUD", "NZ": "NZD", "JP": "JPY", "CN": "CNY", "HK": "HKD", "TW": "TWD",
    "KR": "KRW", "SG": "SGD", "MY": "MYR", "TH": "THB", "VN": "VND", "ID": "IDR", "PH": "PHP", "IN": "INR", "PK": "PKR", "BD": "BDT",
    "LK": "LKR", "NP": "NPR", "KH": "KHR", "MN": "MNT", "AE": "AED", "SA": "SAR", "QA": "QAR", "KW": "KWD", "BH": "BHD", "OM": "OMR",
    "JO": "JOD", "LB": "LBP", "IL": "ILS", "EG": "EGP", "MA": "MAD", "TN": "TND", "DZ": "DZD", "ZA": "ZAR", "NG": "NGN", "KE": "KES",
    "GH": "GHS", "TZ": "TZS", "UG": "UGX", "ET": "ETB", "IR": "IRR", "IQ": "IQD",
    "ZM": "ZMW", "MZ": "MZN", "BW": "BWP", "RW": "RWF", "AO": "AOA", "NA": "NAD", "MU": "MUR", "LY": "LYD", "SY": "SYP", "MM": "MMK",
    "LA": "LAK", "MV": "MVR", "PG": "PGK", "FJ": "FJD", "BN": "BND", "MO": "MOP", "BB": "BBD", "BS": "BSD", "AW": "AWG", "TJ": "TJS",
    "SN": "XOF", "CI": "XOF", "CM": "XAF", "MG": "MGA", "CD": "CDF", "GM": "GMD", "AF": "AFN", "BT": "BTN", "YE": "YER", "ZW": "ZWL",
}  # fmt: skip

CODES = frozenset(CURRENCY_OF_COUNTRY.values()) | {"BGN", "HRK", "GIP", "PAB", "XCG", "SZL", "VUV"}
# Codes whose amounts are printed with a comma as decimal mark and a point or space between thousands.
DECIMAL_COMMA = frozenset({
    "EUR", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "RSD", "BGN", "HRK", "BAM", "RUB", "UAH", "KZT", "BYN", "TRY", "BRL", "ARS",
    "CLP", "COP", "UYU", "PYG", "IDR", "VND", "MKD", "ALL", "MDL", "VES", "TND",
})  # fmt: skip
NO_MINOR_UNIT = frozenset({"JPY", "KRW", "CLP", "VND", "ISK", "PYG", "UGX", "XOF", "XAF", "HUF", "IDR", "KZT", "COP", "RWF"})
THREE_DECIMALS = frozenset({"KWD", "BHD", "OMR", "JOD", "TND", "IQD"})
