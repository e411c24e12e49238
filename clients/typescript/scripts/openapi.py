"""Print the OpenAPI document of the whole API, as it is committed and as the TypeScript client's types are made from it."""

from __future__ import annotations

import json
import sys

from emptor.core.app import create_app
from emptor.core.settings import Settings
from emptor.routers.application import all_routers

if __name__ == "__main__":
    document = create_app(*all_routers(), settings=Settings()).openapi()
    sys.stdout.write(json.dumps(document, indent=1, ensure_ascii=False) + "\n")
