// SPDX-License-Identifier: BSD-3-Clause
// What the files of the platform say to each other.
#ifndef BARE_BARE_H
#define BARE_BARE_H

#include <uk/screen.h>

/* Shows from now on what is written on a screen of VGA's text, which is there
 * from the start. */
void bare_screen_init_text(const struct uk_screen_mode *mode);

/* Shows it on any other screen, once devices can be mapped. */
void bare_screen_init(const struct uk_screen_mode *mode);

void bare_screen_write(const char *buf, size_t len);

#endif
