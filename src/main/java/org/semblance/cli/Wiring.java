package org.semblance.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.semblance.inference.ModelShelf;
import org.semblance.ipc.Semblance;

/// What the command line is connected to. Everything is made when a command needs it, so that `--help` loads no
/// camera, no model and no store.
///
/// @param semblance connects to the service, or does its work here; the command closes it
/// @param dataFolder where references are kept, for the person who is asked to agree to that
/// @param models folder of the networks
/// @param parts what the product is made of, a line each, for `--version`
public record Wiring(
        Supplier<Semblance> semblance,
        ServiceRunner service,
        DemoRunner demo,
        BenchRunner bench,
        TrayRunner tray,
        Path dataFolder,
        Path models,
        Supplier<List<String>> parts) {

    ModelShelf shelf() {
        return new ModelShelf(models, dataFolder.resolve("models"));
    }
}
