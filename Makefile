# Two commands for people: `make brief` and `make test`. Each makes .venv and installs what it needs, once.
PYTHON ?= python3
VENV := .venv
BATCH ?= seeds/libya
OUT ?= briefings
DOCUMENT := $(OUT)/$(notdir $(patsubst %/,%,$(BATCH))).html
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check --quiet install

.PHONY: brief test check lock clean

brief: $(VENV)/base.stamp
	@mkdir -p $(OUT)
	@$(VENV)/bin/mujaz brief $(BATCH) -o $(DOCUMENT)
	@echo "The briefing is in $(abspath $(DOCUMENT)) - open it in a browser."

test: $(VENV)/test.stamp
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports
	@$(VENV)/bin/pytest

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Mujaz needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12") if sys.version_info < (3, 11) else 0'
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/base.stamp: requirements/base.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing Mujaz (about 400 MB, once) ..."
	@$(PIP) -r requirements/base.txt
	@$(PIP) --no-deps --editable .
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/base.stamp
	@echo "Installing the test tools (once) ..."
	@$(PIP) -r requirements/test.txt
	@touch $@

# Pins every dependency; to be run by maintainers after a change of pyproject.toml.
lock: | $(VENV)/bin/python
	@$(PIP) uv
	@$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-annotate \
	  --custom-compile-command "make lock" pyproject.toml -o requirements/base.txt
	@$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-annotate \
	  --custom-compile-command "make lock" -c requirements/base.txt --group test --group browser --group check -o requirements/test.txt

clean:
	@rm -rf $(VENV) $(OUT)
