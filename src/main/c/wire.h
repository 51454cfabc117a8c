/* Messages between a client in C and the service: see src/site/markdown/ipc.md. Nothing here allocates, blocks or
 * knows about PAM. */
#ifndef SEMBLANCE_WIRE_H
#define SEMBLANCE_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WIRE_VERSION = 1, WIRE_HEADER = 6, WIRE_MOST_PAYLOAD = 4096 };

/* Of a password, without the zero behind it. */
enum { WIRE_MOST_PASSWORD = 500 };

enum wire_kind { WIRE_HELLO = 1, WIRE_REQUEST = 2, WIRE_EVENT = 3, WIRE_ANSWER = 4, WIRE_CANCEL = 5 };

/* A message that is being written. Writing past its end sets `overflow` and nothing else. */
struct wire_out {
    uint8_t bytes[WIRE_HEADER + WIRE_MOST_PAYLOAD];
    size_t length;
    bool overflow;
};

/* Who asks, and from where. Texts are UTF-8 and may be "", never NULL. */
struct wire_question {
    const char *user;
    const char *service;
    const char *terminal;
    const char *remote_host;
    bool remote;      /* the environment of a remote session is there */
    bool confirmed;   /* the person has said that the face may be used for this */
    int32_t process;  /* whose logind session the person sits in */
};

enum wire_verdict {
    WIRE_YES,
    WIRE_NO,           /* another person, or no living one */
    WIRE_LOCKED_OUT,
    WIRE_CANNOT_CHECK, /* nobody there, no camera, not enrolled, forbidden here ... */
    WIRE_MALFORMED
};

void wire_hello(struct wire_out *out);

void wire_question(struct wire_out *out, const struct wire_question *question);

/* The user's password was typed there, and is the account's. */
void wire_typed(struct wire_out *out, const struct wire_question *question);

/* For the password of whom the last answer let in. */
void wire_release(struct wire_out *out, const char *user);

/* It was compared with the account's, and was not it any more. */
void wire_outdated(struct wire_out *out, const char *user);

/* What the person is to do, where an event says so. */
enum wire_hint { WIRE_NO_HINT, WIRE_CONFIRM, WIRE_TURN_LEFT, WIRE_TURN_RIGHT, WIRE_LOOK_AHEAD };

enum wire_hint wire_event(const uint8_t *payload, size_t length);

/* The kind and the payload's length of a header of WIRE_HEADER bytes; false for what is no header, or announces more
 * than WIRE_MOST_PAYLOAD. */
bool wire_header(const uint8_t *header, enum wire_kind *kind, size_t *length);

/* What an answer's payload says about this user. A yes for another one is malformed. */
enum wire_verdict wire_answer(const uint8_t *payload, size_t length, const char *user);

/* Copies this user's password, and a zero, out of an answer's payload; false for any other answer, and for what PAM
 * could not carry. Who asks wipes both. */
bool wire_password(const uint8_t *payload, size_t length, const char *user, char password[WIRE_MOST_PASSWORD + 1]);

#endif
