package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program as a newcomer starts it: `target/semblance`.
class LaunchScriptIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @TempDir
    private Path folder;

    private record Result(int exitCode, String out, String err) {}

    @Test
    void runsFromAnotherFolderThroughALinkWithASpaceInIt() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("face unlock"), TARGET.resolve("semblance"));
        var result = run(link, Map.of(), "--version");
        assertEquals(0, result.exitCode());
        assertEquals("", result.err());
        assertTrue(result.out().matches("(?s)semblance \\d.*model semblance-embedder.*"), result.out());
    }

    @Test
    void passesArgumentsAndExitCodesThrough() throws Exception {
        var result = run(TARGET.resolve("semblance"), Map.of(), "verify", "an extra   argument");
        assertEquals(2, result.exitCode());
        assertEquals("", result.out());
        assertTrue(result.err().contains("'an extra   argument'"), result.err());
    }

    @Test
    void takesANewJavaFromJavaHomeAndLeavesAnOldOne() throws Exception {
        var old = fakeJava("old", "17.0.15");
        var recent = fakeJava("new", "25.0.3");
        assertEquals(
                "ran new\n",
                run(withoutInstalledJava(), Map.of("JAVA_HOME", recent.toString()))
                        .out());
        var result = run(TARGET.resolve("semblance"), Map.of("JAVA_HOME", old.toString()), "--version");
        assertTrue(result.out().startsWith("semblance "), result.out());
    }

    @Test
    void findsTheJavaOfThePath() throws Exception {
        var path = fakeJava("new", "26").resolve("bin") + ":/usr/bin:/bin";
        assertEquals(
                "ran new\n", run(withoutInstalledJava(), Map.of("PATH", path)).out());
    }

    @Test
    void withoutAJavaItSaysWhatToInstall() throws Exception {
        var result = run(
                withoutInstalledJava(),
                Map.of("JAVA_HOME", fakeJava("old", "1.8.0_292").toString()));
        assertEquals(3, result.exitCode());
        assertTrue(result.err().contains("needs Java 25"), result.err());
    }

    @Test
    void aSpoiledStartUpCacheIsPassedOverInSilence() throws Exception {
        var script = Files.copy(TARGET.resolve("semblance"), folder.resolve("semblance"));
        for (var name : List.of("semblance.jar", "lib")) {
            Files.createSymbolicLink(folder.resolve(name), TARGET.resolve(name));
        }
        Files.writeString(folder.resolve("semblance.aot"), "not a cache");
        var result = run(script, Map.of(), "--version");
        assertEquals(0, result.exitCode());
        assertEquals("", result.err());
    }

    /// Neither the build machine's Java installations nor those on its path.
    private Path withoutInstalledJava() throws IOException {
        var text = Files.readString(TARGET.resolve("semblance")).replace("/usr/lib/jvm/", folder + "/none/");
        var script = Files.writeString(folder.resolve("semblance"), text);
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }

    private Path fakeJava(String name, String version) throws IOException {
        var home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        var java = Files.writeString(home.resolve("bin").resolve("java"), "#!/bin/sh\necho ran " + name + "\n");
        assertTrue(java.toFile().setExecutable(true));
        return home;
    }

    private Result run(Path script, Map<String, String> environment, String... arguments) throws Exception {
        var out = folder.resolve("out").toFile();
        var err = folder.resolve("err").toFile();
        var command = Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
        return new Result(process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    }
}
