# Everything a machine with Python 3.11+, git and make needs: `make demo`, `make test`, `make check`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUR_CODE := schemas messages compiler applier cli tests benchmarks tools

.DEFAULT_GOAL := help
.PHONY: help install demo test check format lint types house settings workflows fresh generate bench lock clean

help: ## Say what there is to make.
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Banns needs Python 3.11 or newer; name one with PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# A stamp for each set of packages: installed again only when the locked versions change.
$(VENV)/run.stamp: requirements/run.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

install: $(VENV)/run.stamp ## Install banns into .venv, from locked versions.

demo: $(VENV)/run.stamp ## Check, compile and apply the example to an SQLite database, and explain a value.
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tools/demo.sh

test: $(VENV)/dev.stamp ## Run the whole suite, on SQLite and on PostgreSQL servers it starts itself.
	$(BIN)/python -m pytest

check: format-check lint types house settings workflows fresh test ## Everything CI asks for.

format: $(VENV)/dev.stamp ## Format the code.
	$(BIN)/ruff format $(OUR_CODE)
	$(BIN)/ruff check --fix --quiet $(OUR_CODE)

.PHONY: format-check
format-check: $(VENV)/dev.stamp
	$(BIN)/ruff format --check --quiet $(OUR_CODE)

lint: $(VENV)/dev.stamp ## Lint the code and its dependencies.
	$(BIN)/ruff check --quiet $(OUR_CODE)
	$(BIN)/deptry .

types: $(VENV)/dev.stamp ## Check types.
	$(BIN)/mypy

house: $(VENV)/dev.stamp ## Check that imports point one way.
	$(BIN)/lint-imports --no-cache

settings: $(VENV)/run.stamp ## Run the tests that lie with the example's settings.
	$(BIN)/banns test

workflows: $(VENV)/dev.stamp ## Check the workflows against their schema and for unsafe use.
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/zizmor --offline --quiet --persona=pedantic .github

fresh: $(VENV)/dev.stamp ## Check that generated files are what they would be if made now.
	$(BIN)/python -m tools.generate --check

generate: $(VENV)/dev.stamp ## Make the generated files: JSON Schemas and reference pages.
	$(BIN)/python -m tools.generate

.PHONY: look
look: $(VENV)/dev.stamp ## Look at the example's messages in Chromium and take the pictures of docs/; needs chromium and npm.
	@mkdir -p build/axe
	cd build/axe && tar -xzf "$$(npm pack --silent axe-core@4.14.1)"
	$(BIN)/python -m tools.look rosewood/anna-ben docs/pictures --axe build/axe/package/axe.min.js

bench: $(VENV)/dev.stamp ## Measure against floors and peers; takes some minutes.
	$(BIN)/python -m benchmarks

lock: | $(VENV)/bin/python ## Renew the locked versions.
	sh tools/lock.sh

clean: ## Remove what was made here.
	rm -rf $(VENV) .demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
