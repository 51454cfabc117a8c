package org.semblance.cli;

import picocli.CommandLine.Command;

@Command(
        name = "pam",
        header = "Let a face open lockers, and show what it opens.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = "  semblance pam status")
final class PamCommand {}
