"""Writes the compiled lexicon beside its sources: `python -m emptor.lexicon.build FOLDER`, where FOLDER holds `emptor/`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from emptor.lexicon.source import COMPILED, read_toml


def main(arguments: list[str]) -> int:
    """Write `emptor/lexicon/compiled.json` into the folder given; return the exit status."""
    if len(arguments) != 1:
        print("usage: python -m emptor.lexicon.build FOLDER (the folder that holds emptor/)", file=sys.stderr)  # noqa: T201
        return 2
    target = Path(arguments[0]) / "emptor" / "lexicon" / COMPILED
    target.write_text(json.dumps(read_toml(), ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
