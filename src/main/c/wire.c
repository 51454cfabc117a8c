#include "wire.h"

#include <string.h>

static void put(struct wire_out *out, const void *bytes, size_t length) {
    if (out->overflow || length > sizeof out->bytes - out->length) {
        out->overflow = true;
        return;
    }
    memcpy(out->bytes + out->length, bytes, length);
    out->length += length;
}

static void put_byte(struct wire_out *out, uint8_t byte) {
    put(out, &byte, 1);
}

static void put_integer(struct wire_out *out, uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) put_byte(out, (uint8_t) (value >> shift));
}

static void put_text(struct wire_out *out, const char *text) {
    size_t length = strlen(text);
    if (length > UINT16_MAX) {
        out->overflow = true;
        return;
    }
    put_byte(out, (uint8_t) (length >> 8));
    put_byte(out, (uint8_t) length);
    put(out, text, length);
}

static void begin(struct wire_out *out, enum wire_kind kind) {
    out->length = 0;
    out->overflow = false;
    put_byte(out, WIRE_VERSION);
    put_byte(out, (uint8_t) kind);
    put_integer(out, 0);
}

static void end(struct wire_out *out) {
    size_t length = out->length - WIRE_HEADER;
    for (int i = 0; i < 4; i++) out->bytes[2 + i] = (uint8_t) (length >> (24 - 8 * i));
}

void wire_hello(struct wire_out *out) {
    begin(out, WIRE_HELLO);
    end(out);
}

static void put_question(struct wire_out *out, const char *request, const struct wire_question *question) {
    begin(out, WIRE_REQUEST);
    put_text(out, request);
    put_text(out, question->user);
    put_text(out, question->service);
    put_text(out, question->terminal);
    put_text(out, question->remote_host);
    put_byte(out, question->remote);
    put_byte(out, question->confirmed);
    put_integer(out, (uint32_t) question->process);
    end(out);
}

void wire_question(struct wire_out *out, const struct wire_question *question) {
    put_question(out, "Authenticate", question);
}

void wire_typed(struct wire_out *out, const struct wire_question *question) {
    put_question(out, "PasswordTyped", question);
}

void wire_release(struct wire_out *out, const char *user) {
    begin(out, WIRE_REQUEST);
    put_text(out, "ReleasePassword");
    put_text(out, user);
    end(out);
}

void wire_outdated(struct wire_out *out, const char *user) {
    begin(out, WIRE_REQUEST);
    put_text(out, "ForgetPassword");
    put_text(out, user);
    put_byte(out, true);
    end(out);
}

bool wire_header(const uint8_t *header, enum wire_kind *kind, size_t *length) {
    if (header[0] != WIRE_VERSION || header[1] < WIRE_HELLO || header[1] > WIRE_CANCEL) return false;
    uint32_t announced = (uint32_t) header[2] << 24 | (uint32_t) header[3] << 16 | (uint32_t) header[4] << 8 | header[5];
    if (announced > WIRE_MOST_PAYLOAD) return false;
    *kind = (enum wire_kind) header[1];
    *length = announced;
    return true;
}

/* What is left of a payload. */
struct in {
    const uint8_t *at;
    size_t left;
};

/* Takes `length` bytes; NULL when they are not there. */
static const uint8_t *take(struct in *in, size_t length) {
    if (length > in->left) return NULL;
    const uint8_t *taken = in->at;
    in->at += length;
    in->left -= length;
    return taken;
}

struct text {
    const uint8_t *bytes;
    size_t length;
};

static bool take_text(struct in *in, struct text *text) {
    const uint8_t *count = take(in, 2);
    if (count == NULL) return false;
    text->length = (size_t) count[0] << 8 | count[1];
    text->bytes = take(in, text->length);
    return text->bytes != NULL;
}

static bool is(const struct text *text, const char *expected) {
    return text->length == strlen(expected) && memcmp(text->bytes, expected, text->length) == 0;
}

enum wire_hint wire_event(const uint8_t *payload, size_t length) {
    struct in in = {payload, length};
    struct text kind, key;
    if (!take_text(&in, &kind) || !is(&kind, "Hint") || !take_text(&in, &key) || in.left != 0) return WIRE_NO_HINT;
    if (is(&key, "hint.CONFIRM")) return WIRE_CONFIRM;
    if (is(&key, "hint.CHALLENGE_LEFT")) return WIRE_TURN_LEFT;
    if (is(&key, "hint.CHALLENGE_RIGHT")) return WIRE_TURN_RIGHT;
    return is(&key, "hint.CHALLENGE_BACK") ? WIRE_LOOK_AHEAD : WIRE_NO_HINT;
}

/* user, accepted, reason, milliseconds */
static enum wire_verdict verified(struct in *in, const char *asked) {
    struct text user, reason;
    if (!take_text(in, &user) || !is(&user, asked)) return WIRE_MALFORMED;
    const uint8_t *accepted = take(in, 1);
    if (accepted == NULL || *accepted > 1 || !take_text(in, &reason)) return WIRE_MALFORMED;
    if (take(in, 8) == NULL || in->left != 0) return WIRE_MALFORMED;
    if (*accepted == 1) return reason.length == 0 ? WIRE_YES : WIRE_MALFORMED;
    if (is(&reason, "refusal.NOT_THIS_PERSON") || is(&reason, "refusal.NOT_ALIVE")
        || is(&reason, "refusal.NOT_TURNED")) return WIRE_NO;
    return is(&reason, "refusal.LOCKED_OUT") ? WIRE_LOCKED_OUT : WIRE_CANNOT_CHECK;
}

/* problem, message, remedy */
static enum wire_verdict failed(struct in *in) {
    struct text problem, message, remedy;
    if (!take_text(in, &problem) || !take_text(in, &message) || !take_text(in, &remedy)) return WIRE_MALFORMED;
    if (in->left != 0) return WIRE_MALFORMED;
    return is(&problem, "LOCKED_OUT") ? WIRE_LOCKED_OUT : WIRE_CANNOT_CHECK;
}

enum wire_verdict wire_answer(const uint8_t *payload, size_t length, const char *user) {
    struct in in = {payload, length};
    struct text kind;
    if (!take_text(&in, &kind)) return WIRE_MALFORMED;
    if (is(&kind, "Verified")) return verified(&in, user);
    return is(&kind, "Failed") ? failed(&in) : WIRE_MALFORMED;
}

/* user, password */
bool wire_password(const uint8_t *payload, size_t length, const char *user, char password[WIRE_MOST_PASSWORD + 1]) {
    struct in in = {payload, length};
    struct text kind, whose;
    if (!take_text(&in, &kind) || !is(&kind, "Password") || !take_text(&in, &whose) || !is(&whose, user)) return false;
    const uint8_t *count = take(&in, 4);
    if (count == NULL) return false;
    size_t size = (size_t) count[0] << 24 | (size_t) count[1] << 16 | (size_t) count[2] << 8 | count[3];
    const uint8_t *bytes = take(&in, size);
    if (bytes == NULL || in.left != 0 || size == 0 || size > WIRE_MOST_PASSWORD) return false;
    if (memchr(bytes, 0, size) != NULL) return false;
    memcpy(password, bytes, size);
    password[size] = '\0';
    return true;
}
