"""Watches: a product's pages, in one shop or several, that are read again and again, and the alerts they raise."""

from __future__ import annotations

from datetime import datetime, time
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from emptor.models.base import Model
from emptor.models.evidence import Evidence
from emptor.models.extraction import Availability, Condition
from emptor.models.money import Money
from emptor.models.numbers import PlainDecimal
from emptor.models.report import ReportOffer, UnitPrice

S_PER_MINUTE = 60
EVERY_MINUTES_DEFAULT = 24 * 60
EVERY_MINUTES_MIN = 5  # the least the database takes; a deployment's own minimum is a setting
EVERY_MINUTES_MAX = 30 * 24 * 60
LABEL_MAX_CHARS = 200
URL_MAX_CHARS = 4_096
SHOWN_ALERTS = 20
FURTHER_PAGES_MAX = 9  # beside the first
LOWEST_DAYS_MIN, LOWEST_DAYS_MAX = 7, 365  # before a week there is too little history to call a price the lowest
ZONE_MAX_CHARS = 64
UNIT_MAX_CHARS = 32


class AlertKind(StrEnum):
    PRICE_DROP = "price_drop"  # lower than the watch last saw it, in the same currency and condition
    BELOW_TARGET = "below_target"  # at or below the target price, which it was not before
    BACK_IN_STOCK = "back_in_stock"  # can be bought, which it could not before
    PERCENT_DROP = "percent_drop"  # lower by `drop_percent` than when the watch began, or than it last alerted about
    IN_RANGE = "in_range"  # from `range_low` to `range_high`, where it was not before
    LOWEST_IN_DAYS = "lowest_in_days"  # it fell, and for `lowest_days` days nothing lower was seen
    BELOW_UNIT_TARGET = "below_unit_target"  # `unit` costs `target_unit_price` or less, which it did not before


def _as_kinds(value: object) -> object:
    """One kind may be given without a list; each counts once."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, (list, tuple)):  # of anything at all: what is no kind is found by the check of each
        return tuple(kind for n, kind in enumerate(value) if kind not in value[:n])
    return value


AlertKinds = Annotated[
    tuple[AlertKind, ...],
    BeforeValidator(_as_kinds, json_schema_input_type=AlertKind | list[AlertKind]),
    Field(min_length=1, description="What to tell of: one kind, or several."),
]
Label = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LABEL_MAX_CHARS)]
EveryMinutes = Annotated[
    int,
    Field(
        ge=EVERY_MINUTES_MIN,
        le=EVERY_MINUTES_MAX,
        description="Minutes between two readings. The service may ask for more than the least (EMPTOR_WATCH_MIN_MINUTES).",
    ),
]
TargetPrice = Annotated[PlainDecimal, Field(gt=0, max_digits=18, decimal_places=4, description="In the main unit of `currency`.")]
CurrencyCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 4217 code.")]


Amount = Annotated[PlainDecimal, Field(ge=0, max_digits=18, decimal_places=4)]
Percent = Annotated[PlainDecimal, Field(gt=0, lt=100, max_digits=4, decimal_places=2)]
UnitName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=UNIT_MAX_CHARS)]
LowestDays = Annotated[int, Field(ge=LOWEST_DAYS_MIN, le=LOWEST_DAYS_MAX)]
PageUrl = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=URL_MAX_CHARS)]
FurtherPages = Annotated[tuple[PageUrl, ...], Field(max_length=FURTHER_PAGES_MAX)]


class QuietHours(Model):
    """Hours in which alerts wait. They are stored at once, and sent when the hours end."""

    start: time = Field(description="Local time at which they begin, as `22:00`.")
    end: time = Field(description="Local time at which they end; before `start` it is on the next day.")
    time_zone: Annotated[str, StringConstraints(min_length=1, max_length=ZONE_MAX_CHARS)] = Field(
        description="IANA name of the time zone, as `Europe/Berlin`."
    )

    @model_validator(mode="after")
    def _has_length(self) -> QuietHours:
        if self.start == self.end:
            raise ValueError("Quiet hours that end when they begin have no length: give two different times.")
        if self.start.tzinfo or self.end.tzinfo:
            raise ValueError("Quiet hours are local times: give them without an offset, and the zone as `time_zone`.")
        return self


class WatchRules(Model):
    """When to alert, beside the target price. Each rule is judged by the best price that can be paid at any of the pages."""

    drop_percent: Percent | None = Field(
        default=None,
        description="Alert when the price is so many percent below what it was when the watch began, or when it last alerted so.",
    )
    range_low: Amount | None = Field(default=None, description="Least price of the range, in the main unit of `currency`.")
    range_high: Amount | None = Field(default=None, description="Greatest price of the range, in the main unit of `currency`.")
    lowest_days: LowestDays | None = Field(
        default=None, description="Alert when the price falls and nothing lower was seen for so many days."
    )
    target_unit_price: TargetPrice | None = Field(
        default=None,
        description="Alert when `unit` costs so much or less, in `currency`, at any of the pages that print what a unit costs.",
    )
    unit: UnitName | None = Field(
        default=None,
        description="What `target_unit_price` is the price of: `kg`, `100 ml`, `piece`. Measures are converted into each other.",
    )
    quiet_hours: QuietHours | None = Field(default=None, description="Hours in which alerts wait; null sends them at once.")


class WatchRequest(WatchRules):
    """A product to watch: one page, or the same product's pages in several shops."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "url": "https://shop.example/p/h700",
                    "also": ["https://other.example/h700"],
                    "label": "Headphones for Ann",
                    "every_minutes": 720,
                    "target_price": "99.00",
                    "currency": "USD",
                    "drop_percent": "10",
                    "notify_on": ["price_drop", "below_target", "percent_drop", "back_in_stock"],
                    "quiet_hours": {"start": "22:00", "end": "07:00", "time_zone": "Europe/Berlin"},
                }
            ]
        }
    )

    url: PageUrl | None = Field(default=None, description="The product's page. Not needed with `product_id`.")
    product_id: UUID | None = Field(
        default=None,
        description="A product of yours (GET /products): its page, and those of the other shops where the same GTIN was seen.",
    )
    also: FurtherPages = Field(default=(), description="Pages of the same product in other shops.")
    label: Label = Field(default="", description="What you call it.")
    every_minutes: EveryMinutes = Field(default=EVERY_MINUTES_DEFAULT, description="Minutes between two readings.")
    target_price: TargetPrice | None = Field(default=None, description="Price at which to alert, in the main unit of `currency`.")
    currency: CurrencyCode | None = Field(default=None, description="Currency of the targets and of the range.")
    notify_on: AlertKinds | None = Field(
        default=None,
        description="Not given: price drops, returns to stock, and each rule that is given.",
    )


class WatchChanges(WatchRules):
    """What to change of a watch; what is not given stays."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"paused": False, "target_price": "89.00", "currency": "USD"}]})

    also: FurtherPages | None = Field(default=None, description="Pages of the same product in other shops, all of them.")
    paused: bool | None = Field(default=None, description="True pauses the watch, false resumes it.")
    label: Label | None = Field(default=None, description="What you call it.")
    every_minutes: EveryMinutes | None = Field(default=None, description="Minutes between two readings.")
    target_price: TargetPrice | None = Field(default=None, description="Null removes it.")
    currency: CurrencyCode | None = Field(default=None, description="Currency of the targets and of the range, ISO 4217.")
    notify_on: AlertKinds | None = Field(default=None, description="What to alert about: one kind, or several.")


class ShopResult(Model):
    """How the reading of one of several pages ended."""

    url: str = Field(description="Address of the page.")
    outcome: str = Field(description="`read`, `no_offer`, `other_product`, or why it could not be read.")
    detail: str = Field(default="", description="More about the outcome, for a person.")
    offer: ReportOffer | None = Field(default=None, description="What the page showed, with the words that show it.")


class WatchResult(Model):
    """How one reading of the page ended; of several pages, the one with the best price."""

    at: datetime = Field(description="When the page was read.")
    outcome: str = Field(
        description="`read`; `no_offer` when the page shows neither a price nor an availability; or why it could not be read: "
        "`blocked`, `timeout`, `http_status`, …"
    )
    detail: str = Field(default="", description="More about the outcome, for a person.")
    retryable: bool = Field(default=False, description="Whether the same may succeed later without a change.")
    offer: ReportOffer | None = Field(default=None, description="What the page showed, with the words that show it.")
    shops: tuple[ShopResult, ...] = Field(default=(), description="Each page by itself, where there are several.")


class SeenPrice(Model):
    """The last price seen in one currency and condition."""

    price: Money
    condition: Condition = Condition.NEW
    observed_at: datetime


class SeenShop(Model):
    """What one of the pages showed when it was last read."""

    asked: str | None = Field(default=None, description="Address that is read; null for the first page.")
    url: str | None = Field(default=None, description="Where the page was, after redirects.")
    name: str | None = None
    gtin: str | None = None
    prices: tuple[SeenPrice, ...] = ()
    availability: Availability | None = Field(default=None, description="The last one that was known.")


class Seen(Model):
    """What a watch compares the next reading with."""

    shops: tuple[SeenShop, ...] = ()
    target_told: bool = Field(default=False, description="The price is at or below the target, and an alert has said so.")
    range_told: bool = Field(default=False, description="The price is in the range, and an alert has said so.")
    unit_target_told: bool = Field(default=False, description="A unit costs the target or less, and an alert has said so.")
    reference: Money | None = Field(default=None, description="What a drop in percent is measured from.")

    @model_validator(mode="before")
    @classmethod
    def _of_one_page(cls, stored: Any) -> Any:
        """Read what was stored when a watch had one page."""
        if not isinstance(stored, dict) or "shops" in stored:
            return stored
        page = {name: stored[name] for name in SeenShop.model_fields if name in stored}
        rest = {name: value for name, value in stored.items() if name not in page}
        return {**rest, "shops": [page]} if page.get("url") else rest


class Watch(Model):
    """A row of watches, as the system sees it."""

    id: UUID
    user_id: UUID
    url: str
    also: tuple[str, ...] = ()
    label: str
    every_s: int
    target_price: PlainDecimal | None
    currency: str | None
    drop_percent: PlainDecimal | None = None
    range_low: PlainDecimal | None = None
    range_high: PlainDecimal | None = None
    lowest_days: int | None = None
    target_unit_price: PlainDecimal | None = None
    unit: str | None = None
    quiet_hours: QuietHours | None = None
    notify_on: tuple[AlertKind, ...]
    enabled: bool
    paused_because: str | None
    product_id: UUID | None
    next_run_at: datetime
    last_run_at: datetime | None
    last_result: WatchResult | None
    seen: Seen
    failures_in_a_row: int
    runs: int = Field(description="Grows with each run and each change of the rules: an older run's result is not written.")
    created_at: datetime

    @property
    def target(self) -> Money | None:
        return Money(amount=self.target_price, currency=self.currency) if self.target_price is not None else None


class AlertDetails(Model):
    """What an alert is about. Prices of one alert are in one currency."""

    url: str = Field(description="Address of the page.")
    product_id: UUID | None = Field(default=None, description="Its prices: GET /products/{id}/prices.")
    seller: str | None = Field(default=None, description="Who sells it.")
    price: Money | None = Field(default=None, description="The price now.")
    previous_price: Money | None = Field(default=None, description="What the price is compared with, in the same currency.")
    target_price: Money | None = Field(default=None, description="The target of the watch at that time.")
    target_unit_price: Money | None = Field(default=None, description="What `unit` of the watch may cost, at that time.")
    unit_price: UnitPrice | None = Field(default=None, description="What a unit costs now, where the page prints it.")
    list_price: Money | None = Field(default=None, description="The price that the shop strikes through.")
    list_price_charged: bool | None = Field(
        default=None,
        description="Whether that much was ever seen charged. False: the discount is from a price nobody was seen to pay.",
    )
    availability: Availability | None = Field(default=None, description="Whether it can be bought now.")
    previous_availability: Availability | None = Field(default=None, description="Whether it could be bought before.")
    observed_at: datetime = Field(description="When the page was read.")
    evidence: Evidence | None = Field(default=None, description="The words that show the price, or that it is in stock.")


class NewAlert(Model):
    """An alert before it is stored."""

    kind: AlertKind = Field(description="What happened.")
    message: str = Field(description="One line for a person.")
    details: AlertDetails


class WatchAlert(AlertDetails):
    """Something a watch told of."""

    id: UUID = Field(description="Id of the alert.")
    watch_id: UUID = Field(description="Id of the watch.")
    kind: AlertKind = Field(description="What happened.")
    at: datetime = Field(description="When the alert was raised.")
    held_until: datetime | None = Field(default=None, description="When quiet hours end and it is sent; null once it was.")
    message: str = Field(description="One line for a person.")


class WatchLinks(Model):
    """Where to go on from a watch; addresses relative to the server."""

    self: str = Field(description="The watch, with its newest alerts.")
    alerts: str = Field(description="All its alerts.")
    product: str | None = Field(description="The product it observes; null before the first success.")


class WatchView(WatchRules):
    """A watch in a list."""

    id: UUID = Field(description="Id of the watch.")
    url: str = Field(description="Address of the page.")
    also: tuple[str, ...] = Field(default=(), description="Pages of the same product in other shops.")
    label: str = Field(description="What you call it.")
    status: Literal["active", "paused"] = Field(description="`active` or `paused`.")
    paused_because: str | None = Field(default=None, description="Why the service paused it; null when you did.")
    every_minutes: int = Field(description="Minutes between two readings.")
    target_price: PlainDecimal | None = Field(
        default=None, description="Price at which to alert, in the main unit of `currency`; null when there is none."
    )
    currency: str | None = Field(default=None, description="Currency of the targets and of the range, ISO 4217.")
    notify_on: tuple[AlertKind, ...] = Field(description="What it alerts about.")
    product_id: UUID | None = Field(default=None, description="The product it observes; null before the first success.")
    next_run_at: datetime | None = Field(description="When it is due; null while it is paused.")
    last_run_at: datetime | None = Field(default=None, description="When the page was last tried; null before the first time.")
    last_result: WatchResult | None = Field(default=None, description="How the last reading ended.")
    failures_in_a_row: int = Field(default=0, description="How often in a row the page could not be read.")
    created_at: datetime = Field(description="When the watch was made.")
    links: WatchLinks = Field(description="Where to go on from this watch.")


class WatchDetails(WatchView):
    """A watch in full."""

    alerts: tuple[WatchAlert, ...] = Field(default=(), description="The newest ones; GET /watches/{id}/alerts has all.")
