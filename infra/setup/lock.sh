#!/usr/bin/env bash
# Resolves the dependencies anew and writes the hash-pinned lists. They hold no registry addresses, so any mirror serves.
#   dev.txt        a laptop and CI: everything
#   runtime.txt    the layer of the deployed functions; its versions are those of dev.txt, so that what is tested is what runs
#   container.txt  the container: that, and what Lambda has or does elsewhere (boto3, the pages of documentation)
#   browser.txt    the image of functions/browser, which has no API
#   installer.txt  what installs the others
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly COMPILE=("${1:?usage: lock.sh UV}" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate)

"${COMPILE[@]}" requirements/installer.in -o requirements/installer.txt
"${COMPILE[@]}" --no-emit-package emptor pyproject.toml --group dev -o requirements/dev.txt
"${COMPILE[@]}" -c requirements/dev.txt shared/pyproject.toml --extra anthropic --extra gemini -o requirements/runtime.txt
"${COMPILE[@]}" -c requirements/dev.txt shared/pyproject.toml --extra anthropic --extra gemini --extra aws --extra docs --extra images --extra metrics --extra mcp --extra notify -o requirements/container.txt
"${COMPILE[@]}" -c requirements/dev.txt requirements/browser.in -o requirements/browser.txt
