package org.semblance.cli;

import picocli.CommandLine.Command;

@Command(
        name = "models",
        header = "List, check, choose, add and fetch networks.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = "  semblance models list")
final class ModelsCommand {}
