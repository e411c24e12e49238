"""PDF files as small as can be: lines of text on pages, written by hand."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

_TOP, _LINE_HEIGHT, _LEFT = 780, 16, 50  # points, 72 an inch


def pdf(pages: Sequence[Sequence[tuple[str, ...]]], *, title: str = "", column: int = 220) -> bytes:
    """Return a PDF. Each page is a list of lines, each line the texts of its columns.

    Args:
        pages: lines of each page; Latin-1 characters only.
        title: what the document says it is called.
        column: points from one column to the next.
    """
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    font = 3
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for lines in pages:
        drawn = "".join(
            f"BT /F1 10 Tf {_LEFT + place * column} {_TOP - row * _LINE_HEIGHT} Td ({_escaped(text)}) Tj ET\n"
            for row, line in enumerate(lines)
            for place, text in enumerate(line)
        )
        objects.append(f"<< /Length {len(drawn.encode('latin-1'))} >>\nstream\n{drawn}endstream")
        resources = f"<< /Font << /F1 {font} 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R /Resources {resources} >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({_escaped(title)}) >>")
    return assembled(objects)


def packed_pdf(drawn: bytes) -> bytes:
    """Return a PDF of one page whose drawing is packed: a small file of much text."""
    packed = zlib.compress(drawn, 9).decode("latin-1")
    return assembled(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed}\nendstream",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            "<< /Title (Aster) >>",
        ]
    )


def assembled(objects: Sequence[str]) -> bytes:
    """Return a file of numbered objects: the first is the catalogue, the last describes the document."""
    body, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{written}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    count = len(objects) + 1
    return body + f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(body)}\n%%EOF\n".encode(
        "latin-1"
    )


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
