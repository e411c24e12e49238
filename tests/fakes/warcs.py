"""Archives as other tools write them: records put together byte by byte, so that no writer of ours is in between."""

from __future__ import annotations

import gzip
import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

DATE = "2026-05-04T10:00:00Z"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Record:
    """One WARC record. `headers` are added to the usual ones."""

    kind: str
    url: str
    block: bytes
    date: str = DATE
    content_type: str = "application/http; msgtype=response"
    version: str = "WARC/1.1"
    headers: dict[str, str] = field(default_factory=dict)

    def raw(self) -> bytes:
        fields = {
            "WARC-Type": self.kind,
            "WARC-Target-URI": self.url,
            "WARC-Date": self.date,
            "WARC-Record-ID": f"<urn:uuid:{abs(hash((self.kind, self.url, self.date, self.block))):032x}>",
            "Content-Type": self.content_type,
            **self.headers,
            "Content-Length": str(len(self.block)),
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
        return f"{self.version}\r\n{head}\r\n".encode() + self.block + b"\r\n\r\n"


def http(body: bytes = b"", *, status: int = 200, content_type: str = HTML, **headers: str) -> bytes:
    """An HTTP answer as the wire has it; underscores in names of headers are hyphens."""
    fields = {"Content-Type": content_type, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return (
        f"HTTP/1.1 {status} Whatever\r\n".encode() + b"".join(f"{name}: {value}\r\n".encode() for name, value in fields.items())
    ) + (b"\r\n" + body)


def response(
    url: str, body: bytes = b"<title>x</title>", *, date: str = DATE, record: dict[str, str] | None = None, **kwargs: object
) -> Record:
    """A response record."""
    return Record("response", url, http(body, **kwargs), date=date, headers=record or {})  # type: ignore[arg-type]


def plain(*records: Record) -> bytes:
    """An uncompressed file."""
    return b"".join(record.raw() for record in records)


def members(*records: Record) -> bytes:
    """One gzip member a record, as the standard recommends."""
    return b"".join(gzip.compress(record.raw(), mtime=0) for record in records)


def one_member(*records: Record) -> bytes:
    """A whole file put through gzip afterwards."""
    return gzip.compress(plain(*records), mtime=0)


def wacz(*records: Record) -> bytes:
    """A bundle as browser crawlers make it, with its records in two files."""
    out = io.BytesIO()
    half = len(records) // 2
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as bundle:
        bundle.writestr("datapackage.json", "{}")
        bundle.writestr("archive/rec-0.warc.gz", members(*records[:half]))
        bundle.writestr("archive/rec-1.warc.gz", members(*records[half:]))
        bundle.writestr("pages/pages.jsonl", "")
    return out.getvalue()


def write(folder: Path, data: bytes, name: str = "web.warc.gz") -> Path:
    """Put a file somewhere."""
    path = folder / name
    path.write_bytes(data)
    return path
