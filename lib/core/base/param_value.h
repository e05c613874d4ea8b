// SPDX-License-Identifier: BSD-3-Clause
// The values of parameters, from and to text.
#ifndef BASE_PARAM_VALUE_H
#define BASE_PARAM_VALUE_H

#include <uk/param.h>

/* Sets the parameter; NULL, or why `text` is not a value for it. */
const char *base_param_value_set(const struct uk_param *p, const char *text);

void base_param_value_format(const struct uk_param *p, char *buf, size_t size);

/* The value that `word` gives the parameter, or NULL if it names another. Of
 * several parameters `p` becomes the one that is meant. */
const char *base_param_match(struct uk_param *p, const char *word);

#endif
