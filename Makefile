# make                     builds and opens the wizard
# make PROJECT VERB...     hands the words to the wizard: make step-ca install wait
# make test | lab-test | lint | bench | docs | help
#
# Variables for PROJECT VERB...: var=NAME=VALUE  instance=NAME  context=NAME

MAKEFLAGS += --no-print-directory
SHELL := /bin/bash
here := $(dir $(abspath $(lastword $(MAKEFILE_LIST))))
wizard := $(here)bin/wizard
own := build test lab-test lint bench docs help clean

# $(value) takes the words as they were typed: a $ in them is no variable of make's, and $(shell ...) in them is not run.
# They go through the environment, and unexport keeps make from handing them on expanded.
export WIZARD_VAR := $(value var)
export WIZARD_INSTANCE := $(value instance)
export WIZARD_CONTEXT := $(value context)
# the goals too: no shell shall read what is in them
export WIZARD_WORDS := $(MAKECMDGOALS)
unexport var instance context

first := $(firstword $(MAKECMDGOALS))

ifeq ($(filter $(first),$(own)),)

# Any other NAME=VALUE would be a variable of make's, and the wizard would not see it.
ifeq ($(value var)$(value instance)$(value context),)
ifneq ($(value -*-command-variables-*-),)
$(error write var=NAME=VALUE: make $(MAKECMDGOALS) var=NAME=VALUE)
endif
endif

# Everything but our own goals is for the wizard. The first goal hands over all of them; the others have nothing left to do.
# Phony: a file or folder of that name must not say "up to date".
goals := $(or $(MAKECMDGOALS),wizard)
.PHONY: $(goals)
$(firstword $(goals)):
	@env -u WIZARD_VAR $(here)build.sh --if-older
	@set -f; $(wizard) make $$WIZARD_WORDS
$(filter-out $(firstword $(goals)),$(sort $(goals))):
	@:

else

.PHONY: $(own)

build: ## Build bin/wizard
	@$(here)build.sh

test: ## Run the tests; those that need a lab only where one is up
	@$(here)tests/run.sh

lab-test: ## Start a Docker engine, a real step-ca and stand-ins (Debian 12, root), and run all tests against them
	@WIZARD_LAB_REQUIRED=1 $(here)tests/run.sh

lint: ## Check formatting and analyzers
	@dotnet format $(here)Wizard.sln --verify-no-changes

bench: ## Measure start-up, key latency, rendering and editing
	@$(here)tests/Wizard.Benchmarks/run.sh

docs: ## Write docs/settings.md anew from env-dist/
	@WIZARD_UPDATE_DOCS=1 dotnet test $(here)tests/Wizard.Tests --nologo --filter SettingsReference

clean: ## Remove what was built
	@dotnet clean $(here)Wizard.sln --nologo --verbosity quiet && rm -rf $(here)bin

help: ## Show this
	@echo 'make                      build and open the wizard'
	@echo 'make PROJECT VERB...      for example: make step-ca install wait'
	@echo 'make PROJECT reconfigure var=NAME=VALUE'
	@grep -hE '^[a-z-]+: ##' $(here)Makefile | sed -E 's/^([a-z-]+): ## /make \1\t/' | expand -t 26

endif
