#!/usr/bin/env bash
# Builds the console into console/dist. Without Node.js, or without its packages, `/` keeps the start page: that is said, and is no failure,
# except for `make console` itself (--required).
set -euo pipefail

readonly WORKSPACES=(-w clients/typescript -w console)
readonly NODE_MIN=20
required=false
[[ "${1:-}" == --required ]] && required=true

give_up() {
  echo "The console is not built: $1. The address / shows a plain start page." >&2
  if $required; then exit 1; else exit 0; fi
}

command -v npm >/dev/null || give_up "npm is missing (install Node.js $NODE_MIN or newer, then run make console)"
major="$(node --version | sed 's/^v//; s/\..*//')"
((major >= NODE_MIN)) || give_up "Node.js $major is too old (install $NODE_MIN or newer)"

# A lock that is newer than what was installed from it: install again, and only what the console needs.
if [[ ! node_modules/.package-lock.json -nt package-lock.json || ! -x node_modules/.bin/vite ]]; then
  echo "Installing the console's packages …" >&2
  npm ci "${WORKSPACES[@]}" --no-audit --no-fund --loglevel=error >&2 || give_up "its packages could not be installed"
fi
npm run --silent build -w console -- --logLevel warn >&2 || give_up "the build failed"
