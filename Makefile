# Needs Python 3.11 or newer, make, and a package registry. Everything made lies in .venv/ and build/.

PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$name; break; }; done)
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
LEDGER ?= build/demo.db

.DEFAULT_GOAL := help
.PHONY: help demo serve test lint format types unit screens bench floors clean

help: ## say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1 — /'

demo: $(VENV)/.installed ## read the example reports and show who claims how many
	@mkdir -p build && rm -f build/demo.db build/demo.db-wal build/demo.db-shm
	$(BIN)/selon ingest examples/*.txt examples/*.jsonl --ledger build/demo.db
	$(BIN)/selon tolls --ledger build/demo.db
	@echo
	@echo "To open the page, where a number opens its sentence:  make serve"
	@echo "To read your own reports:  $(BIN)/selon ingest FOLDER && $(BIN)/selon serve"

serve: $(VENV)/.installed ## open the page on the ledger of the demonstration (LEDGER=… for another)
	$(BIN)/selon serve --ledger $(LEDGER)

test: lint types unit ## set up what the tests need and run them all

lint: $(VENV)/.developer ## check form and style
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: $(VENV)/.developer ## put code into its form
	$(BIN)/ruff check --fix --quiet || true
	$(BIN)/ruff format

types: $(VENV)/.developer ## check types
	$(BIN)/mypy

unit: $(VENV)/.developer build/chromium ## run the tests alone
	SELON_CHROMIUM="$$(cat build/chromium)" $(BIN)/python -m pytest

screens: $(VENV)/.developer build/chromium ## take screenshots of all pages into build/screens
	SELON_CHROMIUM="$$(cat build/chromium)" $(BIN)/python tools/screens.py

bench: $(VENV)/.installed ## measure start-up and reading speed
	$(BIN)/python tools/bench.py

floors: $(VENV)/.developer ## score the yardsticks and raise the floors to what is measured
	.ci/score --raise

clean: ## remove everything made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then echo "Selon needs Python 3.11 or newer: install it, or name it: make PYTHON=/path/to/python3.11" >&2; exit 1; fi
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
		echo "This Python can not make environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing Selon into $(VENV) …"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.developer: pyproject.toml | $(BIN)/python
	@echo "Installing Selon and its tests into $(VENV) …"
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.installed

# The path of a Chromium, empty where there is none: the tests of pages then say that they are skipped.
build/chromium: tools/find_chromium.sh
	@mkdir -p build
	@tools/find_chromium.sh > $@.new && mv $@.new $@
