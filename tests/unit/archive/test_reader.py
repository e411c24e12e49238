"""Archives of every make, read as pages."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from emptor.archive import Archive
from emptor.archive.payload import PayloadError, PayloadTooLarge
from emptor.core.errors import InvalidInput
from tests.fakes import warcs
from tests.fakes.warcs import Record, http, response

SHOP = "https://shop.example"
PAGE = b"<title>Meridian 45</title><p>$129.00"
CRAWL = (
    Record("warcinfo", "", b"software: Crawler/1.0\r\n", content_type="application/warc-fields"),
    Record(
        "request", f"{SHOP}/a", b"GET /a HTTP/1.1\r\nHost: shop.example\r\n\r\n", content_type="application/http; msgtype=request"
    ),
    response(f"{SHOP}/a", PAGE),
    Record("metadata", f"{SHOP}/a", b"fetchTimeMs: 12\r\n", content_type="application/warc-fields"),
    Record("resource", f"urn:pageinfo:{SHOP}/a", b"{}", content_type="application/json"),
    response(f"{SHOP}/b", b"<title>B</title>"),
)


def _open(folder: Path, *records: Record) -> Archive:
    return Archive.open(warcs.write(folder, warcs.members(*records)))


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("web.warc.gz", warcs.members),
        ("web.warc", warcs.plain),
        ("web.warc.gz", warcs.one_member),
        ("web.wacz", warcs.wacz),
        ("padded.warc.gz", lambda *records: warcs.members(*records) + b"\0" * 512),
    ],
    ids=["a gzip member a record", "uncompressed", "gzipped as a whole", "wacz bundle", "padded with zeros"],
)
def test_any_container_gives_the_same_pages(tmp_path: Path, name: str, pack: Callable[..., bytes]) -> None:
    """How the records are packed does not matter, and only answers are pages."""
    archive = Archive.open(warcs.write(tmp_path, pack(*CRAWL), name))
    assert [(page.url, page.body) for page in archive.pages()] == [(f"{SHOP}/a", PAGE), (f"{SHOP}/b", b"<title>B</title>")]


@pytest.mark.parametrize("version", ["WARC/1.0", "WARC/1.1"])
def test_a_page_has_what_the_server_sent_and_when(tmp_path: Path, version: str) -> None:
    """Status, headers, type, charset and the date of the capture."""
    block = http("12 €".encode("cp1252"), content_type="Text/HTML; charset=windows-1252", Set_Cookie="a=1", set_cookie="b=2")
    archive = _open(tmp_path, Record("response", f"{SHOP}/a", block, version=version, date="2026-05-04T10:00:00.250000Z"))
    page = archive.get(f"{SHOP}/a")
    assert page is not None
    assert (page.status, page.content_type, page.text) == (200, "text/html", "12 €")
    assert page.headers["set-cookie"] == "a=1, b=2"
    assert page.fetched_at == datetime(2026, 5, 4, 10, 0, 0, 250_000, tzinfo=UTC)
    assert page.via == "archive"


@pytest.mark.parametrize(
    "asked",
    [
        "HTTPS://SHOP.example:443/a",
        f"{SHOP}/a#reviews",
        "http://shop.example/a",
        "https://www.shop.example/a/",
        f"{SHOP}/a?utm_source=mail",
    ],
)
def test_a_page_is_found_under_other_spellings(tmp_path: Path, asked: str) -> None:
    """What does not make another page does not hide one."""
    archive = _open(tmp_path, response(f"{SHOP}/a", PAGE))
    page = archive.get(asked)
    assert page is not None
    assert (page.url, page.final_url, page.body) == (asked, f"{SHOP}/a", PAGE)


def test_the_exact_address_wins_over_a_similar_one(tmp_path: Path) -> None:
    """A tracking parameter is only ignored when the address with it is not there."""
    archive = _open(tmp_path, response(f"{SHOP}/a", b"bare"), response(f"{SHOP}/a?gclid=1", b"tracked"))
    assert archive.get(f"{SHOP}/a?gclid=1").body == b"tracked"  # type: ignore[union-attr]
    assert archive.get(f"{SHOP}/a").body == b"bare"  # type: ignore[union-attr]


@pytest.mark.parametrize("asked", [f"{SHOP}/nothing", f"{SHOP}/a?id=2", "ftp://shop.example/a", "nonsense", "http://[::1"])
def test_what_is_not_there_is_none(tmp_path: Path, asked: str) -> None:
    """Another query is another page, and odd addresses do not raise."""
    assert _open(tmp_path, response(f"{SHOP}/a", PAGE)).get(asked) is None


def test_redirects_are_followed(tmp_path: Path) -> None:
    """Absolute and relative, permanent and not; the page says where it ended."""
    archive = _open(
        tmp_path,
        response(f"{SHOP}/old", status=301, Location="/middle"),
        response(f"{SHOP}/middle", status=302, Location="//shop.example/a"),
        response(f"{SHOP}/a", PAGE),
    )
    page = archive.get(f"{SHOP}/old")
    assert page is not None
    assert (page.url, page.final_url, page.body) == (f"{SHOP}/old", f"{SHOP}/a", PAGE)


@pytest.mark.parametrize("target", ["/gone", "/old", "javascript:1"])
def test_a_redirect_to_nowhere_is_no_page(tmp_path: Path, target: str) -> None:
    """Neither a target that is not archived nor a loop gives a page, or an endless search."""
    assert _open(tmp_path, response(f"{SHOP}/old", status=301, Location=target)).get(f"{SHOP}/old") is None


@pytest.mark.parametrize("status", [403, 404, 500])
def test_error_answers_are_kept_with_their_body(tmp_path: Path, status: int) -> None:
    """An anti-bot page is in the archive like any other."""
    page = _open(tmp_path, response(f"{SHOP}/a", b"Access denied", status=status)).get(f"{SHOP}/a")
    assert page is not None
    assert (page.status, page.body) == (status, b"Access denied")


@pytest.mark.parametrize("order", [1, -1])
def test_the_newest_reading_stands_whatever_the_order_of_the_file(tmp_path: Path, order: int) -> None:
    """Prices change; the last one read is the one."""
    records = [
        response(f"{SHOP}/a", b"old", date="2026-01-01T00:00:00Z"),
        response(f"{SHOP}/a", b"new", date="2026-02-01T00:00:00Z"),
    ]
    archive = _open(tmp_path, *records[::order])
    assert archive.get(f"{SHOP}/a").body == b"new"  # type: ignore[union-attr]
    assert len(list(archive.pages())) == 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_passing_failure_does_not_displace_a_page(tmp_path: Path, status: int) -> None:
    """A shop that was busy on the second visit still has its page from the first."""
    archive = _open(tmp_path, response(f"{SHOP}/a", PAGE), response(f"{SHOP}/a", status=status, date="2026-06-01T00:00:00Z"))
    assert archive.get(f"{SHOP}/a").body == PAGE  # type: ignore[union-attr]


def test_a_page_that_is_gone_is_gone(tmp_path: Path) -> None:
    """A 404 does say something of the page."""
    archive = _open(tmp_path, response(f"{SHOP}/a", PAGE), response(f"{SHOP}/a", status=404, date="2026-06-01T00:00:00Z"))
    assert archive.get(f"{SHOP}/a").status == 404  # type: ignore[union-attr]


def _revisit(**fields: str) -> Record:
    return Record("revisit", f"{SHOP}/b", http(status=200), date="2026-06-01T00:00:00Z", headers=fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"WARC-Refers-To-Target-URI": f"{SHOP}/a", "WARC-Refers-To-Date": warcs.DATE},
        {"WARC-Refers-To-Target-URI": f"<{SHOP}/a>"},
        {"WARC-Payload-Digest": "sha1:ABC"},
    ],
    ids=["by address and date", "by address", "by digest"],
)
def test_an_unchanged_page_has_the_body_it_repeats(tmp_path: Path, fields: dict[str, str]) -> None:
    """Crawlers write a page that has not changed without its body; the date is that of the later visit."""
    archive = _open(tmp_path, response(f"{SHOP}/a", PAGE, record={"WARC-Payload-Digest": "sha1:ABC"}), _revisit(**fields))
    page = archive.get(f"{SHOP}/b")
    assert page is not None
    assert (page.body, page.fetched_at.month) == (PAGE, 6)


def test_an_unchanged_page_whose_body_is_elsewhere_says_so(tmp_path: Path) -> None:
    """The first visit may lie in another file."""
    archive = _open(tmp_path, _revisit(**{"WARC-Payload-Digest": "sha1:MISSING"}))
    with pytest.raises(PayloadError, match="does not hold"):
        archive.get(f"{SHOP}/b")
    assert list(archive.pages()) == []


def test_a_resource_is_a_page_without_http(tmp_path: Path) -> None:
    """Records of plain content, as some tools write them."""
    page = _open(tmp_path, Record("resource", f"{SHOP}/a", PAGE, content_type="text/html")).get(f"{SHOP}/a")
    assert page is not None
    assert (page.status, page.content_type, page.body) == (200, "text/html", PAGE)


def test_the_answer_to_a_post_is_not_the_page(tmp_path: Path) -> None:
    """A browser crawler records what scripts send as well, under the same address."""
    answer = response(f"{SHOP}/a", b"{}", date="2026-06-01T00:00:00Z", record={"WARC-Record-ID": "<urn:uuid:1>"})
    sent = Record("request", f"{SHOP}/a", b"POST /a HTTP/1.1\r\n\r\nx=1", headers={"WARC-Concurrent-To": "<urn:uuid:1>"})
    archive = _open(tmp_path, response(f"{SHOP}/a", PAGE), answer, sent)
    assert archive.get(f"{SHOP}/a").body == PAGE  # type: ignore[union-attr]


def test_only_documents_are_iterated(tmp_path: Path) -> None:
    """Pictures, scripts and robots.txt are there when asked for."""
    archive = _open(
        tmp_path,
        response(f"{SHOP}/a", PAGE),
        response(f"{SHOP}/a.png", b"\x89PNG", content_type="image/png"),
        response(f"{SHOP}/a.js", b"1", content_type="text/javascript"),
        response(f"{SHOP}/robots.txt", b"Disallow:", content_type="text/plain"),
    )
    assert [page.url for page in archive.pages()] == [f"{SHOP}/a"]
    assert len(list(archive.pages(documents_only=False))) == 4
    assert len(archive) == 4


def test_a_body_is_bounded(tmp_path: Path) -> None:
    """Both the stored body and the decoded one."""
    bomb = gzip.compress(b"\0" * 5_000_000)
    archive = _open(tmp_path, response(f"{SHOP}/big", b"x" * 2_000_000), response(f"{SHOP}/bomb", bomb, Content_Encoding="gzip"))
    for name in ("big", "bomb"):
        with pytest.raises(PayloadTooLarge):
            archive.get(f"{SHOP}/{name}", max_bytes=1_000_000)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b"<!doctype html>", "not a web archive"),
        (b"\x28\xb5\x2f\xfd....", "zstd -d"),
        (gzip.compress(b"<!doctype html>"), "cannot be read"),
        (b"\x1f\x8b\x08\x00 but then no gzip data at all", "cannot be read"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "cannot be read"),
        (b"WARC/1.0\r\n" + b"x" * 200_000, "cannot be read"),
        (b"PK\x03\x04 no zip", "cannot be read"),
    ],
)
def test_a_file_that_is_no_archive_is_refused_with_advice(tmp_path: Path, data: bytes, what: str) -> None:
    """The message says what the file is, or what to do."""
    path = warcs.write(tmp_path, data)
    with pytest.raises(InvalidInput, match=what):
        len(Archive.open(path))


def test_a_missing_archive_and_a_directory_are_refused(tmp_path: Path) -> None:
    """Both with the path in the message."""
    with pytest.raises(InvalidInput, match=r"nowhere\.warc\.gz is not there"):
        Archive.open(tmp_path / "nowhere.warc.gz")
    with pytest.raises(InvalidInput, match="a directory"):
        Archive.open(tmp_path)


@pytest.mark.parametrize("pack", [warcs.members, warcs.plain, warcs.one_member])
def test_a_file_cut_short_gives_what_is_before_the_cut(tmp_path: Path, pack: Callable[..., bytes]) -> None:
    """A download that broke off is worth what it has, and the damage is known."""
    noise = bytes(at * at % 251 for at in range(100_000))
    data = pack(response(f"{SHOP}/a", PAGE), response(f"{SHOP}/b", noise))
    archive = Archive.open(warcs.write(tmp_path, data[:-700]))
    assert archive.get(f"{SHOP}/a").body == PAGE  # type: ignore[union-attr]
    assert archive.get(f"{SHOP}/b") is None
    assert "ends inside a record" in (archive.index.damage or "")


def test_records_with_odd_headers_are_passed_over(tmp_path: Path) -> None:
    """No date, no status, no HTTP at all: not a page, not a crash."""
    archive = _open(
        tmp_path,
        response(f"{SHOP}/nodate", date="yesterday"),
        Record("response", f"{SHOP}/nohttp", b""),
        Record("response", f"{SHOP}/nostatus", b"HTTP/1.1\r\n\r\n"),
        Record("response", f"{SHOP}/early", http(status=103)),
        Record("response", "dns:shop.example", b"1.2.3.4", content_type="text/dns"),
        response(f"{SHOP}/a", PAGE),
    )
    assert [page.url for page in archive.pages()] == [f"{SHOP}/a"]
