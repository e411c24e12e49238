"""/api/v1/research/{id}/events, /chat, /ag-ui, /langgraph: live progress, in each client's words.

A streaming function: run.sh serves `app` behind Lambda Web Adapter.
"""

from __future__ import annotations

from emptor.core import cold_start
from emptor.routers import ag_ui, chat, langgraph, research_events
from emptor.routers.application import application

app = cold_start.ready(application(research_events.router, chat.router, ag_ui.router, langgraph.router))
