# SPDX-License-Identifier: BSD-3-Clause
# The project's own targets, in its top folder only.

setup := $(UK_ROOT)/support/setup/setup
everything := build build-cxx build-package build-arm build-bare build-xen run-kvm-x86_64 run-kvm-arm \
	run-linux run-linux-arm run-bare-x86_64 run-bare-arm \
	xen-bed xen-bed-x86_64 xen-bed-arm cmake meson tclsh

.PHONY: test check lint bench soak setup
test:
	@$(setup) $(everything) test
	@$(UK_ROOT)/tests/run all

check:
	@$(setup) $(everything) test
	@$(UK_ROOT)/tests/run quick

lint:
	@$(setup) build build-cxx build-package build-arm build-bare build-xen test
	@$(UK_ROOT)/tests/run lint

bench:
	@$(setup) build build-cxx build-package build-arm build-bare build-xen run-kvm-x86_64 \
		run-kvm-arm run-linux xen-bed xen-bed-x86_64 xen-bed-arm bench
	@$(UK_ROOT)/tests/bench/bench

soak:
	@$(setup) $(everything) test debug
	@$(UK_ROOT)/tests/fuzz/soak
	@UK_SEEDS=$${UK_SEEDS:-50} prove --exec '' --timer \
		$(UK_ROOT)/tests/config/builds.t
	@UK_ALL_PLATFORMS=1 prove --exec '' --timer $(UK_ROOT)/tests/boot/image/test.t \
		$(UK_ROOT)/tests/boot/ubsan/test.t
	@SOAK_THREADS=$${SOAK_THREADS:-1000000} SOAK_PERIODS=$${SOAK_PERIODS:-1000} \
		prove --exec '' --timer $(UK_ROOT)/tests/boot/threads/test.t \
		$(UK_ROOT)/tests/boot/deadlines/test.t
	@SOAK_HTTP=$${SOAK_HTTP:-600} prove --exec '' --timer --comments $(UK_ROOT)/tests/soak/http
	@SOAK_HTTP=$${SOAK_HTTP:-1800} prove --exec '' --timer --comments $(UK_ROOT)/tests/soak/loss
	@SOAK_CONFORM=1 prove --exec '' --timer --comments $(UK_ROOT)/tests/conform/newlib.t \
		$(UK_ROOT)/tests/conform/posix.t
	@SOAK_PROGRAMS=1 prove --exec '' --timer $(UK_ROOT)/tests/boot/lz4/test.t \
		$(UK_ROOT)/tests/boot/sqlite/test.t
	@SOAK_GUESTS=$${SOAK_GUESTS:-100} prove --exec '' --timer \
		$(UK_ROOT)/tests/xen/soak $(UK_ROOT)/tests/xen/net.t $(UK_ROOT)/tests/xen/disk.t
	@SOAK_NETWORK=1 prove --exec '' --timer $(UK_ROOT)/tests/boot/echo/test.t \
		$(UK_ROOT)/tests/xen/echo.t

setup:
	@$(setup) $(everything) test bench debug debug-arm
