"""Robot vacuums."""

from __future__ import annotations

from emptor_local.sample.model import Product, SpecValue


def _make(key: str, brand: str, model: str, article: str, mpn: str, blurb: str, **specs: SpecValue) -> Product:
    return Product(key, brand, model, "robot vacuum", "vacuums", article, mpn, blurb, specs)


VACUUMS = (
    _make(
        "domovik-r3", "Domovik", "R3", "952201100035", "DMV-R3",
        "Maps two floors with its laser tower and stays out of the cat's bowl.",
        suction_pa=4000, runtime_min=120, noise_db=64, dustbin_l=0.42, navigation="LiDAR", mopping=False, self_emptying=False,
        height_mm=96, weight_kg=3.1, warranty_years=2,
    ),
    _make(
        "domovik-r5", "Domovik", "R5", "952201100059", "DMV-R5",
        "Vacuums and mops in one go and lifts the cloth on carpets.",
        suction_pa=6000, runtime_min=180, noise_db=62, dustbin_l=0.4, navigation="LiDAR", mopping=True, self_emptying=False,
        height_mm=97, weight_kg=3.5, warranty_years=2,
    ),
    _make(
        "domovik-r7-station", "Domovik", "R7 Station", "952201100073", "DMV-R7S",
        "Empties itself, washes its mop and dries it with warm air.",
        suction_pa=8000, runtime_min=210, noise_db=63, dustbin_l=0.35, navigation="LiDAR and camera", mopping=True, self_emptying=True,
        height_mm=103, weight_kg=4.2, warranty_years=3,
    ),
    _make(
        "sweepra-mini", "Sweepra", "Mini", "952202200018", "SWP-M",
        "Flat enough for the gap under the sofa, simple enough for everyone.",
        suction_pa=2500, runtime_min=100, noise_db=58, dustbin_l=0.5, navigation="Gyroscope", mopping=False, self_emptying=False,
        height_mm=76, weight_kg=2.5, warranty_years=2,
    ),
    _make(
        "sweepra-max-plus", "Sweepra", "Max+", "952202200162", "SWP-MXP",
        "A base station that holds two months of dust.",
        suction_pa=5500, runtime_min=150, noise_db=65, dustbin_l=0.3, navigation="LiDAR", mopping=True, self_emptying=True, height_mm=98,
        weight_kg=3.6, warranty_years=2,
    ),
    _make(
        "rundo-one", "Rundo", "One", "952203300014", "RND-1",
        "The robot that simply cleans.",
        suction_pa=3000, runtime_min=110, noise_db=60, dustbin_l=0.45, navigation="Camera", mopping=False, self_emptying=False,
        height_mm=85, weight_kg=2.8, warranty_years=2,
    ),
    _make(
        "rundo-aqua", "Rundo", "Aqua", "952203300106", "RND-AQ",
        "Two spinning pads that press on the floor and a tank for 120 square metres.",
        suction_pa=5000, runtime_min=140, noise_db=61, dustbin_l=0.38, navigation="LiDAR", mopping=True, self_emptying=False,
        height_mm=99, weight_kg=3.4, warranty_years=2,
    ),
    _make(
        "rundo-pet", "Rundo", "Pet", "952203300205", "RND-PT",
        "A rubber brush that does not tangle and a bin for long hair.",
        suction_pa=5000, runtime_min=130, noise_db=66, dustbin_l=0.6, navigation="LiDAR", mopping=False, self_emptying=False,
        height_mm=99, weight_kg=3.3, warranty_years=2,
    ),
    _make(
        "kehrwerk-k100", "Kehrwerk", "K100", "952204400105", "KW-K100",
        "Built in Saxony, with spare parts for ten years.",
        suction_pa=3500, runtime_min=125, noise_db=57, dustbin_l=0.5, navigation="LiDAR", mopping=False, self_emptying=False,
        height_mm=89, weight_kg=3.2, warranty_years=5,
    ),
    _make(
        "kehrwerk-k300-station", "Kehrwerk", "K300 Station", "952204400303", "KW-K300S",
        "The big one, with a bagless station and a filter for allergy sufferers.",
        suction_pa=7000, runtime_min=200, noise_db=59, dustbin_l=0.4, navigation="LiDAR", mopping=True, self_emptying=True,
        height_mm=102, weight_kg=4.4, warranty_years=5,
    ),
)  # fmt: skip
