"""How the parts are put together, once a process. The one place that chooses adapters by settings.

Nothing is opened here: a database connection, the web, a model's client are each opened when first used. Nor is it imported:
the driver and what stands on it are a third of a function's cold start, and most functions use a part of what is here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from emptor.core.errors import ConfigurationError
from emptor.core.settings import LEASES_OF_SILENCE, Settings

if TYPE_CHECKING:
    from uuid import UUID

    from emptor.agents.context import AgentContext
    from emptor.db.api_keys import ApiKeyRepository
    from emptor.db.database import Database
    from emptor.db.events import EventRepository
    from emptor.db.jobs import JobRepository
    from emptor.db.listen import EventWaiter, Notifications
    from emptor.db.products import ProductRepository
    from emptor.db.snapshots import SnapshotRepository
    from emptor.db.stores.port import ContentStore
    from emptor.db.threads import ThreadRepository
    from emptor.db.tickets import TicketRepository
    from emptor.db.watches import WatchRepository
    from emptor.db.webhooks import WebhookRepository
    from emptor.llm import Gateway, Router
    from emptor.models.api_keys import ApiKey
    from emptor.models.jobs import Job
    from emptor.queue.port import WorkQueue
    from emptor.scraping.port import Fetcher
    from emptor.services.agents import AgentService
    from emptor.services.graph_threads import GraphThreadService
    from emptor.services.jobs.cancels import Cancels
    from emptor.services.jobs.company import Company
    from emptor.services.jobs.events import EventService
    from emptor.services.jobs.feedback import FeedbackService
    from emptor.services.jobs.leases import LeaseKeeper
    from emptor.services.jobs.research import ResearchService
    from emptor.services.jobs.research_run import ResearchRun
    from emptor.services.jobs.shares import ShareService
    from emptor.services.notifications.editing import NotificationService
    from emptor.services.operator import OperatorService
    from emptor.services.pages.images import ImageService
    from emptor.services.pages.scrape import ScrapeService
    from emptor.services.pages.snapshots import SnapshotService
    from emptor.services.pages.web import Web
    from emptor.services.products.known import ProductService
    from emptor.services.products.search import ProductSearch
    from emptor.services.threads import ThreadService
    from emptor.services.watches.editing import WatchService
    from emptor.services.webhooks.editing import WebhookService
    from emptor.vectors.port import VectorStore


class Services:
    """Everything a process can do, made on first use and closed together."""

    def __init__(self, settings: Settings, *, web: Web | None = None) -> None:
        """`web` replaces the one the settings name: a recording one, a test's."""
        self.settings = settings
        self._web = web
        self._web_lock = asyncio.Lock()
        self.tidy_due_at = 0.0  # when old rows are next removed, on the monotonic clock

    @cached_property
    def database(self) -> Database:
        from emptor.db.database import Database

        url = self.settings.database_url
        if url is None:
            raise ConfigurationError("DATABASE_URL is not set: give the URL of a PostgreSQL with pgvector, or use `make dev`.")
        return Database(
            url.get_secret_value(), pool_size=self.settings.db_pool_size, connect_timeout_s=self.settings.db_connect_timeout_s
        )

    @cached_property
    def jobs(self) -> JobRepository:
        from emptor.db.jobs import JobRepository

        return JobRepository(self.database)

    @cached_property
    def events_log(self) -> EventRepository:
        from emptor.db.events import EventRepository

        return EventRepository(self.database)

    @cached_property
    def snapshots(self) -> SnapshotRepository:
        from emptor.db.snapshots import SnapshotRepository

        return SnapshotRepository(self.database, self.content_store)

    @cached_property
    def stored_pages(self) -> SnapshotService:
        from emptor.services.pages.snapshots import SnapshotService

        return SnapshotService(self.snapshots)

    @cached_property
    def images(self) -> ImageService:
        from emptor.db.image_keys import ImageKeyRepository
        from emptor.services.pages.images import ImageService

        return ImageService(ImageKeyRepository(self.database), self.settings)

    @cached_property
    def content_store(self) -> ContentStore | None:
        """Where the contents of pages lie, if not in the database."""
        from emptor.services.pages.stores import content_store

        return content_store(self.settings)

    @cached_property
    def product_rows(self) -> ProductRepository:
        from emptor.db.products import ProductRepository

        return ProductRepository(self.database)

    @cached_property
    def watch_rows(self) -> WatchRepository:
        from emptor.db.watches import WatchRepository

        return WatchRepository(self.database)

    @cached_property
    def notifications(self) -> Notifications:
        from emptor.db.database import Database
        from emptor.db.listen import Notifications

        url = self.settings.database_direct_url
        return Notifications(self.database, direct=Database(url.get_secret_value(), pool_size=1) if url else None)

    @cached_property
    def waiter(self) -> EventWaiter:
        from emptor.db.listen import EventWaiter

        return EventWaiter(self.database, self.notifications)

    @cached_property
    def api_keys(self) -> ApiKeyRepository:
        from emptor.db.api_keys import ApiKeyRepository

        return ApiKeyRepository(self.database)

    async def key_holder(self, secret: str) -> ApiKey | None:
        """See `KeyHolders`."""
        return await self.api_keys.holder(secret)

    @cached_property
    def tickets(self) -> TicketRepository:
        from emptor.db.tickets import TicketRepository

        return TicketRepository(self.database)

    async def ticket_holder(self, ticket: str, job_id: UUID) -> UUID | None:
        """See `KeyHolders`."""
        return await self.tickets.take(ticket, job_id)

    @cached_property
    def operator(self) -> OperatorService:
        from emptor.db.retention import RetentionRepository
        from emptor.db.usage import UsageRepository
        from emptor.services.operator import OperatorService

        retention = RetentionRepository(self.database)
        usage = UsageRepository(self.database)
        return OperatorService(
            self.jobs, self.events_log, self.queue, retention, self.settings, vectors=lambda: self.vectors, usage=usage
        )

    @cached_property
    def cancels(self) -> Cancels:
        from emptor.services.jobs.cancels import Cancels

        return Cancels(self.notifications)

    @cached_property
    def leases(self) -> LeaseKeeper:
        """What keeps the leases of this process's jobs."""
        from emptor.db.leases import LeaseConnection
        from emptor.services.jobs.leases import LeaseKeeper

        settings = self.settings
        connection = LeaseConnection(self.database.url, timeout_s=settings.db_connect_timeout_s)
        # Without a watchdog nothing ends a dead loop: its jobs must be free nevertheless.
        silence_s = settings.silence_limit_s or settings.lease_s * LEASES_OF_SILENCE
        return LeaseKeeper(connection, lease_s=settings.lease_s, silence_s=silence_s)

    @cached_property
    def company(self) -> Company:
        """Which jobs may work at the same time in this process."""
        from emptor.services.jobs.company import Company

        return Company()

    @cached_property
    def queue(self) -> WorkQueue:
        from emptor.queue.factory import make_queue

        return make_queue(self.settings, self.database, self.notifications)

    @cached_property
    def llm_gateway(self) -> Gateway:
        """What this process's jobs share of models: clients, breakers, and the rate limits of all instances."""
        from emptor.db.buckets import BucketRepository
        from emptor.llm import Gateway

        return Gateway(self.settings, buckets=BucketRepository(self.database) if self.settings.database_url else None)

    @cached_property
    def research(self) -> ResearchService:
        from emptor.services.jobs.research import ResearchService

        return ResearchService(self.jobs, self.queue, self.settings)

    @cached_property
    def events(self) -> EventService:
        from emptor.services.jobs.events import EventService

        return EventService(self.events_log, self.waiter)

    @cached_property
    def thread_rows(self) -> ThreadRepository:
        from emptor.db.threads import ThreadRepository

        return ThreadRepository(self.database)

    @cached_property
    def threads(self) -> ThreadService:
        from emptor.services.threads import ThreadService

        return ThreadService(self.thread_rows, self.research, self.events)

    @cached_property
    def graph_threads(self) -> GraphThreadService:
        from emptor.services.graph_threads import GraphThreadService

        return GraphThreadService(self.threads, self.events)

    @cached_property
    def products(self) -> ProductService:
        from emptor.services.products.known import ProductService

        return ProductService(self.product_rows)

    @cached_property
    def product_search(self) -> ProductSearch:
        from emptor.services.products.search import ProductSearch

        return ProductSearch(self.product_rows, self.products, self.vectors, self._embedder)

    @cached_property
    def vectors(self) -> VectorStore:
        """Where embeddings are kept."""
        from emptor.vectors.factory import make_store

        return make_store(self.settings, self.database)

    def _embedder(self, user_id: UUID) -> Router:
        """A user's access to embedding models, outside of jobs."""
        from emptor.db.usage import UsageRepository
        from emptor.llm import MemoryBudget, open_llm
        from emptor.services.jobs.books import UserUsage

        return open_llm(
            self.settings,
            budget=MemoryBudget(self.settings.agent_max_cost_usd),
            usage=UserUsage(UsageRepository(self.database), user_id),
            gateway=self.llm_gateway,
        )

    @cached_property
    def shares(self) -> ShareService:
        from emptor.db.shares import ShareRepository
        from emptor.services.jobs.shares import ShareService

        return ShareService(ShareRepository(self.database), self.research)

    @cached_property
    def feedback(self) -> FeedbackService:
        from emptor.db.feedback import FeedbackRepository
        from emptor.services.jobs.feedback import FeedbackService

        return FeedbackService(FeedbackRepository(self.database), self.research)

    @cached_property
    def webhook_rows(self) -> WebhookRepository:
        from emptor.db.webhooks import WebhookRepository

        return WebhookRepository(self.database)

    @cached_property
    def webhooks(self) -> WebhookService:
        from emptor.services.webhooks.editing import WebhookService

        return WebhookService(self, self.webhook_rows)

    @cached_property
    def notices(self) -> NotificationService:
        from emptor.db.buckets import BucketRepository
        from emptor.db.webhooks import NotificationRepository
        from emptor.services.notifications.editing import NotificationService

        return NotificationService(self, NotificationRepository(self.database), BucketRepository(self.database))

    @cached_property
    def watches(self) -> WatchService:
        from emptor.services.watches.editing import WatchService

        return WatchService(self.watch_rows, self.product_rows, self.settings)

    @cached_property
    def scrape(self) -> ScrapeService:
        from emptor.services.pages.scrape import ScrapeService

        if not self.settings.database_url:
            return ScrapeService(self.web, self.settings)
        from emptor.db.usage import UsageRepository

        return ScrapeService(self.web, self.settings, snapshots=self.snapshots, usage=UsageRepository(self.database))

    @cached_property
    def agents(self) -> AgentService:
        from emptor.services.agents import AgentService

        return AgentService(self.research, self.events, lambda: self.agent_context(None))

    async def web(self) -> Web:
        """The web of this process: opened once, shared by its jobs."""
        from emptor.services.pages.web import open_web

        async with self._web_lock:
            if self._web is None:
                from emptor.db.host_turns import HostTurnRepository
                from emptor.db.hosts import HostRepository

                known = self.settings.database_url is not None
                memory = HostRepository(self.database) if known else None
                web = await open_web(self.settings, memory, HostTurnRepository(self.database) if known else None)
                self._web = self._cached(web) if web.live and memory and self.settings.cache else web
            return self._web

    def _cached(self, web: Web) -> Web:
        """The web with the page cache before each way of reading it."""
        from emptor.db.page_cache import PageCacheRepository
        from emptor.services.pages.cache import CachedFetcher, ages_of

        pages, ages = PageCacheRepository(self.database), ages_of(self.settings)

        def cached(fetcher: Fetcher) -> Fetcher:
            return CachedFetcher(fetcher, pages, self.snapshots, web.reader, ages)

        named = {name: cached(fetcher) for name, fetcher in web.fetchers.items()}
        return replace(web, fetcher=cached(web.fetcher), fetchers=named)

    async def wrap_fetcher(self, wrap: Callable[[Fetcher], Fetcher]) -> None:
        """Put something around the fetcher of the web: a recorder."""
        web = await self.web()
        self._web = replace(web, fetcher=wrap(web.fetcher))

    async def agent_context(self, job: Job | None) -> AgentContext:
        """What a workflow may use: for a job, under its budget and its fencing token."""
        from emptor.services.jobs.contexts import caller_context, job_context

        web = await self.web()
        if job is None:
            return caller_context(self.snapshots, web, self.settings, self.llm_gateway)
        return job_context(job, self.database, self.snapshots, web, self.settings, gateway=self.llm_gateway)

    def open_run(self, job: Job) -> AbstractAsyncContextManager[ResearchRun]:
        """The research graph, made ready for a job."""
        from emptor.services.jobs.research_run import open_run

        return open_run(self, job)

    def checks(self) -> Mapping[str, Callable[[], Awaitable[object]]]:
        """What must answer for this process to be ready."""
        return {"database": self._check_database, "schema": self._check_schema}

    async def _check_database(self) -> None:
        async with self.database.connection() as connection:
            await connection.execute("select 1")

    async def _check_schema(self) -> None:
        from emptor.db.schema import require_schema

        await require_schema(self.database)

    async def open(self) -> None:
        """Connect now rather than at the first use, for processes that should say at once what is wrong.

        Raises:
            ConfigurationError: a setting is missing.
            Unavailable: the database cannot be reached.
        """
        await self.database.open()
        await self.notifications.start()

    async def aclose(self) -> None:
        """Close what was opened. May be called twice."""
        opened = self.__dict__
        if self._web is not None:
            await self._web.aclose()
        if "images" in opened:
            await self.images.aclose()
        if "vectors" in opened:
            await self.vectors.aclose()
        if (store := opened.get("content_store")) is not None:
            await store.aclose()
        if "llm_gateway" in opened:
            await self.llm_gateway.aclose()
        if "notifications" in opened:
            await self.notifications.close()
        if "leases" in opened:
            self.leases.close()
        if "queue" in opened:
            await self.queue.aclose()
        if "database" in opened:
            await self.database.close()
