# Two commands matter: `make demo` sets up and runs the main job, `make test` sets up and runs the tests.
# Both need Python 3.11 or newer and make, nothing else; they work in an environment of their own, .venv.

PYTHON ?= $(shell for each in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$each && break; done)
BIN = .venv/bin

.DEFAULT_GOAL = help
.PHONY: help setup demo test lint bench lock dist clean

help:  ## list what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

setup: .venv/ready  ## make the environment from the lock file

# Quiet twice: errors are told, and not that lxml names one of its extras otherwise than a package that asks for it.
.venv/ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "mtcheck needs Python 3.11 or newer; install it, or name it: make $(MAKECMDGOALS) PYTHON=…"; exit 2; }
	@echo "Setting up .venv with $(PYTHON) (once) …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: .venv/ready  ## check the demonstration corpus and write the reports
	@$(BIN)/mtcheck check corpora/posted/court-contracts.txt --lang es --fail-on never
	@echo
	@echo "The whole corpus (machine translations from Spanish and Catalan, auto-posted pages, native English):"
	@$(BIN)/mtcheck check corpora/wire/apertium corpora/wire/apertium-ca corpora/posted corpora/native --fail-on never \
		--to csv,xlsx,html,jsonl --out reports
	@echo
	@echo "Open these:"
	@echo "  reports/report.html    the stories with their signs marked, in a browser"
	@echo "  reports/report.xlsx    a workbook with decisions to take; reports/findings.csv is the same as text"
	@echo "  reports/summary.csv    a line a folder"

test: .venv/ready lint  ## lint, type-check and test
	@$(BIN)/pytest -n auto

lint: .venv/ready  ## style, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

bench: .venv/ready  ## speed and memory, as ratios to a reference of the same run
	@$(BIN)/python -m tests.benchmarks

lock:  ## refresh requirements.lock (needs uv)
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet -o requirements.lock

dist: .venv/ready  ## build the wheel and the source distribution into dist/
	@$(BIN)/python -m build --no-isolation --outdir dist

clean:  ## remove the environment, caches and reports
	rm -rf .venv dist build reports/* .pytest_cache .mypy_cache .ruff_cache .hypothesis
