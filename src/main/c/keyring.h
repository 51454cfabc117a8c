/* After a yes at a login: the user's password, for the modules further down that open the desktop keyring with it. */
#ifndef SEMBLANCE_KEYRING_H
#define SEMBLANCE_KEYRING_H

#include <security/pam_modules.h>
#include <stdbool.h>

/* Asks the service for the password that the user wanted it to keep, and sets it as PAM_AUTHTOK if it still is the
 * account's. When anything is amiss nothing is set, and the yes stays a yes. */
void keyring_hand_on(pam_handle_t *pam, int fd, const char *user, long long deadline);

/* Whether it did so, for this handle. */
bool keyring_handed_on(const pam_handle_t *pam);

#endif
