#!/usr/bin/env bash
# Installs the programs from outside Python that the browser tests use: a Chromium. Without one those tests are skipped.
set -euo pipefail

readonly BROWSERS=(chromium chromium-headless-shell chromium-browser google-chrome google-chrome-stable)
readonly PACKAGES=(chromium fonts-liberation)

for browser in "${BROWSERS[@]}"; do
  if command -v "$browser" >/dev/null; then exit 0; fi
done

if [[ "$(id -u)" == 0 ]] && command -v apt-get >/dev/null; then
  echo "Installing ${PACKAGES[*]} …" >&2
  export DEBIAN_FRONTEND=noninteractive
  if apt-get update -qq >/dev/null && apt-get install -qq -y --no-install-recommends "${PACKAGES[@]}" >/dev/null; then exit 0; fi
fi

echo "No Chromium found: pages that need a browser cannot be read, and the browser tests are skipped." >&2
echo "Install one as root (Debian: apt install ${PACKAGES[*]}) or name it in EMPTOR_CHROMIUM_PATH." >&2
