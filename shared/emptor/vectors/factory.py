"""The vector store that the settings name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from emptor.core.errors import ConfigurationError
from emptor.core.settings import Settings
from emptor.vectors.port import VectorStore

if TYPE_CHECKING:
    from emptor.db.database import Database

_HTTP_PORT, _HTTPS_PORT = 80, 443


def make_store(settings: Settings, db: Database) -> VectorStore:
    """Make the store of EMPTOR_VECTOR_STORE. The caller closes it; a client is imported only when it is the one named.

    Raises:
        ConfigurationError: a setting or the store's client is missing.
    """
    if settings.vector_store == "pgvector":
        from emptor.db.vectors import VectorRepository

        return VectorRepository(db)
    try:
        return _client_of(settings, db)
    except ImportError as error:
        name = settings.vector_store
        raise ConfigurationError(
            f"EMPTOR_VECTOR_STORE={name} needs the package {error.name}: pip install 'emptor[{name}]'."
        ) from error


def _client_of(settings: Settings, db: Database) -> VectorStore:
    key = settings.vector_api_key.get_secret_value() if settings.vector_api_key else None
    if settings.vector_store == "vecs":
        import vecs

        from emptor.vectors.vecs import VecsStore

        url = db.url.replace("postgres://", "postgresql://", 1).replace("postgresql://", "postgresql+psycopg2://", 1)
        return VecsStore(lambda: vecs.create_client(url), settings.vector_prefix)
    if settings.vector_url is None:
        raise ConfigurationError(f"EMPTOR_VECTOR_STORE={settings.vector_store} needs EMPTOR_VECTOR_URL.")
    if settings.vector_store == "qdrant":
        from qdrant_client import AsyncQdrantClient

        from emptor.vectors.qdrant import QdrantStore

        return QdrantStore(
            AsyncQdrantClient(url=settings.vector_url, api_key=key, check_compatibility=False), settings.vector_prefix
        )
    if settings.vector_store == "chroma":
        import chromadb

        from emptor.vectors.chroma import ChromaStore

        parts = urlsplit(settings.vector_url)
        secure = parts.scheme == "https"
        open_client = partial(
            chromadb.AsyncHttpClient,
            host=parts.hostname or "localhost",
            port=parts.port or (_HTTPS_PORT if secure else _HTTP_PORT),
            ssl=secure,
            headers={"x-chroma-token": key} if key else None,
        )
        return ChromaStore(open_client, settings.vector_prefix)
    from pinecone import AsyncIndex

    from emptor.vectors.pinecone import PineconeStore

    if key is None:
        raise ConfigurationError("EMPTOR_VECTOR_STORE=pinecone needs EMPTOR_VECTOR_API_KEY.")
    return PineconeStore(AsyncIndex(host=settings.vector_url, api_key=key), settings.vector_prefix)
