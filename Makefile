# The verbs of a classroom. `make help` lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# SETTINGS=FILE: another file than classroom.yaml.
SETTINGS ?=
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo --preserve-env=PIP_INDEX_URL,DOCKER_HOST)
BLOCKROOM := .venv/bin/blockroom $(if $(SETTINGS),--settings $(SETTINGS))
PYTEST := .venv/bin/python -m pytest
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Node brings a list of authorities of its own, which lacks the school's.
export NODE_EXTRA_CA_CERTS ?= /etc/ssl/certs/ca-certificates.crt

.PHONY: help
help: ## List the verbs
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | awk -F'\t' '{printf "make %-18s %s\n", $$1, $$2}'

.PHONY: bootstrap
bootstrap:
	@bin/bootstrap

.PHONY: bootstrap-test
bootstrap-test:
	@bin/bootstrap test

.PHONY: up
up: bootstrap ## Install what is missing, build the image, start the classroom
	@$(SUDO) $(BLOCKROOM) up

.PHONY: down
down: bootstrap ## Stop the classroom; everybody's work stays
	@$(SUDO) $(BLOCKROOM) down

.PHONY: status
status: bootstrap ## What runs
	@$(SUDO) $(BLOCKROOM) status

.PHONY: logs
logs: bootstrap ## The end of all logs
	@$(SUDO) $(BLOCKROOM) logs

.PHONY: doctor
doctor: bootstrap ## Find the first broken link and its cure
	@$(SUDO) $(BLOCKROOM) doctor

.PHONY: smoke
smoke: bootstrap ## Log in as a student and run TensorFlow; STUDENT=NAME chooses who
	@$(SUDO) $(BLOCKROOM) smoke $(if $(STUDENT),--user $(STUDENT))

.PHONY: roster
roster: bootstrap ## Add the people of a CSV file: make roster FILE=class7a.csv
	@$(SUDO) $(BLOCKROOM) roster $(FILE)

.PHONY: image
image: bootstrap ## Build the students' image
	@$(SUDO) $(BLOCKROOM) image

# Tests. They run a classroom of their own beside any other on this machine.

.PHONY: test
test: lint test-unit ## Lint, then unit, integration and browser tests
	@$(SUDO) $(PYTEST) tests/integration tests/browser

.PHONY: test-unit
test-unit: bootstrap-test labextension/node_modules ## Unit tests of Python and TypeScript
	@$(PYTEST) tests/unit blockly_magic/tests
	@npm --prefix labextension run --silent test

.PHONY: test-integration
test-integration: bootstrap-test ## A real hub with real containers
	@$(SUDO) $(PYTEST) tests/integration

.PHONY: test-browser
test-browser: bootstrap-test ## What students and teachers do, in Chromium, in both languages
	@$(SUDO) $(PYTEST) tests/browser

.PHONY: lint
lint: bootstrap-test labextension/node_modules ## Linters and type checkers
	@ruff check .
	@ruff format --check --quiet .
	@mypy hub/src blockly_magic/src tests bench
	@shellcheck bin/* .ci/run
	@hadolint singleuser/Dockerfile
	@yamllint --strict .
	@npm --prefix labextension run --silent lint

labextension/node_modules: labextension/package-lock.json
	@echo "Installing the labextension's npm packages (about half a minute)"
	@npm --prefix labextension ci --no-fund --no-audit --silent
	@touch $@

.PHONY: bench
bench: bootstrap ## How long a student waits for a server, and what it weighs (with the classroom up)
	@$(SUDO) .venv/bin/python bench/spawn.py $(if $(SETTINGS),--settings $(SETTINGS))
