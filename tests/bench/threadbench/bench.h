// SPDX-License-Identifier: BSD-3-Clause
// What is measured, by our threads in an image and by the host's pthreads in a
// program of the host. Each does its work `rounds` times.
#ifndef THREADBENCH_H
#define THREADBENCH_H

/* Two threads hand the CPU to each other by two semaphores: a round is there
 * and back. */
void bench_handover(unsigned rounds);

/* A thread that does nothing is made and joined. */
void bench_create(unsigned rounds);

/* A mutex that nobody else wants is locked and unlocked. */
void bench_mutex(unsigned rounds);

/* Two threads yield to each other: a round is there and back. */
void bench_yield(unsigned rounds);

#endif
