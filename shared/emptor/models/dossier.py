"""All that was read of one product, before it is judged."""

from __future__ import annotations

from pydantic import Field

from emptor.models.base import Model
from emptor.models.evidence import Evidence
from emptor.models.report import Identifiers, Opinion, ReportFact, ReportOffer, SourceRole


class ProductText(Model):
    """Words about a product in which features and the category are looked for."""

    where: str = Field(description="`name`, `title`, `category`, `spec`, `description`, `body`, `opinion`.")
    text: str
    evidence: Evidence
    role: SourceRole = SourceRole.UNKNOWN
    language: str | None = Field(default=None, description="ISO 639-1 code of the page, where it states one.")
    others: tuple[str, ...] = Field(default=(), description="Names of other products of the job, as the words have them.")


class Reading(Model):
    """A sentence that a model pointed at as deciding a demand, and in which the rules see that it may."""

    constraint: str = Field(description="The constraint's canonical text.")
    evidence: Evidence


class Dossier(Model):
    """All that was read of one product, from all its pages, before it is judged."""

    name: str
    brand: str | None = None
    identifiers: Identifiers = Identifiers()
    image: str | None = None
    offers: tuple[ReportOffer, ...] = ()
    facts: tuple[ReportFact, ...] = ()
    texts: tuple[ProductText, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    roles: dict[str, SourceRole] = Field(default_factory=dict, description="Role of each page, by its address.")
    readings: tuple[Reading, ...] = ()
    for_another: bool = Field(default=False, description="Its pages say that it is made for the product that its own name names.")
