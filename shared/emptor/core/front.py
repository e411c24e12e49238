"""What a person sees who opens the service in a browser: a start page or the console at `/`, and the documentation.

The documentation is Swagger UI, from the extra `docs`; without it the page names the OpenAPI document. Nothing is loaded from
another address, and nothing here is read before somebody asks for it. Links are relative: a proxy may serve all of it below a
path.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeGuard

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from emptor.core.version import API_PREFIX, VERSION

DOCS = f"{API_PREFIX}/docs"
OPENAPI = f"{API_PREFIX}/openapi.json"
OPENAPI_FILE = Path(__file__).with_name("openapi.json")  # written by `make client-types`
LINKS = {"documentation": DOCS, "openapi": OPENAPI, "health": f"{API_PREFIX}/health", "ready": f"{API_PREFIX}/ready"}
SWAGGER_PACKAGE = "fastapi_swagger"
ASSETS = {"swagger-ui-bundle.js": "text/javascript", "swagger-ui.css": "text/css"}
# Pages of ours may load what we serve. Swagger UI styles its elements one by one, and its pictures are data.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
PAGE_HEADERS = {"Content-Security-Policy": PAGE_POLICY}
ASSET_HEADERS = {"Cache-Control": "public, max-age=86400"}
NAMED_BY_CONTENT = "assets/"  # the build puts a digest into the name of each file there: another content is another file
FOR_EVER = "public, max-age=31536000, immutable"

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><link rel="icon" href="data:,">{head}</head><body>{body}</body></html>
"""
_STYLE = "<style>body{font:16px/1.6 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem}</style>"
_START = f"""<h1>Emptor</h1>
<p>The buyer's research backend, version {VERSION}.</p>
<ul>
<li><a href="{DOCS[1:]}">Documentation</a>: every path, to read and to try</li>
<li><a href="{OPENAPI[1:]}">OpenAPI document</a>: for generated clients</li>
<li><a href="{API_PREFIX[1:]}/health">Health</a> and <a href="{API_PREFIX[1:]}/ready">readiness</a></li>
</ul>
<p>Ask something:</p>
<pre>curl -s {{base}}{API_PREFIX}/research -H 'Content-Type: application/json' \\
  -d '{{{{"question": "wireless headphones under 150 dollars"}}}}'</pre>"""
_SWAGGER_HEAD = '<link rel="stylesheet" href="docs/swagger-ui.css">'
_SWAGGER_BODY = '<div id="docs"></div><script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script>'
# The document says that its paths begin at the server's root; here that is where this page's own path begins.
_SWAGGER_START = """const root = new URL("../..", document.baseURI).href.replace(/\\/$/, "");
fetch("openapi.json").then((answer) => answer.json()).then((spec) => {
  spec.servers = [{ url: root }];
  SwaggerUIBundle({ spec, dom_id: "#docs", deepLinking: true });
});
"""
_NO_SWAGGER = """<h1>Emptor: documentation</h1>
<p>This deployment has no pages of documentation. The <a href="openapi.json">OpenAPI document</a> describes every path;
to see it here, install <code>emptor[docs]</code>.</p>"""


class Console(StaticFiles):
    """The built files of the console, at `/`. Paths of the API that do not exist stay errors of the API."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """See StaticFiles; the files may load each other."""
        if f"/{path}".startswith(f"{API_PREFIX}/"):
            raise HTTPException(404)
        response = await super().get_response(path, scope)
        response.headers.setdefault("Content-Security-Policy", PAGE_POLICY)
        if path.startswith(NAMED_BY_CONTENT):
            response.headers.setdefault("Cache-Control", FOR_EVER)
        return response


def has_console(folder: str | None) -> TypeGuard[str]:
    """Whether a folder has the console's built files."""
    return bool(folder and (Path(folder) / "index.html").is_file())


def install(app: FastAPI, console: str | None) -> None:
    """Add `/`, `/docs` and the documentation's own paths; call it after all routers.

    Args:
        app: the application.
        console: folder of the console's built files (with an index.html), which `/` then serves in place of the start page.
    """
    for path, handler in (
        ("/docs", _to_docs),
        (DOCS, _docs),
        (OPENAPI, _openapi),
        (f"{DOCS}/start.js", _swagger_start),
        (f"{DOCS}/{{name}}", _asset),
    ):
        app.add_api_route(path, handler, include_in_schema=False)
    if has_console(console):
        app.mount("/", GZipMiddleware(Console(directory=console, html=True)), name="console")
    else:
        app.add_api_route("/", _start, include_in_schema=False)


async def _start(request: Request) -> Response:
    """The start page for a browser; for a program the same links as JSON."""
    if "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"name": "Emptor", "version": VERSION, "links": LINKS})
    base = str(request.base_url).rstrip("/")
    return _page("Emptor", _START.format(base=_escaped(base)), _STYLE)


async def _to_docs() -> Response:
    return RedirectResponse(DOCS[1:])


async def _openapi() -> Response:
    """The committed document of the whole API: the same from each function, and made without importing any of them."""
    return Response(_document(), media_type="application/json", headers=ASSET_HEADERS)


async def _docs() -> Response:
    if _swagger_folder() is None:
        return _page("Emptor: documentation", _NO_SWAGGER, _STYLE)
    return _page("Emptor: documentation", _SWAGGER_BODY, _SWAGGER_HEAD)


async def _swagger_start() -> Response:
    return Response(_SWAGGER_START, media_type="text/javascript")


async def _asset(name: str) -> Response:
    folder = _swagger_folder()
    if folder is None or name not in ASSETS:
        raise HTTPException(404)
    return FileResponse(folder / name, media_type=ASSETS[name], headers=ASSET_HEADERS)


@cache
def _document() -> bytes:
    return OPENAPI_FILE.read_bytes()


def _page(title: str, body: str, head: str) -> Response:
    return HTMLResponse(_PAGE.format(title=title, body=body, head=head), headers=PAGE_HEADERS)


def _escaped(text: str) -> str:
    from html import escape  # noqa: PLC0415 - its tables are only for this page

    return escape(text)


@cache
def _swagger_folder() -> Path | None:
    """Where Swagger UI's files lie; found without importing the package that brings them."""
    spec = find_spec(SWAGGER_PACKAGE)
    folders = spec.submodule_search_locations if spec else None
    return Path(next(iter(folders))) / "resources" if folders else None
