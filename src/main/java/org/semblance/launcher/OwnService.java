package org.semblance.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.semblance.ipc.Semblance;
import org.semblance.ipc.ServiceException;
import org.semblance.ui.tray.ServiceProgram;

/// The service there is, or `semblance service` in a process of its own.
///
/// @param log where it writes when nothing reads what this process writes
record OwnService(Services services, OwnProgram program, Path log) implements ServiceProgram {
    private static final System.Logger LOG = System.getLogger(OwnService.class.getName());
    private static final long LONGEST_LOG = 1 << 20;

    @Override
    public Optional<Semblance> connect() {
        try {
            return Optional.of(services.connect());
        } catch (ServiceException.NotRunning e) {
            return Optional.empty();
        } catch (ServiceException e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Process start() throws IOException {
        var builder = new ProcessBuilder(program.with("service")).redirectInput(new File("/dev/null"));
        var output = output();
        return builder.redirectErrorStream(true).redirectOutput(output).start();
    }

    /// The journal, where it takes what this process writes; else a file.
    private Redirect output() throws IOException {
        if (System.getenv("JOURNAL_STREAM") != null) return Redirect.INHERIT;
        Files.createDirectories(log.getParent());
        var full = Files.exists(log) && Files.size(log) > LONGEST_LOG;
        return full ? Redirect.to(log.toFile()) : Redirect.appendTo(log.toFile());
    }
}
