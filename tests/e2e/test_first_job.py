"""The first job of a server does not wait in silence: what it needs is loaded while the server starts, or an event says so."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from emptor.services.jobs.slices import TAKEN_COLD
from tests.fakes.dev_server import DevServer

WARM_TIMEOUT_S = 60
PROBE = """
import asyncio, json, sys
from emptor.core.cpu import cpu_pool
from emptor.services.warming import warm, workflow_is_loaded
before = ("langgraph" in sys.modules, workflow_is_loaded(), len(cpu_pool().pids))
asyncio.run(warm())
after = ("langgraph" in sys.modules, workflow_is_loaded(), len(cpu_pool().pids))
needed = ("emptor.services.jobs.contexts", "emptor.services.pages.web", "emptor.services.jobs.worker", "emptor.llm.router")
missing = [name for name in needed if name not in sys.modules]
print(json.dumps([before, after, cpu_pool().size, missing]))
"""


PAGE_PROBE = """
from emptor.extract import extract_page
from emptor.lexicon import matcher
from emptor.services.warming import _extract_something
cold = matcher.cache_info().currsize
_extract_something()
warm = matcher.cache_info().currsize
extract_page('''<html><head><title>Lamp L1</title></head><body><nav><a href="/">Home</a> &gt; <a href="/l">Lamps</a></nav>
<h1>Lamp L1</h1><p><a href="/b/arc">by Arc</a></p><p>SKU: 99</p><p>Price: $35.00</p><p>Sold out. Returns within 14 days.</p>
<button>Buy now</button><h2>Details</h2><table><tr><th>Dimmable</th><td>No</td></tr></table>
<h2>Reviews</h2><p>It is bright, but it does not turn.</p></body></html>''', "https://shop.example/l1")
print(warm - cold, matcher.cache_info().currsize - warm)
"""


async def output(code: str) -> str:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    said, _ = await asyncio.wait_for(process.communicate(), WARM_TIMEOUT_S)
    assert process.returncode == 0
    return said.decode()


async def test_warming_loads_the_workflow_and_starts_the_pool() -> None:
    """Importing the module that warms loads nothing yet: functions import it too. A job then imports nothing more."""
    before, after, size, missing = json.loads(await output(PROBE))
    assert before == [False, False, 0]
    assert not missing
    assert after == [True, True, min(size, 2)]


async def test_the_words_of_a_page_of_a_shop_are_loaded_before_the_first_one() -> None:
    """Each process of the pool is forked with them, and loads hardly any for itself."""
    loaded, missing = map(int, (await output(PAGE_PROBE)).split())
    assert loaded > 0
    assert missing <= loaded // 10


async def test_a_server_warms_up_before_anybody_asks(database_url: str, sample: Path) -> None:
    async with DevServer(database_url, str(sample)) as server:
        async with asyncio.timeout(WARM_TIMEOUT_S):
            while not any("ready for the first job" in line for line in server.log):  # noqa: ASYNC110 - another process's log
                await asyncio.sleep(0.05)


async def test_a_cold_worker_says_at_once_what_is_waited_for(database_url: str, sample: Path) -> None:
    """The event is in the log while the workflow is still being loaded."""
    code = f"""
import asyncio, sys
from pydantic import SecretStr
from emptor.core.settings import Settings
from emptor.core.users import LOCAL_USER_ID
from emptor.models.api import ResearchRequest
from emptor.services import warming
from emptor.services.wiring import Services
from emptor.services.jobs.worker import run_forever

async def main():
    settings = Settings().model_copy(update={{"database_url": SecretStr({database_url!r}), "web": {str(sample)!r}}})
    services, stop, told = Services(settings), asyncio.Event(), asyncio.Event()

    async def slow():
        await told.wait()  # the import ends only once the event has been read
        await load()

    import emptor.services.jobs.slices as slices
    load, slices.load_workflow = slices.load_workflow, slow
    await services.open()
    accepted = await services.research.start(LOCAL_USER_ID, ResearchRequest(question="wireless headphones under 150 dollars"))
    worker = asyncio.create_task(run_forever(services, stop))
    async for event in services.events.follow(accepted.id):
        if event.type.value == "job.started":
            print(event.message, "langgraph" in sys.modules)
            told.set()
        last = event.type.value
    print(last)
    stop.set()
    await worker
    await services.aclose()

asyncio.run(main())
"""
    assert (await output(code)).splitlines() == [f"{TAKEN_COLD} False", "job.succeeded"]
