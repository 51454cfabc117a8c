package org.semblance.training;

/// Why a training cannot begin or go on. The texts are for the log; people read those of their language. The first
/// value is the file or the folder where one is to blame, the second of a table's flaw the line.
public enum TrainingFlaw {
    NO_FOLDER("%s is not a folder"),
    NO_PEOPLE("%s holds no folder with pictures"),

    MISSING("%s is not there"),
    NO_PICTURES("%s names no picture"),
    /// How many it has, and how many it should.
    COLUMNS("%s, line %s: has %s columns, not %s"),
    /// What is wrong with it, in English.
    NONSENSE("%s, line %s: cannot be used: %s"),
    /// The pack, how many bytes it has, and the picture.
    PACK_CUT_OFF("%s, line %s: %s has %s bytes, too few for %s"),

    /// What is wrong with it, in English.
    DAMAGED("%s, line %s: is damaged: %s"),
    /// How many bytes, and how many lines the table has.
    OTHER_LENGTH("%s holds %s bytes, which does not fit the %s lines of its table"),
    NO_EMBEDDINGS("%s does not hold an embedding for each face"),

    CUT_OFF("%s is cut off"),
    /// What is wrong with it, in English.
    NO_CHECKPOINT("%s is no checkpoint: %s"),

    NO_FACES("there are no faces in %s"),
    /// How many there are, and how many it takes.
    FEW_FACES("%s: too few faces were found: %s; %s are needed at least"),
    /// How many it takes, and how many there are.
    FEW_FOR_STEP("a step takes %s different pictures; there are %s"),
    /// How many people, of how many pictures; how many of the people have them, and how many there are.
    FEW_PEOPLE("%s people with %s pictures each are needed; %s of %s have them"),
    /// How many pictures a person.
    FEW_TO_COMPARE("six people are needed, with %s pictures or more each"),
    /// How many there are of the person, and how many of others.
    FEW_OF_BOTH("two pictures of the person and two of others are needed; there are %s and %s"),
    NO_CLASSES("softmax needs a folder for each of two people at least, and none named NOT_ME"),
    NO_TEACHER("distillation and --anchor need a teacher; none is named"),
    /// How many numbers.
    OTHER_TEACHER("distillation and --anchor need a teacher's embeddings of %s numbers for every face"),
    /// How many pixels.
    NO_LARGE_FACE("the teacher finds no face of %s pixels in the pictures that may be trained on"),

    /// What the reader trips over, in English.
    NO_ONNX("%s is no ONNX file: %s"),
    /// Their name, or the operator they belong to and the number of its input.
    NO_WEIGHTS("%s does not hold the weights %s in a form that can be used"),
    /// How many it has, and how many it should.
    OTHER_LAYERS("%s does not fit this network: it has %s layers, not %s"),
    /// Its name.
    NO_LAYER("%s does not fit this network: it has no %s"),
    /// Its name.
    OTHER_SIZE("%s does not fit this network: %s has another size"),
    /// The file of the other network.
    OTHER_NODES("%s has other nodes than %s"),
    /// The name of the weights, and the file of the other network.
    OTHER_SHAPE("%s: the shape of %s is not that in %s"),
    /// By how much.
    DIFFERS("%s does not give what the trained network gives: it is off by %s"),
    /// Which it uses, and the least that will do.
    OLD_OPSET("%s uses opset %s; quantization needs %s or later"),
    NOTHING_TO_QUANTIZE("%s holds nothing to quantize"),

    /// The card in it.
    OWN_FOLDER("%s is the folder of %s, which would be overwritten"),
    /// After how many steps.
    DIVERGED("the loss is no number after %s steps");

    private final String text;

    TrainingFlaw(String text) {
        this.text = text;
    }

    /// @param values for the places in the text, in their order
    public String text(Object... values) {
        return text.formatted(values);
    }
}
