"""Words and units that say what a quantity is a quantity of."""

# ruff: noqa: E501 - the words of one attribute are one line

from __future__ import annotations

# Words of questions, beyond the labels of pages, by dimension and attribute.
HINTS: dict[str, dict[str, str]] = {
    "time": {
        "battery_life": "battery|battery life|batterylife|playtime|play time|playback|runtime|run time|per charge|on a charge|on one charge|on a single charge|charge lasts|lasts|of use|listening|akku|akkulaufzeit|laufzeit|batterielaufzeit|spielzeit|wiedergabe|autonomie|batterie|autonomía|batería|de uso|autonomia|batteria|accuduur|batterijduur|speelduur|bateria",
        "charging_time": "charging|to charge|recharge|charges in|charge time|charging time|ladezeit|aufladen|temps de charge|tiempo de carga|tempo di ricarica",
        "warranty": "warranty|guarantee|garantie|garantía|garanzia|garantia",
        "response_time": "response|response time|reaktionszeit|temps de réponse|tiempo de respuesta|tempo di risposta",
    },
    "mass": {
        "max_load": "weight limit|load limit|max weight|maximum weight|weight rating|rider weight|user weight|charge|carga|carico|aguante|aguanten|soporte|resista|supporte|supportant|regga|suporte|aguente|rated for|holds|hold|carries|carry|payload|zuladung|nutzlast|aguanta|regge|draagvermogen|udźwig|trägt|load|capacity|fassungsvermögen|füllmenge|capacité|capacidad|capacità|supports|support up to|weight capacity|load capacity|max user weight|payload|tragkraft|belastbar|belastbar bis|traglast|charge maximale|supporte|carga máxima|soporta|portata|carico",
        "weight": "weight|weigh|weighs|weighing|lighter|heavier|light|gewicht|wiegt|leichter|schwer|poids|pèse|pesant|léger|peso|pesa|pese|leggero|ligero",
    },
    "length": {
        "screen_size": "ecrã|tela|ekran|matryca|beeldscherm|screen|display|diagonal|panel|bildschirm|display|écran|pantalla|schermo|bilddiagonale|scherm",
        "height": "hoog|hoge|tall|taller|high|higher|height|hoch|höhe|haut|hauteur|alto|altura|altezza",
        "width": "breed|brede|wide|wider|narrower|broader|larga|larghi|breiter|schmaler|breder|smaller dan|szerokość|szerszy|largura|largeur|ocupe|width|breit|breite|large|largeur|ancho|anchura|largo|larghezza",
        "depth": "deep|deeper|shallower|profonda|profondo|profunda|tiefer|dieper|diep|diepte|głębokość|głęboki|profundidade|depth|tief|tiefe|profond|profondeur|fondo|profundidad|profondità",
        "thickness": "thick|thicker|dicker|dikker|dik|dikte|grubość|espessura|thickness|thinner|thin|slim|dick|dicke|épaisseur|grosor|spessore",
        "length": "long|longer|shorter|länger|kürzer|langer|lengte|długość|comprimento|lunga|lungo|larga de|length|lang|länge|longueur|longitud|lunghezza",
        "cable_length": "cable|cord|cable length|kabel|câble|cavo",
        "diameter": "diameter|durchmesser|diamètre|diámetro|diametro",
        "range": "range|reichweite|portée|alcance|portata|rango",
        "driver_size": "drivers|driver|treiber",
    },
    "data": {
        "memory": "ram|memory|arbeitsspeicher|mémoire vive|memoria ram|ddr4|ddr5|of ram|unified memory",
        "storage": "storage|ssd|disk|drive|nvme|hdd|speicher|speicherplatz|festplatte|stockage|almacenamiento|disco|archiviazione|memoria interna|emmc|internal memory|hard drive|flash",
    },
    "sound_level": {"sensitivity": "sensitivity|empfindlichkeit|sensibilité|sensibilidad"},
    "frequency": {"polling_rate": "polling|polling rate"},
}
# What a number is about when no word tells: by unit first, then by dimension.
BY_UNIT = {
    "ms": "response_time",
    "month": "warranty",
    "year": "warranty",
    "Pa": "suction_power",
    "kPa": "suction_power",
    "km": "range",
    "mi": "range",
    "m": "length",
}
BY_DIMENSION = {
    "time": "battery_life",
    "mass": "weight",
    "power": "power",
    "voltage": "voltage",
    "current": "current",
    "energy": "battery_capacity",
    "charge": "battery_capacity",
    "impedance": "impedance",
    "data": "storage",
    "data_rate": "data_rate",
    "frequency": "refresh_rate",
    "frame_rate": "frame_rate",
    "sound_level": "noise_level",
    "luminous_flux": "luminous_flux",
    "luminance": "brightness",
    "volume": "capacity",
    "area": "room_size",
    "pixels": "camera_resolution",
    "dots": "dpi",
    "pressure": "pressure",
    "rotation": "rotation_speed",
    "torque": "torque",
    "speed": "speed",
    "airflow": "airflow",
    "temperature": "temperature",
    "colour_temperature": "colour_temperature",
    "flow": "flow",
    "page_rate": "print_speed",
    "density": "pixel_density",
    "length": "size",
}
