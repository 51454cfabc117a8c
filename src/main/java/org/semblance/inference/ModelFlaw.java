package org.semblance.inference;

/// Why a model cannot be used. The texts are for the log; people read those of their language. The first value
/// is the card, the file or the model, the second what of it.
public enum ModelFlaw {
    MISSING("the model file %s is missing"),
    LARGE("the model card %s is too large"),
    NO_JSON("the model card %s is not a JSON object"),
    /// What the parser or the system says, in English.
    UNREADABLE("the model card %s cannot be read: %s"),
    NO_FILE_NAME("the model card %s is unusable: %s is not a plain file name"),
    NO_TEXT("the model card %s is unusable: %s is not a text"),
    NO_SWITCH("the model card %s is unusable: %s is neither true nor false"),
    NO_SHA256("the model card %s is unusable: %s is not a SHA-256"),
    NO_WHOLE_NUMBER("the model card %s is unusable: %s is not a whole number"),
    NO_LIST("the model card %s is unusable: %s is not a list"),
    NO_PICTURE_SIZE("the model card %s is unusable: %s is not a picture size"),
    NO_NUMBER("the model card %s is unusable: %s is not a number"),
    NO_NAME("the model card %s is unusable: its id is no plain name"),
    /// The id.
    THERE_ALREADY("the model card %s cannot be taken: a model %s is there already"),
    SHIPPED("the model of %s came with the product"),
    IN_USE("the model of %s is in use"),
    NO_CHOICES("%s is not a list of models in use"),
    /// SHA-256 found and expected, the first digits.
    ALTERED("%s is not the file its card describes: SHA-256 %s..., expected %s..."),
    TOO_LARGE("%s is not the file its card describes: it is larger than 1 GiB"),
    /// How many bytes it should have.
    LONGER("%s is not the file its card describes: it has more than %s bytes"),
    NO_ALIGNMENT("the model %s does not fit its card: its alignment is not five points in a square"),
    NO_CROP("the model %s does not fit its card: its crop is not a square of a usable size"),
    NO_COLOR("the model %s does not fit its card: input.color is neither RGB nor BGR"),
    NO_STD("the model %s does not fit its card: input.std is 0"),
    NO_PICTURE_INPUT("the model %s does not fit its card: no picture input named %s"),
    /// The shape it takes, the shape wanted.
    OTHER_SHAPE("the model %s does not fit its card: it takes %s, not %s"),
    NO_FLOATS("the model %s does not fit its card: %s is not a float tensor"),
    NOT_ONE_PICTURE("the model %s does not take one picture"),
    NO_OUTPUT_SIZE("the output of the model %s has no size"),
    /// The output, how many values it has and should have.
    VALUES("the model %s does not fit its card: %s has %s values instead of %s"),
    NO_OUTPUT("the model %s does not fit its card: it has no output %s"),
    NOT_FINITE("the model %s gives no finite numbers: %s"),
    /// What is wrong with its numbers, in English.
    NO_EMBEDDING("the model %s gives no embedding: %s"),
    NO_TABLES("what the card of the model %s says about comparing is unusable: %s"),
    /// What the runtime or the system says, in English.
    CANNOT_RUN("the model %s cannot be run: %s"),
    NOT_STORED("the model file %s cannot be read or written: %s"),
    /// The address.
    NOT_REACHED("the address %s cannot be reached"),
    NOT_FETCHED("the model cannot be fetched from %s: %s");

    private final String text;

    ModelFlaw(String text) {
        this.text = text;
    }

    /// @param values for the places in the text, in their order
    public String text(Object... values) {
        return text.formatted(values);
    }
}
