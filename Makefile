# The commands of this repository. Each does its own set-up (tools/setup: .venv, pinned and hashed), so a clone is enough.

BIN := .venv/bin

.PHONY: help demo test check format bench shots lock clean

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 10

demo: ## run the demo paper (PORT, DESK_PORT, DEMO_DIR)
	@tools/setup runtime
	@exec $(BIN)/maydan demo

test: ## run every test, on SQLite and on PostgreSQL
	@tools/setup dev
	@tools/system-packages
	@tools/test

check: ## lint, types, layers, templates, migrations
	@tools/setup dev
	@tools/check

format: ## put code and templates in form
	@tools/setup dev
	@$(BIN)/ruff check --fix-only -q .
	@$(BIN)/ruff format -q .
	@git ls-files -z -- 'src/*.html' | xargs -0 -r $(BIN)/djhtml --tabwidth 2

bench: ## measure what README claims
	@tools/setup dev
	@exec $(BIN)/python -m bench

shots: ## photograph the demo paper's pages into shots/
	@tools/setup dev
	@tools/system-packages chromium
	@exec $(BIN)/python -m bench.shots

lock: ## pin the dependencies anew
	@tools/setup dev
	@tools/lock

clean: ## remove what the commands made, except papers
	@rm -rf .venv shots build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache src/*.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
