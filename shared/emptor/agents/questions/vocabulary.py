"""Words that carry no demand: articles, ways to begin a question, praise."""

from __future__ import annotations

STOP = frozenset(
    "a an the my our your his her their some any this that these those it its i me we you us is are was be been "
    "being do does did can could will would should "
    "shall may might must have has had having need needs want wants looking look searching search find finding "
    "buy buying get getting give show tell recommend suggest "
    "recommendation recommendations suggestion suggestions please what which who whose where when why how there "
    "here and or but nor so if then than as at by of off on in into to "
    "from for with without about over under up down out only just also really very too quite more most less "
    "least much many not no yes one ones something anything thing things "
    "pair set sort kind type between within per each other another both either all every so whats i'm i'd i've "
    "what's don't doesn't it's that's isn't help hello hi hey thanks thank "
    "compare comparison versus vs product products item items model models brand brands option options deal "
    "deals purchase order like good better great "
    "der die das den dem des ein eine einen einem einer eines mein meine meinen meinem meiner ich du er sie es "
    "wir ihr mir mich uns ist sind war sein hat haben brauche suche "
    "suchen gesucht brauchen möchte will kaufen welche welcher welches welchen was wie wo und oder aber auch nur "
    "noch bitte für mit ohne von vom zu zum zur im in an am auf "
    "aus bei als wenn dass so sehr kein keine keinen nicht bis ab über unter etwas einfach empfehlen empfehlung hallo danke gibt "
    "le la les l un une des du de d au aux mon ma mes ton ta ses son sa je tu il elle nous vous on est sont ai a "
    "as cherche recherche besoin veux voudrais acheter quel quelle "
    "quels quelles qui que quoi et ou mais avec sans pour par sur sous dans en ne pas plus moins très trop ce "
    "cette ces bonjour merci svp conseil conseillez "
    "el los las lo una unos unas mi mis tu su sus yo es son está busco buscando necesito quiero quisiera comprar "
    "qué cuál cuáles que y o pero con sin para por sobre bajo de del "
    "al no más menos muy hola gracias algo recomienda recomiéndame alguna algún "
    "i gli uno mio mia miei mie io sono cerco cercando voglio vorrei comprare quale quali che cosa e ma con "
    "senza per su sotto di della dello dei delle da dal nel nella non più "
    "meno molto ciao grazie qualche consiglia consigliami ho bisogno "
    "het een mijn ik zoek wil welke wat en of maar met zonder voor op onder van niet geen meer minder graag o os "
    "as um uma meu minha procuro quero preciso qual quais com sem do da no na".split()
)
# Praise and vagueness: an order among products, not a demand that a page could show.
VAGUE = frozenset(
    "best good great nice cheap cheapest cheaper affordable inexpensive budget budget-friendly low-cost reliable "
    "durable solid decent excellent amazing awesome perfect fine premium "
    "high-quality quality high-end low-end mid-range midrange top top-rated popular light lightweight "
    "light-weight small compact tiny little big large huge slim thin sturdy comfortable comfy quiet silent "
    "loud powerful strong fast quick modern stylish beautiful elegant cool simple easy easy-to-use basic new "
    "latest recent safe versatile robust heavy heavy-duty long-lasting well-made value user-friendly "
    "beginner beginner-friendly professional high-performance energy-efficient efficient eco-friendly ideal "
    "suitable favourite favorite serious everyday cute pretty luxury entry-level "
    "gute guter gutes guten gut beste bester bestes besten günstig günstige günstiger günstiges günstigen billig "
    "billige preiswert preiswerte preiswerten leise leiser leises leisen leichte leichter leichtes leichten "
    "leicht kleine kleiner kleines "
    "kleinen klein große großer großes großen groß kompakt kompakte kompakter kompaktes zuverlässig zuverlässige "
    "hochwertig hochwertige hochwertigen stark starke starker schnell schneller schnelles schnelle "
    "bequem bequeme bequemer bequemen schöne schöner schönes neue neuer neues neuen solide solider ruhige "
    "bon bonne bons bonnes meilleur meilleure meilleurs meilleures petit petite petits grand grande léger légère "
    "légers pas-cher cher chère confortable silencieux silencieuse puissant puissante rapide "
    "fiable compact compacte nouveau nouvelle solide idéal "
    "bueno buena buenos buenas mejor mejores barato barata baratos baratas económico económica pequeño pequeña "
    "pequeños grande ligero ligera ligeros cómodo cómoda cómodos silencioso silenciosa potente "
    "rápido rápida compacto compacta nuevo nueva fiable duradero duradera "
    "buono buona buoni migliore migliori economico economica economici economiche piccolo piccola leggero "
    "leggera leggeri leggere comodo comoda comode silenzioso silenziosa potente veloce compatto compatta nuovo "
    "nuova affidabile resistente goede goedkope kleine lichte stille nieuwe beste bom boa barato barata pequeno leve".split()
)
# Praise that says nothing about which product: dropped rather than kept as a preference.
EMPTY_PRAISE = frozenset(
    "best good great nice new top perfect amazing awesome excellent fine ideal suitable quality beste bester "
    "bestes besten gute guter gutes guten gut neue neuer neues neuen meilleur meilleure meilleurs "
    "meilleures bon bonne bons bonnes nouveau nouvelle idéal mejor mejores bueno buena buenos buenas nuevo nueva "
    "migliore migliori buono buona buoni nuovo nuova goede nieuwe bom boa latest recent popular favourite "
    "favorite".split()
)
DEMANDING_ENDINGS = (
    "-free",
    "-proof",
    "-resistant",
    "-safe",
    "-less",
    "-steel",
    "-based",
    "-powered",
    "-operated",
    "-certified",
    "-approved",
    "-made",
    "-compatible",
    "-friendly",
    "-fed",
)
BREAKS = frozenset(
    "with without for under over below above from by in on at to that which who between less more than up around "
    "about and or but if as like is are was vs versus "
    "mit ohne für unter über bis von ab zwischen mindestens maximal im am auf zum zur die der das und oder aber "
    "avec sans pour sous moins entre jusqu et ou qui dans sur au "
    "con sin para por menos entre hasta y o que en bajo senza per sotto meno tra fra fino e che com sem até "
    "abaixo met zonder voor onder".split()
)
