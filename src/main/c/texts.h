/* What the person at the prompt reads, in their language. */
#ifndef SEMBLANCE_TEXTS_H
#define SEMBLANCE_TEXTS_H

enum text {
    TEXT_ENTER,
    TEXT_TYPE_YES,
    TEXT_LOOKING,
    TEXT_CONFIRM,
    TEXT_TURN_LEFT,
    TEXT_TURN_RIGHT,
    TEXT_LOOK_AHEAD
};

/* In the language of the program's environment, where that is one of ours. Whoever sets it chooses between constants;
 * the locale of the program stays as it is. */
const char *text_of(enum text which);

#endif
