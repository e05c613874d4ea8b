// SPDX-License-Identifier: BSD-3-Clause
// A virtio console that the tests play: right, or lying.
#ifndef VIRTCON_PLAYED_H
#define VIRTCON_PLAYED_H

#include "../../virtcon.h"

#include <uk/file.h>

/* Events of control messages (5.3.6.2). */
enum {
	SAYS_ADD = 1,
	SAYS_REMOVE,
	SAYS_READY,
	SAYS_CONSOLE,
	SAYS_RESIZE,
	SAYS_OPEN,
	SAYS_NAME,
};

enum { PLAYED_PORTS = 8 };

/* What the next device is, and how it behaves. */
struct played {
	uint64_t features;
	uint32_t most_ports;
	unsigned ring_size;
	uint16_t columns, rows;
	bool legacy, stuck;
	bool is_deaf;  /* does not look at control messages */
	bool is_quick; /* reads its console at once, not by played_take */
	struct played_port {
		bool there, is_console, host_open;
		const char *name;
		size_t name_bytes; /* 0: as long as it is */
		/* What the driver has said. */
		unsigned readies, opens;
		bool open;
	} ports[PLAYED_PORTS];
};
extern struct played played;

/* What came by the emergency register, and to a console that is quick. */
extern char played_emergency[256], played_said[4096];

/* A usual device of four ports: a console, and ports 1 and 2 with names. */
void played_default(void);

/* Has the driver take it; NULL, and the error, if it does not. It is gone with
 * the next one. */
struct virtcon *played_begin(int *error);

/* A control message, or as many of its bytes; then interrupts. False: there is
 * no buffer for it. */
bool played_say(uint32_t port, unsigned event, unsigned value, const char *text,
		size_t bytes);
bool played_say_bytes(const void *message, size_t bytes);

/* Gives a port's driver bytes: how many it has room for. */
size_t played_give(unsigned port, const char *data, size_t bytes);
/* Takes what was sent by a port, at most one buffer. */
size_t played_take(unsigned port, char *to);

/* Uses a buffer of queue `number` as it likes. */
void played_use(unsigned number, uint32_t head, uint32_t bytes);

bool played_was_reset(void);

/* A name of /dev as a file; NULL, and the error. */
struct uk_file *played_open(const char *path, unsigned flags, int *error);

#endif
