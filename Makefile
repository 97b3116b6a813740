# The two commands: `make demo` and `make test`. Both install what is missing first.
SHELL := /bin/bash
PREFIX ?= /usr/local
DEMO ?= demo
SWIFT ?= swift
BUILD := $(SWIFT) build -c release

.PHONY: demo test bench coverage build lint install prerequisites clean

demo: build
	$$($(BUILD) --show-bin-path)/tessera demo --output $(DEMO)

test: prerequisites lint
	$(SWIFT) build -c release --build-tests
	$(SWIFT) test -c release --skip-build --disable-xctest
	./.ci/page-tests "$$($(BUILD) --show-bin-path)/tessera"
	$(SWIFT) test --disable-xctest

build: prerequisites
	$(BUILD) --product tessera

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Benchmarks

# One program that needs no Swift on the machine where it runs; BLAS and LAPACK stay the system's.
install: prerequisites
	$(BUILD) --product tessera --static-swift-stdlib --scratch-path .build-static
	install -s -D -m 755 "$$($(BUILD) --static-swift-stdlib --scratch-path .build-static --show-bin-path)/tessera" "$(DESTDIR)$(PREFIX)/bin/tessera"
	@echo "Installed $(DESTDIR)$(PREFIX)/bin/tessera"

prerequisites:
	@./.ci/prerequisites

clean:
	rm -rf .build .build-static $(DEMO)

# Ours beside the peers, in turn, on the same files: Benchmarks/README.md says what and keeps the last table.
bench: prerequisites
	python3 -m venv Benchmarks/.venv
	Benchmarks/.venv/bin/pip install --quiet --requirement Benchmarks/peers/requirements.txt
	$(SWIFT) build -c release --package-path Benchmarks --product Methods
	Benchmarks/.venv/bin/python Benchmarks/data.py
	Benchmarks/.venv/bin/python Benchmarks/peers/reading.py data
	Benchmarks/.venv/bin/python Benchmarks/compare.py
	Benchmarks/.venv/bin/python Benchmarks/growth.py
	Benchmarks/.venv/bin/python Benchmarks/peers/segments.py 300,3000
	Benchmarks/.venv/bin/python Benchmarks/end_to_end.py

# How often intervals hold the truth and how often something is called proven falsely: Benchmarks/README.md keeps the last tables.
coverage: prerequisites
	$(SWIFT) build -c release --package-path Benchmarks --product Methods
	$$($(SWIFT) build -c release --package-path Benchmarks --show-bin-path)/Methods coverage
