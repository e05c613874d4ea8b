// SPDX-License-Identifier: BSD-3-Clause
// A model that allocators are held against in tests: random calls, all checked.
#ifndef UK_ALLOC_MODEL_H
#define UK_ALLOC_MODEL_H

#include <uk/alloc.h>
#include <uk/memory.h>

#define UK_ALLOC_MODEL_SLOTS 24

struct uk_alloc_model {
	struct uk_alloc *a;
	uint64_t random; /* the seed, not 0; then the generator's state */
	size_t max_bytes;
	const char *wrong; /* what did not hold; NULL: nothing */
	size_t refused;
	size_t base_count, base_used;
	struct uk_alloc_model_slot {
		unsigned char *p;
		size_t bytes;
		unsigned char first; /* its bytes count up from this one */
	} slots[UK_ALLOC_MODEL_SLOTS];
};

static inline size_t uk_alloc_model_random(struct uk_alloc_model *m, size_t end)
{
	m->random ^= m->random << 13;
	m->random ^= m->random >> 7;
	m->random ^= m->random << 17;
	return (size_t)(m->random >> 16) % end;
}

static inline void uk_alloc_model_expect(struct uk_alloc_model *m, bool cond,
					 const char *wrong)
{
	if (!cond && !m->wrong)
		m->wrong = wrong;
}

static inline void uk_alloc_model_fill(struct uk_alloc_model *m,
				       struct uk_alloc_model_slot *s)
{
	s->first = (unsigned char)uk_alloc_model_random(m, 256);
	for (size_t i = 0; i < s->bytes; i++)
		s->p[i] = (unsigned char)(s->first + i);
}

static inline void uk_alloc_model_compare(struct uk_alloc_model *m,
					  const struct uk_alloc_model_slot *s,
					  size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		uk_alloc_model_expect(m,
				      s->p[i] == (unsigned char)(s->first + i),
				      "a block's contents changed");
}

/* What must hold for a block that was just handed out. */
static inline void uk_alloc_model_place(struct uk_alloc_model *m,
					const struct uk_alloc_model_slot *s,
					size_t align)
{
	long usable = uk_alloc_usable(m->a, s->p);
	uintptr_t low = (uintptr_t)s->p, high = low + s->bytes;

	uk_alloc_model_expect(m, UK_IS_ALIGNED(low, align), "misaligned");
	uk_alloc_model_expect(m, usable == -ENOTSUP || usable >= (long)s->bytes,
			      "the usable size is less than asked for");
	for (size_t i = 0; i < UK_ALLOC_MODEL_SLOTS; i++) {
		const struct uk_alloc_model_slot *o = &m->slots[i];
		uintptr_t other = (uintptr_t)o->p;

		uk_alloc_model_expect(m,
				      o == s || !o->p || high <= other ||
					  other + o->bytes <= low,
				      "two blocks overlap");
	}
}

/* Mostly small sizes, some up to the model's largest. */
static inline size_t uk_alloc_model_size(struct uk_alloc_model *m)
{
	size_t end = m->max_bytes;

	while (end > 64 && uk_alloc_model_random(m, 2))
		end /= 4;
	return uk_alloc_model_random(m, end + 1);
}

static inline void uk_alloc_model_alloc(struct uk_alloc_model *m,
					struct uk_alloc_model_slot *s)
{
	size_t align = _Alignof(max_align_t);

	s->bytes = uk_alloc_model_size(m);
	if (uk_alloc_model_random(m, 4) == 0) {
		align = (size_t)1 << uk_alloc_model_random(m, 11);
		s->p = uk_alloc_aligned(m->a, s->bytes, align);
	} else {
		s->p = uk_alloc(m->a, s->bytes);
	}
	if (s->p) {
		uk_alloc_model_place(m, s, align);
		uk_alloc_model_fill(m, s);
	} else {
		m->refused++;
	}
}

static inline void uk_alloc_model_free(struct uk_alloc_model *m,
				       struct uk_alloc_model_slot *s)
{
	uk_alloc_model_compare(m, s, s->bytes);
	uk_free(m->a, s->p);
	s->p = NULL;
}

static inline void uk_alloc_model_resize(struct uk_alloc_model *m,
					 struct uk_alloc_model_slot *s)
{
	size_t bytes = uk_alloc_model_size(m), old = s->bytes;
	unsigned char *p = uk_alloc_resize(m->a, s->p, bytes);

	if (!p) {
		uk_alloc_model_compare(m, s, old);
		m->refused++;
		return;
	}
	s->p = p;
	s->bytes = bytes;
	uk_alloc_model_compare(m, s, UK_MIN(old, bytes));
	uk_alloc_model_place(m, s, 1);
	uk_alloc_model_fill(m, s);
}

/* Sizes that no machine has: refused, and nothing is lost. */
static inline void uk_alloc_model_overask(struct uk_alloc_model *m,
					  struct uk_alloc_model_slot *s)
{
	size_t huge = SIZE_MAX - uk_alloc_model_random(m, 300);
	size_t align = (size_t)1 << (8 * sizeof(size_t) - 1);

	uk_alloc_model_expect(m,
			      !uk_alloc(m->a, huge) &&
				  !uk_alloc(m->a, huge / 2) &&
				  !uk_alloc_aligned(m->a, huge, 4096) &&
				  !uk_alloc_aligned(m->a, huge / 2, align),
			      "a huge size was granted");
	m->refused += 4;
	if (!s->p)
		return;
	uk_alloc_model_expect(m, !uk_alloc_resize(m->a, s->p, huge),
			      "a huge size was granted by resize");
	m->refused++;
	uk_alloc_model_compare(m, s, s->bytes);
}

static inline void uk_alloc_model_check(struct uk_alloc_model *m)
{
	const struct uk_alloc_stats *stats = &m->a->stats;
	size_t count = 0, bytes = 0;
	int err = uk_alloc_check(m->a);

	for (size_t i = 0; i < UK_ALLOC_MODEL_SLOTS; i++) {
		count += m->slots[i].p != NULL;
		bytes += m->slots[i].p ? m->slots[i].bytes : 0;
	}
	uk_alloc_model_expect(m, err == 0 || err == -ENOTSUP,
			      "the allocator's own check failed");
	uk_alloc_model_expect(m, stats->count == m->base_count + count,
			      "stats.count is not the number of blocks");
	uk_alloc_model_expect(m, stats->used_bytes >= m->base_used + bytes,
			      "stats.used_bytes is less than is handed out");
	uk_alloc_model_expect(m, stats->used_bytes <= stats->total_bytes,
			      "stats.used_bytes is more than there is");
	uk_alloc_model_expect(m, stats->used_bytes <= stats->peak_bytes,
			      "stats.used_bytes is above its peak");
}

/*
 * Makes `steps` random calls for blocks of up to `max_bytes`, then frees all
 * that are left. Returns what did not hold, or NULL. The allocator must be
 * nobody else's meanwhile; blocks from before are left alone.
 */
static inline const char *uk_alloc_model_run(struct uk_alloc *a, uint64_t seed,
					     unsigned steps, size_t max_bytes)
{
	struct uk_alloc_model m = {
	    .a = a,
	    .random = seed,
	    .max_bytes = max_bytes,
	    .base_count = a->stats.count,
	    .base_used = a->stats.used_bytes,
	};
	size_t failures = a->stats.failures;

	for (unsigned i = 0; i < steps && !m.wrong; i++) {
		struct uk_alloc_model_slot *s =
		    &m.slots[uk_alloc_model_random(&m, UK_ALLOC_MODEL_SLOTS)];

		if (uk_alloc_model_random(&m, 64) == 0)
			uk_alloc_model_overask(&m, s);
		else if (!s->p)
			uk_alloc_model_alloc(&m, s);
		else if (uk_alloc_model_random(&m, 5) < 2)
			uk_alloc_model_resize(&m, s);
		else
			uk_alloc_model_free(&m, s);
		if (i % 4 == 0)
			uk_alloc_model_check(&m);
	}
	for (size_t i = 0; i < UK_ALLOC_MODEL_SLOTS; i++)
		if (m.slots[i].p)
			uk_alloc_model_free(&m, &m.slots[i]);
	uk_alloc_model_check(&m);
	uk_alloc_model_expect(&m, a->stats.used_bytes == m.base_used,
			      "stats.used_bytes is not what it was before");
	uk_alloc_model_expect(&m, a->stats.failures - failures == m.refused,
			      "stats.failures is not the number of refusals");
	return m.wrong;
}

/* The largest block to be had now, and no longer used on return. */
static inline size_t uk_alloc_model_largest(struct uk_alloc *a)
{
	size_t low = 0, high = a->stats.total_bytes;

	while (low < high) {
		size_t middle = high - (high - low) / 2;
		void *p = uk_alloc(a, middle);

		if (p)
			low = middle;
		else
			high = middle - 1;
		uk_free(a, p);
	}
	return low;
}

#endif
