#!/usr/bin/env bash
# Makes the virtual environment that every make target runs in, from the hash-pinned lists in requirements/.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly VENV="${1:?usage: venv.sh DIRECTORY}"
# Byte code is what makes the second start fast; some machines switch it off for everything.
unset PYTHONDONTWRITEBYTECODE

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

python="$(infra/setup/python.sh)"
say "Setting up $VENV with $("$python" --version) (once; about a minute) …"
if ! "$VENV/bin/python" -c '' 2>/dev/null; then
  "$python" -m venv --clear "$VENV" || {
    say "Cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv"
    exit 1
  }
fi
"$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/installer.txt

# uv is several times faster than pip, but does not read pip's configuration: a machine whose registry is only known to pip
# gets its packages from pip.
if ! VIRTUAL_ENV="$PWD/$VENV" "$VENV/bin/uv" pip install --quiet --require-hashes -r requirements/dev.txt; then
  say "uv could not install the packages; trying pip (slower)."
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
fi
"$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e shared -e .
# The first job reads byte code, expressions and tables as they are kept here, and compiles none of them: four seconds of its time.
"$VENV/bin/python" -c 'from emptor.utils.kept import start_keeping
start_keeping()
import emptor_local.cli.research
from emptor.services.warming import load_here
load_here()'
