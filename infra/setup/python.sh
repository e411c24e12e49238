#!/usr/bin/env bash
# Prints the first Python that is new enough: $PYTHON, python3, or a versioned name.
set -euo pipefail

readonly MINIMUM="3.11"

for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python3.14; do
  if [[ -n "$candidate" ]] && "$candidate" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    command -v "$candidate"
    exit 0
  fi
done

echo "Emptor needs Python $MINIMUM or newer; python3 here is $(python3 --version 2>&1 || echo missing)." >&2
echo "Install one (Debian and Ubuntu: apt install python3 python3-venv; macOS: brew install python) or name it: make PYTHON=/path/to/python3.12" >&2
exit 1
