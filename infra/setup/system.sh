#!/usr/bin/env bash
# Installs the programs from outside Python that some tests use: a Chromium, nginx, and what builds container images without a
# Docker engine. Without one of them its tests are skipped.
set -euo pipefail

readonly BROWSERS=(chromium chromium-headless-shell chromium-browser google-chrome google-chrome-stable)
readonly BROWSER_PACKAGES=(chromium fonts-liberation)
readonly PROXY_PACKAGES=(nginx-light)
readonly BUILDERS=(buildah debootstrap)
readonly POLICY=/usr/sbin/policy-rc.d

PATH="$PATH:/usr/sbin"

has_any() {
  local program
  for program in "$@"; do
    if command -v "$program" >/dev/null; then return 0; fi
  done
  return 1
}

# Debian starts a server when its package is installed, unless this file says no.
start_no_servers() {
  if [[ ! -e $POLICY ]]; then
    trap 'rm -f "$POLICY"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$POLICY"
    chmod +x "$POLICY"
  fi
}

missing=()
has_any "${BROWSERS[@]}" || missing+=("${BROWSER_PACKAGES[@]}")
has_any nginx || missing+=("${PROXY_PACKAGES[@]}")
for program in "${BUILDERS[@]}"; do has_any "$program" || missing+=("$program"); done
if [[ ${#missing[@]} == 0 ]]; then exit 0; fi

if [[ "$(id -u)" == 0 ]] && command -v apt-get >/dev/null; then
  echo "Installing ${missing[*]} …" >&2
  export DEBIAN_FRONTEND=noninteractive
  start_no_servers
  if apt-get update -qq >/dev/null && apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null; then exit 0; fi
fi

if ! has_any "${BROWSERS[@]}"; then
  echo "No Chromium found: pages that need a browser cannot be read, and the browser tests are skipped." >&2
  echo "Install one as root (Debian: apt install ${BROWSER_PACKAGES[*]}) or name it in EMPTOR_CHROMIUM_PATH." >&2
fi
if ! has_any nginx; then
  echo "No nginx found: the tests of streams through it are skipped. As root (Debian): apt install ${PROXY_PACKAGES[*]}" >&2
fi
for program in "${BUILDERS[@]}"; do
  has_any "$program" || echo "No $program found: the tests that build the images are skipped. As root (Debian): apt install ${BUILDERS[*]}" >&2
done
