# SPDX-License-Identifier: BSD-3-Clause
# Where every make starts: an application's Makefile sets UK_APP and includes this.

UK_VERSION := 0.1.0

ifneq ($(words $(CURDIR)),1)
$(error $(CURDIR): a path with a space in it cannot be built in; move or rename the folder)
endif
UK_ROOT := $(patsubst %/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))

# The top folder itself stands for the application hello, and has tests.
ifndef UK_APP
at-top := y
UK_APP := hello
UK_APP_DIR := $(UK_ROOT)/apps/hello
endif
UK_APP_DIR ?= $(CURDIR)

.DEFAULT_GOAL := all
.SUFFIXES:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

build := $(UK_ROOT)/support/build
include $(build)/goals.mk
include $(build)/config.mk
include $(build)/help.mk
ifeq ($(at-top),y)
include $(build)/top.mk
endif
ifeq ($(needs-config),y)
include $(build)/engine.mk
endif
