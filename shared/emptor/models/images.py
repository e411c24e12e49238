"""Pictures of products that we fetch, make small and serve."""

from __future__ import annotations

from enum import IntEnum


class ImageWidth(IntEnum):
    """Widths in pixels that a picture is served in: few, so that caches find them again."""

    TINY = 96
    SMALL = 320
    MEDIUM = 640
    LARGE = 1_280


SIGNATURE_FORM = r"^[A-Za-z0-9_-]{43}$"  # a SHA-256 in base64, without padding
