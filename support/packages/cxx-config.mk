# SPDX-License-Identifier: BSD-3-Clause
# What the headers of C++ were told of the system when they were made: bits/.
package-folder    := $(lastword $(sort $(wildcard /usr/include/*/c++/[0-9]*/bits)))
package-file      := c++config.h
package-debian    := g++
package-cxx-flags := -isystem $(out)/packages/cxx-config
