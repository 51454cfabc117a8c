package org.semblance.cli;

import picocli.CommandLine.Command;

@Command(
        name = "evaluate",
        synopsisSubcommandLabel = "COMMAND",
        footer = "  semblance evaluate verification --images people --all-pairs")
final class EvaluateCommand {}
