package org.semblance.cli;

import java.io.PrintStream;
import org.semblance.ipc.ServiceException;
import org.semblance.ipc.Words;

/// `semblance service` as every login, or the boot, starts it. The start-up cache takes no class of picocli,
/// which is compiled for Java 5; without them the service is ready in half the time.
public final class ServiceStart {
    private final PrintStream out;
    private final PrintStream err;

    public ServiceStart(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static boolean isAskedFor(String... arguments) {
        return arguments.length > 0
                && arguments[0].equals(ServiceCommand.NAME)
                && (arguments.length == 1 || isSystem(arguments));
    }

    private static boolean isSystem(String... arguments) {
        return arguments.length == 2 && arguments[1].equals(ServiceCommand.SYSTEM);
    }

    /// Serves on the calling thread, which Ctrl-C interrupts.
    ///
    /// @return the exit code of the process
    public int run(ServiceRunner service, String... arguments) {
        try (var _ = Interruption.ofThisThread()) {
            service.run(isSystem(arguments), socket -> out.println(Words.text("cli.service.ready", socket)));
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        } catch (ServiceException.AlreadyRunning | ServiceException.SystemRunning e) {
            err.println(e.getMessage());
            return ExitCode.DONE;
        } catch (ServiceException e) {
            err.println("semblance: " + e.getMessage());
            err.println(e.failed().remedy());
            return e.failed().problem().exitCode();
        }
    }
}
