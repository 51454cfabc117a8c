package org.semblance.cli;

import picocli.CommandLine.Command;

@Command(
        name = "evaluate",
        header = "Measure error rates on pictures of people.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = "  semblance evaluate verification --images people --all-pairs")
final class EvaluateCommand {}
