// SPDX-License-Identifier: BSD-3-Clause
// What the headers of the standard library are told of the system: nothing that
// the host has.
