"""Rebuild the folder of saved shop pages that `data/page_sources.toml` points to, from clones on disk, with our labels.

    python -m tests.evals.gather CLONES FOLDER

`CLONES` holds each repository as `OWNER/NAME`, a clone with or without a work tree. `FOLDER` gets one `pages/ID.html` a page, and
the rows of `data/gathered` whose page is there: `truth.jsonl` and `listings.jsonl`, each row with the address of its page. The
labels are ours and stay in this repository; the pages belong to the shops they show, so the folder stays outside. Nothing is
downloaded. Pages whose repository or commit is not there are listed, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).with_name("data")
SOURCES = DATA / "page_sources.toml"
LABELS = DATA / "gathered"
PAGES = "pages"  # the folder of pages in the folder that is written
LABEL_FILES = {"labels.jsonl": "truth.jsonl", "listings.jsonl": "listings.jsonl"}  # in the repository, in the folder
GZIP_SUFFIX = ".gz"


class PageMissing(Exception):
    """A page cannot be read from its clone; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class PageSource:
    """Where one page is.

    Attributes:
        id: the name of the page in the folder and in the labels.
        repository: `OWNER/NAME` on GitHub.
        commit: the commit the page is read at, 40 hexadecimal digits.
        path: the file in that commit; one that ends in `.gz` is unpacked.
        url: the address the page was saved from, as far as the page names it.
    """

    id: str
    repository: str
    commit: str
    path: str
    url: str


def read_sources(path: Path = SOURCES) -> Iterator[PageSource]:
    """Yield the pages of a source list in its order."""
    with path.open("rb") as file:
        listed = tomllib.load(file)
    for repository in listed["repository"]:
        for page in repository["pages"]:
            yield PageSource(page["id"], repository["name"], repository["commit"], page["path"], page["url"])


def read_page(source: PageSource, clones: Path) -> bytes:
    """Return the bytes of a page from the clone of its repository.

    Raises:
        PageMissing: the clone, its commit or the file is not there.
    """
    clone = clones / source.repository
    if not clone.is_dir():
        raise PageMissing(f"{source.id}: no clone at {clone}. Clone github.com/{source.repository} there.")
    shown = subprocess.run(["git", "-C", str(clone), "show", f"{source.commit}:{source.path}"], capture_output=True, check=False)
    if shown.returncode:
        raise PageMissing(f"{source.id}: {clone} has no {source.path} at {source.commit}. Fetch that commit.")
    return gzip.decompress(shown.stdout) if source.path.endswith(GZIP_SUFFIX) else shown.stdout


def gather(sources: Sequence[PageSource], clones: Path, folder: Path) -> list[str]:
    """Write every page that can be read as `ID.html` into the folder; return what is wrong with the others, a line each."""
    folder.mkdir(parents=True, exist_ok=True)
    problems = []
    for source in sources:
        try:
            (folder / f"{source.id}.html").write_bytes(read_page(source, clones))
        except PageMissing as problem:
            problems.append(str(problem))
    return problems


def write_labels(sources: Sequence[PageSource], folder: Path, labels: Path = LABELS) -> int:
    """Write the labels of the pages that are in the folder, with the address of each page; return how many rows there are.

    A row of `labels` is `{"id": …, …}`; its page is `pages/ID.html` in the folder. Rows without a page are left out, so a folder
    from some of the repositories can be measured, too.
    """
    urls = {source.id: source.url for source in sources if (folder / PAGES / f"{source.id}.html").exists()}
    written = 0
    for name, target in LABEL_FILES.items():
        rows = [json.loads(line) for line in (labels / name).read_text(encoding="utf-8").splitlines()]
        lines = [json.dumps({**row, "url": urls[row["id"]]}, ensure_ascii=False) for row in rows if row["id"] in urls]
        (folder / target).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        written += len(lines)
    return written


def main() -> int:
    """Read the two folders from the command line and gather."""
    parser = argparse.ArgumentParser(description="Rebuild the folder of saved shop pages from clones on disk.")
    parser.add_argument("clones", type=Path, help="folder that holds the clones as OWNER/NAME")
    parser.add_argument("folder", type=Path, help="folder to write pages and labels to, outside this repository")
    given = parser.parse_args()
    sources = list(read_sources())
    problems = gather(sources, given.clones, given.folder / PAGES)
    rows = write_labels(sources, given.folder)
    counts = f"{len(sources) - len(problems)} of {len(sources)} pages and {rows} rows of labels written to {given.folder}"
    print("\n".join([*problems, counts]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
