"""Headphones. For "wireless over-ear, under 150 dollars, at least 30 hours of battery" there are four that fit, and a reason for each
of the others why it does not."""

from __future__ import annotations

from emptor_local.sample.model import Product, SpecValue

OVER_EAR = "over-ear headphones"
ON_EAR = "on-ear headphones"
IN_EAR = "in-ear headphones"


def _make(
    key: str, brand: str, model: str, kind: str, article: str, mpn: str, blurb: str, colours: tuple[str, ...], **specs: SpecValue
) -> Product:
    return Product(key, brand, model, kind, "headphones", article, mpn, blurb, {"form_factor": _form(kind), **specs}, colours)


def _form(kind: str) -> str:
    return kind.split(" ", maxsplit=1)[0].capitalize()


HEADPHONES = (
    # fit
    _make(
        "halvik-meridian-45", "Halvik", "Meridian 45", OVER_EAR, "952778100145", "HV-M45",
        "Closed-back travel headphones with adaptive noise cancelling, plush memory-foam cushions and physical buttons.",
        ("Black", "Sand", "Navy"),
        connectivity="Bluetooth 5.3, 3.5 mm cable", wireless=True, noise_cancelling=True, battery_life_h=45, weight_g=254,
        driver_mm=40, charging_time_h=2, codecs="SBC, AAC, LDAC", foldable=True, microphone=True, warranty_years=2,
    ),
    _make(
        "tarvane-drift-2", "Tarvane", "Drift 2", OVER_EAR, "952781200027", "TV-D2-OE",
        "Light everyday headphones without frills: multipoint Bluetooth, soft cushions and a battery that outlasts the week.",
        ("Black", "White"),
        connectivity="Bluetooth 5.2", wireless=True, noise_cancelling=False, battery_life_h=50, weight_g=228, driver_mm=40,
        charging_time_h=2.5, codecs="SBC, AAC", foldable=True, microphone=True, warranty_years=1,
    ),
    _make(
        "sonnika-h700", "Sonnika", "H700", OVER_EAR, "952779907004", "SNK-H700",
        "Hybrid noise cancelling with six microphones, wear detection and an app with a ten-band equaliser.",
        ("Graphite", "Cream"),
        connectivity="Bluetooth 5.3", wireless=True, noise_cancelling=True, battery_life_h=38, weight_g=262, driver_mm=42,
        charging_time_h=2, codecs="SBC, AAC, aptX Adaptive", foldable=True, microphone=True, warranty_years=2,
    ),
    _make(
        "quillon-arc-lite", "Quillon", "Arc Lite", OVER_EAR, "952783300118", "QLN-ARC-L",
        "The slim member of the Arc family, with noise cancelling, a knit headband and replaceable ear pads.",
        ("Slate", "Rust"),
        connectivity="Bluetooth 5.3", wireless=True, noise_cancelling=True, battery_life_h=32, weight_g=241, driver_mm=40,
        charging_time_h=1.5, codecs="SBC, AAC", foldable=False, microphone=True, warranty_years=2,
    ),
    # would fit, but cannot be bought
    _make(
        "sonnika-longhaul-80", "Sonnika", "Longhaul 80", OVER_EAR, "952779908001", "SNK-LH80",
        "Eighty hours of noise cancelled listening for those who forget the charger.",
        ("Black",),
        connectivity="Bluetooth 5.2, 3.5 mm cable", wireless=True, noise_cancelling=True, battery_life_h=80, weight_g=289,
        driver_mm=40, charging_time_h=3, codecs="SBC, AAC", foldable=True, microphone=True, warranty_years=2,
    ),
    # near misses: too dear, too short, on-ear, wired
    _make(
        "halvik-meridian-pro", "Halvik", "Meridian Pro", OVER_EAR, "952778100190", "HV-MPRO",
        "The studio sibling of the Meridian 45: carbon drivers, USB-C lossless audio and a travel case of felted wool.",
        ("Black", "Silver"),
        connectivity="Bluetooth 5.3, USB-C, 3.5 mm cable", wireless=True, noise_cancelling=True, battery_life_h=40, weight_g=271,
        driver_mm=40, charging_time_h=2, codecs="SBC, AAC, LDAC", foldable=True, microphone=True, warranty_years=3,
    ),
    _make(
        "brezza-aria-28", "Brezza", "Aria 28", OVER_EAR, "952785500286", "BRZ-A28",
        "Italian design, warm tuning and a cushioned headband that spreads the weight.",
        ("Black", "Olive"),
        connectivity="Bluetooth 5.2, 3.5 mm cable", wireless=True, noise_cancelling=True, battery_life_h=28, weight_g=239,
        driver_mm=40, charging_time_h=2, codecs="SBC, AAC, aptX", foldable=True, microphone=True, warranty_years=2,
    ),
    _make(
        "tarvane-drift-mini", "Tarvane", "Drift Mini", ON_EAR, "952781200102", "TV-DM-ON",
        "On-ear headphones that fold into a jacket pocket.",
        ("Black", "Coral"),
        connectivity="Bluetooth 5.2", wireless=True, noise_cancelling=False, battery_life_h=55, weight_g=162, driver_mm=32,
        charging_time_h=2, codecs="SBC, AAC", foldable=True, microphone=True, warranty_years=1,
    ),
    _make(
        "mirefold-studio-m40", "Mirefold", "Studio M40", OVER_EAR, "952787700405", "MF-M40",
        "Wired monitoring headphones with a detachable cable, made for the desk and repaired with a screwdriver.",
        ("Black",),
        connectivity="3.5 mm cable, 6.3 mm adapter", wireless=False, noise_cancelling=False, weight_g=285, driver_mm=45,
        impedance_ohm=48, cable_m=3, foldable=False, microphone=False, warranty_years=3,
    ),
    _make(
        "quillon-arc-max", "Quillon", "Arc Max", OVER_EAR, "952783300217", "QLN-ARC-M",
        "The flagship of the Arc family: titanium arms, spatial audio and noise cancelling for jet engines.",
        ("Slate", "Bone"),
        connectivity="Bluetooth 5.4, USB-C, 3.5 mm cable", wireless=True, noise_cancelling=True, battery_life_h=60, weight_g=298,
        driver_mm=42, charging_time_h=2, codecs="SBC, AAC, LDAC, LC3", foldable=True, microphone=True, warranty_years=2,
    ),
    # battery not stated by anyone who should know
    _make(
        "mirefold-haven", "Mirefold", "Haven", OVER_EAR, "952787700511", "MF-HAVEN",
        "Wireless over-ear headphones with wool-felt cushions and a beech headband.",
        ("Natural",),
        connectivity="Bluetooth 5.2", wireless=True, noise_cancelling=False, weight_g=276, driver_mm=40, codecs="SBC, AAC",
        foldable=False, microphone=True, warranty_years=3,
    ),
    _make(
        "brezza-aria-kids", "Brezza", "Aria Kids", ON_EAR, "952785500606", "BRZ-AK",
        "Volume limited to 85 dB, washable ear pads and stickers.",
        ("Blue", "Yellow"),
        connectivity="Bluetooth 5.0", wireless=True, noise_cancelling=False, battery_life_h=15, weight_g=135, driver_mm=30,
        charging_time_h=2, codecs="SBC", foldable=True, microphone=True, warranty_years=1,
    ),
    _make(
        "kitefin-pods-air", "Kitefin", "Pods Air", IN_EAR, "952789900123", "KF-PA",
        "True wireless earbuds with a pebble of a case; 8 hours in the ear, 40 hours with the case.",
        ("White", "Ink"),
        connectivity="Bluetooth 5.3", wireless=True, noise_cancelling=True, battery_life_h=8, battery_with_case_h=40, weight_g=5.1,
        driver_mm=10, codecs="SBC, AAC", water_rating="IPX4", microphone=True, warranty_years=2,
    ),
    _make(
        "halvik-bud-one", "Halvik", "Bud One", IN_EAR, "952778100602", "HV-B1",
        "Small earbuds with big-headphone tuning.",
        ("Black",),
        connectivity="Bluetooth 5.3", wireless=True, noise_cancelling=True, battery_life_h=7, battery_with_case_h=28, weight_g=4.8,
        driver_mm=9, codecs="SBC, AAC, LDAC", water_rating="IP54", microphone=True, warranty_years=2,
    ),
    _make(
        "tarvane-loop-sport", "Tarvane", "Loop Sport", IN_EAR, "952781200409", "TV-LS",
        "Neckband earphones that stay put on a run.",
        ("Black", "Lime"),
        connectivity="Bluetooth 5.0", wireless=True, noise_cancelling=False, battery_life_h=18, weight_g=28, driver_mm=9,
        codecs="SBC", water_rating="IP67", microphone=True, warranty_years=1,
    ),
)  # fmt: skip
