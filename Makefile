# On a fresh machine with Python 3.11 or newer and make: `make run` extracts raw/ into output/, `make test` runs the tests.

PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared/ner
SHARED ?= ../shared
PAGES ?= 200
SETS ?=  # all of them, unless some are named: make score SETS="real a"

.PHONY: run test lint check bench score trials model lock clean

run: .venv/ready
	$(BIN)/extract run raw/ -o output

test: .venv/ready-dev
	$(BIN)/pytest

lint: .venv/ready-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict src
	$(BIN)/lint-imports

check: lint test

# Speed: the whole of `extract run` against the bare language model on the same texts.
bench: .venv/ready-dev
	$(BIN)/python bench/speed.py

# Accuracy on the annotated articles: figures, calibration, costliest causes; exit 1 where a figure is below its floor.
score: .venv/ready-dev
	$(BIN)/python bench/accuracy.py $(SHARED) $(SETS) --floors bench/floors.toml

# Pages made by chance whose truth is known: layouts, heads, phrases and chains of time, people, stories, kinds, markup and what
# stands beside wins, running prose, events that several articles tell.
TRIALS ?= layouts heads phrases chains casts stories kinds pages prose retold
trials: .venv/ready-dev
	for trial in $(TRIALS); do $(BIN)/python bench/$$trial.py --pages $(PAGES) || exit 1; done

# The language model, from prepared data; see models/README.md.
include models/Makefile.inc

lock: .venv/ready-dev
	$(BIN)/pip-compile --quiet --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--strip-extras --no-header --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--strip-extras --no-header --extra dev --output-file requirements-dev.lock pyproject.toml

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "extract needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --editable .
	touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

clean:
	rm -rf .venv build dist
