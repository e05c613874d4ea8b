// SPDX-License-Identifier: BSD-3-Clause
// Keys, and the values that each thread has for them.
#include "internal.h"

#include <stdlib.h>
#include <string.h>

/* A key that is used again has another number of its use, so that values of
 * the one before are not taken for its own. */
static struct key {
	bool used;
	unsigned use;
	void (*destructor)(void *value);
} keys[PTHREAD_KEYS_MAX];

struct value {
	void *value;
	unsigned use;
};

/* As many as the highest key so far took. */
static __thread struct value *values;
static __thread unsigned count;

static int find_free(void)
{
	for (int i = 0; i < PTHREAD_KEYS_MAX; i++)
		if (!keys[i].used)
			return i;
	return -1;
}

int pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
	unsigned long flags = uk_waitq_enter();
	int free_one = find_free();

	if (free_one >= 0) {
		struct key *k = &keys[free_one];

		k->used = true;
		k->use++;
		k->destructor = destructor;
		*key = (pthread_key_t)free_one;
	}
	uk_waitq_leave(flags);
	return free_one < 0 ? EAGAIN : 0;
}

static bool is_key(pthread_key_t key)
{
	return key < PTHREAD_KEYS_MAX && keys[key].used;
}

int pthread_key_delete(pthread_key_t key)
{
	unsigned long flags = uk_waitq_enter();
	int error = is_key(key) ? 0 : EINVAL;

	if (!error)
		keys[key].used = false;
	uk_waitq_leave(flags);
	return error;
}

void *pthread_getspecific(pthread_key_t key)
{
	if (key >= count || !is_key(key) || values[key].use != keys[key].use)
		return NULL;
	return values[key].value;
}

static int grow(unsigned wanted)
{
	struct value *more = realloc(values, wanted * sizeof(*more));

	if (!more)
		return ENOMEM;
	memset(more + count, 0, (wanted - count) * sizeof(*more));
	values = more;
	count = wanted;
	return 0;
}

int pthread_setspecific(pthread_key_t key, const void *value)
{
	int error = is_key(key) ? 0 : EINVAL;

	if (!error && key >= count)
		error = grow(key + 1);
	if (!error)
		values[key] =
		    (struct value){(void *)(uintptr_t)value, keys[key].use};
	return error;
}

/* One round: true if there was anything to call. */
static bool run_round(void)
{
	bool any = false;

	for (pthread_key_t key = 0; key < count; key++) {
		void *value = pthread_getspecific(key);

		if (!value || !keys[key].destructor)
			continue;
		values[key].value = NULL;
		keys[key].destructor(value);
		any = true;
	}
	return any;
}

/* A destructor may set values again: POSIX lets it a few times. */
void pthread_run_destructors(void)
{
	for (int i = 0; i < PTHREAD_DESTRUCTOR_ITERATIONS && run_round(); i++)
		continue;
	free(values);
	values = NULL;
	count = 0;
}
UK_THREAD_END(5, pthread_run_destructors);
