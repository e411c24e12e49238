"""What a text affirms, denies, or leaves unsaid. `[…]` marks the thing that is asked about."""

from __future__ import annotations

import pytest

from emptor.lexicon.negation import Polarity, answer, denies_its_list, is_plain_answer, negated, polarity

AFFIRMS, DENIES, NOTHING = Polarity.AFFIRMS, Polarity.DENIES, Polarity.NOTHING

ROWS: tuple[tuple[str, Polarity], ...] = (
    # rows of a specification
    ("[Height adjustable]: No", DENIES),
    ("[Height adjustable]: Yes", AFFIRMS),
    ("[Réglable en hauteur] : Non", DENIES),
    ("[Réglable en hauteur] : Oui", AFFIRMS),
    ("[Höhenverstellbar]: Nein", DENIES),
    ("[Höhenverstellbar] | nicht vorhanden", DENIES),
    ("[Ajustable en altura]: No", DENIES),
    ("[Ajustable en altura]: Sí", AFFIRMS),
    ("[Regolabile in altezza]: no", DENIES),
    ("[In hoogte verstelbaar]: nee", DENIES),
    ("[Ajustável em altura]: Não", DENIES),
    ("[Regulacja wysokości]: brak", DENIES),
    ("[Регулировка высоты]: нет", DENIES),
    ("[ノイズキャンセリング]:なし", DENIES),
    ("[降噪]:不支持", DENIES),
    ("[Gyroscope] ✗", DENIES),
    ("✗ [Gyroscope]", DENIES),
    ("✓ [Gyroscope]", AFFIRMS),
    ("[Gyroscope]: –", DENIES),
    ("[Gyroscope]: Optional", NOTHING),
    ("[Gyroscope]: not specified", NOTHING),
    ("[Wasserdicht]: k. A.", NOTHING),
    ("[Wasserdicht]: k. A. Mehr im Handbuch.", NOTHING),
    ("[Power adapter]: sold separately", DENIES),
    ("[Power adapter]: not included", DENIES),
    ("[HDMI ports]: 0", DENIES),
    ("[HDMI ports]: 2", AFFIRMS),
    ("[Wireless charging]: only in the Pro version", NOTHING),
    ("Not included: [charger], cable", DENIES),
    ("Optional: [charger]", NOTHING),
    ("[Gyroscope]: x", NOTHING),
    ("[Gyroscope]: -/-", NOTHING),
    ("[Foldable]: no, fixed frame", DENIES),
    ("[Remote control]: see accessories", NOTHING),
    ("[GPS]: scheduled for firmware 3.0", NOTHING),
    # bound to a condition, promised, or of somebody else's thing
    ("[Wi-Fi] works once you have bought the bridge.", NOTHING),
    ("With the optional gateway it can be reached over [Wi-Fi].", NOTHING),
    ("Con il gateway opzionale si comanda via [WiFi].", NOTHING),
    ("Pair it with the dongle (not supplied) and you get [Bluetooth].", NOTHING),
    ("Le [Wi-Fi] nécessite l'achat du pont.", NOTHING),
    ("[NFC] will be enabled by an update.", NOTHING),
    ("El [NFC] llegará con la próxima versión.", NOTHING),
    ("L'[NFC] arriverà in primavera.", NOTHING),
    ("Phones with [NFC] can be charged on it.", NOTHING),
    ("Connects to any [Bluetooth] speaker you own.", NOTHING),
    # English sentences
    ("They don't offer [noise cancelling].", DENIES),
    ("It doesn't have a [gyroscope].", DENIES),
    ("It lacks [noise cancelling].", DENIES),
    ("[Noise cancelling] isn't available on this model.", DENIES),
    ("[Noise cancelling] is missing.", DENIES),
    ("[Noise cancelling] is not missing.", AFFIRMS),
    ("The [charger] is not included.", DENIES),
    ("The [charger] is sold separately.", DENIES),
    ("An optional [headrest] can be ordered.", NOTHING),
    ("Unlike the H7, it has [noise cancelling].", AFFIRMS),
    ("Unlike the H7 it has [noise cancelling].", AFFIRMS),
    ("It doesn't lack [noise cancelling].", AFFIRMS),
    ("It is not without [noise cancelling].", AFFIRMS),
    ("Not only [noise cancelling] but also multipoint.", AFFIRMS),
    ("It has no camera, but [noise cancelling] works well.", AFFIRMS),
    ("It has no camera, microphone or [Bluetooth].", DENIES),
    ("No cable and [wireless] charging.", AFFIRMS),
    ("Is it [waterproof]? No, only splash resistant.", DENIES),
    ("Is it [waterproof]? Yes.", AFFIRMS),
    ("Is it [waterproof]?", NOTHING),
    ("I wish it had [noise cancelling].", NOTHING),
    ("If you need [noise cancelling], look elsewhere.", NOTHING),
    ("[Noise cancelling] is only available on the Pro version.", DENIES),
    ("The Pro version has [noise cancelling].", NOTHING),
    ("With or without [microphone].", NOTHING),
    ("Everything except [noise cancelling].", DENIES),
    ("Better [noise cancelling] than the H7.", AFFIRMS),
    ("No more tangled cables thanks to [Bluetooth].", AFFIRMS),
    # other languages
    ("Die Leuchte ist nicht [höhenverstellbar].", DENIES),
    ("[Noise-Cancelling] bietet er nicht.", DENIES),
    ("[Noise-Cancelling] fehlt.", DENIES),
    ("[Noise-Cancelling] fehlt nicht.", AFFIRMS),
    ("Ohne [Mikrofon].", DENIES),
    ("Anders als der H7 hat er [Noise-Cancelling].", AFFIRMS),
    ("Das [Netzteil] ist separat erhältlich.", DENIES),
    ("Il n'est pas [étanche].", DENIES),
    ("La [réduction de bruit] n'est pas disponible.", DENIES),
    ("Sans [micro].", DENIES),
    ("Le [chargeur] est vendu séparément.", DENIES),
    ("Ce casque ne pèse que 250 g et offre la [réduction de bruit].", AFFIRMS),
    ("No tiene [cancelación de ruido].", DENIES),
    ("La [cancelación de ruido] no está disponible.", DENIES),
    ("No solo tiene [cancelación de ruido].", AFFIRMS),
    ("Non ha la [cancellazione del rumore].", DENIES),
    ("Senza [microfono].", DENIES),
    ("Zonder [ruisonderdrukking].", DENIES),
    ("Heeft geen [ruisonderdrukking].", DENIES),
    ("De [oplader] is niet inbegrepen.", DENIES),
    ("Sem [cancelamento de ruído].", DENIES),
    ("Não tem [cancelamento de ruído].", DENIES),
    ("Bez [mikrofonu].", DENIES),
    ("Nie ma [redukcji szumów].", DENIES),
    ("Saknar [brusreducering].", DENIES),
    ("Bez [potlačení hluku].", DENIES),
    ("У него нет [шумоподавления].", DENIES),
    ("[ノイズキャンセリング]機能はありません", DENIES),
    ("不支持[降噪]", DENIES),
)  # fmt: skip


def _asked(marked: str) -> tuple[str, tuple[int, int]]:
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "", 1).replace("]", "", 1), (start, end)


@pytest.mark.parametrize(("marked", "expected"), ROWS)
def test_each_way_to_deny_is_read_as_written(marked: str, expected: Polarity) -> None:
    """A denial, an offer at extra cost or a wish is never taken for an affirmation, and an idiom is not taken for a denial."""
    text, span = _asked(marked)
    assert polarity(text, span) is expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The Corvo 15 Pro has [wireless charging].", NOTHING),
        ("The Corvo 15 has [wireless charging].", AFFIRMS),
        ("The Corvo 15 has [Bluetooth] 5.3 and the Corvo 15 Pro has more.", AFFIRMS),
        ("[Wireless charging] is reserved for the Corvo 15 Pro.", DENIES),
        ("Unlike the Corvo 14, it has [wireless charging].", AFFIRMS),
        ("It has better [battery life] than the Corvo 14.", AFFIRMS),
    ],
)
def test_a_sentence_about_another_model_says_nothing(marked: str, expected: Polarity) -> None:
    """With the product's name known, what another model has is not held for or against it."""
    text, span = _asked(marked)
    assert polarity(text, span, product="Corvo 15 smartphone") is expected


def test_a_word_that_denies_in_one_language_is_harmless_in_another() -> None:
    """Portuguese `no` is `in the`: only the language of the text can settle it."""
    text = "Microfone no estojo e bateria no ecrã tátil"
    span = (text.index("bateria"), text.index("bateria") + 7)
    assert not negated(text, span, "pt")


def test_the_value_of_a_row_is_read_alone() -> None:
    """Cells of a table carry their answer without the label."""
    assert [answer(text) for text in ("No", "✗", "Optional", "nicht vorhanden", "yes", "30 h")] == [
        DENIES, DENIES, NOTHING, DENIES, AFFIRMS, AFFIRMS,
    ]  # fmt: skip


OF_THE_H5: tuple[tuple[str, Polarity], ...] = (
    # another form of the product
    ("The Travel edition adds a [rain cover].", NOTHING),
    ("Die Reiseausführung bringt zusätzlich einen [Regenschutz] mit.", NOTHING),
    ("Le [siège chauffant] est réservé à la finition Luxe.", DENIES),
    ("La edición Viaje añade una [funda de lluvia].", NOTHING),
    ("This edition has a [rain cover].", AFFIRMS),
    ("The new model has a [rain cover].", AFFIRMS),
    ("A [foldable] model for small rooms.", AFFIRMS),
    # told apart from another product
    ("Its big sister has a [drip tray], the H5 does not.", DENIES),
    ("Il H7 ha i [parafanghi], il H5 no.", DENIES),
    # wished for, sold beside it, taken away
    ("Eine [Wippfunktion] würde ihm guttun.", NOTHING),
    ("Auf ein [Mikrofon] wurde verzichtet.", DENIES),
    ("Upgrade to [castors] for 29 euros.", NOTHING),
    ("[Castors] from 29 euros.", NOTHING),
    ("Le fabricant a abandonné la [sécurité enfant].", NOTHING),
    ("Il [blocco bambini] è stato tolto da questa serie.", DENIES),
    # of the shop, the buyer's things, or what the product is for
    ("Order before noon: the [timer] is running.", NOTHING),
    ("It streams from your [Bluetooth] speaker.", NOTHING),
    ("A holder for phones with [NFC].", NOTHING),
)


@pytest.mark.parametrize(("marked", "says"), OF_THE_H5, ids=[marked for marked, _ in OF_THE_H5])
def test_only_an_indicative_clause_about_the_product_affirms(marked: str, says: Polarity) -> None:
    """Another version, a wish, an offer, the shop or the buyer's own things never make a demand pass."""
    start, end = marked.index("["), marked.index("]") - 1
    assert polarity(marked.replace("[", "").replace("]", ""), (start, end), None, "Oakline H5") is says


@pytest.mark.parametrize(
    ("text", "plain"),
    [("No", True), ("✗", True), ("nein", True), ("not available", True), ("No entry sign", False), ("H5", False)],
)
def test_a_plain_answer_is_nothing_but_a_yes_or_a_no(text: str, plain: bool) -> None:
    """Pictures in cells say it in their `alt`; a picture of something else says nothing."""
    assert is_plain_answer(text) is plain


@pytest.mark.parametrize(
    ("line", "denies"),
    [
        ("Not included", True),
        ("What it does not have:", True),
        ("Nicht im Lieferumfang enthalten", True),
        ("Optional accessories", True),
        ("In the box", False),
        ("Specifications", False),
    ],
)
def test_a_heading_may_deny_the_list_below_it(line: str, denies: bool) -> None:
    """The items of such a list are printed like those of any other."""
    assert denies_its_list(line) is denies


def test_a_word_ends_a_clause_in_its_own_language_only() -> None:
    """`ma` is `but` in Italian and `has` in Polish."""
    text = "Model H7 ma GPS."
    assert polarity(text, (12, 15), "pl", "Oakline H5") is NOTHING


@pytest.mark.parametrize(
    ("text", "thing", "language"),
    [
        ("Prepared for a solar panel: connect one of up to 120 W.", "solar panel", "en"),
        ("From the 2025 model year, the L version comes with a heated nozzle.", "heated nozzle", "en"),
        ("Współpracuje ze stacją bazową HomeLink.", "stacją bazową", "pl"),
        ("L'H7 invece ha il GPS.", "GPS", "it"),
        ("The H7, however, has GPS.", "GPS", "en"),
    ],
)
def test_room_for_a_thing_another_version_and_another_model_affirm_nothing(text: str, thing: str, language: str) -> None:
    """Each names the thing with a verb of having beside it, and none says that this product has it."""
    start = text.index(thing)
    said = polarity(text, (start, start + len(thing)), language, "Oakline H5", prose=True)
    assert said is Polarity.NOTHING
