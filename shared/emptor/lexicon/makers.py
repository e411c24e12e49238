"""Makers by name, spelt as they spell themselves."""

from __future__ import annotations

# Those often named in questions.
BRANDS = (
    "Sony|Bose|Sennheiser|JBL|Beats|Apple|Samsung|Anker|Soundcore|Jabra|Audio-Technica|AKG|Beyerdynamic|Philips|"
    "Panasonic|Technics|Bowers & Wilkins|Bang & Olufsen|Shure|Skullcandy|Marshall|Edifier|"
    "1More|Nothing|Plantronics|Poly|HyperX|SteelSeries|Razer|Corsair|Logitech|Turtle Beach|EarFun|Tozo|"
    "Soundpeats|Sonos|Denon|Yamaha|Harman Kardon|Ultimate Ears|Tribit|Klipsch|KEF|Focal|Grado|Hifiman|Moondrop|"
    "Shokz|"
    "Dell|HP|Lenovo|Asus|Acer|MSI|LG|BenQ|AOC|ViewSonic|Gigabyte|Alienware|Microsoft|Google|Huawei|Xiaomi|Redmi|"
    "OnePlus|Oppo|Realme|Motorola|Nokia|Fairphone|Honor|Framework|Toshiba|Fujitsu|Eizo|Iiyama|"
    "Keychron|Ducky|Cherry|Wacom|Kobo|Amazon|Kindle|Canon|Nikon|Fujifilm|Olympus|Leica|GoPro|DJI|Insta360|Garmin|"
    "Fitbit|Polar|Suunto|Coros|Amazfit|Withings|Casio|Seiko|Fossil|Epson|Brother|"
    "Nintendo|PlayStation|Xbox|Intel|AMD|Nvidia|Western Digital|Seagate|SanDisk|Crucial|Kingston|Synology|QNAP|"
    "TP-Link|Netgear|Ubiquiti|AVM|Eero|Ugreen|Belkin|Baseus|EcoFlow|Jackery|Bluetti|"
    "Roborock|iRobot|Roomba|Ecovacs|Dreame|Eufy|Shark|Dyson|Miele|Bosch|Siemens|AEG|Electrolux|Whirlpool|Hoover|"
    "Bissell|Rowenta|Tefal|Moulinex|Krups|DeLonghi|De'Longhi|De Longhi|Breville|Sage|Gaggia|Rancilio|Jura|Saeco|"
    "Melitta|Baratza|Fellow|Eureka|Comandante|Timemore|1Zpresso|Wilfa|Moccamaster|Technivorm|Nespresso|Keurig|"
    "Ninja|Cosori|KitchenAid|Kenwood|Cuisinart|Vitamix|Instant Pot|Smeg|Braun|Oral-B|Remington|Wahl|"
    "Le Creuset|Staub|Lodge|Zwilling|Wüsthof|WMF|Weber|Traeger|Makita|DeWalt|Milwaukee|Ryobi|Metabo|Einhell|"
    "Black+Decker|Stihl|Husqvarna|Gardena|Kärcher|Levoit|Coway|Blueair|Honeywell|Vornado|"
    "Nike|Adidas|Asics|Brooks|Hoka|Saucony|New Balance|Salomon|Altra|Mizuno|Puma|Reebok|Merrell|Keen|Lowa|"
    "Patagonia|The North Face|Arc'teryx|Columbia|Osprey|Deuter|Fjällräven|Samsonite|Rimowa|Away|Travelpro|"
    "MSR|Big Agnes|Nemo|Coleman|Thule|Giro|Specialized|Trek|Giant|Cannondale|Canyon|Shimano|Segway|Ninebot|"
    "Herman Miller|Steelcase|Secretlab|IKEA|Flexispot|Autonomous|Emma|Casper|Tempur|"
    "Philips Hue|Nanoleaf|Ring|Arlo|Nest|Reolink|Tado|Lego|Britax|Cybex|Bugaboo|Maxi-Cosi|Graco|Chicco|CeraVe|"
    "La Roche-Posay|Nivea|Oakley|Ray-Ban|Stanley|Hydro Flask|Yeti|Contigo|Nalgene|Fender|Gibson|Roland|Casio|"
    "Rode|Blue Yeti|Lavazza|Illy"
)
# Further makers that a product's name may begin with: on pages, not in questions.
FURTHER = (
    "Abarth|Alfa Romeo|Audi|BMW|Chevrolet|Citroën|Cupra|Dacia|Fiat|Ford|Honda|Hyundai|Infiniti|Isuzu|Jaguar|Jeep|"
    "Kia|Land Rover|Lexus|Mazda|Mercedes-Benz|Mitsubishi|Nissan|Opel|Peugeot|Porsche|Renault|Škoda|Subaru|Suzuki|"
    "Tesla|Toyota|Vauxhall|Volkswagen|Volvo|Ducati|Kawasaki|KTM|Vespa|Bridgestone|Continental|Goodyear|Michelin|"
    "Pirelli|ASRock|Biostar|Brennenstuhl|Deepcool|Hisense|Hyte|Infinix|Itel|Lexmark|Liebherr|NZXT|OKI|Palit|Poco|"
    "Ricoh|Sapphire|Sharp|TCL|Tecno|Thrustmaster|Transcend|Vivo|Vestel|Wiko|XPG|XFX|Zotac|ZTE|Adata|Arctic|"
    "Be Quiet!|Cooler Master|Noctua|Seasonic|Thermaltake|Gorenje|Haier|Indesit|Beko|Candy|Grundig|Zanussi|Hotpoint|"
    "Midea|Neff|Polti|Severin|Taurus|Tristar|Russell Hobbs|Morphy Richards|Hansgrohe|Grohe|Villeroy & Boch|Fischer|"
    "Festool|Hilti|Hikoki|Dremel|Stanley Black & Decker|Carhartt|Converse|Crocs|Diesel|Dr. Martens|Hugo Boss|"
    "Lacoste|Levi's|Skechers|Timberland|Tommy Hilfiger|Under Armour|Vans|Birkenstock|Chanel|Clinique|Dior|"
    "Estée Lauder|Guerlain|L'Oréal|Lancôme|Maybelline|Shiseido|The Ordinary|Vichy|Eucerin|Garnier|Pampers|Huggies|"
    "Barbie|Bandai|Hasbro|Mattel|Playmobil|Ravensburger|Schleich|Hot Wheels|Nerf|Funko|Heinz|Nestlé|Nescafé|"
    "Kellogg's|Barilla|Haribo|Lindt|Milka|Ferrero|Danone|Coca-Cola|Pepsi|Red Bull"
)
# Also everyday words: only taken with a capital letter.
ORDINARY_WORDS = frozenset(
    "apple beats shark brother away target giant fellow sage ring nest casper emma poly honor nothing polar trek "
    "canyon blue yeti yeti keen reebok focal weber stanley fossil oral-b eureka "
    "marshall coleman framework autonomous specialized ninja brooks columbia cherry amazon google lodge giro "
    "staub hoover nemo illy jura trek tempur saturn braun krups shure crucial kindle xbox playstation".split()
)
