# The environment is made once, by uv where it is there and by venv and pip where it is not.
# Bytecode is made at once, so that the first command starts as fast as the next.
PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)
ARTICLE := hawija-offensive

.PHONY: demo test check bench clean

demo: .venv/installed
	$(BIN)/dragoman translate $(ARTICLE)
	$(BIN)/dragoman build $(ARTICLE)
	$(BIN)/dragoman status
	$(BIN)/dragoman check

test: .venv/dev
	$(BIN)/python -m pytest -q

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/bench/installed
	@.venv/bench/bin/python -m compileall -q toolkit
	.venv/bench/bin/python tests/benchmarks

.venv/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Dragoman needs Python 3.11 or later: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
ifdef UV
	uv venv --quiet --allow-existing --python $(PYTHON) .venv
	uv pip install --quiet --compile-bytecode --python $(BIN)/python --editable .
else
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
endif
	@$(BIN)/python -m compileall -q toolkit
	@touch $@

.venv/dev: .venv/installed
ifdef UV
	uv pip install --quiet --compile-bytecode --python $(BIN)/python --editable '.[dev]'
else
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
endif
	@touch $@

# What is only compared with has an environment of its own.
.venv/bench/installed: .venv/installed
ifdef UV
	uv venv --quiet --allow-existing --python $(PYTHON) .venv/bench
	uv pip install --quiet --compile-bytecode --python .venv/bench/bin/python --editable '.[bench]'
else
	$(PYTHON) -m venv .venv/bench
	.venv/bench/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
endif
	@touch $@

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
