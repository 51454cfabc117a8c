package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.semblance.evaluation.calibration.Use;
import org.semblance.evaluation.pictures.CalibrationTrial.Source;
import picocli.CommandLine;

class EvaluateCalibrateCommandTest {
    private final EvaluateCalibrateCommand command = new EvaluateCalibrateCommand(null);

    @Test
    void whatFollowsAPopulationBelongsToIt() {
        parse("--images a --for owners,table --images b --labels l --same s --for COHORT --alpha 0.3 --images c"
                + " --write");
        var none = Optional.<Path>empty();
        assertEquals(
                List.of(
                        new Source(Path.of("a"), none, none, Set.of(Use.OWNERS, Use.TABLE)),
                        new Source(
                                Path.of("b"), Optional.of(Path.of("l")), Optional.of(Path.of("s")), Set.of(Use.COHORT)),
                        new Source(Path.of("c"), none, none, Set.of(Use.values()))),
                command.sources());
    }

    @Test
    void withoutAPopulationNothingIsCalibrated() {
        assertThrows(CommandLine.MissingParameterException.class, () -> parse("--alpha 0.3"));
    }

    @Test
    void aMarginThatNobodyKeepsIsAMistake() {
        for (var alpha : List.of("20", "-1.1", "NaN")) {
            var result = Shell.withNothing().run("evaluate", "calibrate", "--images", "nowhere", "--alpha=" + alpha);
            assertEquals(2, result.exitCode(), result.err());
            assertTrue(result.err().contains("from -1 to 1"), result.err());
        }
    }

    private void parse(String line) {
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(line.split(" "));
    }
}
