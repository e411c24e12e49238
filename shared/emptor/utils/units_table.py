"""Units of measure: dimension, exact factor to the dimension's base, and how they are printed.

Factors are exact by definition where one exists (international yard and pound agreement of 1959: 1 lb = 0.45359237 kg,
1 inch = 25.4 mm; US liquid gallon 231 cubic inches; metric horsepower 735.49875 W; BTU/h after the International Table).
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit: canonical symbol, dimension, how many of the dimension's base it is, and the forms in which it is printed.

    `exact` forms are compared with case, `words` without.
    """

    symbol: str
    dimension: str
    factor: Decimal
    exact: tuple[str, ...]
    words: tuple[str, ...] = ()


def _unit(symbol: str, dimension: str, factor: str, exact: str = "", words: str = "") -> Unit:
    """`exact` and `words` are separated by `|`."""
    return Unit(symbol, dimension, Decimal(factor), tuple(filter(None, exact.split("|"))), tuple(filter(None, words.split("|"))))


UNITS: tuple[Unit, ...] = (
    # time, base second
    _unit(
        "h", "time", "3600", "h|H|u",
        "hr|hrs|hour|hours|std|std.|stunde|stunden|heure|heures|hora|horas|ora|ore|uur|timer|timme|timmar|tim|tuntia|"
        "godz|godz.|godzin|godziny|hodin|hodiny|hod|hod.|óra|ч|ч.|час|часа|часов|годин|時間|小时|시간|saat|h.",
    ),
    _unit(
        "min", "time", "60", "min",
        "mins|min.|minute|minutes|minuten|minuto|minutos|minuti|minuut|minuter|minutter|minuta|minut|minuty|мин|мин.|"
        "минут|хв|分钟|分|분|dk|dakika",
    ),
    _unit(
        "s", "time", "1", "s|sec",
        "secs|sec.|second|seconds|sekunde|sekunden|seconde|secondes|segundo|segundos|secondi|sekund|sek|сек|с|秒|초",
    ),
    _unit("ms", "time", "0.001", "ms", "msec|millisecond|milliseconds|millisekunden|мс"),
    _unit(
        "day", "time", "86400", "d",
        "day|days|tag|tage|tagen|jour|jours|día|días|dia|dias|giorno|giorni|dag|dagen|dagar|dage|päivää|dni|dní|dnů|nap|"
        "день|дня|дней|дн|天|日|일|gün",
    ),
    _unit(
        "week", "time", "604800", "",
        "week|weeks|wk|wks|woche|wochen|semaine|semaines|semana|semanas|settimana|settimane|weken|veckor|uker|uger|"
        "tygodni|týdnů|недель|недели",
    ),
    _unit(
        "month", "time", "2629746", "",
        "month|months|mo|mths|mos|monat|monate|monaten|mois|mes|meses|mese|mesi|maand|maanden|månader|måneder|kuukautta|"
        "miesięcy|miesiące|miesiąc|mesiacov|mesiace|mesiac|měsíců|měsíce|hónap|мес|мес.|месяц|месяца|месяцев|місяців|"
        "luni|ay|か月|个月|개월",
    ),
    _unit(
        "year", "time", "31556952", "",
        "year|years|yr|yrs|yr.|jahr|jahre|jahren|an|ans|année|années|año|años|ano|anos|anno|anni|jaar|år|vuotta|lat|lata|"
        "rok|roky|roků|rokov|év|год|года|лет|років|ani|yıl|年|년",
    ),
    # length, base metre
    _unit("m", "length", "1", "m", "meter|meters|metre|metres|mètre|mètres|metro|metros|metri|м|mtr|mtrs"),
    _unit("km", "length", "1000", "km", "kilometer|kilometers|kilometre|kilometres|kilomètres|kilómetros|км"),
    _unit("dm", "length", "0.1", "dm", "decimeter|decimetre"),
    _unit(
        "cm", "length", "0.01", "cm|CM",
        "cms|centimeter|centimeters|centimetre|centimetres|centimètres|centímetros|centimetri|см",
    ),
    _unit("mm", "length", "0.001", "mm|MM", "millimeter|millimeters|millimetre|millimetres|millimètres|milímetros|millimetri|мм"),
    _unit("µm", "length", "0.000001", "µm|μm|um", "micron|microns|micrometer|micrometers|мкм"),
    _unit("nm", "length", "0.000000001", "nm", "nanometer|nanometers|нм"),
    _unit(
        "inch", "length", "0.0254", "in|\"|″|”|“|''|″",
        "inch|inches|inch.|in.|zoll|pouce|pouces|pulgada|pulgadas|pollici|pollice|polegadas|polegada|tum|tommer|tuumaa|"
        "cale|cal|cali|palců|дюйм|дюйма|дюймов|дюймів|인치|インチ|英寸|inç",
    ),
    _unit("ft", "length", "0.3048", "ft|′|'", "ft.|foot|feet|fuß|pied|pieds|pies|piedi"),
    _unit("yd", "length", "0.9144", "yd", "yds|yard|yards"),
    _unit("mi", "length", "1609.344", "mi", "mile|miles|meile|meilen|millas"),
    # mass, base kilogram
    _unit(
        "kg", "mass", "1", "kg|Kg|KG",
        "kgs|kilo|kilos|chilo|chili|kilogram|kilograms|kilogramm|kilogramme|kilogrammes|kilogramo|kilogramos|кг|公斤",
    ),
    _unit("g", "mass", "0.001", "g|gm|gr|G", "gms|grs|gram|grams|gramm|gramme|grammes|gramo|gramos|grammi|grammo|gramas|г|гр|克"),
    _unit("mg", "mass", "0.000001", "mg", "milligram|milligrams|milligramm|мг"),
    _unit("t", "mass", "1000", "", "tonne|tonnes|tonnen"),
    _unit("lb", "mass", "0.45359237", "lb|lbs|LB|LBS", "lb.|lbs.|pound|pounds|pfund|libras|livres"),
    _unit("oz", "mass", "0.028349523125", "oz|OZ", "oz.|ounce|ounces|onces|onzas|unzen"),
    # electricity
    _unit("W", "power", "1", "W|w", "watt|watts|vatios|ватт|вт|Вт"),
    _unit("kW", "power", "1000", "kW|KW|kw", "kilowatt|kilowatts|квт"),
    _unit("mW", "power", "0.001", "mW", "milliwatt|milliwatts|мвт"),
    _unit("hp", "power", "745.69987158227022", "hp|HP", "horsepower"),
    _unit("PS", "power", "735.49875", "PS", "л.с.|ch"),
    _unit("BTU", "power", "0.29307107017222", "BTU", "btu|btus|btu/h|btu/hr"),
    _unit("V", "voltage", "1", "V|VAC|VDC|Vdc|Vac", "volt|volts|voltios|вольт|В"),
    _unit("mV", "voltage", "0.001", "mV", "millivolt|millivolts"),
    _unit("kV", "voltage", "1000", "kV", "kilovolt|kilovolts"),
    _unit("A", "current", "1", "A", "amp|amps|ampere|amperes|amperios|ампер"),
    _unit("mA", "current", "0.001", "mA", "milliamp|milliamps|мА"),
    _unit("Wh", "energy", "1", "Wh|WH|wh", "watt-hours|watt hours|watt-hour|wattstunden|вт·ч|вт⋅ч"),
    _unit("kWh", "energy", "1000", "kWh|KWh|kwh|KWH", "kilowatt-hours|kilowattstunden|квт·ч|квтч"),
    _unit("J", "energy", "0.000277777777777778", "", "joule|joules"),
    _unit("mAh", "charge", "0.001", "mAh|mAH|MAH|mah|MAh", "milliamp-hours|milliampere-hours|мач|мА·ч|мА⋅ч|мА*ч"),
    _unit("Ah", "charge", "1", "Ah|AH", "amp-hours|ampere-hours|ач|А·ч"),
    _unit("ohm", "impedance", "1", "Ω|Ω", "ohm|ohms|ohmios|ом"),
    _unit("kohm", "impedance", "1000", "kΩ|kΩ", "kohm|kiloohm"),
    # data, base byte (decimal prefixes, as sold)
    _unit("B", "data", "1", "", "byte|bytes"),
    _unit("KB", "data", "1000", "KB|kB", "kilobyte|kilobytes|кб"),
    _unit("MB", "data", "1000000", "MB", "megabyte|megabytes|mo|мб"),
    _unit("GB", "data", "1000000000", "GB|Gb|gb|Go", "gigabyte|gigabytes|gigs|gig|гб"),
    _unit("TB", "data", "1000000000000", "TB|Tb|tb|To", "terabyte|terabytes|тб"),
    _unit("GiB", "data", "1073741824", "GiB"),
    _unit("MiB", "data", "1048576", "MiB"),
    _unit("kbps", "data_rate", "1000", "kbps|Kbps|kb/s|kbit/s", "kbit/s|kilobits"),
    _unit("Mbps", "data_rate", "1000000", "Mbps|mbps|Mb/s|Mbit/s|MBit/s", "mbit/s|megabits|мбит/с"),
    _unit("Gbps", "data_rate", "1000000000", "Gbps|gbps|Gb/s|Gbit/s", "gbit/s|gigabits|гбит/с"),
    _unit("MB/s", "data_rate", "8000000", "MB/s|MBps|MB/sec", "mo/s"),
    _unit("GB/s", "data_rate", "8000000000", "GB/s|GBps", "go/s"),
    # waves
    _unit("Hz", "frequency", "1", "Hz|HZ|hz", "hertz|гц"),
    _unit("kHz", "frequency", "1000", "kHz|KHz|khz|KHZ", "kilohertz|кгц"),
    _unit("MHz", "frequency", "1000000", "MHz|mhz|Mhz|MHZ", "megahertz|мгц"),
    _unit("GHz", "frequency", "1000000000", "GHz|ghz|Ghz|GHZ", "gigahertz|ггц"),
    _unit("fps", "frame_rate", "1", "fps|FPS", "frames per second|bilder pro sekunde|images/s|к/с"),
    _unit(
        "dB", "sound_level", "1", "dB|db|DB|dBA|dB(A)|db(a)|dBa|dBm|dBi|dBSPL|dB SPL",
        "decibel|decibels|dezibel|décibels|decibelios|дб|дБ",
    ),
    _unit("lm", "luminous_flux", "1", "lm|LM", "lumen|lumens|lúmenes|ansi lumen|ansi lumens|лм|люмен"),
    _unit("nit", "luminance", "1", "cd/m²|cd/m2|cd/㎡", "nit|nits|кд/м²|кд/м2"),
    _unit("lx", "illuminance", "1", "lx", "lux|люкс"),
    _unit("K", "colour_temperature", "1", "K", "kelvin"),
    # space
    _unit(
        "l", "volume", "1", "l|L|ℓ|ltr|Ltr|lt",
        "litern|litra|litrów|litry|liter|liters|litre|litres|litro|litros|litri|litrů|litrov|л|литр|литра|литров|升",
    ),
    _unit("dl", "volume", "0.1", "dl|dL", "deciliter|decilitre"),
    _unit("cl", "volume", "0.01", "cl|cL", "centiliter|centilitre|centilitres"),
    _unit("ml", "volume", "0.001", "ml|mL|ML", "milliliter|milliliters|millilitre|millilitres|mililitros|мл|毫升"),
    _unit("fl_oz", "volume", "0.0295735295625", "fl oz|fl. oz.|fl.oz.|fl. oz|FL OZ|Fl Oz|fl.oz|floz", "fluid ounce|fluid ounces"),
    _unit("gal", "volume", "3.785411784", "gal", "gal.|gallon|gallons"),
    _unit("qt", "volume", "0.946352946", "qt", "qt.|quart|quarts|qts"),
    _unit("pint", "volume", "0.473176473", "", "pint|pints"),
    _unit("cup", "volume", "0.2365882365", "", "cup|cups"),
    _unit("m3", "volume", "1000", "m³|m3", "cbm|cubic meters|cubic metres|м³|м3"),
    _unit("cu_ft", "volume", "28.316846592", "cu ft|cu. ft.|cu.ft.|cu. ft|ft³|ft3", "cubic feet|cubic foot|cu feet"),
    _unit("cu_in", "volume", "0.016387064", "cu in|cu. in.|in³", "cubic inches|cubic inch"),
    _unit(
        "m2", "area", "1", "m²|m2|qm",
        "sqm|sq m|square meters|square metres|square meter|quadratmeter|metros cuadrados|mètres carrés|м²|м2|кв.м",
    ),
    _unit("cm2", "area", "0.0001", "cm²|cm2"),
    _unit("mm2", "area", "0.000001", "mm²|mm2"),
    _unit("sqft", "area", "0.09290304", "sq ft|sq. ft.|sq.ft.|sq. ft|ft²|ft2", "sqft|square feet|square foot|sq feet"),
    _unit("°", "angle", "1", "°|º", "degrees|degree|grad|degrés|grados|gradi|graden|graus|stopni|stopnie"),
    _unit("MP", "pixels", "1000000", "MP|Mp|MPx|Mpx|mp|Mpix", "megapixel|megapixels|mégapixels|megapíxeles|мп"),
    _unit("px", "pixels", "1", "px|pixel", "pixels"),
    _unit("ppi", "density", "1", "ppi|PPI", "pixels per inch"),
    _unit("dpi", "dots", "1", "dpi|DPI|cpi", "dots per inch"),
    # everything else
    _unit("°C", "temperature", "1", "°C|ºC|℃|° C", "degrees celsius|celsius"),
    _unit("°F", "temperature", "1", "°F|ºF|℉|° F", "degrees fahrenheit|fahrenheit"),
    _unit("bar", "pressure", "100000", "bar|Bar|BAR", "bars|бар"),
    _unit("Pa", "pressure", "1", "Pa|pa|PA", "pascal|pascals|па"),
    _unit("hPa", "pressure", "100", "hPa"),
    _unit("kPa", "pressure", "1000", "kPa|KPa", "кпа"),
    _unit("MPa", "pressure", "1000000", "MPa"),
    _unit("psi", "pressure", "6894.757293168361", "psi|PSI"),
    _unit("atm", "pressure", "101325", "atm|ATM"),
    _unit(
        "rpm", "rotation", "1", "rpm|RPM|r/min|U/min|min⁻¹|min-1",
        "об/мин|tr/min|giri/min|umdrehungen|tours/min|tours|toeren|obrotów|giri|revoluciones|rotações|ot/min|1/min|u/min|"
        "revolutions per minute",
    ),
    _unit("Nm", "torque", "1", "Nm|N·m|N.m|N⋅m", "newton meter|newton metres|нм"),
    _unit("N", "force", "1", "", "newton|newtons"),
    _unit("km/h", "speed", "1", "km/h|kmh|kph|km/u", "км/ч|kilometers per hour"),
    _unit("mph", "speed", "1.609344", "mph|MPH", "miles per hour"),
    _unit("m/s", "speed", "3.6", "m/s|m/sec|m/sek"),
    _unit("m/min", "speed", "0.06", "m/min"),
    _unit("mm/s", "speed", "0.0036", "mm/s|mm/sec|mm/sek"),
    _unit("cm/s", "speed", "0.036", "cm/s|cm/sec"),
    _unit("g/h", "mass_rate", "0.001", "g/h|gr/h|g/u|g/Std|g/hr"),
    _unit("kg/h", "mass_rate", "1", "kg/h|kg/u|kg/Std|kg/hr"),
    _unit("m3/h", "airflow", "1", "m³/h|m3/h|m³/hr|m3/hr", "м³/ч|м3/ч|cbm/h"),
    _unit("cfm", "airflow", "1.69901082", "CFM|cfm"),
    _unit("l/min", "flow", "1", "l/min|L/min|l/min.|lpm|LPM|l/mn", "л/мин|litres/min|liter/min|litri/min|litros/min"),
    _unit(
        "l/h", "flow", "0.01666666666666666666666667", "l/h|L/h|l/H|L/H|lph|LPH|l/hr|l/u|l/Std|l/Std.|l/st",
        "л/ч|liter/h|liter/stunde|litres/h|litri/h|litros/h|litre/h|litres/hour|litri/ora|litros/hora|liter/uur|litres/heure|"
        "litres per hour|liters per hour|liter pro stunde|litres par heure|litros por hora|litri all'ora|liter per uur",
    ),
    _unit("gpm", "flow", "3.785411784", "gpm|GPM"),
    _unit("%", "ratio", "0.01", "%|％", "percent|per cent|prozent|procent|por ciento|процентов"),
    _unit("ppm", "page_rate", "1", "ppm|PPM", "pages per minute|seiten/min|стр/мин"),
    _unit("gsm", "grammage", "1", "gsm|GSM|g/m²|g/m2", "grams per square meter"),
    _unit("kg/m3", "mass_density", "1", "kg/m³|kg/m3"),
    _unit("g/cm3", "mass_density", "1000", "g/cm³|g/cm3"),
    _unit("den", "fineness", "1", "den|DEN", "denier"),
)  # fmt: skip


FAHRENHEIT_OFFSET = Decimal(32)
FAHRENHEIT_STEP = Decimal(9) / Decimal(5)
