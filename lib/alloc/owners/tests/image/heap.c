// SPDX-License-Identifier: BSD-3-Clause
// Tests that whoever asks the image's heap is known by name.

#include <uk/alloc/model.h>
#include <uk/owners.h>
#include <uk/test.h>

UK_TEST(a_library_is_known_by_its_name)
{
	struct uk_alloc *heap = uk_alloc_default();
	struct uk_owner o = {0};
	void *p = uk_alloc(heap, 1000);
	bool found = false;

	UK_EXPECT(p != NULL);
	for (unsigned n = 0; !found && uk_owners_get(n, &o) == 0; n++)
		found = uk_test_streq(o.lib, UK_LIB);
	uk_free(heap, p);
	UK_EXPECT(found);
	UK_EXPECT_INT(o.bytes, >=, 1000);
}

UK_TEST(the_heap_follows_the_model)
{
	const char *wrong =
	    uk_alloc_model_run(uk_alloc_default(), 43, 500, 512);

	if (wrong)
		uk_test_fail(__FILE__, __LINE__, "%s", wrong);
}
