"""The document holds no word that OpenAPI 3.1 does not know: strict readers refuse it whole."""

from __future__ import annotations

from emptor.core.app import create_app
from emptor.core.settings import Settings
from emptor.routers.application import all_routers


def test_a_stream_is_described_in_words_of_openapi_3_1() -> None:
    """A string, as it comes; what its events hold is an extension."""
    document = create_app(*all_routers(), settings=Settings()).openapi()
    assert "itemSchema" not in str(document)
    stream = document["paths"]["/api/v1/research/{job_id}/events"]["get"]["responses"]["200"]["content"]["text/event-stream"]
    assert "schema" not in stream  # a client that checks each event would hold it against the schema of the whole stream
    assert stream["x-item-schema"]["properties"]["data"]["contentSchema"] == {"$ref": "#/components/schemas/ResearchEvent"}
