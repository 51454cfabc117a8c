#define _GNU_SOURCE
#include "account.h"

#include <crypt.h>
#include <shadow.h>
#include <stdbool.h>
#include <string.h>

enum { ENTRY_BYTES = 4096 };

static bool has_hash(const char *password, const char *hash) {
    struct crypt_data data = {0};
    const char *computed = crypt_r(password, hash, &data);
    bool same = computed != NULL && strcmp(computed, hash) == 0;
    explicit_bzero(&data, sizeof data);
    return same;
}

enum account account_compare(const char *user, const char *password) {
    struct spwd entry, *found = NULL;
    char buffer[ENTRY_BYTES];
    enum account account = ACCOUNT_UNKNOWN;
    if (getspnam_r(user, &entry, buffer, sizeof buffer, &found) == 0 && found != NULL) {
        account = has_hash(password, found->sp_pwdp) ? ACCOUNT_FITS : ACCOUNT_DIFFERS;
    }
    explicit_bzero(buffer, sizeof buffer);
    return account;
}
