"""All pages of the sample web, in the order in which they were "read"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from emptor.models.page import Page
from emptor_local.sample import makers, odd
from emptor_local.sample.model import SitePage
from emptor_local.sample.press import everyday, forums, laboratory, reviews
from emptor_local.sample.shops import audiorama, chez_lumo, everstead, fairlane, homeward, klangbild, secondspin, voltly

FIRST_READ = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
BETWEEN = timedelta(seconds=7)
SITES = (
    audiorama,
    homeward,
    klangbild,
    chez_lumo,
    voltly,
    secondspin,
    makers,
    odd,
    laboratory,
    reviews,
    forums,
    everstead,
    fairlane,
    everyday,
)


def site_pages() -> Iterator[SitePage]:
    """Every page with its truth."""
    for site in SITES:
        yield from site.pages()


def pages() -> Iterator[Page]:
    """Every page as a fetch would have given it."""
    for at, page in enumerate(site_pages()):
        media = page.content_type.split(";", maxsplit=1)[0]
        yield Page(
            url=page.url,
            final_url=page.url,
            status=page.status,
            headers={"content-type": page.content_type, **page.headers},
            content_type=media,
            charset="utf-8",
            body=page.body.encode(),
            fetched_at=FIRST_READ + at * BETWEEN,
        )
