"""The TypeScript client and the console: built, packed, installed elsewhere, and held against the API's description."""

from __future__ import annotations

import gzip
import json
import re
import sys
from pathlib import Path

import pytest

from tests.fakes.node_packages import CLIENT, MODULES, REPOSITORY, missing, project_with_client, run

CONSOLE = REPOSITORY / "console"
MAX_SCRIPT_BYTES = 85_000  # of the console's scripts together, each compressed by itself; the first page loads a third of them

pytestmark = pytest.mark.skipif(bool(missing("openapi-typescript")), reason=missing("openapi-typescript") or "")


def passed(tap: str) -> int:
    """How many tests a TAP report has; all of them passed."""
    counts = {name: int(n) for name, n in re.findall(r"^# (tests|pass|fail|skipped|todo) (\d+)$", tap, re.MULTILINE)}
    assert counts["pass"] == counts["tests"] > 0, counts
    return counts["tests"]


@pytest.mark.parametrize("package", [CLIENT, CONSOLE], ids=["client", "console"])
def test_the_package_passes_its_own_tests(package: Path) -> None:
    """By Node's own runner: streams that break off, back-off, problems; progress out of events, strings of both languages."""
    assert passed(run("npm", "test", "--silent", cwd=package)) > 5


def test_the_types_are_those_of_the_api(tmp_path: Path) -> None:
    """The committed types are what the API's OpenAPI document makes today; `make client-types` writes them."""
    document = tmp_path / "openapi.json"
    document.write_text(run(sys.executable, "clients/typescript/scripts/openapi.py", cwd=REPOSITORY), encoding="utf-8")
    made = tmp_path / "schema.ts"
    run("node", "scripts/types.mjs", str(document), str(made), cwd=CLIENT)
    assert made.read_text() == (CLIENT / "src" / "schema.ts").read_text(), "run make client-types, and commit what it writes"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of somebody else's with the packed client installed."""
    folder = tmp_path_factory.mktemp("project")
    names = set(project_with_client(folder))
    assert {"README.md", "dist/esm/index.js", "dist/cjs/index.js", "dist/esm/index.d.ts", "package.json"} <= names
    assert not [name for name in names if name.startswith(("src/", "tests/", "dist-tests/", "scripts/"))]
    return folder


IMPORTS = {
    "import.mjs": 'import { Emptor, NotFound } from "@emptor/client";',
    "require.cjs": 'const { Emptor, NotFound } = require("@emptor/client");',
}
USE = """
const client = new Emptor("http://127.0.0.1:1/api/v1");
if (typeof client.research.follow !== "function" || NotFound.prototype.constructor !== NotFound) process.exit(1);
console.log("ok");
"""


@pytest.mark.parametrize("name", IMPORTS)
def test_the_installed_client_is_imported_and_required(installed: Path, name: str) -> None:
    (installed / name).write_text(IMPORTS[name] + USE)
    assert run("node", name, cwd=installed) == "ok\n"


TYPED = """
import { Emptor, type ResearchEvent } from "@emptor/client";
const client = new Emptor({ baseUrl: "https://emptor.example/api/v1", token: async () => "t" });
export async function ask(question: string): Promise<string | undefined> {
  const { id } = await client.research.start({ question, urls: [], max_products: 3, max_cost_usd: "0.50" });
  for await (const event of client.research.follow(id)) {
    if (event.type === "product.found") { const price: string | null = event.data.price; void price; }
  }
  const job = await client.research.get(id);
  return job.report?.recommendation?.statements[0]?.evidence[0]?.quote;
}
export const name = (event: ResearchEvent): string => event.message;
// @ts-expect-error: no event is called so
export const wrong = (event: ResearchEvent): boolean => event.type === "page.eaten";
"""


HOOKS = """
import { Emptor } from "@emptor/client";
import { useResearch, useStart } from "@emptor/client/react";
const client = new Emptor("https://emptor.example/api/v1");
export function Shown(): string {
  const { id, start, busy } = useStart(client);
  void (busy || start({ question: "kettle" }));
  const { state, events, job } = useResearch(client, id, { ticket: true });
  return `${state} ${events.at(-1)?.message} ${job?.report?.summary}`;
}
// @ts-expect-error: a job is named by its id
export const wrong = () => useResearch(client, 7);
"""


@pytest.mark.parametrize("module", ["NodeNext", "ESNext"])
def test_the_installed_types_know_events_and_reports(installed: Path, module: str) -> None:
    """With both ways of finding modules that projects use; what is wrong does not compile."""
    resolution = "NodeNext" if module == "NodeNext" else "Bundler"
    options = {"module": module, "moduleResolution": resolution, "target": "ES2022", "strict": True, "noEmit": True, "types": []}
    (installed / "use.ts").write_text(TYPED)
    (installed / "hooks.ts").write_text(HOOKS)
    (installed / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "files": ["use.ts", "hooks.ts"]}))
    run("node", str(MODULES / "typescript" / "bin" / "tsc"), "-p", ".", cwd=installed)


def test_the_console_is_small_and_asks_nobody_else() -> None:
    """Its scripts stay small, and its files name no other address but the ones of namespaces."""
    if not (CONSOLE / "dist" / "index.html").is_file():
        pytest.skip("the console is not built: make console")
    files = list((CONSOLE / "dist").rglob("*.*"))
    assert sum(len(gzip.compress(path.read_bytes())) for path in files if path.suffix == ".js") < MAX_SCRIPT_BYTES
    texts = {path.name: path.read_text(encoding="utf-8") for path in files if path.suffix in {".js", ".css", ".html"}}
    addresses = {found for text in texts.values() for found in re.findall(r"https?://[a-z0-9.-]+\.[a-z]+", text)}
    assert addresses <= {"http://www.w3.org"}, addresses
    assert "<script>" not in texts["index.html"]
    assert " style=" not in texts["index.html"]
