package org.semblance.evaluation;

/// Why something cannot be evaluated. The texts are for the log; people read those of their language. The first
/// value is the file or the folder, the second of a list's flaw the line.
public enum EvaluationFlaw {
    /// How many there are.
    NO_PEOPLE("%s: two people are needed, each with a folder of JPEG, PNG or BMP files; found: %s"),
    NO_FILES("%s holds no JPEG, PNG or BMP files"),
    NO_READABLE("%s holds no picture that can be read"),
    NO_FACES("%s: no two people of whom one has two pictures with a face"),
    NO_NAMES("%s names none of the people in the pictures"),
    ONE_KIND("%s needs both, pairs of one person and pairs of different people"),
    /// The first of them, and how many.
    PICTURES_MISSING("%s: the picture %s is not there; missing in all: %s"),
    NO_RECORDINGS("%s: two people with two recordings are needed, each a folder of pictures or an AVI file"),
    /// What is wrong, in English.
    UNFIT("%s cannot be used: %s"),

    NO_HEADER("%s, line %s: is not FOLDS PAIRS, or PAIRS"),
    ENDS_EARLY("%s, line %s: ends before pair %s"),
    NO_PAIR("%s, line %s: is neither NAME N M nor NAME N OTHER M"),
    NO_NAME("%s, line %s: %s is no name"),
    NO_NUMBER("%s, line %s: %s is not a number from 1"),
    NO_GROUP("%s, line %s: is not PERSON, a tab, GROUP"),
    NO_NAMESAKE("%s, line %s: is not PERSON, a tab, PERSON"),

    NO_OWNERS(
            "too few people, or nobody with two pictures with a face: nobody could tell how often owners are refused"),
    NOBODY_FOR_COHORT("none of the people are for the cohort"),
    /// How many people that half has.
    FEW_FOR_COHORT("too few people for a cohort: they are parted in two halves by their names, of which each takes two"
            + " people of one group; in one half there are: %s"),
    FEW_STRANGERS("too few pictures of different people to calibrate with"),

    MISSING("%s is not there"),
    NOT_ALLOWED("%s may not be opened"),
    NO_FOLDER("%s is not a folder"),
    NO_TEXT("%s is not a text in UTF-8"),
    /// What the system says, in English.
    UNREADABLE("%s cannot be read: %s"),
    /// What the camera package says, in English.
    NO_RECORDING("%s cannot be replayed: %s"),
    IN_THE_WAY("%s is in the way: it is not a folder"),
    NO_PLACE("%s cannot be made there"),
    /// What the system says, in English.
    UNWRITABLE("%s cannot be written: %s");

    private final String text;

    EvaluationFlaw(String text) {
        this.text = text;
    }

    /// @param values for the places in the text, in their order
    public String text(Object... values) {
        return text.formatted(values);
    }
}
