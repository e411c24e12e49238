"""/api/v1/agent: run an agent and stream its steps. A streaming function: run.sh serves `app` behind Lambda Web Adapter."""

from __future__ import annotations

from emptor.core import cold_start
from emptor.routers import agent
from emptor.routers.application import application

app = cold_start.ready(application(agent.router))
