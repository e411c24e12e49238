"""A command loads its modules without searches for cycles among them, and finds the expressions that another has kept."""

from __future__ import annotations

import subprocess
import sys

COMMAND = """
import gc, sys
searches = []
gc.callbacks.append(lambda phase, about: searches.append(phase))
from emptor_local.cli.main import main
searches.clear()
try:
    main(["research", "--help"])
except SystemExit:
    import re
    print(len(searches), gc.isenabled(), re._compiler.compile.__module__, file=sys.stderr)
"""


def test_a_command_loads_its_modules_in_one_go() -> None:
    done = subprocess.run([sys.executable, "-c", COMMAND], capture_output=True, text=True, check=True)
    assert done.stderr.split() == ["0", "True", "emptor.utils.kept"]
