"""Things for the home: kettles, frying pans, office chairs, mattresses. Of each kind one is cheap, one good and one fails the usual demand."""

from __future__ import annotations

from functools import partial

from emptor_local.sample.goods.making import make

_kettle = partial(make, "kettles", "electric kettle")
_pan = partial(make, "pans", "frying pan")
_chair = partial(make, "chairs", "office chair")
_mattress = partial(make, "mattresses", "mattress")

HOUSEHOLD = (
    _kettle(
        "Fernbrook Rill 17", "952301100017", "Boils a full pot in under five minutes and switches itself off.",
        capacity_l=1.7, power_w=2200, material="Stainless steel", temperature_control=False, noise_db=78, cord_m=0.8, warranty_years=2,
    ),
    _kettle(
        "Fernbrook Rill Tea", "952301100024", "Five temperatures for tea, and it keeps the water warm for half an hour.",
        capacity_l=1.5, power_w=2000, material="Glass", temperature_control=True, noise_db=74, cord_m=0.8, warranty_years=2,
    ),
    _kettle(
        "Copperlow Gander", "952302200013", "A gooseneck for pouring coffee by hand, to the degree.",
        capacity_l=0.9, power_w=1200, material="Stainless steel", temperature_control=True, noise_db=68, cord_m=0.9, warranty_years=2,
    ),
    _kettle(
        "Tindle Basic", "952303300012", "A light kettle for a small kitchen.",
        capacity_l=1.2, power_w=1500, material="Plastic", temperature_control=False, noise_db=81, cord_m=0.7, warranty_years=1,
    ),
    _pan(
        "Copperlow Everyday 28", "952302200112", "Coated aluminium with a thick base that does not warp.",
        diameter_cm=28, weight_g=980, material="Aluminium", non_stick=True, induction=True, dishwasher_safe=True, warranty_years=2,
    ),
    _pan(
        "Ironbeck Forge 26", "952304400111", "Cast iron, seasoned with oil, for steaks and the next generation.",
        diameter_cm=26, weight_g=2350, material="Cast iron", non_stick=False, induction=True, dishwasher_safe=False, warranty_years=10,
    ),
    _pan(
        "Ironbeck Tri-Ply 28", "952304400128", "Three layers of steel and aluminium for even heat.",
        diameter_cm=28, weight_g=1420, material="Stainless steel", non_stick=False, induction=True, dishwasher_safe=True, warranty_years=10,
    ),
    _pan(
        "Tindle Lite 24", "952303300111", "A small coated pan for eggs, for gas and ceramic stoves.",
        diameter_cm=24, weight_g=620, material="Aluminium", non_stick=True, induction=False, dishwasher_safe=True, warranty_years=1,
    ),
    _chair(
        "Wexley Task 3", "952305500031", "A mesh back and an adjustable lumbar support for long days.",
        max_load_kg=130, weight_kg=16.5, lumbar_support=True, adjustable_armrests=True, headrest=False, warranty_years=5,
    ),
    _chair(
        "Wexley Task 3 Plus", "952305500048", "The Task 3 with a headrest and a seat that slides.",
        max_load_kg=150, weight_kg=18.2, lumbar_support=True, adjustable_armrests=True, headrest=True, warranty_years=5,
    ),
    _chair(
        "Oakhollow Perch", "952306600014", "A felt-covered chair that looks like furniture and still turns.",
        max_load_kg=110, weight_kg=13.1, lumbar_support=False, adjustable_armrests=False, headrest=False, warranty_years=3,
    ),
    _chair(
        "Oakhollow Atlas", "952306600021", "A wide seat and a steel base for people who break chairs.",
        max_load_kg=180, weight_kg=22.4, lumbar_support=True, adjustable_armrests=True, headrest=True, warranty_years=7,
    ),
    _mattress(
        "Lullaway Cloud", "952307700013", "Cold foam in three layers, in a cover that comes off.",
        height_cm=22, firmness="Medium", removable_cover=True, trial_nights=100, warranty_years=10,
    ),
    _mattress(
        "Lullaway Cloud Firm", "952307700020", "The firm one, for heavy sleepers and those who lie on their back.",
        height_cm=24, firmness="Firm", removable_cover=True, trial_nights=100, warranty_years=10,
    ),
    _mattress(
        "Oakhollow Pocket 1000", "952306600113", "A thousand pocket springs under wool and cotton.",
        height_cm=27, firmness="Medium", removable_cover=False, trial_nights=30, warranty_years=8,
    ),
    _mattress(
        "Tindle Guest", "952303300210", "Folds in three and waits in the wardrobe for visitors.",
        height_cm=10, firmness="Firm", removable_cover=True, trial_nights=14, warranty_years=2,
    ),
)  # fmt: skip
