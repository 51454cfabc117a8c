/* Throws bytes at the parser of what the service sends: wire_fuzz ROUNDS SEED. There is libFuzzer in clang; with gcc
 * this file brings a small driver of its own, which mutates what a service really says. */
#include "wire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const uint8_t YES[] = "\0\10Verified\0\3ann\1\0\0\0\0\0\0\0\0\0\xfa";
static const uint8_t NO[] = "\0\10Verified\0\3ann\0\0\27refusal.NOT_THIS_PERSON\0\0\0\0\0\0\3\xe8";
static const uint8_t LOCKED[] = "\0\10Verified\0\3ann\0\0\22refusal.LOCKED_OUT\0\0\0\0\0\0\0\1";
static const uint8_t FAILED[] = "\0\6Failed\0\14CANNOT_CHECK\0\7camera \0\4wait";
static const uint8_t PASSWORD[] = "\0\10Password\0\3ann\0\0\0\5horse";
static const uint8_t HINT[] = "\0\4Hint\0\23hint.CHALLENGE_LEFT";
static const uint8_t HELLO[] = "\1\1\0\0\0\0";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* A password is taken whole, or not at all, and ends at its only zero. */
static void check_password(const uint8_t *bytes, size_t length) {
    enum { BEFORE = sizeof PASSWORD - 1 - 5 };
    char *password = malloc(WIRE_MOST_PASSWORD + 1);
    if (password == NULL) abort();
    memset(password, 'x', WIRE_MOST_PASSWORD + 1);
    if (wire_password(bytes, length, "ann", password)) {
        size_t size = length - BEFORE;
        if (length <= BEFORE || size > WIRE_MOST_PASSWORD || memcmp(bytes, PASSWORD, BEFORE - 4) != 0) abort();
        if (strlen(password) != size || memcmp(password, bytes + BEFORE, size) != 0) abort();
    } else if (password[0] != 'x') abort();
    free(password);
}

/* Nothing may be read outside of the bytes, and a yes is exactly one text: what comes before and after its last eight
 * bytes cannot vary. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    if (length >= WIRE_HEADER) {
        enum wire_kind kind;
        size_t announced;
        if (wire_header(bytes, &kind, &announced) && announced > WIRE_MOST_PAYLOAD) abort();
    }
    check_password(bytes, length);
    enum wire_verdict verdict = wire_answer(bytes, length, "ann");
    size_t whole = sizeof YES - 1;
    bool is_yes = length == whole && memcmp(bytes, YES, whole - 8) == 0;
    if ((verdict == WIRE_YES) != is_yes) abort();
    bool is_hint = length == sizeof HINT - 1 && memcmp(bytes, HINT, length) == 0;
    if ((wire_event(bytes, length) == WIRE_TURN_LEFT) != is_hint) abort();
    return 0;
}

static uint32_t state;

static uint32_t next(void) {
    state ^= state << 13;
    state ^= state >> 17;
    return state ^= state << 5;
}

static size_t mutate(uint8_t *bytes, size_t length, size_t most) {
    for (uint32_t edits = 1 + next() % 4; edits > 0; edits--) {
        size_t at = length == 0 ? 0 : next() % length;
        switch (next() % 6) {
            case 0: if (length > 0) bytes[at] ^= (uint8_t) (1u << next() % 8); break;
            case 1: if (length > 0) bytes[at] = (uint8_t) next(); break;
            case 2: length = at; break;
            case 3: if (length > 1) bytes[at] = bytes[next() % length]; break;
            case 4:
                while (length < most && next() % 8 != 0) bytes[length++] = (uint8_t) next();
                break;
            default:
                if (length > 0 && length < most) {
                    memmove(bytes + at + 1, bytes + at, length - at);
                    length++;
                }
        }
    }
    return length;
}

int main(int argc, char **argv) {
    static const struct {
        const uint8_t *bytes;
        size_t length;
    } CORPUS[] = {{YES, sizeof YES - 1}, {NO, sizeof NO - 1}, {LOCKED, sizeof LOCKED - 1}, {FAILED, sizeof FAILED - 1},
        {HELLO, sizeof HELLO - 1}, {PASSWORD, sizeof PASSWORD - 1}, {HINT, sizeof HINT - 1}, {YES, 0}};
    if (argc != 3) return 2;
    long rounds = atol(argv[1]);
    state = (uint32_t) atol(argv[2]) | 1;
    if (wire_answer(YES, sizeof YES - 1, "ann") != WIRE_YES || wire_answer(YES, sizeof YES - 1, "bob") != WIRE_MALFORMED
        || wire_answer(NO, sizeof NO - 1, "ann") != WIRE_NO || wire_answer(FAILED, sizeof FAILED - 1, "ann") != WIRE_CANNOT_CHECK
        || wire_answer(LOCKED, sizeof LOCKED - 1, "ann") != WIRE_LOCKED_OUT
        || wire_event(HINT, sizeof HINT - 1) != WIRE_TURN_LEFT || wire_event(NO, sizeof NO - 1) != WIRE_NO_HINT) return 1;
    char password[WIRE_MOST_PASSWORD + 1];
    if (!wire_password(PASSWORD, sizeof PASSWORD - 1, "ann", password) || strcmp(password, "horse") != 0
        || wire_password(PASSWORD, sizeof PASSWORD - 1, "bob", password)) return 1;
    for (long round = 0; round < rounds; round++) {
        size_t which = next() % (sizeof CORPUS / sizeof *CORPUS);
        uint8_t grown[768];
        memcpy(grown, CORPUS[which].bytes, CORPUS[which].length);
        size_t length = mutate(grown, CORPUS[which].length, sizeof grown);
        /* of exactly this size, so that the sanitizer sees the first byte behind it */
        uint8_t *exact = malloc(length == 0 ? 1 : length);
        if (exact == NULL) return 2;
        memcpy(exact, grown, length);
        LLVMFuzzerTestOneInput(exact, length);
        free(exact);
    }
    printf("%ld rounds\n", rounds);
    return 0;
}
