#!/usr/bin/env bash
# Installs a Chromium for pages that need a browser: Playwright's own download where it can be reached, the system's package
# otherwise (Debian and its kin, Fedora and its kin, macOS). Where there is one already nothing is done.
#   infra/setup/browser.sh .venv/bin
set -euo pipefail

readonly BIN="$1"
readonly DOWNLOAD_TIMEOUT_S=600

say() { echo "$*" >&2; }

found() {
  "$BIN/python" -c 'from emptor.scraping.browser.launch import find_chromium; print(find_chromium(None))' 2>/dev/null
}

as_root() {
  if [[ "$(id -u)" == 0 ]]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 1; fi
}

download() {
  local limit=()
  if command -v timeout >/dev/null; then limit=(timeout "$DOWNLOAD_TIMEOUT_S"); fi # macOS has none
  "${limit[@]+"${limit[@]}"}" "$BIN/playwright" install chromium --only-shell >&2 && starts
}

# A download is of no use where the system lacks the libraries it needs.
starts() {
  local browser
  browser="$(found)" && "$browser" --version >/dev/null 2>&1
}

package() {
  if command -v apt-get >/dev/null; then
    as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium fonts-liberation
  elif command -v dnf >/dev/null; then
    as_root dnf install -q -y chromium-headless liberation-fonts
  elif command -v brew >/dev/null; then
    brew install --cask chromium
  else
    return 1
  fi
}

if browser="$(found)"; then
  say "There is a browser already: $browser"
  exit 0
fi
say "Downloading Chromium by Playwright …"
if ! download; then
  say "Playwright's download is out of reach or does not start here: installing the system's package …"
  package >&2 || true
fi
if browser="$(found)"; then
  say "Pages that need a browser are rendered by $browser"
else
  say "No browser could be installed. Install Chromium yourself, and name it in EMPTOR_CHROMIUM_PATH if it is not on the PATH."
  exit 1
fi
