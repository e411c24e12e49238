"""The image proxy under attack: it fetches only what it signed, reaches nothing inside, and serves nothing but pictures."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import UUID

import pytest
from PIL import Image

from emptor.core.settings import Settings
from emptor.models.brief import Brief
from emptor.models.report import Candidate, Cost, Report
from emptor.services.pages import images as images_module
from emptor.services.pages.images import ImageService
from tests.fakes.connects import connects
from tests.fakes.hostile_server import HostileServer
from tests.fakes.threaded_server import ThreadedServer
from tests.integration.api.conftest import Api, Caller
from tests.unit.core.net.test_guard_cases import HOSTS

HERE = "127.0.0.0/8"
PAGE = b"<html><script>alert(1)</script></html>"


def png(width: int = 900, height: int = 600) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (10, 120, 200)).save(out, "PNG")
    return out.getvalue()


class Shop:
    """Serves pictures, and what is none."""

    url = ""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.bodies: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/p.png": (200, {"Content-Type": "image/png", "Set-Cookie": "who=you"}, png()),
            "/page-called.png": (200, {"Content-Type": "image/png"}, PAGE),
            "/inside": (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b""),
            "/local-file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/moved": (301, {"Location": "/p.png"}, b""),
            "/large": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n" + b"\0" * (images_module.FETCH_MAX_BYTES + 1)),
        }


@pytest.fixture
def shop() -> Iterator[Shop]:
    told = Shop()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            status, headers, body = told.bodies.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadedServer(Handler) as server:
        told.url = server.url
        yield told


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"allow_addresses": (HERE,)})


@pytest.fixture
async def owner(api: Api) -> Caller:
    return await api.user()


async def link_to(api: Api, url: str) -> str:
    """A link that the service signs, as the API's client asks for it."""
    [link] = (await api.services.images.links([url])).values()
    return link.removeprefix("/api/v1")


async def reported(api: Api, owner: Caller, picture: str, web: str = "live") -> str:
    """A job whose report shows a picture; returns the job's id."""
    job = await owner.start()
    report = Report(
        job_id=UUID(job["id"]),
        brief=Brief(question="headphones"),
        candidates=(Candidate(name="H700", rank=1, score=0.5, qualifies=True, image=picture),),
        cost=Cost(),
        summary="",
        recommendation=None,
        web=web,
        generated_at="2026-11-29T00:00:00Z",  # type: ignore[arg-type]
    )
    async with api.services.database.connection() as connection:
        await connection.execute(
            "update research_jobs set status = 'succeeded', finished_at = now(), report = %s where id = %s",
            [report.model_dump_json(), job["id"]],
        )
    return str(job["id"])


async def test_a_report_brings_links_to_its_pictures_that_anybody_s_browser_can_load(api: Api, owner: Caller, shop: Shop) -> None:
    """Small, as WebP, kept by browsers, and without a word about the reader to the shop."""
    picture = f"{shop.url}/p.png"
    job_id = await reported(api, owner, picture)
    view = (await owner.http.get(f"/research/{job_id}")).json()
    link = view["images"][picture].removeprefix("/api/v1")
    answer = await api.client().get(link, headers={"Cookie": "session=mine", "Referer": "http://console/private"})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "max-age=604800" in answer.headers["cache-control"]
    assert Image.open(io.BytesIO(answer.content)).size == (320, 213)
    [(_, headers)] = shop.asked
    assert not headers.keys() & {"cookie", "referer", "authorization", "x-api-key", "x-forwarded-for"}

    small = await api.client().get(f"{link}&w=96")
    assert Image.open(io.BytesIO(small.content)).size == (96, 64)
    assert "cookie" not in shop.asked[-1][1], "what a shop sets is not sent back"


async def test_a_report_from_an_archive_has_none(api: Api, owner: Caller) -> None:
    """Its pages do not lie where their addresses say: whoever has those addresses today is not asked."""
    job_id = await reported(api, owner, "https://shop.example/p.png", web="sample.warc.gz")
    assert (await owner.http.get(f"/research/{job_id}")).json()["images"] == {}


async def test_a_shared_report_has_them_too(api: Api, owner: Caller, shop: Shop) -> None:
    """And the links say nothing of its owner."""
    picture = f"{shop.url}/p.png"
    job_id = await reported(api, owner, picture)
    made = (await owner.http.post(f"/research/{job_id}/shares", json={})).json()
    anybody = api.client()
    shared = (await anybody.get(made["links"]["report"].removeprefix("/api/v1"))).json()
    link = shared["images"][picture]
    assert job_id not in link
    assert str(owner.id) not in link
    assert (await anybody.get(link.removeprefix("/api/v1"))).status_code == 200


async def test_the_same_picture_twice_is_fetched_once(api: Api, shop: Shop) -> None:
    """By two readers at once, and again later."""
    link = await link_to(api, f"{shop.url}/p.png")
    answers = await asyncio.gather(*(api.client().get(link) for _ in range(8)))
    assert {answer.status_code for answer in answers} == {200}
    await api.client().get(link)
    assert len(shop.asked) <= images_module.AT_ONCE


async def test_only_what_was_signed_is_fetched(api: Api, shop: Shop) -> None:
    """Another address, another end, another signature: nothing is asked for."""
    link = await link_to(api, f"{shop.url}/p.png")
    query = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
    flipped = query["sig"][:-2] + ("A" if query["sig"][-2] != "A" else "B") + query["sig"][-1]
    for change in (
        {"url": f"{shop.url}/p.png?"}, {"url": f"{shop.url}/other.png"}, {"until": str(int(query["until"]) + 1)},
        {"sig": flipped}, {"sig": "A" * 43}, {"until": "1", "sig": query["sig"]},
    ):  # fmt: skip
        answer = await api.client().get(f"/images?{urlencode(query | change)}")
        assert answer.status_code == 404, change
    for change in ({"sig": ""}, {"sig": "A" * 42 + "="}, {"w": "100000"}, {"w": "321"}, {"until": "-1"}, {"callback": "x"}):
        answer = await api.client().get(f"/images?{urlencode(query | change)}")
        assert answer.status_code == 422, change
    assert shop.asked == []


async def test_a_link_ends(api: Api, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """After two weeks, one at least."""
    link = await link_to(api, f"{shop.url}/p.png")
    now = images_module.time.time()
    monkeypatch.setattr(images_module.time, "time", lambda: now + images_module.WEEK_S - 60)
    assert (await api.client().get(link)).status_code == 200
    monkeypatch.setattr(images_module.time, "time", lambda: now + images_module.LINK_WEEKS * images_module.WEEK_S + 60)
    assert (await api.client().get(link)).status_code == 404


async def test_a_link_of_another_instance_holds_and_keys_are_renewed(api: Api, shop: Shop) -> None:
    """The key lies in the database; one that is a month old signs no more, and verifies for another."""
    link = await link_to(api, f"{shop.url}/p.png")
    other = ImageService(api.services.images._keys, api.services.settings)
    assert await other.links([f"{shop.url}/p.png"]) == {f"{shop.url}/p.png": f"/api/v1{link}"}
    async with api.services.database.connection() as connection:
        await connection.execute("update image_keys set created_at = created_at - interval '31 days'")
    renewed = ImageService(api.services.images._keys, api.services.settings)
    assert await renewed.links([f"{shop.url}/p.png"]) != {f"{shop.url}/p.png": f"/api/v1{link}"}
    query = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
    assert await renewed.picture(query["url"], int(query["until"]), query["sig"], 320)
    async with api.services.database.connection() as connection:
        await connection.execute("update image_keys set created_at = created_at - interval '31 days'")
        assert len(await api.services.images._keys.current()) == 2, "the oldest is gone, and one was made"
    await other.aclose()
    await renewed.aclose()


@pytest.mark.parametrize("path", ["/inside", "/local-file", "/loop", "/page-called.png", "/large", "/missing.png"])
async def test_what_is_no_picture_is_not_served(api: Api, shop: Shop, path: str) -> None:
    """Redirects inside and in circles, a page, a file over the limit: a problem document, and never the bytes."""
    with connects() as seen:
        answer = await api.client().get(await link_to(api, f"{shop.url}{path}"))
    assert answer.status_code == 404, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert b"<script>" not in answer.content
    assert not [address for address in seen if address.startswith("169.")]


async def test_a_redirect_to_a_picture_is_followed(api: Api, shop: Shop) -> None:
    """As shops' picture servers answer."""
    assert (await api.client().get(await link_to(api, f"{shop.url}/moved"))).status_code == 200


@pytest.mark.parametrize(
    "path", ["/gzip-bomb", "/endless-chunks", "/endless-crumbs", "/never", "/drip", "/reset-body", "/garbage", "/image"]
)
async def test_a_hostile_answer_ends_within_the_deadline(api: Api, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounded in bytes and in time, and never a fault of ours."""
    monkeypatch.setattr(images_module, "FETCH_DEADLINE_S", 1.5)
    async with HostileServer() as server, asyncio.timeout(30):
        answer = await api.client().get(await link_to(api, server.url(path)))
    assert answer.status_code == 404, answer.text


async def test_no_hostile_address_is_connected_to_though_it_was_signed(api: Api) -> None:
    """A page may name any picture: the guard of all pages stands before it. Counted at the socket level."""
    api.services.settings = api.services.settings.model_copy(update={"allow_addresses": ()})
    urls = [f"http://{host}/p.png" for _, host in HOSTS]
    links = await api.services.images.links(urls)
    guarded = ImageService(api.services.images._keys, api.services.settings)
    await guarded.links(urls[:1])  # knows the key now: the database is not asked below
    api.services.__dict__["images"] = guarded
    with connects() as seen:
        answers = [(await api.client().get(link.removeprefix("/api/v1"))).status_code for link in links.values()]
    assert set(answers) <= {404, 422}
    assert len(answers) > 150
    assert seen == []


async def test_what_no_browser_may_load_gets_no_link(api: Api) -> None:
    """Data, scripts and files are no addresses of pictures."""
    urls = [
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "/relative.png",
        "ftp://shop.example/p.png",
    ]
    assert await api.services.images.links(urls) == {}


async def test_too_many_at_once_are_asked_to_wait(api: Api, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """With Retry-After; nobody can have us fetch without end."""
    link = await link_to(api, f"{shop.url}/p.png")
    monkeypatch.setattr(images_module, "WAITING_MAX", 0)
    answer = await api.client().get(link)
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) >= 1
