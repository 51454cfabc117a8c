#define _GNU_SOURCE
#include "keyring.h"

#include "account.h"
#include "line.h"
#include "wire.h"

#include <security/pam_ext.h>
#include <string.h>
#include <syslog.h>

static const char HANDED_ON[] = "semblance_handed_on";

static void have_forgotten(int fd, const char *user, uint8_t *payload, long long deadline) {
    struct wire_out out;
    size_t length;
    wire_outdated(&out, user);
    if (line_send(fd, &out, deadline)) (void) line_receive(fd, WIRE_ANSWER, payload, &length, deadline);
}

/* For the rest of this handle's life: what is found as the password may not have been typed. */
static bool mark(pam_handle_t *pam) {
    static char handed_on;
    return pam_set_data(pam, HANDED_ON, &handed_on, NULL) == PAM_SUCCESS;
}

bool keyring_handed_on(const pam_handle_t *pam) {
    const void *mark = NULL;
    return pam_get_data(pam, HANDED_ON, &mark) == PAM_SUCCESS;
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
        switch (account_compare(user, password)) {
            case ACCOUNT_FITS:
                if (!mark(pam) || pam_set_item(pam, PAM_AUTHTOK, password) != PAM_SUCCESS) {
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
