"""Monitors. For "27 inches, under 300 euros" there are several, with sizes, panels and ports to tell them apart."""

from __future__ import annotations

from emptor_local.sample.model import Product, SpecValue


def _make(key: str, brand: str, model: str, article: str, mpn: str, blurb: str, **specs: SpecValue) -> Product:
    size = specs["screen_inch"]
    return Product(key, brand, model, f"{size}-inch monitor", "monitors", article, mpn, blurb, specs)


MONITORS = (
    _make(
        "lumetra-l27q", "Lumetra", "L27Q", "952102200270", "LM-L27Q",
        "A sharp all-rounder: QHD, fast enough for games and calibrated for photographs.",
        screen_inch=27, resolution="2560 x 1440", panel="IPS", refresh_hz=144, response_ms=4, brightness_nits=350,
        ports="2x HDMI 2.0, DisplayPort 1.4", usb_c=False, height_adjustable=True, vesa="100 x 100 mm", weight_kg=5.6, warranty_years=3,
    ),
    _make(
        "vantor-view-27c", "Vantor", "View 27C", "952103300278", "VT-V27C",
        "One cable to the notebook: picture, data and 65 watts of power over USB-C.",
        screen_inch=27, resolution="2560 x 1440", panel="IPS", refresh_hz=75, response_ms=5, brightness_nits=300,
        ports="USB-C (65 W), HDMI 2.0, DisplayPort 1.2, 2x USB-A", usb_c=True, height_adjustable=True, vesa="100 x 100 mm",
        weight_kg=6.1, warranty_years=3,
    ),
    _make(
        "vantor-view-27", "Vantor", "View 27", "952103300124", "VT-V27",
        "A plain Full HD office monitor with slim borders.",
        screen_inch=27, resolution="1920 x 1080", panel="IPS", refresh_hz=75, response_ms=5, brightness_nits=250,
        ports="HDMI 1.4, VGA", usb_c=False, height_adjustable=False, vesa="75 x 75 mm", weight_kg=4.2, warranty_years=2,
    ),
    _make(
        "pixelhain-p27g", "Pixelhain", "P27G", "952104400272", "PH-P27G",
        "QHD gaming at 180 Hz for those who count every euro.",
        screen_inch=27, resolution="2560 x 1440", panel="Fast IPS", refresh_hz=180, response_ms=1, brightness_nits=320,
        ports="2x HDMI 2.1, DisplayPort 1.4", usb_c=False, height_adjustable=True, vesa="100 x 100 mm", weight_kg=5.9, warranty_years=3,
    ),
    _make(
        "pixelhain-p27-oled", "Pixelhain", "P27 OLED", "952104400999", "PH-P27O",
        "Black that is black: a QHD OLED with 240 Hz.",
        screen_inch=27, resolution="2560 x 1440", panel="OLED", refresh_hz=240, response_ms=0.03, brightness_nits=275,
        ports="2x HDMI 2.1, DisplayPort 1.4, USB-C (15 W)", usb_c=True, height_adjustable=True, vesa="100 x 100 mm", weight_kg=6.4,
        warranty_years=3,
    ),
    _make(
        "orbisque-o27-4k", "Orbisque", "O27 4K", "952105500274", "OB-O27U",
        "Four times Full HD on 27 inches, for text that looks printed.",
        screen_inch=27, resolution="3840 x 2160", panel="IPS", refresh_hz=60, response_ms=5, brightness_nits=350,
        ports="2x HDMI 2.0, DisplayPort 1.4", usb_c=False, height_adjustable=False, vesa="100 x 100 mm", weight_kg=5.1, warranty_years=2,
    ),
    _make(
        "orbisque-o27-curve", "Orbisque", "O27 Curve", "952105500373", "OB-O27C",
        "A curved VA panel with deep contrast and 165 Hz.",
        screen_inch=27, resolution="2560 x 1440", panel="VA", refresh_hz=165, response_ms=4, brightness_nits=300,
        ports="HDMI 2.0, DisplayPort 1.4", usb_c=False, height_adjustable=False, vesa="100 x 100 mm", weight_kg=5.3, warranty_years=2,
    ),
    _make(
        "lumetra-l27u-pro", "Lumetra", "L27U Pro", "952102200317", "LM-L27UP",
        "4K, factory calibrated, with a 90 W USB-C dock in the foot.",
        screen_inch=27, resolution="3840 x 2160", panel="IPS", refresh_hz=60, response_ms=5, brightness_nits=400,
        ports="USB-C (90 W), HDMI 2.0, DisplayPort 1.4, 4x USB-A, Ethernet", usb_c=True, height_adjustable=True, vesa="100 x 100 mm",
        weight_kg=6.8, warranty_years=5,
    ),
    _make(
        "vantor-fast-24", "Vantor", "Fast 24", "952103300247", "VT-F24",
        "A small, quick monitor for shooters.",
        screen_inch=24, resolution="1920 x 1080", panel="IPS", refresh_hz=180, response_ms=1, brightness_nits=300,
        ports="HDMI 2.0, DisplayPort 1.4", usb_c=False, height_adjustable=True, vesa="100 x 100 mm", weight_kg=3.9, warranty_years=3,
    ),
    _make(
        "vantor-curve-32", "Vantor", "Curve 32", "952103300322", "VT-C32",
        "A big curved screen for films and spreadsheets.",
        screen_inch=32, resolution="2560 x 1440", panel="VA", refresh_hz=100, response_ms=5, brightness_nits=280,
        ports="2x HDMI 2.0, DisplayPort 1.2", usb_c=False, height_adjustable=False, vesa="100 x 100 mm", weight_kg=7.2, warranty_years=2,
    ),
    _make(
        "orbisque-o40-wide", "Orbisque", "O40 Wide", "952105500403", "OB-O40W",
        "Forty inches, 5K2K and Thunderbolt: a desk in a screen.",
        screen_inch=40, resolution="5120 x 2160", panel="IPS", refresh_hz=120, response_ms=5, brightness_nits=450,
        ports="Thunderbolt 4 (96 W), 2x HDMI 2.1, DisplayPort 1.4", usb_c=True, height_adjustable=True, vesa="100 x 100 mm",
        weight_kg=12.4, warranty_years=3,
    ),
)  # fmt: skip
