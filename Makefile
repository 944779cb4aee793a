# The two commands: `make demo` runs the main job, `make test` passes the tests; each sets everything up first.
SHELL := /bin/bash
VENV ?= .venv
OUT ?= out/demo
SOURCE ?= demo
WHEE = scripts/env whee
UNIT = scripts/env pytest test/unit -n auto --dist loadfile
# processes that may crash or hang without taking the other tests with them; each is a ROS domain of its own;
# files stay in the order of test/conftest.py, the longest first
REST = scripts/env pytest test --ignore test/unit -n 2 --dist loadfile --no-loadscope-reorder \
  --timeout 300 --timeout-method thread

# tests run side by side: with a thread a core each, the arithmetic of one waits for that of the other
test unit: export OMP_NUM_THREADS = 1
# what pytest makes of the test files is kept; made anew in each process it costs as much as all imports
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test check unit bench setup setup-dev doctor clean

help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

## make demo [SOURCE=live] [VIDEO=f AUDIO=f] [SCENARIO=f]  run the conversation, report in out/demo
demo: setup
	$(WHEE) demo --source $(if $(VIDEO)$(AUDIO),files,$(SOURCE)) --out $(OUT) \
	  $(if $(VIDEO),--video "$(VIDEO)") $(if $(AUDIO),--audio "$(AUDIO)") $(if $(SCENARIO),--scenario "$(SCENARIO)")

## make test    checks, unit, model and integration tests
test: check
	$(UNIT)
	# real processes, devices and browsers: what fails (1) is tried once more, by itself; both are printed
	$(REST) || { [ $$? -eq 1 ] && $(REST) --last-failed --last-failed-no-failures none; }

## make check   style, types, layers, sizes
check: setup-dev
	scripts/env ruff check . && scripts/env ruff format --check . && scripts/env mypy
	scripts/env lint-imports
	scripts/env python scripts/check_sizes.py

## make unit    the fast tests only
unit: setup-dev
	$(UNIT)

## make bench   latency of every stage
bench: setup-dev
	$(WHEE) bench

## make doctor  is this machine ready?
doctor: setup
	$(WHEE) doctor

setup:
	@scripts/setup

setup-dev:
	@scripts/setup --dev

clean:
	rm -rf $(VENV) build install log out
