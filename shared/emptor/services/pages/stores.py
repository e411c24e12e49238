"""Where the contents of pages are kept, by setting."""

from __future__ import annotations

from emptor.core.errors import ConfigurationError
from emptor.core.settings import Settings
from emptor.db.stores.port import ContentStore


def content_store(settings: Settings) -> ContentStore | None:
    """Return the store of EMPTOR_SNAPSHOT_STORE; None for the database itself.

    Raises:
        ConfigurationError: a setting that it needs is missing.
    """
    if settings.snapshot_store == "database":
        return None
    if settings.snapshot_bucket is None:
        raise ConfigurationError(f"EMPTOR_SNAPSHOT_STORE={settings.snapshot_store} needs a bucket: set EMPTOR_SNAPSHOT_BUCKET.")
    if settings.snapshot_store == "s3":
        from emptor.db.stores.s3 import S3Store  # noqa: PLC0415 - one of the stores is in use, if any

        endpoint_url = settings.snapshot_endpoint_url or settings.aws_endpoint_url
        return S3Store(settings.snapshot_bucket, prefix=settings.snapshot_prefix, endpoint_url=endpoint_url)
    from emptor.db.stores.supabase import SupabaseStore  # noqa: PLC0415

    if settings.supabase_url is None or settings.supabase_secret_key is None:
        raise ConfigurationError("EMPTOR_SNAPSHOT_STORE=supabase needs SUPABASE_URL and SUPABASE_SECRET_KEY.")
    return SupabaseStore(
        settings.supabase_url, settings.supabase_secret_key, settings.snapshot_bucket, prefix=settings.snapshot_prefix
    )
