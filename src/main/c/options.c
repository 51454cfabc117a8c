#include "options.h"

#include <security/pam_ext.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

enum { DEFAULT_SECONDS = 5, MOST_SECONDS = 60 };

/* The text behind `name=`, or NULL for another option. */
static const char *value(const char *option, const char *name) {
    size_t length = strlen(name);
    return strncmp(option, name, length) == 0 && option[length] == '=' ? option + length + 1 : NULL;
}

static bool read_seconds(const char *text, int *seconds) {
    char *end;
    long number = strtol(text, &end, 10);
    if (end == text || *end != '\0' || number < 1 || number > MOST_SECONDS) return false;
    *seconds = (int) number;
    return true;
}

static bool read_confirmation(const char *text, enum confirmation *confirmation) {
    static const char *const NAMES[] = {"no", "enter", "yes"};
    for (int i = CONFIRM_NOTHING; i <= CONFIRM_YES; i++) {
        if (strcmp(text, NAMES[i]) != 0) continue;
        *confirmation = (enum confirmation) i;
        return true;
    }
    return false;
}

static bool read_option(const char *option, struct options *options) {
    const char *text;
    if ((text = value(option, "timeout")) != NULL) return read_seconds(text, &options->seconds);
    if ((text = value(option, "confirm")) != NULL) return read_confirmation(text, &options->confirmation);
    if ((text = value(option, "socket")) != NULL) {
        options->socket = text;
        return *text == '/';
    }
    if ((text = value(option, "service_user")) != NULL) {
        options->service_user = text;
        return *text != '\0';
    }
    if (strcmp(option, "keyring") == 0) return options->keyring = true;
    if (strcmp(option, "password") == 0) return options->password = true;
    if (strcmp(option, "quiet") == 0) return options->quiet = true;
    if (strcmp(option, "debug") == 0) return options->debug = true;
    return false;
}

bool read_options(pam_handle_t *pam, int argc, const char **argv, struct options *options) {
    *options = (struct options) {
        .socket = "/run/semblance/service.sock",
        .seconds = DEFAULT_SECONDS,
        .service_user = "semblance",
    };
    for (int i = 0; i < argc; i++) {
        if (read_option(argv[i], options)) continue;
        pam_syslog(pam, LOG_ERR, "option %s is not understood; the face is not asked for", argv[i]);
        return false;
    }
    return true;
}
