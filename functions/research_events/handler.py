"""/api/v1/research/{id}/events: live progress. A streaming function: run.sh serves `app` behind Lambda Web Adapter."""

from __future__ import annotations

from emptor.routers import research_events
from emptor.routers.application import application

app = application(research_events.router)
