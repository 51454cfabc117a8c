package org.semblance.policy;

/// What can be wrong with a file that somebody wrote by hand. The texts are for the log; people read those of their
/// language.
public enum PolicyFlaw {
    NOT_LISTED("it cannot be listed"),
    NOT_READ("it cannot be read"),
    NOT_EXAMINED("it cannot be looked at"),
    GONE("it went away while it was read"),
    /// Whose it is, whose it should be: user numbers.
    FOREIGN("it belongs to user number %s, not %s"),
    WRITABLE_BY_OTHERS("others than its owner can write to it"),
    NO_PLAIN_FILE("it is not a plain file"),
    NO_FOLDER("it is not a folder"),
    TOO_LARGE("it is larger than 32 KiB"),
    NO_UTF8("it is not UTF-8"),
    NESTED_TOO_DEEPLY("it is nested too deeply"),
    /// What the parser says, in English.
    NO_TOML("%s"),
    NO_SUCH_KEY("there is no such key"),
    NO_NUMBER("it is a number"),
    NO_CAMERA("it is the id of a camera, in quotation marks"),
    NO_RATE("it is a rate between 0 and 1, as 1e-5"),
    NO_SWITCH("it is true or false"),
    RATE_TOO_WEAK("the false match rate of an attempt is at most 1 in 1000"),
    ELEVATION_TOO_WEAK("the false match rate is at most 1 in 10 000"),
    NO_EVIDENCE("it is \"infrared\", \"challenge\", \"either\", \"both\" or \"none\""),
    NO_LIST("it is a list, as [\"sudo\"]"),
    /// What is in the list.
    NO_SERVICE("it lists names of PAM services, not %s"),
    NEVER_BY_FACE("no face is before the camera for %s"),
    NO_MARGIN("the cohort margin lies between -1 and 1"),
    NO_HOURS("it is a number of hours above 0 and at most 168"),
    NO_TIME_TO_LOOK("an attempt looks for more than 0 and at most 10 seconds"),
    /// The user's rate, the policy's.
    WEAKER_THAN_POLICY("%s is weaker than the policy's %s, which holds");

    private final String text;

    PolicyFlaw(String text) {
        this.text = text;
    }

    /// @param values for the places in the text, in their order
    public String text(Object... values) {
        return text.formatted(values);
    }
}
