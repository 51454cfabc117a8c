/* The line to the service: one socket, one point in time after which nothing is waited for. */
#ifndef SEMBLANCE_LINE_H
#define SEMBLANCE_LINE_H

#include "wire.h"

#include <stdbool.h>
#include <sys/types.h>

/* CLOCK_BOOTTIME in milliseconds: nobody can set it, and it goes on while the machine sleeps. */
long long now_ms(void);

/* Connects, and asks the kernel who listens. Returns -1, with the reason in errno, when nobody does in time. */
int line_open(const char *path, long long deadline, uid_t *listener);

/* Whether something can be read before that time. */
bool line_readable(int fd, long long deadline);

bool line_send(int fd, const struct wire_out *out, long long deadline);

/* The next frame; false when there is none in time, or it is none. */
bool line_next(int fd, enum wire_kind *kind, uint8_t *payload, size_t *length, long long deadline);

/* Reads frames until one of that kind, and leaves its payload (of WIRE_MOST_PAYLOAD bytes at most) in `payload`.
 * Events are skipped; anything else, and the deadline, is an end. */
bool line_receive(int fd, enum wire_kind wanted, uint8_t *payload, size_t *length, long long deadline);

#endif
