"""Making a picture small. Run in a process of the CPU pool: decoders are native code, and the bytes are anybody's."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# Raster formats that shops use. No SVG, which is markup; none of Pillow's forty others, each of which is a decoder to attack.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MAX_PIXELS = 24_000_000  # decoded, 96 MB of memory; checked in the header, before anything is decoded
MAX_SIDE = 16_000  # pixels; also what a WebP can hold
QUALITY = 80
MEDIA_TYPE = "image/webp"
HAS_PILLOW = find_spec("PIL") is not None


class NotAPicture(Exception):
    """The bytes are not a picture of a format that is served, or one that is too large."""


def thumbnail(body: bytes, width: int) -> bytes:
    """Return the picture as WebP, at most `width` wide and twice as high, without metadata; of an animation the first frame.

    A picture is never made larger.

    Raises:
        NotAPicture: it is broken, has more than MAX_PIXELS, or is of another format.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - an extra, and heavy

    try:
        with Image.open(io.BytesIO(body), formats=FORMATS) as picture:
            if picture.width * picture.height > MAX_PIXELS or max(picture.size) > MAX_SIDE:
                raise NotAPicture(f"It has {picture.width} x {picture.height} pixels, more than are decoded.")
            picture.draft("RGB", (width, width))  # a JPEG is decoded at a fraction of its size
            return _encoded(picture, width)
    except UnidentifiedImageError as error:
        raise NotAPicture(f"It is not a picture of a kind that is served: {', '.join(FORMATS)}.") from error
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise NotAPicture("It is broken.") from error


def _encoded(picture: Image, width: int) -> bytes:
    picture.seek(0)
    plain = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    plain.thumbnail((width, width * 2))
    plain.info.clear()  # neither colour profile nor comments of the original go out
    out = io.BytesIO()
    plain.save(out, "WEBP", quality=QUALITY)
    return out.getvalue()
