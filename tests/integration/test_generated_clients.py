"""Clients that a frontend generates from the committed OpenAPI document: they are made without a complaint, and they compile."""

from __future__ import annotations

import json
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.fakes.node_packages import MODULES, REPOSITORY, missing, run

DOCUMENT = REPOSITORY / "shared" / "emptor" / "core" / "openapi.json"

pytestmark = pytest.mark.skipif(bool(missing("orval", "node")), reason=missing("orval", "node") or "")

USE = """
import { getResearch, startResearch } from "./emptor";
export async function ask(question: string): Promise<string | null> {
  const started = await startResearch({ question });
  if (started.status !== 202) return null;
  const found = await getResearch(started.data.id);
  return found.status === 200 ? found.data.report?.summary ?? null : null;
}
// @ts-expect-error: a question is text
export const wrong = startResearch({ question: 7 });
"""


READ = """
from openapi_client.models.run_changes import RunChanges
links = dict.fromkeys(("self", "events", "cancel", "log", "ticket", "input", "shares", "feedback", "compare", "report_markdown",
                       "report_html", "report_csv"), "/x")
run = {"id": "00000000-0000-0000-0000-000000000001", "question": "kettle", "created_at": "2026-11-29T00:00:00Z", "links": links}
product = {"kind": "new", "name": "Kettle", "before": None, "now": {"rank": 1, "qualifies": True, "offer": None}, "price": None,
           "verdicts": []}
changes = RunChanges.from_dict({"before": {**run, "recommended": None}, "now": {**run, "recommended": "Kettle"},
    "same_recommendation": False, "demands_added": [], "demands_dropped": [], "products": [product]})
print(changes.now.recommended, changes.products[0].now.rank)
"""


def compile_in(folder: Path, files: str) -> None:
    """Compile a browser's TypeScript, strictly."""
    options = {
        "strict": True, "noEmit": True, "module": "ESNext", "moduleResolution": "Bundler", "target": "ES2022",
        "lib": ["ES2022", "DOM", "DOM.Iterable"], "types": [],
    }  # fmt: skip
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "include": [files]}))
    run("node", str(MODULES / "typescript" / "bin" / "tsc"), "-p", ".", cwd=folder)


def test_orval_makes_a_typed_client_from_the_committed_document(tmp_path: Path) -> None:
    """Every operation becomes a function whose answers are told apart by status; a wrong request does not compile."""
    config = {"emptor": {"input": str(DOCUMENT), "output": {"target": "./emptor.ts", "client": "fetch", "mode": "single"}}}
    (tmp_path / "orval.config.mjs").write_text(f"export default {json.dumps(config)};")
    (tmp_path / "package.json").write_text('{"name": "project", "private": true, "type": "module"}')
    run("node", str(MODULES / ".bin" / "orval"), "--config", "orval.config.mjs", cwd=tmp_path)
    made = (tmp_path / "emptor.ts").read_text(encoding="utf-8")
    operations = [
        call["operationId"] for path in json.loads(DOCUMENT.read_text()).get("paths", {}).values() for call in path.values()
    ]
    assert len(operations) > 50
    (tmp_path / "use.ts").write_text(USE)
    compile_in(tmp_path, "use.ts")
    assert made.count("export const") > len(operations)


@pytest.mark.skipif(not shutil.which("java"), reason="openapi-generator needs Java")
@pytest.mark.parametrize(
    ("language", "kept"), [("typescript-fetch", "apis/ResearchApi.ts"), ("python", "openapi_client/api/research_api.py")]
)
def test_openapi_generator_takes_the_committed_document(tmp_path: Path, language: str, kept: str) -> None:
    """It is valid to it, and a client comes of it; the TypeScript one compiles, the Python one reads an answer."""
    jar = Path(str(find_spec("openapi_generator_cli").submodule_search_locations[0])) / "openapi-generator.jar"
    run("java", "-jar", str(jar), "generate", "-i", str(DOCUMENT), "-g", language, "-o", str(tmp_path), cwd=tmp_path)
    assert (tmp_path / kept).is_file()
    if language == "python":
        used = run(sys.executable, "-c", READ, cwd=tmp_path)
        assert used == "Kettle 1\n"
    else:
        compile_in(tmp_path, "**/*.ts")
