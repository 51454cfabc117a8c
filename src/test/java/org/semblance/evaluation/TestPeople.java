package org.semblance.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The 24 composite portraits of the test resources: each a blend of five strangers, nobody's face.
public final class TestPeople {
    public static final int COUNT = 24;

    private TestPeople() {}

    /// @param number 1 to 24
    public static SyntheticPerson person(int number) {
        var name = "person-%02d".formatted(number);
        try (var jpeg = TestPeople.class.getResourceAsStream("/people/" + name + ".jpg")) {
            return SyntheticPerson.of(name, Objects.requireNonNull(jpeg, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
