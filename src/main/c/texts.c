#define _GNU_SOURCE
#include "texts.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

static const char *const ENGLISH[] = {
    [TEXT_ENTER] = "Password, or Enter to use your face: ",
    [TEXT_TYPE_YES] = "Type yes to use your face: ",
    [TEXT_LOOKING] = "Looking for your face",
    [TEXT_CONFIRM] = "Confirm on your screen that your face may be used",
    [TEXT_TURN_LEFT] = "Turn your head well to the left",
    [TEXT_TURN_RIGHT] = "Turn your head well to the right",
    [TEXT_LOOK_AHEAD] = "Now look straight ahead again",
};

static const char *const GERMAN[] = {
    [TEXT_ENTER] = "Passwort, oder Enter für das Gesicht: ",
    [TEXT_TYPE_YES] = "Für das Gesicht yes eingeben: ",
    [TEXT_LOOKING] = "Ihr Gesicht wird gesucht",
    [TEXT_CONFIRM] = "Bestätigen Sie auf dem Bildschirm, dass Ihr Gesicht genommen werden darf",
    [TEXT_TURN_LEFT] = "Drehen Sie den Kopf deutlich nach links",
    [TEXT_TURN_RIGHT] = "Drehen Sie den Kopf deutlich nach rechts",
    [TEXT_LOOK_AHEAD] = "Schauen Sie jetzt wieder geradeaus",
};

/* Of the environment as the program got it: getenv is sudo's own there. NULL for none, and for an empty one. */
static const char *variable(const char *name) {
    size_t length = strlen(name);
    for (char **each = environ; each != NULL && *each != NULL; each++) {
        const char *value = *each + length + 1;
        if (strncmp(*each, name, length) == 0 && (*each)[length] == '=') return *value != '\0' ? value : NULL;
    }
    return NULL;
}

/* locale(7): the first that is set counts. The texts are UTF-8. */
static bool is_german(void) {
    const char *locale = variable("LC_ALL");
    if (locale == NULL) locale = variable("LC_MESSAGES");
    if (locale == NULL) locale = variable("LANG");
    return locale != NULL && strncmp(locale, "de_", 3) == 0
        && (strcasestr(locale, ".UTF-8") != NULL || strcasestr(locale, ".utf8") != NULL);
}

const char *text_of(enum text which) {
    return (is_german() ? GERMAN : ENGLISH)[which];
}
