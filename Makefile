# Two promises: 'make serve' shows the sample handbook, 'make test' passes the whole suite.
# Everything is installed into .venv; nothing outside this folder is touched.

PYTHON ?= python3
BIN := .venv/bin
DAY := 2026-11-20
EVIDENCE := demo/evidence
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help serve build check test lint bench messages clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

serve: .venv/ready ## check, build and serve the sample handbook on this machine
	$(BIN)/qmsdocs check --as-of $(DAY) --evidence $(EVIDENCE)
	$(BIN)/qmsdocs serve --as-of $(DAY) --evidence $(EVIDENCE) --port $(PORT)

build: .venv/ready ## leave the sample handbook as a static site in build/site
	$(BIN)/qmsdocs build --as-of $(DAY) --evidence $(EVIDENCE)

check: .venv/ready ## check the sample handbook
	$(BIN)/qmsdocs check --as-of $(DAY) --evidence $(EVIDENCE)

test: .venv/test ## pass the whole test suite
	$(BIN)/python -m pytest -n 2

lint: .venv/lint ## the gates: format, style, types, floors, messages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/messages.py --check
	$(BIN)/python tools/manual.py --check

bench: .venv/bench ## measure speed against a floor and a peer
	$(BIN)/python bench/run.py

messages: .venv/lint ## extract sentences, compile the message catalogue, write the manual of checks
	$(BIN)/python tools/messages.py
	$(BIN)/python tools/manual.py

clean: ## remove what was built (not .venv)
	rm -rf build dist

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	$(PYTHON) -m venv .venv

.venv/ready: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/test: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

.venv/lint: .venv/test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint]'
	@touch $@

.venv/bench: .venv/test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,bench]'
	@touch $@

.PHONY: sample
sample: .venv/ready ## replay the story and rewrite content/records
	rm -rf build/sample
	$(BIN)/qmsdocs demo build/sample
	rm -rf content/records
	cp -R build/sample/content/records content/records
	diff -r build/sample/content content
