#define _GNU_SOURCE
#include "keyring.h"

#include "line.h"
#include "wire.h"

#include <crypt.h>
#include <security/pam_ext.h>
#include <shadow.h>
#include <string.h>
#include <syslog.h>

enum { ENTRY_BYTES = 4096 };

enum account { ACCOUNT_FITS, ACCOUNT_DIFFERS, ACCOUNT_UNKNOWN };

static bool has_hash(const char *password, const char *hash) {
    struct crypt_data data = {0};
    const char *computed = crypt_r(password, hash, &data);
    bool same = computed != NULL && strcmp(computed, hash) == 0;
    explicit_bzero(&data, sizeof data);
    return same;
}

/* Whether it is the password of the account today. Modules further down take it as typed, and nobody was asked whether
 * it was right when it was kept. */
static enum account compare(const char *user, const char *password) {
    struct spwd entry, *found = NULL;
    char buffer[ENTRY_BYTES];
    enum account account = ACCOUNT_UNKNOWN;
    if (getspnam_r(user, &entry, buffer, sizeof buffer, &found) == 0 && found != NULL) {
        account = has_hash(password, found->sp_pwdp) ? ACCOUNT_FITS : ACCOUNT_DIFFERS;
    }
    explicit_bzero(buffer, sizeof buffer);
    return account;
}

static void have_forgotten(int fd, const char *user, uint8_t *payload, long long deadline) {
    struct wire_out out;
    size_t length;
    wire_outdated(&out, user);
    if (line_send(fd, &out, deadline)) (void) line_receive(fd, WIRE_ANSWER, payload, &length, deadline);
}

static bool is_typed(pam_handle_t *pam) {
    const void *typed = NULL;
    return pam_get_item(pam, PAM_AUTHTOK, &typed) == PAM_SUCCESS && typed != NULL;
}

void keyring_hand_on(pam_handle_t *pam, int fd, const char *user, long long deadline) {
    if (is_typed(pam)) return;
    struct wire_out out;
    uint8_t payload[WIRE_MOST_PAYLOAD];
    char password[WIRE_MOST_PASSWORD + 1];
    size_t length;
    wire_release(&out, user);
    bool given = line_send(fd, &out, deadline) && line_receive(fd, WIRE_ANSWER, payload, &length, deadline)
        && wire_password(payload, length, user, password);
    explicit_bzero(payload, sizeof payload);
    if (given) {
        switch (compare(user, password)) {
            case ACCOUNT_FITS:
                if (pam_set_item(pam, PAM_AUTHTOK, password) != PAM_SUCCESS) {
                    pam_syslog(pam, LOG_WARNING, "the password cannot be handed on to the keyring");
                }
                break;
            case ACCOUNT_DIFFERS:
                pam_syslog(pam, LOG_NOTICE, "the password kept for the keyring is another one by now; it is forgotten");
                have_forgotten(fd, user, payload, deadline);
                break;
            case ACCOUNT_UNKNOWN:
                pam_syslog(pam, LOG_WARNING, "the password kept for the keyring cannot be compared with /etc/shadow");
        }
    }
    explicit_bzero(password, sizeof password);
}
