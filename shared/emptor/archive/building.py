"""Making an archive from pages saved on disk."""

from __future__ import annotations

import gzip
import json
import mimetypes
import os
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Annotated

from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field, ValidationError

from emptor.archive.urls import normalise
from emptor.archive.writer import ArchiveWriter
from emptor.core.errors import InvalidInput
from emptor.models.base import Model
from emptor.models.page import Page
from emptor.utils.charset import charset_of, detect_charset

MAX_SAVED_BYTES = 64 * 1024 * 1024
DEFAULT_TYPE = "text/html"


def _http_address(url: str) -> str:
    normalise(url)
    return url


class SavedPage(Model):
    """A row of the index: where a page came from and where it lies. Names it does not know are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    url: Annotated[str, AfterValidator(_http_address)]
    path: str = Field(min_length=1, description="Relative to the index; `.gz` is read as such.")
    status: int = Field(default=200, ge=200, le=599)
    content_type: str | None = Field(default=None, description="Guessed from the file's name if not given.")
    headers: dict[str, str] = Field(default_factory=dict)
    fetched_at: AwareDatetime | None = Field(default=None, description="The file's modification time if not given.")


def build(index: str | Path, out: str | Path) -> int:
    """Make an archive from an index in JSON Lines, one `SavedPage` a line; returns the number of pages.

    The output appears when it is whole, or not at all. Compressed when its name ends in `.gz`.

    Raises:
        InvalidInput: the index or a page cannot be read, or the output cannot be written; the message has the line number.
    """
    source, target = Path(index), Path(out)
    count = 0
    with _replacing(target) as file, ArchiveWriter(file, gzip=target.suffix == ".gz") as writer:
        for page in _saved_pages(source):
            writer.add(page)
            count += 1
        if not count:
            raise InvalidInput(f'{source} has no rows. Write one {{"url": …, "path": …}} a line.')
    return count


class _replacing:  # noqa: N801  (a context manager used like a function)
    """A new file beside the target that takes its place on success."""

    def __init__(self, target: Path) -> None:
        self._target = target

    def __enter__(self) -> IO[bytes]:
        try:
            handle, name = tempfile.mkstemp(prefix=f".{self._target.name}.", dir=self._target.parent)
        except OSError as error:
            raise InvalidInput(f"{self._target} cannot be written: {error.strerror}. Choose another place.") from error
        self._temporary = Path(name)
        return os.fdopen(handle, "wb")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._temporary.chmod(0o644)
            self._temporary.replace(self._target)
        else:
            with suppress(OSError):
                self._temporary.unlink()


def _saved_pages(index: Path) -> Iterator[Page]:
    try:
        text = index.read_text("utf-8")
    except OSError as error:
        raise InvalidInput(f"The index {index} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InvalidInput(f"The index {index} is not UTF-8 text.") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield _saved_page(line, index.parent, f"{index}, line {number}")


def _saved_page(line: str, folder: Path, where: str) -> Page:
    try:
        row = SavedPage.model_validate(json.loads(line))
    except json.JSONDecodeError as error:
        raise InvalidInput(f"{where}: not JSON ({error.msg}).") from error
    except RecursionError as error:
        raise InvalidInput(f"{where}: not JSON that can be read (nested too deeply).") from error
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or "row"
        raise InvalidInput(f"{where}: {name}: {first['msg']}.") from error
    path = folder / row.path
    body = _read(path, where)
    headers = {name.lower(): value for name, value in row.headers.items()}
    content_type = row.content_type or headers.get("content-type") or _guess_type(path)
    headers["content-type"] = content_type
    return Page(
        url=row.url,
        final_url=row.url,
        status=row.status,
        headers=headers,
        content_type=content_type.split(";")[0].strip().lower(),
        charset=detect_charset(body, charset_of(content_type)),
        body=body,
        fetched_at=row.fetched_at or datetime.fromtimestamp(path.stat().st_mtime, UTC),
    )


def _read(path: Path, where: str) -> bytes:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            body = file.read(MAX_SAVED_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise InvalidInput(f"{where}: the page {path} cannot be read: {reason}.") from error
    if len(body) > MAX_SAVED_BYTES:
        raise InvalidInput(f"{where}: the page {path} is over {MAX_SAVED_BYTES // 2**20} MiB.")
    return body


def _guess_type(path: Path) -> str:
    name = path.name.removesuffix(".gz")
    return mimetypes.guess_type(name)[0] or DEFAULT_TYPE
