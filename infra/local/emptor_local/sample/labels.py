"""How specifications and prices are printed in each language."""

from __future__ import annotations

from decimal import Decimal

from emptor_local.sample.model import Product, SpecValue

# name → label in English, German, French
LABELS = {
    "form_factor": ("Form factor", "Bauform", "Type de casque"),
    "connectivity": ("Connectivity", "Anschlüsse", "Connectique"),
    "wireless": ("Wireless", "Kabellos", "Sans fil"),
    "noise_cancelling": ("Active noise cancelling", "Aktive Geräuschunterdrückung", "Réduction de bruit active"),
    "battery_life_h": ("Battery life", "Akkulaufzeit", "Autonomie"),
    "battery_with_case_h": ("Battery life with case", "Akkulaufzeit mit Ladeetui", "Autonomie avec boîtier"),
    "weight_g": ("Weight", "Gewicht", "Poids"),
    "weight_kg": ("Weight", "Gewicht", "Poids"),
    "driver_mm": ("Driver size", "Treibergröße", "Diamètre du transducteur"),
    "charging_time_h": ("Charging time", "Ladezeit", "Temps de charge"),
    "codecs": ("Codecs", "Codecs", "Codecs"),
    "foldable": ("Foldable", "Faltbar", "Pliable"),
    "microphone": ("Microphone", "Mikrofon", "Microphone"),
    "warranty_years": ("Warranty", "Garantie", "Garantie"),
    "impedance_ohm": ("Impedance", "Impedanz", "Impédance"),
    "cable_m": ("Cable length", "Kabellänge", "Longueur du câble"),
    "water_rating": ("Water resistance", "Wasserschutz", "Étanchéité"),
    "screen_inch": ("Screen size", "Bildschirmdiagonale", "Taille d'écran"),
    "resolution": ("Resolution", "Auflösung", "Définition"),
    "panel": ("Panel type", "Paneltyp", "Type de dalle"),
    "refresh_hz": ("Refresh rate", "Bildwiederholrate", "Fréquence"),
    "response_ms": ("Response time", "Reaktionszeit", "Temps de réponse"),
    "brightness_nits": ("Brightness", "Helligkeit", "Luminosité"),
    "ports": ("Ports", "Anschlüsse", "Connectique"),
    "usb_c": ("USB-C", "USB-C", "USB-C"),
    "height_adjustable": ("Height adjustable", "Höhenverstellbar", "Réglable en hauteur"),
    "vesa": ("VESA mount", "VESA-Halterung", "Fixation VESA"),
    "suction_pa": ("Suction power", "Saugleistung", "Puissance d'aspiration"),
    "runtime_min": ("Runtime", "Laufzeit", "Autonomie"),
    "noise_db": ("Noise level", "Lautstärke", "Niveau sonore"),
    "dustbin_l": ("Dustbin capacity", "Staubbehälter", "Bac à poussière"),
    "navigation": ("Navigation", "Navigation", "Navigation"),
    "mopping": ("Mopping", "Wischfunktion", "Lavage"),
    "self_emptying": ("Self-emptying", "Absaugstation", "Vidage automatique"),
    "height_mm": ("Height", "Höhe", "Hauteur"),
    "capacity_l": ("Capacity", "Fassungsvermögen", "Capacité"),
    "power_w": ("Power", "Leistung", "Puissance"),
    "material": ("Material", "Material", "Matière"),
    "temperature_control": ("Temperature control", "Temperatureinstellung", "Réglage de la température"),
    "cord_m": ("Cord length", "Kabellänge", "Longueur du cordon"),
    "diameter_cm": ("Diameter", "Durchmesser", "Diamètre"),
    "non_stick": ("Non-stick", "Antihaftbeschichtet", "Antiadhésif"),
    "induction": ("Suitable for induction", "Für Induktion geeignet", "Compatible induction"),
    "dishwasher_safe": ("Dishwasher safe", "Spülmaschinenfest", "Passe au lave-vaisselle"),
    "max_load_kg": ("Maximum load", "Belastbarkeit", "Charge maximale"),
    "lumbar_support": ("Lumbar support", "Lordosenstütze", "Soutien lombaire"),
    "adjustable_armrests": ("Adjustable armrests", "Verstellbare Armlehnen", "Accoudoirs réglables"),
    "headrest": ("Headrest", "Kopfstütze", "Appui-tête"),
    "height_cm": ("Height", "Höhe", "Hauteur"),
    "firmness": ("Firmness", "Härtegrad", "Fermeté"),
    "removable_cover": ("Removable cover", "Abnehmbarer Bezug", "Housse amovible"),
    "trial_nights": ("Trial period", "Probezeit", "Période d'essai"),
    "volume_l": ("Volume", "Volumen", "Volume"),
    "volume_ml": ("Volume", "Volumen", "Volume"),
    "waterproof": ("Waterproof", "Wasserdicht", "Imperméable"),
    "laptop_sleeve": ("Laptop sleeve", "Notebookfach", "Compartiment pour ordinateur"),
    "height": ("Shaft height", "Schafthöhe", "Hauteur de tige"),
    "sleeps_persons": ("Sleeps", "Schlafplätze", "Couchages"),
    "water_column_mm": ("Water column", "Wassersäule", "Colonne d'eau"),
    "freestanding": ("Freestanding", "Freistehend", "Autoportante"),
    "packable": ("Packable", "Packbar", "Compactable"),
    "hood": ("Hood", "Kapuze", "Capuche"),
    "insulated": ("Insulated", "Isoliert", "Isotherme"),
    "leakproof": ("Leakproof", "Auslaufsicher", "Étanche"),
    "players": ("Players", "Spieler", "Joueurs"),
    "playing_time_min": ("Playing time", "Spieldauer", "Durée de jeu"),
    "minimum_age_years": ("Minimum age", "Mindestalter", "Âge minimum"),
    "cooperative": ("Cooperative", "Kooperativ", "Coopératif"),
}
# ending of a name → unit in English, German, French
UNITS = {
    "_h": ("hours", "Std.", "h"),
    "_g": ("g", "g", "g"),
    "_kg": ("kg", "kg", "kg"),
    "_mm": ("mm", "mm", "mm"),
    "_m": ("m", "m", "m"),
    "_years": ("years", "Jahre", "ans"),
    "_ohm": ("ohms", "Ohm", "ohms"),
    "_inch": ("inches", "Zoll", "pouces"),
    "_hz": ("Hz", "Hz", "Hz"),
    "_ms": ("ms", "ms", "ms"),
    "_nits": ("cd/m²", "cd/m²", "cd/m²"),
    "_pa": ("Pa", "Pa", "Pa"),
    "_min": ("min", "Min.", "min"),
    "_db": ("dB", "dB", "dB"),
    "_l": ("L", "Liter", "l"),
    "_ml": ("ml", "ml", "ml"),
    "_w": ("W", "W", "W"),
    "_cm": ("cm", "cm", "cm"),
    "_nights": ("nights", "Nächte", "nuits"),
    "_persons": ("people", "Personen", "personnes"),
}
YES_NO = (("Yes", "No"), ("Ja", "Nein"), ("Oui", "Non"))
LANGUAGES = {"en": 0, "de": 1, "fr": 2}
# Words inside values, in German and French.
WORDS = (
    ("3.5 mm cable", "3,5-mm-Kabel", "câble 3,5 mm"),
    ("6.3 mm adapter", "6,3-mm-Adapter", "adaptateur 6,3 mm"),
    ("Over-ear", "Over-Ear", "Circum-auriculaire"),
    ("On-ear", "On-Ear", "Supra-auriculaire"),
    ("In-ear", "In-Ear", "Intra-auriculaire"),
    ("LiDAR and camera", "LiDAR und Kamera", "LiDAR et caméra"),
    ("Gyroscope", "Gyroskop", "Gyroscope"),
    ("Camera", "Kamera", "Caméra"),
)

Row = tuple[str, str]


def rows(product: Product, language: str = "en", hide: tuple[str, ...] = ()) -> list[Row]:
    """A product's specifications as printed: label and value."""
    at = LANGUAGES[language]
    return [(LABELS[name][at], text(name, value, language)) for name, value in product.specs.items() if name not in hide]


def text(name: str, value: SpecValue, language: str = "en") -> str:
    """One value as printed, with its unit."""
    at = LANGUAGES[language]
    if isinstance(value, bool):
        return YES_NO[at][0 if value else 1]
    if isinstance(value, str):
        return _translated(value, at)
    number = f"{value:g}" if isinstance(value, float) else str(value)
    number = number if language == "en" else number.replace(".", ",")
    unit = UNITS[f"_{name.rsplit('_', 1)[1]}"][at]
    if value == 1:
        unit = {"years": "year", "Jahre": "Jahr", "ans": "an", "hours": "hour"}.get(unit, unit)
    return f"{number} {unit}"


def _translated(value: str, at: int) -> str:
    for forms in WORDS:
        value = value.replace(forms[0], forms[at])
    return value


def usd(amount: Decimal) -> str:
    """$1,099.00"""
    return f"${amount:,.2f}"


def eur_de(amount: Decimal) -> str:
    """1.099,00 €"""
    return f"{amount:,.2f} €".translate(str.maketrans(",.", ".,"))


def eur_fr(amount: Decimal) -> str:
    """1 099,00 €, with the narrow no-break space French typography asks for."""
    return f"{amount:,.2f}\u00a0€".replace(",", "\u202f").replace(".", ",")
