// SPDX-License-Identifier: BSD-3-Clause
// Waits that a signal ends, for the calls that POSIX has end with EINTR.
//
// Where no library for signals is in the image these are wait queues' own.
// Whoever waits looks again when woken: others may have been quicker.
//
//	do {
//		flags = uk_waitq_enter();
//		while (!condition && !error)
//			error = uk_interrupt_wait(&queue, deadline);
//		uk_waitq_leave(flags);
//	} while (error == -EINTR && uk_interrupt_handle());
#ifndef UK_INTERRUPT_H
#define UK_INTERRUPT_H

#include <uk/waitq.h>

/* As uk_waitq_wait; or -EINTR if a signal has come for this thread, or comes
 * meanwhile, and somebody wants to know of it. */
int uk_interrupt_wait(struct uk_waitq *q, uint64_t deadline_ns) UK_MUST_CHECK;

/* The same for what no handler wakes, as uk_waitq_wait_any: 0 may be early. */
int uk_interrupt_wait_any(struct uk_waitq *q, uint64_t deadline_ns)
    UK_MUST_CHECK;

/* Does what the signals that came are to do: calls handlers, so interrupts are
 * let in and no lock is held. True if the call is to go on as if nothing had
 * happened (SA_RESTART). */
bool uk_interrupt_handle(void);

/* The signals that this thread blocks, as sigset_t has them: from now on these,
 * or with NULL the same. Returns those before. What it lets in is not handled
 * yet, so that a wait that follows is ended by it. Without signals there are
 * none to block. */
unsigned long long uk_interrupt_mask(const unsigned long long *blocked);

/* A thread that this one makes inherits what it does with signals. */
void uk_interrupt_inherit(struct uk_thread *made);

/* For the library that has signals: ends the wait of one thread that is in one
 * of these and `wants` it to, if there is any. Any context. */
void uk_interrupt_end(bool (*wants)(struct uk_thread *thread,
				    unsigned long arg),
		      unsigned long arg);

/* What it has to bring; absent where there are no signals. Whether there is one
 * for this thread to handle, with interrupts masked; and the three above. */
bool uk_interrupt_pending_hook(void);
bool uk_interrupt_handle_hook(void);
unsigned long long uk_interrupt_mask_hook(const unsigned long long *blocked);
void uk_interrupt_inherit_hook(struct uk_thread *made);

#endif
