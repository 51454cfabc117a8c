package org.semblance.inference;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;

/// ONNX Runtime 1.29 reports its use to its maker unless told not to before it starts; its own switch comes too
/// late for the first report and for the device number it stores in the home folder. Besides, it parses the
/// whole command line with a recursive regular expression, and a class path of some thousand characters
/// overflows the stack.
///
/// Only a variable of the process's own environment stops that; Java cannot set one, the C library can.
final class Telemetry {
    static final String SWITCH = "ORT_DISABLE_TELEMETRY";

    private Telemetry() {}

    /// Harmless where there is no `setenv`: there ONNX Runtime has no such reports.
    @SuppressWarnings("restricted")
    static void forbid() {
        var linker = Linker.nativeLinker();
        var setenv = linker.defaultLookup().find("setenv");
        if (setenv.isEmpty()) return;
        try (var arena = Arena.ofConfined()) {
            var call = linker.downcallHandle(setenv.get(), FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
            var result = (int) call.invokeExact(arena.allocateFrom(SWITCH), arena.allocateFrom("1"), 1);
            if (result != 0) throw new IllegalStateException("the environment takes no more variables");
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
