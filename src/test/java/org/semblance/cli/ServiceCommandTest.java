package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServiceCommandTest {
    private static final Path SOCKET = Path.of("/run/user/1000/semblance/service.sock");

    @Test
    void saysWhereItListensOnceItDoes() {
        var shell = Shell.withService((_, ready) -> ready.accept(SOCKET));
        var result = shell.run("service");
        assertEquals(0, result.exitCode());
        assertEquals("Ready at " + SOCKET + "\n", result.out());
        assertEquals(
                "{\"socket\":\"" + SOCKET + "\"}\n",
                shell.run("service", "--json").out());
    }
}
