// SPDX-License-Identifier: BSD-3-Clause
// The console: the input is what the other end reads, types and does to
// indices.
#include "xen.h"

#include <uk/errno.h>
#include <uk/xencons.h>

static struct xencons_interface page;

void uk_xen_console_write(const char *buf, size_t len)
{
	volatile char sum = 0;

	for (size_t i = 0; i < len; i++)
		sum = (char)(sum + buf[i]);
}

void xen_notified(void)
{
	switch (input_left() ? input_byte() & 7 : 7) {
	case 0:
		page.out_cons = input_word();
		break;
	case 1:
		page.in_prod = input_word();
		break;
	case 2:
		page.in_prod += input_byte();
		break;
	case 3:
		page.out_cons += input_byte();
		break;
	case 4:
		page.out_prod = input_word();
		break;
	case 5:
		page.in_cons = input_word();
		break;
	default:
		page.out_cons = page.out_prod;
	}
	xen_raise();
}

static void use(void)
{
	static char text[3000];
	char buf[64];
	size_t len = (size_t)(input_word() % (sizeof(text) + 1));

	for (size_t i = 0; i < len; i++)
		text[i] = i % 40 == 39 ? '\n' : 'x';
	uk_xencons_write(text, len);
	int n = uk_xencons_read(buf, (size_t)input_byte() % sizeof(buf));

	HOLDS(n == -EPIPE || (n >= 0 && n < (int)sizeof(buf)));
	for (int i = 0; i < n; i++)
		HOLDS(buf[i] != '\r');
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	xen_begin(input, bytes);
	page = (struct xencons_interface){0};
	input_bytes(page.in, sizeof(page.in) / 4);
	if (input_byte() & 1)
		uk_xencons_init_dom0();
	uk_xencons_init(&page, XEN_PORT);
	for (int i = 0; i < 16 && input_left(); i++)
		use();
	return 0;
}
