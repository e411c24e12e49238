"""Lines of products that are often named in questions without their maker."""

from __future__ import annotations

# Lines of products whose name stands for a product once a number follows.
SERIES = (
    "iPhone|iPad|iPad Pro|iPad Air|MacBook|MacBook Air|MacBook Pro|AirPods|Galaxy|Pixel|ThinkPad|Surface|"
    "PlayStation|Xbox|Kindle|Redmi|Xperia|"
    "Roomba|Forerunner|Fenix|QuietComfort|Zenbook|Ideapad|Momentum|Quest|Switch|Soundcore|Echo"
)
