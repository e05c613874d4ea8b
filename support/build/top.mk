# SPDX-License-Identifier: BSD-3-Clause
# The project's own targets, in its top folder only.

setup := $(UK_ROOT)/support/setup/setup

.PHONY: test check lint bench soak setup
test:
	@$(setup) build build-arm run-kvm-x86_64 run-kvm-arm run-linux run-linux-arm test \
		xen-bed xen-bed-x86_64 xen-bed-arm
	@$(UK_ROOT)/tests/run all

check:
	@$(setup) build build-arm run-kvm-x86_64 run-kvm-arm run-linux run-linux-arm test
	@$(UK_ROOT)/tests/run quick

lint:
	@$(setup) build build-arm test
	@$(UK_ROOT)/tests/run lint

bench:
	@$(setup) build run-kvm-x86_64 run-linux bench
	@$(UK_ROOT)/tests/bench/bench

soak:
	@$(setup) build test
	@$(UK_ROOT)/tests/fuzz/soak

setup:
	@$(setup) build build-arm run-kvm-x86_64 run-kvm-arm run-linux run-linux-arm test bench debug debug-arm \
		xen-bed xen-bed-x86_64 xen-bed-arm
