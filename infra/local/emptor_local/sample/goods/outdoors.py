"""Things for outside: backpacks, hiking boots, tents, rain jackets, water bottles; and board games for when it rains."""

from __future__ import annotations

from functools import partial

from emptor_local.sample.goods.making import make

_backpack = partial(make, "backpacks", "backpack")
_boots = partial(make, "boots", "hiking boots")
_tent = partial(make, "tents", "tent")
_jacket = partial(make, "jackets", "rain jacket")
_bottle = partial(make, "bottles", "water bottle")
_game = partial(make, "games", "board game")

OUTDOORS = (
    _backpack(
        "Cairnside Daylong 22", "952311100022", "A day pack with a padded sleeve and a pocket where a hand finds it.",
        volume_l=22, weight_g=690, waterproof=False, laptop_sleeve=True, material="Recycled polyester", warranty_years=5,
    ),
    _backpack(
        "Cairnside Stormroll 28", "952311100039", "Welded seams and a roll top: what is inside stays dry.",
        volume_l=28, weight_g=940, waterproof=True, laptop_sleeve=True, material="Coated nylon", warranty_years=5,
    ),
    _backpack(
        "Thornway Metro", "952312200014", "A slim pack for the train, with a lock on the zip.",
        volume_l=16, weight_g=780, waterproof=False, laptop_sleeve=True, material="Polyester", warranty_years=2,
    ),
    _backpack(
        "Thornway Ridge 40", "952312200021", "Two nights out with a hip belt that carries.",
        volume_l=40, weight_g=1350, waterproof=False, laptop_sleeve=False, material="Nylon", warranty_years=2,
    ),
    _boots(
        "Cairnside Fell Mid", "952311100114", "A membrane against wet grass and a sole that grips on stone.",
        weight_g=1040, waterproof=True, height="Mid", material="Suede and mesh", warranty_years=2,
    ),
    _boots(
        "Brackenfoot Trail Low", "952313300013", "Light shoes for dry paths and fast days.",
        weight_g=720, waterproof=False, height="Low", material="Mesh", warranty_years=1,
    ),
    _boots(
        "Brackenfoot Alp High", "952313300020", "Full leather, stiff enough for crampons.",
        weight_g=1580, waterproof=True, height="High", material="Leather", warranty_years=2,
    ),
    _boots(
        "Thornway Mire Mid", "952312200113", "A rubber rand all around keeps the bog out.",
        weight_g=1190, waterproof=True, height="Mid", material="Leather and mesh", warranty_years=2,
    ),
    _tent(
        "Cairnside Den 2", "952311100213", "Stands in four minutes and packs down to the size of a loaf.",
        sleeps_persons=2, weight_kg=2.1, water_column_mm=3000, freestanding=True, warranty_years=3,
    ),
    _tent(
        "Cairnside Den 4", "952311100220", "Room for four, and a porch for their boots.",
        sleeps_persons=4, weight_kg=4.6, water_column_mm=4000, freestanding=True, warranty_years=3,
    ),
    _tent(
        "Thornway Feather 2", "952312200212", "Under one and a half kilos, for those who count grams.",
        sleeps_persons=2, weight_kg=1.4, water_column_mm=1500, freestanding=False, warranty_years=2,
    ),
    _tent(
        "Gullmere Festival 3", "952314400012", "Pops up by itself; folding it again is the adventure.",
        sleeps_persons=3, weight_kg=3.3, water_column_mm=1200, freestanding=True, warranty_years=1,
    ),
    _jacket(
        "Cairnside Squall", "952311100312", "Three layers, taped seams and a hood that turns with the head.",
        weight_g=410, waterproof=True, water_column_mm=20000, packable=True, hood=True, warranty_years=3,
    ),
    _jacket(
        "Brackenfoot Drizzle", "952313300112", "Fits into its own pocket and into every bag.",
        weight_g=230, waterproof=True, water_column_mm=10000, packable=True, hood=True, warranty_years=1,
    ),
    _jacket(
        "Gullmere Harbour", "952314400111", "A heavy coat in the fishermen's cut.",
        weight_g=980, waterproof=True, water_column_mm=8000, packable=False, hood=True, warranty_years=2,
    ),
    _jacket(
        "Thornway Breeze", "952312200311", "Keeps the wind out and a shower off.",
        weight_g=190, waterproof=False, packable=True, hood=False, warranty_years=2,
    ),
    _bottle(
        "Gullmere Flask 750", "952314400210", "Steel with two walls: cold for a day, hot for half of one.",
        volume_ml=750, weight_g=360, insulated=True, leakproof=True, material="Stainless steel", dishwasher_safe=False, warranty_years=5,
    ),
    _bottle(
        "Gullmere Flask 500", "952314400227", "The small one, for a bag.",
        volume_ml=500, weight_g=290, insulated=True, leakproof=True, material="Stainless steel", dishwasher_safe=False, warranty_years=5,
    ),
    _bottle(
        "Tindle Sip 1000", "952303300319", "A litre of light plastic with a straw.",
        volume_ml=1000, weight_g=150, insulated=False, leakproof=False, material="Tritan", dishwasher_safe=True, warranty_years=1,
    ),
    _bottle(
        "Fernbrook Clear 600", "952301100116", "Glass in a sleeve of cork, and no taste of anything.",
        volume_ml=600, weight_g=420, insulated=False, leakproof=True, material="Glass", dishwasher_safe=True, warranty_years=1,
    ),
    _game(
        "Dicewright Harvest Valley", "952315500011", "Neighbours plant, trade and outwit the weather.",
        players="2 to 5", playing_time_min=75, minimum_age_years=10, cooperative=False,
    ),
    _game(
        "Dicewright Last Lantern", "952315500028", "All against the dark: who keeps the light burning together wins together.",
        players="1 to 4", playing_time_min=45, minimum_age_years=8, cooperative=True,
    ),
    _game(
        "Moonhare Tiny Trains", "952316600010", "Quick routes for two on a board as small as a postcard.",
        players="2", playing_time_min=20, minimum_age_years=7, cooperative=False,
    ),
    _game(
        "Moonhare Court of Owls", "952316600027", "Secrets, votes and a crown nobody keeps for long.",
        players="4 to 8", playing_time_min=60, minimum_age_years=12, cooperative=False,
    ),
)  # fmt: skip
