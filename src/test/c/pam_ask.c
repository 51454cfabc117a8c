/* A program that asks for authentication as sudo does, with its service files in a folder of their own:
 *
 *     pam_ask CONFDIR SERVICE USER [tty=T] [rhost=H] [env=NAME=VALUE] [answer=A]... [times=N]
 *
 * It prints what the person would see, and what each pam_authenticate came to. Control characters are printed as \xNN.
 */
#include <security/pam_appl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct person {
    char **answers;
    int left;
};

static void print(const char *kind, const char *text) {
    printf("%s ", kind);
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char) *text;
        if (byte < 0x20 || byte == 0x7f) printf("\\x%02x", byte);
        else putchar(byte);
    }
    putchar('\n');
    fflush(stdout);
}

static char *answer_of(struct person *person) {
    if (person->left == 0) return NULL;
    person->left--;
    return strdup(*person->answers++);
}

static int converse(int count, const struct pam_message **messages, struct pam_response **responses, void *data) {
    struct pam_response *made = calloc((size_t) count, sizeof *made);
    if (made == NULL) return PAM_BUF_ERR;
    int result = PAM_SUCCESS;
    for (int i = 0; i < count; i++) {
        switch (messages[i]->msg_style) {
            case PAM_PROMPT_ECHO_ON: print("echo", messages[i]->msg); break;
            case PAM_PROMPT_ECHO_OFF: print("hidden", messages[i]->msg); break;
            default: print("info", messages[i]->msg); continue;
        }
        made[i].resp = answer_of(data);
        if (made[i].resp == NULL) result = PAM_CONV_ERR;
    }
    if (result == PAM_SUCCESS) {
        *responses = made;
        return result;
    }
    for (int i = 0; i < count; i++) free(made[i].resp);
    free(made);
    return result;
}

static const char *value(const char *argument, const char *name) {
    size_t length = strlen(name);
    return strncmp(argument, name, length) == 0 && argument[length] == '=' ? argument + length + 1 : NULL;
}

int main(int argc, char **argv) {
    if (argc < 4) return 2;
    char *answers[16];
    struct person person = {answers, 0};
    struct pam_conv conversation = {converse, &person};
    pam_handle_t *pam = NULL;
    if (pam_start_confdir(argv[2], argv[3], &conversation, argv[1], &pam) != PAM_SUCCESS) return 2;
    int times = 1;
    for (int i = 4; i < argc; i++) {
        const char *text;
        if ((text = value(argv[i], "tty")) != NULL) pam_set_item(pam, PAM_TTY, text);
        else if ((text = value(argv[i], "rhost")) != NULL) pam_set_item(pam, PAM_RHOST, text);
        else if ((text = value(argv[i], "env")) != NULL) pam_putenv(pam, text);
        else if ((text = value(argv[i], "times")) != NULL) times = atoi(text);
        else if ((text = value(argv[i], "answer")) != NULL && person.left < 16) answers[person.left++] = (char *) text;
        else return 2;
    }
    int result = PAM_SUCCESS;
    for (int i = 0; i < times; i++) {
        result = pam_authenticate(pam, 0);
        print("result", pam_strerror(pam, result));
    }
    if (result == PAM_SUCCESS) print("setcred", pam_strerror(pam, pam_setcred(pam, PAM_ESTABLISH_CRED)));
    pam_end(pam, result);
    return result == PAM_SUCCESS ? 0 : 1;
}
