"""What a browser finds at the service's address, without internet: a start page, the documentation, the console."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from emptor.core import front
from emptor.core.app import create_app
from emptor.core.settings import Settings
from emptor.core.version import VERSION
from emptor.routers import health

HTML = {"Accept": "text/html,application/xhtml+xml"}


def app_with(**settings: str) -> FastAPI:
    return create_app(health.router, settings=Settings(**settings))


def client(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")


def loaded_by(page: str) -> list[str]:
    """Addresses that a page loads by itself; the empty icon that keeps browsers from asking for one is none."""
    return re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="(?!data:)([^"]+)"', page)


async def test_every_link_of_the_start_page_leads_somewhere() -> None:
    async with client(app_with()) as http:
        page = (await http.get("/", headers=HTML)).text
        links = re.findall(r'<a href="([^"]+)"', page)
        assert {f"/{link}" for link in links} == set(front.LINKS.values()), "relative: the page may be served below a path"
        for link in links:
            assert (await http.get(f"/{link}")).status_code == 200, link
    assert "http://test/api/v1/research -H" in page


async def test_a_program_gets_the_links_as_json() -> None:
    async with client(app_with()) as http:
        answer = await http.get("/")
    assert answer.json() == {"name": "Emptor", "version": VERSION, "links": front.LINKS}


async def test_the_documentation_loads_nothing_from_elsewhere() -> None:
    """Every script and style is ours, is served, and is of the type that `nosniff` asks for."""
    async with client(app_with()) as http:
        page = await http.get("/docs", follow_redirects=True)
        addresses = loaded_by(page.text)
        assert len(addresses) == 3
        for address in addresses:
            asset = await http.get(page.url.join(address))
            assert asset.status_code == 200, address
            assert asset.headers["content-type"].split(";")[0] in {"text/javascript", "text/css"}
            assert address.startswith("docs/"), "not found behind a path"
    assert page.url.path == "/api/v1/docs"
    assert "default-src 'none'; script-src 'self';" in page.headers["content-security-policy"]


@pytest.mark.parametrize("name", ["main.py", "..%2Fmain.py", "%2e%2e/__init__.py", "favicon.ico"])
async def test_no_other_file_of_the_package_is_served(name: str) -> None:
    async with client(app_with()) as http:
        assert (await http.get(f"/api/v1/docs/{name}")).status_code == 404


async def test_without_swagger_ui_the_page_names_the_openapi_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Lambda, whose layers are without it."""
    monkeypatch.setattr(front, "SWAGGER_PACKAGE", "not_installed_here")
    front._swagger_folder.cache_clear()
    try:
        async with client(app_with()) as http:
            page = await http.get("/api/v1/docs")
            asset = await http.get("/api/v1/docs/swagger-ui.css")
    finally:
        front._swagger_folder.cache_clear()
    assert 'href="openapi.json"' in page.text
    assert loaded_by(page.text) == []
    assert asset.status_code == 404


def test_the_layers_are_not_burdened_with_it() -> None:
    lists = Path(__file__).parents[3] / "requirements"
    assert "fastapi-swagger" not in (lists / "runtime.txt").read_text()
    assert "fastapi-swagger" in (lists / "container.txt").read_text()


async def test_a_built_console_takes_the_place_of_the_start_page(tmp_path: Path) -> None:
    """The API's paths come first, and its errors stay problem documents."""
    (tmp_path / "index.html").write_text("<title>Console</title>")
    (tmp_path / "app.js").write_text("1")
    async with client(app_with(console_dir=str(tmp_path))) as http:
        assert "Console" in (await http.get("/")).text
        assert "script-src 'self'" in (await http.get("/")).headers["content-security-policy"]
        assert (await http.get("/app.js")).text == "1"
        assert (await http.get("/api/v1/health")).json()["status"] == "ok"
        assert (await http.get("/docs")).status_code == 307
        missing = await http.get("/api/v1/nothing-here")
    assert (missing.status_code, missing.headers["content-type"]) == (404, "application/problem+json")


async def test_the_consoles_files_are_compressed_and_kept_by_the_browser(tmp_path: Path) -> None:
    """157 KB of script went out as they are, and again at each visit."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<title>Console</title>")
    (tmp_path / "assets" / "app-1a2b.js").write_text("console.log(1);\n" * 5_000)
    async with client(app_with(console_dir=str(tmp_path))) as http:
        script, page = await http.get("/assets/app-1a2b.js", headers={"accept-encoding": "gzip"}), await http.get("/")
    assert script.headers["content-encoding"] == "gzip"
    assert len(script.text) == 80_000
    assert "immutable" in script.headers["cache-control"]
    assert page.headers["cache-control"] == "no-store"


async def test_a_folder_without_a_console_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    async with client(app_with(console_dir=str(tmp_path))) as http:
        assert (await http.get("/")).json()["name"] == "Emptor"
        assert (await http.get("/secret.txt")).status_code == 404
