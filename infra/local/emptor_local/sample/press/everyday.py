"""Tests of everyday things: one article a kind, with what was measured and what was liked."""

from __future__ import annotations

from collections.abc import Iterator

from emptor_local.sample.html import esc
from emptor_local.sample.model import SitePage
from emptor_local.sample.press.frame import Site, article

WELL = Site("www.wellmade-weekly.example", "Wellmade Weekly")
TRAIL = Site("mudandmaps.example", "Mud & Maps")

Piece = tuple[str, str]  # heading, text
ARTICLES: tuple[tuple[Site, str, str, str, str, tuple[Piece, ...]], ...] = (
    (
        WELL, "/tests/electric-kettles", "Four electric kettles, one thermometer", "Ines Aldana", "2026-05-12",
        (
            ("Fernbrook Rill 17", "The Rill 17 boiled 1.5 litres in 4 minutes 40 seconds, the fastest here. We measured 79 dB at one metre."),
            ("Fernbrook Rill Tea", "The Rill Tea holds its five temperatures within two degrees. The glass shows every trace of lime."),
            ("Copperlow Gander", "The Gander pours like a pen writes. At 0.9 litres it is a kettle for two cups."),
            ("Tindle Basic", "The Tindle Basic is cheap and loud: 83 dB, and the handle gets warm."),
        ),
    ),
    (
        WELL, "/tests/frying-pans", "Which frying pan stays flat", "Ines Aldana", "2026-06-02",
        (
            ("Copperlow Everyday 28", "Eggs slid off the Everyday 28 after three months of daily use. It weighs 985 g on our scale."),
            ("Ironbeck Forge 26", "The Forge 26 sears like nothing else here, and at 2.4 kg it wants two hands."),
            ("Ironbeck Tri-Ply 28", "The Tri-Ply 28 heats evenly to the rim and went through forty dishwasher cycles."),
            ("Tindle Lite 24", "The Tindle Lite 24 does not work on induction, and its coating was scratched after a month."),
        ),
    ),
    (
        WELL, "/tests/office-chairs", "Eight hours on four office chairs", "Tomas Reuter", "2026-03-18",
        (
            ("Wexley Task 3", "The Task 3 is the chair we forgot we were sitting on. Its lumbar support moves ten centimetres."),
            ("Wexley Task 3 Plus", "The Task 3 Plus adds a headrest that tall testers liked and short ones took off."),
            ("Oakhollow Perch", "The Perch is lovely for an hour. It has no lumbar support, and after three we noticed."),
            ("Oakhollow Atlas", "The Atlas carried our heaviest tester without a creak; its armrests adjust in four directions."),
        ),
    ),
    (
        WELL, "/tests/mattresses", "A month on each of four mattresses", "Tomas Reuter", "2026-02-09",
        (
            ("Lullaway Cloud", "The Cloud suits people who sleep on their side. The cover comes off in a minute and survived the wash."),
            ("Lullaway Cloud Firm", "The Cloud Firm is as firm as it says. We measured 24 cm."),
            ("Oakhollow Pocket 1000", "The Pocket 1000 stays cool in August, but its cover cannot be removed."),
            ("Tindle Guest", "The Tindle Guest is fine for a weekend and too thin for a week."),
        ),
    ),
    (
        WELL, "/tests/board-games", "Board games for a rainy week", "Ines Aldana", "2026-10-05",
        (
            ("Dicewright Harvest Valley", "Harvest Valley took us 90 minutes with five players, and nobody looked at a phone."),
            ("Dicewright Last Lantern", "Last Lantern is cooperative and plays well alone. Children of eight had no trouble."),
            ("Moonhare Tiny Trains", "Tiny Trains fits into a coat pocket and a coffee break: 20 minutes for two."),
            ("Moonhare Court of Owls", "Court of Owls needs at least five to sparkle. With four it is a quiet evening."),
        ),
    ),
    (
        TRAIL, "/tests/backpacks", "Backpacks in the rain", "Hanna Sorensen", "2026-09-14",
        (
            ("Cairnside Daylong 22", "The Daylong 22 carried a laptop all summer. In our shower test it let water in after six minutes."),
            ("Cairnside Stormroll 28", "The Stormroll 28 was dry inside after an hour under the shower. It weighs 955 g."),
            ("Thornway Metro", "The Metro is the smartest pack for a train and the stiffest for a hike."),
            ("Thornway Ridge 40", "The hip belt of the Ridge 40 takes the weight where it should. It has no sleeve for a laptop."),
        ),
    ),
    (
        TRAIL, "/tests/hiking-boots", "Hiking boots: four pairs, one bog", "Hanna Sorensen", "2026-08-22",
        (
            ("Cairnside Fell Mid", "The Fell Mid kept our feet dry through two days of bog. The pair weighs 1,060 g in size 42."),
            ("Brackenfoot Trail Low", "The Trail Low is a joy on dry paths. It is not waterproof, and dries overnight."),
            ("Brackenfoot Alp High", "The Alp High took three weekends to break in and then did not care what was below it."),
            ("Thornway Mire Mid", "The rubber rand of the Mire Mid is the reason our socks were dry."),
        ),
    ),
    (
        TRAIL, "/tests/tents", "Tents for two and more", "Joel Amsel", "2026-07-01",
        (
            ("Cairnside Den 2", "The Den 2 stood in four minutes and held through a storm that flattened two neighbours."),
            ("Cairnside Den 4", "Four adults fit into the Den 4 when they like each other."),
            ("Thornway Feather 2", "The Feather 2 weighs 1.45 kg with pegs. Its floor wants a groundsheet."),
            ("Gullmere Festival 3", "The Festival 3 is up in seconds. In heavy rain it leaked at the zip."),
        ),
    ),
    (
        TRAIL, "/tests/rain-jackets", "Rain jackets under a hose", "Joel Amsel", "2026-04-27",
        (
            ("Cairnside Squall", "The Squall kept us dry for forty minutes under the hose, and its hood turns with the head."),
            ("Brackenfoot Drizzle", "The Drizzle is the one we always had with us: 235 g in its own pocket."),
            ("Gullmere Harbour", "The Harbour is a coat for standing in the rain, and heavy for walking in it."),
            ("Thornway Breeze", "The Breeze is a wind jacket. It is not waterproof, and the maker does not claim it."),
        ),
    ),
    (
        TRAIL, "/tests/water-bottles", "Water bottles, dropped and shaken", "Joel Amsel", "2026-05-30",
        (
            ("Gullmere Flask 750", "Ice lasted 26 hours in the Flask 750. Two falls left a dent and no leak."),
            ("Gullmere Flask 500", "The Flask 500 does the same for 290 g and a smaller bag."),
            ("Tindle Sip 1000", "The Sip 1000 is light and leaked when shaken upside down."),
            ("Fernbrook Clear 600", "Water from the Clear 600 tastes of nothing, which is the point of glass."),
        ),
    ),
)  # fmt: skip


def pages() -> Iterator[SitePage]:
    """All of them."""
    for site, path, title, author, date, pieces in ARTICLES:
        body = "".join(f"<h2>{esc(heading)}</h2><p>{esc(text)}</p>" for heading, text in pieces)
        yield article(site, path, title=title, author=author, date=date, body=body)
