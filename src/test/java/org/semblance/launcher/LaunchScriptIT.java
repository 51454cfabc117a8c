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
        assertTrue(result.err().contains("an extra   argument"), result.err());
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

    /// Every native library opens on the way to a status, and each has a habit of unpacking itself somewhere.
    @Test
    void leavesNothingButTheStoreBehind() throws Exception {
        var home = Files.createDirectory(folder.resolve("home"));
        var temporary = Files.createDirectory(folder.resolve("temporary"));
        var environment = Map.of("HOME", home.toString(), "JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        var result = run(TARGET.resolve("semblance"), environment, "status", "--json");
        assertEquals(0, result.exitCode(), result.err());
        assertEquals(1, result.err().lines().count(), result.err()); // the JVM's note on JDK_JAVA_OPTIONS
        assertEquals(List.of(), filesIn(temporary));
        assertEquals(
                List.of(Path.of(".local", "share", "semblance", "store.db")),
                filesIn(home).stream().map(home::relativize).toList());
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void theDemoRunsWithoutADisplayAndLetsTheOwnerInAlone() throws Exception {
        var home = Files.createDirectory(folder.resolve("home"));
        var result = run(TARGET.resolve("semblance"), Map.of("HOME", home.toString()), "demo", "--json");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().endsWith("\"as_expected\":true}\n"), result.out());
        assertEquals(List.of(), filesIn(home));
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
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString()); // no service of whoever builds
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(300, TimeUnit.SECONDS), "still running");
        return new Result(process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    }
}
