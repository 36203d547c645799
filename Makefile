# `make help` says what there is.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.PHONY: help run test lint unit words bench impersonation textmodel holdout indicators claims together parsers docs shots fuzz clean

UV = $(shell .ci/get-uv)
# A company's proxy has its certificate in the system's store, which uv reads only when told to.
export UV_SYSTEM_CERTS ?= $(if $(wildcard /etc/ssl/certs/ca-certificates.crt),true,false)
VENV := .venv
PY := $(VENV)/bin/python
NOROSHI := $(VENV)/bin/noroshi
EXAMPLE := examples/kaiyo
CORPORA ?= ../shared/corpora
FUZZ_SECONDS ?= 1800

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: .venv/.users ## set up, scan the example company's mail, read the example alerts, write HTML reports
	@mkdir -p out && rm -f out/kaiyo.history
	@$(NOROSHI) learn $(EXAMPLE)/past --company $(EXAMPLE)/company.toml --history out/kaiyo.history
	@$(NOROSHI) scan $(EXAMPLE)/inbox --company $(EXAMPLE)/company.toml --history out/kaiyo.history \
	    --format html -o out/report.html || [ $$? -eq 1 ]
	@$(NOROSHI) scan $(EXAMPLE)/inbox --company $(EXAMPLE)/company.toml --history out/kaiyo.history || [ $$? -eq 1 ]
	@$(NOROSHI) read examples/alerts/* --format html -o out/alerts.html
	@$(NOROSHI) actor Lazarus --format html -o out/lazarus.html
	@echo "HTML report: $(CURDIR)/out/report.html"
	@echo "What the example alerts say, and where they contradict: $(CURDIR)/out/alerts.html"
	@echo "What is known of Lazarus, and by whom: $(CURDIR)/out/lazarus.html"

test: lint unit ## all that must hold: style, types, floors, tests

lint: .venv/.developers
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

unit: .venv/.developers
	$(VENV)/bin/pytest

words: ## compile the catalogues after a change
	$(UV) sync --frozen --quiet --inexact --all-extras --reinstall-package noroshi

bench: .venv/.developers ## run the rivals on the same mail; CORPORA=folder, WRITE=1 to update the docs
	$(PY) -m bench.rivals $(CORPORA) $(if $(WRITE),--write)

impersonation: .venv/.developers ## made impersonations in a real company's archive; WRITE=1 to update the docs
	$(PY) -m bench.impersonation --corpora $(CORPORA) $(if $(WRITE),--write)

textmodel: .venv/.developers ## the text model on mail that it has not seen; WRITE=1 to update the docs
	$(PY) -m bench.textmodel $(if $(WRITE),--write)

holdout: .venv/.developers ## the mail that no rule was written from; WRITE=1 to update the docs
	$(PY) -m bench.holdout --part unseen --by-category --rivals $(if $(WRITE),--write)

parsers: .venv/.developers ## compare the reader with two independent parsers on a corpus of broken mail
	$(UV) sync --frozen --quiet --inexact --all-extras --group rivals
	@rm -rf out/torture && mkdir -p out/torture && tar -xzf $(CORPORA)/mime_torture.tar.gz -C out/torture
	$(PY) -m bench.parsers --classes out/torture

indicators: .venv/.developers ## find indicators beside ioc-finder and iocsearcher; WRITE=1 to update the docs
	$(UV) sync --frozen --quiet --inexact --all-extras --group rivals
	$(PY) -m bench.indicators $(if $(wildcard $(CORPORA)),--corpora $(CORPORA)) $(if $(WRITE),--write)

claims: .venv/.developers ## how well the claims of alerts are read; WRITE=1 to update the docs
	$(PY) -m bench.claims $(if $(WRITE),--write)

together: .venv/.developers ## how well alerts are laid beside one another; WRITE=1 to update the docs
	$(PY) -m bench.together $(if $(WRITE),--write)

docs: .venv/.developers ## build the site into site/
	$(UV) sync --frozen --quiet --inexact --group docs
	$(VENV)/bin/mkdocs build --strict

shots: .venv/.developers ## make the pictures of the documentation anew
	$(PY) -m tools.shots

fuzz: .venv/.developers ## fuzz the readers of mail and of alerts; FUZZ_SECONDS=1800
	$(UV) sync --frozen --quiet --inexact --group fuzz
	$(PY) fuzz/reader.py -max_total_time=$(FUZZ_SECONDS)
	$(PY) fuzz/alerts.py -max_total_time=$(FUZZ_SECONDS)

clean: ## remove what is made anew
	rm -rf out site dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

WORDS := $(wildcard src/noroshi/locale/*/LC_MESSAGES/*.po)

.venv/.users: uv.lock pyproject.toml $(WORDS)
	$(UV) sync --frozen --quiet --inexact --all-extras --no-dev --reinstall-package noroshi
	@touch $@

.venv/.developers: uv.lock pyproject.toml $(WORDS)
	$(UV) sync --frozen --quiet --inexact --all-extras --reinstall-package noroshi
	@touch $@
