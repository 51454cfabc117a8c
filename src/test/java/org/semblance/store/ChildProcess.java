package org.semblance.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process that runs [ChildStore].
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static ChildProcess start(Path folder, String rounds, String prefix) throws IOException {
        return new ChildProcess(new ProcessBuilder(java(folder, rounds, prefix))
                .redirectErrorStream(true)
                .start());
    }

    /// Starts it where file systems may be mounted that nobody else sees.
    ///
    /// @param mount shell commands that run before it; they find the folder in `$1`
    static ChildProcess startWithMount(String mount, Path folder, String rounds) throws IOException {
        var command = new ArrayList<>(List.of("unshare", "--mount", "--map-root-user", "sh", "-ec"));
        command.add("folder=$1; shift; " + mount.replace("$1", "$folder") + "; exec \"$@\"");
        command.add("sh");
        command.add(folder.toString());
        command.addAll(java(folder, rounds, "face"));
        return new ChildProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private static List<String> java(Path folder, String rounds, String prefix) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ChildStore.class.getName(),
                folder.toString(),
                rounds,
                prefix);
    }

    /// Its next line; null once it has ended.
    String line() throws IOException {
        return output.readLine();
    }

    /// What it says until it ends.
    List<String> rest() throws IOException {
        return output.readAllLines();
    }

    /// SIGKILL.
    ///
    /// @return what it had said and was not read yet
    List<String> kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly(); // the process itself would also close its output
        process.waitFor();
        return rest();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        output.close();
    }
}
