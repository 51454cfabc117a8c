/* What root has written behind the module's name in a file of /etc/pam.d. */
#ifndef SEMBLANCE_OPTIONS_H
#define SEMBLANCE_OPTIONS_H

#include <security/pam_modules.h>
#include <stdbool.h>
#include <sys/types.h>

enum confirmation { CONFIRM_NOTHING, CONFIRM_ENTER, CONFIRM_YES };

struct options {
    const char *socket;
    int seconds;
    enum confirmation confirmation;
    bool keyring;
    bool password; /* nobody is looked at: the line stands behind the one that asks for the password */
    bool quiet;
    bool debug;
    const char *service_user;
};

/* False for options that somebody must mend; which one is in the log. */
bool read_options(pam_handle_t *pam, int argc, const char **argv, struct options *options);

#endif
