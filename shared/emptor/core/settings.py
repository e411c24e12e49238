"""Settings, from the environment. Read when a function needs them, never at import.

Every variable is explained in `.env.example`; a test compares the two. A secret may be given as a reference to where AWS keeps
it, see `core/secret_references.py`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, SecretStr, field_validator

from emptor.core.secret_references import is_reference, resolved, resolved_object

PREFIX = "EMPTOR_"  # of the variable of a setting that has no name of its own
LEASES_OF_SILENCE = 2  # a loop that is silent for one lease is only late: a thread keeps its jobs


class Settings(BaseModel):
    """All settings, from the environment; arguments go before it. A variable that is empty counts as not set.

    Variables are read here, in one pass: with the library for it they took a tenth of a function's cold start.
    """

    model_config = ConfigDict(extra="ignore", frozen=True, validate_by_name=True, validate_by_alias=True)

    def __init__(self, **given: Any) -> None:
        super().__init__(**(_by_field(os.environ) | given))

    secrets: str | None = None  # reference to one secret of AWS that holds further variables as a JSON object

    # database
    database_url: SecretStr | None = Field(default=None, validation_alias="DATABASE_URL")
    database_direct_url: SecretStr | None = Field(default=None, validation_alias="DATABASE_DIRECT_URL")
    db_pool_size: int = 4
    db_connect_timeout_s: float = 5.0
    data_dir: str | None = None  # of the embedded PostgreSQL
    postgres_bin: str | None = None  # folder of the programs of another PostgreSQL to embed

    # how many days things are kept; 0 for ever
    keep_events_days: int = 30
    keep_checkpoints_days: int = 7
    keep_pages_days: int = 90

    # authentication
    auth: Literal["local", "jwt", "api_key"] = "local"
    jwt_secret: SecretStr | None = Field(default=None, validation_alias="SUPABASE_JWT_SECRET")
    supabase_url: str | None = Field(default=None, validation_alias="SUPABASE_URL")
    jwt_audience: str = "authenticated"
    jwt_issuer: str | None = None  # by default the project's own: SUPABASE_URL + /auth/v1

    # HTTP
    cors_origins: str = ""  # comma-separated; `*` allows any page
    console_dir: str | None = None  # the console's built files, served at `/`
    max_body_bytes: int = 1024 * 1024
    events_base_url: str | None = None  # where the event streams are served, when that is not where the API is

    # quotas of one user; not set means no limit
    quota_concurrent_jobs: int | None = None
    quota_jobs_per_day: int | None = None
    quota_usd_per_day: Decimal | None = None

    # watches
    quota_watches: int = 100  # of one user, paused ones included
    watch_min_minutes: int = Field(default=15, ge=5)  # the least time between two readings of a page
    watch_max_failures: int = Field(default=5, ge=1)  # in a row, after which a watch is paused
    watch_concurrency: int = Field(default=8, ge=1)  # pages one process reads at a time

    # notifications
    smtp_url: SecretStr | None = None  # smtp://user:password@host:587, smtps://…; without it no e-mail is sent
    mail_from: str | None = None
    public_url: str | None = None  # where the console is served: links in notifications lead there

    agent_max_cost_usd: Decimal = Decimal("0.05")  # for models, of one agent run that is no job

    # queue
    queue: Literal["pgmq", "sqs", "memory"] = "pgmq"
    queue_name: str = "research_jobs"
    sqs_queue_url: str | None = None
    aws_endpoint_url: str | None = Field(default=None, validation_alias="AWS_ENDPOINT_URL")

    # worker
    lease_s: int = 15
    loop_silence_s: float | None = (
        None  # a process whose event loop stands still for so long ends; two leases if not set; 0: never
    )
    slice_s: float = 840.0  # one bounded run of the worker: below Lambda's 15 minutes
    max_attempts: int = 5
    poison_after: int = Field(default=2, ge=1)  # workers that died in silence at the same place of a job
    job_deadline_s: int = 1_800
    input_wait_s: int = Field(default=86_400, ge=1)  # a job whose clarifying questions nobody answers goes on after it
    worker_concurrency: int = 2
    cron_secret: SecretStr | None = Field(default=None, validation_alias="CRON_SECRET")  # what a platform's cron sends

    # web: `auto`, `live`, or the path of a WARC file
    web: str = "auto"
    online_probe: str = "1.1.1.1:443,9.9.9.9:443,8.8.8.8:443,[2606:4700:4700::1111]:443"  # `auto`: does the internet answer
    fallback_archive: str | None = None  # the WARC file that `auto` uses when the internet does not answer
    archive_render: bool = False  # run the scripts of archived pages that need them; quotations are then not in the archive
    user_agent: str = "EmptorBot/0.1 (+https://github.com/emptor-dev/emptor)"
    robots: bool = True
    allowed_ports: tuple[int, ...] = (80, 443)
    allow_addresses: tuple[str, ...] = ()  # CIDR blocks exempt from the address guard, for development
    fetch_deadline_s: float = 20.0
    fetch_max_bytes: int = 8 * 1024 * 1024
    host_concurrency: int = 2
    host_delay_s: float = 0.5
    # pages that were read: where their contents lie, and how many seconds a kind of page answers before it is asked for again
    snapshot_store: Literal["database", "s3", "supabase"] = "database"
    snapshot_bucket: str | None = None
    snapshot_prefix: str = "pages"
    snapshot_endpoint_url: str | None = None  # of another server that speaks S3; by default AWS_ENDPOINT_URL
    supabase_secret_key: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("SUPABASE_SECRET_KEY", "SUPABASE_SERVICE_ROLE_KEY")
    )
    cache: bool = True
    cache_min_s: float = Field(default=60.0, ge=0)  # whatever a server says of its page's age, short of forbidding it
    cache_product_s: float = Field(default=3_600.0, ge=0)
    cache_listing_s: float = Field(default=6 * 3_600.0, ge=0)
    cache_article_s: float = Field(default=7 * 86_400.0, ge=0)
    cache_forum_s: float = Field(default=86_400.0, ge=0)
    cache_other_s: float = Field(default=86_400.0, ge=0)

    # browser
    chromium_path: str | None = None  # looked up on PATH when not set
    browser_pages: int = 4  # open at a time
    browser_page_max_mb: int = 1_024  # of memory; a page that takes more is ended
    browser_recycle_pages: int = 100  # a browser is replaced after so many, which returns its memory
    browser_function_url: str | None = None  # where functions/browser is deployed; renders there instead of here
    browser_function_token: SecretStr | None = None
    browserless_url: str | None = Field(default=None, validation_alias="BROWSERLESS_URL")
    browserless_token: SecretStr | None = Field(default=None, validation_alias="BROWSERLESS_TOKEN")
    scraperapi_key: SecretStr | None = Field(default=None, validation_alias="SCRAPERAPI_KEY")

    # search providers, asked in this order; those without a key are passed over
    search_order: str = "tavily,brave,serper,exa,searxng,duckduckgo"
    search_timeout_s: float = 10.0
    tavily_api_key: SecretStr | None = Field(default=None, validation_alias="TAVILY_API_KEY")
    brave_api_key: SecretStr | None = Field(default=None, validation_alias="BRAVE_API_KEY")
    serper_api_key: SecretStr | None = Field(default=None, validation_alias="SERPER_API_KEY")
    exa_api_key: SecretStr | None = Field(default=None, validation_alias="EXA_API_KEY")
    searxng_url: str | None = Field(default=None, validation_alias="SEARXNG_URL")

    # models: a provider without a key, and a local server without an address, is passed over
    openai_api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    openai_base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL")
    anthropic_api_key: SecretStr | None = Field(default=None, validation_alias="ANTHROPIC_API_KEY")
    anthropic_base_url: str | None = Field(default=None, validation_alias="ANTHROPIC_BASE_URL")
    gemini_api_key: SecretStr | None = Field(default=None, validation_alias=AliasChoices("GEMINI_API_KEY", "GOOGLE_API_KEY"))
    gemini_base_url: str | None = Field(default=None, validation_alias="GEMINI_BASE_URL")
    google_cloud_project: str | None = Field(default=None, validation_alias="GOOGLE_CLOUD_PROJECT")  # Gemini by Vertex AI
    google_cloud_location: str = Field(default="global", validation_alias="GOOGLE_CLOUD_LOCATION")
    vertex_base_url: str | None = Field(default=None, validation_alias="VERTEX_BASE_URL")
    azure_openai_api_key: SecretStr | None = Field(default=None, validation_alias="AZURE_OPENAI_API_KEY")
    azure_openai_endpoint: str | None = Field(default=None, validation_alias="AZURE_OPENAI_ENDPOINT")
    bedrock_api_key: SecretStr | None = Field(default=None, validation_alias="AWS_BEARER_TOKEN_BEDROCK")
    openrouter_api_key: SecretStr | None = Field(default=None, validation_alias="OPENROUTER_API_KEY")
    groq_api_key: SecretStr | None = Field(default=None, validation_alias="GROQ_API_KEY")
    mistral_api_key: SecretStr | None = Field(default=None, validation_alias="MISTRAL_API_KEY")
    deepseek_api_key: SecretStr | None = Field(default=None, validation_alias="DEEPSEEK_API_KEY")
    ollama_base_url: str = Field(default="http://127.0.0.1:11434/v1", validation_alias="OLLAMA_BASE_URL")
    vllm_base_url: str = Field(default="http://127.0.0.1:8000/v1", validation_alias="VLLM_BASE_URL")
    local_base_url: str | None = None  # an OpenAI-compatible server: Ollama, llama.cpp, vLLM, LM Studio
    local_api_key: SecretStr | None = None
    local_model: str = "default"
    local_embedding_model: str | None = None
    local_context_tokens: int = 8_192
    models_file: str | None = None  # TOML in the form of emptor/llm/models.toml
    route_reasoning: str | None = None  # provider:model,provider:model
    route_planning: str | None = None
    route_extraction: str | None = None
    route_summarization: str | None = None
    route_judging: str | None = None
    route_writing: str | None = None
    route_cheap: str | None = None
    route_embedding: str | None = None
    embedding_dimensions: int | None = None
    embedding_vocabulary: str | None = None  # vocab.txt of the built-in embedding model
    vector_store: Literal["pgvector", "qdrant", "chroma", "pinecone", "vecs"] = "pgvector"
    vector_url: str | None = None  # of Qdrant or Chroma; of Pinecone the host of the index
    vector_api_key: SecretStr | None = None
    vector_prefix: str = Field(default="emptor", pattern=r"^[a-z][a-z0-9]{1,15}$")  # names of collections begin with it
    llm_call_deadline_s: float = 120.0  # for one question, fallbacks included
    llm_attempt_timeout_s: float = 45.0  # for one model's answer, or its first piece of a stream
    llm_stall_s: float = 15.0  # silence in a stream after which another model takes over
    llm_hedge: bool = False  # ask a second model once the first is slower than its own 95th percentile
    llm_limits: str | None = None  # provider=requests/tokens a minute, separated by commas
    llm_judge_sentences: bool = False  # a second model scores whether passages support the sentences of the first
    llm_log_prompts: bool = False
    otel: bool = False  # spans and metrics of model calls through OpenTelemetry

    # logging
    log_level: str = "INFO"
    log_format: Literal["json", "text"] = "json"

    @property
    def silence_limit_s(self) -> float:
        """For how many seconds an event loop may stand still; 0: for ever."""
        return self.lease_s * LEASES_OF_SILENCE if self.loop_silence_s is None else self.loop_silence_s

    def variable(self, name: str) -> str | None:
        """The value of a variable by its name in the environment: a setting's, with its secret filled in, where there is one."""
        field = next(
            (field for field, info in type(self).model_fields.items() if name in _variables(field, info.validation_alias)), None
        )
        value = getattr(self, field) if field else os.environ.get(name)
        return value.get_secret_value() if isinstance(value, SecretStr) else value

    @field_validator("otel")
    @classmethod
    def _otel_is_installed(cls, otel: bool) -> bool:
        if otel and not all(map(find_spec, ("opentelemetry", "opentelemetry.sdk"))):
            raise ValueError("OpenTelemetry's SDK is not installed: pip install 'emptor[otel]', or unset EMPTOR_OTEL")
        return otel

    @field_validator("auth", mode="before")
    @classmethod
    def _other_names(cls, value: object) -> object:
        """What the modes are called elsewhere."""
        return {"none": "local", "supabase": "jwt"}.get(value, value) if isinstance(value, str) else value

    @field_validator("allowed_ports", "allow_addresses", mode="before")
    @classmethod
    def _split_commas(cls, value: object) -> object:
        """Lists are written with commas in the environment: `80,443`."""
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("allow_addresses")
    @classmethod
    def _are_networks(cls, blocks: tuple[str, ...]) -> tuple[str, ...]:
        """Find a slip where it was made, and not when the first page is read."""
        from ipaddress import ip_network  # noqa: PLC0415 - hardly anybody sets these

        for block in blocks:
            ip_network(block, strict=False)
        return blocks


def _variables(field: str, alias: object) -> tuple[str, ...]:
    """The names of the variables that set a field, the first that is set counts."""
    if isinstance(alias, AliasChoices):
        return tuple(map(str, alias.choices))
    return (alias,) if isinstance(alias, str) else (PREFIX + field.upper(),)


def _by_field(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the values of all settings that are set, by the names of their fields. Case does not count."""
    values = {name.upper(): value for name, value in variables.items() if value}
    found = {}
    for field, info in Settings.model_fields.items():
        for name in _variables(field, info.validation_alias):
            if name in values:
                found[field] = values[name]
                break
    return found


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """The process's settings, read once. Tests call `get_settings.cache_clear()`.

    Raises:
        ConfigurationError: a secret that lies elsewhere cannot be had.
    """
    return with_secrets(Settings())


def with_secrets(settings: Settings) -> Settings:
    """Return the settings with the variables of EMPTOR_SECRETS, and each reference to a secret replaced by the secret."""
    if settings.secrets is not None:
        settings = _with_variables(settings, resolved_object(settings.secrets, endpoint_url=settings.aws_endpoint_url))
    references = {
        name: value.get_secret_value()
        for name, value in settings
        if isinstance(value, SecretStr) and is_reference(value.get_secret_value())
    }
    if not references:
        return settings
    found = resolved(references, endpoint_url=settings.aws_endpoint_url)
    return settings.model_copy(update={name: SecretStr(value) for name, value in found.items()})


def _with_variables(settings: Settings, variables: Mapping[str, str]) -> Settings:
    """The settings as if further variables stood in the environment; what is set there already is left as it is."""
    read = Settings(**_by_field(variables))
    return settings.model_copy(update={name: getattr(read, name) for name in read.model_fields_set - settings.model_fields_set})
