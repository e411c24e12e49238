"""Pictures are decoded within bounds and encoded again: what comes out is a small WebP and nothing of what else was sent."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from emptor.services.pages.pictures import MAX_PIXELS, NotAPicture, thumbnail

SECRET = "a comment of the camera"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><image href="http://169.254.169.254/"/></svg>'
PNG_MARK = b"\x89PNG\r\n\x1a\n"


def encoded(form: str, size: tuple[int, int] = (800, 400), mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 90 if mode in {"P", "L"} else (200, 30, 30, 128)[: len(mode)]).save(out, form, **options)
    return out.getvalue()


def shown(body: bytes) -> Image.Image:
    return Image.open(io.BytesIO(body))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of some hundred bytes whose header promises any number of pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return PNG_MARK + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1_000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "body",
    [
        encoded("JPEG"), encoded("PNG"), encoded("WEBP"), encoded("GIF", mode="P"), encoded("PNG", mode="RGBA"),
        encoded("PNG", mode="LA"[:1]), encoded("JPEG", mode="L"),
    ],
)  # fmt: skip
def test_a_picture_of_any_form_becomes_a_small_webp(body: bytes) -> None:
    """In its proportions."""
    made = shown(thumbnail(body, 320))
    assert (made.format, made.size) == ("WEBP", (320, 160))


def test_a_picture_is_not_made_larger_and_a_tall_one_is_bounded_too() -> None:
    """Twice as high as wide, at most."""
    assert shown(thumbnail(encoded("PNG", (40, 20)), 320)).size == (40, 20)
    assert shown(thumbnail(encoded("PNG", (100, 8_000)), 320)).size == (8, 640)


def test_what_is_transparent_stays_so() -> None:
    """On the reader's background, dark or light."""
    assert shown(thumbnail(encoded("PNG", mode="RGBA"), 320)).mode == "RGBA"
    assert shown(thumbnail(encoded("PNG"), 320)).mode == "RGB"


def test_no_metadata_goes_out() -> None:
    """Neither where a photograph was taken, nor what somebody hid in a text chunk."""
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", SECRET)
    exif = Image.Exif()
    exif[0x9286] = SECRET
    for body in (encoded("PNG", pnginfo=text), encoded("JPEG", exif=exif, comment=SECRET), encoded("WEBP", exif=exif)):
        assert SECRET.encode() in body
        made = thumbnail(body, 320)
        assert SECRET.encode() not in made
        assert not shown(made).info.keys() & {"exif", "icc_profile", "xmp", "Comment", "comment"}


def test_of_an_animation_the_first_frame_is_shown() -> None:
    """The others are not decoded."""
    frames = [Image.new("RGB", (50, 50), colour) for colour in ("red", "blue")]
    for form in ("GIF", "WEBP"):
        out = io.BytesIO()
        frames[0].save(out, form, save_all=True, append_images=frames[1:], lossless=True)
        made = shown(thumbnail(out.getvalue(), 96))
        assert getattr(made, "n_frames", 1) == 1
        red, _, blue = made.convert("RGB").getpixel((25, 25))  # type: ignore[misc]
        assert red > 200
        assert blue < 100


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<html><script>alert(1)</script></html>", id="a page"),
        pytest.param(SVG, id="an SVG, which is markup"),
        pytest.param(encoded("BMP"), id="a format that no shop uses"),
        pytest.param(encoded("TIFF"), id="TIFF"),
        pytest.param(encoded("ICO", (64, 64)), id="an icon"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", id="PostScript, which would run a program"),
        pytest.param(encoded("JPEG")[:400], id="half a picture"),
        pytest.param(encoded("PNG")[:60], id="a PNG cut off"),
        pytest.param(encoded("GIF", mode="P")[:20], id="a GIF cut off"),
        pytest.param(PNG_MARK + b"\0" * 500, id="a mark and nothing else"),
        pytest.param(b"RIFF\xff\xff\xff\xffWEBPVP8 " + b"\xff" * 64, id="a WebP of noise"),
        pytest.param(png_that_claims(100_000, 100_000), id="ten thousand million pixels in 200 bytes"),
        pytest.param(png_that_claims(MAX_PIXELS // 1_000 + 1, 1_000), id="a row over the limit"),
        pytest.param(png_that_claims(20_000, 1), id="a side over the limit"),
    ],
)
def test_what_is_no_picture_to_show_is_refused(body: bytes) -> None:
    """As a typed refusal, whatever the decoder raises."""
    with pytest.raises(NotAPicture):
        thumbnail(body, 320)
