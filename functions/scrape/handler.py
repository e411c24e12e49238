"""/api/v1/scrape: one page, or many as they come. A streaming function: run.sh serves `app` behind Lambda Web Adapter."""

from __future__ import annotations

from emptor.core import cold_start
from emptor.routers import scrape
from emptor.routers.application import application

app = cold_start.ready(application(scrape.router))
