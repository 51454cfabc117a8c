package org.semblance.cli;

import picocli.CommandLine.Command;

@Command(name = "models", synopsisSubcommandLabel = "COMMAND", footer = "  semblance models list")
final class ModelsCommand {}
