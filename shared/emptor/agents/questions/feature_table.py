"""Features buyers ask for: how each is said in five languages, what it implies, and what rules it out.

Phrases are separated by `|` and written as `fold.phrase_pattern` reads them: a space or hyphen stands for either or none, and
`~` for the endings of an adjective.
"""

# ruff: noqa: E501 - one row of a table is one line

from __future__ import annotations

from typing import NamedTuple

LANGUAGES = ("en", "de", "fr", "es", "it")


class Feature(NamedTuple):
    """A feature: canonical name, phrases by language, the features it brings with it, and those it cannot go with."""

    name: str
    en: str
    de: str = ""
    fr: str = ""
    es: str = ""
    it: str = ""
    implies: str = ""
    excludes: str = ""

    def phrases(self, language: str) -> tuple[str, ...]:
        """The phrases in one language of `LANGUAGES`."""
        spoken: str = getattr(self, language)
        return tuple(filter(None, spoken.split("|")))


F = Feature
FEATURE_TABLE: tuple[Feature, ...] = (
    # sound
    F("wireless", "wireless|wirelessly|cordless|cord free|wire free|no wires|no cables|no cord|without wires|without cables|without a cord|untethered", "kabellos~|draadloos|draadloze|bezprzewodowe|ワイヤレス|drahtlos~|schnurlos~|ohne kabel|funk", "sans fil|sans fils|sans cable|sans câbles", "inalámbric~|sem fio|sem fios|sin cables|sin cable|sin hilos", "senza fili|senza filo|senza cavo", excludes="wired"),
    F("wired", "wired|corded", "kabelgebunden~|verkabelt~", "filaire~", "cablead~", "cablat~", excludes="wireless"),
    F("true-wireless", "true wireless|tws|truly wireless", "true wireless", "", "", "", implies="wireless|in-ear", excludes="over-ear|on-ear"),
    F("bluetooth", "bluetooth", implies="wireless"),
    F("over-ear", "over ear|over the ear|overear|around ear|circumaural|full size ear cups", "ohrumschließend~|over ear", "circum auriculaire|circum aural|circumauriculaire~", "circumaural~|de diadema", "circumaural~|over ear", excludes="on-ear|in-ear|earbuds|open-ear"),
    F("on-ear", "on ear|on the ear|supra aural|onear", "ohraufliegend~", "supra auriculaire|supra aural", "supraaural~", "sovraurali|sovraaural~", excludes="over-ear|in-ear|earbuds|open-ear"),
    F("in-ear", "in ear|in the ear|inear|canal style", "im ohr", "intra auriculaire~|intra", "intraaural~|intrauditiv~", "intrauricolar~|in ear", excludes="over-ear|on-ear"),
    F("earbuds", "earbud|earbuds|ear buds|buds", "ohrstöpsel|ohrhörer", "écouteurs", "auriculares de botón", "auricolar~", excludes="over-ear|on-ear"),
    F("open-ear", "open ear|bone conduction|bone conducting|openear", "knochenschall|offene ohren", "conduction osseuse", "conducción ósea", "conduzione ossea", excludes="over-ear|in-ear"),
    F("open-back", "open back", "offene bauweise|offener kopfhörer", "ouvert~ arrière", excludes="closed-back"),
    F("closed-back", "closed back", "geschlossene bauweise", excludes="open-back"),
    F("noise-cancelling", "noise cancelling|noise canceling|noise cancellation|noise cancelation|noise cancel|anc|active noise cancelling|active noise canceling|active noise cancellation|active noise control|active noise reduction|noise reduction", "geräuschunterdrückung|ruisonderdrukking|geräuschunterdrückend~|rauschunterdrückung|lärmunterdrückung|noise cancelling|aktive geräuschunterdrückung", "réduction de bruit|réduction du bruit|réduction active du bruit|antibruit|anti bruit|à réduction de bruit", "cancelación de ruido|cancelamento de ruído|cancelación activa de ruido|con cancelación de ruido|reducción de ruido", "cancellazione del rumore|riduzione del rumore|cancellazione attiva del rumore"),
    F("microphone", "microphone|microphones|mic|mics|built in mic|built in microphone", "mikrofon|mikrofone|mikro", "microphone|micro|micros", "micrófono|micrófonos|micro", "microfono|microfoni"),
    F("multipoint", "multipoint|multi point|dual connection", "multipoint", "multipoint"),
    F("transparency-mode", "transparency mode|ambient mode|aware mode|ambient sound mode", "transparenzmodus", "mode transparence", "modo transparencia|modo ambiente", "modalità trasparenza"),
    F("stereo", "stereo"),
    F("dolby-atmos", "dolby atmos|atmos"),
    F("surround", "surround|surround sound"),
    F("ldac", "ldac"),
    F("aptx", "aptx|apt x|aptx hd|aptx adaptive"),
    F("touch-controls", "touch control|touch controls", "touch steuerung|touchbedienung|touchsteuerung", "commandes tactiles", "controles táctiles", "comandi touch"),
    F("charging-case", "charging case", "ladecase|ladeetui|ladehülle", "boîtier de charge|étui de charge", "estuche de carga", "custodia di ricarica"),
    # protection and build
    F("waterproof", "waterproof|water proof|submersible|watertight|swim proof|swimproof", "wasserdicht~", "étanche~|imperméable~|waterproof", "impermeable~|sumergible~", "impermeabil~|impermeabile", implies="water-resistant"),
    F("water-resistant", "water resistant|water resistance|water repellent|splash proof|splashproof|splash resistant|weatherproof|weather resistant|rainproof", "wasserfest~|wasserabweisend~|spritzwassergeschützt~|wetterfest~|spritzwasserfest~", "résistant~ à l'eau|résistante~ à l'eau|déperlant~", "resistente~ al agua|resistencia al agua", "resistent~ all'acqua|resistente all'acqua"),
    F("sweatproof", "sweatproof|sweat proof|sweat resistant", "schweißfest~|schweißresistent~", "résistant~ à la transpiration", "resistente~ al sudor", "resistent~ al sudore|resistente al sudore"),
    F("dustproof", "dustproof|dust proof|dust resistant", "staubdicht~|staubgeschützt~"),
    F("shockproof", "shockproof|shock proof|shock resistant|drop proof|ruggedized|rugged", "stoßfest~|robust~", "antichoc|résistant~ aux chocs", "resistente~ a golpes", "antiurto"),
    F("foldable", "foldable|folding|collapsible|fold up|folds up|folds flat|fold flat|folds", "faltbar~|klappbar~|zusammenklappbar~|zusammenfaltbar~", "pliable~|pliant~", "plegable~", "pieghevol~|pieghevole"),
    F("portable", "portable", "tragbar~|mobil~", "portatif~|portative~|nomade~", "portátil|portátiles", "portatil~|portatile"),
    F("adjustable", "adjustable", "verstellbar~|einstellbar~", "réglable~|ajustable~", "ajustable~|regulable~", "regolabil~|regolabile"),
    F("height-adjustable", "height adjustable|adjustable height|adjustable in height", "höhenverstellbar~", "réglable~ en hauteur", "regulable~ en altura|ajustable~ en altura", "regolabil~ in altezza|regolabile in altezza", implies="adjustable"),
    F("ergonomic", "ergonomic|ergonomically designed", "ergonomisch~", "ergonomique~", "ergonómic~", "ergonomic~|ergonomiche"),
    F("stackable", "stackable", "stapelbar~", "empilable~", "apilable~", "impilabil~|impilabile"),
    F("dishwasher-safe", "dishwasher safe|dishwasher proof|dishwasher friendly", "spülmaschinenfest~|spülmaschinengeeignet~|geschirrspülerfest~", "lave vaisselle compatible|compatible lave vaisselle|passe au lave vaisselle|lavable au lave vaisselle", "apto para lavavajillas|aptas para lavavajillas|lavable en lavavajillas", "lavabil~ in lavastoviglie|lavabile in lavastoviglie"),
    F("machine-washable", "machine washable|washable", "waschbar~|maschinenwaschbar~|waschmaschinenfest~", "lavable~ en machine|lavable~", "lavable~ a máquina|lavable~", "lavabil~ in lavatrice|lavabile"),
    F("oven-safe", "oven safe|ovenproof", "ofenfest~|backofenfest~", "allant au four", "apto para horno"),
    F("induction", "induction|induction compatible|works on induction", "induktion|induktionsgeeignet~|induktionsfähig~", "induction", "inducción", "induzione"),
    F("non-stick", "non stick|nonstick", "antihaftbeschichtet~|antihaft", "antiadhésif~|antiadhésive~|anti adhésif", "antiadherente~", "antiaderent~|antiaderente"),
    F("bpa-free", "bpa free|without bpa|no bpa", "bpa frei~|ohne bpa", "sans bpa", "sin bpa|libre de bpa", "senza bpa"),
    # power
    F("usb-c", "usb c|usb type c|type c|usbc|usb c charging|charges via usb c", "usb c anschluss|usb c ladeanschluss"),
    F("micro-usb", "micro usb"),
    F("lightning", "lightning|lightning port|lightning connector"),
    F("fast-charging", "fast charging|quick charge|quick charging|fast charge|rapid charging|supports fast charging", "schnellladen|schnellladefunktion|schnelllade", "charge rapide|recharge rapide", "carga rápida", "ricarica rapida"),
    F("wireless-charging", "wireless charging|qi charging|charges wirelessly|magsafe charging", "kabelloses laden|induktives laden|qi laden", "recharge sans fil|charge sans fil", "carga inalámbrica", "ricarica wireless|ricarica senza fili"),
    F("rechargeable", "rechargeable|rechargable", "wiederaufladbar~|aufladbar~", "rechargeable~", "recargable~", "ricaricabil~|ricaricabile", excludes="disposable"),
    F("disposable", "disposable|single use", "einweg|wegwerf", "jetable~", "desechable~", "usa e getta", excludes="rechargeable"),
    F("solar", "solar|solar powered|solar charging", "solar|solarbetrieben~", "solaire~", "solar~", "solar~|solare"),
    F("battery-powered", "battery powered|battery operated|runs on batteries", "akkubetrieben~|batteriebetrieben~|mit akku", "sur batterie|à batterie|à piles", "a batería|a pilas", "a batteria|a pile", excludes="gas-powered"),
    F("removable-battery", "removable battery|replaceable battery|swappable battery|user replaceable battery|exchangeable battery", "wechselbarer akku|austauschbarer akku|wechselakku", "batterie amovible", "batería extraíble", "batteria rimovibile"),
    F("electric", "electric|electrically powered", "elektrisch~", "électrique~", "eléctric~", "elettric~|elettriche", excludes="manual|gas-powered"),
    F("manual", "manual|hand cranked|hand powered|hand crank", "manuell~|handbetrieben~", "manuel|manuelle|manuels", "manual~", "manual~|manuale", excludes="electric"),
    F("gas-powered", "gas powered|petrol powered", "benzinbetrieben~", "thermique~", "de gasolina", "a benzina", excludes="electric|battery-powered"),
    F("automatic", "automatic|fully automatic|automatically", "automatisch~|vollautomatisch~", "automatique~", "automátic~", "automatic~|automatiche"),
    F("rotating", "rotating|swivel|swiveling", "drehbar~", "rotatif~|pivotant~", "giratori~", "girevol~|girevole"),
    # screens and computers
    F("touchscreen", "touchscreen|touch screen|touch display|touch enabled", "touchscreen|touch display|berührungsbildschirm", "écran tactile|tactile~", "pantalla táctil|táctil", "touchscreen|schermo tattile"),
    F("oled", "oled|amoled|qd oled"),
    F("ips", "ips|ips panel"),
    F("qled", "qled"),
    F("mini-led", "mini led|miniled"),
    F("curved", "curved", "gebogen~|gekrümmt~|curved", "incurvé~|incurvée~", "curv~", "curv~"),
    F("4k", "4k|uhd|ultra hd|2160p|4k uhd|3840x2160|3840 x 2160"),
    F("8k", "8k|4320p"),
    F("1440p", "1440p|qhd|wqhd|2560x1440|2560 x 1440|quad hd"),
    F("full-hd", "full hd|1080p|fhd|1920x1080|1920 x 1080"),
    F("hdr", "hdr|hdr10|hdr10+"),
    F("dolby-vision", "dolby vision", implies="hdr"),
    F("backlit", "backlit|back lit|backlight|illuminated|rgb|backlighting", "beleuchtet~|hintergrundbeleuchtung|hintergrundbeleuchtet~", "rétroéclairé~|rétroéclairée~", "retroiluminad~", "retroilluminat~"),
    F("mechanical", "mechanical", "mechanisch~", "mécanique~", "mecánic~", "meccanic~|meccaniche"),
    F("hot-swappable", "hot swappable|hot swap"),
    F("webcam", "webcam|built in camera"),
    F("fingerprint-reader", "fingerprint reader|fingerprint sensor|fingerprint scanner", "fingerabdrucksensor|fingerabdruckscanner", "lecteur d'empreintes|lecteur d'empreinte", "lector de huellas", "lettore di impronte"),
    F("sd-card-slot", "sd card slot|sd slot|microsd slot|microsd|sd card reader", "sd kartenleser|sd kartenslot|microsd", "lecteur de carte sd", "ranura sd|lector sd"),
    F("headphone-jack", "headphone jack|3.5 mm jack|3.5mm jack|aux|aux input|audio jack|jack plug", "kopfhöreranschluss|klinkenanschluss|klinke", "prise jack|prise casque|jack", "jack de auriculares|conector jack|salida de auriculares", "jack cuffie|ingresso cuffie"),
    F("hdmi", "hdmi"),
    F("displayport", "displayport|display port"),
    F("thunderbolt", "thunderbolt"),
    F("ethernet", "ethernet|rj45|lan port", "lan anschluss"),
    F("wifi", "wi fi|wifi|wlan", "wlan|wlan fähig~"),
    F("nfc", "nfc"),
    F("gps", "gps|built in gps"),
    F("2-in-1", "2 in 1|two in one|convertible", "2 in 1|convertible", "2 en 1|convertible", "2 en 1|convertible", "2 in 1|convertibile"),
    F("5g", "5g"),
    F("dual-sim", "dual sim|esim"),
    F("ssd", "ssd|solid state drive"),
    F("gaming", "gaming", "gaming|gamer", "gaming|gamer", "gaming|para juegos", "gaming|da gioco"),
    F("noise-isolating", "noise isolating|noise isolation"),
    F("airplay", "airplay"),
    F("carplay", "carplay|apple carplay"),
    F("magsafe", "magsafe"),
    F("alexa", "alexa|amazon alexa|works with alexa"),
    F("google-assistant", "google assistant|google home|works with google home"),
    F("homekit", "homekit|apple homekit|apple home"),
    F("matter", "matter compatible|matter support|matter"),
    F("zigbee", "zigbee"),
    F("app-control", "app control|app controlled|app controllable|smartphone app|companion app|controlled by app", "app steuerung|per app steuerbar~|appsteuerung", "contrôle par application", "control por app", "controllo tramite app"),
    F("smart", "smart", "smart~|intelligent~", "connecté~|connectée~", "inteligente~", "smart|intelligent~"),
    # home and kitchen
    F("self-emptying", "self emptying|self empty|auto empty|auto emptying|automatic dirt disposal", "selbstentleerend~|absaugstation|selbstentleerung|absaug station", "vidage automatique|auto vidage|autovidant~", "autovaciado|vaciado automático", "autosvuotamento|autosvuotant~|svuotamento automatico"),
    F("self-cleaning", "self cleaning|self clean", "selbstreinigend~|selbstreinigung", "autonettoyant~", "autolimpiable|autolimpieza", "autopulent~"),
    F("mopping", "mopping|mop|mops|mop function|with mop", "wischfunktion|wischen|wischt", "fonction serpillière|lavant|laveur", "fregado|friega|función fregasuelos|mopa", "lavapavimenti|funzione lavaggio"),
    F("lidar", "lidar|laser navigation|lds|laser mapping", "lasernavigation|laser navigation", "navigation laser", "navegación láser", "navigazione laser"),
    F("hepa", "hepa|hepa filter", "hepa filter", "filtre hepa", "filtro hepa", "filtro hepa"),
    F("bagless", "bagless|bag less|without bag|no bag", "beutellos~|ohne beutel", "sans sac", "sin bolsa", "senza sacco|senza sacchetto", excludes="bagged"),
    F("bagged", "bagged|with bag", "mit beutel", "avec sac", "con bolsa", "con sacco", excludes="bagless"),
    F("burr", "burr|burrs|conical burr|conical burrs|flat burr|steel burrs", "mahlwerk|kegelmahlwerk|scheibenmahlwerk", "meules|meule|broyeur conique|à meules", "muelas|muelas cónicas|de muelas", "macine|macine coniche|a macine", excludes="blade"),
    F("blade", "blade|blades|spinning blade", "schlagmesser|schlagwerk", "à lames", "de cuchillas", "a lame", excludes="burr"),
    F("milk-frother", "milk frother|milk frothing|steam wand|frother|milk foamer", "milchaufschäumer|milchschäumer|dampfdüse", "mousseur à lait|buse vapeur", "espumador de leche|vaporizador", "montalatte|cappuccinatore|lancia vapore"),
    F("timer", "timer|programmable timer", "timer|zeitschaltuhr", "minuterie|minuteur", "temporizador", "timer|temporizzatore"),
    F("programmable", "programmable", "programmierbar~", "programmable~", "programable~", "programmabil~|programmabile"),
    F("temperature-control", "temperature control|variable temperature|adjustable temperature|temperature settings", "temperaturregelung|temperatureinstellung|temperaturwahl", "contrôle de température|température réglable|thermostat", "control de temperatura|temperatura regulable", "controllo della temperatura|temperatura regolabile"),
    F("thermal-carafe", "thermal carafe|insulated carafe", "thermoskanne|isolierkanne", "verseuse isotherme", "jarra térmica", "caraffa termica"),
    F("auto-shutoff", "auto shutoff|auto shut off|automatic shut off|auto off|automatic shutoff", "abschaltautomatik|automatische abschaltung", "arrêt automatique", "apagado automático", "spegnimento automatico"),
    F("no-frost", "no frost|frost free", "no frost", "froid ventilé|no frost", "no frost", "no frost"),
    F("inverter", "inverter"),
    F("insulated", "insulated|double walled|double wall|vacuum insulated", "isoliert~|doppelwandig~", "isotherme~|double paroi", "aislad~|térmic~|doble pared", "isotermic~|doppia parete|termic~"),
    F("remote-control", "remote control|with remote", "fernbedienung", "télécommande", "mando a distancia|control remoto", "telecomando"),
    F("lid", "lid|with lid|lids", "deckel", "couvercle", "tapa", "coperchio"),
    # wear, travel, sport
    F("heart-rate-monitor", "heart rate monitor|heart rate sensor|heart rate tracking|heart rate|hrm", "herzfrequenzmessung|pulsmesser|pulsmessung|herzfrequenz", "cardiofréquencemètre|fréquence cardiaque|capteur cardiaque", "pulsómetro|frecuencia cardíaca|ritmo cardíaco", "cardiofrequenzimetro|battito cardiaco|frequenza cardiaca"),
    F("sleep-tracking", "sleep tracking|tracks sleep|sleep tracker", "schlaftracking|schlafüberwachung|schlafanalyse", "suivi du sommeil", "seguimiento del sueño|monitor de sueño", "monitoraggio del sonno"),
    F("breathable", "breathable", "atmungsaktiv~", "respirant~", "transpirable~", "traspirant~|traspirante"),
    F("slip-resistant", "slip resistant|non slip|anti slip|nonslip|slip proof", "rutschfest~|rutschhemmend~", "antidérapant~|antidérapante~", "antideslizante~", "antiscivolo"),
    F("cushioned", "cushioned|padded", "gepolstert~|gedämpft~", "rembourré~|rembourrée~|amorti", "acolchad~", "imbottit~|ammortizzat~"),
    F("carry-on", "carry on|cabin size|cabin luggage|cabin approved", "handgepäck|bordgepäck|kabinengepäck|handgepäcktauglich~", "bagage cabine|taille cabine|format cabine", "equipaje de mano|tamaño cabina|de cabina", "bagaglio a mano|da cabina"),
    F("hard-shell", "hard shell|hardshell|hard side|hardside", "hartschale", "coque rigide|rigide~", "rígid~", "rigid~", excludes="soft-shell"),
    F("soft-shell", "soft shell|softshell|soft side", "weichschale", "souple~", "bland~", "morbid~", excludes="hard-shell"),
    F("reflective", "reflective", "reflektierend~", "réfléchissant~", "reflectante~", "riflettent~"),
    F("hooded", "hooded|with hood|with a hood", "kapuze|mit kapuze", "capuche|à capuche", "capucha|con capucha", "cappuccio|con cappuccio"),
    F("wide-fit", "wide fit|extra wide|wide width", "weite passform|breite füße", "pieds larges", "horma ancha|pies anchos", "pianta larga"),
    F("zero-drop", "zero drop"),
    F("lockable", "lockable|with lock", "abschließbar~", "verrouillable~", "con cerradura", "con serratura"),
    F("tsa-lock", "tsa lock|tsa locks", "tsa schloss", "cadenas tsa", "candado tsa", "lucchetto tsa", implies="lockable"),
    # materials and diet
    F("stainless-steel", "stainless steel|inox", "edelstahl", "inox|acier inoxydable", "acero inoxidable|inox", "acciaio inox|acciaio inossidabile|inox"),
    F("leather", "leather", "leder|echtleder", "cuir|en cuir", "cuero|de cuero|piel", "pelle|in pelle|cuoio", excludes=""),
    F("vegan", "vegan", "vegan~", "végan~|vegan", "vegan~", "vegan~"),
    F("wooden", "wooden|solid wood|wood", "aus holz|massivholz|hölzern~|holz", "en bois|bois massif|bois", "de madera|madera", "in legno|di legno|legno"),
    F("cotton", "cotton", "baumwolle", "coton|en coton", "algodón|de algodón", "cotone|in cotone"),
    F("wool", "wool|merino|merino wool", "wolle|merinowolle|merino", "laine|en laine|mérinos", "lana|de lana|merino", "lana|di lana|merino"),
    F("ceramic", "ceramic", "keramik", "céramique|en céramique", "cerámica|de cerámica", "ceramica|in ceramica"),
    F("cast-iron", "cast iron", "gusseisen|gusseisern~", "fonte|en fonte", "hierro fundido", "ghisa|in ghisa"),
    F("glass", "glass", "glas|aus glas", "verre|en verre", "vidrio|de vidrio|cristal", "vetro|in vetro"),
    F("carbon-fiber", "carbon fiber|carbon fibre|carbon", "carbon|kohlefaser", "fibre de carbone|carbone", "fibra de carbono|carbono", "fibra di carbonio|carbonio"),
    F("aluminium", "aluminium|aluminum", "aluminium|alu", "aluminium", "aluminio", "alluminio"),
    F("titanium", "titanium", "titan", "titane", "titanio", "titanio"),
    F("down", "goose down|down filled|down fill", "daune|daunen", "duvet d'oie", "plumón", "piumino d'oca"),
    F("plastic", "plastic", "kunststoff|plastik", "plastique", "plástico", "plastica"),
    F("memory-foam", "memory foam", "memory schaum|memoryschaum", "mémoire de forme|mousse à mémoire", "viscoelástic~", "memory foam"),
    F("organic", "organic|bio", "bio|biologisch~", "bio|biologique~", "ecológic~|orgánic~", "biologic~|bio"),
    F("gluten-free", "gluten free|without gluten|no gluten", "glutenfrei~|ohne gluten", "sans gluten", "sin gluten", "senza glutine"),
    F("lactose-free", "lactose free", "laktosefrei~", "sans lactose", "sin lactosa", "senza lattosio"),
    F("sugar-free", "sugar free|no sugar|without sugar|no added sugar|unsweetened", "zuckerfrei~|ohne zucker|ungesüßt~", "sans sucre|sans sucres", "sin azúcar|sin azúcares", "senza zucchero|senza zuccheri"),
    F("fragrance-free", "fragrance free|unscented|no fragrance|without fragrance", "parfümfrei~|ohne parfüm|duftstofffrei~", "sans parfum", "sin perfume|sin fragancia", "senza profumo"),
    F("hypoallergenic", "hypoallergenic|hypo allergenic", "hypoallergen~", "hypoallergénique~", "hipoalergénic~", "ipoallergenic~|anallergic~"),
    F("whole-bean", "whole bean|whole beans", "ganze bohnen|ganze bohne", "en grains", "en grano", "in grani"),
    F("decaf", "decaf|decaffeinated", "entkoffeiniert~|koffeinfrei~", "décaféiné|sans caféine", "descafeinad~", "decaffeinat~"),
    # colours
    F("black", "black", "schwarz~", "noir~|noire~", "negr~", "ner~|nere"),
    F("white", "white", "weiß~", "blanc|blanche~|blancs", "blanc~", "bianc~|bianche"),
    F("red", "red", "rot|rote|roter|rotes|roten", "rouge~", "rojo|roja|rojos|rojas", "ross~|rosse"),
    F("blue", "blue|navy", "blau~", "bleu~|bleue~", "azul|azules", "blu|azzurr~"),
    F("green", "green", "grün~", "vert|verte~|verts", "verde~", "verd~|verde"),
    F("grey", "grey|gray", "grau~", "gris|grise~", "gris|grises", "grigi~|grigio"),
    F("pink", "pink", "rosa|pink", "rose", "rosa", "rosa"),
    F("silver", "silver", "silbern~|silber", "argenté~", "platead~", "argentat~"),
    F("beige", "beige"),
    F("yellow", "yellow", "gelb~", "jaune~", "amarill~", "giall~"),
    F("purple", "purple|violet", "lila|violett~", "violet~|violette~", "morad~|violeta", "viola"),
    F("brown", "brown", "braun~", "marron", "marrón", "marrone"),
    F("transparent", "transparent|see through|clear case", "transparent~|durchsichtig~", "transparent~", "transparente~", "trasparent~"),
)  # fmt: skip
