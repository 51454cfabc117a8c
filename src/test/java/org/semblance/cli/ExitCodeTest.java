package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.semblance.decide.Refusal;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Semblance;

class ExitCodeTest {

    @Test
    void yesIsZero() {
        assertEquals(0, verify(new Answer.Verified("ann", true, "", 120)));
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void everyRefusalHasItsCode(Refusal refusal) {
        var expected = switch (refusal) {
            case NOT_THIS_PERSON, NOT_ALIVE, NOT_TURNED -> 1;
            case LOCKED_OUT -> 4;
            case FACE_CHANGED,
                    NO_FACE,
                    NO_CLEAR_FACE,
                    SEVERAL_FACES,
                    DARK,
                    NEW_CAMERA,
                    AFTER_BOOT,
                    PASSWORD_AGE,
                    LONG_IDLE,
                    STILL_THERE,
                    NOT_ENROLLED -> 3;
        };
        assertEquals(expected, verify(new Answer.Verified("ann", false, "refusal." + refusal, 3000)));
    }

    @ParameterizedTest
    @CsvSource({"USAGE, 2", "CANNOT_CHECK, 3", "LOCKED_OUT, 4", "BAD_FILE, 5", "INTERNAL, 70"})
    void everyFailureHasItsCode(Answer.Problem problem, int expected) {
        assertEquals(expected, verify(new Answer.Failed(problem, "It broke.", "Mend it.")));
    }

    @ParameterizedTest
    @CsvSource({"OK, 0", "WARNING, 0", "FAILED, 3"})
    void theDoctorFailsWhenACheckDoes(Answer.Level level, int expected) {
        var fine = new Answer.Check("models", Answer.Level.OK, "three models", "");
        var checks = new Answer.Checks(List.of(fine, new Answer.Check("camera", level, "no camera", "Plug one in.")));
        assertEquals(
                expected,
                Shell.with(new ScriptedSemblance(checks)).run("doctor").exitCode());
    }

    @ParameterizedTest
    @CsvSource({
        "frobnicate",
        "verify --frobnicate",
        "verify extra",
        "verify --user",
        "faces",
        "faces rename one",
        "demo --theme=pink",
        "bench -n many",
        "bench -n 0",
        "completion csh",
        "''"
    })
    void wrongUsageIsTwo(String arguments) {
        var result = Shell.withNothing().run(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertEquals(2, result.exitCode());
        assertEquals("", result.out());
    }

    @Test
    void anInterruptedCommandEndsLikeOneThatCtrlCEnded() {
        assertEquals(
                130,
                Shell.with(new Throwing(new InterruptedException()))
                        .run("watch")
                        .exitCode());
    }

    @Test
    void aBugIsSeventy() {
        assertEquals(
                70,
                Shell.with(new Throwing(new IllegalStateException("no")))
                        .run("status")
                        .exitCode());
    }

    @Test
    void aMissingLibraryIsSeventy() {
        assertEquals(
                70,
                Shell.with((java.util.function.Supplier<Semblance>) () -> {
                            throw new UnsatisfiedLinkError("no onnxruntime");
                        })
                        .run("status")
                        .exitCode());
    }

    private static int verify(Answer answer) {
        return Shell.with(new ScriptedSemblance(answer)).run("verify").exitCode();
    }
}
