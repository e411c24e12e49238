"""Stored pages over HTTP: as text with marks, to those for whom they were read, and to nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from emptor.models.page import Page

from .conftest import Api, Caller

HOSTILE = (
    b"<title>Shop</title><script>document.title='owned'</script><p onclick=evil()>Costs <b>129.00</b> USD</p>"
    b"<img src=x onerror=alert(1)><svg onload=alert(2)></svg>&lt;script&gt;alert(3)&lt;/script&gt;"
)
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


async def keep(api: Api, owner: Caller, url: str = "https://shop.example/p", at: datetime = NOW) -> str:
    page = Page(url=url, final_url=url, status=200, body=HOSTILE, fetched_at=at, via="http")
    return await api.services.snapshots.put(page, user_id=owner.id)


async def test_a_page_is_read_as_text_with_its_quotes_marked(api: Api) -> None:
    """With its address and time; the markup is gone, and the answer is not a document that a browser runs."""
    owner = await api.user()
    snapshot_id = await keep(api, owner)
    answer = await owner.http.get(f"/snapshots/{snapshot_id}", params={"quote": ["129.00", "not there"]})
    assert answer.status_code == 200, answer.text
    view = answer.json()
    [mark] = view["marks"]
    assert view["text"][mark["start"] : mark["end"]] == "129.00"
    assert view["missing"] == ["not there"]
    assert (view["url"], view["fetched_at"], view["title"]) == ("https://shop.example/p", "2026-10-01T12:00:00Z", "Shop")
    for markup in ("onclick", "onerror", "onload", "owned", "<b>", "<p"):
        assert markup not in answer.text
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


async def test_a_job_s_page_is_its_owner_s_alone(api: Api) -> None:
    """IDOR: the id of the content is no secret, and opens nothing."""
    owner, stranger = await api.user(), await api.user()
    snapshot_id = await keep(api, owner)
    assert (await stranger.http.get(f"/snapshots/{snapshot_id}")).status_code == 404
    assert (await owner.http.get(f"/snapshots/{snapshot_id}")).status_code == 200
    assert (await api.client().get(f"/snapshots/{snapshot_id}")).status_code == 401


async def test_another_user_s_reading_of_the_same_content_is_not_shown(api: Api) -> None:
    """Address and time are those of the asker's own reading, though the other's is newer."""
    owner, other = await api.user(), await api.user()
    snapshot_id = await keep(api, owner)
    await keep(api, other, "https://elsewhere.example/secret", NOW + timedelta(days=1))
    view = (await owner.http.get(f"/snapshots/{snapshot_id}", params={"url": "https://elsewhere.example/secret"})).json()
    assert (view["url"], view["fetched_at"]) == ("https://shop.example/p", "2026-10-01T12:00:00Z")


async def test_the_reading_of_the_named_address_is_shown(api: Api) -> None:
    owner = await api.user()
    snapshot_id = await keep(api, owner)
    await keep(api, owner, "https://mirror.example/p", NOW + timedelta(hours=1))
    for url in ("https://shop.example/p", "https://mirror.example/p"):
        view = (await owner.http.get(f"/snapshots/{snapshot_id}", params={"url": url})).json()
        assert view["url"] == url


@pytest.mark.parametrize(
    "path", ["nonsense", "0" * 63, "0" * 64 + "?around=1", "0" * 64 + "?quote=", "0" * 64 + "?" + "quote=a&" * 21]
)
async def test_what_is_not_an_id_or_out_of_bounds_is_refused(api: Api, path: str) -> None:
    owner = await api.user()
    assert (await owner.http.get(f"/snapshots/{path}")).status_code == 422
