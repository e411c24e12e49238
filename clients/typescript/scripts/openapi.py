"""Print the OpenAPI document of the whole API, as the TypeScript client's types are made from it."""

from __future__ import annotations

import json
import sys

from emptor.core.app import create_app
from emptor.core.settings import Settings
from emptor.routers.application import all_routers

if __name__ == "__main__":
    json.dump(create_app(*all_routers(), settings=Settings()).openapi(), sys.stdout)
