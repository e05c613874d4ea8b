// SPDX-License-Identifier: BSD-3-Clause
// Where the pages of these tests come from.
#ifndef SLAB_TESTS_PAGES_H
#define SLAB_TESTS_PAGES_H

/* On the host a file of its own brings pages; an image has them. */
void slab_test_pages(void);

#endif
