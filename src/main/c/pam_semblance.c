/* pam_semblance: asks the Semblance service whether the person before the camera is the user. Only `auth`; no thread,
 * no fork, no memory of its own, one deadline for everything. See src/site/markdown/pam.md. */
#define _GNU_SOURCE
#include "account.h"
#include "keyring.h"
#include "line.h"
#include "options.h"
#include "texts.h"
#include "wire.h"

#include <pwd.h>
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

/* What is refused is refused sooner than this, and nobody reads of a face that is not looked for. */
enum { MOST_NAME = 256, SILENT_MS = 150, REPORT_MS = 1000 };

/* Whether a name can be sent, and shown, as it is. */
static bool is_plain(const char *text) {
    size_t length = 0;
    for (const char *at = text; *at != '\0'; at++, length++) {
        if ((unsigned char) *at < 0x20 || *at == 0x7f) return false;
    }
    return length < MOST_NAME;
}

/* An item of the conversation; "" for none, NULL for one that nobody should have set. */
static const char *item(pam_handle_t *pam, int which) {
    const void *found = NULL;
    if (pam_get_item(pam, which, &found) != PAM_SUCCESS || found == NULL) return "";
    return is_plain(found) ? found : NULL;
}

static const char *user_name(pam_handle_t *pam) {
    const char *user = NULL;
    if (pam_get_user(pam, &user, NULL) != PAM_SUCCESS || user == NULL || *user == '\0') return NULL;
    return is_plain(user) ? user : NULL;
}

/* In the environment as the program got it: sudo answers getenv itself, with what it would hand on. */
static bool environment_has(const char *name) {
    size_t length = strlen(name);
    for (char **variable = environ; variable != NULL && *variable != NULL; variable++) {
        if (strncmp(*variable, name, length) == 0 && (*variable)[length] == '=') return (*variable)[length + 1] != '\0';
    }
    return false;
}

static bool has_variable(pam_handle_t *pam, const char *name) {
    const char *found = pam_getenv(pam, name);
    return (found != NULL && *found != '\0') || environment_has(name);
}

/* Whether the environment says that the person sits somewhere else. It can be emptied, never trusted for a no. */
static bool is_remote(pam_handle_t *pam) {
    static const char *const VARIABLES[] = {"SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "XRDP_SESSION", "REMOTEHOST"};
    for (size_t i = 0; i < sizeof VARIABLES / sizeof *VARIABLES; i++) {
        if (has_variable(pam, VARIABLES[i])) return true;
    }
    return false;
}

/* False when it cannot be said in full. */
static bool phrase(pam_handle_t *pam, struct wire_question *question) {
    *question = (struct wire_question) {
        .user = user_name(pam),
        .service = item(pam, PAM_SERVICE),
        .terminal = item(pam, PAM_TTY),
        .remote_host = item(pam, PAM_RHOST),
        .remote = is_remote(pam),
        .process = getpid(),
    };
    if (question->user != NULL && question->service != NULL && question->terminal != NULL
        && question->remote_host != NULL) return true;
    pam_syslog(pam, LOG_WARNING, "no user, or control characters in the name of a user, service, terminal or host");
    return false;
}

static bool is_service(uid_t uid, const char *name) {
    if (uid == 0) return true;
    struct passwd entry, *found = NULL;
    char buffer[4096];
    return getpwnam_r(name, &entry, buffer, sizeof buffer, &found) == 0 && found != NULL && found->pw_uid == uid;
}

static int open_service(pam_handle_t *pam, const struct options *options, long long deadline) {
    uid_t listener;
    int fd = line_open(options->socket, deadline, &listener);
    if (fd < 0) {
        if (options->debug) pam_syslog(pam, LOG_DEBUG, "nobody listens at %s: %m", options->socket);
        return -1;
    }
    if (is_service(listener, options->service_user)) return fd;
    pam_syslog(pam, LOG_ERR, "user number %u listens at %s, not the service", (unsigned) listener, options->socket);
    close(fd);
    return -1;
}

static bool greet(int fd, long long deadline) {
    struct wire_out out;
    uint8_t payload[WIRE_MOST_PAYLOAD];
    size_t length;
    wire_hello(&out);
    return line_send(fd, &out, deadline) && line_receive(fd, WIRE_HELLO, payload, &length, deadline);
}

/* Tells the service of a password that was typed, so that a face is enough again for a while. It has to be the
 * account's: whatever else the stack asks for, who knows it proves it here. Nobody depends on the answer. */
static void report(pam_handle_t *pam, const struct options *options, const struct wire_question *question,
    const char *typed) {
    if (geteuid() != 0 || account_compare(question->user, typed) != ACCOUNT_FITS) return;
    long long deadline = now_ms() + REPORT_MS;
    int fd = open_service(pam, options, deadline);
    if (fd < 0) return;
    struct wire_out out;
    uint8_t payload[WIRE_MOST_PAYLOAD];
    size_t length;
    wire_typed(&out, question);
    bool told = greet(fd, deadline) && line_send(fd, &out, deadline)
        && line_receive(fd, WIRE_ANSWER, payload, &length, deadline);
    if (!told && options->debug) pam_syslog(pam, LOG_DEBUG, "the service does not hear of the password");
    close(fd);
}

/* Behind the line that asks for the password. */
static void hear_password(pam_handle_t *pam, const struct options *options, const struct wire_question *question) {
    const void *typed = NULL;
    if (pam_get_item(pam, PAM_AUTHTOK, &typed) == PAM_SUCCESS && typed != NULL && !keyring_handed_on(pam)) {
        report(pam, options, question, typed);
    }
}

/* Has the person agree to being looked at. At the prompt of Enter a password can be typed as well: modules that are
 * told to `try_first_pass` take it. */
static bool confirms(pam_handle_t *pam, const struct options *options, const struct wire_question *question) {
    if (options->confirmation == CONFIRM_NOTHING) return true;
    bool by_enter = options->confirmation == CONFIRM_ENTER;
    char *answer = NULL;
    int prompted = pam_prompt(pam, by_enter ? PAM_PROMPT_ECHO_OFF : PAM_PROMPT_ECHO_ON, &answer, "%s",
        text_of(by_enter ? TEXT_ENTER : TEXT_TYPE_YES));
    if (prompted != PAM_SUCCESS || answer == NULL) return false;
    bool agreed = strcmp(answer, by_enter ? "" : "yes") == 0;
    if (by_enter && !agreed) {
        if (pam_set_item(pam, PAM_AUTHTOK, answer) != PAM_SUCCESS) {
            pam_syslog(pam, LOG_WARNING, "the password cannot be handed on");
        }
        report(pam, options, question, answer);
    }
    explicit_bzero(answer, strlen(answer)); /* some people type their password everywhere */
    free(answer);
    return agreed;
}

/* xscreensaver shows every message in a dialog that somebody has to close. */
static bool may_talk(const struct options *options, int flags, const char *service) {
    return !options->quiet && (flags & (int) PAM_SILENT) == 0 && strcmp(service, "xscreensaver") != 0;
}

/* What nobody can do unless they read it: also where the module is told to be quiet. */
static void tell(pam_handle_t *pam, enum wire_hint hint) {
    static const enum text TEXTS[] = {[WIRE_CONFIRM] = TEXT_CONFIRM, [WIRE_TURN_LEFT] = TEXT_TURN_LEFT,
        [WIRE_TURN_RIGHT] = TEXT_TURN_RIGHT, [WIRE_LOOK_AHEAD] = TEXT_LOOK_AHEAD};
    if (hint != WIRE_NO_HINT) pam_info(pam, "%s", text_of(TEXTS[hint]));
}

static enum wire_verdict hear(pam_handle_t *pam, int fd, const char *user, bool silent, long long deadline) {
    for (;;) {
        uint8_t payload[WIRE_MOST_PAYLOAD];
        size_t length;
        enum wire_kind kind;
        if (!line_next(fd, &kind, payload, &length, deadline)) return WIRE_CANNOT_CHECK;
        if (kind == WIRE_ANSWER) return wire_answer(payload, length, user);
        if (kind != WIRE_EVENT) return WIRE_CANNOT_CHECK;
        if (!silent) tell(pam, wire_event(payload, length));
    }
}

static enum wire_verdict ask(pam_handle_t *pam, int fd, const struct wire_question *question, bool talk, bool silent,
    long long deadline) {
    if (!greet(fd, deadline)) return WIRE_CANNOT_CHECK;
    struct wire_out out;
    wire_question(&out, question);
    if (!line_send(fd, &out, deadline)) return WIRE_CANNOT_CHECK;
    long long soon = now_ms() + SILENT_MS;
    if (talk && !line_readable(fd, soon < deadline ? soon : deadline)) pam_info(pam, "%s", text_of(TEXT_LOOKING));
    return hear(pam, fd, question->user, silent, deadline);
}

static int result(pam_handle_t *pam, const struct options *options, enum wire_verdict verdict) {
    static const char *const NAMES[] = {"yes", "no", "locked out", "cannot check", "not understood"};
    static const int RESULTS[] = {PAM_SUCCESS, PAM_AUTH_ERR, PAM_MAXTRIES, PAM_AUTHINFO_UNAVAIL, PAM_AUTHINFO_UNAVAIL};
    if (options->debug) pam_syslog(pam, LOG_DEBUG, "the service says: %s", NAMES[verdict]);
    return RESULTS[verdict];
}

EXPORT int pam_sm_authenticate(pam_handle_t *pam, int flags, int argc, const char **argv) {
    int answer = PAM_AUTHINFO_UNAVAIL;
    struct options options;
    struct wire_question question;
    if (!read_options(pam, argc, argv, &options)) return answer;
    bool understood = phrase(pam, &question);
    if (options.password) {
        if (understood) hear_password(pam, &options, &question);
        return PAM_IGNORE;
    }
    if (!understood) return answer;
    if (!confirms(pam, &options, &question)) return answer;
    question.confirmed = options.confirmation != CONFIRM_NOTHING;
    long long deadline = now_ms() + options.seconds * 1000LL;
    int fd = open_service(pam, &options, deadline);
    if (fd < 0) return answer;
    bool talk = may_talk(&options, flags, question.service);
    bool silent = (flags & (int) PAM_SILENT) != 0;
    answer = result(pam, &options, ask(pam, fd, &question, talk, silent, deadline));
    if (answer == PAM_SUCCESS && options.keyring) keyring_hand_on(pam, fd, question.user, deadline);
    close(fd);
    return answer;
}

EXPORT int pam_sm_setcred(pam_handle_t *pam, int flags, int argc, const char **argv) {
    (void) pam, (void) flags, (void) argc, (void) argv;
    return PAM_SUCCESS;
}
