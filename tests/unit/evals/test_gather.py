"""The folder of saved shop pages is rebuilt from clones on disk, and what is missing is named."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.evals.gather import LABEL_FILES, LABELS, PAGES, PageMissing, PageSource, gather, read_page, read_sources, write_labels
from tests.evals.suites.pages import FIELDS

REPOSITORY = "shop/pages"
PLAIN, PACKED = b"<h1>Kettle</h1>", b"<h1>Teapot</h1>"


def _git(clone: Path, *words: str) -> str:
    name = ("-c", "user.name=Test", "-c", "user.email=test@example.com")
    return subprocess.run(["git", "-C", str(clone), *name, *words], capture_output=True, check=True, text=True).stdout.strip()


@pytest.fixture
def clones(tmp_path: Path) -> Path:
    """A folder with one clone; its second commit has deleted the pages of the first."""
    clone = tmp_path / "clones" / REPOSITORY
    clone.mkdir(parents=True)
    _git(clone, "init", "--quiet")
    (clone / "kettle.html").write_bytes(PLAIN)
    (clone / "teapot.html.gz").write_bytes(gzip.compress(PACKED))
    _git(clone, "add", ".")
    _git(clone, "commit", "--quiet", "-m", "Pages")
    _git(clone, "rm", "--quiet", "kettle.html", "teapot.html.gz")
    _git(clone, "commit", "--quiet", "-m", "No pages")
    return tmp_path / "clones"


def _source(clones: Path, path: str, repository: str = REPOSITORY) -> PageSource:
    commit = _git(clones / REPOSITORY, "rev-parse", "HEAD~1")
    return PageSource(Path(path).name.partition(".")[0], repository, commit, path, "https://shop.example/kettle")


def test_pages_are_read_at_their_commit_and_unpacked(clones: Path, tmp_path: Path) -> None:
    """A page that a later commit deleted is still written, byte for byte, and a packed one as plain HTML."""
    folder = tmp_path / "pages"
    problems = gather([_source(clones, "kettle.html"), _source(clones, "teapot.html.gz")], clones, folder)
    assert problems == []
    assert {page.name: page.read_bytes() for page in folder.iterdir()} == {"kettle.html": PLAIN, "teapot.html": PACKED}


def test_a_missing_clone_is_named_and_the_others_are_written(clones: Path, tmp_path: Path) -> None:
    """One repository that is not there costs its own pages only, and the message says what to clone."""
    folder = tmp_path / "pages"
    problems = gather([_source(clones, "cup.html", "other/pages"), _source(clones, "kettle.html")], clones, folder)
    assert [page.name for page in folder.iterdir()] == ["kettle.html"]
    assert len(problems) == 1
    assert "github.com/other/pages" in problems[0]


def test_a_file_that_the_commit_lacks_is_an_error(clones: Path) -> None:
    """A wrong path never gives an empty page."""
    with pytest.raises(PageMissing, match=r"no cup\.html at"):
        read_page(_source(clones, "cup.html"), clones)


def test_the_source_list_names_each_page_once() -> None:
    """Every entry has an identifier of its own, a full commit and the address of its page; none repeats a file."""
    sources = list(read_sources())
    assert len({source.id for source in sources}) == len(sources)
    assert len({(source.repository, source.path) for source in sources}) == len(sources)
    assert all(re.fullmatch(r"[0-9a-f]{40}", source.commit) for source in sources)
    assert all(source.url.startswith(("http://", "https://")) for source in sources)


def test_labels_are_written_beside_the_pages_that_are_there(clones: Path, tmp_path: Path) -> None:
    """A row gets the address of its page; the row of a page that could not be read is left out."""
    labels, folder = tmp_path / "labels", tmp_path / "folder"
    labels.mkdir()
    rows = [{"id": name, "kind": "product", "fields": {"price": ["5"]}} for name in ("kettle", "cup")]
    (labels / "labels.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (labels / "listings.jsonl").write_text("")
    sources = [_source(clones, "kettle.html"), _source(clones, "cup.html", "other/pages")]
    gather(sources, clones, folder / PAGES)
    assert write_labels(sources, folder, labels) == 1
    assert json.loads((folder / "truth.jsonl").read_text()) == {**rows[0], "url": sources[0].url}


def test_each_kept_label_has_a_page_and_known_fields() -> None:
    """No row is of a page that the source list lacks, none is double, and a product says whether it shows a price."""
    ids = {source.id for source in read_sources()}
    truth, listings = ([json.loads(line) for line in (LABELS / name).read_text().splitlines()] for name in LABEL_FILES)
    for rows in (truth, listings):
        assert len({row["id"] for row in rows}) == len(rows)
        assert {row["id"] for row in rows} <= ids
    assert {row["id"] for row in listings} <= {row["id"] for row in truth if row["kind"] == "listing"}
    assert all(set(row["fields"]) <= set(FIELDS) for row in truth)
    assert all("price" in row["fields"] for row in truth if row["kind"] == "product")
