#define _GNU_SOURCE
#include "line.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { FULL_QUEUE_PAUSE_MS = 20 };

long long now_ms(void) {
    struct timespec now = {0};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static bool await(int fd, short what, long long deadline) {
    for (;;) {
        long long left = deadline - now_ms();
        if (left <= 0) return false;
        struct pollfd wanted = {.fd = fd, .events = what};
        int ready = poll(&wanted, 1, (int) left);
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR) return false;
    }
}

bool line_readable(int fd, long long deadline) {
    return await(fd, POLLIN, deadline);
}

/* A Unix socket connects at once or not at all; only when the queue of the listener is full does it say EAGAIN, and
 * then it cannot be polled. */
static bool connect_until(int fd, const struct sockaddr_un *address, long long deadline) {
    while (connect(fd, (const struct sockaddr *) address, sizeof *address) != 0) {
        if (errno == EISCONN) return true;
        if (errno != EINTR && errno != EAGAIN) return false;
        if (now_ms() >= deadline) {
            errno = ETIMEDOUT;
            return false;
        }
        if (errno == EAGAIN) poll(NULL, 0, FULL_QUEUE_PAUSE_MS);
    }
    return true;
}

int line_open(const char *path, long long deadline, uid_t *listener) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(address.sun_path, path, strlen(path) + 1);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) return -1;
    struct ucred peer;
    socklen_t size = sizeof peer;
    if (!connect_until(fd, &address, deadline) || getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) {
        int reason = errno;
        close(fd);
        errno = reason;
        return -1;
    }
    *listener = peer.uid;
    return fd;
}

bool line_send(int fd, const struct wire_out *out, long long deadline) {
    if (out->overflow) return false;
    for (size_t sent = 0; sent < out->length;) {
        if (!await(fd, POLLOUT, deadline)) return false;
        ssize_t count = send(fd, out->bytes + sent, out->length - sent, MSG_NOSIGNAL);
        if (count > 0) sent += (size_t) count;
        else if (errno != EINTR && errno != EAGAIN) return false;
    }
    return true;
}

static bool receive_all(int fd, uint8_t *bytes, size_t length, long long deadline) {
    for (size_t got = 0; got < length;) {
        if (!await(fd, POLLIN, deadline)) return false;
        ssize_t count = recv(fd, bytes + got, length - got, 0);
        if (count > 0) got += (size_t) count;
        else if (count == 0 || (errno != EINTR && errno != EAGAIN)) return false;
    }
    return true;
}

bool line_next(int fd, enum wire_kind *kind, uint8_t *payload, size_t *length, long long deadline) {
    uint8_t header[WIRE_HEADER];
    return receive_all(fd, header, sizeof header, deadline) && wire_header(header, kind, length)
        && receive_all(fd, payload, *length, deadline);
}

bool line_receive(int fd, enum wire_kind wanted, uint8_t *payload, size_t *length, long long deadline) {
    for (;;) {
        enum wire_kind kind;
        if (!line_next(fd, &kind, payload, length, deadline)) return false;
        if (kind == wanted) return true;
        if (kind != WIRE_EVENT) return false;
    }
}
