# `make help` lists the targets. Each makes the environment it needs; a second run finds it ready.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
NODE_READY := node_modules/.ready
BROWSER_READY := $(VENV)/.browser-ready
CONSOLE := console/dist/index.html
OPENAPI := shared/emptor/core/openapi.json
CONSOLE_SOURCES := $(shell find console/src console/public clients/typescript/src -type f) \
  $(wildcard console/*.json console/*.js console/index.html) package-lock.json infra/setup/console.sh

# Byte code is what makes the second start fast; some machines switch it off for everything.
unexport PYTHONDONTWRITEBYTECODE
# The question, exactly as given: a `$$150` in it is the buyer's, not make's.
export EMPTOR_QUESTION := $(value Q)

# Options passed on: make research Q="…" ARGS="--format json", make test T=tests/unit, make eval S=cases, make bench B=imports
ARGS ?=
STAGE ?= dev
T ?=
B ?= *
S ?=
OSV ?=
WORKERS ?= 2
REQUIRED ?= --required

.PHONY: help setup research local-model browser dev console client-types screenshots test lint format types eval fit bench lock audit package secrets simulate clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  \033[1mmake %-13s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## Make the virtual environment (the other targets do it by themselves)

research: $(READY) ## Run a research job: make research Q="wireless headphones under 150 dollars"
	@if [[ -z "$$EMPTOR_QUESTION" ]]; then echo 'Ask something: make research Q="wireless headphones under 150 dollars"' >&2; exit 2; fi
	@$(BIN)/emptor research "$$EMPTOR_QUESTION" $(ARGS)

local-model: ## Serve a small language model on this machine, for jobs without any key (1.2 GB, once)
	@infra/setup/local_model.sh $(ARGS)

browser: $(READY) ## Install a Chromium, for pages that need a browser: Playwright's download, else the system's package
	@infra/setup/browser.sh $(BIN)

dev: $(READY) ## Serve the API, a worker and the console on this machine, on an embedded database
	@$(MAKE) --no-print-directory -s console REQUIRED=
	@$(BIN)/emptor dev $(ARGS)

console: $(CONSOLE) ## Build the console into console/dist (needs Node.js); make dev does it by itself

client-types: $(READY) $(NODE_READY) ## Write the committed OpenAPI document, and the TypeScript client's types from it
	@$(BIN)/python clients/typescript/scripts/openapi.py > $(OPENAPI).new && mv $(OPENAPI).new $(OPENAPI)
	@node clients/typescript/scripts/types.mjs $(OPENAPI)

screenshots: $(READY) $(NODE_READY) $(CONSOLE) $(BROWSER_READY) ## Make the pictures of the README from the console itself
	@$(BIN)/python -m console.screenshots

test: $(READY) $(NODE_READY) $(BROWSER_READY) ## Run the tests: make test, or make test T=tests/unit/core
	@$(MAKE) --no-print-directory -s console REQUIRED=
	@$(BIN)/pytest -rs -n $(WORKERS) --dist loadfile $(T) $(ARGS)

eval: $(READY) ## Measure how often answers are right: make eval, make eval S=cases, make eval ARGS=--failures
	@$(BIN)/python -m tests.evals $(S) $(ARGS)

fit: $(READY) ## Fit the points of marks to labelled pages, and compare them with those set by hand
	@$(BIN)/python -m tests.evals.fitting $(ARGS)

lint: $(READY) ## Check style, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

types: $(READY) ## Check types only
	@$(BIN)/mypy

format: $(READY) ## Put the code into its standard form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(READY) $(BROWSER_READY) ## Measure: make bench, or one of them: make bench B=imports
	@for file in tests/benchmarks/bench_$(B).py; do echo "== $$file"; $(BIN)/python "$$file"; done

lock: $(READY) ## Resolve the dependencies again, into requirements/
	@infra/setup/lock.sh $(BIN)/uv

package: $(READY) $(NODE_READY) ## Build the layers and the functions for AWS Lambda, without deploying
	@$(BIN)/python infra/layers/build.py
	@$(BIN)/python infra/aws/package.py

audit: $(READY) ## Hold all locked versions against OSV's known holes: make audit, or offline with OSV=folder of PyPI.zip and npm.zip
	@$(BIN)/python infra/setup/audit.py $(OSV)

secrets: $(READY) ## Store the secrets of .env in AWS for a stage: make secrets STAGE=prod
	@$(BIN)/python infra/aws/secrets.py $(STAGE)

simulate: $(READY) ## Tell what 10, 1,000 and 100,000 jobs an hour need on AWS: workers, connections, cost
	@$(BIN)/python infra/aws/simulate.py $(ARGS)

clean: ## Remove everything that the targets above have made
	rm -rf $(VENV) node_modules build dist console/dist clients/typescript/dist .serverless .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(READY): requirements/installer.txt requirements/dev.txt pyproject.toml shared/pyproject.toml infra/setup/venv.sh
	@infra/setup/venv.sh $(VENV)
	@touch $@

$(NODE_READY): package.json package-lock.json
	@if command -v npm >/dev/null; then npm ci --no-audit --no-fund --loglevel=error && touch $@; \
	else echo "npm is missing: the packaging tests are skipped (install Node.js 20 or newer)." >&2; fi

$(CONSOLE): $(CONSOLE_SOURCES)
	@infra/setup/console.sh $(REQUIRED)

$(BROWSER_READY): infra/setup/system.sh | $(READY)
	@infra/setup/system.sh
	@touch $@
