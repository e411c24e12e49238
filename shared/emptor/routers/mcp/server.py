"""The MCP server: names, descriptions and schemas of the tools, over stdio or HTTP."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field, ValidationError

from emptor.core.auth import Principal
from emptor.core.errors import EmptorError
from emptor.core.fault_words import all_in_words
from emptor.core.version import VERSION
from emptor.models.api import ResearchRequest, ScrapeResult
from emptor.models.jobs import DEFAULT_PRODUCTS, MAX_PRODUCTS
from emptor.models.tools import ToolPriceList, ToolReport
from emptor.models.watches import EVERY_MINUTES_DEFAULT, AlertKind, WatchRequest, WatchView
from emptor.routers.mcp.tools import PRICES_MAX, PRICES_SHOWN, Tools
from emptor.services.wiring import Services

INSTRUCTIONS = (
    "Research before buying. `research` answers a product question with prices, specifications and the exact words of the pages "
    "they come from; it takes from seconds to a few minutes and reports progress. Quote its evidence, with the page's address, "
    "rather than what you remember. `scrape_page` reads one page, `product_prices` lists prices that were observed, "
    "`watch_page` has a page read again and again."
)
WATCHES_SHOWN = 50
_READS = ToolAnnotations(readOnlyHint=True, openWorldHint=False)
_READS_THE_WEB = ToolAnnotations(readOnlyHint=True, openWorldHint=True)
_ADDS = ToolAnnotations(readOnlyHint=False, destructiveHint=False, openWorldHint=True)

UserOf = Callable[[Any], Principal]  # who is behind a request, given as the transport has it
# Annotated once, for signatures below become the schemas that a model reads.
Question = Annotated[str, Field(description="The buyer's question, in their own words: `wireless headphones under 150 dollars`.")]
Products = Annotated[int, Field(ge=1, le=MAX_PRODUCTS, description="How many products the report holds at most.")]
Currency = Annotated[str | None, Field(description="Currency to compare prices in, ISO 4217: USD, EUR, …")]
Region = Annotated[str | None, Field(description="Country of the buyer, ISO 3166-1 alpha-2: US, DE, …")]
Budget = Annotated[Decimal | None, Field(ge=0, description="The most that models and providers may cost, in US dollars.")]
JobId = Annotated[UUID, Field(description="`job_id` of an earlier answer of `research`.")]
Url = Annotated[str, Field(description="Address of the page.")]
Fresh = Annotated[bool, Field(description="Read it now, even if a recent reading is at hand.")]
Words = Annotated[str, Field(min_length=1, description="Words that brand and name, or the GTIN, must hold.")]
Newest = Annotated[int, Field(ge=1, le=PRICES_MAX, description="How many prices of each product, newest first.")]
Label = Annotated[str, Field(description="What the user calls it.")]
Minutes = Annotated[int, Field(description="Minutes between two readings.")]
Target = Annotated[Decimal | None, Field(gt=0, description="Alert at or below this price; needs `currency`.")]
Kinds = Annotated[list[AlertKind] | None, Field(description="What to alert about; by default drops and returns to stock.")]


def mcp_server(services: Services, user_of: UserOf) -> MCPServer:
    """Return the server.

    Args:
        services: what the tools work with.
        user_of: gives the user for whom a call is made, from the HTTP request (None over stdio).
    """
    server: MCPServer = MCPServer("emptor", title="Emptor", instructions=INSTRUCTIONS, version=VERSION, log_level="WARNING")
    tools = Tools(services)
    _add_research(server, tools, user_of)
    _add_pages(server, tools, user_of)
    _add_watches(server, tools, user_of)
    return server


def _add_research(server: MCPServer, tools: Tools, user_of: UserOf) -> None:
    @server.tool(title="Research a product question", annotations=_ADDS)
    async def research(
        ctx: Context,
        *,
        question: Question,
        max_products: Products = DEFAULT_PRODUCTS,
        currency: Currency = None,
        region: Region = None,
        max_cost_usd: Budget = None,
    ) -> ToolReport:
        """Research a product question on the web: a ranked comparison in which every figure carries the words of its page."""
        given = {"max_products": max_products, "currency": currency, "region": region, "max_cost_usd": max_cost_usd}
        with _in_words():
            options = {name: value for name, value in given.items() if value is not None}
            request = ResearchRequest.model_validate({"question": question, **options})
            return await tools.research(user_of(_request(ctx)), request, _reporting(ctx))

    @server.tool(title="Read a research job", annotations=_READS)
    async def read_research(ctx: Context, job_id: JobId) -> ToolReport:
        """Read how a research job stands, and its report once it has one. Starts nothing."""
        with _in_words():
            return await tools.read_research(user_of(_request(ctx)), job_id)


def _add_pages(server: MCPServer, tools: Tools, user_of: UserOf) -> None:
    @server.tool(title="Read a page", annotations=_READS_THE_WEB)
    async def scrape_page(ctx: Context, url: Url, fresh: Fresh = False) -> ScrapeResult:
        """Read one page: product, price, availability, specification and what else it states, each with the words that say it."""
        with _in_words():
            return await tools.scrape_page(user_of(_request(ctx)), url, fresh=fresh)

    @server.tool(title="List observed prices", annotations=_READS)
    async def product_prices(
        ctx: Context, product: Words, currency: Currency = None, newest: Newest = PRICES_SHOWN
    ) -> ToolPriceList:
        """List prices over time of products that research, scraping or watches have read before; nothing is read now."""
        with _in_words():
            return await tools.product_prices(user_of(_request(ctx)), product, currency, newest)


def _add_watches(server: MCPServer, tools: Tools, user_of: UserOf) -> None:
    @server.tool(title="Watch a page", annotations=_ADDS)
    async def watch_page(
        ctx: Context,
        *,
        url: Url,
        label: Label = "",
        every_minutes: Minutes = EVERY_MINUTES_DEFAULT,
        target_price: Target = None,
        currency: Currency = None,
        notify_on: Kinds = None,
    ) -> WatchView:
        """Have a product's page read again and again, with alerts when the price falls or it is back in stock."""
        given = {"target_price": target_price, "currency": currency, "notify_on": notify_on}
        with _in_words():
            rules = {name: value for name, value in given.items() if value is not None}
            request = WatchRequest.model_validate({"url": url, "label": label, "every_minutes": every_minutes, **rules})
            return await tools.watch_page(user_of(_request(ctx)), request)

    @server.tool(title="List watches", annotations=_READS)
    async def list_watches(ctx: Context) -> list[WatchView]:
        """List the pages that are watched, newest first, with the last reading of each."""
        with _in_words():
            return list(await tools.list_watches(user_of(_request(ctx)), WATCHES_SHOWN))


def _request(ctx: Context) -> Any:
    """The HTTP request of a call; None over stdio."""
    return ctx.request_context.request


def _reporting(ctx: Context) -> Callable[[int, str], Awaitable[None]]:
    async def report(number: int, message: str) -> None:
        await ctx.report_progress(number, message=message)

    return report


@contextmanager
def _in_words() -> Iterator[None]:
    """Tell the model what is wrong and what to do, as the API tells its clients."""
    try:
        yield
    except ValidationError as error:
        raise ToolError(all_in_words(error, "input")) from error
    except EmptorError as error:
        raise ToolError(error.message) from error
