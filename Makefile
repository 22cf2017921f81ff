# Two commands on a fresh machine (Debian 12 with git and make): `make demo` and `make test`. Each sets up what it needs.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --no-builtin-rules
# Compiled once and kept, whatever the machine is set to: tests start hundreds of processes.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN := $(VENV)/bin
SET_UP := $(VENV)/.locked
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input

.PHONY: help
help:  ## What can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: setup  ## The kiosk with a simulated card: a window where there is a display, else a tour with pictures
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		$(BIN)/kiosk demo; \
	else \
		QT_QPA_PLATFORM=offscreen $(BIN)/kiosk demo --tour --output demo-output; \
		echo "There is no display here, so one resident's visit was played: see $(CURDIR)/demo-output"; \
	fi

.PHONY: test
test: setup system-test  ## Every test
	@QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 --dist loadgroup

.PHONY: check
check: setup  ## Lint, format, types, import contracts, architecture, procedures
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q tests/architecture
	$(BIN)/kiosk procedures check
	$(BIN)/kiosk translations check

.PHONY: faults-card
faults-card: setup  ## Everything that may go wrong at any command to a card, with the count of cases
	CARD_FAULT_DRAWS=all $(BIN)/pytest -q tests/cardreader/test_faults.py tests/cardreader/test_faults_through_pcscd.py

.PHONY: bench-card
bench-card: setup system-test  ## What the card library spends, beside the least, a bare loop, and OpenSC
	$(BIN)/python -m tests.bench.card

.PHONY: bench-backend
bench-backend: setup system-test  ## What the back-end receives on PostgreSQL with 1, 2, 4 workers, beside a bare insert
	$(BIN)/python -m tests.bench.backend

.PHONY: fuzz-card
fuzz-card: setup  ## A hundred thousand spoiled inputs to everything that parses what a card says
	CARD_FUZZ_COUNT=100000 $(BIN)/pytest -q tests/cardreader/test_fuzz.py

.PHONY: by-ear
by-ear: setup  ## A whole visit of every procedure by ear alone, by a listener in a process of its own
	BY_EAR=all QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q tests/ear

.PHONY: journeys
journeys: setup  ## A whole visit of every procedure by touch, by keyboard and by keypad alone
	JOURNEYS=all QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q tests/journeys/test_journeys.py

.PHONY: personas
personas: setup  ## Every procedure for every kind of applicant: handed in over HTTP, and printed whole
	PERSONAS=all QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q tests/flows/test_personas.py

.PHONY: monkey
monkey: setup  ## A hundred thousand touches, keys and troubles at random: no crash, no dead end, nothing kept
	@mkdir -p monkey
	MONKEY=100000 MONKEY_DIARY=$(CURDIR)/monkey QT_QPA_PLATFORM=offscreen \
		$(BIN)/pytest -q -n 2 --dist loadgroup tests/journeys/monkey_proof.py

.PHONY: names
names: setup  ## The list of names and their kanji, anew from IPADIC
	apt-get install -y mecab-ipadic
	$(BIN)/python -m kiosk.lookups.compiling /usr/share/mecab/dic/ipadic resources/lookups/names.tsv
	$(BIN)/python -m kiosk.lookups.describing /usr/share/mecab/dic/ipadic resources/lookups/names.tsv \
		resources/lookups/characters-own.tsv resources/procedures/wording.yaml resources/lookups/characters.tsv

.PHONY: longest
longest: setup  ## The paper of every procedure and applicant at the longest legal values: nothing clipped
	LONGEST=all QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q tests/golden/test_longest.py

.PHONY: codes
codes: setup  ## The QR codes on every procedure's form, read back from bad scans at 200 and 300 dpi
	CODES=all QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q tests/golden/test_scanned_codes.py

.PHONY: chaos
chaos: setup system-test  ## Thousands hand in while everything fails and kiosks are killed: nothing lost, nothing twice
	$(BIN)/python -m tests.chaos

.PHONY: every-write
every-write: setup system-test  ## The kiosk is killed, the disk fails and the power goes at every call that writes (a quarter of an hour)
	$(BIN)/python -m tests.writes

.PHONY: canary
canary: setup system-test  ## A visit with words that stand nowhere else: disk and memory are searched for them
	$(BIN)/python -m tests.canary

.PHONY: gallery
gallery: setup  ## Every screen in every size, theme, language and display, audited (hours; goes on where it was stopped)
	QT_QPA_PLATFORM=offscreen $(BIN)/kiosk gallery --matrix --processes $$(nproc) --output gallery > /dev/null; \
	ended=$$?; $(BIN)/python -m tests.architecture.measured gallery/gallery.json; exit $$ended

.PHONY: gallery-sample
SAMPLE ?= 8
SEED ?= 0
gallery-sample: setup  ## The same with each screen in SAMPLE modes drawn by SEED: every size, theme and language (half an hour)
	QT_QPA_PLATFORM=offscreen $(BIN)/kiosk gallery --matrix --sample $(SAMPLE) --seed $(SEED) --processes $$(nproc) --output gallery > /dev/null; \
	ended=$$?; $(BIN)/python -m tests.architecture.measured gallery/gallery.json; exit $$ended

.PHONY: setup
setup: system $(BIN)/kiosk  ## What the demo needs: system packages, .venv, the commands in it

.PHONY: system
system:
	@resources/image/install-packages build kiosk

.PHONY: system-test
system-test:
	@resources/image/install-packages test

# Again only when the lock changed. The build tools come first, so that nothing unhashed is fetched to build with.
$(SET_UP): requirements.lock | system
	@resources/image/make-venv $(VENV)
	@echo "Installing the locked Python packages into $(VENV)"
	@awk '/^[^ ]/ { here = /^(packaging|setuptools|wheel)==/ } here' requirements.lock > $(VENV)/build-tools.lock
	@$(PIP) install --require-hashes -r $(VENV)/build-tools.lock
	@$(PIP) install --require-hashes --no-deps --no-build-isolation -r requirements.lock
	@touch $@

$(BIN)/kiosk: $(SET_UP) pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: lock
lock: $(BIN)/kiosk  ## Locks the versions anew after a change in pyproject.toml
	$(BIN)/uv pip compile -q --generate-hashes --all-extras --no-header --no-annotate \
		--python-version 3.11 pyproject.toml -o requirements.lock

.PHONY: clean
clean:  ## Removes what was made, .venv excepted
	rm -rf demo-output gallery monkey build dist *.egg-info .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find kiosk ui cardreader tests -name __pycache__ -type d -prune -exec rm -rf {} +
